//! Lines: where one ends, and how several become one.

/// Whether a character ends a line: those of plain text, and those that Word and spreadsheets put between lines of one
/// paragraph or cell (U+000B, U+2028) or between pages.
pub fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The lines of a text. CR LF ends one line, not two.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(end) = text.find(is_break) else {
            rest = None;
            return Some(text);
        };
        let (line, after) = text.split_at(end);
        let mut following = after.chars();
        let is_return = following.next() == Some('\r');
        rest = Some(following.as_str());
        if is_return && let Some(after) = following.as_str().strip_prefix('\n') {
            rest = Some(after);
        }
        Some(line)
    })
}

/// A text on one line: lines joined, blanks as one each, and none where a line ends between Han characters, because there
/// was none when it was read. Paragraphs stay apart.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parted = false;
    for line in lines(text) {
        parted |= line.trim().is_empty();
        for (index, word) in line.split_whitespace().enumerate() {
            let apart = index > 0
                || std::mem::take(&mut parted)
                || !touch(out.chars().next_back(), word.chars().next());
            if apart && !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// Whether nothing stands between two characters when the lines that end and begin with them are joined.
pub fn touch(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(is_wide) && after.is_some_and(is_wide)
}

/// Han characters and their kin, with the punctuation that is as wide as they are.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFF}'
        | '\u{2460}'..='\u{24FF}' | '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

#[cfg(test)]
mod tests {
    use super::{lines, one_line};

    #[test]
    fn every_kind_of_line_end_ends_one_line() {
        let text = "一\n二\r\n三\r四\u{B}五\u{2028}六\u{2029}七\u{C}八\u{85}九\n";
        assert_eq!(
            lines(text).collect::<Vec<_>>(),
            ["一", "二", "三", "四", "五", "六", "七", "八", "九", ""]
        );
    }

    #[test]
    fn no_blank_comes_between_han_characters() {
        for (text, joined) in [
            ("研究烧结\n收缩模型。\n（2）样机", "研究烧结收缩模型。（2）样机"),
            ("  耐温\n1000 ℃\n  以上 ", "耐温 1000 ℃ 以上"),
            ("for\nexample", "for example"),
            ("甲 乙\u{B}丙\t丁", "甲 乙丙 丁"),
            ("甲\n\n乙\n丙", "甲 乙丙"),
            ("\n\n", ""),
        ] {
            assert_eq!(one_line(text), joined);
        }
    }
}
