//! One field of a form, as rules and pages ask for it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jsonschema::paths::LocationSegment;

use super::{Form, Part, Shape};
use crate::diagnostic::catalog::Language;
use crate::schema::visibility::Visibility;

/// The form that a schema describes.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'a> {
    form: &'a Form,
}

/// One field of the form, or a group or list of fields.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    form: &'a Form,
    part: &'a Part,
    title: Option<&'a str>,
    /// The title in other languages, by their tags.
    titles: &'a BTreeMap<String, String>,
}

/// How the form and the file name a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// As the form says it: `考核指标 第2项 目标值`.
    pub label: String,
    /// As the file says it: `indicators[2].target`, list positions counted from 1.
    pub key: String,
}

impl<'a> Labels<'a> {
    pub(in crate::schema) fn new(form: &'a Form) -> Self {
        Self { form }
    }

    /// The form as a whole.
    pub fn root(self) -> Field<'a> {
        // Reading a form begins with its root.
        let part = &self.form.parts[0];
        Field { form: self.form, part, title: part.title.as_deref(), titles: &part.titles }
    }

    /// The field at a path, as far as the schema knows it.
    pub fn at<'p>(self, path: impl IntoIterator<Item = LocationSegment<'p>>) -> Option<Field<'a>> {
        path.into_iter().try_fold(self.root(), |field, segment| match segment {
            LocationSegment::Property(name) => field.below(&name),
            LocationSegment::Index(_) => field.items(),
        })
    }

    /// The names of a path. Keys that the schema does not know are named as they are.
    pub fn naming<'p>(self, path: impl IntoIterator<Item = LocationSegment<'p>>) -> Naming {
        let mut labels = Vec::new();
        let mut key = String::new();
        let mut field = Some(self.root());
        for segment in path {
            match segment {
                LocationSegment::Property(name) => {
                    field = field.and_then(|f| f.below(&name));
                    labels.push(field.and_then(Field::title).unwrap_or(&name).to_owned());
                    if !key.is_empty() {
                        key.push('.');
                    }
                    key.push_str(&name);
                }
                LocationSegment::Index(index) => {
                    field = field.and_then(Field::items);
                    labels.push(format!("第{}项", index + 1));
                    // Writing to a string never fails.
                    let _ = write!(key, "[{}]", index + 1);
                }
            }
        }
        if labels.is_empty() {
            labels.extend(self.root().title().map(str::to_owned));
        }
        Naming { label: labels.join(" "), key }
    }
}

impl<'a> Field<'a> {
    fn of(form: &'a Form, index: usize) -> Option<Self> {
        let part = form.parts.get(index)?;
        Some(Self { form, part, title: part.title.as_deref(), titles: &part.titles })
    }

