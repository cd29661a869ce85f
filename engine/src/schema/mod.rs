//! The JSON Schemas of a call's documents: what each may hold, who may see it, and what its parts are called.

mod borrowed;
mod figure;
mod form;
mod instance;
mod items;
mod meant;
mod uscc;
mod violation;
mod visibility;

use std::collections::BTreeMap;

use jsonschema::Validator;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

pub use figure::{WAN, figure as figure_meant};
use form::Form;
pub use form::{Field, Labels, Shape};
pub use items::items;
pub use meant::{date as date_meant, narrow};
pub use uscc::{Uscc, is_old_number};
pub use visibility::{Public, Visibility, private_lines, private_spans};

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use instance::Tree;

/// The kinds of documents a call is made of. Each has one schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// `call.yaml`
    Call,
    /// `units/<unit>/unit.yaml`
    Unit,
    /// `units/<unit>/<demand>.yaml`
    Demand,
    /// `departments/<department>/department.yaml`
    Department,
    /// `departments/<department>/recommendation.yaml`
    Recommendation,
    /// `guideline/<item>.md`
    GuidelineItem,
    /// `guideline/dispositions.yaml`
    Dispositions,
    /// `comments/<comment>.yaml`
    Comment,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Call,
        Self::Unit,
        Self::Demand,
        Self::Department,
        Self::Recommendation,
        Self::GuidelineItem,
        Self::Dispositions,
        Self::Comment,
    ];

    /// Name of the schema's file in `schema/`.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Call => "call.schema.json",
            Self::Unit => "unit.schema.json",
            Self::Demand => "demand.schema.json",
            Self::Department => "department.schema.json",
            Self::Recommendation => "recommendation.schema.json",
            Self::GuidelineItem => "guideline-item.schema.json",
            Self::Dispositions => "dispositions.schema.json",
            Self::Comment => "comment.schema.json",
        }
    }
}

/// A schema that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SchemaError {
    /// Not JSON.
    #[error("schema/{file}: {source}")]
    NotJson {
        /// File name in `schema/`.
        file: &'static str,
        /// What the JSON reader says.
        source: serde_json::Error,
    },
    /// JSON, but no JSON Schema.
    #[error("schema/{file}: {reason}")]
    NotSchema {
        /// File name in `schema/`.
        file: &'static str,
        /// What the schema compiler says.
        reason: String,
    },
}

/// One compiled schema.
#[derive(Debug)]
pub struct Schema {
    json: Json,
    form: Form,
    validator: Validator<Tree>,
}

impl Schema {
    fn compile(file: &'static str, json: Json) -> Result<Self, SchemaError> {
        let validator = jsonschema::options_for::<Tree>()
            .with_draft(jsonschema::Draft::Draft202012)
            .should_validate_formats(true)
            .build(&json)
            .map_err(|error| SchemaError::NotSchema { file, reason: error.to_string() })?;
        Ok(Self { form: Form::new(&json), json, validator })
    }

    /// The schema as JSON, keys in the order of the file.
    pub fn json(&self) -> &Json {
        &self.json
    }

    /// Names and labels of the form.
    pub fn labels(&self) -> Labels<'_> {
        Labels::new(&self.form)
    }

    /// Checks a document: one diagnostic of rule `schema` for each fault, none for blank values, which are the
    /// business of rule `not-blank`.
    pub fn check(&self, document: &Document) -> Vec<Diagnostic> {
        violation::diagnose(self, document)
    }
}

/// The schemas of all kinds.
#[derive(Debug)]
pub struct SchemaSet {
    schemas: BTreeMap<Kind, Schema>,
}

impl SchemaSet {
    /// The schemas by the names of their files.
    ///
    /// # Errors
    /// When one is missing, no JSON or no JSON Schema.
    pub fn new(texts: &BTreeMap<String, String>) -> Result<Self, SchemaError> {
        let read = |kind: Kind| {
            let file = kind.file_name();
            let text = texts.get(file).map_or("", String::as_str);
            let json = serde_json::from_str(text).map_err(|source| SchemaError::NotJson { file, source })?;
            Ok((file, json))
        };
        let mut read = Kind::ALL.into_iter().map(read).collect::<Result<BTreeMap<_, Json>, SchemaError>>()?;
        borrowed::settle(&mut read).map_err(|(file, reason)| SchemaError::NotSchema { file, reason })?;
        let schemas = Kind::ALL
            .into_iter()
            .map(|kind| {
                let json = read.remove(kind.file_name()).unwrap_or_default();
                Ok((kind, Schema::compile(kind.file_name(), json)?))
            })
            .collect::<Result<_, SchemaError>>()?;
        Ok(Self { schemas })
    }

    /// The schema of a kind.
    pub fn get(&self, kind: Kind) -> &Schema {
        // `new` is the only constructor and fills every kind.
        &self.schemas[&kind]
    }

    /// The form of a kind: its fields as people read them.
    pub fn form(&self, kind: Kind) -> Field<'_> {
        self.get(kind).labels().root()
    }
}
