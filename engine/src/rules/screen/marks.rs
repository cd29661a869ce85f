//! Secrecy marks: the words 绝密, 机密 and 秘密 where they stand as a mark, and some whole phrases.
//!
//! The words themselves are ordinary (机密计算, 秘密分享, 商业秘密). They are a mark with a star or a period (秘密★5年), as a
//! grade (机密级), as the answer to 密级, in brackets, before a colon at the start of a line, or alone on a line.

use std::ops::Range;

use super::fold::Folded;
use super::hints::may_be_marked;

const PHRASES: [&str; 2] = ["工作秘密", "国防专利"];
const INTERNAL: [&str; 4] = ["内部资料", "内部文件", "内部材料", "内部刊物"];
const KEEP: [&str; 3] = ["注意保存", "不得外传", "不得公开"];
const GRADES: [&str; 3] = ["密级", "保密等级", "涉密等级"];

/// How near the warning stands to what is internal, in characters.
const NEAR: usize = 12;

/// Marks of lists, quotes and emphasis that stand around a text and mean nothing here.
const DECORATION: &str = " #>-*_|\"'`~=+";
const CLOSING: &str = ".,;:。，；、!?！？";

/// Whether a text holds a mark.
pub fn is_marked(text: &str) -> bool {
    may_be_marked(text) && !marks(&Folded::new(text)).is_empty()
}

/// The stretches of the text that are marks, in its order.
pub(in crate::rules) fn marks(text: &Folded) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let compact = text.compact();
    for at in 0..compact.chars.len() {
        let ends = [whole_phrase(&compact.chars, at), marked_word(&compact.chars, at)];
        found.extend(ends.into_iter().flatten().map(|end| compact.bytes(&(at..end))));
    }
    for at in 0..text.chars.len() {
        let ends = [starred_period(&text.chars, at), word_with_period(&text.chars, at)];
        found.extend(ends.into_iter().flatten().map(|end| text.bytes(&(at..end))));
    }
    let mut start = 0;
    for line in text.chars.split(|c| *c == '\n') {
        found.extend(in_line(line).map(|range| text.bytes(&(start + range.start..start + range.end))));
        start += line.len() + 1;
    }
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup_by(|later, earlier| {
        let same = later.start < earlier.end;
        if same {
            earlier.end = earlier.end.max(later.end);
        }
        same
    });
    found
}

