//! The stages as a calendar (iCalendar, RFC 5545), to be kept with one's own appointments.

use std::fmt::Write;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::call::{Stage, StageKind};
use crate::site::feeds::identifier::identifier;
use crate::site::page::Site;
use crate::site::pages::overview::stage_word;

/// Octets on one line, its end not counted (section 3.1).
const LINE: usize = 75;

/// The calendar file; none for a call whose dates the calendar does not have.
pub(in crate::site) fn calendar(site: &Site<'_>) -> Option<Vec<u8>> {
    let events = events(site)?;
    Some(around(site.short_title(), &site.call.settings.time_zone, &events))
}

/// A calendar that holds these events.
pub(in crate::site) fn around(title: &str, time_zone: &str, events: &str) -> Vec<u8> {
    let mut lines = Lines::default();
    lines.plain("BEGIN:VCALENDAR");
    lines.plain("VERSION:2.0");
    lines.plain("PRODID:-//zhengji//zhengji//ZH");
    lines.plain("CALSCALE:GREGORIAN");
    lines.plain("METHOD:PUBLISH");
    lines.text("NAME", title);
    // What most programs read instead of NAME (RFC 7986).
    lines.text("X-WR-CALNAME", title);
    lines.text("X-WR-TIMEZONE", time_zone);
    lines.0.push_str(events);
    lines.plain("END:VCALENDAR");
    lines.0.into_bytes()
}

/// The stages of the call as events; none for a call whose dates the calendar does not have.
pub(in crate::site) fn events(site: &Site<'_>) -> Option<String> {
    let settings = &site.call.settings;
    let zone = settings.zone()?;
    let mut lines = Lines::default();
    // The same call gives the same file: the stamp is the call's own beginning, not the time of the build.
    let stamp = settings.stages.values().map(|stage| stage.opens).min()?;
    for (kind, stage) in &settings.stages {
        Event { site, zone: &zone, stamp, kind: *kind, stage }.write(&mut lines)?;
    }
    Some(lines.0)
}

struct Event<'a> {
    site: &'a Site<'a>,
    zone: &'a TimeZone,
    stamp: Date,
    kind: StageKind,
    stage: &'a Stage,
}

impl Event<'_> {
    /// The stage from its first day to its last, and its last day once more with a reminder.
    fn write(&self, lines: &mut Lines) -> Option<()> {
        let name = self.site.t(stage_word(self.kind));
        let title = self.site.short_title();
        let texts = |id| self.site.tell(id, [("stage", name.into()), ("title", title.into())]);
        self.open(lines, "stage");
        lines.text("SUMMARY", &texts("calendar-stage"));
        self.span(lines)?;
        lines.plain("TRANSP:TRANSPARENT");
        lines.plain("END:VEVENT");
        self.open(lines, "closing");
        lines.text("SUMMARY", &texts("calendar-closing"));
        self.closing(lines)?;
        lines.plain("TRANSP:TRANSPARENT");
        lines.plain("BEGIN:VALARM");
        lines.plain("ACTION:DISPLAY");
        lines.text("DESCRIPTION", &texts("calendar-closing"));
        lines.plain("TRIGGER:-P1D");
        lines.plain("END:VALARM");
        lines.plain("END:VEVENT");
        Some(())
    }

    fn open(&self, lines: &mut Lines, part: &str) {
        lines.plain("BEGIN:VEVENT");
        lines.text("UID", &identifier(&[&self.site.call.name, "calendar", self.kind.key(), part]));
        lines.plain(&format!("DTSTAMP:{}T000000Z", day(self.stamp)));
        lines.text("DESCRIPTION", &self.site.period(self.stage));
        lines.text("LOCATION", &self.site.call.settings.host);
        if let Some(address) = self.site.absolute("notice/index.html") {
            lines.plain(&format!("URL:{address}"));
        }
    }

    /// Whole days where no hour is named. The end of whole days is the day after the last (section 3.6.1).
    fn span(&self, lines: &mut Lines) -> Option<()> {
        if self.stage.opens_at.is_none() && self.stage.closes_at.is_none() {
            lines.plain(&format!("DTSTART;VALUE=DATE:{}", day(self.stage.opens)));
            lines.plain(&format!("DTEND;VALUE=DATE:{}", day(after(self.stage.closes)?)));
        } else {
            let instants = self.stage.instants(self.zone)?;
            lines.plain(&format!("DTSTART:{}", instant(instants.opens)));
            lines.plain(&format!("DTEND:{}", instant(instants.closes)));
        }
        Some(())
    }

    /// The last day, or the last hour before the hour of closing.
    fn closing(&self, lines: &mut Lines) -> Option<()> {
        if self.stage.closes_at.is_none() {
            lines.plain(&format!("DTSTART;VALUE=DATE:{}", day(self.stage.closes)));
            lines.plain(&format!("DTEND;VALUE=DATE:{}", day(after(self.stage.closes)?)));
        } else {
            let closes = self.stage.instants(self.zone)?.closes;
            lines.plain(&format!("DTSTART:{}", instant(closes.checked_sub(1.hour()).ok()?)));
            lines.plain(&format!("DTEND:{}", instant(closes)));
        }
        Some(())
    }
}

fn after(date: Date) -> Option<Date> {
    date.checked_add(1.day()).ok()
}

fn day(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

/// In universal time, so that no description of the time zone has to come along.
fn instant(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Content lines, folded.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line that needs no escape.
    fn plain(&mut self, line: &str) {
        let mut left = LINE;
        for c in line.chars() {
            if c.len_utf8() > left {
                self.0.push_str("\r\n ");
                left = LINE - 1;
            }
            self.0.push(c);
            left -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A property whose value is text (section 3.3.11).
    fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for c in value.trim().chars() {
            match c {
                '\\' | ';' | ',' => {
                    let _ = write!(line, "\\{c}");
                }
                '\n' => line.push_str("\\n"),
                // No other control character is allowed, and none is missed.
                c if c.is_control() => {}
                c => line.push(c),
            }
        }
        self.plain(&line);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{LINE, Lines};

    fn unfold(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn text_is_escaped() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", " 一；a;b,c\\d\r\ne\u{7} ");
        assert_eq!(lines.0, "SUMMARY:一；a\\;b\\,c\\\\d\\ne\r\n");
    }

    proptest! {
        #[test]
        fn lines_are_short_and_whole(text in "\\PC{0,300}") {
            let mut lines = Lines::default();
            lines.plain(&text);
            prop_assert!(lines.0.ends_with("\r\n"));
            prop_assert!(lines.0.split("\r\n").all(|line| line.len() <= LINE));
            prop_assert_eq!(unfold(&lines.0), format!("{text}\r\n"));
        }
    }
}
