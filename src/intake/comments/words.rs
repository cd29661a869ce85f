//! The words of exports: what their columns are called, and how they say yes, no and the words of the form's lists
//! (`words.json`). The form's own titles, keys and labels are known without standing there.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::schema::Field;

const BUILT_IN: &str = include_str!("words.json");

/// Traditional characters of headings and of the words of lists, each before its simplified one.
const TRADITIONAL: &str = "時时間间條条見见來来單单議议內内稱称電电話话號号類类頻频題题標标證证開开實实現现據据擬拟應应對对與与為为問问網网戶户絡络郵邮發发訊讯聯联繫系職职務务機机構构團团體体節节點点處处級级輸输說说過过論论會会專专業业術术匯汇總总結结規规劃划備备註注選选項项編编該该區区縣县簽签願愿訪访導导書书報报張张達达還还後后進进無无當当擔担復复覆复";

/// What a column can hold: the keys of a comment, and three that are only read to find out how its writer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Column {
    Item,
    Paragraph,
    Aspect,
    Channel,
    ReceivedOn,
    ShownAs,
    /// The name of who wrote, which is shown masked unless they agreed otherwise.
    Name,
    /// For whom they wrote, which is shown where no person is named.
    Unit,
    /// Whether the name may be shown.
    Consent,
    Text,
    CurrentText,
    ProposedText,
    Reason,
}

impl Column {
    /// All of them, in the order of the form.
    pub(super) const ALL: [Self; 13] = [
        Self::Item,
        Self::Paragraph,
        Self::Aspect,
        Self::Channel,
        Self::ReceivedOn,
        Self::ShownAs,
        Self::Name,
        Self::Unit,
        Self::Consent,
        Self::Text,
        Self::CurrentText,
        Self::ProposedText,
        Self::Reason,
    ];

    /// Its key, as `--column` takes it. Keys of a comment are called as in the file.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Paragraph => "paragraph",
            Self::Aspect => "aspect",
            Self::Channel => "channel",
            Self::ReceivedOn => "received_on",
            Self::ShownAs => "shown_as",
            Self::Name => "name",
            Self::Unit => "unit",
            Self::Consent => "consent",
            Self::Text => "text",
            Self::CurrentText => "current_text",
            Self::ProposedText => "proposed_text",
            Self::Reason => "reason",
        }
    }

    /// The field of the form that it fills; none for what is only read.
    pub(super) fn field(self, form: Field<'_>) -> Option<Field<'_>> {
        match self {
            Self::Item | Self::Paragraph => form.property("on")?.property(self.key()),
            _ => form.property(self.key()),
        }
    }
}

/// What a heading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Column(Column),
    /// Known, and never written: telephone numbers, addresses, numbers of certificates.
    LeftOut,
}

/// The words.
#[derive(Debug, Deserialize)]
pub(super) struct Words {
    fields: BTreeMap<Column, Vec<String>>,
    left_out: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
    /// Other words for those of a fixed list, by field and word.
    options: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// What questionnaires write where nothing was answered.
    empty: Vec<String>,
    /// How somebody is shown who gave no name.
    pub(super) unnamed: String,
}

impl Words {
    /// # Errors
    /// When the built-in list is faulty, which a test rules out.
    pub(super) fn new() -> Result<Self, serde_json::Error> {
        serde_json::from_str(BUILT_IN)
    }

    /// What a heading means; none where it is not known. Read as a whole first, for mailboxes tell a sender's name and
    /// address apart in brackets; then without what forms dress a heading in.
    pub(super) fn meaning(&self, heading: &str, form: Field<'_>) -> Option<Meaning> {
        let bare =
            [whole(heading), plain(heading), plain(without_code(heading)), plain(without_locale(heading))];
        bare.iter().filter(|bare| !bare.is_empty()).find_map(|bare| self.meaning_of(bare, form))
    }

