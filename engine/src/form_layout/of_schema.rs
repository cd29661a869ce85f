//! A layout read from the schema and the call.

use std::collections::BTreeMap;

use super::fields::{Choice, Entry, FormField, FormLayout, Group, Part, Rows};
use crate::call::public::PublicCall;
use crate::call::{Call, Settings};
use crate::diagnostic::catalog::{Catalog, Language};
use crate::schema::{Field, Kind, SchemaSet, Shape, Visibility};

/// Longest text, in characters, that shares a line with another box.
pub(super) const SHORT: usize = 60;

/// Rows that an empty table offers, where it must be filled in and where it need not; more can be inserted.
pub(super) const ROWS: usize = 6;

pub(super) const ROWS_OF_OPTIONAL: usize = 4;

/// Most items of a list that names no bound.
const MOST: usize = 100;

/// A schema that no paper can be made of.
#[derive(Debug, thiserror::Error)]
#[error("{kind:?}: {key}")]
pub struct UnfitSchema {
    /// Of which kind of document.
    pub kind: Kind,
    /// The key that is nested too deep or left open.
    pub key: String,
}

/// Keys that are not of the document: they say whose demand it is.
pub const FILE: &str = "@file";

/// Name of the unit that a demand is of.
pub const UNIT: &str = "@unit";

/// Credit code of the unit that a demand is of.
pub const USCC: &str = "@uscc";

/// Whose demand it is: that stands in no file, for a demand's path says it.
fn whose(words: &Catalog) -> Group {
    let form_field = |key: &str, id: &str, entry| FormField {
        key: key.to_owned(),
        label: words.text(id),
        hint: words.text(&format!("{id}-hint")),
        example: String::new(),
        unit: String::new(),
        limit: None,
        max_length: None,
        required: false,
        visibility: Visibility::Public,
        is_separated: false,
        names: Vec::new(),
        entry,
    };
    Group {
        key: "@".to_owned(),
        title: words.text("paper-whose"),
        hint: words.text("paper-whose-hint"),
        required: false,
        visibility: Visibility::Public,
        fields: vec![
            form_field(UNIT, "paper-whose-unit", Entry::Text),
            form_field(USCC, "paper-whose-uscc", Entry::Uscc),
            form_field(FILE, "paper-whose-file", Entry::Text),
        ],
    }
}

impl FormLayout {
    /// The paper of a kind of document in a call, with what is said on it beside the schema in the words of a catalogue.
    ///
    /// # Errors
    /// When the schema nests deeper than a table of texts, or leaves a field open.
    pub fn new(kind: Kind, call: &Call, schemas: &SchemaSet, catalog: &Catalog) -> Result<Self, UnfitSchema> {
        let departments = call.departments.iter().map(|(id, one)| (id.as_str(), one.shown_name())).collect();
        let districts = call.districts().map(str::to_owned).collect();
        Self::read(
            // Papers are Chinese, and are read back by their labels.
            &Reading {
                kind,
                departments,
                districts,
                settings: call.settings.as_ref(),
                language: Language::Chinese,
            },
            schemas,
            catalog,
        )
    }

    /// The paper of a kind of document for a page that everybody can see.
    ///
    /// # Errors
    /// As for [`FormLayout::new`].
    pub fn public(
        kind: Kind,
        call: &PublicCall,
        schemas: &SchemaSet,
        catalog: &Catalog,
    ) -> Result<Self, UnfitSchema> {
        let departments = call.departments.iter().map(|one| (one.id.as_str(), one.name.as_str())).collect();
        let covered = call.departments.iter().flat_map(|one| &one.covers.districts);
        let mut districts: Vec<String> = Vec::new();
        for district in covered {
            if !districts.contains(&district.name) {
                districts.push(district.name.clone());
            }
        }
        Self::read(
            &Reading {
                kind,
                departments,
                districts,
                settings: Some(&call.settings),
                language: catalog.language(),
            },
            schemas,
            catalog,
        )
    }

    fn read(reading: &Reading<'_>, schemas: &SchemaSet, catalog: &Catalog) -> Result<Self, UnfitSchema> {
        let kind = reading.kind;
        let form = schemas.form(kind);
        let own_title =
            reading.settings.filter(|_| kind == Kind::Demand && reading.language == Language::Chinese);
        let own_title = own_title.and_then(|all| all.form_title.as_deref());
        let mut parts = Vec::new();
        if kind == Kind::Demand {
            parts.push(Part::Group(whose(catalog)));
        }
        // Names in another language are asked for where the site speaks it.
        let languages = reading.settings.map(Settings::languages).unwrap_or_default();
        let is_asked =
            |key: &str| !Language::is_key(key) || languages.iter().any(|language| language.tag() == key);
        for (key, field) in form.properties().filter(|(key, _)| is_asked(key)) {
            parts.push(reading.part(key, field, form.requires(key))?);
        }
        Ok(Self {
            kind,
            call: reading
                .settings
                .map(|all| all.short_title.as_ref().unwrap_or(&all.title).clone())
                .unwrap_or_default(),
            annex: reading.settings.and_then(|all| all.annexes.form.clone()).unwrap_or_default(),
            title: own_title.or(form.title_in(reading.language)).unwrap_or_default().to_owned(),
            intro: form.description().unwrap_or_default().to_owned(),
            parts,
        })
    }
}

struct Reading<'a> {
    kind: Kind,
    /// Departments with their names, by folder.
    departments: BTreeMap<&'a str, &'a str>,
    /// Names of the districts that they cover.
    districts: Vec<String>,
    settings: Option<&'a Settings>,
    /// The language of labels, as far as the schema knows it.
    language: Language,
}

