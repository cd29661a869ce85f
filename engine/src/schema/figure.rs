//! Figures as people write them in a box: with a unit behind them, in full width, in thousands, 万 and 亿, or in characters.
//!
//! Only what is certain is read. 约, 余, 以上, ranges and foreign money are not; neither is `1万2`, which is 12,000 to some and
//! 10,002 to nobody.

use rust_decimal::Decimal;

use super::meant::narrow;
use crate::document::Number;

/// The unit of amounts.
pub const WAN: &str = "万元";

/// Words for money before and behind an amount that do not change it.
const MONEY_BEFORE: [&str; 5] = ["人民币", "rmb", "cny", "¥", "￥"];
const MONEY_BEHIND: [&str; 4] = ["人民币", "rmb", "整", "正"];

/// The figure that text certainly means in a box of that unit, as the document writes it.
pub fn figure(text: &str, unit: &str) -> Option<String> {
    let narrow = narrow(text);
    let bare = narrow.trim_end_matches(['。', ';']).trim();
    let own = match bare.strip_suffix(unit).filter(|_| !unit.is_empty()) {
        Some(rest) => rest.trim_end().trim_end_matches('(').trim_end(),
        None => bare,
    };
    if let Some(plain) = grouped(own) {
        return Some(plain);
    }
    if is_apart(bare) {
        return None;
    }
    let bare: String = bare.chars().filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')')).collect();
    let value = match unit {
        "" => return None,
        WAN => amount(&bare)?.checked_div(Decimal::from(10_000))?,
        "个月" => months(&bare)?,
        "年" => year(&bare)?,
        "%" => per_cent(&bare)?,
        unit => worth(bare.strip_suffix(unit).unwrap_or(&bare))?.value,
    };
    // What cannot be written exactly is not certain.
    Number::read(&value.normalize().to_string()).map(|number| number.raw().to_owned())
}

/// Whether blanks stand between two digits: two figures, or thousands.
fn is_apart(text: &str) -> bool {
    let mut before = None;
    let mut blank = false;
    text.chars().any(|c| {
        let apart = blank && c.is_ascii_digit() && before.is_some_and(|one: char| one.is_ascii_digit());
        blank = c.is_whitespace();
        if !blank {
            before = Some(c);
        }
        apart
    })
}

/// Digits, with commas between thousands.
fn grouped(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.clone();
    let is_group = |group: &str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    let digits = first.trim_start_matches(['+', '-']).len();
    let fits = groups.next().is_none() || (1..=3).contains(&digits) && rest.all(is_group);
    if !fits || fraction.is_some_and(|fraction| fraction.contains(',')) {
        return None;
    }
    let figure = text.replace(',', "");
    Number::read(&figure).map(|_| figure)
}

/// An amount in 元, for a box of 万元: what names no unit is not read here, for it is in 万元 already.
fn amount(text: &str) -> Option<Decimal> {
    let mut text = text.to_lowercase();
    if let Some(rest) = MONEY_BEFORE.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest.to_owned();
        if let Some(figure) = grouped(&text) {
            // The box says 万元, the currency says nothing else.
            return figure.parse::<Decimal>().ok()?.checked_mul(Decimal::from(10_000));
        }
    }
    while let Some(rest) = MONEY_BEHIND.iter().find_map(|word| text.strip_suffix(word)) {
        text = rest.to_owned();
    }
    let text = text.replace('圆', "元");
    let (bare, in_yuan) = text.strip_suffix('元').map_or((text.as_str(), false), |bare| (bare, true));
    let worth = worth(bare)?;
    match (worth.scale, in_yuan) {
        (0, false) => worth.value.checked_mul(Decimal::from(10_000)),
        // 1万2000 is worth 12,000 元 to whoever writes 元 behind it, and something else to others.
        (_, false) if worth.ends_bare => None,
        _ => Some(worth.value),
    }
}

/// Months: 3年, 36个月, 2年半, 1年6个月.
fn months(text: &str) -> Option<Decimal> {
    let twelve = Decimal::from(12);
    let bare = |text: &str| worth(text).map(|worth| worth.value);
    let text = text.to_lowercase();
    if text == "半年" {
        return Some(Decimal::from(6));
    }
    for word in ["个月", "個月", "months", "month", "月"] {
        if let Some(rest) = text.strip_suffix(word) {
            return match rest.split_once('年') {
                None => bare(rest),
                Some((years, rest)) => {
                    let rest = bare(rest.strip_prefix(['零', '又']).unwrap_or(rest))?;
                    years_of(years)?.checked_mul(twelve)?.checked_add(rest)
                }
            };
        }
    }
    if let Some(rest) = text.strip_suffix("年半").or_else(|| text.strip_suffix("个半年")) {
        return years_of(rest)?.checked_mul(twelve)?.checked_add(Decimal::from(6));
    }
    let years = ["周年", "年", "years", "year"].iter().find_map(|word| text.strip_suffix(word));
    match years {
        Some(rest) => years_of(rest)?.checked_mul(twelve),
        None => bare(&text),
    }
}

