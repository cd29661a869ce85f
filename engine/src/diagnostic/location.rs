//! Where a fault stands.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, Serialize)]
pub struct Position {
    /// Bytes from the start of the text (a byte order mark not counted).
    pub offset: u32,
    /// Line, counted from 1.
    pub line: u32,
    /// Column in Unicode characters, counted from 1.
    pub column: u32,
}

/// A stretch of text, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, Serialize)]
pub struct Span {
    /// First character.
    pub start: Position,
    /// Just past the last character.
    pub end: Position,
}

impl Span {
    /// Whether nothing stands between start and end.
    pub fn is_empty(&self) -> bool {
        self.start.offset >= self.end.offset
    }
}

/// A file and, usually, a stretch of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Location {
    /// Path from the root of the repository, parts joined by `/`.
    #[serde(serialize_with = "write_path", deserialize_with = "read_path")]
    pub path: Arc<str>,
    /// The stretch; none when the file as a whole is meant.
    pub span: Option<Span>,
}

impl Location {
    /// The file as a whole.
    pub fn file(path: &Arc<str>) -> Self {
        Self { path: Arc::clone(path), span: None }
    }

    /// A stretch of a file.
    pub fn at(path: &Arc<str>, span: Span) -> Self {
        Self { path: Arc::clone(path), span: Some(span) }
    }
}

fn write_path<S: Serializer>(path: &Arc<str>, writer: S) -> Result<S::Ok, S::Error> {
    writer.serialize_str(path)
}

fn read_path<'de, D: Deserializer<'de>>(reader: D) -> Result<Arc<str>, D::Error> {
    Box::<str>::deserialize(reader).map(Arc::from)
}
