//! Trees of documents as bytes and back: what [`super::facts`] writes.

use crate::diagnostic::{Position, Span};
use crate::document::{Entry, Key, Node, Number, Value, limits};

pub(super) fn put_number(out: &mut Vec<u8>, number: usize) {
    let mut rest = number;
    // The lowest seven bits first, as long as there are more.
    while rest >= 0x80 {
        out.push(rest.to_le_bytes()[0] | 0x80);
        rest >>= 7;
    }
    out.push(rest.to_le_bytes()[0]);
}

pub(super) fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len());
    out.extend(bytes);
}

fn put_span(out: &mut Vec<u8>, span: Span) {
    for position in [span.start, span.end] {
        for part in [position.offset, position.line, position.column] {
            put_number(out, part as usize);
        }
    }
}

pub(super) fn put_node(out: &mut Vec<u8>, node: &Node) {
    put_span(out, node.span);
    match &node.value {
        Value::Null => out.push(0),
        Value::Bool(false) => out.push(1),
        Value::Bool(true) => out.push(2),
        Value::Number(number) => {
            out.push(3);
            put_bytes(out, number.raw().as_bytes());
        }
        Value::String(text) => {
            out.push(4);
            put_bytes(out, text.as_bytes());
        }
        Value::Sequence(items) => {
            out.push(5);
            put_number(out, items.len());
            for item in items {
                put_node(out, item);
            }
        }
        Value::Mapping(pairs) => {
            out.push(6);
            put_number(out, pairs.len());
            for pair in pairs {
                put_span(out, pair.key.span);
                put_bytes(out, pair.key.text.as_bytes());
                put_node(out, &pair.value);
            }
        }
    }
}

/// Reads what was put; nothing as soon as something is missing.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    pub(super) fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn span(&mut self) -> Option<Span> {
        let mut position = || {
            let mut part = || u32::try_from(self.number()?).ok();
            Some(Position { offset: part()?, line: part()?, column: part()? })
        };
        Some(Span { start: position()?, end: position()? })
    }

    pub(super) fn node(&mut self) -> Option<Node> {
        self.node_at(0)
    }

    fn node_at(&mut self, depth: usize) -> Option<Node> {
        if depth > limits::DEPTH {
            return None;
        }
        let span = self.span()?;
        let value = match self.byte()? {
            0 => Value::Null,
            1 => Value::Bool(false),
            2 => Value::Bool(true),
            3 => Value::Number(Number::read(self.text()?)?),
            4 => Value::String(self.text()?.into()),
            5 => {
                let count = self.number()?;
                Value::Sequence((0..count).map(|_| self.node_at(depth + 1)).collect::<Option<_>>()?)
            }
            6 => {
                let count = self.number()?;
                Value::Mapping((0..count).map(|_| self.pair(depth + 1)).collect::<Option<_>>()?)
            }
            _ => return None,
        };
        Some(Node { value, span })
    }

    fn pair(&mut self, depth: usize) -> Option<Entry> {
        let span = self.span()?;
        let text = self.text()?.into();
        Some(Entry { key: Key { text, span }, value: self.node_at(depth)? })
    }
}
