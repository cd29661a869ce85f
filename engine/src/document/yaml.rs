//! The YAML loader: saphyr-parser's events to nodes with places (rule `yaml`).

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span as ParserSpan, StrInput};

use super::folding;
use super::hidden;
use super::limits;
use super::lines::{Cursor, Lines};
use super::node::{Entry, Key, Node, Value};
use super::scalar::resolve_plain;
use super::soft_breaks;
use super::syntax;
use crate::diagnostic::{Diagnostic, Location, Message, Severity, Span};

pub(super) const RULE: &str = "yaml";

/// Loads the one YAML document that stands in `range`. None after a fault that leaves the rest of the file unsure;
/// faults that do (a key given twice, a tag, an alias) are reported and the rest is kept. Also where the values stand whose
/// soft breaks were told of.
pub(super) fn load(
    path: &Arc<str>,
    text: &str,
    lines: &Lines,
    (range, texts): (Range<usize>, Texts),
    diagnostics: &mut Vec<Diagnostic>,
) -> (Option<Node>, Vec<Range<usize>>) {
    let Some(yaml) = text.get(range.clone()) else { return (None, Vec::new()) };
    if let Some(fault) = syntax::conflict_marks(path, text, lines, &range) {
        diagnostics.push(fault);
        return (None, Vec::new());
    }
    let mut loader = Loader {
        path,
        text,
        lines,
        yaml,
        first: Cursor::new(text, lines, range.start),
        cursor: Cursor::new(text, lines, range.start),
        open: Vec::new(),
        root: None,
        texts,
        softened: Vec::new(),
        diagnostics,
    };
    let complete = loader.run();
    let (root, softened) = (loader.root.take(), loader.softened);
    let root =
        complete.then(|| root.unwrap_or_else(|| Node::null(lines.span(text, range.start, range.start))));
    (root, softened)
}

/// How the values of a document are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Texts {
    /// By their look; soft breaks can only stand there as escapes.
    Usual,
    /// The same, and soft breaks stand in the text as they are.
    Soft,
    /// Each as the text that it is, nothing told or mended: they are documents of their own.
    Verbatim,
}

/// A collection whose end has not come yet.
enum Open {
    Sequence { start: Span, items: Vec<Node> },
    Mapping { start: Span, entries: Vec<Entry>, seen: Seen, key: Option<Pending> },
}

/// The keys of a mapping with many entries, so that a long one does not cost the square of its length.
#[derive(Default)]
struct Seen {
    places: HashMap<Box<str>, Span>,
    /// Keys so far, those that are read over counted too.
    keys: usize,
}

impl Seen {
    /// Below this number of entries looking through them is quicker.
    const MANY: usize = 32;

    /// Where a key stood before.
    fn earlier(&mut self, entries: &[Entry], key: &str) -> Option<Span> {
        if entries.len() < Self::MANY {
            return entries.iter().find(|entry| *entry.key.text == *key).map(|entry| entry.key.span);
        }
        for entry in entries.iter().skip(self.places.len()) {
            self.places.insert(entry.key.text.clone(), entry.key.span);
        }
        self.places.get(key).copied()
    }
}

/// The key whose value comes next; a key given twice is read over.
enum Pending {
    Keep(Key),
    Skip,
}

