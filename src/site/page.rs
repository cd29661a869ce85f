//! What every page has.

use std::borrow::Cow;
use std::collections::BTreeMap;

use fluent_bundle::FluentValue;
use jiff::Timestamp;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::call::public::PublicCall;
use crate::call::{
    Contact, Instants, Licence, Repository, SensitiveHandover, Stage, StageKind, Vocabulary, Wan,
};
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Language, Reveal};
use crate::schema::SchemaSet;
use crate::similarity::Similar;
use crate::site::browse::Entry;
use crate::site::calls::again::AllAgain;
use crate::site::feeds::atom;
use crate::site::navigation;
use crate::site::offered::Offered;
use crate::site::pages::column;
use crate::site::words::{IN_CHINESE, Words};

/// 万元 in 亿元.
const YI: i64 = 10_000;

/// What the pages of one language are made from.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    /// The call as the language of the pages has it: with names in that language where they are given.
    pub(super) call: &'a PublicCall,
    /// The same as it was written, for files that all languages share.
    pub(super) written: &'a PublicCall,
    pub(super) schemas: &'a SchemaSet,
    /// What rules say, in the language of the pages.
    pub(super) catalog: &'a Catalog,
    /// The words of ids, in the language of the pages.
    pub(super) vocabulary: &'a Vocabulary,
    /// The same as they were written, for files that all languages share.
    pub(super) official: &'a Vocabulary,
    /// The words of the pages.
    pub(super) words: &'a Words,
    /// The demands in the order of lists and tables.
    pub(super) entries: &'a [Entry<'a>],
    /// For each demand those on the same matter, the nearest first.
    pub(super) similar: &'a BTreeMap<String, Vec<Similar>>,
    /// For each demand the same one in other calls.
    pub(super) again: &'a AllAgain,
    /// All languages of the site, the one at its root first.
    pub(super) offered: &'a [Offered],
    /// The address of the site of the call, with a slash at the end; none where `call.yaml` gives none.
    pub(super) base: Option<&'a str>,
    /// The languages of the page of all calls, which lies one folder above the site of this call; none where it is alone.
    pub(super) calls: Option<&'a [Offered]>,
    pub(super) now: Timestamp,
    /// Whether the site has the engine that forms are judged with in the browser.
    pub(super) has_engine: bool,
    /// Whether it has the preview of texts.
    pub(super) has_preview: bool,
    /// Whether it has what makes documents for Word.
    pub(super) has_word: bool,
}

/// A page to render: its file, its template, what the template is given.
pub(super) struct Job {
    pub(super) path: String,
    pub(super) template: Cow<'static, str>,
    pub(super) context: tera::Context,
}

/// A link with its text. `href` is relative to the root of the pages of this language; templates put `root` before it.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) title: String,
    pub(super) href: String,
}

impl Link {
    pub(super) fn new(title: impl Into<String>, href: impl Into<String>) -> Self {
        Self { title: title.into(), href: href.into() }
    }
}

#[derive(Serialize)]
struct Page<'a> {
    lang: &'a str,
    /// This very page in every language, itself included; nothing on a site of one language.
    languages: Vec<Elsewhere<'a>>,
    title: &'a str,
    description: &'a str,
    section: &'a str,
    breadcrumbs: &'a [Link],
}

#[derive(Serialize)]
struct Elsewhere<'a> {
    tag: &'a str,
    name: &'a str,
    href: String,
    /// In full, for search engines; none where `call.yaml` gives no address of the site.
    address: Option<String>,
}

#[derive(Serialize)]
struct CallHead<'a> {
    title: &'a str,
    short_title: &'a str,
    host: &'a str,
    basis: Option<&'a str>,
    contacts: &'a [Contact],
    sensitive_handover: &'a SensitiveHandover,
    site: Option<&'a crate::call::Site>,
    /// The name of the site as it is registered: the same on all pages, whatever their language.
    registered_name: &'a str,
    /// The digits of the public security number, by which it can be looked up.
    police_number: String,
    /// Whether all of it is invented.
    is_sample: bool,
    /// The licence of the data.
    licence: Option<Licence<'a>>,
    /// Where the files of the call can be read, if everybody can.
    repository: Option<&'a str>,
}

