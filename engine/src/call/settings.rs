//! What `call.yaml` says.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, ZonedDateTime};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::layout::Folder;
use super::{Account, Repository, Wan};
use crate::diagnostic::catalog::Language;

/// The settings of a call. Read from a `call.yaml` that fits its schema.
#[derive(Clone, Debug, Deserialize)]
pub struct Settings {
    /// Title in full.
    pub title: String,
    /// Title for headings and page titles.
    #[serde(default)]
    pub short_title: Option<String>,
    /// Title of the summary table (附件2), exact.
    #[serde(default)]
    pub table_title: Option<String>,
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
    pub stages: BTreeMap<StageKind, Stage>,
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
    /// Whom to ask.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// Where secret or sensitive matters are handed in.
    pub sensitive_handover: SensitiveHandover,
    /// How the draft guideline is consulted on.
    #[serde(default)]
    pub consultation: Option<Consultation>,
    /// Identity of the web site.
    #[serde(default)]
    pub site: Option<Site>,
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

/// The stages a call can have, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StageKind {
    /// Units submit.
    Submission,
    /// Departments rank and recommend.
    Recommendation,
    /// Experts condense the demands into a draft guideline.
    Guideline,
    /// The public comments on the draft.
    Consultation,
}

impl StageKind {
    /// Its key in `call.yaml`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Submission => "submission",
            Self::Recommendation => "recommendation",
            Self::Guideline => "guideline",
            Self::Consultation => "consultation",
        }
    }

    /// The folder whose files it binds: what lies there counts as it was when the stage closed.
    pub fn folder(self) -> Option<Folder> {
        match self {
            Self::Submission => Some(Folder::Units),
            Self::Recommendation => Some(Folder::Departments),
            Self::Guideline | Self::Consultation => None,
        }
    }
}

/// When a stage opens and closes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Stage {
    /// First day.
    pub opens: Date,
    /// Last day, included.
    pub closes: Date,
    /// Time of day it opens; midnight where absent.
    #[serde(default)]
    pub opens_at: Option<String>,
    /// Time of day it closes; where absent the whole last day counts (Civil Code art. 203).
    #[serde(default)]
    pub closes_at: Option<String>,
}

/// A stage on the clock: open from `opens`, closed from `closes` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instants {
    /// First instant inside.
    pub opens: Timestamp,
    /// First instant after.
    pub closes: Timestamp,
}

impl Stage {
    /// Its first day, with the hour where one is named, as people read it.
    pub fn opening(&self) -> String {
        shown(self.opens, self.opens_at.as_deref())
    }

    /// Its last day, inclusive, with the hour where one is named, as people read it.
    pub fn closing(&self) -> String {
        shown(self.closes, self.closes_at.as_deref())
    }

    /// The stage's instants in a time zone; none for dates or times that the calendar does not have.
    pub fn instants(&self, zone: &TimeZone) -> Option<Instants> {
        let at = |date: Date, time: &str| -> Option<ZonedDateTime> {
            date.to_datetime(time.parse::<Time>().ok()?).to_zoned_datetime(zone.clone()).ok()
        };
        let opens = at(self.opens, self.opens_at.as_deref().unwrap_or("00:00"))?;
        let closes = match self.closes_at.as_deref() {
            Some(time) => at(self.closes, time)?,
            None => at(self.closes.checked_add(1.day()).ok()?, "00:00")?,
        };
        Some(Instants { opens: opens.timestamp(), closes: closes.timestamp() })
    }
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

/// One row of the quota table.
#[derive(Clone, Debug, Deserialize)]
pub struct Quota {
    /// The kind of unit it binds; all kinds where absent.
    #[serde(default)]
    pub unit_kind: Option<String>,
    /// What is counted together; where absent, the unit's group if it names one, else the unit.
    #[serde(default)]
    pub per: Option<Per>,
    /// Only demands with one of these values count.
    #[serde(rename = "where", default)]
    pub filter: BTreeMap<String, Vec<String>>,
    /// Most demands, included.
    #[serde(default)]
    pub max: Option<usize>,
    /// Most demands for each value of a key.
    #[serde(default)]
    pub max_each: BTreeMap<String, BTreeMap<String, usize>>,
    /// From how many demands on `needs` applies.
    #[serde(default)]
    pub when_at_least: Option<usize>,
    /// What must be among them.
    #[serde(default)]
    pub needs: Option<Needs>,
}

/// What a quota counts together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// Each unit.
    Unit,
    /// Each group of units; units without a group alone.
    Group,
    /// Each department.
    Department,
    /// Each domain.
    Domain,
    /// The whole call.
    Call,
}

