//! What a YAML syntax fault means, in words for people who do not know YAML.

use std::ops::Range;
use std::sync::Arc;

use super::limits;
use super::lines::Lines;
use super::yaml::RULE;
use crate::diagnostic::{Diagnostic, Location, Message, Severity};

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
            return Some(Diagnostic::new(RULE, Severity::Error, Location::at(path, span), message));
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
        let location = Location::at(path, lines.span(text, at, at));
        let message = Message::new("yaml-too-deep").count("limit", limits::DEPTH);
        return Diagnostic::new(RULE, Severity::Error, location, message);
    }
    if let Some(fault) = full_width_colon(path, text, lines, position.line)
        .or_else(|| colon_without_blank(path, text, lines, position.line))
    {
        return fault;
    }
    let value = Value::of(line);
    let (id, span) = if let Some(tab) = tab_in_indent(text, lines, position.line, info) {
        ("yaml-tab", tab)
    } else if let Some(lone) = lone_line(text, lines, position.line, info) {
        ("yaml-lone-line", lone)
    } else if let Some(sign) = sign_inside(line, at - whole.start, info) {
        ("yaml-needs-quotes", whole.start + sign.start..whole.start + sign.end)
    } else if value.needs_quotes(info) {
        ("yaml-needs-quotes", value.range(&whole))
    } else if value.text.starts_with(['"', '\'']) || info.contains("quoted scalar") {
        ("yaml-quote", value.range(&whole))
    } else if value.text.contains(": ") || value.text.ends_with(':') {
        ("yaml-colon-in-text", value.range(&whole))
    } else if let Some(bracket) = open_bracket(text, lines, position.line) {
        ("yaml-bracket", bracket)
    } else if info.contains("flow") || info.contains("bracket") || info.contains("',' or") {
        ("yaml-bracket", at..at)
    } else if info.contains("indent")
        || info.contains("block")
        || info.contains("expected key")
        || (info.contains("mapping values") && line.starts_with(' '))
    {
        ("yaml-indent", at..at)
    } else {
        ("yaml-syntax", at..at)
    };
    let span = if span.is_empty() { one_character(text, &whole, span.start) } else { span };
    let location = Location::at(path, lines.span(text, span.start, span.end));
    let fault = Diagnostic::new(RULE, Severity::Error, location.clone(), Message::new(id));
    let fault = match id {
        "yaml-colon-in-text" => fault.help(Message::new("yaml-colon-in-text-mend")),
        _ => fault,
    };
    match id {
        "yaml-colon-in-text" | "yaml-needs-quotes" => match text.get(span) {
            // The file could not be parsed, so nobody knows whether this value is public.
            Some(written) if !written.contains(['"', '\\']) => {
                fault.replace_private(location, format!("\"{written}\""))
            }
            _ => fault,
        },
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
        let location = Location::at(path, lines.span(text, colon, colon + '：'.len_utf8()));
        let message = Message::new("yaml-fullwidth-colon");
        Some(Diagnostic::new(RULE, Severity::Error, location.clone(), message).replace(location, ": "))
    })
}

/// A key with content right behind its colon (`title:高温`), on the line of the complaint or the one before: the parser
/// takes it for running text and complains at the next colon.
fn colon_without_blank(path: &Arc<str>, text: &str, lines: &Lines, line: u32) -> Option<Diagnostic> {
    [line, line.saturating_sub(1).max(1)].into_iter().find_map(|line| {
        let range = lines.line_range(text, line);
        let (key, rest) = text.get(range.clone())?.split_once(':')?;
        let name = key.trim_start_matches([' ', '-']);
        let is_key = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        if !is_key || rest.is_empty() || rest.starts_with([' ', '\t', '/', ':']) {
            return None;
        }
        let colon = range.start + key.len();
        let location = Location::at(path, lines.span(text, colon, colon + 1));
        let message = Message::new("yaml-colon-space");
        let rest = rest.trim_end();
        let written = Location::at(path, lines.span(text, colon - name.len(), colon + 1 + rest.len()));
        // The file could not be parsed, so nobody knows whether this value is public.
        let fault = Diagnostic::new(RULE, Severity::Error, location, message);
        Some(fault.replace_private(written, format!("{name}: {rest}")))
    })
}

/// A line that belongs to no key: the parser takes it for one and complains where it misses the colon, at the next line.
fn lone_line(text: &str, lines: &Lines, line: u32, info: &str) -> Option<Range<usize>> {
    let at_next = info.contains("simple key expect") || info.contains("mapping values");
    let before = lines.line_range(text, line.checked_sub(1).filter(|before| at_next && *before > 0)?);
    let written = text.get(before.clone())?.trim_end();
    let lone = !written.is_empty()
        && !written.starts_with([' ', '\t', '-', '#', '"', '\''])
        && !written.contains(": ")
        && !written.ends_with(':');
    lone.then(|| before.start..before.start + written.len())
}

/// A sign that begins no text, inside brackets: `{name: 合格率, unit: %}`. The text it begins, as far as the next comma or
/// bracket.
fn sign_inside(line: &str, at: usize, info: &str) -> Option<Range<usize>> {
    if !info.contains("unexpected character") || Value::of(line).start == at {
        return None;
    }
    let rest = line.get(at..)?;
    let text = rest.get(..rest.find([',', ']', '}']).unwrap_or(rest.len()))?.trim_end();
    (!text.is_empty()).then(|| at..at + text.len())
}

/// The bracket that the value of this line or the one before opens and does not close: what follows is read as inside it.
fn open_bracket(text: &str, lines: &Lines, line: u32) -> Option<Range<usize>> {
    [line, line.saturating_sub(1).max(1)].into_iter().find_map(|line| {
        let range = lines.line_range(text, line);
        let value = Value::of(text.get(range.clone())?);
        let count = |signs: [char; 2]| value.text.matches(signs).count();
        let opens = value.text.starts_with(['[', '{']) && count(['[', '{']) > count([']', '}']);
        let start = range.start + value.start;
        opens.then_some(start..start + 1)
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

    /// Whether it is a text that begins like something else: a sign of YAML, a list item, a bracket with more behind it.
    fn needs_quotes(&self, info: &str) -> bool {
        let text = self.text;
        let behind = |close: char| text.find(close).is_some_and(|at| at + 1 < text.len());
        let sign = text.starts_with(['%', '@', '`', '&', '*', '!', '|', '>', ',', ']', '}']);
        let item = ["- ", "? "].iter().any(|sign| text.starts_with(sign));
        let bracket = info.contains("expected key")
            && ((text.starts_with('[') && behind(']')) || (text.starts_with('{') && behind('}')));
        // Where the complaint is about a colon, the colon is to blame.
        (sign && !info.contains("mapping values")) || (item && self.start > 0) || bracket
    }
}

/// A tab before the text of the line, or of the next one where the parser ran into it while reading this one.
fn tab_in_indent(text: &str, lines: &Lines, line: u32, info: &str) -> Option<Range<usize>> {
    [line, line + 1].into_iter().take(if info.contains("tab") { 2 } else { 1 }).find_map(|line| {
        let range = lines.line_range(text, line);
        let written = text.get(range.clone())?;
        let tab = written.get(..written.len() - written.trim_start().len())?.find('\t')?;
        Some(range.start + tab..range.start + tab + 1)
    })
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
