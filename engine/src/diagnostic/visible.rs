//! Text from outside, fit to be shown: what nobody sees, what moves a cursor and what a log obeys is named by its code.
//!
//! Values come from files that anybody may propose. They are shown in terminals, in the logs of CI jobs and in comments;
//! none of these may do what a value says. Two things are done for every format here: hidden characters are named, and
//! the one command that GitHub's and Azure's logs obey in the middle of a line (`##[...]`, `##vso[...]`) is broken. What
//! only one format needs, such as escaping for XML, is done by that format.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar;

/// A text with every hidden character named by its code. Lines stay lines.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            shown.push('\n');
        }
        push_line(&mut shown, line);
    }
    shown
}

/// A text on one line: line breaks are named like every other hidden character, so that no value can start a line.
pub fn visible_line(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    push_line(&mut shown, text);
    shown
}

fn push_line(shown: &mut String, line: &str) {
    for (index, c) in line.char_indices() {
        push_visible(shown, c, &line[index..]);
    }
}

/// Adds one character; `rest` is the text from it on.
pub fn push_visible(shown: &mut String, c: char, rest: &str) {
    if c == '\t' {
        shown.push(' ');
    } else if is_hidden(c) || starts_command(rest) {
        // Writing to a string never fails.
        let _ = write!(shown, "<U+{:04X}>", u32::from(c));
    } else {
        shown.push(c);
    }
}

/// Whether a character is not seen as itself: controls, marks of direction, characters without width, noncharacters.
pub fn is_hidden(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let separates = matches!(c, '\u{2028}' | '\u{2029}');
    let noncharacter = matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE;
    turns || separates || noncharacter || c.is_control() || c.width() == Some(0)
}

/// Whether a command of a CI log starts here: `##[`, or `##` and a word before the bracket.
pub fn starts_command(rest: &str) -> bool {
    rest.strip_prefix("##")
        .is_some_and(|word| word.trim_start_matches(|c: char| c.is_ascii_alphabetic()).starts_with('['))
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_line};

    #[test]
    fn hidden_characters_are_named() {
        assert_eq!(
            visible("a\tb\u{1B}[2J\nc\u{202E}\u{200B}\u{85}"),
            "a b<U+001B>[2J\nc<U+202E><U+200B><U+0085>"
        );
        assert_eq!(visible_line("a\r\n::error::b\u{2028}"), "a<U+000D><U+000A>::error::b<U+2028>");
        assert_eq!(visible_line("\u{FDD0}\u{FFFE}\u{10FFFF}"), "<U+FDD0><U+FFFE><U+10FFFF>");
        assert_eq!(visible_line("𠮷野家 ½ é"), "𠮷野家 ½ é");
    }

    #[test]
    fn commands_in_a_line_are_broken() {
        assert_eq!(visible_line("x ##[error]y"), "x <U+0023>#[error]y");
        assert_eq!(visible_line("###vso[task]"), "#<U+0023>#vso[task]");
        assert_eq!(visible_line("## 二级标题 [1]"), "## 二级标题 [1]");
    }
}
