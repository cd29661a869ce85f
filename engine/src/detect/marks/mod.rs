//! Secrecy marks: the words 绝密, 机密 and 秘密 where they stand as a mark, and some whole phrases.
//!
//! The words themselves are ordinary (机密计算, 秘密分享, 商业秘密). They are a mark with a star or a period (秘密★5年), as a
//! grade (机密级), as the answer to 密级, in brackets, before a colon at the start of a line, or alone on a line. The grade,
//! the answer and the phrases also occur in sentences about secrecy; there the sentence decides ([`super::sentence`]).

mod lines;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use super::fold::Folded;
use super::hints::may_be_marked;
use super::sentence::{Sentence, ends, has, starts};
use lines::{in_line, starred_period, word_with_period};
use words::{ANSWERING, GRADES, INTERNAL, KEEP, KEPT_BY, MADE_FOR, PHRASES, RANGES, WORDS};

const TICKS: &str = "☑■√✓✔☒●◉";

/// How near the warning stands to what is internal, in characters.
const NEAR: usize = 12;

/// Marks of lists, quotes and emphasis that stand around a text and mean nothing here.
const DECORATION: &str = " \t#>-*_|\"'`~=+“”";
const CLOSING: &str = ".,;:。、!?";

/// What shows that a word is a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// Its own form: a star, a period, brackets, a line of its own.
    Form,
    /// The sentence that it stands in.
    Sentence,
}

/// A mark in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The bytes that it stands in.
    pub(crate) range: Range<usize>,
    pub(crate) sign: Sign,
}

/// Whether a text holds a mark.
pub fn is_marked(text: &str) -> bool {
    may_be_marked(text) && !marks(&Folded::new(text)).is_empty()
}

/// Whether an item of a list holds a mark: there a star with a period (★3年) is one of its points.
pub(crate) fn is_marked_item(text: &str) -> bool {
    may_be_marked(text) && found(&Folded::new(text), true).next().is_some()
}

/// The stretches of the text that are marks, in its order.
pub(crate) fn marks(text: &Folded) -> Vec<Mark> {
    let mut found: Vec<Mark> = found(text, false).collect();
    found.sort_by_key(|mark| (mark.range.start, mark.range.end));
    found.dedup_by(|later, earlier| {
        let same = later.range.start < earlier.range.end;
        if same {
            earlier.range.end = earlier.range.end.max(later.range.end);
            if later.sign == Sign::Form {
                earlier.sign = Sign::Form;
            }
        }
        same
    });
    found
}

fn found(text: &Folded, is_item: bool) -> impl Iterator<Item = Mark> {
    let (compact, begins) = text.compact();
    let mut words = Words { chars: &compact.chars, begins: &begins, judged: 0, quoted: BTreeSet::new() };
    let mut found = Vec::new();
    for at in 0..compact.chars.len() {
        let phrase = words.whole_phrase(at).map(|end| (end, Sign::Sentence));
        if let Some((end, sign)) = phrase.or_else(|| words.marked_word(at)) {
            found.push(Mark { range: compact.bytes(&(at..end)), sign });
        }
    }
    let quoted: BTreeSet<usize> =
        words.quoted.iter().map(|at| compact.bytes(&(*at..*at + 1)).start).collect();
    let mut form = |range: Range<usize>| {
        let range = text.bytes(&range);
        if !quoted.contains(&range.start) {
            found.push(Mark { range, sign: Sign::Form });
        }
    };
    for at in 0..text.chars.len() {
        if let Some(end) = word_with_period(&text.chars, at) {
            form(at..end);
        }
    }
    let lines = lines(&text.chars);
    for (index, (start, line)) in lines.iter().enumerate() {
        let beside = |step: usize| lines.get(step).map_or(&[][..], |(_, line)| *line);
        let neighbours = [beside(index.wrapping_sub(1)), beside(index + 1)];
        if let Some(range) = in_line(line, neighbours) {
            form(start + range.start..start + range.end);
        }
    }
    if let Some(range) = starred_period(&text.chars, &lines, is_item) {
        form(range);
    }
    found.into_iter()
}

/// The lines that are not blank, with where they start.
fn lines(chars: &[char]) -> Vec<(usize, &[char])> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in chars.split(|c| *c == '\n') {
        if line.iter().any(|c| !c.is_whitespace()) {
            lines.push((start, line));
        }
        start += line.len() + 1;
    }
    lines
}

fn starts_with(chars: &[char], at: usize, word: &str) -> Option<usize> {
    starts(chars.get(at..)?, word).map(|length| at + length)
}