struct Loader<'a> {
    path: &'a Arc<str>,
    text: &'a str,
    lines: &'a Lines,
    yaml: &'a str,
    /// Where the YAML starts, and how far its events have come.
    first: Cursor<'a>,
    cursor: Cursor<'a>,
    open: Vec<Open>,
    root: Option<Node>,
    texts: Texts,
    softened: Vec<Range<usize>>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Loader<'a> {
    /// Reads all events. False when the rest of the file could not be read.
    fn run(&mut self) -> bool {
        let mut parser: Parser<'a, StrInput<'a>> = Parser::new_from_str(self.yaml);
        let mut documents = 0;
        loop {
            let (event, span) = match parser.next_event() {
                None => return true,
                Some(Ok(pair)) => pair,
                Some(Err(error)) => {
                    let at = self.at(*error.marker()).position().offset as usize;
                    self.diagnostics.push(syntax::explain(
                        self.path,
                        self.text,
                        self.lines,
                        at,
                        error.info(),
                    ));
                    return false;
                }
            };
            match event {
                Event::StreamEnd => return true,
                Event::Nothing | Event::StreamStart | Event::DocumentEnd => {}
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        let span = self.span(span);
                        self.fault(span, Message::new("yaml-second-document"));
                        return false;
                    }
                }
                Event::Alias(_) => {
                    let span = self.span(span);
                    self.fault(span, Message::new("yaml-alias"));
                    return false;
                }
                Event::Scalar(raw, style, anchor, tag) => {
                    let written = span;
                    let span = self.scalar_span(written);
                    self.refuse_extras(span, anchor, tag.is_some());
                    if self.texts == Texts::Verbatim && !self.awaits_key() {
                        self.value(Node { value: Value::String(raw.as_ref().into()), span });
                        continue;
                    }
                    let may_be = self.texts == Texts::Soft || style == ScalarStyle::DoubleQuoted;
                    let is_soft = may_be && !self.awaits_key() && raw.contains(soft_breaks::is_soft);
                    if style == ScalarStyle::DoubleQuoted {
                        self.refuse_escaped(&raw, span, is_soft);
                    }
                    let value = if is_soft {
                        let whole = self.span(written);
                        self.soften(&raw, style, (whole, span))
                    } else if let Some(text) = self.joined(&raw, style, span) {
                        Value::String(text.into())
                    } else if style == ScalarStyle::Plain {
                        resolve_plain(&raw)
                    } else {
                        Value::String(raw.as_ref().into())
                    };
                    self.scalar(&raw, Node { value, span });
                    if let Some(Open::Mapping { seen: Seen { keys, .. }, .. }) = self.open.last()
                        && *keys > limits::KEYS
                    {
                        self.fault(span, Message::new("yaml-too-many-keys").count("limit", limits::KEYS));
                        return false;
                    }
                }
                Event::SequenceStart(anchor, tag) => {
                    let start = self.span(span);
                    self.refuse_extras(start, anchor, tag.is_some());
                    if !self.enter(start, Open::Sequence { start, items: Vec::new() }) {
                        return false;
                    }
                }
                Event::MappingStart(anchor, tag) => {
                    let start = self.span(span);
                    self.refuse_extras(start, anchor, tag.is_some());
                    let mapping =
                        Open::Mapping { start, entries: Vec::new(), seen: Seen::default(), key: None };
                    if !self.enter(start, mapping) {
                        return false;
                    }
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    let end = self.span(span);
                    self.leave(end);
                }
            }
        }
    }

    /// The place of a mark. The parser's events come in the order of the text, but for a mark of an error.
    fn at(&self, marker: Marker) -> Cursor<'a> {
        let nearest = if self.cursor.index() <= marker.index() { self.cursor } else { self.first };
        nearest.at_character(marker.index())
    }

    fn span(&mut self, span: ParserSpan) -> Span {
        self.cursor = self.at(span.start);
        let (start, end) = (self.cursor.position(), self.at(span.end).position());
        Span { start, end: end.max(start) }
    }

    /// A scalar's span without the blanks and line ends that the scanner counts in.
    fn scalar_span(&mut self, span: ParserSpan) -> Span {
        let Span { start, end } = self.span(span);
        let raw = self.text.get(start.offset as usize..end.offset as usize).unwrap_or_default();
        let written = raw.trim_end().len();
        if written == raw.len() {
            return Span { start, end };
        }
        Span { start, end: self.cursor.at_byte(start.offset as usize + written).position() }
    }

    fn fault(&mut self, span: Span, message: Message) {
        self.diagnostics.push(Diagnostic::new(RULE, Severity::Error, Location::at(self.path, span), message));
    }

    fn refuse_extras(&mut self, span: Span, anchor: usize, tagged: bool) {
        if anchor > 0 {
            self.fault(span, Message::new("yaml-anchor"));
        }
        if tagged {
            self.fault(span, Message::new("yaml-tag"));
        }
    }

    /// Hidden characters that stand in the value and not in the file: only an escape in double quotes can do that.
    fn refuse_escaped(&mut self, value: &str, span: Span, is_soft: bool) {
        let written = self.text.get(span.start.offset as usize..span.end.offset as usize);
        if written.is_some_and(|written| written.contains('\\')) {
            self.diagnostics.extend(hidden::escaped(value, is_soft, || Location::at(self.path, span)));
        }
    }

    /// A value with breaks that are none to an editor.
    fn soften(&mut self, raw: &str, style: ScalarStyle, (whole, span): (Span, Span)) -> Value {
        let start = whole.start.offset as usize;
        self.softened.push(start..whole.end.offset as usize);
        // A block is told of whole, everything else without the blanks behind it.
        let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let end = if is_block { whole.end } else { span.end };
        let location = (style, start..end.offset as usize);
        self.diagnostics.extend(soft_breaks::in_value(self.path, self.text, self.lines, raw, location));
        Value::String(soft_breaks::read(raw).into())
    }

    /// A value whose lines were joined with blanks between Han characters, without these.
    fn joined(&self, raw: &str, style: ScalarStyle, span: Span) -> Option<String> {
        if style == ScalarStyle::Literal || span.start.line == span.end.line {
            return None;
        }
        folding::without_blanks(raw, self.text.get(span.start.offset as usize..span.end.offset as usize)?)
    }

    /// Whether the next scalar is the key of a mapping.
    fn awaits_key(&self) -> bool {
        matches!(self.open.last(), Some(Open::Mapping { key: None, .. }))
    }

    /// Opens a collection. False beyond the depth limit, and where a key belongs.
    fn enter(&mut self, span: Span, open: Open) -> bool {
        if self.open.len() >= limits::DEPTH {
            self.fault(span, Message::new("yaml-too-deep").count("limit", limits::DEPTH));
            return false;
        }
        if let Some(Open::Mapping { key: None, .. }) = self.open.last() {
            self.fault(span, Message::new("yaml-key-not-text"));
            return false;
        }
        self.open.push(open);
        true
    }

    fn leave(&mut self, end: Span) {
        let node = match self.open.pop() {
            None => return,
            Some(Open::Sequence { start, items }) => {
                let last = items.last().map(|node| node.span);
                Node { value: Value::Sequence(items), span: cover(start, last, end) }
            }
            Some(Open::Mapping { start, entries, .. }) => {
                let last = entries.last().map(Entry::span);
                Node { value: Value::Mapping(entries), span: cover(start, last, end) }
            }
        };
        self.value(node);
    }

    /// A scalar is a key where a mapping waits for one, else a value.
    fn scalar(&mut self, raw: &str, node: Node) {
        let span = node.span;
        if let Some(Open::Mapping { entries, seen, key: key @ None, .. }) = self.open.last_mut() {
            if let Some(comma) = thousands_comma(self.text, entries, &node) {
                *key = Some(Pending::Skip);
                self.diagnostics.push(comma.fault(self.path));
                return;
            }
            seen.keys += 1;
            let earlier = seen.earlier(entries, raw);
            if raw == "<<" || earlier.is_some() {
                *key = Some(Pending::Skip);
            } else {
                *key = Some(Pending::Keep(Key { text: raw.into(), span }));
            }
            if raw == "<<" {
                self.fault(span, Message::new("yaml-merge-key"));
            } else if let Some(first) = earlier {
                let note = Message::new("yaml-duplicate-key-first");
                let fault = Diagnostic::new(
                    RULE,
                    Severity::Error,
                    Location::at(self.path, span),
                    Message::new("yaml-duplicate-key").text("key", raw),
                )
                .note(Some(Location::at(self.path, first)), note);
                self.diagnostics.push(fault);
            }
            return;
        }
        self.value(node);
    }

    fn value(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::Sequence { items, .. }) => items.push(node),
            Some(Open::Mapping { entries, key, .. }) => {
                if let Some(Pending::Keep(key)) = key.take() {
                    entries.push(Entry { key, value: node });
                }
            }
        }
    }
}

