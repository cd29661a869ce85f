//! The message catalogue: Fluent texts in Chinese and English. The program has them built in, a page brings them along.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

use super::wording::{CLOSE, OPEN, Wording};
use super::{Arg, Message, visible, visible_line};

/// A language that messages are told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize, Serialize)]
pub enum Language {
    /// Simplified Chinese, the default: the people of a call read Chinese.
    #[default]
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// BCP 47 tag, as in HTML's `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// All of them.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The language of a locale, as BCP 47 (`zh-Hans-CN`) or POSIX (`en_US.UTF-8@euro`) writes it, whatever its country; none
    /// for a language that messages are not told in.
    pub fn of_locale(locale: &str) -> Option<Self> {
        let tag = locale.split(['.', '@']).next()?;
        let told: LanguageIdentifier = tag.parse().ok()?;
        Self::ALL.into_iter().find(|own| own.identifier().language == told.language)
    }

    /// As [`Language::of_locale`], with Chinese for all others.
    pub fn from_locale(locale: &str) -> Self {
        Self::of_locale(locale).unwrap_or_default()
    }

    /// Whether a key of a document is that of a language: what stands below it says in that language what stands beside it.
    pub fn is_key(key: &str) -> bool {
        Self::ALL.iter().any(|language| language.tag() == key)
    }

    fn identifier(self) -> LanguageIdentifier {
        // Both tags are well formed; the undetermined language would only change how numbers choose a plural.
        self.tag().parse().unwrap_or_default()
    }
}

/// Whether values of fields that are not public may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reveal {
    /// Only for a terminal, where the writer reads about the writer's own file.
    Private,
    /// Everywhere else: logs, pipes, files, pages.
    PublicOnly,
}

/// All messages of one language.
pub struct Catalog {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// What the language has for names of a call.
    names: OnceLock<BTreeMap<String, String>>,
}

impl Catalog {
    /// Loads texts in the form of Fluent. A fault in them is a fault of the program and is caught by its tests: the
    /// messages that do parse are kept.
    pub fn new(language: Language, texts: String) -> Self {
        let resource = match FluentResource::try_new(texts) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // Isolation marks are bidirectional controls; they would stand in every copied message.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self { language, bundle, names: OnceLock::new() }
    }

    /// Takes in what the language has for names of the calls that it speaks of ([`crate::document::names`]); the first time counts.
    pub fn learn(&self, names: BTreeMap<String, String>) {
        // Whoever told it the names before told it of the same calls.
        let _ = self.names.set(names);
    }

    fn named<'t>(&'t self, name: &'t str) -> &'t str {
        self.names.get().and_then(|names| names.get(name.trim())).map_or(name, String::as_str)
    }