impl<'a> Site<'a> {
    /// A word of the pages.
    pub(super) fn t(&self, id: &'a str) -> &'a str {
        self.words.word(id)
    }

    /// A sentence of the pages with its values.
    pub(super) fn tell<const N: usize>(
        &self,
        id: &str,
        values: [(&'static str, FluentValue<'_>); N],
    ) -> String {
        self.words.sentence(id, values)
    }

    /// An amount with its unit, as people say it in the language of the page: exact, from 10,000 万元 on in 亿元 where people
    /// say that. Tables have 万元 in their columns.
    pub(super) fn money(&self, amount: Wan) -> String {
        let yi = Decimal::from(YI);
        // Fractions of 万元 would make a figure that nobody can read.
        let is_large = amount.0.abs() >= yi && amount.0.is_integer();
        let large = || {
            Message::new("money-large").message("amount", amount.said()).text("yi", amount.in_units_of(yi))
        };
        let said = if is_large { large() } else { amount.said() };
        self.catalog.render(&said, Reveal::PublicOnly)
    }

    /// What the demands at these places of the list come to.
    pub(super) fn budgets(&self, places: impl Iterator<Item = usize>) -> Wan {
        places.filter_map(|index| Some(self.entries.get(index)?.demand.budget.total)).sum()
    }

    /// From one day to another, both included.
    pub(super) fn period(&self, stage: &Stage) -> String {
        let (opens, closes) = (stage.opens.to_string(), stage.closes.to_string());
        self.tell("date-range", [("opens", opens.into()), ("closes", closes.into())])
    }

    /// The page at `folder` (`""` for the start page), rendered by `template`.
    pub(super) fn page(
        &self,
        folder: &str,
        template: impl Into<Cow<'static, str>>,
        head: &Head<'_>,
        content: &impl Serialize,
    ) -> Job {
        let path = if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") };
        self.page_at(&path, template, head, content)
    }

    /// The page that is this file among the pages of this language.
    pub(super) fn page_at(
        &self,
        path: &str,
        template: impl Into<Cow<'static, str>>,
        head: &Head<'_>,
        content: &impl Serialize,
    ) -> Job {
        let root = "../".repeat(path.matches('/').count());
        self.rooted(&root, &self.way_to_shared(path), path, template, head, content)
    }

    /// The way from a file among the pages of this language to the files of all languages.
    pub(super) fn way_to_shared(&self, path: &str) -> String {
        "../".repeat(path.matches('/').count() + self.folder().matches('/').count())
    }

    /// Where the call's files can be read, if everybody can.
    pub(super) fn repository(&self) -> Option<&'a Repository> {
        self.call.settings.site.as_ref()?.repository.as_ref()
    }

    /// A page with links from the root of its host, for a page that is shown at any address. `base` is the path of the
    /// site, from slash to slash.
    pub(super) fn page_below(
        &self,
        base: &str,
        path: &str,
        template: impl Into<Cow<'static, str>>,
        head: &Head<'_>,
        content: &impl Serialize,
    ) -> Job {
        self.rooted(&format!("{base}{}", self.folder()), base, path, template, head, content)
    }

