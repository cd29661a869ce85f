//! What stands between the digits of a number.

use super::{BLANKS, INDENT, MARKS};

/// What stands between two groups of digits, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gap(u16);

impl Gap {
    pub(super) const BLANK: Self = Self(1);
    pub(super) const TAB: Self = Self(2);
    pub(super) const BREAK: Self = Self(4);
    pub(super) const HYPHEN: Self = Self(8);
    pub(super) const DOT: Self = Self(16);
    pub(super) const SLASH: Self = Self(32);
    pub(super) const BRACKET: Self = Self(64);
    /// `_` and `·`.
    pub(super) const JOINT: Self = Self(128);
    /// Marks that part numbers from each other rather than the groups of one.
    pub(super) const OTHER: Self = Self(256);

    pub(super) fn of(c: char) -> Option<Self> {
        Some(match c {
            ' ' => Self::BLANK,
            '\t' => Self::TAB,
            '\n' => Self::BREAK,
            '-' => Self::HYPHEN,
            '.' => Self::DOT,
            '/' => Self::SLASH,
            '(' | ')' | '[' | ']' => Self::BRACKET,
            '_' | '·' => Self::JOINT,
            ',' | '、' | ':' | '|' | '*' | '~' | '+' | '#' | '\\' | '\'' | '"' | '=' | '&' => Self::OTHER,
            _ => return None,
        })
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn only(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }
}

/// The gap that starts here, with its length; none where digits would not be read across it.
pub(super) fn gap_at(chars: &[char], at: usize) -> Option<(Gap, usize)> {
    let mut gap = Gap::default();
    let (mut blanks, mut marks, mut length) = (0, 0, 0);
    while let Some(kind) = chars.get(at + length).and_then(|c| Gap::of(*c)) {
        if kind.only(Gap::BLANK.and(Gap::TAB).and(Gap::BREAK)) {
            blanks += 1;
        } else {
            marks += 1;
        }
        gap = gap.and(kind);
        length += 1;
        if marks > MARKS || blanks > INDENT {
            return None;
        }
    }
    (length > 0 && (blanks <= BLANKS || gap.has(Gap::BREAK))).then_some((gap, length))
}

/// The gap between `at` and a digit in front of it.
pub(super) fn gap_before(chars: &[char], at: usize) -> Option<Gap> {
    let mut gap = Gap::default();
    for back in 1..=BLANKS + 1 {
        let c = *at.checked_sub(back).and_then(|index| chars.get(index))?;
        if c.is_ascii_digit() {
            return (back > 1).then_some(gap);
        }
        gap = gap.and(Gap::of(c)?);
    }
    None
}
