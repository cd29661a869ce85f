//! Bytes to documents: YAML (or Markdown with YAML front matter) in which every key and value knows its place.
//!
//! Nothing here panics, recurses with the input's depth or grows faster than the input: a file is at most
//! [`crate::file::FILE_BYTES`] long and at most [`limits::DEPTH`] levels deep, and anchors, aliases, tags and merge keys
//! are refused rather than expanded.

mod decode;
mod deserialize;
mod emit;
mod folding;
mod front_matter;
mod han;
mod hidden;
pub mod limits;
mod lines;
mod merge;
mod node;
mod number;
mod scalar;
mod soft_breaks;
mod syntax;
mod translated;
mod yaml;

use std::sync::Arc;

pub use decode::decode_anyhow;
pub use deserialize::{ReadError, from_node};
pub use emit::{CommentOf, Style, emit};
pub use han::{half_width, plain_han};
pub use hidden::is_ignorable;
pub use lines::Lines;
pub use merge::merge;
pub use node::{Entry, Key, Node, Value};
pub use number::Number;
pub use translated::{in_language, names};

use crate::diagnostic::{Diagnostic, Location, Span};

/// A parsed file.
#[derive(Debug)]
pub struct Document {
    /// Path from the root of the repository.
    pub path: Arc<str>,
    /// The text, without byte order mark.
    pub text: Arc<str>,
    /// The YAML value; for a Markdown file the front matter.
    pub root: Node,
    /// The Markdown after the front matter; empty for YAML files.
    pub body: Span,
}

impl Document {
    /// A place in this document.
    pub fn location(&self, span: Span) -> Location {
        Location::at(&self.path, span)
    }

    /// The Markdown after the front matter.
    pub fn body_text(&self) -> &str {
        self.text.get(self.body.start.offset as usize..self.body.end.offset as usize).unwrap_or_default()
    }
}

/// The value that a scalar without quotes has, by YAML 1.2's core schema.
pub fn scalar_of(raw: &str) -> Value {
    scalar::resolve_plain(raw)
}

/// What reading a file gave: the text as far as it could be decoded, the document as far as it could be parsed.
#[derive(Debug)]
pub struct Parsed {
    /// The decoded text, for reports that show the line; absent when the bytes are no text.
    pub text: Option<Arc<str>>,
    /// The document; absent after a fault that leaves nothing sure.
    pub document: Option<Document>,
    /// Faults of the rules `text` and `yaml`.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the bytes are meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// One YAML document.
    Yaml,
    /// YAML between two lines `---`, then Markdown.
    FrontMatter,
    /// Markdown alone: decoded, never parsed as YAML.
    Markdown,
}

/// Parses a file. Never panics; every fault is a diagnostic of rule `text` or `yaml`.
pub fn parse(path: &Arc<str>, bytes: &[u8], syntax: Syntax) -> Parsed {
    let decoded = decode::decode(path, bytes);
    let mut diagnostics = decoded.diagnostics;
    let Some(text) = decoded.text else {
        return Parsed { text: None, document: None, diagnostics };
    };
    if decoded.unreadable {
        return Parsed { text: Some(text), document: None, diagnostics };
    }
    let lines = Lines::new(&text);
    let parts = match syntax {
        Syntax::Yaml => front_matter::Parts { yaml: 0..text.len(), body: text.len()..text.len() },
        Syntax::Markdown => front_matter::Parts { yaml: 0..0, body: 0..text.len() },
        Syntax::FrontMatter => match front_matter::split(&text) {
            Ok(parts) => parts,
            Err(fault) => {
                diagnostics.push(fault.diagnostic(path, &text, &lines));
                return Parsed { text: Some(text), document: None, diagnostics };
            }
        },
    };
    let body = lines.span(&text, parts.body.start, parts.body.end);
    // Where values stand whose line breaks have been told of.
    let mut softened = Vec::new();
    let root = match syntax {
        Syntax::Markdown => Some(Node::null(Span::default())),
        Syntax::Yaml | Syntax::FrontMatter => {
            let texts = if decoded.soft { yaml::Texts::Soft } else { yaml::Texts::Usual };
            let (root, read) = yaml::load(path, &text, &lines, (parts.yaml, texts), &mut diagnostics);
            softened = read;
            root
        }
    };
    if decoded.soft {
        diagnostics.extend(soft_breaks::elsewhere(path, &text, &lines, (&softened, &parts.body)));
    }
    let document = root.map(|root| Document { path: Arc::clone(path), text: Arc::clone(&text), root, body });
    Parsed { text: Some(text), document, diagnostics }
}

/// Parses a YAML document whose values are documents of their own: each value is the text that stands there, and what is
/// odd in it is told when that text is read in its turn.
pub fn parse_verbatim(path: &Arc<str>, bytes: &[u8]) -> Parsed {
    let decoded = decode::decode(path, bytes);
    let Some(text) = decoded.text.filter(|_| !decoded.unreadable) else {
        return Parsed { text: None, document: None, diagnostics: decoded.diagnostics };
    };
    let lines = Lines::new(&text);
    let mut diagnostics = Vec::new();
    let (root, _) = yaml::load(path, &text, &lines, (0..text.len(), yaml::Texts::Verbatim), &mut diagnostics);
    let body = lines.span(&text, text.len(), text.len());
    let document = root.map(|root| Document { path: Arc::clone(path), text: Arc::clone(&text), root, body });
    Parsed { text: Some(text), document, diagnostics }
}
