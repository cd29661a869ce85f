//! The words of the pages, by language. They are apart from the engine's messages: the engine needs none of them.
//!
//! A message without values is a word; a message with values is a sentence. Templates ask for both with
//! `{{ t(id="…", name=value) }}`, Rust with [`Site::t`](crate::site::page::Site::t) and
//! [`Site::tell`](crate::site::page::Site::tell), scripts read them from a `data-words` attribute that a template fills with
//! `{{ words(prefix="…") }}`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use quick_xml::escape::escape;
use tera::{Kwargs, State, TeraResult, Value};
use unic_langid::LanguageIdentifier;
use zhengji_markdown::plain;

use crate::built_in;
use crate::diagnostic::catalog::Language;

fn source(language: Language) -> &'static str {
    built_in::site_messages(language.tag())
}

/// The words of one language.
pub(super) struct Words {
    language: Language,
    /// Messages without values.
    plain: BTreeMap<String, String>,
    /// All messages, as text.
    text: FluentBundle<Arc<FluentResource>>,
    /// All messages, as HTML; values have to come escaped.
    html: FluentBundle<Arc<FluentResource>>,
}

impl Words {
    /// Loads the built-in words. A fault in them is a fault of the program and is caught by the tests: what does parse is
    /// kept.
    pub(super) fn new(language: Language) -> Self {
        let resource = match FluentResource::try_new(source(language).to_owned()) {
            Ok(resource) | Err((resource, _)) => Arc::new(resource),
        };
        let text = bundle(language, &resource);
        let mut html = bundle(language, &resource);
        html.set_transform(Some(escaped));
        let plain =
            ids(language).filter_map(|id| Some((id.to_owned(), filled(&text, id, None).ok()?))).collect();
        Self { language, plain, text, html }
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// A word; the id itself where there is none, or where the message wants values.
    pub(super) fn word<'a>(&'a self, id: &'a str) -> &'a str {
        debug_assert!(self.plain.contains_key(id), "no word {id}");
        self.plain.get(id).map_or(id, String::as_str)
    }

    /// A word, where there is one.
    pub(super) fn known(&self, id: &str) -> Option<&str> {
        self.plain.get(id).map(String::as_str)
    }

    /// A sentence with its values; the id itself where there is none.
    pub(super) fn sentence<'v>(
        &self,
        id: &str,
        values: impl IntoIterator<Item = (&'static str, FluentValue<'v>)>,
    ) -> String {
        told(&self.text, id, values)
    }

    /// A sentence as HTML; values have to come escaped.
    pub(super) fn html_sentence<'v>(
        &self,
        id: &str,
        values: impl IntoIterator<Item = (&'static str, FluentValue<'v>)>,
    ) -> String {
        told(&self.html, id, values)
    }

    /// The mark of words of the page inside submitted text.
    pub(super) fn mark_of_page(&self) -> String {
        if self.language == Language::Chinese {
            return String::new();
        }
        format!(" lang=\"{}\"", self.language.tag())
    }

    /// A short mark that everybody sees beside a text that is Chinese on a page that is not; nothing beside all others.
    fn in_chinese(&self, text: &str) -> String {
        if !is_foreign(text, self.language) {
            return String::new();
        }
        let (mark, word) = (self.mark_of_page(), self.html_word("in-chinese").unwrap_or_default());
        format!(" <span class=\"in-chinese\"{mark}>{word}</span>")
    }

    /// A word as HTML, for templates to hold instead of asking for it on every page.
    pub(super) fn html_word(&self, id: &str) -> Option<Cow<'_, str>> {
        self.plain.get(id).map(escape)
    }

    /// All messages whose id starts with `prefix`, by the rest of the id, for a script. Where a value belongs stands its
    /// name as `{$name}`.
    pub(super) fn of_prefix(&self, prefix: &str) -> BTreeMap<&'static str, String> {
        ids(self.language)
            .filter_map(|id| {
                let pattern = self.text.get_message(id)?.value()?;
                // Values are not known here; what stands in their place is what the script looks for.
                let text = self.text.format_pattern(pattern, None, &mut Vec::new());
                Some((id.strip_prefix(prefix)?, text.into_owned()))
            })
            .collect()
    }

    /// The functions and filters that templates use.
    pub(super) fn teach(self: &Arc<Self>, tera: &mut tera::Tera) {
        let words = Arc::clone(self);
        tera.register_function("t", move |values: Kwargs, state: &State<'_>| words.translate(&values, state));
        let words = Arc::clone(self);
        tera.register_function("words", move |values: Kwargs, _: &State<'_>| {
            let words = words.of_prefix(values.must_get::<&str>("prefix")?);
            serde_json::to_string(&words).map_err(|error| tera::Error::message(error.to_string()))
        });
        tera.register_filter("written", |text: &str, _: Kwargs, _: &State<'_>| {
            Value::safe_string(&plain::to_html(text))
        });
        tera.register_filter("flowing", |text: &str, _: Kwargs, _: &State<'_>| {
            Value::safe_string(&plain::to_flow(text))
        });
        let words = Arc::clone(self);
        tera.register_filter("in_chinese", move |text: &str, _: Kwargs, _: &State<'_>| {
            Value::safe_string(&words.in_chinese(text))
        });
        let language = self.language;
        tera.register_filter("lang", move |text: &str, _: Kwargs, _: &State<'_>| {
            Value::safe_string(if is_foreign(text, language) { IN_CHINESE } else { "" })
        });
        tera.register_filter("marked", move |text: &str, _: Kwargs, _: &State<'_>| {
            Value::safe_string(&marked(text, language))
        });
    }

    /// `t(id="…", name=value)` of the templates. Values are escaped unless they are marked as safe, as links are.
    fn translate(&self, values: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
        let id = values.must_get::<&str>("id")?;
        let mut args = FluentArgs::new();
        for (name, value) in values.iter() {
            let name = name.as_str().unwrap_or_default();
            match value.as_i64() {
                _ if name == "id" => {}
                Some(count) => args.set(name.to_owned(), count),
                None => args.set(name.to_owned(), state.escape_if_needed(value)?),
            }
        }
        let text = filled(&self.html, id, Some(&args)).map_err(tera::Error::message)?;
        Ok(Value::safe_string(&text))
    }
}