    /// The language of this catalogue.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether a message of that id exists.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|m| m.value().is_some())
    }

    /// A message without values. An unknown id is returned as it is.
    pub fn text(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// A message with its values. An unknown id is returned as it is. Values stay on one line, whatever they hold.
    pub fn render(&self, message: &Message, reveal: Reveal) -> String {
        self.compose(message, reveal, &|value| value)
    }

    /// A message whose values can be told from its words, for formats that have to keep values from acting.
    pub fn wording(&self, message: &Message, reveal: Reveal) -> Wording {
        let marked = self.compose(message, reveal, &|value| format!("{OPEN}{value}{CLOSE}"));
        Wording::split(&marked)
    }

    /// Puts a message together; each value from outside is made visible and then passes through `mark`. Because a
    /// marked value is no longer itself, no message may choose its words by a text, only by a count.
    fn compose(&self, message: &Message, reveal: Reveal, mark: &dyn Fn(String) -> String) -> String {
        let value = |text: &str| mark(visible_line(text));
        let separator = || self.text("message-separator");
        let mut args = FluentArgs::new();
        for (name, arg) in message.args() {
            match arg {
                Arg::Text(text) => args.set(*name, value(text)),
                Arg::Lines(text) => args.set(*name, mark(visible(text))),
                Arg::Count(count) => args.set(*name, *count),
                Arg::Private(text) if reveal == Reveal::Private => args.set(*name, value(text)),
                Arg::Private(_) => args.set(*name, self.text("report-private-value")),
                Arg::Message(inner) => args.set(*name, self.compose(inner, reveal, mark)),
                Arg::List(items) => {
                    let items: Vec<String> = items.iter().map(|item| value(item)).collect();
                    args.set(*name, items.join(&separator()));
                }
                Arg::Name(text) => args.set(*name, value(self.named(text))),
                Arg::Names(items) => {
                    let items: Vec<String> = items.iter().map(|item| value(self.named(item))).collect();
                    args.set(*name, items.join(&separator()));
                }
                Arg::Choices(choices) => {
                    let choice = |(id, name): &(String, String)| {
                        let mut args = FluentArgs::new();
                        args.set("id", value(id));
                        args.set("name", value(self.named(name)));
                        self.format("message-choice", Some(&args))
                    };
                    let items: Vec<String> = choices.iter().map(choice).collect();
                    args.set(*name, items.join(&separator()));
                }
            }
        }
        self.format(message.id(), Some(&args))
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|m| m.value()) else {
            return id.to_owned();
        };
        let mut errors = Vec::new();
        let text: Cow<'_, str> = self.bundle.format_pattern(pattern, args, &mut errors);
        debug_assert!(errors.is_empty(), "message {id}: {errors:?}");
        text.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_bundle::FluentResource;

    use super::{Language, Reveal};
    use crate::diagnostic::{Message, Piece};

    fn ids(source: &str) -> BTreeSet<&str> {
        source
            .lines()
            .filter_map(|line| line.split_once(" ="))
            .map(|(id, _)| id)
            .filter(|id| {
                !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            })
            .collect()
    }

    #[test]
    fn both_languages_parse_and_have_the_same_messages() {
        let [chinese, english] = [Language::Chinese, Language::English].map(crate::built_in::messages);
        for source in [&chinese, &english] {
            let wrong = FluentResource::try_new(source.clone()).err().map(|(_, errors)| errors);
            assert!(wrong.is_none(), "{wrong:?}");
        }
        assert_eq!(ids(&chinese), ids(&english));
        assert!(!ids(&chinese).is_empty());
    }

    #[test]
    fn private_values_show_only_where_they_may() {
        let catalog = crate::built_in::catalog(Language::Chinese);
        let message = Message::new("rd-investment-below").text("threshold", 1000).private("value", "937.5");
        assert!(catalog.render(&message, Reveal::Private).contains("937.5"));
        assert!(!catalog.render(&message, Reveal::PublicOnly).contains("937.5"));
    }

    #[test]
    fn values_start_no_line_and_can_be_told_from_words() {
        let catalog = crate::built_in::catalog(Language::Chinese);
        let message =
            Message::new("report-offices").list("offices", ["科技局\n::error::x", "\u{FDD0}高新处"]);
        let text = catalog.render(&message, Reveal::PublicOnly);
        assert_eq!(text, "科技局<U+000A>::error::x、<U+FDD0>高新处");
        let wording = catalog.wording(&message, Reveal::PublicOnly);
        assert_eq!(wording.to_string(), text);
        let values: Vec<_> =
            wording.pieces().iter().filter(|piece| matches!(piece, Piece::Value(_))).collect();
        assert_eq!(values.len(), 2);
    }

    #[test]
    fn locales_choose_the_language() {
        assert_eq!(Language::from_locale("en_US.UTF-8"), Language::English);
        assert_eq!(Language::from_locale("zh_CN.UTF-8"), Language::Chinese);
        assert_eq!(Language::from_locale("C"), Language::Chinese);
        for chinese in
            ["zh", "zh-CN", "zh_CN", "zh_CN.UTF-8", "zh_CN.GB18030", "ZH", "zh-Hans-CN", "zh_TW@radical"]
        {
            assert_eq!(Language::of_locale(chinese), Some(Language::Chinese), "{chinese}");
        }
        for english in ["en", "en-US", "en_GB.ISO-8859-15", "EN", "en@quot"] {
            assert_eq!(Language::of_locale(english), Some(Language::English), "{english}");
        }
        for other in
            ["", "C", "C.UTF-8", "POSIX", "fr", "de_DE.UTF-8", "english", "中文", "zh-", "enm", "-en"]
        {
            assert_eq!(Language::of_locale(other), None, "{other}");
        }
    }
}
