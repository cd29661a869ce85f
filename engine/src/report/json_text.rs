//! JSON that may be printed anywhere: into a terminal, into the log of a CI job, into a page.

use std::fmt::Write as _;
use std::io;

use serde::Serialize;

use crate::diagnostic::{is_hidden, starts_command};

/// Writes a value as indented JSON and a line break. Inside texts, hidden characters and the start of a log command are
/// written as `\u` escapes: the same text to every parser, but nothing to a terminal or a log.
///
/// # Errors
/// When the value has no JSON, or the output does not take it.
pub fn write_json(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    let text = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
    writeln!(out, "{}", escape(&text))
}

/// All characters in question stand inside texts only, because JSON's own structure is plain ASCII and blanks.
fn escape(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    let mut units = [0; 2];
    for (index, c) in json.char_indices() {
        if c != '\n' && is_hidden(c) || starts_command(&json[index..]) {
            for unit in c.encode_utf16(&mut units) {
                // Writing to a string never fails.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::write_json;

    #[test]
    fn nothing_hidden_is_left_and_nothing_is_lost() {
        let text = "a\u{1B}[2J\u{7F}\u{9B}\u{202E}\u{E0041}\n::error::##[warning]\t##vso[x] ## [y]";
        let mut out = Vec::new();
        write_json(&[text], &mut out).unwrap();
        let json = String::from_utf8(out).unwrap();
        assert!(json.chars().all(|c| c == '\n' || !c.is_control()), "{json}");
        assert!(!json.contains("##[") && !json.contains("##vso["), "{json}");
        assert!(
            json.contains(r"\u009b") && json.contains(r"\u202e") && json.contains(r"\udb40\udc41"),
            "{json}"
        );
        assert!(json.contains("## [y]"), "{json}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), [text]);
    }
}
