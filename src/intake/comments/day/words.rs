//! The words of dates: months, days of the week, halves of the day, zones, and figures written in Chinese.

use jiff::civil::Weekday;

/// Half width, lower case, one blank where there are several, and Chinese figures before 年, 月, 日 and the parts of a time
/// as digits.
pub(super) fn plain(cell: &str) -> String {
    let mut text = String::new();
    for c in cell.trim().trim_start_matches('\'').chars().filter_map(half_width).flat_map(char::to_lowercase)
    {
        match c {
            c if c.is_whitespace() => {
                if !text.ends_with(' ') {
                    text.push(' ');
                }
            }
            '‐' | '‑' | '‒' | '–' | '—' | '−' | '﹣' => text.push('-'),
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}' => {}
            c => text.push(c),
        }
    }
    digits(text.trim())
}

fn half_width(c: char) -> Option<char> {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0),
        '【' | '〔' => Some('['),
        '】' | '〕' => Some(']'),
        c => Some(c),
    }
}

const UNITS: [char; 11] = ['年', '月', '日', '号', '號', '时', '時', '点', '點', '分', '秒'];

/// `二〇二一年六月十八日` as `2021年6月18日`. What stands before another word stays (`星期六`).
fn digits(text: &str) -> String {
    let mut out = String::new();
    let mut run = String::new();
    for c in text.chars() {
        if "〇○零一二三四五六七八九十廿".contains(c) {
            run.push(c);
            continue;
        }
        // 星期一日 is no date: a figure does not stand behind 期 or 周.
        let behind_week = out.ends_with(['期', '周', '拜']);
        match figure(&run).filter(|_| UNITS.contains(&c) && !behind_week) {
            Some(figure) => out.push_str(&figure),
            None => out.push_str(&run),
        }
        run.clear();
        out.push(c);
    }
    out.push_str(&run);
    out
}

fn figure(run: &str) -> Option<String> {
    let value = |c: char| match c {
        '○' | '零' => Some(0),
        c => "〇一二三四五六七八九".chars().position(|one| one == c),
    };
    let run = run.replace('廿', "二十");
    let Some((tens, ones)) = run.split_once('十') else {
        return (!run.is_empty()).then(|| run.chars().filter_map(value).map(|one| one.to_string()).collect());
    };
    let one = |text: &str, none: usize| match text.chars().count() {
        0 => Some(none),
        1 => text.chars().next().and_then(value),
        _ => None,
    };
    Some((one(tens, 1)? * 10 + one(ones, 0)?).to_string())
}

/// The month of an English name, whole or short.
pub(super) fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = if word == "sept" { "sep" } else { word };
    let named = MONTHS.iter().position(|name| *name == word || name.get(..3) == Some(word))?;
    i8::try_from(named + 1).ok()
}

/// The day of the week of an English name, whole or short.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let short = |name: &str| match word.len() {
        3 => name.get(..3) == Some(word),
        4 | 5 => matches!(word, "tues" | "thur" | "thurs") && name.starts_with(word),
        _ => false,
    };
    let day = DAYS.iter().position(|name| *name == word || short(name))?;
    Weekday::from_monday_zero_offset(i8::try_from(day).ok()?).ok()
}

/// The day of the week that a text begins with in Chinese, and the rest.
pub(super) fn chinese_weekday(text: &str) -> Option<(Weekday, &str)> {
    let rest = ["星期", "礼拜", "禮拜", "周", "週"].iter().find_map(|word| text.strip_prefix(word))?;
    let mut chars = rest.chars();
    let day = match chars.next()? {
        '天' | '日' => 6,
        c => "一二三四五六".chars().position(|one| one == c)?,
    };
    Some((Weekday::from_monday_zero_offset(i8::try_from(day).ok()?).ok()?, chars.as_str()))
}

/// Which half of the day, or which part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Before,
    Noon,
    After,
    Evening,
}

impl Half {
    /// The word for a half that a text begins with, and the rest.
    pub(super) fn read(text: &str) -> Option<(Self, &str)> {
        const WORDS: [(&str, Half); 17] = [
            ("上午", Half::Before),
            ("早上", Half::Before),
            ("早晨", Half::Before),
            ("凌晨", Half::Before),
            ("清晨", Half::Before),
            ("中午", Half::Noon),
            ("下午", Half::After),
            ("午后", Half::After),
            ("傍晚", Half::After),
            ("晚上", Half::Evening),
            ("夜间", Half::Evening),
            ("a.m.", Half::Before),
            ("p.m.", Half::After),
            ("am", Half::Before),
            ("pm", Half::After),
            ("a.m", Half::Before),
            ("p.m", Half::After),
        ];
        let (half, rest) =
            WORDS.iter().find_map(|(word, half)| text.strip_prefix(word).map(|rest| (*half, rest)))?;
        (!rest.starts_with(|c: char| c.is_ascii_alphabetic())).then_some((half, rest))
    }

    /// The hour of the day that an hour of it is; none where both are possible or neither.
    pub(super) fn of_day(self, hour: i8) -> Option<i8> {
        match (self, hour) {
            (Self::Before, 12) => Some(0),
            (Self::Before, 0..=11)
            | (Self::Noon, 11..=14)
            | (Self::After, 12..=23)
            | (Self::Evening, 17..=23) => Some(hour),
            (Self::After, 1..=11) | (Self::Noon, 1..=2) | (Self::Evening, 5..=11) => Some(hour + 12),
            _ => None,
        }
    }
}

/// What several programs write for a zone of which they know the name, in hours east of Greenwich.
pub(super) const NAMES: [(&str, i8); 8] = [
    ("北京时间", 8),
    ("北京標準時間", 8),
    ("中国标准时间", 8),
    ("中國標準時間", 8),
    ("china standard time", 8),
    ("coordinated universal time", 0),
    ("协调世界时", 0),
    ("格林尼治标准时间", 0),
];