impl Reading<'_> {
    fn part(&self, key: &str, field: Field<'_>, required: bool) -> Result<Part, UnfitSchema> {
        let title = field.title_in(self.language).unwrap_or(key).to_owned();
        let hint = field.paper_hint().unwrap_or_default().to_owned();
        let visibility = field.visibility().unwrap_or(Visibility::Bureau);
        match field.shape() {
            Some(Shape::Group) => {
                let inner = field.properties().map(|(name, inner)| {
                    self.form_field(&format!("{key}.{name}"), inner, field.requires(name))
                });
                Ok(Part::Group(Group {
                    key: key.to_owned(),
                    title,
                    hint,
                    required,
                    visibility,
                    fields: inner.collect::<Result<_, _>>()?,
                }))
            }
            Some(Shape::List) => {
                let items = field.items().ok_or_else(|| self.unfit(key))?;
                let several = self.choices(key, items);
                if !several.is_empty() {
                    return Ok(Part::One(self.form_field(key, field, required)?));
                }
                let columns = if items.shape() == Some(Shape::Group) {
                    let columns = items
                        .properties()
                        .map(|(name, inner)| self.form_field(name, inner, items.requires(name)));
                    columns.collect::<Result<_, _>>()?
                } else {
                    vec![FormField {
                        key: String::new(),
                        visibility,
                        ..self.form_field(key, items.titled_as(field), true)?
                    }]
                };
                let (min, max) = (field.min_items(), field.max_items().unwrap_or(MOST));
                Ok(Part::Rows(Rows {
                    key: key.to_owned(),
                    title,
                    hint,
                    required,
                    min,
                    max,
                    visibility,
                    columns,
                }))
            }
            _ => Ok(Part::One(self.form_field(key, field, required)?)),
        }
    }

    fn form_field(&self, key: &str, field: Field<'_>, required: bool) -> Result<FormField, UnfitSchema> {
        let choices = self.choices(key, field);
        let entry = match field.shape() {
            Some(Shape::List) => match field.items().map(|items| self.choices(key, items)) {
                Some(choices) if !choices.is_empty() => Entry::Choices(choices),
                _ => return Err(self.unfit(key)),
            },
            Some(Shape::Group) | None if choices.is_empty() => return Err(self.unfit(key)),
            _ if !choices.is_empty() => Entry::Choice(choices),
            Some(Shape::Truth) => Entry::Truth,
            Some(Shape::Number) if field.is_number_or_text() => Entry::NumberOrText,
            Some(Shape::Number) => Entry::Number { integer: field.is_integer() },
            _ if field.is_date() => Entry::Date,
            _ if field.is_uscc() => Entry::Uscc,
            _ if field.is_multiline() => Entry::Long,
            _ => Entry::Text,
        };
        let limits = self.settings.map(|settings| &settings.limits.0);
        Ok(FormField {
            key: key.to_owned(),
            label: field.title_in(self.language).unwrap_or(key).to_owned(),
            hint: field.paper_hint().unwrap_or_default().to_owned(),
            example: field.example().unwrap_or_default().to_owned(),
            unit: field.unit().unwrap_or_default().to_owned(),
            limit: field.limit().and_then(|name| limits?.get(name)).copied(),
            max_length: field.max_length(),
            required,
            visibility: field.visibility().unwrap_or(Visibility::Bureau),
            is_separated: field.is_separated(),
            names: if self.kind == Kind::Unit && key == "district" {
                self.districts.clone()
            } else {
                Vec::new()
            },
            entry,
        })
    }

    fn unfit(&self, key: &str) -> UnfitSchema {
        UnfitSchema { kind: self.kind, key: key.to_owned() }
    }

    /// Words and names to choose from: those of the call, or those of the form.
    fn choices(&self, key: &str, field: Field<'_>) -> Vec<Choice> {
        let own = |word: &str, label: &str| Choice { word: word.to_owned(), label: label.to_owned() };
        if field.shape() == Some(Shape::List) {
            return Vec::new();
        }
        let choices: Vec<Choice> = match (self.kind, key.rsplit('.').next(), self.settings) {
            (_, Some("domain" | "domains"), Some(settings)) => {
                settings.domains.iter().map(|choice| own(&choice.id, &choice.name)).collect()
            }
            (Kind::Unit, Some("kind"), Some(settings)) => {
                settings.unit_kinds.iter().map(|choice| own(&choice.id, &choice.name)).collect()
            }
            (Kind::Unit, Some("department"), Some(settings)) => {
                let is_listed = |id: &str| settings.departments.iter().any(|listed| listed == id);
                let listed = settings.departments.iter().filter_map(|id| {
                    self.departments.get_key_value(id.as_str()).map(|(id, name)| own(id, name))
                });
                let others = self.departments.iter().filter(|(id, _)| !is_listed(id));
                listed.chain(others.map(|(id, name)| own(id, name))).collect()
            }
            // What the notice calls an option is Chinese.
            (Kind::Demand, Some(key), Some(settings)) if self.language == Language::Chinese => field
                .options()
                .into_iter()
                .map(|(word, label)| own(word, settings.option_name(key, word, label)))
                .collect(),
            _ => field.options_in(self.language).into_iter().map(|(word, label)| own(word, label)).collect(),
        };
        apart(&choices)
    }
}

/// Labels that two choices share are told apart by their words.
fn apart(choices: &[Choice]) -> Vec<Choice> {
    let shared = |label: &str| choices.iter().filter(|choice| choice.label == label).count() > 1;
    let told = |choice: &Choice| {
        let label = if shared(&choice.label) {
            format!("{}（{}）", choice.label, choice.word)
        } else {
            choice.label.clone()
        };
        Choice { word: choice.word.clone(), label }
    };
    choices.iter().map(told).collect()
}
