//! The notice as people read it.

use serde::Serialize;

use crate::call::begins_in;
use crate::site::page::{Head, Job, Link, Site};
use crate::site::pages::column::Article;
use crate::site::pages::paragraphs::{numbered, paragraphs};

#[derive(Serialize)]
struct Content {
    body: String,
}

pub(in crate::site) fn pages(site: &Site<'_>) -> Vec<Job> {
    let settings = &site.call.settings;
    let description = site.tell("notice-description", [("host", settings.host.as_str().into())]);
    let (title, markdown) = split_title(&site.call.notice);
    let head = Head {
        title: title.unwrap_or(site.t("notice-title")),
        description: &description,
        section: "notice",
        breadcrumbs: &[Link::new(site.t("nav-notice"), "notice/index.html")],
    };
    let article =
        Article { title: head.title, source: &settings.host, date: site.date_of_call(), keywords: &[] };
    let content = Content { body: numbered(markdown, &|_| String::new()).0 };
    vec![site.page("notice", "notice.html", &head, &content).with_article(site, &head, &article)]
}

/// The address of the paragraph that a quotation of the notice begins in.
pub(in crate::site) fn place_of(site: &Site<'_>, quote: &str) -> Option<String> {
    let (_, markdown) = split_title(&site.call.notice);
    let paragraphs = paragraphs(markdown);
    let at = begins_in(quote, paragraphs.iter().map(|paragraph| paragraph.words.as_str()))?;
    Some(format!("notice/index.html#{}", paragraphs.get(at)?.anchor))
}

/// A part of the notice that can be found by itself: its address, the heading above it, what it says.
pub(in crate::site) struct Part {
    pub(in crate::site) href: String,
    pub(in crate::site) heading: String,
    pub(in crate::site) text: String,
}

/// The whole notice in parts: what comes before the first heading, then paragraph by paragraph. A heading is in the parts below it;
/// one with nothing but headings below it is a part of its own.
pub(in crate::site) fn parts(site: &Site<'_>) -> Vec<Part> {
    let settings = &site.call.settings;
    let (title, markdown) = split_title(&site.call.notice);
    let own = title.filter(|title| *title != settings.title).unwrap_or_default();
    let first =
        Part { href: "notice/index.html".to_owned(), heading: settings.title.clone(), text: own.to_owned() };
    let mut parts = vec![first];
    let mut heading: Option<String> = None;
    let paragraphs = paragraphs(markdown);
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if paragraph.is_heading {
            heading = Some(paragraph.said.clone());
            if paragraphs.get(at + 1).is_some_and(|next| !next.is_heading) {
                continue;
            }
        }
        match (&heading, parts.last_mut()) {
            (None, Some(first)) => first.text = format!("{} {}", first.text, paragraph.said),
            _ => parts.push(Part {
                href: format!("notice/index.html#{}", paragraph.anchor),
                heading: heading.clone().unwrap_or_default(),
                text: if paragraph.is_heading { String::new() } else { paragraph.said.clone() },
            }),
        }
    }
    parts
}

/// The notice's first heading is the page's own; it must not stand there twice.
fn split_title(markdown: &str) -> (Option<&str>, &str) {
    let text = markdown.trim_start();
    match text.strip_prefix("# ") {
        Some(rest) => {
            let (title, body) = rest.split_once('\n').unwrap_or((rest, ""));
            (Some(title.trim()), body)
        }
        None => (None, markdown),
    }
}
