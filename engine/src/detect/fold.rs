//! A text as it would be read aloud: without what the eye does not see, with one form for each character that has several.

use std::ops::Range;

use crate::document::{is_ignorable, plain_han};

/// A folded text in which every character knows the bytes of the text that it came from.
pub(crate) struct Folded {
    pub(super) chars: Vec<char>,
    /// Where each character stood, and last where the text ended.
    at: Vec<usize>,
}

impl Folded {
    /// Folds a text. Line ends stay, and tabs, which part the cells of a row; all other blanks become one sort of blank.
    pub(crate) fn new(text: &str) -> Self {
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

    /// The same text without any blank, and for each character whether a line begins with it.
    pub(super) fn compact(&self) -> (Self, Vec<bool>) {
        let mut compact = Self { chars: Vec::with_capacity(self.chars.len()), at: Vec::new() };
        let mut begins = Vec::with_capacity(self.chars.len());
        let mut begin = true;
        for (c, at) in self.chars.iter().zip(&self.at) {
            if c.is_whitespace() {
                begin |= *c == '\n';
                continue;
            }
            compact.chars.push(*c);
            compact.at.push(*at);
            begins.push(std::mem::take(&mut begin));
        }
        compact.at.extend(self.at.last());
        (compact, begins)
    }

    /// The same text with digits for the numerals that numbers are read out in (一三八…, 幺, 〇).
    pub(super) fn with_numerals_as_digits(&self) -> Self {
        let chars = self.chars.iter().map(|c| numeral(*c).unwrap_or(*c)).collect();
        Self { chars, at: self.at.clone() }
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

/// The zeros of the scripts that have digits of their own (Unicode's `Nd`, without those folded below).
const ZEROS: [char; 22] = [
    '\u{660}', '\u{6F0}', '\u{7C0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}', '\u{BE6}',
    '\u{C66}', '\u{CE6}', '\u{D66}', '\u{E50}', '\u{ED0}', '\u{F20}', '\u{1040}', '\u{17E0}', '\u{1810}',
    '\u{1946}', '\u{19D0}', '\u{A620}', '\u{A8D0}',
];

/// One character in its plain form, by the compatibility forms of Unicode that occur in forms (full-width letters and
/// digits, raised, lowered, circled and mathematical digits, blanks of all widths, radicals that stand for characters) and
/// the traditional characters of the marks. None for characters that cannot be seen, and for what is drawn over others.
pub(super) fn fold(c: char) -> Option<char> {
    Some(match c {
        '機' => '机',
        '絕' => '绝',
        '祕' => '秘',
        '級' => '级',
        '內' => '内',
        '國' => '国',
        '專' => '专',
        '資' => '资',
        '長' => '长',
        '個' => '个',
        '傳' => '传',
        '開' => '开',
        '屬' => '属',
        '無' => '无',
        '與' => '与',
        ' '..='~' | '\n' | '\t' | '\u{3400}'..='\u{9FFF}' => c,
        '\r' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '\u{300}'..='\u{36F}' | '\u{20D0}'..='\u{20F0}' => return None,
        c if is_ignorable(c) => return None,
        '\u{FF01}'..='\u{FF5E}' => shifted(c, 0xFF01, '!'),
        '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => {
            let plain = plain_han(c).unwrap_or(c);
            // A radical can stand for the traditional form of a character.
            if plain == '長' { '长' } else { plain }
        }
        '㊙' => '秘',
        '⁰' | '₀' | '⓪' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => shifted(c, 0x2074, '4'),
        '₁'..='₉' => shifted(c, 0x2081, '1'),
        '①'..='⑨' => shifted(c, 0x2460, '1'),
        '⑴'..='⑼' => shifted(c, 0x2474, '1'),
        '⒈'..='⒐' => shifted(c, 0x2488, '1'),
        '⓵'..='⓽' => shifted(c, 0x24F5, '1'),
        '❶'..='❾' => shifted(c, 0x2776, '1'),
        '➀'..='➈' => shifted(c, 0x2780, '1'),
        '➊'..='➒' => shifted(c, 0x278A, '1'),
        '\u{1D7CE}'..='\u{1D7FF}' => char::from_digit((u32::from(c) - 0x1D7CE) % 10, 10).unwrap_or(c),
        '﹫' => '@',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '⁃' | '➖' => '-',
        '・' | '‧' | '∙' | '⋅' | '•' | '･' => '·',
        '⁄' | '∕' => '/',
        '․' => '.',
        '﹙' | '⁽' => '(',
        '﹚' | '⁾' => ')',
        '☆' | '⭐' | '✩' | '✪' | '✫' | '✬' | '✭' | '✮' | '✯' | '✰' | '⭑' | '⚝' | '⍟' | '⋆' | '🌟' => {
            '★'
        }
        '【' | '〔' | '〖' => '[',
        '】' | '〕' | '〗' => ']',
        other => ZEROS
            .iter()
            .find_map(|zero| char::from_digit(u32::from(other).checked_sub(u32::from(*zero))?, 10))
            .unwrap_or(other),
    })
}

/// The digit that a numeral is read out as.
pub(super) fn numeral(c: char) -> Option<char> {
    Some(match c {
        '〇' | '零' | '○' => '0',
        '一' | '幺' | '壹' => '1',
        '二' | '贰' | '两' => '2',
        '三' | '叁' => '3',
        '四' | '肆' => '4',
        '五' | '伍' => '5',
        '六' | '陆' => '6',
        '七' | '柒' => '7',
        '八' | '捌' => '8',
        '九' | '玖' => '9',
        _ => return None,
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
        assert_eq!(
            shown(&Folded::new("⼯作㊙密\u{FE0F}⻓期٣❽1\u{FE0F}\u{20E3}\t机\u{332}")),
            "工作秘密长期381\t机"
        );
    }

    #[test]
    fn places_lead_back_to_the_text() {
        let text = "机\u{200B}密 ★";
        let folded = Folded::new(text);
        assert_eq!(&text[folded.bytes(&(0..2))], "机\u{200B}密");
        let (compact, _) = folded.compact();
        assert_eq!(&text[compact.bytes(&(1..3))], "密 ★");
        assert_eq!(folded.bytes(&(9..12)), text.len()..text.len());
    }

    #[test]
    fn lines_are_known_without_their_blanks() {
        let (compact, begins) = Folded::new("甲 乙\n  丙").compact();
        assert_eq!(shown(&compact), "甲乙丙");
        assert_eq!(begins, [true, false, true]);
    }

    #[test]
    fn broken_lines_are_joined() {
        assert_eq!(shown(&Folded::new("联系 138\r\n    1234 5678").joined()), "联系 1381234 5678");
    }
}