/// How many years; a year of the calendar is none.
fn years_of(text: &str) -> Option<Decimal> {
    worth(text).map(|worth| worth.value).filter(|years| *years < Decimal::ONE_HUNDRED)
}

/// A year of the calendar: 2020年度, 二〇二〇年.
fn year(text: &str) -> Option<Decimal> {
    let bare = ["年度", "年"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    let bare = bare.strip_prefix("公元").unwrap_or(bare);
    let digits: Option<String> =
        bare.chars().map(digit).map(|digit| Some(char::from(b'0' + digit?))).collect();
    digits.filter(|digits| digits.len() == 4)?.parse().ok()
}

fn per_cent(text: &str) -> Option<Decimal> {
    let bare = text.strip_suffix('%').or_else(|| text.strip_prefix("百分之")).unwrap_or(text);
    worth(bare).filter(|worth| worth.scale < 4).map(|worth| worth.value)
}

/// What a figure is worth, with its scales multiplied out.
struct Worth {
    value: Decimal,
    /// The power of ten of the largest scale; 0 where none is written.
    scale: u32,
    /// Whether something without a scale stands behind one: 1万2000.
    ends_bare: bool,
}

/// `2000`, `5.2亿`, `2千万`, `5亿2000万`, `贰仟万`, `两亿三千万`.
fn worth(text: &str) -> Option<Worth> {
    for (words, power) in [(&['亿', '億'][..], 8), (&['万', '萬'][..], 4)] {
        let Some(at) = text.rfind(words) else { continue };
        let (left, rest) = text.split_at(at);
        let right = rest.trim_start_matches(words);
        if rest.chars().filter(|c| words.contains(c)).count() != 1 {
            return None;
        }
        let scale = Decimal::from(10_u64.pow(power));
        let left = worth(left)?;
        // 1万亿 is written, 1亿亿 is not, and 2000千万 is a slip.
        if left.scale >= power {
            return None;
        }
        let whole = left.value.checked_mul(scale)?;
        if right.is_empty() {
            return Some(Worth { value: whole, scale: power + left.scale, ends_bare: false });
        }
        let right = worth(right.strip_prefix('零').unwrap_or(right))?;
        let fits = right.value < scale && left.value.fract().is_zero() && right.scale < power;
        let value = whole.checked_add(right.value)?;
        return fits.then_some(Worth { value, scale: power, ends_bare: right.scale == 0 || right.ends_bare });
    }
    section(text)
}

/// Below 万: digits, digits with 千 or 百, or characters.
fn section(text: &str) -> Option<Worth> {
    if let Some(plain) = grouped(text) {
        let value = plain.parse().ok()?;
        let signed = text.starts_with(['+', '-']);
        return (!signed).then_some(Worth { value, scale: 0, ends_bare: false });
    }
    let (mut value, mut last, mut bare) = (Decimal::ZERO, 4, false);
    let mut rest = text;
    if rest.is_empty() {
        return None;
    }
    let mut largest = 0;
    while !rest.is_empty() {
        let zero = rest.strip_prefix(['零', '〇']);
        rest = zero.unwrap_or(rest);
        let (one, after) = one(rest)?;
        let power = after.chars().next().map_or(0, power);
        if bare || power >= last {
            return None;
        }
        // 一百二 is 120 to those who speak and 102 to nobody who writes 零.
        if power == 0 && last < 4 && last > 1 && zero.is_none() {
            return None;
        }
        let one = one.or_else(|| (power == 1 && last == 4).then_some(Decimal::ONE))?;
        if power > 0 && one >= Decimal::TEN {
            return None;
        }
        value = value.checked_add(one.checked_mul(Decimal::from(10_u64.pow(power)))?)?;
        largest = largest.max(power);
        bare = power == 0;
        last = power;
        rest = if power == 0 { after } else { after.get(after.chars().next()?.len_utf8()..)? };
    }
    Some(Worth { value, scale: largest, ends_bare: false })
}

/// The digits or the one character that a text begins with, if any, and the rest.
fn one(text: &str) -> Option<(Option<Decimal>, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    if end > 0 {
        let (digits, rest) = text.split_at(end);
        return Some((Some(Number::read(digits)?.value()), rest));
    }
    let c = text.chars().next()?;
    Some(match digit(c) {
        Some(value) => (Some(Decimal::from(value)), text.get(c.len_utf8()..)?),
        None => (None, text),
    })
}

fn digit(c: char) -> Option<u8> {
    let at = |digits: &str| digits.chars().position(|digit| digit == c).and_then(|at| u8::try_from(at).ok());
    match c {
        '0'..='9' => c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()),
        '○' | '零' => Some(0),
        '两' | '兩' => Some(2),
        _ => at("〇一二三四五六七八九").or_else(|| at("零壹贰叁肆伍陆柒捌玖")),
    }
}

