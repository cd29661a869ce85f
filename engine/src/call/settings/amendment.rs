//! Exceptions that can be seen: what stays open after its stage has closed, until when, why, and who approved it.
//!
//! An amendment opens exactly what it names and nothing before the closing. What is excused by one is only what comes in
//! after the amendment itself has been accepted; that is for the gate and the seals to see.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::stage::end_of;
use super::{Settings, Stage, StageKind};
use crate::call::layout::{Folder, Role};

/// One exception, as `call.yaml` writes it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Amendment {
    /// What it opens.
    pub what: Opened,
    /// The last day, included, or that and an hour of the day: `2021-04-23`, `2021-04-23 17:30`.
    pub until: String,
    /// Why.
    pub reason: String,
    /// Who approved it.
    pub approved_by: String,
}

/// What an amendment opens: a stage as a whole, or of a stage what one department, one unit or one file has to do with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Opened {
    /// The stage; by itself, all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<StageKind>,
    /// Folder of the only department: what its units submit, or what it recommends, as the stage says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// Folder of the only unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Path of the only file in the call's folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

impl Opened {
    /// How many parts it names beside a stage. More than one would say two things.
    fn parts(&self) -> usize {
        [&self.department, &self.unit, &self.file].into_iter().flatten().count()
    }

    /// Whether it says one thing: a stage; a department and a stage that it has a part in; a unit; a file.
    pub fn is_clear(&self) -> bool {
        match self.stage {
            Some(_) if self.parts() == 0 => true,
            Some(StageKind::Submission | StageKind::Recommendation) if self.department.is_some() => {
                self.parts() == 1
            }
            Some(StageKind::Submission) if self.unit.is_some() => self.parts() == 1,
            Some(_) => false,
            None => self.parts() == 1 && self.department.is_none(),
        }
    }

    /// The stage that it names; of a unit that of submission, which is all that a unit has to do with. None for a file.
    pub fn named_stage(&self) -> Option<StageKind> {
        self.stage.or(self.unit.as_ref().map(|_| StageKind::Submission))
    }

    /// The stage that is open as a whole.
    pub fn whole_stage(&self) -> Option<StageKind> {
        self.stage.filter(|_| self.parts() == 0)
    }
}

impl Amendment {
    /// The day and the hour of `until`; none where it is neither.
    fn end(&self) -> Option<(Date, Option<&str>)> {
        let (day, hour) = match self.until.split_once(' ') {
            Some((day, hour)) => (day, Some(hour)),
            None => (&*self.until, None),
        };
        Some((day.parse().ok()?, hour))
    }

    /// The first instant at which it opens nothing any more; none where `until` is no time.
    pub fn closes(&self, zone: &TimeZone) -> Option<Timestamp> {
        let (day, hour) = self.end()?;
        end_of(day, hour, zone)
    }

    /// Whether it opens a file, by its path in the call's folder. `department` is that of the unit whose file it is.
    pub fn opens(&self, inside: &str, department: Option<&str>) -> bool {
        if !self.what.is_clear() {
            return false;
        }
        let Opened { department: own, unit, file, .. } = &self.what;
        if let Some(file) = file {
            return file == inside;
        }
        let (Some((folder, name)), Some(stage)) = (Folder::of(inside), self.what.named_stage()) else {
            return false;
        };
        if stage.folder() != Some(folder) {
            return false;
        }
        match (unit, own) {
            (Some(unit), _) => unit == name,
            (_, Some(own)) if stage == StageKind::Submission => department == Some(own),
            (_, Some(own)) => own == name,
            (None, None) => true,
        }
    }
}

impl Settings {
    /// The stage after whose closing a file stays as it is, by its path in the call's folder. That the notice stays, too, is
    /// what units rely on. None for what the bureau goes on to write.
    pub fn bound_by(&self, inside: &str) -> Option<StageKind> {
        if inside == self.notice {
            return Some(StageKind::Submission);
        }
        let (folder, _) = Folder::of(inside)?;
        [StageKind::Submission, StageKind::Recommendation]
            .into_iter()
            .find(|stage| stage.folder() == Some(folder))
    }

    /// The stage whose closing an amendment puts off. `call.yaml` itself is bound as the notice is.
    pub fn stage_of(&self, amendment: &Amendment) -> Option<StageKind> {
        match &amendment.what.file {
            Some(file) if Role::parse(file) == Ok(Role::Call) => Some(StageKind::Submission),
            Some(file) => self.bound_by(file),
            None => amendment.what.named_stage(),
        }
    }

    /// A stage as it was announced, with its last day as far as it was put off as a whole.
    pub fn stage(&self, kind: StageKind) -> Option<Stage> {
        self.put_off(kind, |what| what.whole_stage() == Some(kind))
    }

    /// The same for what one department has to do in it.
    pub fn stage_of_department(&self, kind: StageKind, department: &str) -> Option<Stage> {
        let own = |what: &Opened| {
            what.stage == Some(kind) && what.is_clear() && what.department.as_deref() == Some(department)
        };
        self.put_off(kind, |what| what.whole_stage() == Some(kind) || own(what))
    }

