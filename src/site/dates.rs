//! Since when a page says what it says.
//!
//! Files of a call carry no date of their own, and the time of a build is no date of publication: it would be another one
//! every day. So a page has the date of the stage that made it: of its closing once that has passed, because what stood
//! there then is what counts, and of its opening before.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::call::StageKind;
use crate::site::page::Site;

impl Site<'_> {
    /// Of the call itself: the day it opened.
    pub(super) fn date_of_call(&self) -> Option<Timestamp> {
        let zone = self.zone();
        let stages = self.call.settings.stages.values();
        stages.filter_map(|stage| Some(stage.instants(&zone)?.opens)).min()
    }

    /// Of what units submit.
    pub(super) fn date_of_demands(&self) -> Option<Timestamp> {
        self.latest(&[self.opening(StageKind::Submission), self.closing(StageKind::Submission)])
    }

    /// Of what departments recommend.
    pub(super) fn date_of_recommendations(&self) -> Option<Timestamp> {
        self.latest(&[self.opening(StageKind::Recommendation), self.closing(StageKind::Recommendation)])
            .or_else(|| self.date_of_demands())
    }

    /// Of the draft guideline, which the public sees from the opening of the consultation on.
    pub(super) fn date_of_guideline(&self) -> Option<Timestamp> {
        let of_guideline = [self.opening(StageKind::Guideline), self.closing(StageKind::Guideline)];
        self.latest(&[of_guideline[0], of_guideline[1], self.opening(StageKind::Consultation)])
            .or_else(|| self.date_of_demands())
    }

    /// The beginning of a day.
    pub(super) fn date_of_day(&self, day: Date) -> Option<Timestamp> {
        Some(day.at(0, 0, 0, 0).to_zoned_datetime(self.zone()).ok()?.timestamp())
    }

    /// As page tags write a time: `2021-04-20 23:59`.
    pub(super) fn tag_time(&self, at: Timestamp) -> String {
        at.to_zoned_datetime(self.zone()).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// As feeds write a time (RFC 3339), with the call's own distance from universal time.
    pub(super) fn feed_time(&self, at: Timestamp) -> String {
        at.to_zoned_datetime(self.zone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// The call's time zone; universal time where there is no such zone.
    pub(super) fn zone(&self) -> TimeZone {
        self.call.settings.zone().unwrap_or(TimeZone::UTC)
    }

    fn opening(&self, kind: StageKind) -> Option<Timestamp> {
        Some(self.call.settings.stages.get(&kind)?.instants(&self.zone())?.opens)
    }

    /// The last minute inside: on the last day, not on the day after.
    fn closing(&self, kind: StageKind) -> Option<Timestamp> {
        let closes = self.call.settings.stages.get(&kind)?.instants(&self.zone())?.closes;
        closes.checked_sub(1.minute()).ok()
    }

    /// The latest of these that has passed; in a rehearsal before all of them, the earliest.
    fn latest(&self, candidates: &[Option<Timestamp>]) -> Option<Timestamp> {
        let known = candidates.iter().flatten().copied();
        let passed = known.clone().filter(|at| *at <= self.now).max();
        passed.or_else(|| known.min())
    }
}
