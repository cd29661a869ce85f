//! What every page has.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::call::Vocabulary;
use crate::call::public::PublicCall;
use crate::call::{Contact, SensitiveHandover, StageKind};
use crate::diagnostic::catalog::Catalog;
use crate::schema::SchemaSet;

/// What pages are made from.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub(super) call: &'a PublicCall,
    pub(super) schemas: &'a SchemaSet,
    pub(super) catalog: &'a Catalog,
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) now: Timestamp,
}

/// A page to render: its file, its template, what the template is given.
pub(super) struct Job {
    pub(super) path: String,
    pub(super) template: &'static str,
    pub(super) context: tera::Context,
}

/// A link with its text. `href` is relative to the root of the site; templates put `root` before it.
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
    title: &'a str,
    description: &'a str,
    section: &'a str,
    breadcrumbs: &'a [Link],
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
}

impl Site<'_> {
    /// The page at `folder` (`""` for the start page), rendered by `template`.
    pub(super) fn page(
        &self,
        folder: &str,
        template: &'static str,
        head: &Head<'_>,
        content: &impl Serialize,
    ) -> Job {
        let settings = &self.call.settings;
        let mut context = tera::Context::new();
        let depth = folder.split('/').filter(|part| !part.is_empty()).count();
        context.insert("root", &"../".repeat(depth));
        context.insert(
            "page",
            &Page {
                title: head.title,
                description: head.description,
                section: head.section,
                breadcrumbs: head.breadcrumbs,
            },
        );
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
            },
        );
        context.insert("content", content);
        let path = if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") };
        Job { path, template, context }
    }

    /// What to say of a demand that nobody recommends: until the stage has closed it may still be.
    pub(super) fn not_recommended(&self) -> &'static str {
        let settings = &self.call.settings;
        let zone = settings.zone().unwrap_or(TimeZone::UTC);
        let stage = settings.stages.get(&StageKind::Recommendation).and_then(|stage| stage.instants(&zone));
        if stage.is_some_and(|stage| self.now < stage.closes) { "尚待推荐" } else { "未获推荐" }
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