fn ends_with(chars: &[char], end: usize, word: &str) -> bool {
    chars.get(..end).is_some_and(|before| ends(before, word))
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
    let blanks = chars.iter().skip(at + 1).take(5).take_while(|c| matches!(c, ' ' | '\t')).count();
    (chars.get(at + 1 + blanks) == Some(&'密')).then_some(at + blanks + 2)
}

/// The end of a period (`5年`, `二十年`, `长期`) that starts here and is not the beginning of a longer word.
fn period(chars: &[char], at: usize) -> Option<usize> {
    let end = ["长期", "永久"].into_iter().find_map(|word| starts_with(chars, at, word)).or_else(|| {
        let digits = |c: &&char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(**c);
        let count = chars.iter().skip(at).take(4).take_while(digits).count();
        let unit = skip(chars, at + count, " ");
        let named = ["年", "个月"].into_iter().find_map(|word| starts_with(chars, unit, word));
        named.filter(|_| (1..=3).contains(&count))
    })?;
    (!is_han(chars.get(end))).then_some(end)
}

/// How many sentences of a text are read. A text with more of such words wants a person's look in any case.
const SENTENCES: usize = 200;

/// The words of a text without its blanks.
struct Words<'a> {
    chars: &'a [char],
    /// Where lines begin.
    begins: &'a [bool],
    /// How many sentences have been read.
    judged: usize,
    /// Words that stand in quotes as an example.
    quoted: BTreeSet<usize>,
}

impl<'a> Words<'a> {
    /// A phrase that is a mark, unless its sentence only speaks about it.
    fn whole_phrase(&mut self, at: usize) -> Option<usize> {
        let chars = self.chars;
        // What the phrases begin with: most characters of a text need no closer look.
        if !matches!(chars.get(at)?, '工' | '国' | '内') {
            return None;
        }
        if let Some(end) = PHRASES.iter().find_map(|phrase| starts_with(chars, at, phrase)) {
            return self.judge(at, end, says_so).then_some(end);
        }
        let end = INTERNAL.iter().find_map(|phrase| starts_with(chars, at, phrase))?;
        let keep = |at: usize| KEEP.iter().any(|keep| starts_with(chars, at, keep).is_some());
        let kept = |end: usize| KEEP.iter().any(|keep| ends_with(chars, end, keep));
        let warned = (end..=end + NEAR).any(keep) || (at.saturating_sub(NEAR)..=at).any(kept);
        let ruled = |sentence: &Sentence<'_>| !KEPT_BY.iter().any(|word| has(sentence.after, word));
        (warned && self.judge(at, end, ruled)).then_some(end)
    }

    /// A word with a star, as a grade or as the answer to 密级.
    fn marked_word(&mut self, at: usize) -> Option<(usize, Sign)> {
        let end = word(self.chars, at)?;
        match self.chars.get(end) {
            Some('★') => {
                let before = at.checked_sub(1).and_then(|before| self.chars.get(before));
                let quoted = before.is_some_and(|c| "“‘\"".contains(*c));
                if quoted && is_quoted_form(&Sentence::around(self.chars, self.begins, at, end)) {
                    self.quoted.insert(at);
                    return None;
                }
                Some((end + 1, Sign::Form))
            }
            Some('级') => self.judge(at, end + 1, is_grade).then_some((end + 1, Sign::Sentence)),
            _ => {
                let asked = answers(self.chars.get(..at)?);
                (asked && self.judge(at, end, is_answer)).then_some((end, Sign::Sentence))
            }
        }
    }

