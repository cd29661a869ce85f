//! A source whose sealed values are opened while they are read. Nothing is written.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::{AgeError, Edit, Identity, SealError, openings};
use crate::document::{self, Syntax};
use crate::source::{Content, Part, Source, SourceError, Unread, Wanted};

/// Reads from another source, with the keys to what is sealed in it. What these keys do not fit stays sealed; a file in which
/// they fit and something is wrong with what they open is not read.
pub struct Opened {
    /// What is read.
    pub source: Box<dyn Source>,
    /// The keys.
    pub identities: Vec<Identity>,
}

impl Source for Opened {
    fn root(&self) -> &Path {
        self.source.root()
    }

    fn calls(&self) -> Result<Vec<String>, SourceError> {
        self.source.calls()
    }

    fn call(&self, wanted: Option<&str>) -> Result<String, SourceError> {
        self.source.call(wanted)
    }

    fn read_part(&self, call: &str, wanted: Wanted<'_>) -> Result<Part, SourceError> {
        let mut part = self.source.read_part(call, wanted)?;
        let identities = &self.identities;
        part.files.par_iter_mut().for_each(|(_, file)| {
            if let Content::Bytes(bytes) = &mut file.content
                && bytes.windows(7).any(|window| window == b"sealed:")
            {
                match open(&file.path, bytes, identities) {
                    Opening::Opened(text) => *bytes = text.into_bytes(),
                    Opening::Wrong { key, line } => {
                        file.content = Content::Unread(Unread::Sealed { key, line });
                    }
                    Opening::Closed => {}
                }
            }
        });
        Ok(part)
    }

    fn closed(&self) -> Option<&dyn Source> {
        Some(&*self.source)
    }

    fn schema_overrides(&self) -> Result<BTreeMap<String, String>, SourceError> {
        self.source.schema_overrides()
    }

    fn template_overrides(&self) -> Result<BTreeMap<String, Vec<u8>>, SourceError> {
        self.source.template_overrides()
    }
}

/// What becomes of a file.
enum Opening {
    Opened(String),
    /// What opens is not what belongs there.
    Wrong {
        key: String,
        line: u32,
    },
    Closed,
}

fn open(path: &Arc<str>, bytes: &[u8], identities: &[Identity]) -> Opening {
    let Some(document) = document::parse(path, bytes, Syntax::Yaml).document else { return Opening::Closed };
    match openings(&document, identities) {
        Ok(edits) => Opening::Opened(in_place(&document.text, &edits)),
        Err(SealError::Age { source: AgeError::OtherKey, .. }) => Opening::Closed,
        Err(
            SealError::Age { key, line, .. }
            | SealError::Copied { key, line }
            | SealError::NotItsOwn { key, line },
        ) => Opening::Wrong { key, line },
    }
}

/// Puts the opened values in, each followed by as many empty lines as it is shorter, so that whatever is told of the rest of
/// the file still names the line that stands in it.
fn in_place(text: &str, edits: &[Edit]) -> String {
    let feeds = |text: &str| text.bytes().filter(|byte| *byte == b'\n').count();
    let mut after = text.to_owned();
    for (range, plain) in edits.iter().rev() {
        let sealed = feeds(text.get(range.clone()).unwrap_or_default());
        let missing = sealed.saturating_sub(feeds(plain));
        after.replace_range(range.clone(), &format!("{plain}{}", "\n".repeat(missing)));
    }
    after
}
