//! What the public may see of a call: complete values, in types that have no other fields.
//!
//! Two locks keep private values out. The document is first stripped of every field whose `x-visibility` is not
//! `public`, and then read into types that have no place for them. What the program does not reason with has no type of
//! its own: it stays in the stripped tree ([`Public`]), which is asked by the form ([`super::Answer`]).

mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::layout::Role;
use super::{Settings, Stage, StageKind, Wan};
use crate::document::ReadError;
use crate::schema::Public;
pub use view::view;

/// A document that does not fit its public type although it passed its schema: the two have drifted apart.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}")]
pub struct ViewError {
    /// Path of the document.
    pub path: String,
    /// What does not fit.
    pub source: ReadError,
}

/// The public view of a call.
#[derive(Clone, Debug)]
pub struct PublicCall {
    /// Name of its folder.
    pub name: String,
    /// Its settings, with its stages as far as they were put off as a whole; everything that is read of them is public.
    pub settings: Settings,
    /// Its stages as they were announced.
    pub announced: BTreeMap<StageKind, Stage>,
    /// The notice, Markdown.
    pub notice: String,
    /// Units by folder.
    pub units: BTreeMap<String, Unit>,
    /// Demands by identity; withdrawn ones are not in it.
    pub demands: BTreeMap<String, Arc<Demand>>,
    /// Departments in the order of the tables.
    pub departments: Vec<Department>,
    /// Guideline items by number.
    pub guideline: Vec<GuidelineItem>,
    /// Earlier drafts of the guideline by name, each with its items by number.
    pub drafts: BTreeMap<String, Vec<GuidelineItem>>,
    /// What became of recommended demands that no item took up, by demand.
    pub dispositions: BTreeMap<String, Disposition>,
    /// Comments by date of receipt.
    pub comments: Vec<Comment>,
    /// The public parts of `call.yaml` and of the departments' files, by path: what a form in a browser is judged with.
    pub frame: BTreeMap<String, String>,
    /// The documents, but for demands, that have names in another language.
    translated: Vec<Translated>,
}

/// The public part of a document that has names in another language.
#[derive(Clone, Debug)]
struct Translated {
    role: Role,
    path: String,
    part: Public,
}

/// A demand: what the program reasons with, and all of its public answers.
#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs, reason = "the fields are those of schema/demand.schema.json, described there")]
pub struct Demand {
    #[serde(skip)]
    pub id: String,
    #[serde(skip)]
    pub unit: String,
    /// When its versions came in, oldest first, where receipts prove it.
    #[serde(skip)]
    pub received: Vec<Timestamp>,
    pub title: String,
    pub domain: String,
    pub innovation_stage: Vec<String>,
    pub organization: String,
    #[serde(default)]
    pub topic: Option<String>,
    pub summary: String,
    pub outcomes: Vec<String>,
    #[serde(default)]
    pub partners: Vec<Partner>,
    pub term_months: u32,
    pub budget: Budget,
    pub keywords: Vec<String>,
    #[serde(default)]
    pub withdrawn: Option<Withdrawn>,
    /// Everything that is public of it, these fields included.
    #[serde(skip)]
    pub answers: Public,
}

impl Demand {
    /// Whether several units carry it: a consortium or an alliance along the chain (notice 二).
    pub fn is_joint(&self) -> bool {
        matches!(self.organization.as_str(), "innovation-consortium" | "chain-alliance")
    }
}

/// A partner.
#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs, reason = "see schema/demand.schema.json")]
pub struct Partner {
    pub name: String,
    pub uscc: String,
    pub role: String,
}

/// R&D money of the whole project, 万元.
#[derive(Clone, Copy, Debug, Deserialize)]
#[allow(missing_docs, reason = "see schema/demand.schema.json")]
pub struct Budget {
    pub total: Wan,
    pub personnel: Wan,
}

impl Budget {
    /// The money without personnel, as the threshold counts it.
    pub fn without_personnel(&self) -> Wan {
        self.total.checked_sub(self.personnel).unwrap_or_default()
    }
}

/// When and why something was withdrawn.
#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs, reason = "see schema/demand.schema.json")]
pub struct Withdrawn {
    pub on: Date,
    pub reason: String,
}

/// A unit.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[allow(missing_docs, reason = "see schema/unit.schema.json")]
pub struct Unit {
    #[serde(skip)]
    pub id: String,
    pub name: String,
    pub uscc: String,
    pub legal_form: String,
    pub kind: String,
    pub department: String,
    pub district: String,
    pub institutions: Vec<Institution>,
    pub main_products: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<NameInEnglish>,
}