/// Forms of organization of which a quota wants some.
#[derive(Clone, Debug, Deserialize)]
pub struct Needs {
    /// How many at least.
    pub min: usize,
    /// Of these forms.
    pub organization: Vec<String>,
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

/// The public consultation on the draft.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Consultation {
    /// What the length of the period rests on.
    pub basis: String,
    /// Which rule about periods that is; none for the 15 days of practice.
    #[serde(default)]
    pub basis_kind: Option<PeriodBasis>,
    /// Why it is shorter than that, if it is.
    #[serde(default)]
    pub period_reason: Option<String>,
    /// Within how many days after its closing a comment is answered; after its receipt, where it came later. None where no
    /// such promise is made, and then no answer is ever late.
    #[serde(default)]
    pub answer_within_days: Option<u16>,
    /// The ways to answer.
    pub ways: Vec<Way>,
    /// What it is about.
    pub background: String,
}

/// Rules that set how long the public may comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodBasis {
    /// 重大行政决策: 30 days.
    MajorDecision,
    /// 行政规范性文件: 7 working days.
    NormativeDocument,
}

/// One way to answer a consultation.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Way {
    /// `web`, `mail`, `phone`, `letter` or `meeting`.
    pub channel: String,
    /// Where.
    pub address: String,
}

/// Identity of the site, as Chinese public bodies must show it. What is absent is left out, never invented.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Site {
    /// Name.
    pub name: String,
    /// Who runs it.
    pub organizer: String,
    /// Host name.
    #[serde(default)]
    pub domain: Option<String>,
    /// 网站标识码.
    #[serde(default)]
    pub id_code: Option<String>,
    /// ICP number.
    #[serde(default)]
    pub icp: Option<String>,
    /// Public security number.
    #[serde(default)]
    pub police: Option<String>,
    /// Address it is published at.
    #[serde(default)]
    pub base_url: Option<String>,
    /// Where the files of the call can be read.
    #[serde(default)]
    pub repository: Option<Repository>,
    /// On what terms the published data may be used.
    #[serde(default)]
    pub license: Option<String>,
    /// The languages of the pages, the one at the root of the site first; none for Chinese alone.
    #[serde(default)]
    pub languages: Vec<Language>,
}

impl Site {
    /// The keys of what must be shown on every page, in the order of the form, with the address that maps of the site
    /// are made from.
    pub const IDENTITY: [&'static str; 5] = ["domain", "id_code", "icp", "police", "base_url"];

    /// The value of one of [`Self::IDENTITY`].
    pub fn identity(&self, key: &str) -> Option<&str> {
        let value = match key {
            "domain" => &self.domain,
            "id_code" => &self.id_code,
            "icp" => &self.icp,
            "police" => &self.police,
            "base_url" => &self.base_url,
            _ => &None,
        };
        value.as_deref()
    }
}

fn shown(day: Date, hour: Option<&str>) -> String {
    hour.map_or_else(|| day.to_string(), |hour| format!("{day} {hour}"))
}

impl Settings {
    /// The time zone; none when no such zone exists, or none that is known where there is no list of zones, as in a browser.
    pub fn zone(&self) -> Option<TimeZone> {
        TimeZone::get(&self.time_zone).ok().or_else(|| {
            let (_, hours) = Self::PLAIN_ZONES.iter().find(|(name, _)| *name == self.time_zone)?;
            Some(TimeZone::fixed(jiff::tz::Offset::constant(*hours)))
        })
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

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::Stage;

    fn stage(closes: &str, closes_at: Option<&str>) -> Stage {
        Stage {
            opens: "2021-03-24".parse().unwrap(),
            closes: closes.parse().unwrap(),
            opens_at: None,
            closes_at: closes_at.map(str::to_owned),
        }
    }

    #[test]
    fn the_closing_day_counts_in_whole() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let instants = stage("2021-04-20", None).instants(&zone).unwrap();
        assert_eq!(instants.opens, "2021-03-24T00:00:00+08:00".parse().unwrap());
        assert_eq!(instants.closes, "2021-04-21T00:00:00+08:00".parse().unwrap());
    }

    #[test]
    fn a_closing_hour_overrides_it() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let instants = stage("2021-04-20", Some("17:30")).instants(&zone).unwrap();
        assert_eq!(instants.closes, "2021-04-20T17:30:00+08:00".parse().unwrap());
    }

    #[test]
    fn impossible_times_are_no_instants() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        assert_eq!(stage("2021-04-20", Some("25:99")).instants(&zone), None);
    }
}
