//! What a sentence says around a word: whether it denies it, makes it a condition, asks for it, counts it, or only speaks
//! about it. The texts are folded and without blanks; the lists are those of official Chinese.

mod words;

use words::{
    AFFIRMING, BETWEEN, CARING, CONDITIONS, DENIALS, DENIED_DENIALS, FORBIDDING, GENERAL, JOINING, MATTERS,
    NORMS, OBJECTS, QUESTIONS, SIBLINGS, TURNS, VERBS,
};

/// How far a sentence is read to either side, in characters.
const REACH: usize = 48;

/// The words before and behind a stretch of a text, as far as its sentence goes.
pub(super) struct Sentence<'a> {
    pub(super) before: &'a [char],
    pub(super) after: &'a [char],
}

impl<'a> Sentence<'a> {
    /// The sentence around `start..end` of a text without blanks, in which `begins` says where lines begin.
    pub(super) fn around(chars: &'a [char], begins: &[bool], start: usize, end: usize) -> Self {
        let ends_before = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| chars.get(before));
            let line = begins.get(at).copied().unwrap_or(true);
            before.is_none_or(|c| "。;!?".contains(*c) || line && !"、,和与及或的".contains(*c))
        };
        let from = (start.saturating_sub(REACH)..=start).rev().find(|at| ends_before(*at));
        let furthest = chars.len().min(end + REACH);
        let to = (end..furthest)
            .find(|at| ends_before(*at) || chars.get(*at).is_some_and(|c| "。;!?".contains(*c)))
            .unwrap_or(furthest);
        Self {
            before: chars.get(from.unwrap_or(start.saturating_sub(REACH))..start).unwrap_or_default(),
            after: chars.get(end..to).unwrap_or_default(),
        }
    }

    /// Whether the sentence denies or forbids it: `不涉及国家秘密、…`, `严禁泄露…`, `…: 无`.
    pub(super) fn denies(&self) -> bool {
        if self.denied_behind() {
            return true;
        }
        let reaches = |end: usize, most: usize| {
            self.before.get(end..).is_some_and(|rest| {
                rest.len() <= most && rest.first() != Some(&'的') && !TURNS.iter().any(|w| has(rest, w))
            })
        };
        (0..self.before.len()).rev().any(|at| {
            let rest = self.before.get(at..).unwrap_or_default();
            if let Some(end) = FORBIDDING.iter().find_map(|word| starts(rest, word)) {
                let rest = rest.get(end..).unwrap_or_default();
                let denied = rest.first() == Some(&'不');
                return !denied && rest.len() <= 24 && !rest.contains(&'的') && !has(rest, ":");
            }
            let Some(mut end) = DENIALS.iter().find_map(|word| starts(rest, word)) else { return false };
            let before = self.before.get(..at).unwrap_or_default();
            if DENIED_DENIALS.iter().any(|word| ends(before, word)) {
                return false;
            }
            let bare = matches!(rest.first(), Some('无' | '非' | '没'));
            for _ in 0..3 {
                let next = rest.get(end..).unwrap_or_default();
                end += BETWEEN.iter().find_map(|word| starts(next, word)).unwrap_or(0);
            }
            let next = rest.get(end..).unwrap_or_default();
            let named = next.is_empty() || SIBLINGS.iter().any(|word| starts(next, word).is_some());
            match VERBS.iter().find_map(|word| starts(next, word)) {
                Some(verb) => reaches(at + end + verb, 40),
                None => bare && named && reaches(at + end, 40),
            }
        })
    }

    /// `工作秘密: 无`, `国防专利 0 件`, `工作秘密等均不涉及`, `工作秘密信息已删除`.
    fn denied_behind(&self) -> bool {
        let colon = self.after.iter().take(5).position(|c| *c == ':').unwrap_or(0);
        let rest = skip(self.after.get(colon..).unwrap_or_default(), ":(-");
        let numbers = rest.iter().take_while(|c| c.is_ascii_digit() || **c == '零').count();
        let zero = numbers > 0 && rest.iter().take(numbers).all(|c| matches!(c, '0' | '零'));
        zero || ["无", "没有", "否", "不涉及", "未涉及", "不含", "不存在", "不适用"]
            .iter()
            .any(|word| starts(rest, word).is_some())
            || ["均不", "均未", "均无", "都不", "一概不", "已删除", "已脱敏", "已解密", "已剔除", "已去除"]
                .iter()
                .any(|word| find(self.after, word).is_some_and(|at| at <= 8))
    }

    /// Whether it is asked for (`是否涉及…`), and if so whether the answer is yes.
    pub(super) fn question(&self) -> Option<bool> {
        let near = self.before.get(self.before.len().saturating_sub(16)..).unwrap_or_default();
        if !QUESTIONS.iter().any(|word| has(near, word)) && !has(self.after, "吗") {
            return None;
        }
        let asked = QUESTIONS.iter().filter_map(|word| find(near, word)).max().unwrap_or(0);
        let said = near.get(asked..).unwrap_or_default();
        if [":是", ":有", ":√", ":☑"].iter().any(|word| has(said, word)) {
            return Some(true);
        }
        let answer = find(self.after, ":").filter(|at| *at <= 12).and_then(|at| self.after.get(at + 1..));
        let answer = answer.unwrap_or(self.after);
        let ticked = matches!(answer.first(), Some('√' | '☑' | '■' | '✓' | '✔' | '☒'));
        let answer = if ticked { answer.get(1..).unwrap_or_default() } else { skip(answer, "(") };
        let yes = ["是", "有"].iter().find_map(|word| starts(answer, word));
        let offered = |end: usize| {
            !ticked && matches!(answer.get(end), Some('/' | '□' | '○' | '、' | '否' | '或' | '无' | '☐'))
        };
        Some(yes.is_some_and(|end| !offered(end)))
    }

    /// Whether it is a condition of a rule: `凡涉及…`, `…的, 不得上传`.
    pub(super) fn is_condition(&self) -> bool {
        let such = self.after.iter().take(12).position(|c| *c == '的');
        let rule = such.is_some_and(|at| {
            let rest = self.after.get(at..).unwrap_or_default();
            let rest = rest.get(..rest.len().min(24)).unwrap_or_default();
            NORMS.iter().any(|word| has(rest, word))
        });
        let near = self.before.get(self.before.len().saturating_sub(24)..).unwrap_or_default();
        // 如内容属于…, 请…: the clause begins with it.
        let clause = self.before.iter().rposition(|c| *c == ',').map_or(0, |at| at + 1);
        let clause = self.before.get(clause..).unwrap_or_default();
        let supposed = matches!(clause, ['如' | '若', next, ..] if !"下图表上前何干".contains(*next));
        rule || supposed
            || CONDITIONS.iter().any(|word| has(near, word))
            || GENERAL.iter().any(|word| starts(skip(self.after, ",”"), word).is_some())
    }

    /// Whether something is said to have it: a verb in the same clause, with nothing but its own list in between.
    pub(super) fn affirms(&self) -> bool {
        let clause = self.before.iter().rev().take(24).position(|c| ",:(".contains(*c)).unwrap_or(24);
        let near = self.before.get(self.before.len().saturating_sub(clause)..).unwrap_or_default();
        // 分为绝密级、机密级…: a classification.
        !has(near, "分为") && AFFIRMING.iter().any(|word| has(near, word))
    }

    /// Whether pieces of it are counted: `国防专利 3 件`, `工作秘密文件两份`.
    pub(super) fn counts(&self) -> bool {
        let number = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十两几多数".contains(*c);
        let clause = self.clause();
        let Some(at) = clause.iter().take(7).position(number) else { return false };
        let between = clause.get(..at).unwrap_or_default();
        let digits = clause.iter().skip(at).take_while(|c| number(c)).count();
        let counted = matches!(clause.get(at + digits), Some('件' | '项' | '份' | '篇' | '个' | '部' | '条'));
        counted && !OBJECTS.iter().any(|word| has(between, word))
    }

    /// Whether the sentence is about such things: a system that finds them, a rule that guards them.
    pub(super) fn is_about(&self) -> bool {
        if self.counts() {
            return false;
        }
        let affirmed = self.affirms();
        let clause = self.clause();
        let relative = clause.first() == Some(&'的');
        let noun = if relative { clause.get(1..).unwrap_or_default() } else { clause };
        // 以国防专利形式保护: that is what it is.
        let kept_as = starts(clause, "形式").or_else(|| starts(clause, "方式")).is_some();
        let object = !(kept_as || affirmed && relative) && OBJECTS.iter().any(|word| has(noun, word));
        let matter = !affirmed && MATTERS.iter().any(|word| has(noun, word));
        object || matter || self.is_titled()
    }

    /// Whether it is listed with others of its kind, or guarded, sought and spoken about, and nobody is said to have it.
    pub(super) fn is_mentioned(&self) -> bool {
        if self.affirms() || self.counts() {
            return false;
        }
        let listed = SIBLINGS.iter().any(|word| {
            let before = JOINING.iter().any(|joint| {
                ends(self.before, joint) && ends(&self.before[..self.before.len() - length(joint)], word)
            });
            let after = JOINING.iter().any(|joint| {
                starts(self.after, joint)
                    .is_some_and(|end| self.after.get(end..).is_some_and(|rest| starts(rest, word).is_some()))
            });
            before || after
        });
        let near = self.before.get(self.before.len().saturating_sub(14)..).unwrap_or_default();
        listed || CARING.iter().any(|word| has(near, word))
    }

    /// Whether it stands in the title of a law or a paper.
    fn is_titled(&self) -> bool {
        let open = self.before.iter().rposition(|c| matches!(c, '《' | '》'));
        open.is_some_and(|at| self.before.get(at) == Some(&'《')) && self.after.contains(&'》')
    }

    /// What follows up to the next mark of punctuation.
    fn clause(&self) -> &'a [char] {
        let end = self.after.iter().take(16).position(|c| ",、:()[]“”《》".contains(*c));
        self.after.get(..end.unwrap_or(self.after.len().min(16))).unwrap_or_default()
    }
}

fn length(word: &str) -> usize {
    word.chars().count()
}

/// The length of a word that a text starts with.
pub(super) fn starts(text: &[char], word: &str) -> Option<usize> {
    let mut end = 0;
    for c in word.chars() {
        if text.get(end) != Some(&c) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// Whether a text ends with a word.
pub(super) fn ends(text: &[char], word: &str) -> bool {
    text.len().checked_sub(length(word)).is_some_and(|start| starts(&text[start..], word).is_some())
}

fn find(text: &[char], word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    (0..text.len()).find(|at| text[*at] == first && starts(&text[*at..], word).is_some())
}

/// Whether a text holds a word.
pub(super) fn has(text: &[char], word: &str) -> bool {
    find(text, word).is_some()
}

fn skip<'a>(text: &'a [char], passed: &str) -> &'a [char] {
    let count = text.iter().take_while(|c| passed.contains(**c)).count();
    text.get(count..).unwrap_or_default()
}
