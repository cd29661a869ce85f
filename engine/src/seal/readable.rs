//! What everybody reads in a file that should hold nothing readable.

use std::iter::Peekable;
use std::str::Lines;

use super::age::{BEGIN, END};
use super::blocks::{SEALABLE, SEALED};
use crate::diagnostic::Diagnostic;
use crate::document::{self, Document, Entry, Syntax, Value};

/// What can be sealed in a document and is not: everybody who has the file reads it. What holds nothing is not among it.
pub fn readable(document: &Document) -> impl Iterator<Item = &Entry> {
    let entries = document.root.entries().iter().filter(|entry| SEALABLE.contains(&&*entry.key.text));
    entries.filter(|entry| match &entry.value.value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Sequence(items) => !items.is_empty(),
        Value::Mapping(fields) => match fields.as_slice() {
            [] => false,
            [only] if &*only.key.text == SEALED => {
                only.value.as_str().is_none_or(|armored| !armored.starts_with(BEGIN))
            }
            _ => true,
        },
        Value::Bool(_) | Value::Number(_) => true,
    })
}

/// The keys of [`SEALABLE`] whose values everybody reads who has this text, whether it is a document or not. Where anything is wrong
/// with it, such as a key that is there twice, a reader of YAML passes over some of it; then the lines tell, rather too much than too
/// little.
pub fn readable_keys(path: &str, text: &str) -> Vec<&'static str> {
    let parsed = document::parse(&path.into(), text.as_bytes(), Syntax::Yaml);
    let known = |entry: &Entry| SEALABLE.into_iter().find(|key| **key == *entry.key.text);
    let mut keys: Vec<_> = parsed.document.iter().flat_map(readable).filter_map(known).collect();
    if parsed.document.is_none() || parsed.diagnostics.iter().any(Diagnostic::is_error) {
        for key in in_lines(text) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}

/// The keys that lines name, with repetitions, but for those whose value is sealed as this program writes it.
fn in_lines(text: &str) -> Vec<&'static str> {
    let mut lines = text.lines().peekable();
    let mut keys = Vec::new();
    while let Some(line) = lines.next() {
        let named = SEALABLE.into_iter().filter(|key| is_key(line, key));
        let before = keys.len();
        keys.extend(named);
        if let [key] = keys[before..]
            && ends_with_key(line)
            && pass_sealed(&mut lines)
        {
            keys.truncate(before);
            // What else stands in the group.
            let more =
                lines.peek().is_some_and(|next| next.starts_with([' ', '\t']) && !next.trim().is_empty());
            keys.extend(more.then_some(key));
        }
    }
    keys
}

/// Whether a line holds a word as a key: with a colon behind it, or a question mark in front.
fn is_key(line: &str, key: &str) -> bool {
    line.match_indices(key).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + key.len()..]);
        let is_whole = !before.ends_with(|c: char| c.is_alphanumeric() || "_-".contains(c));
        let asked = before.trim_end_matches(['"', '\'', ' ']).ends_with('?');
        is_whole && (asked || after.trim_start_matches(['"', '\'', ' ', '\t']).starts_with(':'))
    })
}

/// Whether nothing but a remark stands behind the colon.
fn ends_with_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(_, rest)| rest.trim().is_empty() || rest.trim().starts_with('#'))
}

/// Passes over what is sealed, where that and nothing else comes next.
fn pass_sealed(lines: &mut Peekable<Lines<'_>>) -> bool {
    let mut ahead = lines.clone();
    let head = ahead.next().and_then(|line| line.trim().strip_prefix(SEALED)?.trim_start().strip_prefix(':'));
    if !head.is_some_and(|rest| rest.trim_start().starts_with('|')) {
        return false;
    }
    if ahead.next().map(str::trim) != Some(BEGIN) {
        return false;
    }
    let is_base64 =
        |line: &&str| line.trim().bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b));
    let end = ahead.by_ref().find(|line| !is_base64(line)).map(str::trim);
    if end == Some(END) {
        *lines = ahead;
    }
    end == Some(END)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARMOR: &str = "  sealed: |\n    -----BEGIN AGE ENCRYPTED FILE-----\n    YWdlLWVuY3J5cHRpb24ub3Jn\n    -----END AGE ENCRYPTED FILE-----\n";

    fn keys(text: &str) -> Vec<&'static str> {
        readable_keys("unit.yaml", &text.replace("ARMOR\n", ARMOR))
    }

    #[test]
    fn what_is_sealed_and_sound_is_not_told() {
        assert_eq!(keys("name: 甲\nfinance:\nARMOR\ncontact:\nARMOR\n"), [""; 0]);
        // Neither is it beside a fault elsewhere.
        for fault in ["name: 乙\n", "other: [\n", "- a\n"] {
            let text = format!("name: 甲\nfinance: # 已审计\nARMOR\ncontact:\nARMOR\n{fault}");
            assert_eq!(keys(&text), [""; 0], "{fault}");
        }
        assert_eq!(keys("summary: 见 contacts 一栏\nsummary: refinance: 无\n"), [""; 0]);
    }

    #[test]
    fn what_a_reader_of_yaml_passes_over_is_told() {
        for text in [
            "finance:\nARMOR\nfinance:\n  year: 2020\n",
            "finance:\nARMOR\n  sealed: 27480\n",
            "finance:\nARMOR\n  main_revenue: 1\nname: [\n",
            "{name: 甲, finance: {year: 2020}, [\n",
            "name: [\nfinance: 27480 万元\nsealed: |\n",
            "name: [\nfinance:\n  sealed: |\n    27480\n",
            "name: [\n? finance\n: 1\n",
            "name: [\n\t\"finance\" : 1\n",
        ] {
            assert_eq!(keys(text), ["finance"], "{text}");
        }
    }
}
