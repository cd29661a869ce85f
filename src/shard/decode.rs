//! Bytes back to a share. A file from another job may be cut short or be something else; it is then refused.

use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::words::word;
use super::{Head, MAGIC, Part, Share};
use crate::call::{CallPath, ReadFile};
use crate::check::FileFindings;
use crate::diagnostic::{Arg, Diagnostic, Message, Note, Place, Replacement, Seal, Severity};
use crate::document::Document;
use crate::document::packed::{Damaged, In};
use crate::rules;
use crate::source::Scan;

/// Deepest message inside a message.
const MESSAGE_DEPTH: usize = 8;

/// Why a share's file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShardError {
    /// It is no such file, or that of another version of the program.
    #[error("not a share of this version")]
    Foreign,
    /// It was cut short or changed.
    #[error("cut short or changed")]
    Damaged,
}

impl From<Damaged> for ShardError {
    fn from(_: Damaged) -> Self {
        Self::Damaged
    }
}

/// Reads the file of a share.
///
/// # Errors
/// When it is not whole, or none at all.
pub fn decode(bytes: &[u8]) -> Result<(Head, Vec<Part>), ShardError> {
    if !bytes.starts_with(MAGIC) {
        return Err(ShardError::Foreign);
    }
    let (content, digest) = bytes.split_last_chunk::<32>().ok_or(ShardError::Damaged)?;
    if Sha256::digest(content).as_slice() != digest {
        return Err(ShardError::Damaged);
    }
    let mut read = In::new(content);
    read.take(MAGIC.len())?;
    let call = read.text()?.to_owned();
    let terms = read.take(32)?.try_into().map_err(|_| ShardError::Damaged)?;
    let number = |read: &mut In<'_>| u32::try_from(read.number()?).map_err(|_| ShardError::Damaged);
    let share = Share { number: number(&mut read)?, of: number(&mut read)? };
    let head = Head { call, terms, share, total: read.size()? };
    let count = read.count()?;
    let records = (0..count).map(|_| read.blob()).collect::<Result<Vec<_>, _>>()?;
    if !read.is_empty() {
        return Err(ShardError::Damaged);
    }
    let parts = records.into_par_iter().map(record).collect::<Result<_, _>>()?;
    Ok((head, parts))
}

fn record(bytes: &[u8]) -> Result<Part, Damaged> {
    let mut read = In::new(bytes);
    let place = read.size()?;
    let path: Arc<str> = read.text()?.into();
    let text: Option<Arc<str>> = read.optional(|read| Ok(read.text()?.into()))?;
    let has_raw = read.flag()?;
    let raw = read.optional(|read| Ok(read.text()?.into()))?.or_else(|| text.clone().filter(|_| has_raw));
    let document = read.optional(|read| {
        let text = text.clone().ok_or(Damaged)?;
        let body = read.span()?;
        let root = read.node(&text)?;
        Ok(Arc::new(Document { path: Arc::clone(&path), text, root, body }))
    })?;
    let scan = read.optional(|read| Ok(Scan { bytes: read.number()?, head: read.blob()?.to_vec() }))?;
    let diagnostics = read.list(|read| diagnostic(read, &path))?;
    let found = read.list(|read| diagnostic(read, &path))?;
    let role = CallPath::parse(&path).ok().map(|place| place.role);
    Ok(Part {
        place,
        file: ReadFile { path, role, text, raw, document, scan, known: None, diagnostics },
        found: FileFindings(found),
    })
}

fn diagnostic(read: &mut In<'_>, path: &Arc<str>) -> Result<Diagnostic, Damaged> {
    let rule = rules::find(read.text()?).ok_or(Damaged)?.id;
    let severity = match read.byte()? {
        0 => Severity::Error,
        1 => Severity::Warning,
        2 => Severity::Note,
        _ => return Err(Damaged),
    };
    let at = place(read, path)?;
    let mut one = Diagnostic::new(rule, severity, at, message(read, 0)?);
    one.mend = read.optional(|read| message(read, 0))?;
    let notes = read.count()?;
    one.missing = read.optional(|read| read.text().map(str::to_owned))?;
    one.notes = (0..notes)
        .map(|_| {
            let at = read.optional(|read| place(read, path))?;
            Ok(Note { place: at, message: message(read, 0)? })
        })
        .collect::<Result<_, _>>()?;
    one.replacement = read.optional(|read| {
        Ok(Replacement { place: place(read, path)?, text: read.text()?.to_owned(), private: read.flag()? })
    })?;
    one.ask = read.list(|read| read.text().map(str::to_owned))?;
    one.seal = read.optional(|read| {
        let line = |read: &mut In<'_>| u32::try_from(read.number()?).map_err(|_| Damaged);
        if read.flag()? { Ok(Seal::Lines(line(read)?, line(read)?)) } else { Ok(Seal::File) }
    })?;
    Ok(one)
}

