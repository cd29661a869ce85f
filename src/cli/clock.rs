//! The clock that a command goes by: the machine's, or the time that `--at` says.
//!
//! A time without an offset from universal time is meant in the time zone of the call, and so is a date alone: the last second
//! of that day, for a rehearsal asks what would count if everybody had used the time up. A closing day is given in `call.yaml`
//! in the same way, the day included.

use std::cell::{Cell, RefCell};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use super::CallArguments;
use crate::built_in;
use crate::call::layout::Role;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Language, Reveal};
use crate::document::{Syntax, parse};
use crate::source::{Content, GitRepository, Source};

thread_local! {
    /// The language of this run: which instant is meant is told wherever it is first asked for.
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Chinese) };
    /// The instants that were told: several calls of one time zone mean the same.
    static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Sets the language in which it is told which instant is meant.
pub(super) fn speak(language: Language) {
    LANGUAGE.set(language);
}

/// What `--at` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Instant(Timestamp),
    /// In the time zone of the call.
    Local(DateTime),
}

impl At {
    fn read(text: &str) -> Result<Self, CommandError> {
        let bad = || CommandError::new("cli-bad-time").text("time", text);
        if let Ok(instant) = text.parse() {
            return Ok(Self::Instant(instant));
        }
        if let Ok(day) = Date::strptime("%Y-%m-%d", text) {
            let last = Time::new(23, 59, 59, 0).map_err(|_| bad())?;
            return Ok(Self::Local(day.to_datetime(last)));
        }
        // Whatever names an offset or a zone and is no instant, is wrong, and a local time is none of its parts.
        let local = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"];
        local.iter().find_map(|form| DateTime::strptime(form, text).ok()).map(Self::Local).ok_or_else(bad)
    }

    fn instant(self, zone: &TimeZone) -> Result<Timestamp, CommandError> {
        match self {
            Self::Instant(instant) => Ok(instant),
            Self::Local(local) => local
                .to_zoned_datetime(zone.clone())
                .map(|zoned| zoned.timestamp())
                .map_err(|_| CommandError::new("cli-bad-time").text("time", local)),
        }
    }
}

/// The clock, or the instant that takes its place, in a zone that is known.
pub(super) fn instant(at: Option<&str>, zone: &TimeZone) -> Result<Timestamp, CommandError> {
    at.map_or_else(|| Ok(Timestamp::now()), |text| At::read(text)?.instant(zone))
}

impl CallArguments {
    /// The clock, or the instant that takes its place.
    pub(super) fn now(&self) -> Result<Timestamp, CommandError> {
        self.now_in(|| self.zone())
    }

    /// The same where the time zone of the call is known already.
    pub(super) fn now_in(
        &self,
        zone: impl FnOnce() -> Result<TimeZone, CommandError>,
    ) -> Result<Timestamp, CommandError> {
        let Some(text) = &self.at else { return Ok(Timestamp::now()) };
        if let Some(settled) = self.settled.get() {
            return Ok(*settled);
        }
        let at = At::read(text)?;
        let zone = if let At::Instant(_) = at { TimeZone::UTC } else { zone()? };
        let instant = at.instant(&zone)?;
        if let At::Local(_) = at {
            let exact = instant.to_zoned_datetime(zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
            let is_new = TOLD.with_borrow_mut(|told| {
                let is_new = !told.contains(&exact);
                told.push(exact.clone());
                is_new
            });
            if is_new {
                let message = Message::new("cli-at").text("time", exact);
                let catalog = built_in::catalog(LANGUAGE.get());
                anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
            }
        }
        Ok(*self.settled.get_or_init(|| instant))
    }

    /// The time zone of the call: universal time where `call.yaml` gives none, which the check tells.
    fn zone(&self) -> Result<TimeZone, CommandError> {
        let source: Box<dyn Source> = match self.source() {
            Ok(source) => source,
            // A server's repository has no files beside it.
            Err(error) if self.rev.is_none() => match GitRepository::discover(&self.directory) {
                Ok(repository) => Box::new(repository.revision("HEAD")?),
                Err(_) => return Err(error),
            },
            Err(error) => return Err(error),
        };
        let calls = match self.wanted() {
            None => source.calls()?,
            Some(_) => Vec::new(),
        };
        if calls.len() < 2 {
            return zone_of(source.as_ref(), &source.call(self.wanted())?);
        }
        let mut zones = calls.iter().map(|call| zone_of(source.as_ref(), call));
        let first = zones.next().unwrap_or(Ok(TimeZone::UTC))?;
        for zone in zones {
            if zone? != first {
                return Err(CommandError::new("cli-at-zones").list("calls", &calls));
            }
        }
        Ok(first)
    }
}

/// The time zone of a call; universal time where its `call.yaml` gives none.
fn zone_of(source: &dyn Source, call: &str) -> Result<TimeZone, CommandError> {
    let path = Role::Call.in_call(call).shared();
    let part = source.read_part(call, &|_, file| file == &*path)?;
    let document = part.files.iter().find_map(|(_, file)| match &file.content {
        Content::Bytes(bytes) => parse(&path, bytes, Syntax::Yaml).document,
        Content::Unread(_) => None,
    });
    let zone = document.as_ref().and_then(|document| document.root.get("time_zone")?.as_str());
    Ok(zone.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::instant;

    #[test]
    fn a_time_is_read_in_the_zone_of_the_call() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let read = |text: &str| instant(Some(text), &zone).ok().map(|at| at.to_string());
        for (text, told) in [
            ("2021-04-20T17:50:00+08:00", "2021-04-20T09:50:00Z"),
            ("2021-04-20T17:50:00Z", "2021-04-20T17:50:00Z"),
            ("2021-04-20", "2021-04-20T15:59:59Z"),
            ("2021-04-20T17:50", "2021-04-20T09:50:00Z"),
            ("2021-04-20 17:50:00", "2021-04-20T09:50:00Z"),
        ] {
            assert_eq!(read(text).as_deref(), Some(told), "{text}");
        }
        for wrong in
            ["", "2021-02-30", "2021-04", "20 April 2021", "2021-04-20T25:00", "2021-04-20T17:50+8", "明天"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
