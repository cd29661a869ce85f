//! Numbers, texts and places as bytes, and back. Reading believes nothing: lengths are held against what is there.

use super::decode::ShardError;
use crate::diagnostic::{Position, Span};

/// Bytes being written.
#[derive(Default)]
pub(super) struct Out {
    pub(super) bytes: Vec<u8>,
    /// Where the last span ended: places are told from there, in one or two bytes each.
    last: Position,
}

impl Out {
    pub(super) fn new(start: &[u8]) -> Self {
        Self { bytes: start.to_vec(), ..Self::default() }
    }

    /// Seven bits a byte, the lowest first.
    pub(super) fn number(&mut self, mut value: u64) {
        while value >= 0x80 {
            // The lowest seven bits, and a mark that more follow.
            self.bytes.push((value & 0x7F) as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push((value & 0x7F) as u8);
    }

    pub(super) fn size(&mut self, value: usize) {
        self.number(value as u64);
    }

    pub(super) fn blob(&mut self, bytes: &[u8]) {
        self.size(bytes.len());
        self.bytes.extend_from_slice(bytes);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.blob(text.as_bytes());
    }

    pub(super) fn span(&mut self, span: Span) {
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
}

/// Bytes being read.
pub(super) struct In<'a> {
    rest: &'a [u8],
    last: Position,
}

impl<'a> In<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, last: Position::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], ShardError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(ShardError::Damaged)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, ShardError> {
        self.take(1)?.first().copied().ok_or(ShardError::Damaged)
    }

    pub(super) fn number(&mut self) -> Result<u64, ShardError> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(ShardError::Damaged)
    }

    pub(super) fn size(&mut self) -> Result<usize, ShardError> {
        usize::try_from(self.number()?).map_err(|_| ShardError::Damaged)
    }

    /// How many things follow. Each takes a byte at least, so a count beyond what is left is a lie.
    pub(super) fn count(&mut self) -> Result<usize, ShardError> {
        self.size()
            .and_then(|count| if count <= self.rest.len() { Ok(count) } else { Err(ShardError::Damaged) })
    }

    pub(super) fn blob(&mut self) -> Result<&'a [u8], ShardError> {
        let count = self.size()?;
        self.take(count)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, ShardError> {
        std::str::from_utf8(self.blob()?).map_err(|_| ShardError::Damaged)
    }

    pub(super) fn span(&mut self) -> Result<Span, ShardError> {
        Ok(Span { start: self.position()?, end: self.position()? })
    }

    fn position(&mut self) -> Result<Position, ShardError> {
        let Position { offset, line, column } = self.last;
        let mut step = |from: u32| {
            let value = self.number()?;
            let step = (value >> 1).cast_signed() ^ -(value & 1).cast_signed();
            let to = i64::from(from).checked_add(step).ok_or(ShardError::Damaged)?;
            u32::try_from(to).map_err(|_| ShardError::Damaged)
        };
        self.last = Position { offset: step(offset)?, line: step(line)?, column: step(column)? };
        Ok(self.last)
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
