//! What a YAML syntax fault means, in words for people who do not know YAML.

use std::ops::Range;
use std::sync::Arc;

use super::limits;
use super::lines::Lines;
use super::yaml::RULE;
use crate::diagnostic::{Diagnostic, Message, Place, Severity};

/// Marks that a merge tool leaves where two versions disagree.
pub(super) fn conflict_marks(
    path: &Arc<str>,
    text: &str,
    lines: &Lines,
    range: &Range<usize>,
) -> Option<Diagnostic> {
    let mut offset = range.start;
    for line in text.get(range.clone())?.split_inclusive('\n') {
        if ["<<<<<<< ", ">>>>>>> "].iter().any(|mark| line.starts_with(mark)) {
            let span = lines.span(text, offset, offset + line.trim_end().len());
            let message = Message::new("yaml-conflict-marks");
            return Some(Diagnostic::new(RULE, Severity::Error, Place::at(path, span), message));
        }
        offset += line.len();
    }
    None
}

/// The parser's complaint `info` at byte `at`, told by what stands on that line.
pub(super) fn explain(path: &Arc<str>, text: &str, lines: &Lines, at: usize, info: &str) -> Diagnostic {
    let position = lines.position(text, at);
    let whole = lines.line_range(text, position.line);
    let line = text.get(whole.clone()).unwrap_or_default();
    if info.contains("recursion limit") {
        let place = Place::at(path, lines.span(text, at, at));
        let message = Message::new("yaml-too-deep").count("limit", limits::DEPTH);
        return Diagnostic::new(RULE, Severity::Error, place, message);
    }
    if let Some(fault) = full_width_colon(path, text, lines, position.line) {
        return fault;
    }
    let value = Value::of(line);
    let (id, span) = if let Some(tab) = tab_in_indent(line) {
        ("yaml-tab", whole.start + tab..whole.start + tab + 1)
    } else if value.text.starts_with(['%', '@', '`', '&', '*', '!', '|', '>'])
        && !info.contains("mapping values")
    {
        ("yaml-needs-quotes", value.range(&whole))
    } else if value.text.starts_with(['"', '\'']) || info.contains("quoted scalar") {
        ("yaml-quote", value.range(&whole))
    } else if value.text.contains(": ") || value.text.ends_with(':') {
        ("yaml-colon-in-text", value.range(&whole))
    } else if info.contains("flow") || info.contains("bracket") || info.contains("',' or") {
        ("yaml-bracket", at..at)
    } else if info.contains("indent") || info.contains("block") || info.contains("expected key") {
        ("yaml-indent", at..at)
    } else {
        ("yaml-syntax", at..at)
    };
    let span = if span.is_empty() { one_character(text, &whole, span.start) } else { span };
    let place = Place::at(path, lines.span(text, span.start, span.end));
    let fault = Diagnostic::new(RULE, Severity::Error, place.clone(), Message::new(id));
    let fault = match id {
        "yaml-colon-in-text" => fault.mend(Message::new("yaml-colon-in-text-mend")),
        _ => fault,
    };
    match id {
        "yaml-colon-in-text" | "yaml-needs-quotes" if !value.text.contains(['"', '\\']) => {
            // The file could not be parsed, so nobody knows whether this value is public.
            fault.replace_private(place, format!("\"{}\"", value.text))
        }
        _ => fault,
    }
}

/// A key with a full-width colon behind it, on the line of the complaint or the one before: the parser takes the line
/// for running text and complains only at the next.
fn full_width_colon(path: &Arc<str>, text: &str, lines: &Lines, line: u32) -> Option<Diagnostic> {
    [line, line.saturating_sub(1).max(1)].into_iter().find_map(|line| {
        let range = lines.line_range(text, line);
        let (key, _) = text.get(range.clone())?.split_once('：')?;
        let is_key = |c: char| c.is_ascii_lowercase() || c == '_';
        if !key.trim_start_matches([' ', '-']).chars().all(is_key) {
            return None;
        }
        let colon = range.start + key.len();
        let place = Place::at(path, lines.span(text, colon, colon + '：'.len_utf8()));
        let message = Message::new("yaml-fullwidth-colon");
        Some(Diagnostic::new(RULE, Severity::Error, place.clone(), message).replace(place, ": "))
    })
}

/// What a line has after its key.
struct Value<'a> {
    text: &'a str,
    start: usize,
}

impl<'a> Value<'a> {
    fn of(line: &'a str) -> Self {
        let indent = line.len() - line.trim_start_matches([' ', '-']).len();
        let rest = line.get(indent..).unwrap_or_default();
        let start = rest.find(": ").map_or(indent, |colon| indent + colon + 2);
        let tail = line.get(start..).unwrap_or_default();
        let text = tail.trim();
        Self { text, start: start + (tail.len() - tail.trim_start().len()) }
    }

    fn range(&self, line: &Range<usize>) -> Range<usize> {
        line.start + self.start..line.start + self.start + self.text.len()
    }
}

fn tab_in_indent(line: &str) -> Option<usize> {
    let indent = line.len() - line.trim_start().len();
    line.get(..indent)?.find('\t')
}

/// The character at `at`, or the last of the line when `at` is its end.
fn one_character(text: &str, line: &Range<usize>, at: usize) -> Range<usize> {
    let at = at.clamp(line.start, line.end);
    match text.get(at..line.end).and_then(|rest| rest.chars().next()) {
        Some(c) => at..at + c.len_utf8(),
        None => match text.get(line.clone()).and_then(|line| line.chars().next_back()) {
            Some(c) => line.end - c.len_utf8()..line.end,
            None => at..at,
        },
    }
}
