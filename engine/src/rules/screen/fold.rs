//! A text as it would be read aloud: without what the eye does not see, with one form for each character that has several.

use std::ops::Range;

use crate::document::is_ignorable;

/// A folded text in which every character knows the bytes of the text that it came from.
pub(in crate::rules) struct Folded {
    pub(super) chars: Vec<char>,
    /// Where each character stood, and last where the text ended.
    at: Vec<usize>,
}

impl Folded {
    /// Folds a text. Line ends stay; all other blanks become one sort of blank.
    pub(in crate::rules) fn new(text: &str) -> Self {
        let mut folded = Self { chars: Vec::with_capacity(text.len() / 2), at: Vec::new() };
        for (at, c) in text.char_indices() {
            if let Some(c) = fold(c) {
                folded.chars.push(c);
                folded.at.push(at);
            }
        }
        folded.at.push(text.len());
        folded
    }

    /// The same text without line ends and the blanks around them: as if nobody had broken its lines.
    pub(super) fn joined(&self) -> Self {
        let mut joined = Self { chars: Vec::with_capacity(self.chars.len()), at: Vec::new() };
        let mut start = 0;
        while start < self.chars.len() {
            let blank = |c: &&char| c.is_whitespace();
            let run = self.chars.iter().skip(start).take_while(blank).count();
            let breaks = self.chars.iter().skip(start).take(run).any(|c| *c == '\n');
            let take = if run == 0 { 1 } else { run };
            if !breaks {
                joined.chars.extend(self.chars.iter().skip(start).take(take));
                joined.at.extend(self.at.iter().skip(start).take(take));
            }
            start += take;
        }
        joined.at.extend(self.at.last());
        joined
    }

    /// The same text without any blank.
    pub(super) fn compact(&self) -> Self {
        let kept = self.chars.iter().zip(&self.at).filter(|(c, _)| !c.is_whitespace());
        let (chars, mut at): (Vec<char>, Vec<usize>) = kept.unzip();
        at.extend(self.at.last());
        Self { chars, at }
    }

    /// The bytes that a stretch of characters came from.
    pub(super) fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let end = self.at.last().copied().unwrap_or(0);
        let start = self.at.get(range.start).copied().unwrap_or(end);
        let last = range.end.saturating_sub(1);
        // Up to where the next character stands: invisible ones in between belong to it.
        start..self.at.get(last + 1).copied().unwrap_or(end).max(start)
    }
}

/// One character in its plain form, by the compatibility forms of Unicode that occur in forms (full-width letters and
/// digits, raised, lowered, circled and mathematical digits, blanks of all widths) and the traditional characters of
/// the marks. None for characters that cannot be seen.
pub(super) fn fold(c: char) -> Option<char> {
    Some(match c {
        '\n' => '\n',
        '\t'
        | '\r'
        | '\u{A0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200A}'
        | '\u{202F}'
        | '\u{205F}'
        | '\u{3000}' => ' ',
        c if is_ignorable(c) => return None,
        '\u{FF01}'..='\u{FF5E}' => shifted(c, 0xFF01, '!'),
        '⁰' | '₀' | '⓪' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => shifted(c, 0x2074, '4'),
        '₁'..='₉' => shifted(c, 0x2081, '1'),
        '①'..='⑨' => shifted(c, 0x2460, '1'),
        '\u{1D7CE}'..='\u{1D7FF}' => char::from_digit((u32::from(c) - 0x1D7CE) % 10, 10).unwrap_or(c),
        '﹫' => '@',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' => '-',
        '☆' | '⭐' | '✩' | '✪' | '✭' | '✮' | '✯' | '✰' | '⭑' | '🌟' => '★',
        '機' => '机',
        '絕' => '绝',
        '祕' => '秘',
        '級' => '级',
        '【' | '〔' | '〖' => '[',
        '】' | '〕' | '〗' => ']',
        other => other,
    })
}

fn shifted(c: char, from: u32, to: char) -> char {
    char::from_u32(u32::from(c) - from + u32::from(to)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::Folded;

    fn shown(folded: &Folded) -> String {
        folded.chars.iter().collect()
    }

    #[test]
    fn one_form_for_each_character() {
        assert_eq!(shown(&Folded::new("１３８\u{200B}②𝟕＠ｑｑ．com　機密☆")), "13827@qq.com 机密★");
    }

    #[test]
    fn places_lead_back_to_the_text() {
        let text = "机\u{200B}密 ★";
        let folded = Folded::new(text);
        assert_eq!(&text[folded.bytes(&(0..2))], "机\u{200B}密");
        let compact = folded.compact();
        assert_eq!(&text[compact.bytes(&(1..3))], "密 ★");
        assert_eq!(folded.bytes(&(9..12)), text.len()..text.len());
    }

    #[test]
    fn broken_lines_are_joined() {
        assert_eq!(shown(&Folded::new("联系 138\r\n    1234 5678").joined()), "联系 1381234 5678");
    }
}
