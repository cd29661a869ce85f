//! The words of ids: labels of the schemas' fixed lists and names from `call.yaml`.

use std::collections::BTreeMap;

use super::Settings;
use crate::diagnostic::catalog::Language;
use crate::document::limits;
use crate::schema::{Field, Kind, SchemaSet};

/// Labels by field and value.
pub struct Vocabulary {
    /// The fixed lists of each form, by the dotted path of their key.
    options: BTreeMap<Kind, BTreeMap<String, Vec<(String, String)>>>,
    domains: Vec<(String, String)>,
    unit_kinds: Vec<(String, String)>,
}

/// Adds the fixed lists of a group and of what it holds. A form that refers to itself would not end, and none is as deep
/// as [`limits::DEPTH`].
fn collect(
    group: Field<'_>,
    prefix: &str,
    language: Language,
    lists: &mut BTreeMap<String, Vec<(String, String)>>,
) {
    if prefix.matches('.').count() >= limits::DEPTH {
        return;
    }
    for (name, field) in group.properties() {
        let path = format!("{prefix}{name}");
        let inner = field.items().unwrap_or(field);
        let options = inner.options_in(language);
        if options.is_empty() {
            collect(inner, &format!("{path}."), language, lists);
        } else {
            let owned = |(value, label): (&str, &str)| (value.to_owned(), label.to_owned());
            lists.insert(path, options.into_iter().map(owned).collect());
        }
    }
}

impl Vocabulary {
    /// Collects the words of a call: those of the schemas in the language, those of `call.yaml` as they are.
    pub fn new(schemas: &SchemaSet, settings: &Settings, language: Language) -> Self {
        let choices = |choices: &[super::Choice]| -> Vec<(String, String)> {
            choices.iter().map(|c| (c.id.clone(), c.name.clone())).collect()
        };
        let (domains, unit_kinds) = (choices(&settings.domains), choices(&settings.unit_kinds));
        let lists = |kind| {
            let mut lists = BTreeMap::new();
            collect(schemas.form(kind), "", language, &mut lists);
            (kind, lists)
        };
        let mut options: BTreeMap<_, _> = Kind::ALL.into_iter().map(lists).collect();
        // What the notice calls an option is Chinese; pages in other languages keep the form's words.
        for (key, names) in settings.option_names.iter().filter(|_| language == Language::Chinese) {
            let list = options.get_mut(&Kind::Demand).and_then(|lists| lists.get_mut(key));
            for (word, label) in list.into_iter().flatten() {
                if let Some(name) = names.get(word) {
                    label.clone_from(name);
                }
            }
        }
        // Lists that are the call's own to make.
        let own = [(Kind::Demand, "domain", &domains), (Kind::Unit, "kind", &unit_kinds)];
        for (kind, path, list) in own {
            options.entry(kind).or_default().insert(path.to_owned(), list.clone());
        }
        Self { options, domains, unit_kinds }
    }

    /// The values of a fixed list with their labels.
    pub fn options(&self, kind: Kind, path: &str) -> &[(String, String)] {
        self.options.get(&kind).and_then(|lists| lists.get(path)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The label of a value; the value itself where it has none.
    pub fn label(&self, kind: Kind, path: &str, value: &str) -> String {
        name(self.options(kind, path), value)
    }

    /// The name of a value that a quota chooses or counts by; departments have theirs in their own files.
    pub fn of_key(&self, key: &str, value: &str) -> String {
        match key {
            "domain" => self.domain(value),
            "unit_kind" => self.unit_kind(value),
            "legal_form" => self.label(Kind::Unit, key, value),
            _ => self.label(Kind::Demand, key, value),
        }
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
