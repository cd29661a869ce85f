//! Numbers, texts, places and trees as bytes, and back: for files that this program writes for itself. Reading believes
//! nothing: lengths are held against what is there.

use super::{Entry, Key, Node, Number, Value, limits};
use crate::diagnostic::{Position, Span};

/// What is read was cut short or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Damaged;

/// Bytes being written.
#[derive(Default)]
pub(crate) struct Out {
    pub(crate) bytes: Vec<u8>,
    /// Where the last span ended: places are told from there, in one or two bytes each.
    last: Position,
}

impl Out {
    pub(crate) fn new(start: &[u8]) -> Self {
        Self { bytes: start.to_vec(), ..Self::default() }
    }

    /// Seven bits a byte, the lowest first.
    pub(crate) fn number(&mut self, mut value: u64) {
        while value >= 0x80 {
            // The lowest seven bits, and a mark that more follow.
            self.bytes.push((value & 0x7F) as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push((value & 0x7F) as u8);
    }

    pub(crate) fn size(&mut self, value: usize) {
        self.number(value as u64);
    }

    pub(crate) fn blob(&mut self, bytes: &[u8]) {
        self.size(bytes.len());
        self.bytes.extend_from_slice(bytes);
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.blob(text.as_bytes());
    }

    pub(crate) fn span(&mut self, span: Span) {
        for position in [span.start, span.end] {
            // Small steps in either direction are small numbers.
            let step = |to: u32, from: u32| {
                let step = i64::from(to) - i64::from(from);
                ((step << 1) ^ (step >> 63)).cast_unsigned()
            };
            self.number(step(position.offset, self.last.offset));
            self.number(step(position.line, self.last.line));
            self.number(step(position.column, self.last.column));
            self.last = position;
        }
    }

    /// Whether there is one, and what.
    pub(crate) fn optional<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.bytes.push(u8::from(value.is_some()));
        if let Some(value) = value {
            write(self, value);
        }
    }

    /// A tree. Values that stand in `text` as they are, and most do, are told by their place alone; without the text all are
    /// written out.
    pub(crate) fn node(&mut self, text: &str, node: &Node) {
        let tag = match &node.value {
            Value::Null => 0,
            Value::Bool(false) => 1,
            Value::Bool(true) => 2,
            Value::Number(_) => 3,
            Value::String(_) => 4,
            Value::Sequence(_) => 5,
            Value::Mapping(_) => 6,
        };
        self.bytes.push(tag);
        self.span(node.span);
        match &node.value {
            Value::Null | Value::Bool(_) => {}
            Value::Number(number) => self.written(text, node.span, number.raw()),
            Value::String(value) => self.written(text, node.span, value),
            Value::Sequence(items) => {
                self.size(items.len());
                for item in items {
                    self.node(text, item);
                }
            }
            Value::Mapping(entries) => {
                self.size(entries.len());
                for entry in entries {
                    self.span(entry.key.span);
                    self.written(text, entry.key.span, &entry.key.text);
                    self.node(text, &entry.value);
                }
            }
        }
    }

    /// A value whose place is known.
    fn written(&mut self, text: &str, span: Span, value: &str) {
        let there = text.get(span.start.offset as usize..span.end.offset as usize) == Some(value);
        self.optional((!there).then_some(value), Self::text);
    }
}

/// Bytes being read.
pub(crate) struct In<'a> {
    rest: &'a [u8],
    last: Position,
}