/// A figure written `2,000` inside `{ }`, where the comma begins another entry.
struct ThousandsComma {
    span: Span,
    figure: String,
}

impl ThousandsComma {
    fn fault(self, path: &Arc<str>) -> Diagnostic {
        let location = Location::at(path, self.span);
        let message = Message::new("yaml-thousands-comma").text("figure", &self.figure);
        Diagnostic::new(RULE, Severity::Error, location.clone(), message).replace(location, self.figure)
    }
}

/// Whether a key is what follows the comma of a figure. The entry before it then gets the figure that was meant, so that no
/// rule judges a thousandth of it.
fn thousands_comma(text: &str, entries: &mut [Entry], key: &Node) -> Option<ThousandsComma> {
    let before = entries.last_mut()?;
    let Value::Number(number) = &before.value.value else { return None };
    let span = Span { start: before.value.span.start, end: key.span.end };
    let written = text.get(span.start.offset as usize..span.end.offset as usize)?;
    let (_, group) = written.rsplit_once(',')?;
    let joined = written.strip_prefix(number.raw())?.starts_with(',') && group.len() == 3;
    if !joined || !group.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let figure = written.replace(',', "");
    before.value = Node { value: resolve_plain(&figure), span };
    Some(ThousandsComma { span, figure })
}

/// The span of a collection: from its start to the later of its last part and its closing bracket. The end event of
/// an indented collection stands on the next line and is empty.
fn cover(start: Span, last: Option<Span>, end: Span) -> Span {
    let end = if end.is_empty() { last.map_or(start.end, |span| span.end) } else { end.end };
    Span { start: start.start, end: end.max(start.start) }
}
