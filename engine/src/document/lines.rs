//! Byte offsets and character counts to lines and columns.

use crate::diagnostic::{Position, Span};

/// Index over one text.
#[derive(Debug)]
pub struct Lines {
    /// Byte offset of the start of each line.
    starts: Vec<u32>,
    bytes: u32,
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

impl Lines {
    /// Indexes a text. Lines end at LF, as editors count them.
    pub fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| narrow(i + 1));
        let starts = std::iter::once(0).chain(ends).collect();
        Self { starts, bytes: narrow(text.len()) }
    }

    /// The line (from 1) that a byte offset lies on. It costs nothing like [`Self::position`].
    pub fn line(&self, offset: usize) -> u32 {
        narrow(self.starts.partition_point(|start| *start <= narrow(offset)))
    }

    /// The position of a byte offset; offsets past the end mean the end. Counts the characters of the line before it.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = narrow(offset).min(self.bytes);
        while offset > 0 && !text.is_char_boundary(offset as usize) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = text.get(start as usize..offset as usize).unwrap_or_default();
        Position { offset, line: narrow(line), column: narrow(before.chars().count() + 1) }
    }

    /// The span between two byte offsets.
    pub fn span(&self, text: &str, start: usize, end: usize) -> Span {
        Span { start: self.position(text, start), end: self.position(text, end.max(start)) }
    }

    /// The byte range of a line (from 1), without its line end.
    pub fn line_range(&self, text: &str, line: u32) -> std::ops::Range<usize> {
        let index = (line as usize).saturating_sub(1);
        let start = self.starts.get(index).copied().unwrap_or(self.bytes) as usize;
        let end = self.starts.get(index + 1).map_or(self.bytes as usize, |next| *next as usize - 1);
        let line = text.get(start..end).unwrap_or_default();
        start..start + line.trim_end_matches('\r').len()
    }
}

/// A place in a text that knows its position and moves forward, at the cost of the characters it passes. A parser asks
/// for places in the order of the text; from the start of the line each time, a file of one long line would cost the
/// square of its length.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    /// Characters passed since the start.
    index: usize,
    position: Position,
}

impl<'a> Cursor<'a> {
    /// A cursor at byte `offset` of a text, from where characters are counted.
    pub(super) fn new(text: &'a str, lines: &Lines, offset: usize) -> Self {
        Self { text, index: 0, position: lines.position(text, offset) }
    }

    /// How many characters lie behind it.
    pub(super) fn index(&self) -> usize {
        self.index
    }

    /// Where it stands.
    pub(super) fn position(&self) -> Position {
        self.position
    }

    /// The cursor moved on to the `index`th character, or to the end.
    #[must_use]
    pub(super) fn at_character(self, index: usize) -> Self {
        let ahead = index.saturating_sub(self.index);
        self.moved(|characters, _| ahead.saturating_sub(characters))
    }

    /// The cursor moved on to the character at or behind a byte offset, or to the end.
    #[must_use]
    pub(super) fn at_byte(self, offset: usize) -> Self {
        let ahead = offset.saturating_sub(self.position.offset as usize);
        self.moved(|_, bytes| ahead.saturating_sub(bytes))
    }

    /// Goes on while something is left, by the characters and the bytes that it passed. By bytes, of which those that begin a
    /// character count, and over a long way by whole blocks of them: to read each character would cost more than to parse.
    fn moved(mut self, left: impl Fn(usize, usize) -> usize) -> Self {
        let rest = self.text.as_bytes().get(self.position.offset as usize..).unwrap_or_default();
        let (mut characters, mut lines, mut line_start) = (0, 0, None);
        let mut end = 0;
        while end < rest.len() {
            // A block has no more characters than bytes, so none of it is too much.
            if left(characters, end) >= BLOCK
                && let Some(block) = rest.get(end..end + BLOCK)
                && !block.contains(&b'\n')
            {
                characters += block.iter().filter(|byte| begins_character(**byte)).count();
                end += BLOCK;
                continue;
            }
            let until = rest.len().min(end + BLOCK);
            while end < until {
                let byte = rest.get(end).copied().unwrap_or_default();
                if begins_character(byte) {
                    if left(characters, end) == 0 {
                        break;
                    }
                    characters += 1;
                    if byte == b'\n' {
                        lines += 1;
                        line_start = Some(characters);
                    }
                }
                end += 1;
            }
            if end < until {
                break;
            }
        }
        self.index += characters;
        self.position.offset += narrow(end);
        self.position.line += lines;
        let column =
            line_start.map_or(self.position.column as usize + characters, |start| characters - start + 1);
        self.position.column = narrow(column);
        self
    }
}

/// Bytes that are passed at once.
const BLOCK: usize = 32;

fn begins_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Cursor, Lines};

    #[test]
    fn columns_count_characters() {
        let text = "a: 1\n题目: 𠮷野家\n";
        let lines = Lines::new(text);
        let at = text.find('野').unwrap();
        let position = lines.position(text, at);
        assert_eq!((position.line, position.column), (2, 6));
        assert_eq!(&text[lines.line_range(text, 2)], "题目: 𠮷野家");
    }

    proptest! {
        #[test]
        fn characters_map_to_their_bytes(text in "[a\\r\\n题𠮷é]{0,300}") {
            let lines = Lines::new(&text);
            let start = Cursor::new(&text, &lines, 0);
            for (index, (byte, _)) in text.char_indices().enumerate() {
                let position = lines.position(&text, byte);
                prop_assert_eq!(position.offset as usize, byte);
                let line = text[..byte].matches('\n').count() + 1;
                prop_assert_eq!(position.line as usize, line);
                prop_assert_eq!(start.at_character(index).position(), position);
                prop_assert_eq!(start.at_byte(byte).position(), position);
            }
        }
    }
}