    fn judge(&mut self, start: usize, end: usize, says: impl Fn(&Sentence<'a>) -> bool) -> bool {
        self.judged += 1;
        self.judged > SENTENCES || says(&Sentence::around(self.chars, self.begins, start, end))
    }
}

/// Whether a sentence says that the text itself has what it names.
fn says_so(sentence: &Sentence<'_>) -> bool {
    match sentence.question() {
        Some(yes) => yes,
        None => {
            !sentence.denies() && !sentence.is_condition() && !sentence.is_about() && !sentence.is_mentioned()
        }
    }
}

/// The form of a mark as an example of what a program looks for: `识别“机密★”等标志`.
fn is_quoted_form(sentence: &Sentence<'_>) -> bool {
    let quoted = sentence.after.iter().take(8).any(|c| matches!(c, '”' | '"' | '’'));
    let sought = ["识别", "检测", "提取", "样式", "格式", "比对", "算法"];
    quoted && sought.iter().any(|word| has(sentence.before, word) || has(sentence.after, word))
}

/// Whether 机密级 and its like say that something is of that grade.
fn is_grade(sentence: &Sentence<'_>) -> bool {
    let ranged = RANGES.iter().any(|word| starts(sentence.after, word).is_some())
        || ["级至", "级到", "级~", "密至", "密到", "密~"].iter().any(|word| ends(sentence.before, word));
    if ranged || is_listed(sentence) && !sentence.affirms() && !sentence.counts() {
        return false;
    }
    let near = sentence.before.get(sentence.before.len().saturating_sub(6)..).unwrap_or_default();
    // 按秘密级材料管理: that is what the text is.
    let kept_as = (ends(near, "按") || ends(near, "按照"))
        && ["管理", "保管", "保存"].iter().any(|word| has(sentence.after, word));
    if kept_as {
        return !sentence.denies() && !sentence.is_condition();
    }
    let made_for = MADE_FOR.iter().any(|word| has(near, word)) && !sentence.counts();
    match sentence.question() {
        Some(yes) => yes,
        None => !made_for && !sentence.denies() && !sentence.is_condition() && !sentence.is_about(),
    }
}

/// Whether grades stand side by side: 绝密、机密、秘密; 绝密级和机密级.
fn is_listed(sentence: &Sentence<'_>) -> bool {
    let joints = ["、", "和", "或", "与", "及", "/", "以及", "”“", "”、“"];
    joints.iter().any(|joint| {
        let before = sentence.before.len().checked_sub(joint.chars().count());
        let behind = starts(sentence.after, joint).and_then(|end| sentence.after.get(end..));
        ends(sentence.before, joint)
            && before
                .and_then(|end| sentence.before.get(..end))
                .is_some_and(|before| WORDS.iter().any(|word| ends(before, word)) || ends(before, "密级"))
            || behind.is_some_and(|rest| WORDS.iter().any(|word| starts(rest, word).is_some()))
    })
}

/// Whether what comes next answers a question for the grade: behind 密级 and its like, or ticked in a list behind it.
fn answers(before: &[char]) -> bool {
    let mut before = before;
    if before.last().is_some_and(|c| TICKS.contains(*c)) {
        let near = before.get(before.len().saturating_sub(24)..).unwrap_or_default();
        return GRADES.iter().any(|grade| has(near, grade));
    }
    while before.last().is_some_and(|c| "[(“\"'|:=-".contains(*c)) {
        before = before.get(..before.len() - 1).unwrap_or_default();
    }
    let asked = ANSWERING.iter().find(|word| ends(before, word));
    let before = asked.map_or(before, |word| &before[..before.len() - word.chars().count()]);
    GRADES.iter().any(|grade| ends(before, grade))
}

fn is_answer(sentence: &Sentence<'_>) -> bool {
    let ticked = sentence.before.last().is_some_and(|c| TICKS.contains(*c));
    let term = ["性", "计算", "共享", "分享"].iter().any(|word| starts(sentence.after, word).is_some());
    let ranged = RANGES.iter().any(|word| starts(sentence.after, word).is_some());
    let optional = matches!(sentence.after.first(), Some('/' | '□' | '○' | '☐'));
    ticked
        || !term
            && !ranged
            && !optional
            && !is_listed(sentence)
            && !sentence.is_condition()
            && !sentence.denies()
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
        "不涉及国家秘密、工作秘密、商业秘密和个人隐私",
        "不申请国防专利",
        "通过机密级信息系统分级保护测评",
        "文件密级为秘密及以上的不得上传",
        "⼯作秘密信息识别系统",
        "- ★3年\n- ★5年",
        "★3年\n★7×24 小时响应",
        "是否涉及国防专利：否",
        "分为绝密级、机密级和秘密级",
        "公开\n内部\n秘密\n机密",
        "识别“机密★10年”等密级标志",
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
        "⼯作秘密",
        "★⻓期",
        "㊙密★5年",
        "密级：☑秘密 □机密",
        "密级｜机密",
        "密级\t秘密\t保密期限",
        "是否涉及工作秘密：是",
        "不涉及国家秘密，但涉及工作秘密",
        "不得不涉及工作秘密",
        "未公开的国防专利 2 件",
        "机密（10年）",
        "机密\u{332}★",
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
        let shown: Vec<_> = found.into_iter().map(|mark| &text[mark.range]).collect();
        assert_eq!(shown, ["秘密★５年", "机密级"]);
    }
}
