//! The examples of the registry in the words of a call: its dates, thresholds, domains, departments and places.
//!
//! A row writes `‹submission.closes+1›` where the call decides. Without a call that is what people read.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan};
use rust_decimal::Decimal;

use crate::call::{Settings, Stage, StageKind};

/// A file of an example: its path inside the call, and what is changed in the valid example call by it. Mappings are
/// merged, everything else is replaced. Three paths are no files: `clock` sets the time at which the changes are proposed,
/// `actor` says who proposes them, and `arrivals` says when a file arrived.
pub type ExampleFile = (&'static str, &'static str);

/// What a call has for the examples.
#[derive(Default)]
pub struct ExampleWords {
    dates: BTreeMap<String, Date>,
    numbers: BTreeMap<&'static str, Decimal>,
    texts: BTreeMap<String, String>,
}

/// The money that the threshold of R&D intensity is shown with.
const REVENUE: i64 = 40_000;

/// How long after its last stage a call without one asks the public, in days; and how long it asks.
const UNTIL_CONSULTATION: (i64, i64) = (56, 14);

impl ExampleWords {
    /// Those of a call.
    pub fn of(settings: &Settings) -> Self {
        let mut words = Self::default();
        words.add_stages(settings);
        words.add_thresholds(settings);
        let choices = settings.domains.iter().map(|domain| domain.id.clone());
        words.add_list("domain", choices, 4);
        words.add_list("department", settings.departments.iter().cloned(), 2);
        words.add_list("place", settings.city.iter().cloned(), 4);
        words
    }

    /// Names of a list: `domain.1` and so on. Where it is shorter than examples want, its last one stands for more.
    fn add_list(&mut self, key: &str, all: impl Iterator<Item = String>, wanted: usize) {
        let all: Vec<String> = all.collect();
        for number in 1..=wanted {
            if let Some(one) = all.get(number - 1).or(all.last()) {
                self.texts.insert(format!("{key}.{number}"), one.clone());
            }
        }
    }

    fn add_stages(&mut self, settings: &Settings) {
        let zone = settings.zone().unwrap_or(TimeZone::UTC);
        for kind in [StageKind::Submission, StageKind::Recommendation] {
            if let Some(stage) = settings.stages.get(&kind) {
                self.add_stage(kind, stage, &zone);
            }
        }
        let Some(submission) = settings.stages.get(&StageKind::Submission) else { return };
        let year = Decimal::from(submission.opens.year());
        self.numbers.insert("finance.year", year - Decimal::ONE);
        let (until, long) = UNTIL_CONSULTATION;
        let opens = submission.closes.checked_add(until.days()).ok();
        let supposed = || {
            let opens = opens?;
            let closes = opens.checked_add(long.days()).ok()?;
            Some(Stage { opens, closes, opens_at: None, closes_at: None })
        };
        let consultation = settings.stages.get(&StageKind::Consultation).cloned().or_else(supposed);
        if let Some(stage) = consultation {
            self.add_stage(StageKind::Consultation, &stage, &zone);
        }
    }

    fn add_stage(&mut self, kind: StageKind, stage: &Stage, zone: &TimeZone) {
        let key = kind.key();
        self.dates.insert(format!("{key}.opens"), stage.opens);
        self.dates.insert(format!("{key}.closes"), stage.closes);
        let Some(instants) = stage.instants(zone) else { return };
        let shown = |instant: Timestamp| {
            instant.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
        };
        let before = |span: Span| instants.closes.checked_sub(span).ok().map(shown);
        self.texts.extend(before(1.second()).map(|last| (format!("{key}.last"), last)));
        self.texts.extend(before(36.hours()).map(|early| (format!("{key}.early"), early)));
        self.texts.insert(format!("{key}.over"), shown(instants.closes));
    }

    fn add_thresholds(&mut self, settings: &Settings) {
        let thresholds = &settings.thresholds;
        let expense = thresholds.rd_intensity.and_then(|percent| {
            percent.checked_mul(Decimal::from(REVENUE))?.checked_div(Decimal::ONE_HUNDRED)
        });
        let all = [
            ("rd_expense", expense),
            ("rd_investment", thresholds.rd_investment.as_ref().map(|wan| wan.0)),
            ("project_investment", thresholds.project_investment.as_ref().map(|wan| wan.0)),
        ];
        self.numbers.extend(all.into_iter().filter_map(|(key, number)| Some((key, number?))));
    }

    /// An example in these words; none where the call has no such thing, and so nothing to show.
    pub fn example(&self, files: &[ExampleFile]) -> Vec<(String, String)> {
        let filled = |(path, text): &ExampleFile| Some((self.filled(path)?, self.filled(text)?));
        files.iter().map(filled).collect::<Option<_>>().unwrap_or_default()
    }

    fn filled(&self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('‹') {
            let (name, after) = after.split_once('›')?;
            out.push_str(before);
            out.push_str(&self.word(name)?);
            rest = after;
        }
        out.push_str(rest);
        Some(out)
    }

    /// A word by its name, which may add to a date or a number, as in `submission.closes+1`.
    fn word(&self, name: &str) -> Option<String> {
        let sign = name.find(['+', '-']).unwrap_or(name.len());
        let (key, added) = name.split_at_checked(sign)?;
        let added: Decimal = if added.is_empty() { Decimal::ZERO } else { added.parse().ok()? };
        if let Some(date) = self.dates.get(key) {
            let days: i64 = added.try_into().ok()?;
            return Some(date.checked_add(days.days()).ok()?.to_string());
        }
        if let Some(number) = self.numbers.get(key) {
            return Some(number.checked_add(added)?.normalize().to_string());
        }
        self.texts.get(key).cloned()
    }
}
