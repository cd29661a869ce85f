//! Personal data: mobile numbers, resident identity numbers, private e-mail addresses, bank card numbers.
//!
//! Numbers are sought as they are written, with blanks and hyphens between their groups, and once more as if no line had
//! been broken.

use std::ops::Range;

use super::fold::Folded;
use super::hints::may_be_personal;
use super::numbers;

/// A sort of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) enum Datum {
    Mobile,
    Resident,
    Mail,
    BankCard,
}

/// Providers of private mail boxes, by the label before the top-level domain.
const HOSTS: [&str; 24] = [
    "qq",
    "foxmail",
    "163",
    "126",
    "yeah",
    "sina",
    "sohu",
    "139",
    "189",
    "aliyun",
    "gmail",
    "outlook",
    "hotmail",
    "icloud",
    "live",
    "msn",
    "yahoo",
    "21cn",
    "tom",
    "263",
    "188",
    "wo",
    "me",
    "googlemail",
];
const TOPS: [&str; 4] = ["com", "cn", "net", "me"];

/// How `@` is written by people who hope that machines do not read it.
const AT_SIGNS: [&str; 7] = ["@", "(at)", "[at]", "{at}", "<at>", "#at#", "(@)"];

/// Whether a text holds any personal data.
pub fn is_personal(text: &str) -> bool {
    may_be_personal(text) && !personal(&Folded::new(text)).is_empty()
}

/// The personal data in a text, in its order, with the bytes that they stand in.
pub(in crate::rules) fn personal(text: &Folded) -> Vec<(Datum, Range<usize>)> {
    let mut found = seek(text);
    for (datum, range) in seek(&text.joined()) {
        if !found.iter().any(|(_, known)| known.start < range.end && range.start < known.end) {
            found.push((datum, range));
        }
    }
    found.sort_by_key(|(_, range)| range.start);
    found
}

fn seek(text: &Folded) -> Vec<(Datum, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.chars.len() {
        let datum = number(&text.chars, at).or_else(|| mail(&text.chars, at));
        at = match datum {
            Some((datum, range)) => {
                found.push((datum, text.bytes(&range)));
                range.end.max(at + 1)
            }
            None => at + 1,
        };
    }
    found
}

fn number(chars: &[char], at: usize) -> Option<(Datum, Range<usize>)> {
    let digits = numbers::Digits::read(chars, at)?;
    let resident = || Some((Datum::Resident, digits.resident()?));
    let card = || Some((Datum::BankCard, digits.bank_card()?));
    let mobile = || Some((Datum::Mobile, digits.mobile()?));
    resident().or_else(card).or_else(mobile)
}

/// The mail address whose `@` stands here, if it is a private one.
fn mail(chars: &[char], at: usize) -> Option<(Datum, Range<usize>)> {
    chars.get(at).filter(|c| "@([{<#".contains(**c))?;
    let after = AT_SIGNS.iter().find_map(|sign| {
        let same =
            sign.chars().zip(chars.iter().skip(at)).filter(|(a, b)| *a == b.to_ascii_lowercase()).count();
        (same == sign.len()).then_some(at + same)
    })?;
    let is_blank = |index: usize| matches!(chars.get(index), Some(' ' | '\n'));
    let is_local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let mut end_of_name = at;
    while end_of_name > 0 && at - end_of_name < 2 && is_blank(end_of_name - 1) {
        end_of_name -= 1;
    }
    let mut start = end_of_name;
    while start > 0 && chars.get(start - 1).is_some_and(|c| is_local(*c)) {
        start -= 1;
    }
    let mut end = after;
    while end - after < 2 && is_blank(end) {
        end += 1;
    }
    let mut host = String::new();
    while let Some(c) = chars.get(end) {
        if c.is_ascii_alphanumeric() || *c == '-' || *c == '.' {
            host.push(c.to_ascii_lowercase());
        } else if !(*c == ' ' && (chars.get(end + 1) == Some(&'.') || host.ends_with('.'))) {
            break;
        }
        end += 1;
    }
    let labels: Vec<&str> = host.split('.').filter(|label| !label.is_empty()).collect();
    let (last, rest) = labels.split_last()?;
    let rest = match rest {
        [rest @ .., "com"] if *last == "cn" => rest,
        rest => rest,
    };
    let private = TOPS.contains(last) && rest.last().is_some_and(|label| HOSTS.contains(label));
    (private && start < end_of_name).then_some((Datum::Mail, start..end))
}

