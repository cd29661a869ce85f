//! All texts of a document, each with the name that the form gives it.

use std::fmt::Write as _;

use crate::diagnostic::Span;
use crate::document::{Document, Node, Value};
use crate::schema::{Field, Visibility};

/// One text of a document: a value, a key that the form does not know, or the Markdown below the front matter.
pub(crate) struct Text<'a> {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it says, as YAML reads it.
    pub(crate) content: &'a str,
    /// Whether everybody may see it by the form.
    pub(crate) public: bool,
    /// Whether it is a unified social credit code, which can look like other numbers.
    pub(crate) code: bool,
    /// Whether it stands in a list, by itself or as part of an entry.
    pub(crate) listed: bool,
}

/// The way from the document down to a text. Names are put together only for the few texts that are told.
pub(crate) struct Trail<'a> {
    form: Field<'a>,
    steps: Vec<Step<'a>>,
}

enum Step<'a> {
    /// The title and the key of a field.
    Field(&'a str, &'a str),
    /// A place in a list, counted from 0.
    Item(usize),
}

impl Trail<'_> {
    /// As the form calls it. What the form does not know is called after the group that it stands in.
    pub(crate) fn label(&self) -> String {
        let titles: Vec<&str> = self.steps.iter().filter_map(Step::title).collect();
        if titles.is_empty() { self.form.title().unwrap_or_default().to_owned() } else { titles.join(" ") }
    }

    /// As the file calls it, without keys that the form does not know: they are somebody's own words.
    pub(crate) fn key(&self) -> String {
        let mut key = String::new();
        for step in &self.steps {
            // Writing to a string never fails.
            let _ = match step {
                Step::Field(_, name) if key.is_empty() => write!(key, "{name}"),
                Step::Field(_, name) => write!(key, ".{name}"),
                Step::Item(index) => write!(key, "[{}]", index + 1),
            };
        }
        key
    }
}

impl<'a> Step<'a> {
    fn title(&self) -> Option<&'a str> {
        match self {
            Self::Field(title, _) => Some(title),
            Self::Item(_) => None,
        }
    }
}

/// Shows every text of a document, in the order of the file.
pub(crate) fn texts<'a>(form: Field<'a>, document: &'a Document, see: impl FnMut(&Text<'a>, &Trail<'a>)) {
    let mut walk = Walk { trail: Trail { form, steps: Vec::new() }, see };
    walk.node(&document.root, Some(form), true);
    if !document.body.is_empty() {
        walk.show(document.body_text(), document.body, Some(form), true);
    }
}

struct Walk<'a, F> {
    trail: Trail<'a>,
    see: F,
}

impl<'a, F: FnMut(&Text<'a>, &Trail<'a>)> Walk<'a, F> {
    fn show(&mut self, content: &'a str, span: Span, field: Option<Field<'_>>, public: bool) {
        let code = field.is_some_and(Field::is_uscc);
        let listed = self.trail.steps.iter().any(|step| matches!(step, Step::Item(_)));
        (self.see)(&Text { span, content, public, code, listed }, &self.trail);
    }

    /// Documents are at most [`crate::document::limits::DEPTH`] levels deep, and so is this recursion.
    fn node(&mut self, node: &'a Node, field: Option<Field<'a>>, public: bool) {
        match &node.value {
            Value::String(text) => self.show(text, node.span, field, public),
            Value::Number(number) => self.show(number.raw(), node.span, field, public),
            Value::Null | Value::Bool(_) => {}
            Value::Sequence(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.trail.steps.push(Step::Item(index));
                    self.node(item, field.and_then(Field::items), public);
                    self.trail.steps.pop();
                }
            }
            Value::Mapping(entries) => {
                for entry in entries {
                    let name = &*entry.key.text;
                    let known = field.and_then(|field| field.property(name));
                    let inner = known.or_else(|| field.and_then(Field::additional));
                    let public = public
                        && match known {
                            Some(known) => known.visibility() == Some(Visibility::Public),
                            None => inner.is_some(),
                        };
                    let depth = self.trail.steps.len();
                    if let Some(known) = known {
                        self.trail.steps.push(Step::Field(known.title().unwrap_or(name), name));
                    } else {
                        self.show(name, entry.key.span, None, public);
                    }
                    self.node(&entry.value, inner, public);
                    self.trail.steps.truncate(depth);
                }
            }
        }
    }
}