    fn put_off(&self, kind: StageKind, means: impl Fn(&Opened) -> bool) -> Option<Stage> {
        let announced = self.stages.get(&kind)?;
        let zone = self.zone().unwrap_or(TimeZone::UTC);
        let mut stage = announced.clone();
        let mut latest = announced.instants(&zone).map(|instants| instants.closes);
        for amendment in self.amendments.iter().filter(|amendment| means(&amendment.what)) {
            let (Some((day, hour)), Some(closes)) = (amendment.end(), amendment.closes(&zone)) else {
                continue;
            };
            if latest.is_some_and(|latest| latest < closes) {
                latest = Some(closes);
                stage.closes = day;
                stage.closes_at = hour.map(str::to_owned);
            }
        }
        Some(stage)
    }

    /// The first amendment that opens a file at an instant, with its number from 1. `department` is that of the unit whose file
    /// it is.
    pub fn amendment_for(
        &self,
        inside: &str,
        department: Option<&str>,
        at: Timestamp,
    ) -> Option<(usize, &Amendment)> {
        let zone = self.zone().unwrap_or(TimeZone::UTC);
        let runs = |amendment: &Amendment| amendment.closes(&zone).is_some_and(|closes| at < closes);
        (1..).zip(&self.amendments).find(|(_, one)| one.opens(inside, department) && runs(one))
    }

    /// The amendment that a file owes it to that it was taken at an instant: none where its stage was open anyway.
    pub fn taken_under(
        &self,
        inside: &str,
        department: Option<&str>,
        at: Timestamp,
    ) -> Option<(usize, &Amendment)> {
        let zone = self.zone().unwrap_or(TimeZone::UTC);
        let closes = self.stages.get(&self.bound_by(inside)?)?.instants(&zone)?.closes;
        self.amendment_for(inside, department, at).filter(|_| at >= closes)
    }

    /// The settings with each stage as far as it was put off as a whole: what people who look at the call go by.
    #[must_use]
    pub fn with_stages_put_off(mut self) -> Self {
        let stages = self.stages.keys().filter_map(|kind| Some((*kind, self.stage(*kind)?))).collect();
        self.stages = stages;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{Amendment, Opened};
    use crate::call::StageKind;
    use jiff::tz::TimeZone;

    fn amendment(what: Opened, until: &str) -> Amendment {
        Amendment { what, until: until.into(), reason: "示例".into(), approved_by: "示例处".into() }
    }

    fn text(text: &str) -> String {
        text.to_owned()
    }

    #[test]
    fn an_amendment_opens_what_it_names_and_nothing_else() {
        let (submission, recommendation) = (Some(StageKind::Submission), Some(StageKind::Recommendation));
        let (unit, rank) = ("units/a/b.yaml", "departments/xihu/recommendation.yaml");
        for (what, path, department, opens) in [
            (Opened { stage: submission, ..Opened::default() }, unit, None, true),
            (Opened { stage: submission, ..Opened::default() }, rank, None, false),
            (Opened { stage: recommendation, ..Opened::default() }, rank, None, true),
            (Opened { unit: Some(text("a")), ..Opened::default() }, unit, None, true),
            (Opened { unit: Some(text("a")), ..Opened::default() }, "units/ab/b.yaml", None, false),
            (Opened { unit: Some(text("xihu")), ..Opened::default() }, rank, None, false),
            (
                Opened { stage: submission, department: Some(text("xihu")), ..Opened::default() },
                unit,
                Some("xihu"),
                true,
            ),
            (
                Opened { stage: submission, department: Some(text("xihu")), ..Opened::default() },
                unit,
                Some("b"),
                false,
            ),
            (
                Opened { stage: submission, department: Some(text("xihu")), ..Opened::default() },
                unit,
                None,
                false,
            ),
            (
                Opened { stage: submission, department: Some(text("xihu")), ..Opened::default() },
                rank,
                None,
                false,
            ),
            (
                Opened { stage: recommendation, department: Some(text("xihu")), ..Opened::default() },
                rank,
                None,
                true,
            ),
            (Opened { department: Some(text("xihu")), ..Opened::default() }, rank, None, false),
            (Opened { file: Some(text(unit)), ..Opened::default() }, unit, None, true),
            (Opened { file: Some(text(unit)), ..Opened::default() }, "units/a/c.yaml", None, false),
            (Opened { file: Some(text("notice.md")), ..Opened::default() }, "notice.md", None, true),
            (
                Opened { file: Some(text(unit)), unit: Some(text("c")), ..Opened::default() },
                unit,
                None,
                false,
            ),
            (Opened::default(), unit, None, false),
        ] {
            assert_eq!(
                amendment(what.clone(), "2021-04-23").opens(path, department),
                opens,
                "{what:?} {path}"
            );
        }
    }

    #[test]
    fn its_last_day_counts_in_whole_and_an_hour_overrides_it() {
        let zone = TimeZone::fixed(jiff::tz::offset(8));
        let closes = |until| amendment(Opened::default(), until).closes(&zone);
        assert_eq!(closes("2021-04-23"), Some("2021-04-24T00:00:00+08:00".parse().unwrap()));
        assert_eq!(closes("2021-04-23 17:30"), Some("2021-04-23T17:30:00+08:00".parse().unwrap()));
        for wrong in ["2021-02-30", "2021-04-23 25:00", "2021-04-23  17:30", "下周", ""] {
            assert_eq!(closes(wrong), None, "{wrong}");
        }
    }
}
