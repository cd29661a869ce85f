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
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    /// Names that folders and files sort differently by, forged ones among them; often the same.
    const NAMES: [&str; 10] =
        ["a", "a-", "a.b", "a/", "a0", "ab", "b", "\u{5e02}", "unit-000001", "unit-000002"];
    const MODES: [&str; 6] = ["100644", "100755", "120000", "160000", "40000", "040000"];

    type Written = (&'static str, &'static str, u8);

    fn bytes(entries: &[Written]) -> Vec<u8> {
        let entry =
            |(name, mode, id): &Written| [mode.as_bytes(), b" ", name.as_bytes(), b"\0", &[*id; ID]].concat();
        entries.iter().flat_map(entry).collect()
    }

    fn entry() -> impl Strategy<Value = Written> {
        (0..NAMES.len(), 0..MODES.len(), prop_oneof![Just(0), Just(b'0'), Just(b' ')])
            .prop_map(|(name, mode, id)| (NAMES[name], MODES[mode], id))
    }

    fn is_folder((_, mode, _): &Written) -> bool {
        mode.ends_with("40000")
    }

    fn in_order(entries: &[Written]) -> bool {
        let key = |entry: &Written| {
            (format!("{}{}", entry.0, if is_folder(entry) { "/" } else { "" }), entry.0.len())
        };
        entries.is_sorted_by_key(key)
    }

    fn sorted(mut entries: Vec<Written>) -> Vec<Written> {
        let key = |entry: &Written| {
            (format!("{}{}", entry.0, if is_folder(entry) { "/" } else { "" }), entry.0.len())
        };
        entries.sort_by_key(key);
        entries
    }

    /// Two trees of which the second is the first with some entries exchanged, taken out and put in.
    fn pair() -> impl Strategy<Value = (Vec<Written>, Vec<Written>)> {
        let edits = prop::collection::vec((0..3_u8, any::<prop::sample::Index>(), entry()), 0..4);
        (prop::collection::vec(entry(), 0..12), edits, any::<[bool; 2]>()).prop_map(|(older, edits, sort)| {
            let older = if sort[0] { sorted(older) } else { older };
            let mut newer = older.clone();
            for (edit, at, entry) in edits {
                let at = at.index(newer.len() + 1);
                match edit {
                    0 => newer.insert(at, entry),
                    1 if at < newer.len() => newer[at] = entry,
                    _ if at < newer.len() => drop(newer.remove(at)),
                    _ => {}
                }
            }
            (older, if sort[1] { sorted(newer) } else { newer })
        })
    }

    type Told = (Vec<u8>, Option<Version>, Option<Version>);

    /// Every name compared with every name, all entries taken apart.
    fn plainly(older: &[u8], newer: &[u8]) -> Vec<Told> {
        let by_name = |bytes: &[u8]| {
            let mut names: BTreeMap<(Vec<u8>, bool), Vec<Version>> = BTreeMap::new();
            for entry in TreeBytes::new(bytes.to_vec()).entries() {
                let entry = entry.unwrap();
                names
                    .entry((entry.name.to_vec(), entry.version.is_folder()))
                    .or_default()
                    .push(entry.version);
            }
            names
        };
        let (older, newer) = (by_name(older), by_name(newer));
        let mut told = Vec::new();
        let keys: std::collections::BTreeSet<_> = older.keys().chain(newer.keys()).collect();
        for key in keys {
            let none = Vec::new();
            let (before, after) = (older.get(key).unwrap_or(&none), newer.get(key).unwrap_or(&none));
            for at in 0..before.len().max(after.len()) {
                if before.get(at) != after.get(at) {
                    told.push((key.0.clone(), before.get(at).copied(), after.get(at).copied()));
                }
            }
        }
        told
    }

    fn in_lockstep(older: &[u8], newer: &[u8]) -> Vec<Told> {
        let (older, newer) = (TreeBytes::new(older.to_vec()), TreeBytes::new(newer.to_vec()));
        let older = older.put_in_order().unwrap().unwrap_or(older);
        let ordered;
        let found = if let Some(found) = older.differences(&newer) {
            found
        } else {
            ordered = newer.put_in_order().unwrap().unwrap();
            older.differences(&ordered).unwrap()
        };
        let told = found.iter().map(|(before, after)| {
            let name = after.or(*before).unwrap().name.to_vec();
            (name, before.map(|entry| entry.version), after.map(|entry| entry.version))
        });
        told.collect()
    }

    /// Folders last, as the plain comparison has them; several under one name stay in their order.
    fn by_name(mut told: Vec<Told>) -> Vec<Told> {
        told.sort_by_key(|(name, before, after)| (name.clone(), after.or(*before).unwrap().is_folder()));
        told
    }

    proptest! {
        #[test]
        fn both_comparisons_tell_the_same((older, newer) in pair()) {
            let (older, newer) = (bytes(&older), bytes(&newer));
            prop_assert_eq!(by_name(in_lockstep(&older, &newer)), plainly(&older, &newer));
        }

        #[test]
        fn only_trees_in_order_are_walked((older, newer) in pair()) {
            let older = TreeBytes::new(bytes(&sorted(older)));
            let tree = TreeBytes::new(bytes(&newer));
            prop_assert!(older.put_in_order().unwrap().is_none());
            prop_assert_eq!(older.differences(&tree).is_some(), in_order(&newer));
            prop_assert_eq!(tree.in_order.get(), in_order(&newer));
            prop_assert_eq!(tree.put_in_order().unwrap().is_none(), in_order(&newer));
        }

        #[test]
        fn a_tree_that_is_cut_short_is_none((older, newer) in pair(), at in any::<prop::sample::Index>()) {
            let older = TreeBytes::new(bytes(&sorted(older)));
            let mut cut = bytes(&newer);
            cut.truncate(at.index(cut.len() + 1));
            let whole = (0..=newer.len()).any(|count| bytes(&newer[..count]) == cut);
            let cut = TreeBytes::new(cut);
            prop_assert_eq!(cut.entries().all(|entry| entry.is_ok()), whole);
            prop_assert_eq!(cut.put_in_order().is_ok(), whole);
            prop_assert!(whole || TreeBytes::new(cut.bytes.clone()).put_in_order().is_err());
            prop_assert!(whole || older.differences(&TreeBytes::new(cut.bytes)).is_none());
        }
    }

    #[test]
    fn what_git_does_not_read_is_no_tree() {
        let entry = |head: &[u8]| [head, b"\0", &[1; ID]].concat();
        assert!(TreeBytes::new(entry(b"100644 a")).put_in_order().is_ok());
        for head in [&b"100644"[..], b" a", b"100644 ", b"100648 a", b"+100644 a", b"7777777 a", b"\0 a"] {
            let tree = TreeBytes::new(entry(head));
            assert_eq!(tree.put_in_order().err(), Some(Malformed), "{head:?}");
            assert!(TreeBytes::empty().differences(&tree).is_none(), "{head:?}");
        }
        let long = [&b"100644 "[..], &vec![b'a'; NAME + 1]].concat();
        assert!(TreeBytes::new(entry(&long)).put_in_order().is_err());
    }

    #[test]
    fn what_is_shared_is_found_beyond_blocks() {
        let tree = |changed: usize| -> Vec<u8> {
            let entry = |at: usize| {
                [format!("40000 unit-{at:05}\0").as_bytes(), &[u8::from(at == changed); ID]].concat()
            };
            (0..500).flat_map(entry).collect()
        };
        for changed in [0, 1, 24, 25, 26, 250, 498, 499] {
            let told = in_lockstep(&tree(usize::MAX), &tree(changed));
            let names: Vec<_> =
                told.iter().map(|(name, ..)| String::from_utf8_lossy(name).into_owned()).collect();
            assert_eq!(names, [format!("unit-{changed:05}")]);
        }
    }
}
