//! All texts of a document, each with the name that the form gives it.

use crate::diagnostic::Span;
use crate::document::{Document, Node, Value};
use crate::schema::{Field, Schema, Visibility};

/// One text of a document: a value, a key that the form does not know, or the Markdown below the front matter.
pub(in crate::rules) struct Text<'a> {
    /// As the form calls it. What the form does not know is called after the group that it stands in.
    pub(in crate::rules) label: String,
    /// As the file calls it, without keys that the form does not know: they are somebody's own words.
    pub(in crate::rules) key: String,
    /// Where it stands.
    pub(in crate::rules) span: Span,
    /// What it says, as YAML reads it.
    pub(in crate::rules) content: &'a str,
    /// Whether everybody may see it by the form.
    pub(in crate::rules) public: bool,
    /// Whether it is a unified social credit code, which can look like other numbers.
    pub(in crate::rules) code: bool,
}

/// The texts of a document in the order of the file.
pub(in crate::rules) fn texts<'a>(schema: &Schema, document: &'a Document) -> Vec<Text<'a>> {
    let form = schema.labels().root();
    let mut walk = Walk { texts: Vec::new(), names: Vec::new(), keys: Vec::new() };
    walk.node(&document.root, Some(form), true);
    if !document.body.is_empty() {
        walk.push(document.body_text(), document.body, Some(form), true);
    }
    for text in &mut walk.texts {
        if text.label.is_empty() {
            form.title().unwrap_or_default().clone_into(&mut text.label);
        }
    }
    walk.texts
}

struct Walk<'a> {
    texts: Vec<Text<'a>>,
    names: Vec<String>,
    keys: Vec<String>,
}

impl<'a> Walk<'a> {
    fn push(&mut self, content: &'a str, span: Span, field: Option<Field<'_>>, public: bool) {
        let code = field.is_some_and(Field::is_uscc);
        let (label, key) = (self.names.join(" "), self.keys.concat());
        self.texts.push(Text { label, key, span, content, public, code });
    }

    /// Documents are at most [`crate::document::limits::DEPTH`] levels deep, and so is this recursion.
    fn node(&mut self, node: &'a Node, field: Option<Field<'_>>, public: bool) {
        match &node.value {
            Value::String(text) => self.push(text, node.span, field, public),
            Value::Number(number) => self.push(number.raw(), node.span, field, public),
            Value::Null | Value::Bool(_) => {}
            Value::Sequence(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.keys.push(format!("[{}]", index + 1));
                    self.node(item, field.and_then(Field::items), public);
                    self.keys.pop();
                }
            }
            Value::Mapping(entries) => {
                for entry in entries {
                    let known = field.and_then(|field| field.property(&entry.key.text));
                    let inner = known.or_else(|| field.and_then(Field::additional));
                    let public = public
                        && match known {
                            Some(known) => known.visibility() == Some(Visibility::Public),
                            None => inner.is_some(),
                        };
                    let depth = (self.names.len(), self.keys.len());
                    if let Some(known) = known {
                        let dot = if self.keys.is_empty() { "" } else { "." };
                        self.names.push(known.title().unwrap_or(&entry.key.text).to_owned());
                        self.keys.push(format!("{dot}{}", entry.key.text));
                    } else {
                        self.push(&entry.key.text, entry.key.span, None, public);
                    }
                    self.node(&entry.value, inner, public);
                    self.names.truncate(depth.0);
                    self.keys.truncate(depth.1);
                }
            }
        }
    }
}
