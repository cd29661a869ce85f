//! The typed model of a call.
//!
//! Two views of the same files. The model here ([`Call`]) is what rules judge: every value with its place, and every
//! value optional, because a faulty document must still count. The [`public`] view is what the site and the tables are
//! made of: complete values, and types that cannot hold anything that is not public.

mod demand;
mod department;
mod field;
pub mod layout;
mod load;
mod money;
pub mod public;
mod settings;
mod unit;
mod vocabulary;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use demand::Demand;
pub use department::{Department, Recommendation, Recommended};
pub use field::{Located, Maybe};
pub use load::{ReadFile, assemble, read_file};
pub use money::Wan;
pub use settings::{
    Choice, Consultation, Contact, Instants, Limits, Needs, Per, Quota, SensitiveHandover, Settings, Site,
    Stage, StageKind, Thresholds, Way,
};
pub use unit::{Finance, Unit};
pub use vocabulary::Vocabulary;

use crate::document::Document;
use crate::schema::Kind;

/// One call with all that was read of it.
#[derive(Debug)]
pub struct Call {
    /// Name of its folder.
    pub name: String,
    /// What `call.yaml` says; absent when it is missing or does not fit its schema.
    pub settings: Option<Settings>,
    /// Units by folder name.
    pub units: BTreeMap<String, Unit>,
    /// Demands by identity `unit/demand`.
    pub demands: BTreeMap<String, Demand>,
    /// Departments by folder name.
    pub departments: BTreeMap<String, Department>,
    /// The notice, Markdown.
    pub notice: Option<Arc<str>>,
    /// Every parsed document with its kind, sorted by path.
    pub documents: Vec<(Kind, Arc<Document>)>,
}

impl Call {
    /// The demands of a unit that were not withdrawn.
    pub fn standing_demands_of<'a>(&'a self, unit: &'a str) -> impl Iterator<Item = &'a Demand> {
        self.demands.values().filter(move |demand| demand.unit == unit && !demand.withdrawn)
    }
}
