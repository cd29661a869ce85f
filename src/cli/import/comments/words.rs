//! The words of exports: what their columns are called, and how they say yes, no and the words of the form's lists
//! (`words.json`). The form's own titles, keys and labels are known without standing there.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::schema::Field;

const BUILT_IN: &str = include_str!("words.json");

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
    /// How somebody is shown who gave no name.
    pub(super) unnamed: String,
}

impl Words {
    /// # Errors
    /// When the built-in list is faulty, which a test rules out.
    pub(super) fn new() -> Result<Self, serde_json::Error> {
        serde_json::from_str(BUILT_IN)
    }

    /// What a heading means; none where it is not known.
    pub(super) fn meaning(&self, heading: &str, form: Field<'_>) -> Option<Meaning> {
        let heading = plain(heading);
        let same = |word: &str| plain(word) == heading;
        let column = Column::ALL.into_iter().find(|column| {
            same(column.key())
                || column.field(form).and_then(Field::title).is_some_and(same)
                || self.fields.get(column).into_iter().flatten().any(|word| same(word))
        });
        let left_out = || self.left_out.iter().any(|word| same(word)).then_some(Meaning::LeftOut);
        column.map(Meaning::Column).or_else(left_out)
    }

    /// Yes or no; none for any other word.
    pub(super) fn truth(&self, cell: &str) -> Option<bool> {
        let cell = plain(cell);
        let among = |words: &[String]| words.iter().any(|word| plain(word) == cell);
        among(&self.yes).then_some(true).or_else(|| among(&self.no).then_some(false))
    }

    /// The word of a fixed list that a cell means, whether it gives the word, its label or another word for it.
    pub(super) fn option<'f>(&self, column: Column, cell: &str, form: Field<'f>) -> Option<&'f str> {
        let cell = plain(cell);
        let others = self.options.get(column.key());
        column.field(form)?.options().into_iter().find_map(|(word, label)| {
            let others = others.and_then(|all| all.get(word)).into_iter().flatten();
            let mut all = [word, label].into_iter().chain(others.map(String::as_str));
            all.any(|one| plain(one) == cell).then_some(word)
        })
    }
}

/// A heading or word without what differs from form to form: case and width, blanks and punctuation, brackets with what
/// stands in them, the number of a question, and the address of the reader (`1、您的姓名（必填）：`).
fn plain(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in text.chars().map(half_width).flat_map(char::to_lowercase) {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            c if depth == 0 && c.is_alphanumeric() => kept.push(c),
            _ => {}
        }
    }
    let numbered = kept.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = if numbered.is_empty() { &kept } else { numbered };
    ["请填写", "请输入", "请选择", "您的", "你的", "您", "your"]
        .into_iter()
        .fold(bare, |bare, address| {
            bare.strip_prefix(address).filter(|rest| !rest.is_empty()).unwrap_or(bare)
        })
        .to_owned()
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
        assert_eq!(words.option(Column::Aspect, "好", form), None);
        assert_eq!(
            (words.truth("是"), words.truth("不同意"), words.truth("看情况")),
            (Some(true), Some(false), None)
        );
    }
}