impl<'a> In<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, last: Position::default() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Bytes that are still to be read.
    pub(crate) fn left(&self) -> usize {
        self.rest.len()
    }

    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], Damaged> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(Damaged)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, Damaged> {
        self.take(1)?.first().copied().ok_or(Damaged)
    }

    pub(crate) fn number(&mut self) -> Result<u64, Damaged> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(Damaged)
    }

    pub(crate) fn size(&mut self) -> Result<usize, Damaged> {
        usize::try_from(self.number()?).map_err(|_| Damaged)
    }

    /// How many things follow. Each takes a byte at least, so a count beyond what is left is a lie.
    pub(crate) fn count(&mut self) -> Result<usize, Damaged> {
        self.size().and_then(|count| if count <= self.rest.len() { Ok(count) } else { Err(Damaged) })
    }

    pub(crate) fn blob(&mut self) -> Result<&'a [u8], Damaged> {
        let count = self.size()?;
        self.take(count)
    }

    pub(crate) fn text(&mut self) -> Result<&'a str, Damaged> {
        std::str::from_utf8(self.blob()?).map_err(|_| Damaged)
    }

    pub(crate) fn span(&mut self) -> Result<Span, Damaged> {
        Ok(Span { start: self.position()?, end: self.position()? })
    }

    fn position(&mut self) -> Result<Position, Damaged> {
        let Position { offset, line, column } = self.last;
        let mut step = |from: u32| {
            let value = self.number()?;
            let step = (value >> 1).cast_signed() ^ -(value & 1).cast_signed();
            let to = i64::from(from).checked_add(step).ok_or(Damaged)?;
            u32::try_from(to).map_err(|_| Damaged)
        };
        self.last = Position { offset: step(offset)?, line: step(line)?, column: step(column)? };
        Ok(self.last)
    }

    pub(crate) fn flag(&mut self) -> Result<bool, Damaged> {
        match self.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Damaged),
        }
    }

    pub(crate) fn optional<T>(
        &mut self,
        value: impl FnOnce(&mut Self) -> Result<T, Damaged>,
    ) -> Result<Option<T>, Damaged> {
        if self.flag()? { value(self).map(Some) } else { Ok(None) }
    }

    pub(crate) fn list<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<T, Damaged>,
    ) -> Result<Vec<T>, Damaged> {
        (0..self.count()?).map(|_| item(self)).collect()
    }

    /// A tree, written with the same `text`.
    pub(crate) fn node(&mut self, text: &str) -> Result<Node, Damaged> {
        self.node_at(text, 0)
    }

    /// Trees are no deeper than documents may be, and so is this recursion.
    fn node_at(&mut self, text: &str, depth: usize) -> Result<Node, Damaged> {
        if depth > limits::DEPTH + 1 {
            return Err(Damaged);
        }
        let tag = self.byte()?;
        let span = self.span()?;
        let value = match tag {
            0 => Value::Null,
            1 => Value::Bool(false),
            2 => Value::Bool(true),
            3 => Value::Number(Number::read(&self.written(text, span)?).ok_or(Damaged)?),
            4 => Value::String(self.written(text, span)?),
            5 => Value::Sequence(self.list(|read| read.node_at(text, depth + 1))?),
            6 => Value::Mapping(self.list(|read| {
                let span = read.span()?;
                let key = Key { text: read.written(text, span)?, span };
                Ok(Entry { key, value: read.node_at(text, depth + 1)? })
            })?),
            _ => return Err(Damaged),
        };
        Ok(Node { value, span })
    }

    fn written(&mut self, text: &str, span: Span) -> Result<Box<str>, Damaged> {
        if let Some(value) = self.optional(Self::text)? {
            return Ok(value.into());
        }
        let there = text.get(span.start.offset as usize..span.end.offset as usize);
        there.map(Box::from).ok_or(Damaged)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{In, Out};
    use crate::diagnostic::{Position, Span};

    fn position() -> impl Strategy<Value = Position> {
        (any::<u32>(), any::<u32>(), any::<u32>()).prop_map(|(offset, line, column)| Position {
            offset,
            line,
            column,
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(number in any::<u64>(), text in ".{0,40}", places in prop::collection::vec((position(), position()), 0..5)) {
            let mut out = Out::default();
            out.number(number);
            out.text(&text);
            for (start, end) in &places {
                out.span(Span { start: *start, end: *end });
            }
            let mut read = In::new(&out.bytes);
            prop_assert_eq!(read.number().unwrap(), number);
            prop_assert_eq!(read.text().unwrap(), text);
            for (start, end) in places {
                prop_assert_eq!(read.span().unwrap(), Span { start, end });
            }
            prop_assert!(read.is_empty());
        }
    }
}
