//! What a manifest says of the contents of files. Each is read once, however often it is asked for.

use std::collections::HashMap;
use std::sync::Arc;

use super::manifest::sha256;
use crate::document::{self, Document, Syntax};
use crate::source::{BlobContent, GitRepository};

/// The key of a demand that its unit has taken back.
const WITHDRAWN: &str = "withdrawn";

/// What is known of a content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Read(Digest),
    /// It is not here.
    Missing,
    /// What is here is not what its id says.
    Damaged,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Digest {
    /// SHA-256 of its bytes.
    pub(super) sha256: String,
    /// Its length, bytes.
    pub(super) bytes: u64,
    /// Whether it says so, as a demand may.
    pub(super) withdrawn: bool,
}

/// The contents of a repository by their ids.
pub(super) struct Contents<'r> {
    repository: &'r GitRepository,
    known: HashMap<String, Content>,
}

impl<'r> Contents<'r> {
    pub(super) fn of(repository: &'r GitRepository) -> Self {
        Self { repository, known: HashMap::new() }
    }

    /// The content of that id, which stands at `path`.
    pub(super) fn get(&mut self, path: &str, blob: &str) -> &Content {
        let repository = self.repository;
        self.known.entry(blob.to_owned()).or_insert_with(|| match repository.content(blob) {
            BlobContent::Bytes(bytes) => Content::Read(Digest {
                sha256: sha256(&bytes),
                bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
                withdrawn: is_withdrawn(path, &bytes),
            }),
            BlobContent::Missing => Content::Missing,
            BlobContent::Damaged => Content::Damaged,
        })
    }
}

fn is_withdrawn(path: &str, bytes: &[u8]) -> bool {
    // Thousands of demands do not say the word at all, and only an escape could spell it otherwise.
    let says = std::str::from_utf8(bytes).is_ok_and(|text| text.contains(WITHDRAWN) || text.contains('\\'));
    let document = if says { document::parse(&Arc::from(path), bytes, Syntax::Yaml).document } else { None };
    document.is_some_and(|document| document.root.get(WITHDRAWN).is_some_and(|node| !node.is_null()))
}

/// The document in the content of that id, which stands at `path`; none where it is not here or is none.
pub(super) fn parsed(repository: &GitRepository, path: &str, blob: &str) -> Option<Document> {
    let BlobContent::Bytes(bytes) = repository.content(blob) else { return None };
    document::parse(&Arc::from(path), &bytes, Syntax::Yaml).document
}
