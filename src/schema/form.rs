//! A schema read as a form: what its fields are called, what may stand in them and who may see them.

use std::fmt::Write as _;

use jsonschema::paths::LocationSegment;
use serde_json::Value as Json;

use super::visibility::Visibility;

/// The form that a schema describes.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'a> {
    root: &'a Json,
}

/// One field of the form, or a group or list of fields.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    root: &'a Json,
    schema: &'a Json,
    title: Option<&'a str>,
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
    pub(super) fn new(root: &'a Json) -> Self {
        Self { root }
    }

    /// The form as a whole.
    pub fn root(self) -> Field<'a> {
        Field::of(self.root, self.root)
    }

    /// The field at a path, as far as the schema knows it.
    pub fn at<'p>(self, path: impl IntoIterator<Item = LocationSegment<'p>>) -> Option<Field<'a>> {
        path.into_iter().try_fold(self.root(), |field, segment| match segment {
            LocationSegment::Property(name) => field.property(&name),
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
                    field = field.and_then(|f| f.property(&name));
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
        Naming { label: labels.join(" "), key }
    }
}

impl<'a> Field<'a> {
    fn of(root: &'a Json, schema: &'a Json) -> Self {
        let field = Self { root, schema, title: None };
        Self { title: field.text("title"), ..field }
    }

    /// The schema that has the shape, behind a reference if there is one.
    fn shape(self) -> &'a Json {
        let target = self
            .schema
            .get("$ref")
            .and_then(Json::as_str)
            .and_then(|reference| reference.strip_prefix('#'))
            .and_then(|pointer| self.root.pointer(pointer));
        target.unwrap_or(self.schema)
    }

    fn text(self, key: &str) -> Option<&'a str> {
        self.schema.get(key).or_else(|| self.shape().get(key)).and_then(Json::as_str)
    }

    /// The label of the form.
    pub fn title(self) -> Option<&'a str> {
        self.title
    }

    /// How to fill it.
    pub fn description(self) -> Option<&'a str> {
        self.text("description")
    }

    /// The unit of a figure, such as 万元.
    pub fn unit(self) -> Option<&'a str> {
        self.text("x-unit")
    }

    /// What form a value must have, in words, where a pattern checks it.
    pub fn pattern_hint(self) -> Option<&'a str> {
        self.text("x-pattern-hint")
    }

    /// The key in `call.yaml`'s `limits` that bounds its length in 字.
    pub fn limit(self) -> Option<&'a str> {
        self.text("x-limit")
    }

    /// Who may see it; none for the form itself and for list items, which follow what holds them.
    pub fn visibility(self) -> Option<Visibility> {
        self.text("x-visibility").and_then(Visibility::from_key)
    }

    /// Whether a group cannot do without a field.
    pub fn requires(self, name: &str) -> bool {
        let required = self.shape().get("required").and_then(Json::as_array);
        required.is_some_and(|names| names.iter().any(|one| one == name))
    }

    /// Whether the text is Markdown.
    pub fn is_markdown(self) -> bool {
        self.text("contentMediaType") == Some("text/markdown")
    }

    /// The rule that tells when it is blank, where that is not `not-blank`.
    pub fn judged_by(self) -> Option<&'a str> {
        self.text("x-judged-by")
    }

    /// Whether a date belongs there.
    pub fn is_date(self) -> bool {
        self.text("format") == Some("date")
    }

    /// Whether a unified social credit code (GB 32100-2015) belongs there.
    pub fn is_uscc(self) -> bool {
        self.text("pattern").is_some_and(|pattern| pattern.starts_with("^[0-9A-HJ-NPQRTUWXY]{2}"))
    }

    /// The same shape under the title of another field: what a list holds is called as the list is.
    #[must_use]
    pub fn titled_as(self, list: Self) -> Self {
        Self { title: list.title(), ..self }
    }

    /// A field of a group.
    pub fn property(self, name: &str) -> Option<Self> {
        let schema = self.shape().get("properties")?.get(name)?;
        Some(Self::of(self.root, schema))
    }

    /// The fields of a group, in the order of the form.
    pub fn properties(self) -> impl Iterator<Item = (&'a str, Self)> {
        self.shape()
            .get("properties")
            .and_then(Json::as_object)
            .into_iter()
            .flatten()
            .map(move |(name, schema)| (name.as_str(), Self::of(self.root, schema)))
    }

    /// What a list holds.
    pub fn items(self) -> Option<Self> {
        self.shape().get("items").map(|schema| Self::of(self.root, schema))
    }

    /// What a group whose keys are names holds under each.
    pub fn additional(self) -> Option<Self> {
        let schema = self.shape().get("additionalProperties")?;
        schema.is_object().then(|| Self::of(self.root, schema))
    }

    /// The label of a word of a fixed list; the word itself where it has none.
    pub fn label_of(self, word: &str) -> String {
        let options = self.options();
        options.iter().find(|(value, _)| *value == word).map_or(word, |(_, label)| label).to_owned()
    }

    /// The words of a fixed list, each with its label.
    pub fn options(self) -> Vec<(&'a str, &'a str)> {
        let labels = self.schema.get("x-labels").or_else(|| self.shape().get("x-labels"));
        self.shape()
            .get("enum")
            .and_then(Json::as_array)
            .into_iter()
            .flatten()
            .filter_map(Json::as_str)
            .map(|value| (value, labels.and_then(|l| l.get(value)).and_then(Json::as_str).unwrap_or(value)))
            .collect()
    }
}
