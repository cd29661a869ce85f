//! Reads the parts of a date and time one after the other, in whatever order they stand.

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use super::words::{self, Half};
use super::{Found, Unclear};

/// In which zone a time is meant.
#[derive(Clone, Debug)]
pub(super) enum Zone {
    Offset(Offset),
    Named(TimeZone),
    /// A short name, such as `cst`: several zones may have it.
    Short(String),
}

pub(super) struct Reader<'t> {
    rest: &'t str,
    found: Found,
}

impl<'t> Reader<'t> {
    /// A reader of a text in half width and lower case.
    pub(super) fn new(text: &'t str) -> Self {
        Self { rest: text, found: Found::default() }
    }

    /// Everything in the text; what is left over makes all of it unreadable.
    pub(super) fn read(mut self) -> Result<Found, Unclear> {
        let mut open = Vec::new();
        loop {
            self.rest = self.rest.trim_start_matches([' ', ',', '，', '、']);
            let Some(first) = self.rest.chars().next() else { break };
            if let Some(end) = closing(first) {
                open.push(end);
                self.skip(first);
                // Behind an offset, brackets hold the name of the zone, in any language.
                if self.found.zone.is_some() {
                    let (_, rest) = self.rest.split_once(end).ok_or(Unclear::Unreadable)?;
                    self.rest = rest;
                    open.pop();
                }
            } else if open.last() == Some(&first) {
                open.pop();
                self.skip(first);
            } else {
                self.part(first)?;
            }
        }
        if open.is_empty() { Ok(self.found) } else { Err(Unclear::Unreadable) }
    }

    fn skip(&mut self, c: char) {
        self.rest = self.rest.strip_prefix(c).unwrap_or(self.rest);
    }

