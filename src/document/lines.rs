//! Byte offsets to lines and columns, and character counts to byte offsets.

use crate::diagnostic::{Position, Span};

/// How many characters lie between two remembered byte offsets.
const STRIDE: usize = 64;

/// Index over one text.
#[derive(Debug)]
pub struct Lines {
    /// Byte offset of the start of each line.
    starts: Vec<u32>,
    /// Byte offset of every [`STRIDE`]th character; empty for ASCII, where bytes are characters.
    strides: Vec<u32>,
    bytes: u32,
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

impl Lines {
    /// Indexes a text. Lines end at LF, as editors count them.
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| narrow(i + 1)))
            .collect();
        let strides = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().step_by(STRIDE).map(|(i, _)| narrow(i)).collect()
        };
        Self { starts, strides, bytes: narrow(text.len()) }
    }

    /// The position of a byte offset; offsets past the end mean the end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = narrow(offset).min(self.bytes);
        while offset > 0 && !text.is_char_boundary(offset as usize) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = text.get(start as usize..offset as usize).unwrap_or_default();
        let column = if self.strides.is_empty() { before.len() } else { before.chars().count() };
        Position { offset, line: narrow(line), column: narrow(column + 1) }
    }

    /// The span between two byte offsets.
    pub fn span(&self, text: &str, start: usize, end: usize) -> Span {
        Span { start: self.position(text, start), end: self.position(text, end.max(start)) }
    }

    /// The byte offset of the `index`th character (from 0); the end for an index past it.
    pub fn byte_of_character(&self, text: &str, index: usize) -> usize {
        if self.strides.is_empty() {
            return index.min(self.bytes as usize);
        }
        let Some(base) = self.strides.get(index / STRIDE) else { return self.bytes as usize };
        let tail = text.get(*base as usize..).unwrap_or_default();
        tail.char_indices().nth(index % STRIDE).map_or(self.bytes as usize, |(i, _)| *base as usize + i)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Lines;

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
        fn characters_map_to_their_bytes(text in "[a\\n题𠮷é]{0,300}") {
            let lines = Lines::new(&text);
            for (index, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(lines.byte_of_character(&text, index), byte);
                let position = lines.position(&text, byte);
                let line = text[..byte].matches('\n').count() + 1;
                prop_assert_eq!(position.line as usize, line);
            }
        }
    }
}
