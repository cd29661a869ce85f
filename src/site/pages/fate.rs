//! What became of a demand, step by step.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::call::public::{Demand, GuidelineItem};
use crate::call::{Stage, StageKind};
use crate::schema::Kind;
use crate::site::browse::RecommendedBy;
use crate::site::page::{Link, Site};
use crate::site::pages::comments;
use crate::site::pages::guideline::numbered_item_link;

/// A step on the way of a demand.
#[derive(Serialize)]
pub(in crate::site) struct Step<'a> {
    /// Whether it has been taken.
    done: bool,
    title: String,
    /// When: a day, or from when to when.
    when: Option<String>,
    #[serde(flatten)]
    what: What<'a>,
}

/// What there is to say of a step.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum What<'a> {
    /// Nothing more.
    Plain,
    /// A word of the pages.
    Note { note: &'a str },
    /// Who recommends it, where in the ranking, in which words.
    Recommended { by: RecommendedBy },
    /// The item of the guideline that took it up.
    Item { item: Link },
    /// What the public says of that item.
    Comments { link: Link },
    /// The same demand in another call; the way there from the files that all languages share.
    Again { call: Link },
    /// Why no item took it up.
    Reason { reason: &'a str },
}

/// What the steps of all demands are looked up in.
pub(in crate::site) struct Fates<'a> {
    items: BTreeMap<&'a str, Vec<&'a GuidelineItem>>,
    comments: BTreeMap<&'a str, usize>,
}

impl<'a> Fates<'a> {
    pub(in crate::site) fn new(site: &Site<'a>) -> Self {
        let mut items: BTreeMap<&str, Vec<&GuidelineItem>> = BTreeMap::new();
        for item in &site.call.guideline {
            for source in &item.sources {
                items.entry(source).or_default().push(item);
            }
        }
        let mut comments: BTreeMap<&str, usize> = BTreeMap::new();
        for comment in &site.call.comments {
            *comments.entry(&comment.on.item).or_default() += 1;
        }
        Self { items, comments }
    }

    /// The items of the guideline that a demand went into.
    pub(in crate::site) fn items_of(&self, demand: &str) -> &[&'a GuidelineItem] {
        self.items.get(demand).map(Vec::as_slice).unwrap_or_default()
    }

    /// Where the comments on items are read: in a list of their own where they are all on one.
    fn list_of_comments(&self, items: &[&GuidelineItem]) -> String {
        let mut discussed =
            items.iter().map(|item| item.id.as_str()).filter(|id| self.comments.contains_key(id));
        comments::list_on(discussed.next().filter(|_| discussed.next().is_none()))
    }

    /// The steps of a demand so far, and the one that is waited for.
    pub(in crate::site) fn of(
        &self,
        site: &Site<'a>,
        demand: &Demand,
        recommended: Option<RecommendedBy>,
    ) -> Vec<Step<'a>> {
        let stage = |kind| site.call.settings.stages.get(&kind);
        let period = |kind| stage(kind).map(|stage: &Stage| site.period(stage));
        let step = |title: &str, when, what| Step { done: true, title: title.to_owned(), when, what };
        // The day its last version came in, where that is known; otherwise when it could.
        let received = demand.received.last().map(|at| site.day(*at));
        let submitted = received.or_else(|| period(StageKind::Submission));
        let again = |is_earlier: bool, title| {
            let all = site.again.get(&demand.id).into_iter().flatten();
            let own = all.filter(move |again| again.is_earlier == is_earlier);
            own.map(move |again| step(title, None, What::Again { call: again.link(site.words.language()) }))
        };
        let mut steps: Vec<Step<'a>> = again(true, site.t("fate-earlier")).collect();
        steps.push(step(site.t("fate-submitted"), submitted, What::Plain));
        let is_recommended = recommended.is_some();
        steps.push(match recommended {
            Some(by) => {
                let approved =
                    by.approved_on.map(|day| site.tell("fate-approved", [("date", day.to_string().into())]));
                step(site.t("fate-recommended"), approved, What::Recommended { by })
            }
            None => Step {
                done: false,
                ..step(site.not_recommended(), None, What::Note { note: site.t("fate-in-no-table") })
            },
        });
        let items = self.items_of(&demand.id);
        for item in items {
            steps.push(step(
                site.t("fate-condensed"),
                period(StageKind::Guideline),
                What::Item { item: numbered_item_link(item) },
            ));
        }
        if let (false, Some(stage)) = (items.is_empty(), stage(StageKind::Consultation)) {
            let count = items.iter().filter_map(|item| self.comments.get(item.id.as_str())).sum::<usize>();
            let words = site.tell("fate-comments", [("count", count.into())]);
            steps.push(Step {
                done: site.has_opened(stage),
                ..step(
                    site.t("stage-consultation"),
                    Some(site.period(stage)),
                    What::Comments { link: Link::new(words, self.list_of_comments(items)) },
                )
            });
        }
        if let Some(disposition) = site.call.dispositions.get(&demand.id) {
            let label = site.vocabulary.label(Kind::Dispositions, "dispositions.kind", &disposition.kind);
            steps.push(step(&label, None, What::Reason { reason: &disposition.reason }));
        } else if items.is_empty() && is_recommended {
            let waiting = step(site.t("fate-waiting"), period(StageKind::Guideline), What::Plain);
            steps.push(Step { done: false, ..waiting });
        }
        steps.extend(again(false, site.t("fate-later")));
        steps
    }
}
