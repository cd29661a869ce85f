//! The texts of a demand that are compared.

use std::borrow::Cow;

use crate::call::public;
use crate::document::Node;
use crate::schema::{Field, Visibility};

/// The fields that say what is to be found out or made, and how much a term counts that stands in each. What a unit says
/// of itself, figures and choices from lists are alike in many demands that have nothing in common. The strengths are
/// ten times the square roots of 3, 1, ½, 1, 1½, 2, ½ and ½: a term is weighed by the product of both sides.
const FIELDS: [(&str, u64); 8] = [
    ("title", 17),
    ("summary", 10),
    ("necessity", 7),
    ("research", 10),
    ("key_problems", 12),
    ("keywords", 14),
    ("outcome_description", 7),
    ("application_scenario", 7),
];

/// What is compared of a demand: public texts only.
#[derive(Clone, Debug, Default)]
pub struct Body<'a> {
    /// Place of the field in [`FIELDS`], and the text. A list has one text an item.
    parts: Vec<(usize, Cow<'a, str>)>,
}

impl<'a> Body<'a> {
    /// The texts of a demand's document that everybody may see by its form.
    pub fn of_document(root: &'a Node, form: Field<'_>) -> Self {
        let is_public =
            |key: &str| form.property(key).and_then(Field::visibility) == Some(Visibility::Public);
        Self::of_fields(root, is_public)
    }

    /// The texts of a demand of the public view.
    pub fn of_public(demand: &'a public::Demand) -> Self {
        Self::of_fields(demand.answers.node(), |_| true)
    }

    fn of_fields(root: &'a Node, is_public: impl Fn(&str) -> bool) -> Self {
        let mut parts = Vec::new();
        for (index, (key, _)) in FIELDS.iter().enumerate() {
            let Some(node) = root.get(key).filter(|_| is_public(key)) else { continue };
            let texts = node.as_str().into_iter().chain(node.items().iter().filter_map(Node::as_str));
            parts.extend(texts.map(|text| (index, Cow::Borrowed(text))));
        }
        Self { parts }
    }

    /// The same texts, kept apart from the document they were read from.
    pub fn into_owned(self) -> Body<'static> {
        let own = |(index, text): (usize, Cow<'_, str>)| (index, Cow::Owned(text.into_owned()));
        Body { parts: self.parts.into_iter().map(own).collect() }
    }

    /// Without the fields of which any text is one that may not be repeated.
    #[must_use]
    pub fn without(&self, is_barred: impl Fn(&str) -> bool) -> Self {
        let barred: Vec<usize> =
            self.parts.iter().filter(|(_, text)| is_barred(text)).map(|(index, _)| *index).collect();
        Self { parts: self.parts.iter().filter(|(index, _)| !barred.contains(index)).cloned().collect() }
    }

    /// The title; none where it is missing or left out.
    pub fn title(&self) -> Option<&str> {
        self.parts.iter().find(|(index, _)| *index == 0).map(|(_, text)| &**text)
    }

    /// The texts, each with how much a term counts in it.
    pub(super) fn texts(&self) -> impl Iterator<Item = (u64, &str)> {
        self.parts
            .iter()
            .filter_map(|(index, text)| FIELDS.get(*index).map(|(_, strength)| (*strength, &**text)))
    }
}
