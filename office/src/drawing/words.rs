//! The words of a paper.

use zhengji_engine::diagnostic::Message;
use zhengji_engine::diagnostic::catalog::{Catalog, Reveal};
use zhengji_engine::form_layout::{FormField, FormLayout, Part, Rows};
use zhengji_engine::schema::Visibility;

/// The words of a paper.
pub struct Words(Catalog);

impl Words {
    /// Those of a catalogue, which is the Chinese one.
    pub fn new(catalog: Catalog) -> Self {
        Self(catalog)
    }

    /// A message without values.
    pub fn text(&self, id: &str) -> String {
        self.0.text(id)
    }

    /// A message with its values, as far as everybody may see them.
    pub fn say(&self, message: &Message) -> String {
        self.0.render(message, Reveal::PublicOnly)
    }

    /// The label of a box: its name, a mark where it must be filled in, and on the next line unit, most 字, and that it is
    /// not public.
    pub fn label(&self, field: &FormField, told_private: bool) -> String {
        let mark = if field.required { "*" } else { "" };
        let more = self.more(field, told_private);
        let end = if more.is_empty() { "" } else { "\n" };
        format!("{}{mark}{end}{more}", field.label)
    }

    fn more(&self, field: &FormField, told_private: bool) -> String {
        let mut label = String::new();
        if !field.unit.is_empty() {
            label.push_str(&self.say(&Message::new("paper-unit").text("unit", &field.unit)));
        }
        if let Some(limit) = field.limit {
            label.push_str(&self.say(&Message::new("paper-limit").count("limit", limit)));
        }
        if field.visibility != Visibility::Public && !told_private {
            label.push_str(&self.text("paper-private"));
        }
        label
    }

    /// The heading of a group or table.
    pub fn heading(&self, title: &str, visibility: Visibility, required: bool) -> String {
        let mark = if required { "*" } else { "" };
        let private =
            if visibility == Visibility::Public { String::new() } else { self.text("paper-private") };
        format!("{title}{mark}{private}")
    }

    /// How many rows a table may have, and how long a plain text in it.
    pub fn bounds(&self, table: &Rows) -> String {
        let limit = table.columns.first().filter(|_| table.is_plain()).and_then(|column| column.limit);
        let message = Message::new("paper-rows").count("min", table.min).count("max", table.max);
        let rows = self.say(&message);
        match limit {
            Some(limit) => {
                format!("{rows}{}", self.say(&Message::new("paper-limit-each").count("limit", limit)))
            }
            None => rows,
        }
    }

    /// What to know about a box: how to fill it, and an example.
    pub fn hint(&self, field: &FormField) -> String {
        let mut hint = field.hint.clone();
        let example = field.example.lines().next().unwrap_or_default();
        if !example.is_empty() && field.choices().is_empty() {
            let more = if example.len() < field.example.trim_end().len() { "……" } else { "" };
            hint.push_str(
                &self.say(&Message::new("paper-example").text("example", format_args!("{example}{more}"))),
            );
        }
        hint
    }

    /// What to know about all boxes, one line a part.
    pub fn hints(&self, layout: &FormLayout) -> Vec<String> {
        let each = |fields: &[FormField]| -> String {
            let told = fields.iter().filter(|field| !field.key.is_empty());
            let told: Vec<String> =
                told.map(|field| format!("　{}：{}", field.label, self.hint(field))).collect();
            told.concat()
        };
        let lines = layout.parts.iter().map(|part| match part {
            Part::One(field) => (&field.label, self.hint(field)),
            Part::Group(group) => (&group.title, format!("{}{}", group.hint, each(&group.fields))),
            Part::Rows(table) => (&table.title, format!("{}{}", table.hint, each(&table.columns))),
        });
        (1..).zip(lines).map(|(number, (label, hint))| format!("{number}. {label}：{hint}")).collect()
    }

    /// The word for yes, or that for no.
    pub fn truth(&self, truth: bool) -> String {
        self.text(if truth { "paper-yes" } else { "paper-no" })
    }
}