fn starts_with(chars: &[char], at: usize, word: &str) -> Option<usize> {
    let mut end = at;
    for c in word.chars() {
        if chars.get(end) != Some(&c) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

fn ends_with(chars: &[char], end: usize, word: &str) -> bool {
    end.checked_sub(word.chars().count()).is_some_and(|start| starts_with(chars, start, word).is_some())
}

fn is_han(c: Option<&char>) -> bool {
    c.is_some_and(
        |c| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}'),
    )
}

fn skip(chars: &[char], at: usize, passed: &str) -> usize {
    at + chars.iter().skip(at).take_while(|c| passed.contains(**c)).count()
}

/// The end of a word of secrecy that starts here, with or without blanks inside.
fn word(chars: &[char], at: usize) -> Option<usize> {
    if !matches!(chars.get(at)?, '绝' | '机' | '秘') {
        return None;
    }
    let end = skip(chars, at + 1, " ");
    (end - at <= 5 && chars.get(end) == Some(&'密')).then_some(end + 1)
}

/// The end of a period (`5年`, `二十年`, `长期`) that starts here and is not the beginning of a longer word.
fn period(chars: &[char], at: usize) -> Option<usize> {
    let end = ["长期", "永久"].into_iter().find_map(|word| starts_with(chars, at, word)).or_else(|| {
        let digits = |c: &&char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(**c);
        let count = chars.iter().skip(at).take_while(digits).count();
        let unit = skip(chars, at + count, " ");
        let named = ["年", "个月"].into_iter().find_map(|word| starts_with(chars, unit, word));
        named.filter(|_| (1..=3).contains(&count))
    })?;
    (!is_han(chars.get(end))).then_some(end)
}

/// A phrase that is a mark as it stands.
fn whole_phrase(chars: &[char], at: usize) -> Option<usize> {
    // What the phrases begin with: most characters of a text need no closer look.
    if !matches!(chars.get(at)?, '工' | '国' | '内') {
        return None;
    }
    let end = PHRASES.iter().find_map(|phrase| starts_with(chars, at, phrase));
    end.or_else(|| {
        let end = INTERNAL.iter().find_map(|phrase| starts_with(chars, at, phrase))?;
        let after =
            (end..=end + NEAR).any(|at| KEEP.iter().any(|keep| starts_with(chars, at, keep).is_some()));
        let before =
            (at.saturating_sub(NEAR)..=at).any(|end| KEEP.iter().any(|keep| ends_with(chars, end, keep)));
        (after || before).then_some(end)
    })
}

/// A word with a star, as a grade or as the answer to 密级.
fn marked_word(chars: &[char], at: usize) -> Option<usize> {
    let end = word(chars, at)?;
    if matches!(chars.get(end), Some('★' | '级')) {
        return Some(end + 1);
    }
    let asked = if at > 0 && matches!(chars.get(at - 1), Some(':' | '为' | '是')) { at - 1 } else { at };
    GRADES.iter().any(|grade| ends_with(chars, asked, grade)).then_some(end)
}

fn starred_period(chars: &[char], at: usize) -> Option<usize> {
    (chars.get(at) == Some(&'★')).then(|| period(chars, skip(chars, at + 1, " \n")))?
}

/// 秘密5年, 机密*10年; but 保守商业秘密5年 is a sentence.
fn word_with_period(chars: &[char], at: usize) -> Option<usize> {
    if at > 0 && is_han(chars.get(at - 1)) {
        return None;
    }
    period(chars, skip(chars, word(chars, at)?, " *·•:-"))
}

/// What makes a mark by its place in the line.
fn in_line(line: &[char]) -> Option<Range<usize>> {
    let start = skip(line, 0, DECORATION);
    bracketed(line, start).or_else(|| {
        // In a file that could not be parsed the key still stands before the value.
        let key = line.iter().skip(start).take_while(|c| c.is_ascii_lowercase() || **c == '_').count();
        let value = match line.get(start + key) {
            Some(':') if key > 0 => skip(line, start + key + 1, DECORATION),
            _ => start,
        };
        let end = word(line, value)?;
        let rest = skip(line, end, DECORATION);
        if line.get(rest) == Some(&':') {
            return Some(value..end);
        }
        let rest = skip(line, rest, CLOSING);
        (skip(line, rest, DECORATION) >= line.len()).then_some(value..end)
    })
}

/// A word alone in brackets. Round ones also explain words in passing, so they count at either end of the line only.
fn bracketed(line: &[char], start: usize) -> Option<Range<usize>> {
    (0..line.len()).find_map(|at| {
        let close = match line.get(at) {
            Some('[') => ']',
            Some('(') => ')',
            _ => return None,
        };
        let end = skip(line, word(line, skip(line, at + 1, " "))?, " ");
        if line.get(end) != Some(&close) {
            return None;
        }
        let tail = skip(line, skip(line, end + 1, CLOSING), DECORATION);
        (close == ']' || at == start || tail >= line.len()).then_some(at..end + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::is_marked;

    /// Texts that are about secrecy, or hold its words, and are no mark.
    const ORDINARY: &[&str] = &[
        "关键设备内部流动与传热规律",
        "大型发电关键设备内部缺陷检测",
        "支持机密计算与秘密分享",
        "数据机密性不低于国密要求",
        "保密性声明",
        "商业秘密保护、内部控制、内部结构、秘密共享算法、机密计算、绝密度",
        "不涉及国家秘密，未列入涉密项目",
        "保守商业秘密10年以上",
        "双方对技术秘密 5年内不得披露",
        "- 机密虚拟机\n- 秘密同态分享",
        "共享值（秘密）被分割为 n 份",
        "评价 ★★★★★，★长期稳定性优于 3 年，★ 3年内实现量产",
        "内部资料检索系统",
        "内部文件格式",
        "打印机密封圈老化机理",
        "计算机密码模块",
        "**机密计算**",
        "机密 computing",
    ];

    /// Texts that carry a mark, plainly or hidden.
    const MARKED: &[&str] = &[
        "秘密★5年",
        "机密级",
        "内部资料，注意保存\n以下为正文",
        "机密★10年 内容甲乙丙",
        "绝密★长期",
        "机密 ★ 启用前",
        "机 密★",
        "机\u{200B}密★10年",
        "机密\n  ★ 10年",
        "机密☆",
        "机密⭐10年",
        "機密★",
        "绝密级项目",
        "★ 20年",
        "★长期",
        "秘密",
        "  机密  ",
        "正文第一行\n机密\n正文第三行",
        "机　密",
        "**机密**",
        "# 绝密",
        "summary: 秘密",
        "title: \"机密\"",
        "【机密】某型装置",
        "[绝密] 某型装置",
        "（秘密）某型装置",
        "某型装置（秘密）",
        "某型装置（机密）。",
        "机密：某型装置",
        "密级：秘密",
        "密级为机密",
        "涉密等级:机密",
        "秘密5年",
        "编号 12，秘密 五年",
        "机密*10年",
        "内部文件（不得外传）",
        "不得公开的内部刊物",
        "含工作秘密",
        "已授权国防专利 3 件",
        "国防\n  专利",
        "ＸＸ秘密★５年",
    ];

    #[test]
    fn ordinary_texts_pass() {
        for text in ORDINARY {
            assert!(!is_marked(text), "{text}");
        }
    }

    #[test]
    fn marks_are_found() {
        for text in MARKED {
            assert!(is_marked(text), "{text}");
        }
    }

    #[test]
    fn marks_know_their_place() {
        let text = "编号一 秘密★５年，编号二 机密级";
        let found = super::marks(&super::Folded::new(text));
        let shown: Vec<_> = found.into_iter().map(|range| &text[range]).collect();
        assert_eq!(shown, ["秘密★５年", "机密级"]);
    }
}
