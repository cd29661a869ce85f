//! A message in words, with the values in it still known as values.

use std::fmt;

/// Stand around a value while a message is put together. No value holds them: they are noncharacters, which
/// [`visible_line`](super::visible_line) names by their codes.
pub(super) const OPEN: char = '\u{FDD0}';
pub(super) const CLOSE: char = '\u{FDD1}';

/// A part of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Our own words.
    Words(String),
    /// A value, which may come from a file that anybody proposed.
    Value(String),
}

/// A message in words. Shown as plain text by `Display`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording(Vec<Piece>);

impl Wording {
    /// Words without values.
    pub fn words(text: impl Into<String>) -> Self {
        Self(vec![Piece::Words(text.into())])
    }

    /// The parts in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// Splits a text at the marks around its values.
    pub(super) fn split(marked: &str) -> Self {
        let mut pieces = Vec::new();
        for (index, part) in marked.split(OPEN).enumerate() {
            let (value, words) = match part.split_once(CLOSE) {
                Some((value, words)) if index > 0 => (Some(value), words),
                _ => (None, part),
            };
            pieces.extend(value.map(|value| Piece::Value(value.to_owned())));
            if !words.is_empty() {
                pieces.push(Piece::Words(words.to_owned()));
            }
        }
        Self(pieces)
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| match piece {
            Piece::Words(text) | Piece::Value(text) => f.write_str(text),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, Wording};

    #[test]
    fn values_are_told_from_words() {
        let wording = Wording::split("“\u{FDD0}题目\u{FDD1}”太长，最多 \u{FDD0}40\u{FDD1} 字");
        let expected = [
            Piece::Words("“".into()),
            Piece::Value("题目".into()),
            Piece::Words("”太长，最多 ".into()),
            Piece::Value("40".into()),
            Piece::Words(" 字".into()),
        ];
        assert_eq!(wording.pieces(), expected);
        assert_eq!(wording.to_string(), "“题目”太长，最多 40 字");
        assert_eq!(Wording::split("只有话").pieces(), [Piece::Words("只有话".into())]);
    }
}
