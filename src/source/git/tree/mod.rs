//! The bytes of a tree as git keeps them, and what differs between two.
//!
//! Trees that follow each other in a history have nearly all their bytes in common. What they share is told by comparing
//! memory; only what lies between is taken apart.

use std::cell::Cell;
use std::cmp::Ordering;

use git2::Oid;

/// Length of an id, bytes. Repositories that name objects by SHA-256 are refused when they are opened.
const ID: usize = 20;

/// Longest name that libgit2 takes, bytes.
const NAME: usize = 0xFFFF;

/// What stands at a path that is no folder. Modes are as they were written, since a link and a file may be the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) id: Oid,
    pub(super) mode: i32,
}

impl Version {
    /// Whether it is a plain file: no link, no submodule.
    pub(super) fn is_file(self) -> bool {
        self.mode & 0o170_000 == 0o100_000
    }

    pub(super) fn is_folder(self) -> bool {
        self.mode & 0o170_000 == 0o040_000
    }
}

/// An entry of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry<'t> {
    pub(super) name: &'t [u8],
    pub(super) version: Version,
}

impl Entry<'_> {
    /// Git sorts folders as if a slash followed their name. Where a forged name holds a slash, the name itself decides.
    fn order(&self, other: &Self) -> Ordering {
        let slash = |entry: &Self| entry.version.is_folder().then_some(b'/');
        let (own, others) = (self.name.iter().copied(), other.name.iter().copied());
        let keys = own.chain(slash(self)).cmp(others.chain(slash(other)));
        keys.then_with(|| self.name.len().cmp(&other.name.len()))
    }
}

/// What stood and what stands under one name of two trees.
pub(super) type Difference<'t> = (Option<Entry<'t>>, Option<Entry<'t>>);

/// It is no tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Malformed;

/// The bytes of a tree.
#[derive(Debug)]
pub(super) struct TreeBytes {
    bytes: Vec<u8>,
    /// Whether it is known to be a tree in the order of git. Nobody but git promises that order.
    in_order: Cell<bool>,
}

impl TreeBytes {
    /// The tree without entries.
    pub(super) fn empty() -> Self {
        Self { bytes: Vec::new(), in_order: Cell::new(true) }
    }

    pub(super) fn new(bytes: Vec<u8>) -> Self {
        Self { bytes, in_order: Cell::new(false) }
    }

    /// Its entries as they stand; an error in place of the first that cannot be read.
    pub(super) fn entries(&self) -> impl Iterator<Item = Result<Entry<'_>, Malformed>> {
        let mut rest = &*self.bytes;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let read = first(rest);
            rest = read.map_or(&[], |(_, length)| &rest[length..]);
            Some(read.map(|(entry, _)| entry).ok_or(Malformed))
        })
    }

    /// Itself where it is in the order of git, else as it would be in that order.
    ///
    /// # Errors
    /// When it is no tree.
    pub(super) fn put_in_order(&self) -> Result<Option<Self>, Malformed> {
        if self.in_order.get() {
            return Ok(None);
        }
        let mut entries = Vec::new();
        let mut rest = &*self.bytes;
        while !rest.is_empty() {
            let (entry, length) = first(rest).ok_or(Malformed)?;
            entries.push((entry, &rest[..length]));
            rest = &rest[length..];
        }
        let ascending = entries.is_sorted_by(|(a, _), (b, _)| a.order(b).is_le());
        if ascending {
            self.in_order.set(true);
            return Ok(None);
        }
        // A name that stands twice keeps the order in which it stands.
        entries.sort_by(|(a, _), (b, _)| a.order(b));
        let bytes = entries.iter().flat_map(|(_, bytes)| bytes.iter().copied()).collect();
        Ok(Some(Self { bytes, in_order: Cell::new(true) }))
    }

    /// The names that differ from this tree, which is in order, to `newer`; none where `newer` is not in order itself.
    pub(super) fn differences<'t>(&'t self, newer: &'t Self) -> Option<Vec<Difference<'t>>> {
        let found = differences(&self.bytes, &newer.bytes).ok()?;
        newer.in_order.set(true);
        Some(found)
    }
}

