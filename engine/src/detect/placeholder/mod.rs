//! Texts that fill a field and say nothing, as a whole: 无, 待定, 【待填写】, 见附件, xxx.

mod words;

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::document::{half_width, plain_han};
use words::{
    AFTERWARDS, BLANK_FORMS, DOINGS, ENGLISH, LATER, NOTHING, PLACES, SAME, SEEING, STOPGAPS, SUBJECTS,
    TRIALS, WAITING, WORKING,
};

/// What a field asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// A term in a list: a keyword, the name of an indicator, its unit. 测试 and NA (numerical aperture) are terms.
    Term,
    /// Some words: a title, a name, a place.
    Words,
    /// Sentences. A number alone says nothing there.
    Sentences,
}

/// Longer texts say something, unless they hold nothing but marks.
const LONGEST: usize = 60;

/// Whether the whole text says nothing.
pub(crate) fn is_placeholder(text: &str, asked: Asked) -> bool {
    let text = text.trim();
    if text.chars().nth(LONGEST).is_some() {
        return text.chars().all(is_filler);
    }
    let mut core = String::with_capacity(text.len());
    let mut is_parted = false;
    for c in text.chars() {
        let narrow = narrow(c);
        if !is_passed(narrow) {
            core.push(narrow);
        } else if !c.is_whitespace() {
            is_parted = true;
        }
    }
    if core.is_empty() {
        let several = text.chars().nth(1).is_some();
        return text.chars().all(|c| is_filler(c) || several && "#=+＃＝＋".contains(c));
    }
    let is_lower = !core.chars().any(char::is_uppercase);
    let lower = if is_lower { Cow::Borrowed(&*core) } else { Cow::Owned(core.to_lowercase()) };
    if is_nothing(&lower, asked) || not_available(text, &core, asked) {
        return true;
    }
    // A longer number is a fault of its own.
    if asked == Asked::Sentences && core.len() <= 4 && core.chars().all(char::is_numeric) {
        return true;
    }
    // 无、无; 略（见附件）
    let parts = text.split(|c: char| !c.is_whitespace() && is_passed(narrow(c))).map(str::trim);
    let mut said = parts.filter(|part| part.chars().any(|c| !is_passed(narrow(c)))).peekable();
    is_parted
        && said.peek().is_some()
        && said.all(|part| {
            let part: String = part.chars().map(narrow).filter(|c| !is_passed(*c)).collect();
            is_nothing(&part.to_lowercase(), Asked::Term)
        })
}

fn is_nothing(text: &str, asked: Asked) -> bool {
    static WHOLE: LazyLock<HashSet<&str, FixedState>> =
        LazyLock::new(|| [&NOTHING[..], &BLANK_FORMS, &ENGLISH].concat().into_iter().collect());
    let bare = without_subjects(text);
    WHOLE.contains(text)
        || bare.len() < text.len() && NOTHING.contains(&bare)
        || lacks_a_subject(bare)
        || asked != Asked::Term && TRIALS.contains(&text)
        || asked == Asked::Sentences && STOPGAPS.contains(&text)
        || is_waiting(bare)
        || is_invitation(text)
        || is_elsewhere(text, bare)
        || is_crossed(text)
}

/// `n/a` in its spellings. `Na` is sodium; `NA` in a list is the numerical aperture.
fn not_available(text: &str, core: &str, asked: Asked) -> bool {
    let marked = text.chars().map(narrow).any(|c| matches!(c, '/' | '.' | '\\'));
    match core {
        "NA" | "na" => marked || asked != Asked::Term,
        "Na" => text.contains(['/', '／']),
        _ => false,
    }
}

/// 无此内容, 暂无有关数据: what is lacking is only what was asked for.
fn lacks_a_subject(text: &str) -> bool {
    let lacking =
        ["无", "没有", "暂无", "尚无", "暂缺", "缺少"].iter().find_map(|word| text.strip_prefix(word));
    let what = lacking
        .map(|rest| ["此", "该", "任何"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest));
    what.is_some_and(|what| !what.is_empty() && without_subjects(what).is_empty())
}

/// 请输入内容, 此处填写建设内容: what a blank form says.
fn is_invitation(text: &str) -> bool {
    let invited = ["请", "此处", "在此", "这里", "点击", "单击"].iter().any(|word| text.starts_with(word));
    let asked = || ["填写", "输入", "填报", "录入", "选择"].iter().any(|word| text.contains(word));
    invited && asked() && text.chars().count() <= 16
}

/// 待定, 待补充, 尚待研究中, 编写中, of what is left when subjects in front are taken off.
fn is_waiting(text: &str) -> bool {
    let working = |text: &str| {
        let text = text.strip_prefix("正在").or_else(|| text.strip_suffix('中'));
        text.is_some_and(|text| WORKING.contains(&text.trim_end_matches('中')))
    };
    let later = || AFTERWARDS.iter().filter_map(|word| text.strip_prefix(word)).any(is_doing);
    working(text) || later() || WAITING.iter().filter_map(|word| text.strip_prefix(word)).any(is_doing)
}