fn power(c: char) -> u32 {
    match c {
        '千' | '仟' => 3,
        '百' | '佰' => 2,
        '十' | '拾' => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::figure;

    #[test]
    fn certain_figures_are_read() {
        for (text, unit, meant) in [
            ("1500", "万元", "1500"),
            ("1500万元", "万元", "1500"),
            ("1500（万元）", "万元", "1500"),
            ("1500.50 万元", "万元", "1500.50"),
            ("１５００", "万元", "1500"),
            ("２，０００．５", "万元", "2000.5"),
            ("1,234.5", "万元", "1234.5"),
            ("1,500.5 万元", "万元", "1500.5"),
            ("2000。", "万元", "2000"),
            ("2000万", "万元", "2000"),
            ("2,000万", "万元", "2000"),
            ("2000萬元", "万元", "2000"),
            ("2千万", "万元", "2000"),
            ("3百万元", "万元", "300"),
            ("3千5百万", "万元", "3500"),
            ("5.2亿", "万元", "52000"),
            ("5.2 亿元", "万元", "52000"),
            ("5亿2000万元", "万元", "52000"),
            ("1亿零500万", "万元", "10500"),
            ("1万亿元", "万元", "100000000"),
            ("20000000元", "万元", "2000"),
            ("2000元", "万元", "0.2"),
            ("1万2000元", "万元", "1.2"),
            ("人民币2000万元", "万元", "2000"),
            ("￥2000", "万元", "2000"),
            ("RMB 2000万", "万元", "2000"),
            ("2000万元人民币", "万元", "2000"),
            ("两千万", "万元", "2000"),
            ("五亿二千万元", "万元", "52000"),
            ("贰仟叁佰万元整", "万元", "2300"),
            ("二千零五万", "万元", "2005"),
            ("十五万", "万元", "15"),
            ("36", "个月", "36"),
            ("36个月", "个月", "36"),
            ("36 个月", "个月", "36"),
            ("３６月", "个月", "36"),
            ("三十六个月", "个月", "36"),
            ("3年", "个月", "36"),
            ("三年", "个月", "36"),
            ("2年半", "个月", "30"),
            ("两年半", "个月", "30"),
            ("半年", "个月", "6"),
            ("1年6个月", "个月", "18"),
            ("1.5年", "个月", "18"),
            ("2 years", "个月", "24"),
            ("2020年", "年", "2020"),
            ("2020年度", "年", "2020"),
            ("二〇二〇年", "年", "2020"),
            ("15%", "%", "15"),
            ("百分之十五", "%", "15"),
            ("3人", "人", "3"),
            ("1.2万人", "人", "12000"),
            ("１，０００", "", "1000"),
        ] {
            assert_eq!(figure(text, unit).unwrap_or_default(), meant, "{text}");
        }
    }

    #[test]
    fn what_is_not_certain_is_asked() {
        for (text, unit) in [
            ("约2000万", "万元"),
            ("2000万左右", "万元"),
            ("2000多万", "万元"),
            ("2000余万元", "万元"),
            ("近2000万", "万元"),
            ("≥2000", "万元"),
            ("2000万以上", "万元"),
            ("1500-2000万", "万元"),
            ("1500~2000", "万元"),
            ("2000万美元", "万元"),
            ("$200", "万元"),
            ("2000w", "万元"),
            ("2000W", "万元"),
            ("2000千万", "万元"),
            ("1.5亿2000万", "万元"),
            ("5亿2", "万元"),
            ("1万2", "万元"),
            ("2000万万", "万元"),
            ("2 000", "万元"),
            ("2,0000", "万元"),
            ("1,50", "万元"),
            ("1234,567", "万元"),
            ("1,234,5", "万元"),
            ("1.234,5", "万元"),
            ("2000万（含人员480万）", "万元"),
            ("一百二", "万元"),
            ("-5亿", "万元"),
            ("3500千元", "万元"),
            ("万", "万元"),
            ("元", "万元"),
            ("", "万元"),
            ("约3年", "个月"),
            ("2021年", "个月"),
            ("2021年6月", "个月"),
            ("2021年3月至2024年3月", "个月"),
            ("3-4年", "个月"),
            ("去年", "年"),
            ("2020-2021年", "年"),
            ("三百", ""),
            ("2万", ""),
        ] {
            assert_eq!(figure(text, unit), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_unit_behind_it_does_not_change_a_figure(wan in 1_u64..100_000_000, unit in prop::sample::select(vec!["", "万", "万元", " 万元", "（万元）"])) {
            prop_assert_eq!(figure(&format!("{wan}{unit}"), "万元"), Some(wan.to_string()));
            prop_assert_eq!(figure(&format!("{wan}0000元"), "万元"), Some(wan.to_string()));
        }

        #[test]
        fn nothing_makes_it_panic(text in "[-+0-9.,，年月个半约万亿千百十零一二两元整%（） ]{0,24}", unit in prop::sample::select(vec!["", "万元", "个月", "年", "%", "项"])) {
            let _ = figure(&text, unit);
        }
    }
}
