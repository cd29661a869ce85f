//! The day on which a comment came in, as exports write it.

mod reader;
mod words;

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{Span, Timestamp};

use crate::diagnostic::Message;
use reader::{Reader, Zone};

/// Years in which a count of seconds is believed to be a day on which somebody wrote.
const EPOCH_YEARS: std::ops::Range<i16> = 2000..2100;

/// Why a cell names no day for certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unclear {
    /// No day, or no whole day, or more than a day.
    Unreadable,
    /// Two figures may each be the month, or a year of two digits the day: `18/06/2021`, `21-6-18`.
    Order,
    /// A day without its year.
    NoYear,
    /// The number by which a spreadsheet keeps a day; which day depends on the spreadsheet's calendar.
    Serial,
    /// What looks like a count of seconds, under a heading that does not say so.
    Epoch,
    /// A name that several time zones have.
    Zone,
    /// The day of the week is not that of the date.
    Weekday,
}

impl Unclear {
    pub(super) fn message(self) -> Message {
        Message::new(match self {
            Self::Unreadable => "import-which-day",
            Self::Order => "import-day-order",
            Self::NoYear => "import-day-no-year",
            Self::Serial => "import-day-serial",
            Self::Epoch => "import-day-epoch",
            Self::Zone => "import-day-zone",
            Self::Weekday => "import-day-weekday",
        })
    }
}

/// What a cell names.
#[derive(Debug, Default)]
struct Found {
    date: Option<Date>,
    /// The month and day of a date whose year stands behind the time (`Jun 18 10:23:45 CST 2021`).
    without_year: Option<(i8, i8)>,
    /// Hour, minute and second.
    time: Option<(i8, i8, i8)>,
    half: Option<words::Half>,
    zone: Option<Zone>,
    weekday: Option<jiff::civil::Weekday>,
    /// Day, month and year of two digits, where the day of the week has to say which is which.
    short_year: Option<(i8, i8, i8)>,
}

/// What digits alone may stand for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counted {
    /// Seconds since 1970, or thousandths of them: where the heading says so.
    pub(super) seconds: bool,
    /// Days of a spreadsheet's calendar from this one on: where the spreadsheet itself is read.
    pub(super) day_zero: Option<Date>,
    /// In which zone times are that name none: where the heading says so, `Start Date (UTC)`.
    pub(super) offset: Option<Offset>,
}

impl Counted {
    /// What a heading says of the times below it.
    pub(super) fn by(heading: &str, day_zero: Option<Date>) -> Self {
        let heading = words::plain(heading);
        let says = |word: &str| heading.contains(word);
        let seconds = SECONDS.iter().any(|word| says(word));
        let zone = ["utc", "gmt"].iter().find_map(|name| heading.split_once(name));
        let offset = zone.map(|(_, rest)| Reader::new(rest).offset().unwrap_or(Offset::UTC));
        Self { seconds, day_zero, offset }
    }
}

/// How headings say that a column counts seconds, or thousandths of them.
const SECONDS: [&str; 9] = ["时间戳", "時間戳", "毫秒", "秒", "timestamp", "epoch", "unix", "millis", "(ms)"];

/// A day, and whether it was written as a number of days of a spreadsheet.
pub(super) type Read = Result<(Date, bool), Unclear>;

/// Reads a day, with or without a time of day, which is not kept. Times with an offset or the name of a zone are brought to
/// the call's zone: late in the evening elsewhere may be the next day here. A zone's short name is certain where it is what
/// the call's own zone is called then (`CST` in China is not `CST` in Chicago).
///
/// # Errors
/// With the reason, for what could be read in two ways.
pub(super) fn day(cell: &str, counted: Counted, zone: &TimeZone) -> Read {
    let text = words::plain(cell);
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if let Some(read) = is_number.then(|| number(&text, counted, zone)).flatten() {
        return read;
    }
    written(&text, counted.offset, zone).map(|day| (day, false))
}

