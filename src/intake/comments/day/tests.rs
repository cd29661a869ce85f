use jiff::civil::Date;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::{Counted, Unclear, day};

fn of(cell: &str) -> Result<String, Unclear> {
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    day(cell, Counted::default(), &zone).map(|(day, _)| day.to_string())
}

#[test]
fn days_are_read_as_exports_write_them() {
    for cell in [
        "2021-06-18",
        "2021/6/18",
        "2021.06.18",
        "2021年6月18日",
        "2021 年 6 月 18 日",
        "2021年6月18号",
        "二〇二一年六月十八日",
        "二○二一年六月十八日 下午三点二十分",
        "20210618",
        "20210618102345",
        "202106181023",
        "'2021-06-18",
        "２０２１－０６－１８",
        "２０２１／６／１８　９：０５",
        "2021—06—18",
        "2021/6/18 9:05",
        "2021-06-18 21:05:33",
        "2021-06-18_10-23-45",
        "2021/06/18 15:20:33.123",
        "2021-06-18T21:05:33.120",
        "2021-06-18T10:23",
        "2021年6月18日 下午3:20",
        "2021年6月18日15时20分33秒",
        "2021年6月18日下午3点半",
        "2021年6月18日(星期五) 下午3:20",
        "2021年6月18日（周五）15：20",
        "2021-06-18 星期五 15:20:33",
        "星期五, 2021-06-18",
        "2021/06/18 3:20:15 下午 GMT+8",
        "2021/06/18 下午 3:20:15 [GMT+8]",
        "2021-06-18 3:20:15 PM",
        "2021-06-18 3:20 p.m.",
        "2021-06-18 晚上9:05",
        "2021-06-18 10:23:45 +0800",
        "2021-06-18 02:23:45 UTC",
        "2021-06-18T10:23:45+0800",
        "2021-06-18 10:23:45.123+08",
        "2021-06-18 10:23:45 北京时间",
        "2021-06-18T10:23:45+08:00[Asia/Shanghai]",
        "2021-06-18 04:23:45 Europe/Berlin",
        "2021-06-17T23:30:00Z",
        "2021-06-17 20:00:00 UTC+00:00",
        "2021-Jun-18",
        "18 June 2021",
        "18-Jun-2021 10:23",
        "June 18, 2021",
        "June 18th, 2021 at 3:20 PM",
        "Jun 18 2021",
        "Fri, 18 Jun 2021 10:23:45 +0800",
        "Thu, 17 Jun 2021 20:00:00 GMT",
        "Friday, 18-Jun-21 02:23:45 UTC",
        "Fri Jun 18 10:23:45 CST 2021",
        "Fri Jun 18 2021 10:23:45 GMT+0800 (中国标准时间)",
        "Fri Jun 18 10:23:45 2021",
        "Friday, June 18, 2021 10:23 AM",
    ] {
        assert_eq!(of(cell).as_deref(), Ok("2021-06-18"), "{cell}");
    }
}

#[test]
fn what_could_be_another_day_is_not_guessed() {
    for (cell, why) in [
        ("6/18/2021", Unclear::Order),
        ("18/06/2021", Unclear::Order),
        ("18.6.2021 10:23", Unclear::Order),
        ("Fri 18/06/2021", Unclear::Order),
        ("21-6-18", Unclear::Order),
        ("21年6月18日", Unclear::Order),
        ("18-Jun-21", Unclear::Order),
        ("6月18日", Unclear::NoYear),
        ("06-18", Unclear::NoYear),
        ("06-18 10:23", Unclear::NoYear),
        ("Jun 18", Unclear::NoYear),
        ("44365", Unclear::Serial),
        ("44365.43", Unclear::Serial),
        ("1623983025", Unclear::Epoch),
        ("1623983025000", Unclear::Epoch),
        ("2021-06-18 10:23:45 PST", Unclear::Zone),
        ("Fri Jun 18 10:23:45 EDT 2021", Unclear::Zone),
        ("2021-06-18 星期四", Unclear::Weekday),
        ("Thu, 18 Jun 2021 10:23:45 +0800", Unclear::Weekday),
        ("2021-06", Unclear::Unreadable),
        ("2021年6月", Unclear::Unreadable),
        ("2021-02-30", Unclear::Unreadable),
        ("2021-06-18 25:00", Unclear::Unreadable),
        ("2021-06-18 24:00", Unclear::Unreadable),
        ("2021-06-18 下午0:10", Unclear::Unreadable),
        ("2021-06-18 晚上12:10", Unclear::Unreadable),
        ("2021-06-18至2021-06-20", Unclear::Unreadable),
        ("2021-06-18 2021-06-19", Unclear::Unreadable),
        ("2021-06-18 10:23 (改", Unclear::Unreadable),
        ("昨天", Unclear::Unreadable),
        ("2021-06-18abc", Unclear::Unreadable),
        ("110/06/18", Unclear::Unreadable),
        ("2021-6/18", Unclear::Unreadable),
        ("", Unclear::Unreadable),
        ("-", Unclear::Unreadable),
    ] {
        assert_eq!(of(cell), Err(why), "{cell}");
    }
}

