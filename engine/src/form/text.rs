//! The canonical text of a document.

use crate::document::{CommentOf, Node, Style, emit};
use crate::schema::{Field, Kind, Schema, SchemaSet};

/// The comment above each key: its label.
#[derive(Debug)]
struct Titles<'a>(&'a Schema);

impl CommentOf for Titles<'_> {
    fn comment(&self, key: &str) -> Option<String> {
        let field: Field<'_> = self.0.labels().root().property(key)?;
        let unit = field.unit().map(|unit| format!("（{unit}）")).unwrap_or_default();
        Some(format!("{}{unit}", field.title()?))
    }
}

/// A document as it is written: with the editor's schema line and the names of its parts.
pub fn written(root: &Node, kind: Kind, schemas: &SchemaSet) -> String {
    let folders = match kind {
        Kind::Call => 2,
        Kind::Comment => 3,
        _ => 4,
    };
    let head =
        [format!("yaml-language-server: $schema={}schema/{}", "../".repeat(folders), kind.file_name())];
    emit(root, Style { head: &head, comment: Some(&Titles(schemas.get(kind))) })
}
