//! A schema read as a form: what its fields are called, what may stand in them and who may see them.
//!
//! Every rule walks every document beside its form, so references are followed and keywords are looked up once, when the
//! schema is read.

mod field;

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::schema::visibility::Visibility;
pub(super) use field::Naming;
pub use field::{Field, Labels};

/// The fields of a schema, each once, however often it is referred to.
#[derive(Debug)]
pub(super) struct Form {
    /// The first is the form as a whole.
    parts: Vec<Part>,
}

/// What the form says of one field.
#[allow(clippy::struct_excessive_bools, reason = "each says one keyword of the schema")]
#[derive(Debug, Default)]
struct Part {
    title: Option<String>,
    /// The title in other languages (`x-title-en`), by their tags.
    titles: BTreeMap<String, String>,
    description: Option<String>,
    unit: Option<String>,
    pattern_hint: Option<String>,
    limit: Option<String>,
    judged_by: Option<String>,
    minimum_judged_by: Option<String>,
    visibility: Option<Visibility>,
    shape: Option<Shape>,
    example: Option<String>,
    examples: Vec<String>,
    paper: Option<String>,
    min_items: usize,
    max_items: Option<usize>,
    max_length: Option<usize>,
    is_multiline: bool,
    is_separated: bool,
    is_integer: bool,
    is_number_or_text: bool,
    is_date: bool,
    is_uscc: bool,
    /// Only a program writes it; nobody is asked for it.
    is_read_only: bool,
    /// Names in the order of the form, each with its part and whether the group cannot do without it.
    properties: Vec<(String, usize, bool)>,
    /// Required names that the form does not describe.
    required_besides: Vec<String>,
    items: Option<usize>,
    additional: Option<usize>,
    /// The words of a fixed list, each with its label.
    options: Vec<(String, String)>,
    /// The same in other languages (`x-labels-en`), by their tags.
    options_in: BTreeMap<String, Vec<(String, String)>>,
}

/// What is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text, or a word of a fixed list.
    Text,
    /// A number, or a number or text.
    Number,
    /// Yes or no.
    Truth,
    /// Several of the same kind.
    List,
    /// Several fields.
    Group,
}

impl Shape {
    fn read(schema: &Json) -> Option<Self> {
        let types: Vec<&str> = match schema.get("type") {
            Some(Json::String(one)) => vec![one],
            Some(Json::Array(several)) => several.iter().filter_map(Json::as_str).collect(),
            _ if schema.get("const").is_some_and(Json::is_boolean) => vec!["boolean"],
            _ => Vec::new(),
        };
        let has = |name: &str| types.contains(&name);
        [
            (has("object"), Self::Group),
            (has("array"), Self::List),
            (has("boolean"), Self::Truth),
            (has("number") || has("integer"), Self::Number),
            (has("string"), Self::Text),
        ]
        .into_iter()
        .find_map(|(fits, shape)| fits.then_some(shape))
    }
}

