//! When a stage of a call opens and closes.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::call::layout::Folder;

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

    /// Whether it opens or closes at an hour of the day.
    pub fn names_an_hour(&self) -> bool {
        self.opens_at.is_some() || self.closes_at.is_some()
    }

    /// The stage's instants in a time zone; none for dates or times that the calendar does not have.
    pub fn instants(&self, zone: &TimeZone) -> Option<Instants> {
        let opens = at(self.opens, self.opens_at.as_deref().unwrap_or("00:00"), zone)?;
        Some(Instants { opens, closes: end_of(self.closes, self.closes_at.as_deref(), zone)? })
    }
}

/// The first instant after a last day, which counts in whole, or from an hour of it on; none for dates or times that the calendar
/// does not have.
pub(super) fn end_of(day: Date, hour: Option<&str>, zone: &TimeZone) -> Option<Timestamp> {
    match hour {
        Some(hour) => at(day, hour, zone),
        None => at(day.checked_add(1.day()).ok()?, "00:00", zone),
    }
}

fn at(day: Date, hour: &str, zone: &TimeZone) -> Option<Timestamp> {
    let local = day.to_datetime(hour.parse::<Time>().ok()?);
    local.to_zoned_datetime(zone.clone()).ok().map(|zoned| zoned.timestamp())
}

fn shown(day: Date, hour: Option<&str>) -> String {
    hour.map_or_else(|| day.to_string(), |hour| format!("{day} {hour}"))
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
        let zone = TimeZone::fixed(jiff::tz::offset(8));
        let instants = stage("2021-04-20", None).instants(&zone).unwrap();
        assert_eq!(instants.opens, "2021-03-24T00:00:00+08:00".parse().unwrap());
        assert_eq!(instants.closes, "2021-04-21T00:00:00+08:00".parse().unwrap());
    }

    #[test]
    fn a_closing_hour_overrides_it() {
        let zone = TimeZone::fixed(jiff::tz::offset(8));
        let instants = stage("2021-04-20", Some("17:30")).instants(&zone).unwrap();
        assert_eq!(instants.closes, "2021-04-20T17:30:00+08:00".parse().unwrap());
    }

    #[test]
    fn impossible_times_are_no_instants() {
        let zone = TimeZone::fixed(jiff::tz::offset(8));
        assert_eq!(stage("2021-04-20", Some("25:99")).instants(&zone), None);
    }
}
