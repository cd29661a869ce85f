//! Line breaks of Word and of Unicode (U+000B, U+000C, U+2028, U+2029): in a value they are line breaks, told of and
//! replaced on request; anywhere else a program could take for two lines what others see as one (rule `text`).

use std::ops::Range;
use std::sync::Arc;

use saphyr_parser::ScalarStyle;

use super::emit;
use super::hidden::RULE;
use super::lines::Lines;
use crate::diagnostic::{Diagnostic, Location, Message, Severity};

/// Whether a character is such a break.
pub(super) fn is_soft(c: char) -> bool {
    matches!(c, '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}')
}

/// A value with line breaks in their place.
pub(super) fn read(value: &str) -> String {
    value.replace(is_soft, "\n")
}

/// A break as it stands in a file.
struct Found {
    range: Range<usize>,
    code: u32,
}

/// The breaks of a line of a file, as characters or, in double quotes, as escapes.
fn found(text: &str, line: Range<usize>, escapes: bool) -> Vec<Found> {
    let mut found = Vec::new();
    let mut characters = text.get(line.clone()).unwrap_or_default().char_indices();
    while let Some((at, c)) = characters.next() {
        let start = line.start + at;
        if is_soft(c) {
            found.push(Found { range: start..start + c.len_utf8(), code: u32::from(c) });
        } else if c == '\\' && escapes {
            let Some((_, letter)) = characters.next() else { break };
            let digits = match letter {
                'x' => 2,
                'u' => 4,
                'U' => 8,
                _ => 0,
            };
            let rest = characters.as_str();
            let code = match letter {
                'v' => Some(0xB),
                'f' => Some(0xC),
                'L' => Some(0x2028),
                'P' => Some(0x2029),
                _ => rest.get(..digits).and_then(|hex| u32::from_str_radix(hex, 16).ok()),
            };
            let end = start + 1 + letter.len_utf8() + digits;
            if let Some(code) = code.filter(|code| char::from_u32(*code).is_some_and(is_soft)) {
                found.push(Found { range: start..end, code });
            }
        }
    }
    found
}

/// What there is to tell of the breaks in a value, a line of the file at a time.
pub(super) fn in_value(
    path: &Arc<str>,
    text: &str,
    lines: &Lines,
    value: &str,
    (style, range): (ScalarStyle, Range<usize>),
) -> Vec<Diagnostic> {
    let span = lines.span(text, range.start, range.end);
    let quoted = style == ScalarStyle::DoubleQuoted;
    let mut faults = Vec::new();
    for line in span.start.line..=span.end.line {
        let whole = lines.line_range(text, line);
        let part = whole.start.max(range.start)..whole.end.min(range.end);
        let found = found(text, part, quoted);
        let (Some(first), Some(last)) = (found.first(), found.last()) else { continue };
        let location = Location::at(path, lines.span(text, first.range.start, last.range.end));
        let message = Message::new("text-soft-break").text("code", format_args!("U+{:04X}", first.code));
        let fault = Diagnostic::new(RULE, Severity::Warning, location.clone(), message);
        let fault = fault.help(Message::new("text-soft-break-mend"));
        let indent: String =
            text.get(whole.clone()).unwrap_or_default().chars().take_while(|c| *c == ' ').collect();
        let line_end =
            if text.get(whole.end..).is_some_and(|rest| rest.starts_with('\r')) { "\r\n" } else { "\n" };
        let end = match style {
            ScalarStyle::DoubleQuoted => "\\n".to_owned(),
            ScalarStyle::Literal => format!("{line_end}{indent}"),
            ScalarStyle::Folded => format!("{line_end}{line_end}{indent}"),
            ScalarStyle::Plain | ScalarStyle::SingleQuoted => {
                // Such a text has to be written in another way, which is certain where it stands on one line.
                let is_certain = span.start.line == span.end.line;
                let whole = Location::at(path, span);
                faults.push(if is_certain {
                    fault.replace_private(whole, emit::scalar(&read(value)))
                } else {
                    fault
                });
                continue;
            }
        };
        let mut written = String::new();
        let mut from = first.range.start;
        for one in &found {
            written.push_str(text.get(from..one.range.start).unwrap_or_default());
            written.push_str(&end);
            from = one.range.end;
        }
        // Nobody has looked yet whether this value is public.
        faults.push(fault.replace_private(location, written));
    }
    faults
}

/// What there is to tell of the breaks that stand in no value: an error in YAML, a line break in the Markdown behind it.
pub(super) fn elsewhere(
    path: &Arc<str>,
    text: &str,
    lines: &Lines,
    (values, body): (&[Range<usize>], &Range<usize>),
) -> Vec<Diagnostic> {
    let mut values = values.iter().peekable();
    let mut faults = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_soft(*c)) {
        while values.next_if(|range| range.end <= at).is_some() {}
        if values.peek().is_some_and(|range| range.contains(&at)) {
            continue;
        }
        let location = Location::at(path, lines.span(text, at, at + c.len_utf8()));
        let code = format!("U+{:04X}", u32::from(c));
        faults.push(if body.contains(&at) {
            Diagnostic::new(
                RULE,
                Severity::Warning,
                location.clone(),
                Message::new("text-soft-break").text("code", code),
            )
            .help(Message::new("text-soft-break-mend"))
            .replace(location, "\n")
        } else {
            Diagnostic::new(
                RULE,
                Severity::Error,
                location,
                Message::new("text-control-character").text("code", code),
            )
            .help(Message::new("text-delete-character"))
        });
        if faults.len() >= super::limits::CHARACTER_FAULTS {
            break;
        }
    }
    faults
}
