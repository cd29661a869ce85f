//! The public comments with their answers.

use serde::Serialize;

use super::page::{Head, Job, Link, Site};
use crate::call::public::Comment;
use crate::call::{Consultation, StageKind};
use crate::schema::Kind;

#[derive(Serialize)]
struct Content<'a> {
    consultation: Option<&'a Consultation>,
    period: Option<String>,
    counts: Vec<Count>,
    open: usize,
    comments: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Count {
    label: String,
    count: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    item: Option<Link>,
    aspect: String,
    channel: String,
    received_on: String,
    shown_as: &'a str,
    text: &'a str,
    current_text: Option<&'a str>,
    proposed_text: Option<&'a str>,
    reason: Option<&'a str>,
    disposition: Option<String>,
    reply: Option<&'a str>,
    replied_on: Option<String>,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<Job> {
    let comments = &site.call.comments;
    let counts = site
        .vocabulary
        .options(Kind::Comment, "disposition")
        .iter()
        .map(|(id, label)| Count {
            label: label.clone(),
            count: comments.iter().filter(|comment| comment.disposition.as_deref() == Some(id)).count(),
        })
        .collect();
    let stage = site.call.settings.stages.get(&StageKind::Consultation);
    let content = Content {
        consultation: site.call.settings.consultation.as_ref(),
        period: stage.map(|stage| site.period(stage)),
        counts,
        open: comments.iter().filter(|comment| comment.disposition.is_none()).count(),
        comments: comments.iter().map(|comment| row(site, comment)).collect(),
    };
    let head = Head {
        title: site.t("comments-title"),
        description: site.t("comments-description"),
        section: "comments",
        breadcrumbs: &[],
    };
    vec![site.page("comments", "comments.html", &head, &content)]
}

fn row<'a>(site: &Site<'_>, comment: &'a Comment) -> Row<'a> {
    let item = site.call.guideline.iter().find(|item| item.id == comment.on.item);
    let label = |path, value: &str| site.vocabulary.label(Kind::Comment, path, value);
    Row {
        id: &comment.id,
        item: item.map(|item| {
            Link::new(format!("{} {}", item.number, item.title), format!("guideline/{}/index.html", item.id))
        }),
        aspect: label("aspect", &comment.aspect),
        channel: label("channel", &comment.channel),
        received_on: comment.received_on.to_string(),
        shown_as: &comment.shown_as,
        text: comment.text.trim(),
        current_text: comment.current_text.as_deref().map(str::trim),
        proposed_text: comment.proposed_text.as_deref().map(str::trim),
        reason: comment.reason.as_deref().map(str::trim),
        disposition: comment.disposition.as_deref().map(|id| label("disposition", id)),
        reply: comment.reply.as_deref().map(str::trim),
        replied_on: comment.replied_on.map(|date| date.to_string()),
    }
}
