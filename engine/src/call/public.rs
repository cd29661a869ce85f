//! What the public may see of a call: complete values, in types that have no other fields.
//!
//! Two locks keep private values out. The document is first stripped of every field whose `x-visibility` is not
//! `public`, and then read into types that have no place for them. What the program does not reason with has no type of
//! its own: it stays in the stripped tree ([`Public`]), which is asked by the form ([`super::Answer`]).

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::layout::Role;
use super::{Call, Settings, Stage, StageKind, Wan, table_digest};
use crate::document::{self, Document, ReadError};
use crate::schema::{Kind, Public, SchemaSet};

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
#[derive(Debug)]
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
    pub demands: BTreeMap<String, Demand>,
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
    #[serde(skip)]
    pub recommendations: Vec<Recommended>,
    /// The day its head approved them.
    #[serde(skip)]
    pub approved_on: Option<Date>,
    /// Digest of its table, see [`super::table_digest`].
    #[serde(skip)]
    pub table_digest: String,
}

/// A recommended demand.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[allow(missing_docs, reason = "see schema/recommendation.schema.json")]
pub struct Recommended {
    pub demand: String,
    pub rank: u32,
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

/// Takes the public view of a call that was checked without errors.
///
/// # Errors
/// When a document does not fit its public type, or there are no settings.
pub fn view(call: &Call, schemas: &SchemaSet) -> Result<PublicCall, ViewError> {
    let settings = call.settings.clone().ok_or_else(|| ViewError {
        path: "call.yaml".to_owned(),
        source: serde::de::Error::custom("no settings"),
    })?;
    let mut public = PublicCall {
        name: call.name.clone(),
        announced: settings.stages.clone(),
        settings: settings.with_stages_put_off(),
        notice: call.notice.as_deref().unwrap_or_default().to_owned(),
        units: BTreeMap::new(),
        demands: BTreeMap::new(),
        departments: Vec::new(),
        guideline: Vec::new(),
        drafts: BTreeMap::new(),
        dispositions: BTreeMap::new(),
        comments: Vec::new(),
        frame: BTreeMap::new(),
    };
    let mut recommendations = BTreeMap::new();
    for (role, document) in &call.documents {
        let Some(kind) = role.kind() else { continue };
        if matches!(kind, Kind::Call | Kind::Department) {
            let part = Public::of(schemas.get(kind), &document.root);
            let text = document::emit(part.node(), document::Style::default());
            public.frame.insert(document.path.to_string(), text);
        }
        match role.clone() {
            Role::Call | Role::Page(_) | Role::Scan(..) => {}
            Role::Unit(id) => {
                let unit: Unit = read(schemas, kind, document)?;
                public.units.insert(id.clone(), Unit { id, ..unit });
            }
            Role::Demand(unit, name) => {
                let answers = Public::of(schemas.get(kind), &document.root);
                let demand: Demand = fitted(&answers, document)?;
                if demand.withdrawn.is_none() {
                    let id = format!("{unit}/{name}");
                    public.demands.insert(id.clone(), Demand { id, unit, answers, ..demand });
                }
            }
            Role::Department(id) => {
                let department: Department = read(schemas, kind, document)?;
                public.departments.push(Department { id, ..department });
            }
            Role::Recommendation(department) => {
                let recommendation: Recommendation = read(schemas, kind, document)?;
                recommendations.insert(department, recommendation);
            }
            Role::GuidelineItem(id) => public.guideline.push(item(schemas, id, document)?),
            Role::DraftItem(draft, id) => {
                public.drafts.entry(draft).or_default().push(item(schemas, id, document)?);
            }
            Role::Dispositions => {
                let list: Dispositions = read(schemas, kind, document)?;
                public.dispositions = list.dispositions.into_iter().map(|d| (d.demand.clone(), d)).collect();
            }
            Role::Comment(id) => {
                let comment: Comment = read(schemas, kind, document)?;
                public.comments.push(Comment { id, ..comment });
            }
        }
    }
    for department in &mut public.departments {
        let given = recommendations.remove(&department.id);
        department.approved_on = given.as_ref().and_then(|given| given.approved_on);
        let mut list = given.map(|given| given.recommendations).unwrap_or_default();
        department.table_digest = table_digest(
            list.iter()
                .map(|e| (e.demand.as_str(), i64::from(e.rank), e.opinion.as_str(), e.key_recommended)),
        );
        // A withdrawn demand keeps its rank in the department's file but appears nowhere.
        list.retain(|entry| public.demands.contains_key(&entry.demand));
        list.sort_by_key(|entry| entry.rank);
        department.recommendations = list;
    }
    let order = &public.settings.departments;
    public
        .departments
        .sort_by_key(|d| (order.iter().position(|id| *id == d.id).unwrap_or(usize::MAX), d.id.clone()));
    for items in public.drafts.values_mut().chain([&mut public.guideline]) {
        items.sort_by_cached_key(|item| (numbers(&item.number), item.id.clone()));
    }
    public.comments.sort_by_cached_key(|comment| (comment.received_on, comment.id.clone()));
    Ok(public)
}

fn read<T: for<'de> Deserialize<'de>>(
    schemas: &SchemaSet,
    kind: Kind,
    document: &Document,
) -> Result<T, ViewError> {
    fitted(&Public::of(schemas.get(kind), &document.root), document)
}

fn fitted<T: for<'de> Deserialize<'de>>(part: &Public, document: &Document) -> Result<T, ViewError> {
    document::from_node(part.node()).map_err(|source| ViewError { path: document.path.to_string(), source })
}

fn item(schemas: &SchemaSet, id: String, document: &Document) -> Result<GuidelineItem, ViewError> {
    let item: GuidelineItem = read(schemas, Kind::GuidelineItem, document)?;
    Ok(GuidelineItem { id, body: document.body_text().to_owned(), ..item })
}

/// `1.10` after `1.9`.
fn numbers(number: &str) -> Vec<u32> {
    number.split('.').map(|part| part.parse().unwrap_or(u32::MAX)).collect()
}
