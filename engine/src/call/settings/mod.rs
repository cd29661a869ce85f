//! What `call.yaml` says.

mod amendment;
mod quota;
mod site;
mod stage;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Account, Wan};
use crate::diagnostic::Clause;
use crate::diagnostic::catalog::Language;
use crate::document::{self, Syntax};
pub use amendment::{Amendment, Opened};
pub use quota::{Needs, Per, Quota};
pub use site::{Consultation, PeriodBasis, Site, Way};
pub use stage::{Instants, Stage, StageKind};

/// The settings of a call. Read from a `call.yaml` that fits its schema.
#[derive(Clone, Debug, Deserialize)]
pub struct Settings {
    /// Title in full.
    pub title: String,
    /// Title for headings and page titles.
    #[serde(default)]
    pub short_title: Option<String>,
    /// Title of the summary table, exact.
    #[serde(default)]
    pub table_title: Option<String>,
    /// Title of the form of a demand, exact; that of the schema where the call has no other.
    #[serde(default)]
    pub form_title: Option<String>,
    /// What the notice numbers its annexes.
    #[serde(default)]
    pub annexes: Annexes,
    /// Which batch of the year.
    #[serde(default)]
    pub batch: Option<String>,
    /// Who calls.
    pub host: String,
    /// IANA name of the time zone that all dates are meant in.
    pub time_zone: String,
    /// The document the call rests on.
    #[serde(default)]
    pub basis: Option<String>,
    /// File name of the notice.
    pub notice: String,
    /// The stages with their dates.
    ///
    /// They are as they were announced; [`Settings::stage`] gives one as it was put off.
    pub stages: BTreeMap<StageKind, Stage>,
    /// What stays open longer than its stage, in the order in which that was approved.
    #[serde(default)]
    pub amendments: Vec<Amendment>,
    /// The domains suggestions may fall in.
    pub domains: Vec<Choice>,
    /// Departments in the order of the tables.
    #[serde(default)]
    pub departments: Vec<String>,
    /// The kinds of units.
    pub unit_kinds: Vec<Choice>,
    /// Words of which a place in the city contains one: the city's name first, then its districts.
    #[serde(default)]
    pub city: Vec<String>,
    /// Where districts and departments lie on the map of tiles: by folder of a department or name of a district, its column
    /// and row, each from 1.
    #[serde(default)]
    pub map: BTreeMap<String, [u32; 2]>,
    /// What an enterprise must reach.
    #[serde(default)]
    pub thresholds: Thresholds,
    /// How many suggestions a unit may make.
    #[serde(default)]
    pub quotas: Vec<Quota>,
    /// Bounds on texts and lists.
    #[serde(default)]
    pub limits: Limits,
    /// Severities that differ from the rules' own.
    #[serde(default)]
    pub severity: BTreeMap<String, String>,
    /// How this call's notice writes an option of a form, where that differs: by key and option.
    #[serde(default)]
    pub option_names: BTreeMap<String, BTreeMap<String, String>>,
    /// What the notice says, by the rule that enforces it.
    #[serde(default)]
    pub clauses: BTreeMap<String, Clause>,
    /// Whom to ask.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// The mailbox that takes what is handed in by mail.
    #[serde(default)]
    pub mailbox: Option<String>,
    /// Where secret or sensitive matters are handed in.
    pub sensitive_handover: SensitiveHandover,
    /// How the draft guideline is consulted on.
    #[serde(default)]
    pub consultation: Option<Consultation>,
    /// Identity of the web site.
    #[serde(default)]
    pub site: Option<Site>,
    /// Whether all of it is invented, to show how a call works.
    #[serde(default)]
    pub sample: bool,
    /// Under which licence the data is published.
    #[serde(default)]
    pub data_licence: Option<DataLicence>,
    /// Whose accounts may change what.
    #[serde(default)]
    pub roles: Roles,
    /// What proves when something arrived, where the server writes no receipts.
    #[serde(default)]
    pub arrival: Arrival,
    /// Who can read what is sealed.
    #[serde(default)]
    pub sealing: Sealing,
    /// What the service beside the repository takes in; none where there is no such service.
    #[serde(default)]
    pub receive: Option<Receive>,
}

/// What the service beside the repository takes in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Receive {
    /// Where people reach it, with a slash at the end or without.
    pub address: String,
    /// Whether a unit needs an invitation.
    #[serde(default)]
    pub new_units: Admission,
    /// Whether it takes comments on the draft guideline.
    #[serde(default)]
    pub comments: bool,
}

impl Receive {
    /// The path of its address, from slash to the end: pages of the same host need no more.
    pub fn path(&self) -> &str {
        let rest = self.address.split_once("://").map_or(self.address.as_str(), |(_, rest)| rest);
        rest.find('/').map_or("/", |at| &rest[at..])
    }
}

