//! The day on which a comment came in, as exports write it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;

/// Reads a day, with or without a time of day, which is not kept. Times with an offset are brought to the call's zone: late
/// in the evening elsewhere may be the next day here. None for what could be read in two ways (`6/18/2021`) or is the
/// number that a spreadsheet keeps inside.
pub(super) fn day(cell: &str, zone: &TimeZone) -> Option<Date> {
    let instant =
        cell.parse::<Timestamp>().ok().or_else(|| rfc2822::parse(cell).ok().map(|at| at.timestamp()));
    if let Some(instant) = instant {
        return Some(instant.to_zoned_datetime(zone.clone()).date());
    }
    let (year, rest) = figures(cell)?;
    if year.len() == 8 && is_time(rest) {
        return date(year.get(..4)?, year.get(4..6)?, year.get(6..)?);
    }
    let (month, rest) = figures(rest.strip_prefix(['-', '/', '.', '年'])?.trim_start())?;
    let (day, rest) = figures(rest.strip_prefix(['-', '/', '.', '月'])?.trim_start())?;
    let rest = rest.strip_prefix(['日', '号']).unwrap_or(rest);
    (year.len() == 4 && is_time(rest)).then(|| date(year, month, day))?
}

fn figures(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Nothing, or a time of day apart from the date.
fn is_time(rest: &str) -> bool {
    let Some(time) = rest.strip_prefix([' ', 'T', '\u{3000}']) else { return rest.is_empty() };
    let time = ["上午", "下午", "AM", "PM", "am", "pm"]
        .into_iter()
        .fold(time.to_owned(), |time, word| time.replace(word, ""));
    time.chars().all(|c| c.is_ascii_digit() || ":： .".contains(c))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::day;

    fn of(cell: &str) -> Option<String> {
        day(cell, &TimeZone::get("Asia/Shanghai").unwrap()).map(|day| day.to_string())
    }

    #[test]
    fn days_are_read_as_exports_write_them() {
        for cell in [
            "2021-06-18",
            "2021/6/18",
            "2021.06.18",
            "2021年6月18日",
            "20210618",
            "2021/6/18 9:05",
            "2021-06-18 21:05:33",
            "2021-06-18T21:05:33.120",
            "2021年6月18日 下午3:20",
            "2021-06-17T23:30:00Z",
            "Fri, 18 Jun 2021 10:23:45 +0800",
            "Thu, 17 Jun 2021 20:00:00 GMT",
        ] {
            assert_eq!(of(cell).as_deref(), Some("2021-06-18"), "{cell}");
        }
    }

    #[test]
    fn what_could_be_another_day_is_not_guessed() {
        for cell in [
            "6/18/2021",
            "18/06/2021",
            "44365",
            "2021-06",
            "2021-02-30",
            "21-6-18",
            "昨天",
            "2021-06-18abc",
            "",
        ] {
            assert_eq!(of(cell), None, "{cell}");
        }
    }
}
