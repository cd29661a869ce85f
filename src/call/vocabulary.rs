//! The words of ids: labels of the schemas' fixed lists and names from `call.yaml`.

use std::collections::BTreeMap;

use super::Settings;
use crate::diagnostic::catalog::Language;
use crate::schema::{Field, Kind, SchemaSet};

/// Labels by field and value.
pub struct Vocabulary {
    options: BTreeMap<(Kind, &'static str), Vec<(String, String)>>,
    domains: Vec<(String, String)>,
    unit_kinds: Vec<(String, String)>,
}

/// The fields whose values are fixed lists, by the dotted path of their key.
const LISTS: &[(Kind, &str)] = &[
    (Kind::Demand, "innovation_stage"),
    (Kind::Demand, "organization"),
    (Kind::Demand, "topic"),
    (Kind::Demand, "goal"),
    (Kind::Demand, "outcomes"),
    (Kind::Unit, "legal_form"),
    (Kind::Unit, "institutions.level"),
    (Kind::Unit, "institutions.type"),
    (Kind::GuidelineItem, "category"),
    (Kind::Dispositions, "dispositions.kind"),
    (Kind::Comment, "aspect"),
    (Kind::Comment, "channel"),
    (Kind::Comment, "disposition"),
];

/// The field at a dotted path, passing through lists.
fn field<'a>(schemas: &'a SchemaSet, kind: Kind, path: &str) -> Option<Field<'a>> {
    path.split('.').try_fold(schemas.form(kind), |field, name| field.items().unwrap_or(field).property(name))
}

impl Vocabulary {
    /// Collects the words of a call: those of the schemas in the language, those of `call.yaml` as they are.
    pub fn new(schemas: &SchemaSet, settings: &Settings, language: Language) -> Self {
        let list = |kind, path| -> Vec<(String, String)> {
            let Some(field) = field(schemas, kind, path) else { return Vec::new() };
            let options = match field.items() {
                Some(items) => items.options_in(language),
                None => field.options_in(language),
            };
            options.into_iter().map(|(value, label)| (value.to_owned(), label.to_owned())).collect()
        };
        let choices =
            |choices: &[super::Choice]| choices.iter().map(|c| (c.id.clone(), c.name.clone())).collect();
        Self {
            options: LISTS.iter().map(|(kind, path)| ((*kind, *path), list(*kind, path))).collect(),
            domains: choices(&settings.domains),
            unit_kinds: choices(&settings.unit_kinds),
        }
    }

    /// The values of a fixed list with their labels.
    pub fn options(&self, kind: Kind, path: &'static str) -> &[(String, String)] {
        self.options.get(&(kind, path)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The label of a value; the value itself where it has none.
    pub fn label(&self, kind: Kind, path: &'static str, value: &str) -> String {
        name(self.options(kind, path), value)
    }

    /// The call's domains.
    pub fn domains(&self) -> &[(String, String)] {
        &self.domains
    }

    /// The name of a domain.
    pub fn domain(&self, id: &str) -> String {
        name(&self.domains, id)
    }

    /// The call's unit kinds.
    pub fn unit_kinds(&self) -> &[(String, String)] {
        &self.unit_kinds
    }

    /// The name of a unit kind.
    pub fn unit_kind(&self, id: &str) -> String {
        name(&self.unit_kinds, id)
    }
}

fn name(options: &[(String, String)], value: &str) -> String {
    options.iter().find(|(one, _)| one == value).map_or(value, |(_, label)| label).to_owned()
}
