//! Which texts need a closer look. Most hold nothing that could be a mark or a person's number, and one pass over their
//! characters shows it; what it lets through is judged by [`super::marks()`] and [`super::personal()`]. It may let
//! through too much, never too little.

use super::fold::{fold, numeral};

/// Digits of the shortest number sought, a mobile number's.
const SHORTEST: u32 = 11;

/// How many marks may stand between two digits of a number, blanks not counted.
pub(super) const MARKS_BETWEEN: u32 = 4;

/// Whether a text may hold a secrecy mark: 密 behind 绝, 机 or 秘, the beginning of 内部资料 and its like or of 国防专利, or
/// a star. Two characters would not do: 内部, 国防 and 工作 are on every other page (工作秘密 ends with 秘密 itself).
pub(crate) fn may_be_marked(text: &str) -> bool {
    let (mut before, mut last) = (' ', ' ');
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_graphic() {
                (before, last) = (last, c);
            }
            continue;
        }
        let Some(c) = fold(c) else { continue };
        let hint = match c {
            '密' => matches!(last, '绝' | '机' | '秘'),
            '资' | '文' | '材' | '刊' | '参' => last == '部' && before == '内',
            '专' => last == '防' && before == '国',
            '★' => true,
            _ => false,
        };
        if hint {
            return true;
        }
        if !c.is_whitespace() {
            (before, last) = (last, c);
        }
    }
    false
}

/// Whether a text may hold personal data: digits enough with nothing but blanks and marks between them, or a sign that can
/// part the name and the host of an address.
pub(crate) fn may_be_personal(text: &str) -> bool {
    let (mut digits, mut marks) = (0, 0);
    let (mut before, mut last) = (' ', ' ');
    for c in text.chars() {
        if matches!(c, '\u{4E00}'..='\u{9FFF}') && numeral(c).is_none() {
            // By far the most frequent characters, and never part of a number.
            if c == '特' && last == '艾' {
                return true;
            }
            (digits, before, last) = (0, last, c);
            continue;
        }
        let Some(c) = fold(c) else { continue };
        if c.is_ascii_digit() || numeral(c).is_some() {
            (digits, marks) = (digits + 1, 0);
            if digits >= SHORTEST {
                return true;
            }
        } else if !c.is_whitespace() {
            marks += 1;
            if c.is_alphanumeric() || marks > MARKS_BETWEEN {
                digits = 0;
            }
        }
        // `@`, `(at)`, ` at `, `x#y`, 艾特
        let address = match c {
            '@' => true,
            't' | 'T' => matches!(last, 'a' | 'A') && "([{<# \t\n".contains(before),
            c if c.is_ascii_alphanumeric() => last == '#' && before.is_ascii_alphanumeric(),
            _ => false,
        };
        if address {
            return true;
        }
        (before, last) = (last, c);
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Folded, marks, personal};
    use super::{may_be_marked, may_be_personal};

    /// Pieces of marks and of personal data, and what hides them.
    fn pieces() -> impl Strategy<Value = String> {
        let words = [
            "绝",
            "机",
            "秘",
            "祕",
            "機",
            "密",
            "级",
            "★",
            "☆",
            "5年",
            "内",
            "部",
            "资料",
            "注意保存",
            "工",
            "作",
            "国",
            "防",
            "专利",
            "（",
            "）",
            "[",
            "]",
            "(",
            "at",
            ")",
            "@",
            "＠",
            "qq.com",
            "163.com",
            "zhang",
            "138",
            "1234",
            "5678",
            "１３",
            "110105",
            "19491231",
            "002X",
            "6222",
            "0212",
            "0200",
            "4575",
            " ",
            "\u{3000}",
            "\n",
            "-",
            "\u{200B}",
            "\u{115F}",
            "。",
            "转速",
            "A",
            "ＡＴ",
            "#",
            " at ",
            "艾特",
            "一三",
            "捌",
            "〇",
            ".",
            "/",
            "(",
            "\t",
            "手机",
            "、",
            "⽂",
            "㊙",
            "密级：",
            "不涉及",
        ];
        prop::collection::vec(prop::sample::select(words.to_vec()), 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn nothing_is_overlooked(text in pieces()) {
            let folded = Folded::new(&text);
            prop_assert!(may_be_marked(&text) || marks(&folded).is_empty());
            prop_assert!(may_be_personal(&text) || personal(&folded).is_empty());
        }
    }

    #[test]
    fn ordinary_texts_need_no_closer_look() {
        for text in ["全部参数不低于精密机床水平", "工程化攻关，国内领先", "密封件与部件", "防爆等级"]
        {
            assert!(!may_be_marked(text), "{text}");
        }
        for text in ["2020年1月1日至2021年12月31日", "转速 15000 r/min、0.045 μm（见表 3）", "3×10^5 次循环"]
        {
            assert!(!may_be_personal(text), "{text}");
        }
    }
}
