//! Breaks lines at a width in terminal columns. Chinese may break between any two characters, but no line starts with a
//! closing mark or ends with an opening one (GB/T 15834 避头尾).

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const NOT_AT_START: &str = "，。、；：？！”’）》〉】」』…—%％·,.;:?!)]}";
const NOT_AT_END: &str = "“‘（《〈【「『([{";

/// Breaks `text` into lines of at most `width` columns; words wider than that stand alone.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if !line.is_empty() && line.width() + piece.trim_end().width() > width {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(if line.is_empty() { piece.trim_start() } else { piece });
    }
    if !line.trim_end().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The stretches between which a line may break.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut previous: Option<char> = None;
    for (at, c) in text.char_indices() {
        if let Some(before) = previous
            && may_break(before, c)
        {
            pieces.extend(text.get(start..at));
            start = at;
        }
        previous = Some(c);
    }
    pieces.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if after == ' ' || NOT_AT_START.contains(after) || NOT_AT_END.contains(before) {
        return false;
    }
    let wide = |c: char| c.width() == Some(2);
    before == ' ' || wide(before) || wide(after)
}

/// Columns to wrap at: the terminal's, within reason; 80 where there is none.
pub fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0)).clamp(40, 100)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    use super::wrap;

    #[test]
    fn chinese_breaks_anywhere_but_before_closing_marks() {
        assert_eq!(wrap("缺少“考核指标”，请补上。", 12), ["缺少“考核指", "标”，请补", "上。"]);
        assert_eq!(wrap("write it as 2021-03-24", 12), ["write it as", "2021-03-24"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[题目，。a-z ]{0,80}", width in 4usize..40) {
            let joined: String = wrap(&text, width).concat().replace(' ', "");
            prop_assert_eq!(joined, text.replace(' ', ""));
        }

        #[test]
        fn lines_fit(text in "[题目高温]{0,80}", width in 4usize..40) {
            for line in wrap(&text, width) {
                prop_assert!(line.width() <= width);
            }
        }
    }
}