/// One thing to do after the other: 补充完善, 后续补充, 进一步研究.
fn is_doing(text: &str) -> bool {
    let text = text.strip_suffix('中').unwrap_or(text);
    let mut rest = LATER.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let whole = !rest.is_empty();
    while let Some(next) = DOINGS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next;
    }
    whole && rest.is_empty()
}

/// 见附件, 具体内容详见附件2《可行性研究报告》, 同上一项.
fn is_elsewhere(text: &str, bare: &str) -> bool {
    let same = text.strip_suffix("所述").unwrap_or(text).strip_prefix('同');
    if same.is_some_and(|rest| SAME.contains(&rest)) {
        return true;
    }
    let Some(place) = SEEING.iter().find_map(|word| bare.strip_prefix(word)) else { return false };
    let rest = PLACES.iter().find_map(|word| place.strip_prefix(word));
    rest.is_some_and(|rest| {
        let said = |c: char| {
            c.is_ascii_digit() || "一二三四五六七八九十附正材料文件说明中内所述示表格图第章节页条款部分之的和及与、《》可行性研究报告".contains(c)
        };
        rest.chars().count() <= 16 && rest.chars().all(said)
    })
}

fn without_subjects(text: &str) -> &str {
    let mut text = text;
    while let Some(rest) = SUBJECTS.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    text
}

/// xx, ××, 某某, and the like before the word for a unit.
fn is_crossed(text: &str) -> bool {
    let rest = text.trim_start_matches(['x', '×', '某', '〇', '○', '□', '△']);
    let crosses = text.strip_suffix(rest).unwrap_or_default();
    let enough = crosses.chars().count() >= 2 || crosses == "×" || crosses == "□" || crosses == "△";
    enough && ["", "公司", "有限公司", "单位", "部门", "项目", "大学", "研究院", "系统"].contains(&rest)
}

/// Marks that stand around words or between them and say nothing, blanks included.
fn is_passed(c: char) -> bool {
    c.is_whitespace()
        || is_filler(c)
        || matches!(
            c,
            '{' | '}'
                | '<'
                | '>'
                | '"'
                | '\''
                | '`'
                | ';'
                | ':'
                | '!'
                | '|'
                | '#'
                | '='
                | '+'
                | '；'
                | '：'
                | '！'
        )
        || matches!(
            c,
            '《' | '》'
                | '〈'
                | '〉'
                | '〔'
                | '〕'
                | '〖'
                | '〗'
                | '「'
                | '」'
                | '『'
                | '』'
                | '“'
                | '”'
                | '‘'
                | '’'
        )
}

/// Marks that fill a field and say nothing, blanks included (the last is Braille's). Others may be an answer: ℃ and % are
/// units.
fn is_filler(c: char) -> bool {
    matches!(c, '/' | '\\' | '-' | '_' | '.' | ',' | '*' | '~' | '?' | ' ' | '(' | ')' | '[' | ']')
        || matches!(c, '／' | '－' | '—' | '–' | '。' | '·' | '…' | '、' | '，' | '＊' | '～' | '？')
        || matches!(c, '　' | '\u{2800}' | '（' | '）' | '【' | '】')
}

/// Full-width letters, digits and marks as ASCII, radicals as the characters they stand for.
fn narrow(c: char) -> char {
    plain_han(c).unwrap_or_else(|| half_width(c))
}

#[cfg(test)]
mod tests {
    use super::{Asked, is_placeholder};

    #[test]
    fn only_whole_texts_are_placeholders() {
        for text in [
            "无",
            " 略。",
            "待定",
            "/",
            "-",
            "——",
            "……",
            "XXX",
            "TODO",
            "N/A",
            "。",
            "【待定】。",
            "（待定）",
            "待填写",
            "待 定",
            "ＸＸ",
            "见附件",
            "同上",
            "详见附件2",
            "具体内容待补充",
            "无、无",
            "n.a.",
            "⽆",
            "某某公司",
            "编写中",
        ] {
            for asked in [Asked::Term, Asked::Words, Asked::Sentences] {
                assert!(is_placeholder(text, asked), "{text}");
            }
        }
        for text in [
            "无人化产线",
            "策略",
            "待定位误差",
            "A",
            "无铅焊料",
            "℃",
            "%",
            "≥",
            "Na",
            "见附图3所示的流道可降低压损",
            "同步误差",
        ] {
            for asked in [Asked::Term, Asked::Words, Asked::Sentences] {
                assert!(!is_placeholder(text, asked), "{text}");
            }
        }
    }

    #[test]
    fn what_is_asked_for_decides() {
        for (text, term, words, sentences) in [
            ("测试", false, true, true),
            ("NA", false, true, true),
            ("0", false, false, true),
            ("１２３", false, false, true),
            ("Na", false, false, false),
        ] {
            let told = [Asked::Term, Asked::Words, Asked::Sentences].map(|asked| is_placeholder(text, asked));
            assert_eq!(told, [term, words, sentences], "{text}");
        }
    }
}