    fn meaning_of(&self, heading: &str, form: Field<'_>) -> Option<Meaning> {
        let same = |word: &str| plain(word) == heading;
        let column = Column::ALL.into_iter().find(|column| {
            same(column.key())
                || column.field(form).and_then(Field::title).is_some_and(same)
                || self.fields.get(column).into_iter().flatten().any(|word| same(word))
        });
        let left_out = || self.left_out.iter().any(|word| same(word)).then_some(Meaning::LeftOut);
        column.map(Meaning::Column).or_else(left_out)
    }

    /// Whether a cell only says that nothing was answered.
    pub(super) fn is_empty(&self, cell: &str) -> bool {
        cell.chars().count() <= 10 && {
            let cell: String = cell.chars().map(half_width).flat_map(char::to_lowercase).collect();
            self.empty.iter().any(|empty| *empty == cell.trim())
        }
    }

    /// Yes or no; none for any other word.
    pub(super) fn truth(&self, cell: &str) -> Option<bool> {
        let cells = [plain(cell), plain(without_code(cell))];
        let among = |words: &[String]| words.iter().any(|word| cells.contains(&plain(word)));
        among(&self.yes).then_some(true).or_else(|| among(&self.no).then_some(false))
    }

    /// The word of a fixed list that a cell means, whether it gives the word, its label or another word for it.
    pub(super) fn option<'f>(&self, column: Column, cell: &str, form: Field<'f>) -> Option<&'f str> {
        let others = self.options.get(column.key());
        let options = column.field(form)?.options();
        [plain(cell), plain(without_code(cell))].iter().find_map(|cell| {
            options.iter().find_map(|(word, label)| {
                let others = others.and_then(|all| all.get(*word)).into_iter().flatten();
                let mut all = [*word, *label].into_iter().chain(others.map(String::as_str));
                all.any(|one| plain(one) == *cell).then_some(*word)
            })
        })
    }
}

/// A heading or word without what differs from form to form: case and width, blanks and punctuation, brackets with what
/// stands in them, the number of a question, and the address of the reader (`1、您的姓名（必填）：`).
fn plain(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in text.chars().map(half_width).map(simplified).flat_map(char::to_lowercase) {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            c if depth == 0 && c.is_alphanumeric() => kept.push(c),
            _ => {}
        }
    }
    let numbered = kept.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = if numbered.is_empty() { &kept } else { numbered };
    ["请填写", "请输入", "请选择", "请留下", "您的", "你的", "您", "your"]
        .into_iter()
        .fold(bare, |bare, address| {
            bare.strip_prefix(address).filter(|rest| !rest.is_empty()).unwrap_or(bare)
        })
        .to_owned()
}

/// A heading with what stands in its brackets: `From: (Address)` is `fromaddress`.
fn whole(text: &str) -> String {
    let chars = text.chars().map(half_width).map(simplified).flat_map(char::to_lowercase);
    chars.filter(|c| c.is_alphanumeric()).collect()
}

/// A text without the code before it that some questionnaires number by: `Q3. 意见`, `G01Q02、意见`, `A. 科学性`.
fn without_code(text: &str) -> &str {
    let coded = text.trim_start().split_once(['.', '．', '、', ':', '：', ' ']);
    let is_code = |code: &str| {
        let code = code.trim();
        (1..=8).contains(&code.len())
            && code.starts_with(|c: char| c.is_ascii_alphabetic())
            && (code.len() == 1 || code.ends_with(|c: char| c.is_ascii_digit()))
            && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    coded.filter(|(code, _)| is_code(code)).map_or("", |(_, rest)| rest)
}

/// `body/zh-CN` without the language behind it.
fn without_locale(text: &str) -> &str {
    let is_locale = |locale: &str| {
        let mut parts = locale.split('-');
        let language =
            parts.next().is_some_and(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_lowercase()));
        language
            && parts
                .all(|part| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()))
    };
    text.rsplit_once('/').filter(|(_, locale)| is_locale(locale)).map_or("", |(key, _)| key)
}

fn simplified(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let mut pairs = TRADITIONAL.chars();
    while let (Some(traditional), Some(simple)) = (pairs.next(), pairs.next()) {
        if traditional == c {
            return simple;
        }
    }
    c
}

fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{Column, Meaning, Words, plain};
    use crate::schema::Kind;

    #[test]
    fn a_heading_is_known_however_the_form_dresses_it() {
        for heading in ["姓名", " 姓 名：", "1、您的姓名（必填）", "*姓名", "Name", "Your name:", "ＮＡＭＥ"]
        {
            assert!(matches!(plain(heading).as_str(), "姓名" | "name"), "{heading}");
        }
        assert_eq!(plain("1"), "1");
    }

    #[test]
    fn headings_of_real_exports_are_known() {
        let words = Words::new().unwrap();
        let schemas = crate::built_in::schemas(&BTreeMap::new()).unwrap();
        let form = schemas.form(Kind::Comment);
        let meaning = |heading: &str| words.meaning(heading, form);
        for (heading, column) in [
            ("body/zh-CN", Column::Text),
            ("created_at", Column::ReceivedOn),
            ("author/name", Column::Name),
            ("user_group/name", Column::Unit),
            ("Q3. 意见和建议", Column::Text),
            ("G01Q02: Your comment", Column::Text),
            ("submitdate", Column::ReceivedOn),
            ("Date submitted", Column::ReceivedOn),
            ("提交答卷时间", Column::ReceivedOn),
            ("结束答题时间", Column::ReceivedOn),
            ("3.您的意见和建议（选填）", Column::Text),
            ("4、您的单位：[填空题]", Column::Unit),
            ("發件人: (姓名)", Column::Name),
            ("時間", Column::ReceivedOn),
            ("From: (Name)", Column::Name),
            ("Body", Column::Text),
        ] {
            assert_eq!(meaning(heading), Some(Meaning::Column(column)), "{heading}");
        }
        for heading in [
            "发件人: (地址)",
            "From: (Address)",
            "开始答题时间",
            "startdate",
            "Date last action",
            "来自IP",
            "author/id",
            "答题时长",
            "清洗数据结果",
            "Last page",
            "seed",
            "来源详情",
        ] {
            assert_eq!(meaning(heading), Some(Meaning::LeftOut), "{heading}");
        }
        for heading in ["alignment", "总体评价", "Q3", "a/b", "root_commentable_url"] {
            assert_eq!(meaning(heading), None, "{heading}");
        }
        assert!(words.is_empty("（空）") && words.is_empty("(跳过)") && !words.is_empty("空"));
    }

    #[test]
    fn no_word_means_two_things() {
        let words = Words::new().unwrap();
        let mut seen = BTreeSet::new();
        for word in words.fields.values().flatten().chain(&words.left_out) {
            assert!(seen.insert(plain(word)), "{word}");
        }
        let mut seen = BTreeSet::new();
        for word in words.yes.iter().chain(&words.no) {
            assert!(seen.insert(plain(word)), "{word}");
        }
    }

    #[test]
    fn the_forms_own_titles_and_labels_are_known() {
        let words = Words::new().unwrap();
        let schemas = crate::built_in::schemas(&BTreeMap::new()).unwrap();
        let form = schemas.form(Kind::Comment);
        assert_eq!(words.meaning("收到日期", form), Some(Meaning::Column(Column::ReceivedOn)));
        assert_eq!(words.meaning("联系电话", form), Some(Meaning::LeftOut));
        assert_eq!(words.meaning("血型", form), None);
        assert_eq!(words.option(Column::Channel, "电子邮件", form), Some("mail"));
        assert_eq!(words.option(Column::Channel, "E-mail", form), Some("mail"));
        assert_eq!(words.option(Column::Aspect, "科学性", form), Some("soundness"));
        assert_eq!(words.option(Column::Aspect, "A．科学性", form), Some("soundness"));
        assert_eq!(words.option(Column::Aspect, "好", form), None);
        assert_eq!(
            (words.truth("是"), words.truth("不同意"), words.truth("看情况")),
            (Some(true), Some(false), None)
        );
    }
}