/// What a unit is called in English.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[allow(missing_docs, reason = "see schema/unit.schema.json")]
pub struct NameInEnglish {
    #[serde(default)]
    pub name: Option<String>,
}

/// An innovation institution of a unit.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[allow(missing_docs, reason = "see schema/unit.schema.json")]
pub struct Institution {
    pub name: String,
    pub level: String,
    #[serde(rename = "type")]
    pub sort: String,
    pub domains: Vec<String>,
    pub year: u32,
}

/// A department with what it recommends, in rank order.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[allow(missing_docs, reason = "see schema/department.schema.json")]
pub struct Department {
    #[serde(skip)]
    pub id: String,
    pub name: String,
    pub kind: String,
    #[serde(default, skip_serializing)]
    pub covers: Covers,
    #[serde(skip)]
    pub recommendations: Vec<Recommended>,
    /// The day its head approved them.
    #[serde(skip)]
    pub approved_on: Option<Date>,
    /// Digest of its table, see [`super::PrintedTable`].
    #[serde(skip)]
    pub table_digest: String,
    /// What is known of the stamp on it.
    #[serde(skip)]
    pub stamp: Stamp,
}

/// What belongs to a department.
#[derive(Clone, Debug, Default, Deserialize)]
#[allow(missing_docs, reason = "see schema/department.schema.json")]
pub struct Covers {
    #[serde(default)]
    pub districts: Vec<CoveredDistrict>,
}

/// A district that belongs to a department.
#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs, reason = "see schema/department.schema.json")]
pub struct CoveredDistrict {
    pub name: String,
    #[serde(default)]
    pub code: Option<String>,
}

/// What is known of the stamp on a department's table, by the code that it copied from the stamped paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stamp {
    /// No code was copied yet.
    #[default]
    Awaited,
    /// The stamped paper shows what the table shows.
    Covers,
    /// The table is no longer the one that was stamped.
    Outdated,
}

/// A recommended demand.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[allow(missing_docs, reason = "see schema/recommendation.schema.json")]
pub struct Recommended {
    pub demand: String,
    /// Its place among those that stand, from 1: where one above it was withdrawn, it has moved up.
    pub rank: u32,
    /// Empty while the department has not written it.
    #[serde(default)]
    pub opinion: String,
    pub key_recommended: bool,
}

#[derive(Deserialize)]
struct Recommendation {
    recommendations: Vec<Recommended>,
    #[serde(default)]
    approved_on: Option<Date>,
}

/// A guideline item with its body.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[allow(missing_docs, reason = "see schema/guideline-item.schema.json")]
pub struct GuidelineItem {
    #[serde(skip)]
    pub id: String,
    pub number: String,
    pub title: String,
    pub domain: String,
    pub category: String,
    pub organization: Vec<String>,
    pub sources: Vec<String>,
    #[serde(default)]
    pub no_source_reason: Option<String>,
    pub term_months: u32,
    pub budget_cap: Wan,
    pub supported: Supported,
    #[serde(default)]
    pub self_funding_ratio: Option<Wan>,
    #[serde(default)]
    pub lead_requirement: Option<String>,
    #[serde(default)]
    pub max_partners: Option<u32>,
    #[serde(skip)]
    pub body: String,
}

/// How many projects an item supports.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[allow(missing_docs, reason = "see schema/guideline-item.schema.json")]
pub struct Supported {
    pub min: u32,
    pub max: u32,
}

/// What became of a demand that no item took up.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[allow(missing_docs, reason = "see schema/dispositions.schema.json")]
pub struct Disposition {
    pub demand: String,
    pub kind: String,
    pub reason: String,
}

#[derive(Deserialize)]
struct Dispositions {
    dispositions: Vec<Disposition>,
}

/// A public comment.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[allow(missing_docs, reason = "see schema/comment.schema.json")]
pub struct Comment {
    #[serde(skip)]
    pub id: String,
    pub on: Target,
    pub aspect: String,
    pub channel: String,
    pub received_on: Date,
    pub shown_as: String,
    pub text: String,
    #[serde(default)]
    pub current_text: Option<String>,
    #[serde(default)]
    pub proposed_text: Option<String>,
    #[serde(default)]
    pub reason: Option<String>,
    #[serde(default)]
    pub disposition: Option<String>,
    #[serde(default)]
    pub reply: Option<String>,
    #[serde(default)]
    pub replied_on: Option<Date>,
    #[serde(default)]
    pub same_as: Option<String>,
}

/// What a comment is about.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[allow(missing_docs, reason = "see schema/comment.schema.json")]
pub struct Target {
    pub item: String,
    #[serde(default)]
    pub paragraph: Option<String>,
}