fn written(text: &str, offset: Option<Offset>, zone: &TimeZone) -> Result<Date, Unclear> {
    let found = Reader::new(text).read()?;
    let date = found.whole_date()?;
    if found.weekday.is_some_and(|weekday| weekday != date.weekday()) {
        return Err(Unclear::Weekday);
    }
    let Some(clock) = found.clock()? else {
        // Letters behind a date are a zone only where a time stands before them.
        return if matches!(found.zone, Some(Zone::Short(_))) { Err(Unclear::Unreadable) } else { Ok(date) };
    };
    let at = date.to_datetime(clock);
    match found.zone.or(offset.map(Zone::Offset)) {
        None => Ok(date),
        Some(there) => there.instant(at, zone).map(|at| at.to_zoned_datetime(zone.clone()).date()),
    }
}

/// What is written with digits alone, other than the digits of a date.
fn number(text: &str, counted: Counted, zone: &TimeZone) -> Option<Read> {
    let whole = text.split('.').next().unwrap_or_default();
    let seconds = match whole.len() {
        10 => whole.parse().ok(),
        13 => whole.parse::<i64>().ok().map(|count| count / 1_000),
        16 => whole.parse::<i64>().ok().map(|count| count / 1_000_000),
        _ => None,
    };
    let instant = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let day = instant.map(|at| at.to_zoned_datetime(zone.clone()).date());
    if let Some(day) = day.filter(|day| EPOCH_YEARS.contains(&day.year())) {
        return Some(if counted.seconds { Ok((day, false)) } else { Err(Unclear::Epoch) });
    }
    let days = whole.parse::<i64>().ok().filter(|_| whole.len() == 5)?;
    // The first day of 2000 and the last of 2099, as the usual calendar counts.
    if !(36_526..=73_050).contains(&days) {
        return None;
    }
    let day = counted.day_zero.and_then(|zero| zero.checked_add(Span::new().try_days(days).ok()?).ok());
    Some(day.map(|day| (day, true)).ok_or(Unclear::Serial))
}

impl Found {
    fn whole_date(&self) -> Result<Date, Unclear> {
        if let Some(date) = self.date {
            return Ok(date);
        }
        if let Some((day, month, year)) = self.short_year {
            // 18-Jun-21 is a day of 2021 or of 2018: the day of the week knows.
            let of = |year: i8, day: i8| Date::new(2000 + i16::from(year), month, day).ok();
            let (Some(weekday), Some(date)) = (self.weekday, of(year, day)) else {
                return Err(Unclear::Order);
            };
            let other = of(day, year).is_some_and(|other| other != date && other.weekday() == weekday);
            return if date.weekday() == weekday && !other { Ok(date) } else { Err(Unclear::Order) };
        }
        Err(if self.without_year.is_some() { Unclear::NoYear } else { Unclear::Unreadable })
    }

    /// The time of day.
    fn clock(&self) -> Result<Option<jiff::civil::Time>, Unclear> {
        let Some((hour, minute, second)) = self.time else {
            // 下午 alone says nothing that counts; a zone without a time neither.
            return Ok(None);
        };
        let hour = match self.half {
            None => hour,
            Some(half) => half.of_day(hour).ok_or(Unclear::Unreadable)?,
        };
        // A leap second is the last one of its minute.
        let clock = jiff::civil::Time::new(hour, minute, second.min(59), 0);
        clock.map(Some).map_err(|_| Unclear::Unreadable)
    }
}

impl Zone {
    fn instant(&self, at: DateTime, call: &TimeZone) -> Result<Timestamp, Unclear> {
        let in_zone = |zone: &TimeZone| zone.to_timestamp(at).map_err(|_| Unclear::Unreadable);
        match self {
            Self::Offset(offset) => offset.to_timestamp(at).map_err(|_| Unclear::Unreadable),
            Self::Named(zone) => in_zone(zone),
            Self::Short(name) => {
                let instant = in_zone(call)?;
                let own = call.to_offset_info(instant);
                if own.abbreviation().eq_ignore_ascii_case(name) { Ok(instant) } else { Err(Unclear::Zone) }
            }
        }
    }
}

#[cfg(test)]
mod tests;