/// Which units may hand in by the service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Admission {
    /// Those that were given a link.
    #[default]
    Invited,
    /// All. What a unit hands in that the call does not hold yet waits until its department confirms the unit.
    Anybody,
}

/// Which annex of the notice a paper is, as it is printed above it; nothing where the notice numbers none.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Annexes {
    /// The form, such as `附件1`.
    #[serde(default)]
    pub form: Option<String>,
    /// The summary table.
    #[serde(default)]
    pub table: Option<String>,
}

/// Who can read what is sealed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Sealing {
    /// The bureau's public keys, `age1…`.
    #[serde(default)]
    pub recipients: Vec<String>,
}

/// A licence for data.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct DataLicence {
    /// Short name for programs, such as `CC-BY-4.0`.
    pub name: String,
    /// Name.
    pub title: String,
    /// Where its text stands.
    pub url: String,
}

/// The licence of the data, however `call.yaml` says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Licence<'a> {
    /// Short name for programs, such as `CC-BY-4.0`; none where only a text or an address was given.
    pub name: Option<&'a str>,
    /// What people read.
    pub title: &'a str,
    /// Where its text stands.
    pub url: Option<&'a str>,
}

/// What proves when something arrived, where the server writes no receipts.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Arrival {
    /// E-mail addresses with which the forge itself makes merge commits.
    #[serde(default)]
    pub forge_committers: Vec<String>,
}

/// The accounts of the bureau and of the departments, and who may add units.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Roles {
    /// May change everything.
    #[serde(default)]
    pub bureau: Vec<Account>,
    /// By department folder, besides the members that the department itself names.
    #[serde(default)]
    pub departments: BTreeMap<String, Vec<Account>>,
    /// Who may add the folder of a new unit.
    #[serde(default)]
    pub new_units: NewUnits,
    /// Whether a department may submit for the units that belong to it.
    #[serde(default)]
    pub departments_submit: bool,
}

/// Who may add the folder of a new unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NewUnits {
    /// The bureau alone.
    Bureau,
    /// The department that the unit belongs to, or the bureau.
    #[default]
    Department,
    /// Everybody.
    Anyone,
}

/// An id with its name, as domains and unit kinds are.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "ChoiceForm")]
pub struct Choice {
    /// Id, as documents write it.
    pub id: String,
    /// Name, as people read it.
    pub name: String,
    /// A sentence about it.
    pub description: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum ChoiceForm {
    Bare(String),
    Full {
        id: String,
        name: String,
        #[serde(default)]
        description: Option<String>,
    },
}

impl From<ChoiceForm> for Choice {
    fn from(form: ChoiceForm) -> Self {
        match form {
            ChoiceForm::Bare(id) => Self { name: id.clone(), id, description: None },
            ChoiceForm::Full { id, name, description } => Self { id, name, description },
        }
    }
}

/// What an enterprise must reach (notice 一(二)).
#[derive(Clone, Debug, Deserialize)]
pub struct Thresholds {
    /// R&D expense to main revenue, percent, included.
    #[serde(default)]
    pub rd_intensity: Option<Decimal>,
    /// Total R&D investment of the unit, 万元, included.
    #[serde(default)]
    pub rd_investment: Option<Wan>,
    /// R&D money of the project without personnel, 万元, included.
    #[serde(default)]
    pub project_investment: Option<Wan>,
    /// Unit kinds for which missing a threshold is a warning, because the notice sets them conditions of their own.
    #[serde(default)]
    pub warn_only: Vec<String>,
    /// Unit kinds that are themselves an innovation institution of the wanted level, and so need own none.
    #[serde(default)]
    pub institution_kinds: Vec<String>,
    /// Levels of which a unit must own an innovation institution, each included; with none, it need not.
    #[serde(default = "provincial_and_above")]
    pub institution_levels: Vec<String>,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            rd_intensity: None,
            rd_investment: None,
            project_investment: None,
            warn_only: Vec::new(),
            institution_kinds: Vec::new(),
            institution_levels: provincial_and_above(),
        }
    }
}

/// 省级及以上.
fn provincial_and_above() -> Vec<String> {
    vec!["national".to_owned(), "provincial".to_owned()]
}

/// Bounds in 字 by the name that schemas use (`x-limit`), and other counts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Limits(pub BTreeMap<String, usize>);

/// An office to ask.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Contact {
    /// Name of the office.
    pub office: String,
    /// What it answers.
    #[serde(rename = "for")]
    pub about: String,
    /// The domains it answers for.
    #[serde(default)]
    pub domains: Vec<String>,
    /// The unit kinds it answers for.
    #[serde(default)]
    pub unit_kinds: Vec<String>,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<String>,
}

