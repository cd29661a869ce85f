use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

/// Names that folders and files sort differently by, forged ones among them; often the same.
const NAMES: [&str; 10] = ["a", "a-", "a.b", "a/", "a0", "ab", "b", "\u{5e02}", "unit-000001", "unit-000002"];
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
    let key =
        |entry: &Written| (format!("{}{}", entry.0, if is_folder(entry) { "/" } else { "" }), entry.0.len());
    entries.is_sorted_by_key(key)
}

fn sorted(mut entries: Vec<Written>) -> Vec<Written> {
    let key =
        |entry: &Written| (format!("{}{}", entry.0, if is_folder(entry) { "/" } else { "" }), entry.0.len());
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
            names.entry((entry.name.to_vec(), entry.version.is_folder())).or_default().push(entry.version);
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
        let entry =
            |at: usize| [format!("40000 unit-{at:05}\0").as_bytes(), &[u8::from(at == changed); ID]].concat();
        (0..500).flat_map(entry).collect()
    };
    for changed in [0, 1, 24, 25, 26, 250, 498, 499] {
        let told = in_lockstep(&tree(usize::MAX), &tree(changed));
        let names: Vec<_> =
            told.iter().map(|(name, ..)| String::from_utf8_lossy(name).into_owned()).collect();
        assert_eq!(names, [format!("unit-{changed:05}")]);
    }
}