#[cfg(test)]
mod tests {
    use super::{Datum, Folded, is_personal, personal};

    const ORDINARY: &[&str] = &[
        "电话 0571-87060401",
        "0571-8706 0401",
        "传真 (0571) 8706 0401",
        "热线 400-820-8820、800-810-1234",
        "专利号 ZL201381234567890，序列 213812345678901",
        "授权号 ZL 2014 1 0123456.7",
        "编号 110105194912310021",
        "编号 11010519491331002X",
        "编号 990105194912310021",
        "统一社会信用代码 12100000470095016Q、91330100MA20000120",
        "转速 15000-30000 r/min，寿命 1500-2000 h",
        "13.8e10、0.13812345678、138123456789、23812345678",
        "型号 GX13812345678",
        "2020年3月24日 2021年4月20日",
        "1500 2000 2500 3000",
        "6222 0000 1111 2222",
        "62220000111122223",
        "office@hangzhou.gov.cn、zhang@zju.edu.cn、hr@company.com",
        "@qq.com 是域名",
        "联系 https://mail.qq.com/",
        "见表 1 3 5 7 9",
    ];

    const PERSONAL: &[(&str, Datum)] = &[
        ("请联系 13812345678", Datum::Mobile),
        ("手机：+86 138 1234 5678", Datum::Mobile),
        ("86-138-1234-5678", Datum::Mobile),
        ("8613812345678", Datum::Mobile),
        ("(+86)19912345678", Datum::Mobile),
        ("Tel.13812345678", Datum::Mobile),
        ("１３８１２３４５６７８", Datum::Mobile),
        ("138\u{200B}1234\u{200B}5678", Datum::Mobile),
        ("138—1234—5678", Datum::Mobile),
        ("1 3 8 1 2 3 4 5 6 7 8", Datum::Mobile),
        ("联系 13812\n    345678，谢谢", Datum::Mobile),
        ("13800138000 Pa", Datum::Mobile),
        ("11010519491231002X", Datum::Resident),
        ("11010519491231002x", Datum::Resident),
        ("440524188001010014", Datum::Resident),
        ("110105 19491231 002X", Datum::Resident),
        ("1101051949\n1231002X", Datum::Resident),
        ("１１０１０５１９４９１２３１００２Ｘ", Datum::Resident),
        ("zhang.san＠qq.com", Datum::Mail),
        ("li(at)163.com", Datum::Mail),
        ("li [at] 163 . com", Datum::Mail),
        ("ZHANG@GMAIL.COM。", Datum::Mail),
        ("zhang@vip.sina.com.cn", Datum::Mail),
        ("zhang@\n  foxmail.com", Datum::Mail),
        ("zhang@yeah.net", Datum::Mail),
        ("zhang @ 139.com", Datum::Mail),
        ("6222021202001234575", Datum::BankCard),
        ("6222 0212 0200 1234 575", Datum::BankCard),
        ("4111 1111 1111 1111", Datum::BankCard),
        ("62220212020012\n34575", Datum::BankCard),
    ];

    #[test]
    fn ordinary_numbers_pass() {
        for text in ORDINARY {
            assert!(!is_personal(text), "{text}");
        }
    }

    #[test]
    fn personal_data_is_found_once() {
        for (text, datum) in PERSONAL {
            let found: Vec<_> = personal(&Folded::new(text)).into_iter().map(|(datum, _)| datum).collect();
            assert_eq!(found, [*datum], "{text}");
        }
    }

    #[test]
    fn data_know_their_place() {
        let text = "甲 138 1234 5678，乙 li(at)163.com";
        let found = personal(&Folded::new(text));
        let shown: Vec<_> = found.into_iter().map(|(_, range)| &text[range]).collect();
        assert_eq!(shown, ["138 1234 5678", "li(at)163.com"]);
    }
}
