//! A share's file: what it says of itself, and a record for each of its files.

use std::borrow::Cow;
use std::io;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Head, Part, ShardError};
use crate::call::{CallPath, ReadFile};
use crate::check::FileFindings;
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{Document, Node};
use crate::record_file::{self, pack, unpack};
use crate::rules;
use crate::source::Scan;

/// Starts every share's file. The number changes with the form of what follows.
const MARK: &[u8] = b"zhengji shard 2\n";

/// A file of a share, as it is written.
#[derive(Deserialize, Serialize)]
struct Record<'a> {
    index: usize,
    path: &'a str,
    text: Option<&'a str>,
    raw: Raw<'a>,
    #[serde(borrow)]
    document: Option<(Span, Cow<'a, Node>)>,
    scan: Option<Cow<'a, Scan>>,
    diagnostics: Cow<'a, [Diagnostic]>,
    found: Cow<'a, [Diagnostic]>,
}

/// What was read as well as may be: nearly always the text itself.
#[derive(Clone, Copy, Deserialize, Serialize)]
enum Raw<'a> {
    None,
    Text,
    Own(&'a str),
}

/// The file of a share.
///
/// # Errors
/// When a value has no form in such a file: none of those that a check makes.
pub fn encode(head: &Head, parts: &[Part]) -> io::Result<Vec<u8>> {
    let records = parts.par_iter().map(|part| pack(&record(part))).collect::<io::Result<Vec<_>>>()?;
    record_file::write(MARK, head, &records)
}

fn record(part: &Part) -> Record<'_> {
    let file = &part.file;
    let text = file.text.as_deref();
    Record {
        index: part.index,
        path: &file.path,
        text,
        raw: match file.raw.as_deref() {
            None => Raw::None,
            own if own == text => Raw::Text,
            Some(own) => Raw::Own(own),
        },
        document: file.document.as_deref().map(|document| (document.body, Cow::Borrowed(&document.root))),
        scan: file.scan.as_ref().map(Cow::Borrowed),
        diagnostics: Cow::Borrowed(&file.diagnostics),
        found: Cow::Borrowed(&part.found.0),
    }
}

/// Reads the file of a share. A file from another job may be cut short or be something else; it is then refused.
///
/// # Errors
/// When it is not whole, or none at all.
pub fn decode(bytes: &[u8]) -> Result<(Head, Vec<Part>), ShardError> {
    let (head, records): (Head, _) = record_file::read(MARK, bytes)?;
    let part = |range| part(unpack(bytes.get(range).ok_or(ShardError::Damaged)?)?);
    let parts = records.into_par_iter().map(part).collect::<Result<_, _>>()?;
    Ok((head, parts))
}

fn part(record: Record<'_>) -> Result<Part, ShardError> {
    let is_rule = |fault: &Diagnostic| rules::find(fault.rule).is_some();
    if !record.diagnostics.iter().chain(&*record.found).all(is_rule) {
        return Err(ShardError::Damaged);
    }
    let path: Arc<str> = record.path.into();
    let text: Option<Arc<str>> = record.text.map(Arc::from);
    let raw = match record.raw {
        Raw::None => None,
        Raw::Text => text.clone(),
        Raw::Own(own) => Some(own.into()),
    };
    let document = match record.document {
        None => None,
        Some((body, root)) => {
            let text = text.clone().ok_or(ShardError::Damaged)?;
            Some(Arc::new(Document { path: Arc::clone(&path), text, root: root.into_owned(), body }))
        }
    };
    let role = CallPath::parse(&path).ok().map(|path| path.role);
    Ok(Part {
        index: record.index,
        file: ReadFile {
            path,
            role,
            text,
            raw,
            document,
            scan: record.scan.map(Cow::into_owned),
            known: None,
            diagnostics: record.diagnostics.into_owned(),
        },
        found: FileFindings(record.found.into_owned()),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;
    use sha2::{Digest, Sha256};

    use super::super::{Head, Part, ShardError, Share};
    use super::{MARK, decode, encode};
    use crate::call::read_file;
    use crate::check::FileFindings;
    use crate::schema::SchemaSet;
    use crate::source::{Content, File};

    fn head() -> Head {
        Head { call: "example".to_owned(), terms: [7; 32], share: Share { number: 1, of: 3 }, total: 9 }
    }

    static SCHEMAS: LazyLock<SchemaSet> =
        LazyLock::new(|| crate::built_in::schemas(&std::collections::BTreeMap::new()).unwrap());

    fn part(text: &str) -> Part {
        let path = "submissions/example/units/a/b.yaml".into();
        let content = Content::Bytes(text.as_bytes().to_vec());
        let file = read_file("example", &File { path, content }, &SCHEMAS);
        let found = FileFindings(file.diagnostics.clone());
        Part { index: 3, file, found }
    }

    #[test]
    fn a_share_is_read_back_as_it_was() {
        for text in [
            "",
            "title: 高温\nbudget: {total: 1.50, x: [true, ~, \"a\\tb\"]}\nsummary: |\n  两行\n  文字\n",
            "a: [",
            "\u{FEFF}a: &x 1",
        ] {
            let parts = [part(text)];
            let (found, back) = decode(&encode(&head(), &parts).unwrap()).unwrap();
            assert_eq!(found, head());
            assert_eq!(format!("{back:?}"), format!("{parts:?}"));
        }
    }

    #[test]
    fn the_deepest_document_goes_into_a_share() {
        let text = format!("{}1{}", "[".repeat(63), "]".repeat(63));
        let parts = [part(&format!("a: {text}\n"))];
        assert!(parts[0].file.document.is_some());
        let (_, back) = decode(&encode(&head(), &parts).unwrap()).unwrap();
        assert_eq!(format!("{back:?}"), format!("{parts:?}"));
    }

    #[test]
    fn what_is_no_share_or_no_rule_is_refused() {
        assert_eq!(decode(b"PK\x03\x04").unwrap_err(), ShardError::Foreign);
        let mut part = part("a: [");
        part.found.0[0].rule = "no-such-rule";
        assert_eq!(decode(&encode(&head(), &[part]).unwrap()).unwrap_err(), ShardError::Damaged);
    }

    proptest! {
        /// Whoever can change the file can also write the digest.
        #[test]
        fn no_bytes_do_harm(at in 0..400_usize, byte in any::<u8>(), tail in prop::collection::vec(any::<u8>(), 0..64)) {
            static WHOLE: LazyLock<Vec<u8>> =
                LazyLock::new(|| encode(&head(), &[part("title: 高温\nbudget: {total: 1500}\n")]).unwrap());
            let mut bytes = WHOLE.clone();
            bytes.truncate(bytes.len() - 32);
            let at = MARK.len() + at % (bytes.len() - MARK.len());
            *bytes.get_mut(at).unwrap() = byte;
            bytes.extend(tail);
            let digest = Sha256::digest(&bytes);
            bytes.extend(digest);
            // Refused or read, but always an answer.
            let _ = decode(&bytes);
        }
    }
}