    fn eat(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn part(&mut self, first: char) -> Result<(), Unclear> {
        let has_date =
            self.found.date.is_some() || self.found.without_year.is_some() || self.found.short_year.is_some();
        if first.is_ascii_digit() {
            return if !has_date {
                self.date()
            } else if self.found.time.is_none() {
                self.time()
            } else if self.found.without_year.is_some() && self.found.date.is_none() {
                self.late_year()
            } else {
                Err(Unclear::Unreadable)
            };
        }
        if matches!(first, '+' | '-') && self.found.time.is_some() && self.found.zone.is_none() {
            self.found.zone = Some(Zone::Offset(self.offset().ok_or(Unclear::Unreadable)?));
            return Ok(());
        }
        // `2021-06-18_10-23`, `2021-06-18T10:23`.
        if has_date && self.found.time.is_none() && (self.eat("_") || self.is_before_time('t')) {
            return Ok(());
        }
        if let Some((half, rest)) = Half::read(self.rest) {
            self.rest = rest;
            return once(&mut self.found.half, half);
        }
        if let Some((weekday, rest)) = words::chinese_weekday(self.rest) {
            self.rest = rest;
            return once(&mut self.found.weekday, weekday);
        }
        for (name, hours) in words::NAMES {
            if self.eat(name) {
                return once(&mut self.found.zone, Zone::Offset(Offset::constant(hours)));
            }
        }
        self.word(has_date)
    }

    fn is_before_time(&mut self, mark: char) -> bool {
        let rest = self.rest.strip_prefix(mark).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// An English word.
    fn word(&mut self, has_date: bool) -> Result<(), Unclear> {
        let letters = |c: char| c.is_ascii_alphabetic() || c == '/' || c == '_';
        let end = self.rest.find(|c: char| !letters(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        if word.is_empty() {
            return Err(Unclear::Unreadable);
        }
        self.rest = rest;
        if let Some(month) = words::month(word).filter(|_| !has_date) {
            return self.month_first(month);
        }
        if let Some(weekday) = words::weekday(word) {
            self.rest = self.rest.strip_prefix('.').unwrap_or(self.rest);
            return once(&mut self.found.weekday, weekday);
        }
        if !has_date && !matches!(word, "at" | "on") || self.found.zone.is_some() {
            return Err(Unclear::Unreadable);
        }
        self.found.zone = match word {
            "at" | "on" => return Ok(()),
            "utc" | "gmt" if self.rest.starts_with(['+', '-']) => {
                Some(Zone::Offset(self.offset().ok_or(Unclear::Unreadable)?))
            }
            "z" | "utc" | "gmt" => Some(Zone::Offset(Offset::UTC)),
            place if place.contains('/') => match TimeZone::get(place) {
                Ok(zone) => Some(Zone::Named(zone)),
                Err(_) => return Err(Unclear::Unreadable),
            },
            short if (3..=5).contains(&short.len()) => Some(Zone::Short(short.to_owned())),
            _ => return Err(Unclear::Unreadable),
        };
        Ok(())
    }

    fn digits(&mut self) -> Option<&'t str> {
        let end = self.rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at(end);
        self.rest = rest;
        (!digits.is_empty()).then_some(digits)
    }

    /// One or two digits.
    fn short(&mut self) -> Option<i8> {
        self.digits().filter(|digits| digits.len() <= 2)?.parse().ok()
    }

    /// What stands between the parts of a date, blanks around it aside.
    fn between(&mut self, marks: &[char]) -> Option<char> {
        let rest = self.rest.trim_start();
        let mark = rest.chars().next().filter(|mark| marks.contains(mark))?;
        self.rest = rest.strip_prefix(mark)?.trim_start();
        Some(mark)
    }

    /// A date that begins with digits.
    fn date(&mut self) -> Result<(), Unclear> {
        let first = self.digits().ok_or(Unclear::Unreadable)?;
        match first.len() {
            8 | 12 | 14 => self.run(first),
            4 => self.year_first(first),
            1 | 2 => self.day_first(first),
            _ => Err(Unclear::Unreadable),
        }
    }

    /// `20210618`, `20210618102345`.
    fn run(&mut self, digits: &str) -> Result<(), Unclear> {
        let part = |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<i8>().ok());
        let year = digits.get(..4).and_then(|year| year.parse().ok());
        self.set(year, part(4..6), part(6..8))?;
        if digits.len() > 8 {
            let (hour, minute) = (part(8..10), part(10..12));
            let second = if digits.len() == 14 { part(12..14) } else { Some(0) };
            let (Some(hour), Some(minute), Some(second)) = (hour, minute, second) else {
                return Err(Unclear::Unreadable);
            };
            return self.set_time(hour, minute, second);
        }
        Ok(())
    }

    fn set(&mut self, year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Result<(), Unclear> {
        let (Some(year), Some(month), Some(day)) = (year, month, day) else {
            return Err(Unclear::Unreadable);
        };
        self.found.date = Some(Date::new(year, month, day).map_err(|_| Unclear::Unreadable)?);
        Ok(())
    }

    fn set_time(&mut self, hour: i8, minute: i8, second: i8) -> Result<(), Unclear> {
        let fits = (0..24).contains(&hour) && (0..60).contains(&minute) && (0..=60).contains(&second);
        self.found.time = fits.then_some((hour, minute, second));
        if fits { Ok(()) } else { Err(Unclear::Unreadable) }
    }

    /// `2021-6-18`, `2021年6月18日`, `2021-Jun-18`.
    fn year_first(&mut self, year: &str) -> Result<(), Unclear> {
        let mark = self.between(&['-', '/', '.', '年']).ok_or(Unclear::Unreadable)?;
        let month = match self.digits() {
            Some(digits) if digits.len() <= 2 => digits.parse().ok(),
            Some(_) => None,
            None => self.name(),
        };
        let second = self.between(&['-', '/', '.', '月']).ok_or(Unclear::Unreadable)?;
        // 2021年6-18 and 2021-6/18 are written by nobody who means a date.
        let fits = if mark == '年' { second == '月' } else { second == mark };
        let day = self.short();
        if mark == '年' {
            let rest = self.rest.trim_start();
            self.rest = rest.strip_prefix(['日', '号', '號']).unwrap_or(self.rest);
        }
        if !fits {
            return Err(Unclear::Unreadable);
        }
        self.set(year.parse().ok(), month, day)
    }

    fn name(&mut self) -> Option<i8> {
        let end = self.rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        let month = words::month(word)?;
        self.rest = rest.strip_prefix('.').unwrap_or(rest);
        Some(month)
    }

    /// `18 June 2021`, `18-Jun-21`; `18/06/2021` and `6月18日` with the reason why not.
    fn day_first(&mut self, day: &str) -> Result<(), Unclear> {
        for ordinal in ["st", "nd", "rd", "th"] {
            if self.eat(ordinal) {
                break;
            }
        }
        let mark = self.between(&['-', '/', '.', '月', '年']);
        self.rest = self.rest.trim_start();
        if let Some(month) = self.name() {
            let _ = self.between(&['-', '/', '.', ',']);
            self.rest = self.rest.trim_start();
            let (year, day) = (self.digits().unwrap_or_default(), day.parse().ok());
            return match year.len() {
                4 => self.set(year.parse().ok(), Some(month), day),
                2 => {
                    let (Ok(year), Some(day)) = (year.parse(), day) else { return Err(Unclear::Unreadable) };
                    self.found.short_year = Some((day, month, year));
                    Ok(())
                }
                _ => Err(Unclear::NoYear),
            };
        }
        match mark {
            Some('月') => Err(Unclear::NoYear),
            Some('年') => Err(Unclear::Order),
            Some(mark) => {
                let three =
                    self.short().is_some() && self.between(&[mark]).is_some() && self.digits().is_some();
                Err(if three { Unclear::Order } else { Unclear::NoYear })
            }
            None => Err(Unclear::Unreadable),
        }
    }

    /// Behind the name of a month: `June 18, 2021`, `Jun 18 10:23:45 CST 2021`.
    fn month_first(&mut self, month: i8) -> Result<(), Unclear> {
        self.rest = self.rest.trim_start_matches(['.', ' ', '-', '/']);
        let day = self.short().ok_or(Unclear::Unreadable)?;
        for ordinal in ["st", "nd", "rd", "th"] {
            if self.eat(ordinal) {
                break;
            }
        }
        let before = self.rest;
        self.rest = self.rest.trim_start_matches([' ', ',', '-', '/']);
        match self.digits() {
            Some(year) if year.len() == 4 && !self.rest.starts_with(':') => {
                self.set(year.parse().ok(), Some(month), Some(day))
            }
            _ => {
                self.rest = before;
                self.found.without_year = Some((month, day));
                Ok(())
            }
        }
    }

    fn late_year(&mut self) -> Result<(), Unclear> {
        let year = self.digits().filter(|year| year.len() == 4).and_then(|year| year.parse().ok());
        let (month, day) = self.found.without_year.ok_or(Unclear::Unreadable)?;
        self.set(year, Some(month), Some(day))
    }

    /// `10:23:45.123`, `15时20分`, `下午3点`, `3pm`, `10-23-45` behind `_`.
    fn time(&mut self) -> Result<(), Unclear> {
        let hour = self.short().ok_or(Unclear::Unreadable)?;
        let marks = [':', '时', '時', '点', '點', '.', '-', '：'];
        let Some(mark) = self.rest.chars().next().filter(|mark| marks.contains(mark)) else {
            // 3pm is a time, 3 alone is none.
            let half = self.found.half.is_some() || Half::read(self.rest.trim_start()).is_some();
            return if half { self.set_time(hour, 0, 0) } else { Err(Unclear::Unreadable) };
        };
        self.skip(mark);
        let is_word = "时時点點".contains(mark);
        let minute = match self.short() {
            Some(minute) => minute,
            None if is_word && self.eat("半") => 30,
            None if is_word => {
                let _ = self.eat("整");
                return self.set_time(hour, 0, 0);
            }
            None => return Err(Unclear::Unreadable),
        };
        let mut second = 0;
        let after = if is_word { '分' } else { mark };
        if self.rest.starts_with(after) {
            self.skip(after);
            match self.short() {
                Some(value) => second = value,
                None if is_word => {}
                None => return Err(Unclear::Unreadable),
            }
            let _ = is_word && self.eat("秒");
            // Fractions of a second.
            if let Some(rest) = self
                .rest
                .strip_prefix(['.', ','])
                .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            {
                self.rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            }
        }
        self.set_time(hour, minute, second)
    }

    /// `+08:00`, `+0800`, `+8`.
    pub(super) fn offset(&mut self) -> Option<Offset> {
        let sign = if self.eat("-") {
            -1
        } else if self.eat("+") {
            1
        } else {
            return None;
        };
        let digits = self.digits()?;
        let (hours, minutes) = match digits.len() {
            1 | 2 => (digits, if self.eat(":") { self.digits()? } else { "0" }),
            4 => digits.split_at(2),
            _ => return None,
        };
        let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
        let seconds = (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes) * 60)?;
        Offset::from_seconds(seconds).ok()
    }
}

/// A part that stands in the text once at most.
fn once<T>(place: &mut Option<T>, value: T) -> Result<(), Unclear> {
    if place.replace(value).is_some() { Err(Unclear::Unreadable) } else { Ok(()) }
}

fn closing(open: char) -> Option<char> {
    match open {
        '(' => Some(')'),
        '[' => Some(']'),
        _ => None,
    }
}