    /// `root` leads to the pages of this language, `shared` to the files of all.
    fn rooted(
        &self,
        root: &str,
        shared: &str,
        path: &str,
        template: impl Into<Cow<'static, str>>,
        head: &Head<'_>,
        content: &impl Serialize,
    ) -> Job {
        let settings = &self.call.settings;
        let mut context = tera::Context::new();
        let folder = self.folder();
        let language = self.words.language();
        let elsewhere = |offered: &'a Offered| Elsewhere {
            tag: offered.language.tag(),
            name: &offered.name,
            href: if offered.language == language {
                format!("{root}{path}")
            } else {
                format!("{shared}{}{path}", offered.folder)
            },
            address: self.absolute(&format!("{}{path}", offered.folder)),
        };
        let languages =
            if self.offered.len() > 1 { self.offered.iter().map(elsewhere).collect() } else { Vec::new() };
        let mark = if language == Language::Chinese { "" } else { IN_CHINESE };
        context.insert_value("zh", tera::Value::safe_string(mark));
        context.insert("root", root);
        context.insert("shared", shared);
        context.insert(
            "page",
            &Page {
                lang: language.tag(),
                languages,
                title: head.title,
                description: head.description,
                section: head.section,
                breadcrumbs: head.breadcrumbs,
            },
        );
        let police = settings.site.as_ref().and_then(|own| own.police.as_deref()).unwrap_or_default();
        context.insert(
            "call",
            &CallHead {
                title: &settings.title,
                short_title: self.short_title(),
                host: &settings.host,
                basis: settings.basis.as_deref(),
                contacts: &settings.contacts,
                sensitive_handover: &settings.sensitive_handover,
                site: settings.site.as_ref(),
                registered_name: self.registered_name(),
                police_number: police.chars().filter(char::is_ascii_digit).collect(),
                is_sample: settings.sample,
                licence: settings.licence(),
                repository: self.repository().map(|repository| &*repository.address),
            },
        );
        context.insert("navigation", &navigation::of_page(self, head.section, path));
        context.insert("column", &column::of_list(self, head));
        context.insert("article", &None::<()>);
        context.insert("structured", &None::<()>);
        context.insert("calls", &self.way_to_calls(shared));
        context.insert("feeds", &atom::of_page(self, path));
        context.insert("address", &self.absolute(&format!("{folder}{path}")));
        context.insert("content", content);
        Job { path: format!("{folder}{path}"), template: template.into(), context }
    }

    /// The folder of the pages of this language, with a slash at the end, or nothing.
    pub(super) fn folder(&self) -> &'a str {
        let own = self.offered.iter().find(|offered| offered.language == self.words.language());
        own.map_or("", |offered| &offered.folder)
    }

    /// What to say of a demand that nobody recommends: until the stage has closed it may still be.
    pub(super) fn not_recommended(&self) -> &'a str {
        let stage = self.call.settings.stages.get(&StageKind::Recommendation);
        let open = stage.and_then(|stage| self.instants(stage)).is_some_and(|stage| self.now < stage.closes);
        self.t(if open { "not-recommended-yet" } else { "not-recommended" })
    }

    /// The day of an instant, by the call's clock.
    pub(super) fn day(&self, at: Timestamp) -> String {
        at.to_zoned_datetime(self.zone()).date().to_string()
    }

    /// Whether a stage has begun.
    pub(super) fn has_opened(&self, stage: &Stage) -> bool {
        self.instants(stage).is_some_and(|stage| self.now >= stage.opens)
    }

    pub(super) fn instants(&self, stage: &Stage) -> Option<Instants> {
        stage.instants(&self.zone())
    }

    fn registered_name(&self) -> &'a str {
        let settings = &self.written.settings;
        let short = settings.short_title.as_deref().unwrap_or(&settings.title);
        settings.site.as_ref().map_or(short, |own| &own.name)
    }

    /// The title for headings.
    pub(super) fn short_title(&self) -> &str {
        self.call.settings.short_title.as_deref().unwrap_or(&self.call.settings.title)
    }
}

/// What a page is called and where it hangs.
pub(super) struct Head<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    /// Which entry of the navigation it belongs to.
    pub(super) section: &'static str,
    /// The way from the start page to this page, both left out.
    pub(super) breadcrumbs: &'a [Link],
}