fn place(read: &mut In<'_>, path: &Arc<str>) -> Result<Place, Damaged> {
    let path = read.optional(|read| Ok(read.text()?.into()))?.unwrap_or_else(|| Arc::clone(path));
    Ok(Place { path, span: read.optional(In::span)? })
}

fn message(read: &mut In<'_>, depth: usize) -> Result<Message, Damaged> {
    if depth > MESSAGE_DEPTH {
        return Err(Damaged);
    }
    let mut told = Message::new(word(read.text()?)?);
    for _ in 0..read.count()? {
        let name = word(read.text()?)?;
        let text = |read: &mut In<'_>| read.text().map(str::to_owned);
        told = told.arg(
            name,
            match read.byte()? {
                0 => Arg::Text(text(read)?),
                1 => Arg::Lines(text(read)?),
                2 => Arg::Private(text(read)?),
                3 => Arg::Count(read.size()?),
                4 => Arg::Message(Box::new(message(read, depth + 1)?)),
                5 => Arg::List(read.list(text)?),
                _ => return Err(Damaged),
            },
        );
    }
    Ok(told)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;
    use sha2::{Digest, Sha256};

    use super::super::{Head, Part, Share, encode};
    use super::{MAGIC, ShardError, decode};
    use crate::call::read_file;
    use crate::check::FileFindings;
    use crate::schema::SchemaSet;
    use crate::source::{Content, File};

    fn head() -> Head {
        Head { call: "example".to_owned(), terms: [7; 32], share: Share { number: 1, of: 3 }, total: 9 }
    }

    static SCHEMAS: LazyLock<SchemaSet> =
        LazyLock::new(|| SchemaSet::new(&std::collections::BTreeMap::new()).unwrap());

    fn part(text: &str) -> Part {
        let path = "submissions/example/units/a/b.yaml".into();
        let content = Content::Bytes(text.as_bytes().to_vec());
        let file = read_file("example", &File { path, content }, &SCHEMAS);
        let found = FileFindings(file.diagnostics.clone());
        Part { place: 3, file, found }
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
            let (found, back) = decode(&encode(&head(), &parts)).unwrap();
            assert_eq!(found, head());
            assert_eq!(format!("{back:?}"), format!("{parts:?}"));
        }
    }

    #[test]
    fn what_is_cut_short_or_changed_is_refused() {
        let bytes = encode(&head(), &[part("title: 高温\n")]);
        for end in 0..bytes.len() {
            assert!(decode(bytes.get(..end).unwrap()).is_err(), "{end}");
        }
        let mut changed = bytes;
        let middle = changed.len() / 2;
        *changed.get_mut(middle).unwrap() ^= 1;
        assert_eq!(decode(&changed).unwrap_err(), ShardError::Damaged);
        assert_eq!(decode(b"PK\x03\x04").unwrap_err(), ShardError::Foreign);
    }

    proptest! {
        /// Whoever can change the file can also write the digest.
        #[test]
        fn no_bytes_do_harm(at in 0..400_usize, byte in any::<u8>(), tail in prop::collection::vec(any::<u8>(), 0..64)) {
            static WHOLE: LazyLock<Vec<u8>> =
                LazyLock::new(|| encode(&head(), &[part("title: 高温\nbudget: {total: 1500}\n")]));
            let mut bytes = WHOLE.clone();
            bytes.truncate(bytes.len() - 32);
            let at = MAGIC.len() + at % (bytes.len() - MAGIC.len());
            *bytes.get_mut(at).unwrap() = byte;
            bytes.extend(tail);
            let digest = Sha256::digest(&bytes);
            bytes.extend(digest);
            // Refused or read, but always an answer.
            let _ = decode(&bytes);
        }
    }
}
