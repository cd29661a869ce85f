//! What is searched: the public text of every demand and every item of the guideline, by field.

use serde::Serialize;

use super::super::browse::{Entry, demand_href};
use super::super::guideline::item_href;
use super::super::page::Site;
use crate::call::Answer;
use crate::call::presentation::{Presentation, Searched, Shown};
use crate::call::public::GuidelineItem;
use crate::schema::Field;
use zhengji_markdown::{one_line, plain, to_text};

/// What is searched that the form of the demand does not hold, in the manner of its fields: of the demand's unit, of items
/// of the guideline, of recommendations.
const BESIDE_THE_FORM: [Searched<'static>; 3] = [
    Searched { place: 20, group: 1, name: "unit" },
    Searched { place: 150, group: 3, name: "body" },
    Searched { place: 170, group: 3, name: "opinion" },
];

/// The fields of the index.
pub(super) struct Fields<'a> {
    /// In their order, the first counts most; each with the field of the form, where it is one.
    all: Vec<(Searched<'a>, Option<Shown<'a>>)>,
    form: Field<'a>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(presentation: &Presentation<'a>) -> Self {
        let of_form = presentation.searched().into_iter().map(|(how, shown)| (how, Some(shown.clone())));
        let beside = BESIDE_THE_FORM.into_iter().map(|how| (how, None));
        let mut all: Vec<_> = of_form.chain(beside).collect();
        all.sort_by_key(|(how, _)| how.place);
        Self { all, form: presentation.form() }
    }

    /// The names, in the order of the index.
    pub(super) fn names(&self) -> Vec<&'a str> {
        self.all.iter().map(|(how, _)| how.name).collect()
    }

    /// Which group each counts in.
    pub(super) fn groups(&self) -> Vec<usize> {
        self.all.iter().map(|(how, _)| how.group).collect()
    }

    /// The fields of the form whose names the words of the page do not know, each with its title.
    pub(super) fn titles(&self, site: &Site<'_>) -> Vec<(&'a str, String)> {
        let untold = self.all.iter().filter_map(|(how, shown)| {
            let shown = shown.as_ref()?;
            let known = site.words.known(&format!("search-script-field-{}", how.name)).is_some();
            let title = shown.field.title_in(site.words.language()).unwrap_or(how.name);
            (!known).then(|| (how.name, title.to_owned()))
        });
        untold.collect()
    }

    fn place(&self, name: &str) -> usize {
        self.all.iter().position(|(how, _)| how.name == name).unwrap_or(self.all.len())
    }
}

/// A document: its page, its title, what it is, its texts by field.
#[derive(Debug, Serialize)]
pub(super) struct Document(pub(super) String, pub(super) &'static str, pub(super) Vec<(usize, String)>);

impl Document {
    fn new(href: String, kind: &'static str, texts: Vec<(usize, String)>) -> Self {
        // A phrase is found across the end of a line.
        let texts = texts.into_iter().map(|(field, text)| (field, one_line(&text)));
        Self(href, kind, texts.filter(|(_, text)| !text.is_empty()).collect())
    }

    /// About how long it is when written down.
    pub(super) fn bytes(&self) -> usize {
        self.2.iter().map(|(_, text)| text.len() + 8).sum::<usize>() + self.0.len()
    }
}

/// All documents: demands as they are listed, then items of the guideline.
pub(super) fn documents(site: &Site<'_>, fields: &Fields<'_>) -> Vec<Document> {
    let mut documents: Vec<Document> =
        site.entries.iter().map(|entry| of_demand(site, fields, entry)).collect();
    documents.extend(site.call.guideline.iter().map(|item| of_item(fields, item)));
    documents
}

fn of_demand(site: &Site<'_>, fields: &Fields<'_>, entry: &Entry<'_>) -> Document {
    let demand = entry.demand;
    let unit = site.call.units.get(&demand.unit).map_or(&demand.unit, |unit| &unit.name);
    let opinion = entry.recommended.map_or("", |(_, recommended)| &recommended.opinion);
    let text = |(how, shown): &(Searched<'_>, Option<Shown<'_>>)| match (shown, how.name) {
        (Some(shown), _) => shown.answer(fields.form, demand).map(searched_text).unwrap_or_default(),
        (None, "unit") => unit.clone(),
        (None, "opinion") => plain::to_text(opinion),
        (None, _) => String::new(),
    };
    let texts = fields.all.iter().map(text).enumerate().collect();
    Document::new(demand_href(&demand.id), "demand", texts)
}

/// All that was written freely in an answer.
fn searched_text(answer: Answer<'_>) -> String {
    answer.texts().into_iter().map(plain::to_text).collect::<Vec<_>>().join(" ")
}

fn of_item(fields: &Fields<'_>, item: &GuidelineItem) -> Document {
    let href = item_href(&item.id);
    let conditions = [item.lead_requirement.as_deref(), item.no_source_reason.as_deref()];
    let conditions = conditions.into_iter().flatten().map(plain::to_text);
    let body = conditions.fold(to_text(&item.body), |text, more| text + " " + &more);
    let title = format!("{} {}", item.number, item.title);
    Document::new(href, "item", vec![(0, title), (fields.place("body"), body)])
}