/// Where secret or sensitive matters go instead.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct SensitiveHandover {
    /// Name of the office.
    pub office: String,
    /// How they are handed in.
    pub how: String,
}

impl Settings {
    /// What a `call.yaml` says; none where it cannot be read. What else may be wrong with it is not judged.
    pub fn read(path: &Arc<str>, bytes: &[u8]) -> Option<Self> {
        let document = document::parse(path, bytes, Syntax::Yaml).document?;
        document::from_node(&document.root).ok()
    }

    /// Whether contacts and finances are sealed in this call.
    pub fn seals(&self) -> bool {
        !self.sealing.recipients.is_empty()
    }

    /// The time zone; none when no such zone exists, or none that is known where there is no list of zones, as in a browser.
    pub fn zone(&self) -> Option<TimeZone> {
        TimeZone::get(&self.time_zone).ok().or_else(|| {
            let (_, hours) = Self::PLAIN_ZONES.iter().find(|(name, _)| *name == self.time_zone)?;
            Some(TimeZone::fixed(jiff::tz::Offset::constant(*hours)))
        })
    }

    /// When units can begin to submit; none where there is no such stage or instant.
    pub fn submission_opens(&self) -> Option<Timestamp> {
        Some(self.stages.get(&StageKind::Submission)?.instants(&self.zone()?)?.opens)
    }

    /// Zones without daylight saving time, with their hours ahead of universal time: those that the engine in a browser
    /// knows. All zones of the world would be a tenth of it.
    pub const PLAIN_ZONES: [(&'static str, i8); 8] = [
        ("Asia/Shanghai", 8),
        ("Asia/Urumqi", 6),
        ("Asia/Hong_Kong", 8),
        ("Asia/Macau", 8),
        ("Asia/Taipei", 8),
        ("Asia/Singapore", 8),
        ("Asia/Tokyo", 9),
        ("UTC", 0),
    ];

    /// The licence of the data: `data_licence`; where that is not given, what `site.license` says in a line.
    pub fn licence(&self) -> Option<Licence<'_>> {
        if let Some(DataLicence { name, title, url }) = &self.data_licence {
            return Some(Licence { name: Some(name), title, url: Some(url) });
        }
        let line = self.site.as_ref()?.license.as_deref()?.trim();
        let url = Some(line).filter(|line| line.starts_with("https://"));
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
        let name = Some(line).filter(|line| line.chars().all(is_name));
        (!line.is_empty()).then_some(Licence { name, title: line, url })
    }

    /// The languages of the site's pages, the one at its root first.
    pub fn languages(&self) -> &[Language] {
        match &self.site {
            Some(site) if !site.languages.is_empty() => &site.languages,
            _ => &[Language::Chinese],
        }
    }

    /// The exact title of the summary table.
    pub fn table_title(&self) -> String {
        let fallback = || format!("{}推荐汇总表", self.short_title.as_deref().unwrap_or(&self.title));
        self.table_title.clone().unwrap_or_else(fallback)
    }

    /// The name of a domain; the id itself for one that the call does not have.
    pub fn domain_name<'a>(&'a self, id: &'a str) -> &'a str {
        name_in(&self.domains, id)
    }

    /// What this call's notice calls an option of a form; the form's own label where it has no other word for it.
    pub fn option_name<'a>(&'a self, key: &str, option: &str, label: &'a str) -> &'a str {
        self.option_names.get(key).and_then(|names| names.get(option)).map_or(label, String::as_str)
    }

    /// The name of a unit kind; the id itself for one that the call does not have.
    pub fn unit_kind_name<'a>(&'a self, id: &'a str) -> &'a str {
        name_in(&self.unit_kinds, id)
    }

    /// The offices to ask about a demand of that domain from that kind of unit: those named for it, else those named
    /// for everything.
    pub fn offices_for(&self, domain: Option<&str>, unit_kind: Option<&str>) -> Vec<&Contact> {
        let names = |list: &[String], id: Option<&str>| id.is_some_and(|id| list.iter().any(|one| one == id));
        let by_kind: Vec<_> = self.contacts.iter().filter(|c| names(&c.unit_kinds, unit_kind)).collect();
        if !by_kind.is_empty() {
            return by_kind;
        }
        let by_domain: Vec<_> = self.contacts.iter().filter(|c| names(&c.domains, domain)).collect();
        if !by_domain.is_empty() {
            return by_domain;
        }
        self.contacts.iter().filter(|c| c.domains.is_empty() && c.unit_kinds.is_empty()).collect()
    }
}

fn name_in<'a>(choices: &'a [Choice], id: &'a str) -> &'a str {
    choices.iter().find(|choice| choice.id == id).map_or(id, |choice| &choice.name)
}