/// The first entry and how many bytes it takes; none where there is no whole one.
fn first(bytes: &[u8]) -> Option<(Entry<'_>, usize)> {
    let head = bytes.get(..bytes.iter().position(|byte| *byte == 0)?)?;
    let space = head.iter().position(|byte| *byte == b' ')?;
    let (mode, name) = (&head[..space], &head[space + 1..]);
    let length = head.len() + 1 + ID;
    let id = Oid::from_bytes(bytes.get(head.len() + 1..length)?).ok()?;
    if mode.is_empty() || name.is_empty() || name.len() > NAME {
        return None;
    }
    let mode = mode.iter().try_fold(0_u16, |mode, digit| match digit {
        b'0'..=b'7' => mode.checked_mul(8)?.checked_add(u16::from(digit - b'0')),
        _ => None,
    })?;
    let version = Version { id, mode: i32::from(mode) };
    let version = if version.is_folder() { Version { mode: 0o040_000, ..version } } else { version };
    Some((Entry { name, version }, length))
}

/// How many bytes the first entry takes, in a tree that is known to be one.
fn length(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| *byte == 0).map_or(bytes.len(), |end| end + 1 + ID)
}

/// How many bytes the two begin with in common.
fn common(a: &[u8], b: &[u8]) -> usize {
    /// Compared at once.
    const BLOCK: usize = 1024;
    let blocks = a.chunks_exact(BLOCK).zip(b.chunks_exact(BLOCK)).take_while(|(a, b)| a == b).count() * BLOCK;
    blocks + a[blocks..].iter().zip(&b[blocks..]).take_while(|(a, b)| a == b).count()
}

/// Entries do not ascend, or are none.
struct OutOfOrder;

/// A tree that is being walked through. Its entries must ascend; the part it shares with a tree that does needs no look.
struct Walk<'t> {
    rest: &'t [u8],
    last: Option<Entry<'t>>,
}

impl<'t> Walk<'t> {
    /// The next entry and its length; none at the end.
    fn peek(&self) -> Result<Option<(Entry<'t>, usize)>, OutOfOrder> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let (entry, length) = first(self.rest).ok_or(OutOfOrder)?;
        let ascends = self.last.is_none_or(|last| last.order(&entry).is_le());
        if ascends { Ok(Some((entry, length))) } else { Err(OutOfOrder) }
    }

    fn pass(&mut self, (entry, length): (Entry<'t>, usize)) {
        self.rest = &self.rest[length..];
        self.last = Some(entry);
    }
}

/// `older` must be a tree in order.
fn differences<'t>(older: &'t [u8], newer: &'t [u8]) -> Result<Vec<Difference<'t>>, OutOfOrder> {
    let mut found = Vec::new();
    let (mut older, mut newer) = (Walk { rest: older, last: None }, Walk { rest: newer, last: None });
    loop {
        let shared = common(older.rest, newer.rest);
        if shared > 0 {
            // Where the shared part joins what came before it, and before what comes after it, order is looked at.
            newer.peek()?;
            if shared == older.rest.len() && shared == newer.rest.len() {
                return Ok(found);
            }
            let (mut passed, mut last) = (0, None);
            while passed < shared {
                let next = passed + length(&older.rest[passed..]);
                if next > shared {
                    break;
                }
                last = Some(passed);
                passed = next;
            }
            if let Some(last) = last {
                let (entry, length) = first(&older.rest[last..]).ok_or(OutOfOrder)?;
                older.pass((entry, last + length));
                newer.pass((entry, last + length));
            }
        }
        let (before, after) = match (older.peek()?, newer.peek()?) {
            (None, None) => return Ok(found),
            (before, None) => (before, None),
            (None, after) => (None, after),
            (Some(before), Some(after)) => match before.0.order(&after.0) {
                Ordering::Less => (Some(before), None),
                Ordering::Greater => (None, Some(after)),
                Ordering::Equal => (Some(before), Some(after)),
            },
        };
        if let Some(before) = before {
            older.pass(before);
        }
        if let Some(after) = after {
            newer.pass(after);
        }
        let (before, after) = (before.map(|(entry, _)| entry), after.map(|(entry, _)| entry));
        // The same mode may be written in two ways.
        if before != after {
            found.push((before, after));
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests;
