//! The draft guideline, its dispositions and the comments on it, as rules read them.

use std::sync::Arc;

use jiff::civil::Date;

use super::field::{Fields, Located, Maybe};
use crate::diagnostic::{Location, Span};
use crate::document::Document;

/// One item of the draft.
#[derive(Debug)]
pub struct GuidelineItem {
    /// File name without `.md`.
    pub id: String,
    /// Path from the root of the repository.
    pub path: Arc<str>,
    /// Title.
    pub title: Maybe<String>,
    /// Identities of the demands it comes from.
    pub sources: Vec<Located<String>>,
}

/// What became of a demand that no item took up.
#[derive(Debug)]
pub struct Disposition {
    /// Path from the root of the repository.
    pub path: Arc<str>,
    /// Where the entry stands.
    pub span: Span,
    /// Identity of the demand.
    pub demand: Maybe<String>,
    /// What became of it.
    pub kind: Maybe<String>,
}

/// A public comment.
#[derive(Debug)]
pub struct Comment {
    /// File name without `.yaml`.
    pub id: String,
    /// Path from the root of the repository.
    pub path: Arc<str>,
    /// The item it is on.
    pub item: Maybe<String>,
    /// The day it came in.
    pub received_on: Maybe<Date>,
    /// What was decided on it.
    pub disposition: Maybe<String>,
    /// The reply.
    pub reply: Maybe<String>,
    /// The comment that says the same and whose answer is the answer to this one.
    pub same_as: Maybe<String>,
    /// Where to point when the comment as a whole is meant.
    pub span: Option<Span>,
}

impl GuidelineItem {
    pub(super) fn read(id: &str, path: &Arc<str>, document: Option<&Document>) -> Self {
        let fields = Fields::of(document.map(|d| &d.root));
        Self {
            id: id.to_owned(),
            path: Arc::clone(path),
            title: fields.text("title"),
            sources: fields.texts("sources").collect(),
        }
    }

    /// Its title; its file's name while it has none.
    pub fn shown_title(&self) -> &str {
        self.title.as_ref().map_or(&self.id, |title| &title.value)
    }

    /// A place in the item's file; the file as a whole without a span.
    pub fn location(&self, span: Option<Span>) -> Location {
        Location { path: Arc::clone(&self.path), span }
    }
}

impl Disposition {
    pub(super) fn read(path: &Arc<str>, document: Option<&Document>) -> Vec<Self> {
        Fields::of(document.map(|d| &d.root))
            .items("dispositions")
            .map(|(item, span)| Self {
                path: Arc::clone(path),
                span,
                demand: item.text("demand"),
                kind: item.text("kind"),
            })
            .collect()
    }

    /// Where to point: at the demand, or at the entry.
    pub fn location(&self) -> Location {
        Location::at(&self.path, self.demand.as_ref().map_or(self.span, |demand| demand.span))
    }
}

impl Comment {
    pub(super) fn read(id: &str, path: &Arc<str>, document: Option<&Document>) -> Self {
        let fields = Fields::of(document.map(|d| &d.root));
        Self {
            id: id.to_owned(),
            path: Arc::clone(path),
            item: fields.group("on").text("item"),
            received_on: fields.date("received_on"),
            disposition: fields.text("disposition"),
            reply: fields.text("reply"),
            same_as: fields.text("same_as"),
            span: fields.span("text"),
        }
    }

    /// A place in the comment's file; the file as a whole without a span.
    pub fn location(&self, span: Option<Span>) -> Location {
        Location { path: Arc::clone(&self.path), span }
    }
}
