//! What a unit has handed in, as it can be read.

use crate::document::{Document, Syntax, parse};
use crate::hand_in::UNIT_FILE;
use crate::source::Edit;

/// Its files by their names; those that are no documents are left out.
pub(super) struct UnitFiles(Vec<(String, Document)>);

impl UnitFiles {
    pub(super) fn of(files: &[Edit]) -> Self {
        let read = |file: &Edit| {
            let document =
                parse(&file.path.as_str().into(), file.content.as_deref()?, Syntax::Yaml).document?;
            Some((file.path.rsplit('/').next()?.to_owned(), document))
        };
        Self(files.iter().filter_map(read).collect())
    }

    /// What the unit's own file says.
    pub(super) fn of_unit(&self, key: &str) -> Option<String> {
        text(self.unit()?, key)
    }

    /// The unit's own file.
    pub(super) fn unit(&self) -> Option<&Document> {
        self.0.iter().find(|(name, _)| name == UNIT_FILE).map(|(_, document)| document)
    }

    /// Its demands, each with the name of its file without the ending.
    pub(super) fn demands(&self) -> impl Iterator<Item = (&str, &Document)> {
        let demands = self.0.iter().filter(|(name, _)| name != UNIT_FILE);
        demands.map(|(name, document)| (name.trim_end_matches(".yaml"), document))
    }
}

/// What a document says that is a text.
pub(super) fn text(document: &Document, key: &str) -> Option<String> {
    document.root.get(key)?.as_str().map(str::to_owned)
}