/// The examples that are texts or numbers; of an example that is a list, what it holds.
fn plain_examples(examples: &Json) -> Vec<String> {
    let plain = |example: &Json| match example {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let examples = examples.as_array().map(Vec::as_slice).unwrap_or_default();
    match examples {
        [Json::Array(items), ..] => items.iter().filter_map(plain).collect(),
        several => several.iter().filter_map(plain).collect(),
    }
}

/// The first example, where it is a text or a number.
fn first_example(examples: &Json) -> Option<String> {
    match examples.as_array()?.first()? {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

impl Form {
    pub(in crate::schema) fn new(root: &Json) -> Self {
        let mut reading = Reading { root, parts: Vec::new(), known: BTreeMap::new() };
        reading.part(root);
        Self { parts: reading.parts }
    }
}

/// A form while it is read.
struct Reading<'a> {
    root: &'a Json,
    parts: Vec<Part>,
    /// Parts by the address of their schema, so that a schema which refers to itself comes to an end.
    known: BTreeMap<*const Json, usize>,
}

impl<'a> Reading<'a> {
    fn part(&mut self, schema: &'a Json) -> usize {
        let address = std::ptr::from_ref(schema);
        if let Some(known) = self.known.get(&address) {
            return *known;
        }
        let index = self.parts.len();
        self.parts.push(Part::default());
        self.known.insert(address, index);
        let part = self.read(schema);
        if let Some(location) = self.parts.get_mut(index) {
            *location = part;
        }
        index
    }

    fn read(&mut self, schema: &'a Json) -> Part {
        let reference = schema.get("$ref").and_then(Json::as_str).and_then(|text| text.strip_prefix('#'));
        // The schema that has the shape, behind a reference if there is one.
        let shape = reference.and_then(|pointer| self.root.pointer(pointer)).unwrap_or(schema);
        let text = |key: &str| schema.get(key).or_else(|| shape.get(key)).and_then(Json::as_str);
        let owned = |key: &str| text(key).map(str::to_owned);
        let words = |key: &str| {
            shape.get(key).and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str)
        };
        let labels = schema.get("x-labels").or_else(|| shape.get("x-labels"));
        let label = |word: &str| labels?.get(word)?.as_str().map(str::to_owned);
        // What is said in other languages: the tag, and what is said. The field itself comes before what it refers to.
        let in_others = |prefix: &'static str| {
            let said = [shape, schema].into_iter().filter_map(Json::as_object).flatten();
            said.filter_map(move |(key, value)| Some((key.strip_prefix(prefix)?.to_owned(), value)))
        };
        let labels_of = |labels: &Json| -> Vec<(String, String)> {
            let label = |word: &str| Some((word.to_owned(), labels.get(word)?.as_str()?.to_owned()));
            words("enum").filter_map(label).collect()
        };
        let described = shape.get("properties").and_then(Json::as_object);
        let is_described = |name: &&str| described.is_some_and(|all| all.contains_key(*name));
        // What a group needs, unless it is sealed (`if` not sealed, `then` required).
        let unless_sealed = shape.pointer("/then/required").and_then(Json::as_array);
        let needed = || words("required").chain(unless_sealed.into_iter().flatten().filter_map(Json::as_str));
        let is_required = |name: &str| needed().any(|one| one == name);
        let properties: Vec<_> = described
            .into_iter()
            .flatten()
            .map(|(name, inner)| (name.clone(), self.part(inner), is_required(name)))
            .collect();
        let additional = shape.get("additionalProperties").filter(|inner| inner.is_object());
        let count = |key: &str| shape.get(key).and_then(Json::as_u64).and_then(|n| usize::try_from(n).ok());
        let is_of = |name: &str| match shape.get("type") {
            Some(Json::String(one)) => one == name,
            Some(Json::Array(several)) => several.iter().any(|one| one == name),
            _ => false,
        };
        Part {
            title: owned("title"),
            titles: in_others("x-title-")
                .filter_map(|(tag, title)| Some((tag, title.as_str()?.to_owned())))
                .collect(),
            description: owned("description"),
            unit: owned("x-unit"),
            pattern_hint: owned("x-pattern-hint"),
            limit: owned("x-limit"),
            judged_by: owned("x-judged-by"),
            minimum_judged_by: owned("x-minimum-judged-by"),
            shape: Shape::read(shape),
            example: schema.get("examples").or_else(|| shape.get("examples")).and_then(first_example),
            examples: schema
                .get("examples")
                .or_else(|| shape.get("examples"))
                .map(plain_examples)
                .unwrap_or_default(),
            paper: owned("x-paper"),
            min_items: count("minItems").unwrap_or(0),
            max_items: count("maxItems"),
            max_length: count("maxLength"),
            is_multiline: shape.get("x-multiline").or_else(|| schema.get("x-multiline"))
                == Some(&Json::Bool(true)),
            is_separated: schema.get("x-separated") == Some(&Json::Bool(true)),
            is_integer: is_of("integer"),
            is_number_or_text: is_of("number") && is_of("string"),
            visibility: text("x-visibility").and_then(Visibility::from_key),
            is_date: text("format") == Some("date"),
            is_uscc: text("pattern").is_some_and(|pattern| pattern.starts_with("^[0-9A-HJ-NPQRTUWXY]{2}")),
            is_read_only: schema.get("readOnly").and_then(Json::as_bool).unwrap_or(false),
            properties,
            required_besides: words("required")
                .filter(|name| !is_described(name))
                .map(str::to_owned)
                .collect(),
            items: shape.get("items").map(|inner| self.part(inner)),
            additional: additional.map(|inner| self.part(inner)),
            options: words("enum")
                .map(|word| (word.to_owned(), label(word).unwrap_or_else(|| word.to_owned())))
                .collect(),
            options_in: in_others("x-labels-").map(|(tag, labels)| (tag, labels_of(labels))).collect(),
        }
    }
}
