//! A letter in plain words, as the comment form of the site writes it: what a box is called, a colon, what was typed in it,
//! and a blank line. It stands in one cell of what a mailbox exports, or is the body of a mail.

use std::collections::BTreeMap;

use super::words::{Column, Meaning, Words};
use crate::schema::Field;

/// Most characters of what a box is called.
const LABEL: usize = 40;

/// The boxes of the form that hold one line: whatever follows it (a signature, `发自我的手机`) is nobody's answer.
const LINES: [Column; 5] = [Column::Item, Column::Paragraph, Column::Aspect, Column::Name, Column::Consent];

/// The other boxes of the form.
const TEXTS: [Column; 4] = [Column::Text, Column::CurrentText, Column::ProposedText, Column::Reason];

/// What a letter says, by column.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Letter {
    boxes: BTreeMap<Column, String>,
}

impl Letter {
    /// Reads a text; none where it is no such letter: one says at least what it is about, and its text.
    pub(super) fn read(text: &str, words: &Words, form: Field<'_>) -> Option<Self> {
        let mut letter = Self::default();
        let mut current = None;
        let mut begins = true;
        for line in text.lines() {
            // Other programs put a mark before each line of a mail that they answer or pass on.
            let line = line.strip_prefix("> ").unwrap_or(line).trim_end();
            let opened = if begins { letter.opened(line, words, form) } else { None };
            begins = line.trim().is_empty();
            if let Some((column, rest)) = opened {
                letter.boxes.insert(column, rest.trim().to_owned());
                current = Some(column);
            } else if let Some(column) = current.filter(|column| !LINES.contains(column))
                && let Some(said) = letter.boxes.get_mut(&column)
            {
                said.push('\n');
                said.push_str(line);
            }
        }
        for said in letter.boxes.values_mut() {
            said.truncate(said.trim_end().len());
        }
        let says = |column| letter.boxes.get(&column).is_some_and(|said: &String| !said.is_empty());
        (says(Column::Item) && says(Column::Text)).then_some(letter)
    }

    /// The box that a line begins, and what stands behind its colon. One that was there before is part of a text.
    fn opened<'t>(&self, line: &'t str, words: &Words, form: Field<'_>) -> Option<(Column, &'t str)> {
        let (label, rest) = line.split_once(['：', ':'])?;
        if label.chars().count() > LABEL {
            return None;
        }
        let Some(Meaning::Column(column)) = words.meaning(label, form) else { return None };
        let is_box = LINES.contains(&column) || TEXTS.contains(&column);
        (is_box && !self.boxes.contains_key(&column)).then_some((column, rest))
    }

    /// What stands in a box; none where it is empty.
    pub(super) fn cell(&self, column: Column) -> Option<&str> {
        self.boxes.get(&column).map(String::as_str).filter(|said| !said.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::{Column, Letter};
    use crate::built_in;
    use crate::diagnostic::Message;
    use crate::diagnostic::catalog::{Catalog, Language, Reveal};
    use crate::intake::comments::words::Words;
    use crate::schema::{Kind, SchemaSet};

    /// The boxes of the form in its order, with the messages that name them.
    const BOXES: [(Column, &str); 9] = [
        (Column::Item, "comment-form-item"),
        (Column::Paragraph, "comment-form-paragraph"),
        (Column::Aspect, "comment-form-aspect"),
        (Column::Text, "comment-form-text"),
        (Column::CurrentText, "comment-form-current"),
        (Column::ProposedText, "comment-form-proposed"),
        (Column::Reason, "comment-form-reason"),
        (Column::Name, "comment-form-name"),
        (Column::Consent, "comment-form-show"),
    ];

    static PAGES: [LazyLock<Catalog>; 2] =
        [LazyLock::new(|| load(Language::Chinese)), LazyLock::new(|| load(Language::English))];

    fn load(language: Language) -> Catalog {
        Catalog::new(language, built_in::site_messages(language.tag()).to_owned())
    }

    fn words_of_pages(language: Language) -> &'static Catalog {
        &PAGES[usize::from(language == Language::English)]
    }

    fn said(language: Language, id: &'static str) -> String {
        words_of_pages(language).render(&Message::new(id), Reveal::PublicOnly)
    }

    /// As the script writes it: labels without the remark that they may stay empty.
    fn written(language: Language, boxes: &BTreeMap<Column, String>) -> String {
        let parts = BOXES.iter().filter_map(|(column, id)| {
            let label = said(language, id);
            let label = label.split(['（', '(']).next().unwrap_or_default().trim();
            // A message shows no line break: what was typed is put in afterwards, as the script does it.
            let line = Message::new("comment-script-line").text("label", label).text("text", "@");
            let line = words_of_pages(language).render(&line, Reveal::PublicOnly);
            Some(line.replace('@', boxes.get(column)?))
        });
        parts.collect::<Vec<_>>().join("\n\n") + "\n"
    }

    static SCHEMAS: LazyLock<SchemaSet> = LazyLock::new(|| built_in::schemas(&BTreeMap::new()).unwrap());
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::new().unwrap());

    fn read(text: &str) -> Option<Letter> {
        Letter::read(text, &WORDS, SCHEMAS.form(Kind::Comment))
    }

    #[test]
    fn what_the_form_says_about_the_name_is_known() {
        let words = Words::new().unwrap();
        for language in [Language::Chinese, Language::English] {
            assert_eq!(words.truth(&said(language, "comment-form-full")), Some(true));
            assert_eq!(words.truth(&said(language, "comment-form-masked")), Some(false));
        }
    }

    #[test]
    fn what_is_no_letter_is_left_alone() {
        for text in [
            "",
            "建议提高指标。",
            "意见内容：提高指标",
            "针对哪一条：3.1",
            "各位：\n意见内容：好\n针对哪一条：3.1",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_signature_belongs_to_nobody() {
        let letter = "张三：您好\n\n针对哪一条：3.1\n\n意见内容：第一段\n\n第二段：好\n\n公开时怎样署名：只公开姓氏，如“朱**”\n-- \n李四 13812345678";
        let letter = read(letter).unwrap();
        assert_eq!(letter.cell(Column::Text), Some("第一段\n\n第二段：好"));
        assert!(!format!("{letter:?}").contains("138"));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_comes_back(
            item in "[0-9]{1,2}\\.[0-9] [一-龥]{2,8}",
            text in "[一-龥a-z，。]{1,20}(\n{1,2}[一-龥a-z，。]{1,20}){0,3}",
            reason in proptest::option::of("[一-龥]{1,20}"),
            english in any::<bool>(),
        ) {
            let mut boxes = BTreeMap::from([(Column::Item, item), (Column::Text, text)]);
            boxes.extend(reason.map(|reason| (Column::Reason, reason)));
            let language = if english { Language::English } else { Language::Chinese };
            let letter = written(language, &boxes);
            for letter in [letter.clone(), letter.replace('\n', "\r\n"), format!("您好！\n\n{letter}\n发自我的手机")] {
                let read = read(&letter);
                prop_assert!(read.is_some(), "{}", letter);
                let read = read.unwrap_or_default();
                // What follows the last box is taken for its text unless the box holds one line, as the form's last one does.
                if !letter.ends_with("手机") {
                    prop_assert_eq!(&read.boxes, &boxes);
                }
            }
        }
    }
}
