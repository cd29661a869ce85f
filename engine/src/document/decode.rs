//! Bytes to text: UTF-8 and nothing that hides from the eye (rule `text`).

use std::sync::Arc;

use super::han::plain_han;
use super::hidden::{Hidden, RULE, Unusual, unusual};
use super::limits;
use super::lines::Lines;
use super::soft_breaks;
use crate::diagnostic::{Diagnostic, Location, Message, Severity};

pub(super) struct Decoded {
    pub(super) text: Option<Arc<str>>,
    /// Control characters stand in the text: a parser would only add confusion.
    pub(super) unreadable: bool,
    /// Whether line breaks stand in it that editors do not show.
    pub(super) soft: bool,
    pub(super) diagnostics: Vec<Diagnostic>,
}

pub(super) fn decode(path: &Arc<str>, bytes: &[u8]) -> Decoded {
    let mut diagnostics = Vec::new();
    let fault = |severity, message| Diagnostic::new(RULE, severity, Location::file(path), message);
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        diagnostics
            .push(fault(Severity::Error, Message::new("text-utf16")).help(Message::new("text-save-as-utf8")));
        return Decoded { text: None, unreadable: true, soft: false, diagnostics };
    }
    let bytes = if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        diagnostics.push(fault(Severity::Warning, Message::new("text-byte-order-mark")));
        rest
    } else {
        bytes
    };
    let text: Arc<str> = match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(error) => {
            let good = bytes
                .get(..error.valid_up_to())
                .and_then(|b| std::str::from_utf8(b).ok())
                .unwrap_or_default();
            let lines = Lines::new(good);
            let location = Location::at(path, lines.span(good, good.len(), good.len()));
            diagnostics.push(
                Diagnostic::new(RULE, Severity::Error, location, Message::new("text-not-utf8"))
                    .help(Message::new("text-save-as-utf8")),
            );
            return Decoded { text: None, unreadable: true, soft: false, diagnostics };
        }
    };
    let seen = report_hidden_characters(path, &text, &mut diagnostics);
    if seen.radicals {
        report_radicals(path, &text, &mut diagnostics);
    }
    Decoded { text: Some(text), unreadable: seen.control, soft: seen.soft, diagnostics }
}

/// Bytes as text as well as may be, for searching what cannot be read properly: UTF-16 by its mark, else UTF-8 with a
/// replacement for what is none.
pub fn decode_anyhow(bytes: &[u8]) -> Arc<str> {
    let wide = |units: fn([u8; 2]) -> u16| -> Arc<str> {
        let pairs = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok());
        String::from_utf16_lossy(&pairs.map(units).collect::<Vec<_>>()).into()
    };
    match bytes {
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into(),
    }
}

/// Reports lines with radicals and compatibility forms of Han characters, each with the cure for all of the line.
fn report_radicals(path: &Arc<str>, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    let mut lines = None;
    let (mut start, mut told, mut more) = (0, 0, 0);
    for line in text.split_inclusive('\n') {
        let offset = start;
        start += line.len();
        let mut found = line.char_indices().filter(|(_, c)| plain_han(*c).is_some());
        let Some((at, first)) = found.next() else { continue };
        if told == limits::RADICAL_FAULTS {
            more += 1;
            continue;
        }
        told += 1;
        let (count, last) = found.fold((1, (at, first)), |(count, _), one| (count + 1, one));
        let end = last.0 + last.1.len_utf8();
        let written = line.get(at..end).unwrap_or_default();
        let cure: String = written.chars().map(|c| plain_han(c).unwrap_or(c)).collect();
        let lines = lines.get_or_insert_with(|| Lines::new(text));
        let location = Location::at(path, lines.span(text, offset + at, offset + end));
        let message = Message::new("text-radical")
            .text("code", format_args!("U+{:04X}", u32::from(first)))
            .count("count", count);
        // Nobody knows here whether what stands between them is public.
        let fault = Diagnostic::new(RULE, Severity::Warning, location.clone(), message);
        diagnostics.push(fault.help(Message::new("text-radical-mend")).replace_private(location, cure));
    }
    if more > 0 {
        let message = Message::new("text-more-radicals").count("count", more);
        diagnostics.push(Diagnostic::new(RULE, Severity::Warning, Location::file(path), message));
    }
}

/// What is among the unusual characters of a text.
#[derive(Default)]
struct Seen {
    control: bool,
    soft: bool,
    radicals: bool,
}

/// Reports each hidden character, at most [`limits::CHARACTER_FAULTS`] one by one, but for soft breaks.
fn report_hidden_characters(path: &Arc<str>, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Seen {
    let Unusual { hidden: mut found, radicals } = unusual(text);
    if found.is_empty() {
        return Seen { radicals, ..Seen::default() };
    }
    // Of soft breaks is told where it is known whether they stand in a value.
    let all = found.len();
    found.retain(|(_, c, _)| !soft_breaks::is_soft(*c));
    let soft = found.len() < all;
    let lines = Lines::new(text);
    for (offset, c, kind) in found.iter().take(limits::CHARACTER_FAULTS) {
        let location = Location::at(path, lines.span(text, *offset, offset + c.len_utf8()));
        let fault = kind.fault(*c, location.clone());
        // Nothing is lost with a character that nobody sees. A control may stand in the place of something.
        let certain = matches!(kind, Hidden::Direction | Hidden::ZeroWidth);
        diagnostics.push(if certain { fault.replace(location, "") } else { fault });
    }
    if let Some(rest) = found.len().checked_sub(limits::CHARACTER_FAULTS).filter(|rest| *rest > 0) {
        let message = Message::new("text-more-hidden-characters").count("count", rest);
        diagnostics.push(Diagnostic::new(RULE, Severity::Error, Location::file(path), message));
    }
    let unreadable = |kind: &Hidden| matches!(kind, Hidden::Control | Hidden::LoneReturn);
    Seen { control: found.iter().any(|(_, _, kind)| unreadable(kind)), soft, radicals }
}
