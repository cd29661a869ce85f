//! The boxes of a paper as a template draws them.

use serde::Serialize;

use crate::form_layout::Part as PaperPart;
use crate::form_layout::{Entry, FormField, FormLayout};
use crate::schema::Visibility;

/// Parts that a unit does not fill in: what is handed in is withdrawn by another step, and accounts are written down by the
/// department.
const LATER: [&str; 2] = ["withdrawn", "submitters"];

/// Parts that belong to some answers only: the form, the part, the box that decides, and its words.
const APPLIES: [(&str, &str, &str); 3] = [
    ("unit", "finance", "legal_form=enterprise"),
    ("demand", "bidding", "organization=open-bidding"),
    ("demand", "transformation", "topic=result-transformation"),
];

/// A form.
#[derive(Serialize)]
pub(super) struct Form {
    /// The word for the document.
    pub(super) id: &'static str,
    title: String,
    pub(super) parts: Vec<Part>,
}

/// A part of a form: one box, boxes under a heading, or a table.
#[allow(clippy::struct_excessive_bools, reason = "each is a mark of its own on the page")]
#[derive(Serialize)]
pub(super) struct Part {
    shape: Shape,
    pub(super) key: String,
    /// Id of its element.
    id: String,
    title: String,
    hint: String,
    /// On which answer it depends, `organization=open-bidding`.
    applies: &'static str,
    required: bool,
    /// Whether it may be left out whatever else is answered.
    optional: bool,
    /// Whether it is nothing but promises.
    promises: bool,
    private: bool,
    min: usize,
    max: usize,
    boxes: Vec<BoxOf>,
    /// The rows that are there at first, and one more from which others are made.
    rows: Vec<Row>,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Shape {
    One,
    Group,
    Rows,
}

/// A row of a table.
#[derive(Serialize)]
struct Row {
    number: usize,
    id: String,
    at: String,
    boxes: Vec<BoxOf>,
}

/// A box.
#[allow(clippy::struct_excessive_bools, reason = "each is a mark of its own on the page")]
#[derive(Serialize)]
struct BoxOf {
    /// Id of its element.
    id: String,
    /// Where the engine's faults point to.
    at: String,
    /// Its key in the document, or in the row.
    key: String,
    label: String,
    hint: String,
    example: String,
    unit: String,
    limit: Option<usize>,
    max_length: Option<usize>,
    required: bool,
    private: bool,
    /// Whether it can be previewed: what is longer than a row of a table.
    preview: bool,
    control: Control,
    choices: Vec<Choice>,
    wide: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Control {
    Text,
    Long,
    Code,
    Number,
    Date,
    /// Yes or no.
    Truth,
    /// Yes alone: a promise.
    Confirm,
    Choice,
    Choices,
}

#[derive(Serialize)]
struct Choice {
    word: String,
    label: String,
}

impl Form {
    pub(super) fn new(id: &'static str, layout: &FormLayout) -> Self {
        let parts = layout.parts.iter().filter_map(|part| Part::new(id, part));
        let parts = parts.filter(|part| !LATER.contains(&part.key.as_str())).collect();
        Self { id, title: layout.title.clone(), parts }
    }
}

/// On which answer a part depends.
fn applies(form: &str, key: &str) -> &'static str {
    APPLIES.iter().find(|(of, part, _)| *of == form && *part == key).map_or("", |(.., on)| on)
}

impl Part {
    fn new(form: &str, part: &PaperPart) -> Option<Self> {
        let private = |visibility| visibility != Visibility::Public;
        match part {
            // Whose demand it is, the page asks in its own way.
            PaperPart::Group(group) if group.key.starts_with('@') => None,
            PaperPart::One(field) => Some(Self {
                shape: Shape::One,
                key: field.key.clone(),
                id: format!("{form}.{}", field.key),
                title: String::new(),
                hint: String::new(),
                applies: "",
                required: field.required,
                optional: !field.required,
                promises: false,
                private: false,
                min: 0,
                max: 0,
                boxes: vec![BoxOf::new(form, &field.key, field, false)],
                rows: Vec::new(),
            }),
            PaperPart::Group(group) => {
                let applies = applies(form, &group.key);
                // Within a group that may be left out, nothing has to be filled in; one that an answer asks for may not.
                let needed = group.required || !applies.is_empty();
                let boxes: Vec<BoxOf> = group
                    .fields
                    .iter()
                    .map(|field| BoxOf {
                        required: field.required && needed,
                        private: private(field.visibility) && !private(group.visibility),
                        ..BoxOf::new(form, &field.key, field, group.required && field.required)
                    })
                    .collect();
                Some(Self {
                    shape: Shape::Group,
                    key: group.key.clone(),
                    id: format!("{form}.{}", group.key),
                    title: group.title.clone(),
                    hint: group.hint.clone(),
                    applies,
                    required: group.required,
                    optional: !needed,
                    promises: boxes.iter().all(|own| own.control == Control::Confirm),
                    private: private(group.visibility),
                    min: 0,
                    max: 0,
                    boxes,
                    rows: Vec::new(),
                })
            }
            PaperPart::Rows(table) => {
                let row = |number: usize| {
                    let at = format!("{}-{number}", table.key);
                    let cell = |field: &FormField| {
                        let place =
                            if field.key.is_empty() { at.clone() } else { format!("{at}.{}", field.key) };
                        BoxOf {
                            private: private(field.visibility) && !private(table.visibility),
                            ..BoxOf::new(form, &place, field, false)
                        }
                    };
                    let boxes = table.columns.iter().map(cell).collect();
                    Row { number, id: format!("{form}.{at}"), at, boxes }
                };
                let first = table.min.max(usize::from(table.required)).max(1);
                Some(Self {
                    shape: Shape::Rows,
                    key: table.key.clone(),
                    id: format!("{form}.{}", table.key),
                    title: table.title.clone(),
                    hint: table.hint.clone(),
                    applies: applies(form, &table.key),
                    required: table.required && table.min > 0,
                    // The form wants a list, and a call may want something in it.
                    optional: !table.required,
                    promises: false,
                    private: private(table.visibility),
                    min: table.min,
                    max: table.max,
                    boxes: Vec::new(),
                    // The last is the pattern of further rows.
                    rows: (1..=first).chain([0]).map(row).collect(),
                })
            }
        }
    }
}

impl BoxOf {
    fn new(form: &str, at: &str, field: &FormField, is_promise: bool) -> Self {
        let control = match &field.entry {
            // What the call lists is chosen.
            Entry::Text if !field.names.is_empty() => Control::Choice,
            Entry::Text | Entry::NumberOrText => Control::Text,
            Entry::Long => Control::Long,
            Entry::Uscc => Control::Code,
            Entry::Number { .. } => Control::Number,
            Entry::Date => Control::Date,
            Entry::Truth if is_promise => Control::Confirm,
            Entry::Truth => Control::Truth,
            Entry::Choice(_) => Control::Choice,
            Entry::Choices(_) => Control::Choices,
        };
        let choice = |choice: &crate::form_layout::Choice| Choice {
            word: choice.word.clone(),
            label: choice.label.clone(),
        };
        // An example of what is not public would look like somebody's.
        let shown =
            field.choices().is_empty() && field.names.is_empty() && field.visibility == Visibility::Public;
        let example = if shown { field.example.clone() } else { String::new() };
        Self {
            id: format!("{form}.{at}"),
            at: at.to_owned(),
            key: field.key.clone(),
            label: field.label.clone(),
            hint: field.hint.clone(),
            example,
            unit: field.unit.clone(),
            limit: field.limit,
            max_length: field.max_length,
            required: field.required,
            private: field.visibility != Visibility::Public,
            preview: control == Control::Long && at == field.key,
            control,
            choices: field
                .choices()
                .iter()
                .map(choice)
                .chain(field.names.iter().map(|name| Choice { word: name.clone(), label: name.clone() }))
                .collect(),
            wide: !field.is_short(),
        }
    }
}
