//! Personal data: mobile numbers, resident identity numbers, private e-mail addresses, bank card numbers.
//!
//! Numbers are sought as they are written, with blanks, hyphens and the like between their groups, and in a text with
//! numerals (一三八…) once more with digits for them.

use std::ops::Range;

use super::fold::{Folded, numeral};
use super::hints::may_be_personal;
use super::numbers;

/// A sort of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Datum {
    Mobile,
    Resident,
    Mail,
    BankCard,
}

/// Providers of private mail boxes, by the label before the top-level domain.
const HOSTS: [&str; 27] = [
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
    "proton",
    "protonmail",
    "ymail",
];
const TOPS: [&str; 4] = ["com", "cn", "net", "me"];

/// How `@` is written by people who hope that machines do not read it.
const AT_SIGNS: [&str; 11] = ["@", "(at)", "[at]", "{at}", "<at>", "#at#", "(@)", " at ", "[@]", "艾特", "#"];

/// The same for the dot of a host.
const DOTS: [&str; 6] = ["。", "点", "(dot)", "[dot]", " dot ", "·"];

/// Longest name and host of an address, in characters.
const NAME: usize = 64;
const HOST: usize = 96;

/// Longest indent of a line that goes on with an address.
const INDENT: usize = 48;

/// How much is told of one text; more of it would be told no differently.
const MOST: usize = 1000;

/// Whether a text holds any personal data.
pub fn is_personal(text: &str) -> bool {
    may_be_personal(text) && !personal(&Folded::new(text)).is_empty()
}

/// The personal data in a text, in its order, with the bytes that they stand in; the first thousand of them.
pub(crate) fn personal(text: &Folded) -> Vec<(Datum, Range<usize>)> {
    let mut found = seek(text, |chars, at| number(chars, at).or_else(|| mail(chars, at)));
    if has_numerals(&text.chars) {
        let read_out = seek(&text.with_numerals_as_digits(), number);
        found = merge(found, read_out);
    }
    if text.chars.contains(&'\n') {
        let no_heading = |chars: &[char], at: usize| mail(chars, at).filter(|_| chars.get(at) != Some(&'#'));
        found = merge(found, seek(&text.joined(), no_heading));
    }
    found
}

type Found = Vec<(Datum, Range<usize>)>;

fn seek(text: &Folded, one: impl Fn(&[char], usize) -> Option<(Datum, Range<usize>)>) -> Found {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.chars.len() && found.len() < MOST {
        at = match one(&text.chars, at) {
            Some((datum, range)) => {
                found.push((datum, text.bytes(&range)));
                range.end.max(at + 1)
            }
            None => at + 1,
        };
    }
    found
}

/// Adds what lies beside all that is known.
fn merge(mut known: Found, more: Found) -> Found {
    let mut next = 0;
    let count = known.len();
    for (datum, range) in more {
        while known.get(next).filter(|_| next < count).is_some_and(|(_, known)| known.end <= range.start) {
            next += 1;
        }
        let apart = next >= count || known.get(next).is_none_or(|(_, known)| range.end <= known.start);
        if apart {
            known.push((datum, range));
        }
    }
    known.sort_by_key(|(_, range)| range.start);
    known
}

/// Whether enough numerals stand side by side to be part of a number that is read out.
fn has_numerals(chars: &[char]) -> bool {
    chars.windows(3).any(|three| three.iter().all(|c| numeral(*c).is_some()))
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
    chars.get(at).filter(|c| "@([{<# 艾".contains(**c))?;
    let rest = chars.get(at..)?;
    let after = AT_SIGNS.iter().find_map(|sign| starts_caseless(rest, sign)).map(|length| at + length)?;
    let is_local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let before = chars.get(at.saturating_sub(INDENT)..at)?;
    let end_of_name = at - blanks(before.iter().rev());
    let length = chars.get(..end_of_name)?.iter().rev().take(NAME).take_while(|c| is_local(**c)).count();
    let start = end_of_name - length;
    let mut end = after + blanks(chars.get(after..)?.iter().take(INDENT));
    let mut host = String::new();
    while let Some(c) = chars.get(end).filter(|_| host.len() < HOST) {
        if c.is_ascii_alphanumeric() || *c == '-' || *c == '.' {
            host.push(c.to_ascii_lowercase());
        } else if let Some(length) = DOTS.iter().find_map(|dot| starts_caseless(chars.get(end..)?, dot)) {
            let top = chars.get(end + length..)?;
            if !TOPS.iter().any(|name| starts_caseless(top, name).is_some()) {
                break;
            }
            host.push('.');
            end += length - 1;
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
    // `# 163.com` with blanks is a heading, or the number of something.
    let numbered = chars.get(at) == Some(&'#') && after == at + 1;
    let tight = before.last().is_some_and(char::is_ascii_alphanumeric)
        && chars.get(after).is_some_and(char::is_ascii_alphanumeric);
    let private = TOPS.contains(last) && rest.last().is_some_and(|label| HOSTS.contains(label));
    (private && start < end_of_name && (tight || !numbered)).then_some((Datum::Mail, start..end))
}

/// How many blanks stand before a sign or behind it: two at most, or the indent of a line that was broken there.
fn blanks<'a>(chars: impl Iterator<Item = &'a char> + Clone) -> usize {
    let run = chars.clone().take_while(|c| c.is_whitespace()).count();
    if run <= 2 || chars.take(run).any(|c| *c == '\n') { run } else { 0 }
}

fn starts_caseless(text: &[char], word: &str) -> Option<usize> {
    let mut length = 0;
    for c in word.chars() {
        if text.get(length).map(char::to_ascii_lowercase) != Some(c) {
            return None;
        }
        length += 1;
    }
    Some(length)
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
        "13800138000 Pa",
        "转速 150 2000 3000 r/min",
        "180-1200-1500 μm",
        "150\t2000\t3000",
        "150\t2137\t3011",
        "150\n2000\n3000",
        "- 150\n- 2137\n- 3011",
        "150 2000 3000 4000",
        "北纬 30.2741、东经 120.1551",
        "138.12345678",
        "版本 138.1234.5678",
        "合同编号 2021-13812345678",
        "GX-13812345678-01",
        "5100 5200 5300 5400",
        "git@gitee.com:a/b.git",
        "issue #126.com 之前",
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
        ("(138)1234-5678", Datum::Mobile),
        ("（138）1234 5678", Datum::Mobile),
        ("138.1234.5678", Datum::Mobile),
        ("138/1234/5678", Datum::Mobile),
        ("138·1234·5678", Datum::Mobile),
        ("138_1234_5678", Datum::Mobile),
        ("138\u{A0}1234\u{A0}5678", Datum::Mobile),
        ("１３８－１２３４－５６７８", Datum::Mobile),
        ("电话：13-8123-45678", Datum::Mobile),
        ("0086 138 1234 5678", Datum::Mobile),
        ("手机 013812345678", Datum::Mobile),
        ("一三八一二三四五六七八", Datum::Mobile),
        ("幺三八 一二三四 五六七八", Datum::Mobile),
        ("壹叁捌壹贰叁肆伍陆柒捌", Datum::Mobile),
        ("联系 138\n1234\n5678", Datum::Mobile),
        ("0571-87060401-13812345678", Datum::Mobile),
        ("zhang at qq.com", Datum::Mail),
        ("zhang艾特163.com", Datum::Mail),
        ("zhang#qq.com", Datum::Mail),
        ("zhang@qq。com", Datum::Mail),
        ("zhang(at)qq(dot)com", Datum::Mail),
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