    /// The label of the form.
    pub fn title(self) -> Option<&'a str> {
        self.title
    }

    /// The label of the form in a language; the Chinese one where the schema has no other.
    pub fn title_in(self, language: Language) -> Option<&'a str> {
        self.titles.get(language.tag()).map(String::as_str).or(self.title)
    }

    /// How to fill it.
    pub fn description(self) -> Option<&'a str> {
        self.part.description.as_deref()
    }

    /// The unit of a figure, such as 万元.
    pub fn unit(self) -> Option<&'a str> {
        self.part.unit.as_deref()
    }

    /// What form a value must have, in words, where a pattern checks it.
    pub fn pattern_hint(self) -> Option<&'a str> {
        self.part.pattern_hint.as_deref()
    }

    /// The key in `call.yaml`'s `limits` that bounds its length in 字.
    pub fn limit(self) -> Option<&'a str> {
        self.part.limit.as_deref()
    }

    /// Who may see it; none for the form itself and for list items, which follow what holds them.
    pub fn visibility(self) -> Option<Visibility> {
        self.part.visibility
    }

    /// What is filled in; none where the schema leaves it open.
    pub fn shape(self) -> Option<Shape> {
        self.part.shape
    }

    /// An example, where the schema gives one on a line.
    pub fn example(self) -> Option<&'a str> {
        self.part.example.as_deref()
    }

    /// All examples that are texts or numbers; of a list, what the first one holds.
    pub fn examples(self) -> &'a [String] {
        &self.part.examples
    }

    /// How many a list holds at least.
    pub fn min_items(self) -> usize {
        self.part.min_items
    }

    /// How many a list holds at most.
    pub fn max_items(self) -> Option<usize> {
        self.part.max_items
    }

    /// How many characters a text holds at most.
    pub fn max_length(self) -> Option<usize> {
        self.part.max_length
    }

    /// How to fill it on paper, where that is told in other words than for a file.
    pub fn paper_hint(self) -> Option<&'a str> {
        self.part.paper.as_deref().or(self.description())
    }

    /// Whether the text may run over several lines: paragraphs, points and tables of plain text (`docs/text.md`).
    pub fn is_multiline(self) -> bool {
        self.part.is_multiline
    }

    /// Whether several written in one box, with commas or on lines of their own, are several items.
    pub fn is_separated(self) -> bool {
        self.part.is_separated
    }

    /// Whether only whole numbers belong there.
    pub fn is_integer(self) -> bool {
        self.part.is_integer
    }

    /// Whether a number or a text belongs there.
    pub fn is_number_or_text(self) -> bool {
        self.part.is_number_or_text
    }

    /// Whether a group cannot do without a field.
    pub fn requires(self, name: &str) -> bool {
        self.part.properties.iter().any(|(known, _, required)| *required && known == name)
            || self.part.required_besides.iter().any(|known| known == name)
    }

    /// The rule that tells when it is blank, where that is not `not-blank`.
    pub fn judged_by(self) -> Option<&'a str> {
        self.part.judged_by.as_deref()
    }

    /// The rule that tells when the figure is too small, where that is not `schema`.
    pub fn minimum_judged_by(self) -> Option<&'a str> {
        self.part.minimum_judged_by.as_deref()
    }

    /// Whether a date belongs there.
    pub fn is_date(self) -> bool {
        self.part.is_date
    }

    /// Whether a unified social credit code (GB 32100-2015) belongs there.
    pub fn is_uscc(self) -> bool {
        self.part.is_uscc
    }

    /// The same shape under the title of another field: what a list holds is called as the list is.
    #[must_use]
    pub fn titled_as(self, list: Self) -> Self {
        Self { title: list.title(), titles: list.titles, ..self }
    }

    /// A field of a group.
    pub fn property(self, name: &str) -> Option<Self> {
        let (_, index, _) = self.part.properties.iter().find(|(known, _, _)| known == name)?;
        Self::of(self.form, *index)
    }

    /// A field of a group, or what every key of a list of pairs holds.
    pub fn below(self, name: &str) -> Option<Self> {
        self.property(name).or_else(|| self.additional())
    }

    /// The fields of a group that people fill in, in the order of the form.
    pub fn properties(self) -> impl Iterator<Item = (&'a str, Self)> {
        let fields = self.part.properties.iter();
        let fields =
            fields.filter_map(move |(name, index, _)| Some((name.as_str(), Self::of(self.form, *index)?)));
        fields.filter(|(_, field)| !field.part.is_read_only)
    }

    /// What a list holds.
    pub fn items(self) -> Option<Self> {
        Self::of(self.form, self.part.items?)
    }

    /// What a group whose keys are names holds under each.
    pub fn additional(self) -> Option<Self> {
        Self::of(self.form, self.part.additional?)
    }

    /// The label of a word of a fixed list; the word itself where it has none.
    pub fn label_of(self, word: &str) -> String {
        let options = &self.part.options;
        options.iter().find(|(value, _)| value == word).map_or(word, |(_, label)| label).to_owned()
    }

    /// The words of a fixed list, each with its label.
    pub fn options(self) -> Vec<(&'a str, &'a str)> {
        self.part.options.iter().map(|(word, label)| (word.as_str(), label.as_str())).collect()
    }

    /// The words of a fixed list, each with its label in a language; the Chinese one where the schema has no other.
    pub fn options_in(self, language: Language) -> Vec<(&'a str, &'a str)> {
        let told = self.part.options_in.get(language.tag()).map(Vec::as_slice).unwrap_or_default();
        let mut options = self.options();
        for (word, label) in &mut options {
            let other = told.iter().find(|(known, _)| known == word);
            *label = other.map_or(*label, |(_, label)| label);
        }
        options
    }
}
