//! The typed model of a call.
//!
//! Two views of the same files. The model here ([`Call`]) is what rules judge: every value with its place, and every
//! value optional, because a faulty document must still count. The [`public`] view is what the site and the tables are
//! made of: complete values, and types that cannot hold anything that is not public.

mod account;
mod allotment;
mod answer;
mod demand;
mod department;
mod field;
mod guideline;
pub mod layout;
mod load;
pub mod mask;
mod money;
pub mod named;
mod path;
mod person;
pub mod presentation;
mod printed;
pub mod public;
mod quotation;
mod repository;
mod settings;
mod unit;
mod vocabulary;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use account::{Account, Platform};
pub use allotment::Share;
pub use answer::{Answer, is_money};
pub use demand::{Bidding, Demand, Indicator, Partner};
pub use department::{ConfirmedCode, Cover, Covered, Department, Recommendation, Recommended};
pub use field::{Located, Maybe};
pub use guideline::{Comment, Disposition, GuidelineItem};
pub use load::{Known, ReadFile, assemble, parse_file, read_file};
pub use money::Wan;
pub use path::{CALLS, CallPath, call_folder, inside, within};
pub use person::Person;
pub use printed::{PrintedCell, PrintedRow, PrintedTable, TableChange, plain_code};
pub use quotation::{begins_in, stands_in};
pub use repository::{Forge, Repository};
pub use settings::{
    Admission, Amendment, Annexes, Arrival, Choice, Consultation, Contact, DataLicence, Instants, Licence,
    Limits, Needs, NewUnits, Opened, Per, PeriodBasis, Quota, Receive, Roles, SensitiveHandover, Settings,
    Site, Stage, StageKind, Thresholds, Way,
};
pub use unit::{Finance, Institution, Unit};
pub use vocabulary::Vocabulary;

use self::layout::Role;
use crate::diagnostic::Location;
use crate::diagnostic::catalog::Language;
use crate::document::{self, Document};
use crate::file::Scan;
use crate::schema::Kind;

/// One call with all that was read of it.
#[derive(Debug)]
pub struct Call {
    /// Name of its folder.
    pub name: String,
    /// What `call.yaml` says; absent when it is missing or does not fit its schema.
    pub settings: Option<Settings>,
    /// Units by folder name.
    pub units: BTreeMap<String, Arc<Unit>>,
    /// Demands by identity `unit/demand`.
    pub demands: BTreeMap<String, Arc<Demand>>,
    /// Departments by folder name.
    pub departments: BTreeMap<String, Department>,
    /// Guideline items by file name.
    pub guideline: BTreeMap<String, GuidelineItem>,
    /// What became of demands that no item took up, in the order of the file.
    pub dispositions: Vec<Disposition>,
    /// Comments by file name.
    pub comments: BTreeMap<String, Comment>,
    /// Stamped scans by path from the root of the repository.
    pub scans: BTreeMap<Arc<str>, Scan>,
    /// The notice, Markdown.
    pub notice: Option<Arc<str>>,
    /// Every file that people fill in or that stands in no place of its own, as it was written, sorted by path. Pages and
    /// `call.yaml` are not among them.
    pub texts: Vec<RawText>,
    /// Every parsed document that has a form, with what it is, sorted by path.
    pub documents: Vec<(Role, Arc<Document>)>,
}

/// A file as it was written, whether it could be parsed or not.
#[derive(Debug)]
pub struct RawText {
    /// Path from the root of the repository.
    pub path: Arc<str>,
    /// The form it should follow; none for a file that does not belong there.
    pub kind: Option<Kind>,
    /// Its text. What is no UTF-8 is read as well as may be: it is searched, never shown.
    pub text: Arc<str>,
}

impl Call {
    /// The keys that contacts and finances are sealed for; none where they are not.
    pub fn recipients(&self) -> &[String] {
        self.settings.as_ref().map_or(&[], |settings| &settings.sealing.recipients)
    }

    /// The place of a value of `call.yaml`.
    pub fn location_in_settings(&self, keys: &[&str]) -> Option<Location> {
        let (_, document) = self.documents_of(Kind::Call).next()?;
        let node = keys.iter().try_fold(&document.root, |node, key| node.get(key))?;
        Some(document.location(node.span))
    }

    /// The document at a path from the root of the repository.
    pub fn document(&self, path: &str) -> Option<&Document> {
        let index = self.documents.binary_search_by(|(_, document)| (*document.path).cmp(path)).ok()?;
        self.documents.get(index).map(|(_, document)| &**document)
    }

    /// The documents that follow the form of a kind, with what they are, sorted by path.
    pub fn documents_of(&self, kind: Kind) -> impl Iterator<Item = (&Role, &Document)> {
        let of_kind = move |(role, _): &&(Role, Arc<Document>)| role.kind() == Some(kind);
        self.documents.iter().filter(of_kind).map(|(role, document)| (role, &**document))
    }

    /// What is known of the stamped scan that a recommendation names; none when no such file is there.
    pub fn scan_of(&self, recommendation: &Recommendation) -> Option<&Scan> {
        let name = &recommendation.stamped_scan.as_ref()?.value;
        let Ok(Role::Recommendation(department)) =
            CallPath::parse(&recommendation.path).map(|path| path.role)
        else {
            return None;
        };
        self.scans.get(&*Role::Scan(department, name.clone()).in_call(&self.name).shared())
    }

    /// All accounts that have a role in it, with repetitions.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        let roles = self.settings.as_ref().map(|settings| &settings.roles);
        let named = roles.into_iter().flat_map(|r| r.bureau.iter().chain(r.departments.values().flatten()));
        let members = self.departments.values().flat_map(|department| &department.members);
        named.chain(members).chain(self.units.values().flat_map(|unit| &unit.submitters))
    }

    /// What a language has for the names of the call, of its departments, units, demands and items, by what they are called in
    /// Chinese.
    pub fn names_in(&self, language: Language) -> BTreeMap<String, String> {
        let mut names = BTreeMap::new();
        for (_, document) in &self.documents {
            document::names(&document.root, language, &mut names);
        }
        names
    }

    /// A demand as people name it: by its title; by its identity where there is no such demand.
    pub fn demand_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.demands.get(id).map_or(id, |demand| demand.shown_title())
    }

    /// The demands of a unit. Identities sort by unit first, so this looks at no others.
    pub fn demands_of<'a>(&'a self, unit: &str) -> impl Iterator<Item = &'a Demand> {
        // `0` follows `/` in ASCII, and identities hold nothing between them.
        self.demands.range(format!("{unit}/")..format!("{unit}0")).map(|(_, demand)| &**demand)
    }

    /// The demands that were not withdrawn.
    pub fn standing_demands(&self) -> impl Iterator<Item = &Demand> {
        self.demands.values().map(|demand| &**demand).filter(|demand| !demand.withdrawn)
    }

    /// The demands of a unit that were not withdrawn.
    pub fn standing_demands_of<'a>(&'a self, unit: &str) -> impl Iterator<Item = &'a Demand> {
        self.demands_of(unit).filter(|demand| !demand.withdrawn)
    }
}