#[test]
fn late_in_the_evening_elsewhere_is_the_next_day_here() {
    assert_eq!(of("2021-06-17 20:00:00 UTC").as_deref(), Ok("2021-06-18"));
    assert_eq!(of("2021-06-18 23:30 +0900").as_deref(), Ok("2021-06-18"));
    assert_eq!(of("2021-06-19 00:30 +0900").as_deref(), Ok("2021-06-18"));
    assert_eq!(of("2021-06-17 11:30 PM -0400").as_deref(), Ok("2021-06-18"));
    assert_eq!(of("2021-06-18 12:10 AM GMT-0400").as_deref(), Ok("2021-06-18"));
}

#[test]
fn a_heading_may_say_the_zone() {
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    for (heading, cell, expected) in [
        ("Start Date (UTC)", "2021-06-17 20:00:00", "2021-06-18"),
        ("提交时间（UTC+8）", "2021-06-18 20:00:00", "2021-06-18"),
        ("Submitted (GMT-0400)", "2021-06-17 20:00:00", "2021-06-18"),
        ("Start Date (UTC)", "2021-06-18 20:00:00 +0800", "2021-06-18"),
        ("Start Date (UTC)", "2021-06-18", "2021-06-18"),
        ("提交时间", "2021-06-18 20:00:00", "2021-06-18"),
    ] {
        let read = day(cell, Counted::by(heading, None), &zone).unwrap().0;
        assert_eq!(read.to_string(), expected, "{heading} {cell}");
    }
}

#[test]
fn numbers_are_days_where_something_says_of_which_calendar() {
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    let seconds = Counted::by("提交时间戳（毫秒）", None);
    for cell in ["1623983025", "1623983025000", "1623983025.123", "1623983025000000", "2021-06-18"] {
        assert_eq!(day(cell, seconds, &zone).unwrap().0.to_string(), "2021-06-18", "{cell}");
    }
    assert_eq!(day("16239830", seconds, &zone), Err(Unclear::Unreadable));
    assert_eq!(day("44365", seconds, &zone), Err(Unclear::Serial));
    for (zero, cell) in [(Date::constant(1899, 12, 30), "44365.43"), (Date::constant(1904, 1, 1), "42903")] {
        let days = Counted::by("时间", Some(zero));
        assert_eq!(day(cell, days, &zone), Ok((Date::constant(2021, 6, 18), true)), "{cell}");
        assert_eq!(day("1623983025", days, &zone), Err(Unclear::Epoch));
    }
}

proptest! {
    /// However a day is written, it is that day.
    #[test]
    fn a_day_is_itself(days in 0..36_500_i64, form in 0..6_usize) {
        let date = Date::constant(2000, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        let cell = date.strftime(["%Y-%m-%d", "%Y/%-m/%-d 23:59", "%Y年%-m月%-d日", "%a %b %e 00:00:00 CST %Y", "%A, %B %-d, %Y", "%Y%m%d"][form]);
        prop_assert_eq!(of(&cell.to_string()), Ok(date.to_string()));
    }

    #[test]
    fn nothing_makes_it_panic(cell in "[-+0-9年月日:：. /TZa-z周星期五一十()（）\\[\\]下午]{0,30}") {
        let _ = of(&cell);
    }
}