/// The mark of submitted text on a page in another language.
pub(super) const IN_CHINESE: &str = " lang=\"zh-CN\"";

/// Whether a text needs the mark of another language: Chinese on a page that is not.
pub(super) fn is_foreign(text: &str, language: Language) -> bool {
    language != Language::Chinese
        && text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}'))
}

/// A sentence as HTML in which every Chinese name says what it is: `Topic: <span lang="zh-CN">自主设计</span>`.
fn marked(text: &str, language: Language) -> String {
    let mut html = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let plain =
            rest.find(|c: char| is_foreign(c.encode_utf8(&mut [0; 4]), language)).unwrap_or(rest.len());
        html.push_str(&escape(&rest[..plain]));
        rest = &rest[plain..];
        // Marks between two characters belong to the name, those after it to the sentence.
        let name = rest.find(|c: char| c.is_ascii() || matches!(c, '“' | '”')).unwrap_or(rest.len());
        if name > 0 {
            // Writing to a string never fails.
            let _ = write!(html, "<span{IN_CHINESE}>{}</span>", escape(&rest[..name]));
        }
        rest = &rest[name..];
    }
    html
}

fn bundle(language: Language, resource: &Arc<FluentResource>) -> FluentBundle<Arc<FluentResource>> {
    let language: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Isolation marks are bidirectional controls; they would stand in every copied sentence.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(Arc::clone(resource));
    bundle
}

/// A sentence with its values; the id itself where there is none.
fn told<'v>(
    bundle: &FluentBundle<Arc<FluentResource>>,
    id: &str,
    values: impl IntoIterator<Item = (&'static str, FluentValue<'v>)>,
) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in values {
        args.set(name, value);
    }
    filled(bundle, id, Some(&args)).unwrap_or_else(|why| {
        debug_assert!(false, "{why}");
        id.to_owned()
    })
}

fn filled(
    bundle: &FluentBundle<Arc<FluentResource>>,
    id: &str,
    args: Option<&FluentArgs<'_>>,
) -> Result<String, String> {
    let pattern =
        bundle.get_message(id).and_then(|message| message.value()).ok_or_else(|| format!("t: {id}?"))?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
    errors.first().map_or(Ok(text), |error| Err(format!("t: {id}: {error}")))
}

/// The ids of a language's messages, in their order.
fn ids(language: Language) -> impl Iterator<Item = &'static str> {
    let is_id = |id: &&str| {
        id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    source(language).lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id).filter(is_id)
}

fn escaped(text: &str) -> Cow<'_, str> {
    escape(text)
}

#[cfg(test)]
mod tests;
