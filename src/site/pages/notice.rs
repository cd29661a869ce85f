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
