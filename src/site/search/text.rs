//! What is searched: the public text of demands, guideline, units, departments, comments, notice and rules, by field.

use std::borrow::Cow;

use serde::Serialize;

use crate::call::Answer;
use crate::call::presentation::{Presentation, Searched, Shown};
use crate::call::public::{Comment, Demand, Department, GuidelineItem, PublicCall, Unit};
use crate::diagnostic::catalog::Language;
use crate::document::plain_han;
use crate::rules::{RULES, Rule};
use crate::schema::{Field, Kind};
use crate::site::browse::{Entry, demand_href};
use crate::site::page::Site;
use crate::site::pages::comments::Threads;
use crate::site::pages::guideline::item_href;
use crate::site::pages::notice::{self, Part};
use zhengji_markdown::{one_line, plain, to_text};

/// What is searched that the form of the demand does not hold, in the manner of its fields: of the demand's unit, of items
/// of the guideline, of recommendations.
const BESIDE_THE_FORM: [Searched<'static>; 5] = [
    Searched { order: 20, group: 1, name: "unit" },
    Searched { order: 150, group: 3, name: "body" },
    Searched { order: 152, group: 3, name: "text" },
    Searched { order: 154, group: 3, name: "reply" },
    Searched { order: 170, group: 3, name: "opinion" },
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
        all.sort_by_key(|(how, _)| how.order);
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

    /// Where names in the languages that the page is not in are written.
    fn of_other_names(&self) -> usize {
        let is_it =
            |shown: &Option<Shown<'_>>| shown.as_ref().is_some_and(|shown| Language::is_key(&shown.path));
        self.all.iter().position(|(_, shown)| is_it(shown)).unwrap_or_else(|| self.order("text"))
    }

    fn order(&self, name: &str) -> usize {
        self.all.iter().position(|(how, _)| how.name == name).unwrap_or(self.all.len())
    }
}

/// A document: its page, its title, what it is, its texts by field.
#[derive(Debug, Serialize)]
pub(super) struct Document(pub(super) String, pub(super) &'static str, pub(super) Vec<(usize, String)>);

impl Document {
    fn new(href: String, kind: &'static str, texts: Vec<(usize, String)>) -> Self {
        // A phrase is found across the end of a line.
        let texts = texts.into_iter().map(|(field, text)| (field, searchable(&text)));
        Self(href, kind, texts.filter(|(_, text)| !text.is_empty()).collect())
    }

    /// About how long it is when written down.
    pub(super) fn bytes(&self) -> usize {
        self.2.iter().map(|(_, text)| text.len() + 8).sum::<usize>() + self.0.len()
    }
}

/// A text on one line, as it is searched. Radicals that look like characters are those characters: nobody can type the others.
fn searchable(text: &str) -> String {
    one_line(text).chars().map(|c| plain_han(c).unwrap_or(c)).collect()
}

/// All documents: demands as they are listed, then items of the guideline, and whatever else people look for, in the language
/// of the pages where they speak it, all else as it was written.
pub(super) fn documents(site: &Site<'_>, fields: &Fields<'_>) -> Vec<Document> {
    let mut documents: Vec<Document> =
        site.entries.iter().map(|entry| of_demand(site, fields, entry)).collect();
    let call = site.call;
    let names = OtherNames::new(site, fields);
    documents.extend(call.guideline.iter().map(|item| of_item(fields, &names, item)));
    documents.extend(call.units.values().map(|unit| of_unit(fields, &names, unit)));
    documents.extend(call.departments.iter().map(|department| of_department(&names, department)));
    let threads = Threads::new(call);
    documents.extend(call.comments.iter().map(|comment| of_comment(site, fields, &names, &threads, comment)));
    documents.extend(notice::parts(site).into_iter().map(|part| of_notice(fields, part)));
    documents.extend(RULES.iter().map(|rule| of_rule(site, fields, rule)));
    documents
}

/// The call in the languages that the page is not in: whatever has names is found by all of them, whichever the page shows.
struct OtherNames<'a> {
    calls: Vec<Cow<'a, PublicCall>>,
    order: usize,
}

impl<'a> OtherNames<'a> {
    fn new(site: &Site<'a>, fields: &Fields<'_>) -> Self {
        let languages = site.written.settings.languages();
        let others = languages.iter().filter(|language| **language != site.words.language());
        let calls = others.filter_map(|language| site.written.in_language(*language).ok()).collect();
        Self { calls, order: fields.of_other_names() }
    }

    /// The names that one of them has in the others, for its texts.
    fn of(&self, shown: &str, name: impl Fn(&PublicCall) -> Option<&str>) -> (usize, String) {
        let names: Vec<&str> =
            self.calls.iter().filter_map(|call| name(call)).filter(|name| *name != shown).collect();
        (self.order, names.join(" "))
    }

    fn of_item(&self, shown: Option<&GuidelineItem>) -> (usize, String) {
        let id = shown.map_or("", |item| &item.id);
        self.of(shown.map_or("", |item| &item.title), |call| {
            call.guideline.iter().find(|item| item.id == id).map(|item| item.title.as_str())
        })
    }
}

fn of_unit(fields: &Fields<'_>, names: &OtherNames<'_>, unit: &Unit) -> Document {
    let institutions = unit.institutions.iter().map(|one| one.name.as_str());
    let text: Vec<&str> = unit.main_products.iter().map(String::as_str).chain(institutions).collect();
    let text = format!("{} {} {}", unit.uscc, unit.district, text.join(" "));
    let href = format!("units/{}/index.html", unit.id);
    let others = names.of(&unit.name, |call| Some(&call.units.get(&unit.id)?.name));
    Document::new(href, "unit", vec![(0, unit.name.clone()), (fields.order("text"), text), others])
}

fn of_department(names: &OtherNames<'_>, department: &Department) -> Document {
    let href = format!("departments/{}/index.html", department.id);
    let others = names.of(&department.name, |call| {
        call.departments.iter().find(|one| one.id == department.id).map(|one| one.name.as_str())
    });
    Document::new(href, "department", vec![(0, department.name.clone()), others])
}

/// A comment is found by what it is on, by what it says and by what was answered.
fn of_comment(
    site: &Site<'_>,
    fields: &Fields<'_>,
    names: &OtherNames<'_>,
    threads: &Threads<'_>,
    comment: &Comment,
) -> Document {
    let item = site.call.guideline.iter().find(|item| item.id == comment.on.item);
    let title = item.map_or(comment.on.item.clone(), |item| format!("{} {}", item.number, item.title));
    let parts = [&comment.current_text, &comment.proposed_text, &comment.reason];
    let text = parts.into_iter().flatten().fold(comment.text.clone(), |text, more| text + " " + more);
    let reply = comment.reply.clone().unwrap_or_default();
    let (text, reply) = ((fields.order("text"), text), (fields.order("reply"), reply));
    Document::new(threads.href(&comment.id), "comment", vec![(0, title), text, reply, names.of_item(item)])
}

fn of_notice(fields: &Fields<'_>, part: Part) -> Document {
    Document::new(part.href, "notice", vec![(0, part.heading), (fields.order("text"), part.text)])
}

fn of_rule(site: &Site<'_>, fields: &Fields<'_>, rule: &Rule) -> Document {
    let clause = site.call.settings.clauses.get(rule.id);
    let clause = clause.map_or(String::new(), |clause| format!(" {} {}", clause.section, clause.quote));
    let title = format!("{} {}", rule.id, site.catalog.text(&rule.summary_id()));
    let text = site.catalog.text(&rule.advice_id()) + &clause;
    let href = format!("rules/index.html#{}", rule.id);
    Document::new(href, "rule", vec![(0, title), (fields.order("text"), text)])
}

fn of_demand(site: &Site<'_>, fields: &Fields<'_>, entry: &Entry<'_>) -> Document {
    let demand = entry.demand;
    let unit = site.call.units.get(&demand.unit).map_or(&demand.unit, |unit| &unit.name);
    let opinion = entry.recommended.map_or("", |(_, recommended)| &recommended.opinion);
    let text = |(how, shown): &(Searched<'_>, Option<Shown<'_>>)| match (shown, how.name) {
        // A demand is found by both of its titles, whichever the page shows.
        (Some(shown), _) if Language::is_key(&shown.path) => in_other_languages(site, demand),
        (Some(shown), _) => shown.answer(fields.form, demand).map(searched_text).unwrap_or_default(),
        (None, "unit") => unit.clone(),
        (None, "opinion") => plain::to_text(opinion),
        (None, _) => String::new(),
    };
    let texts = fields.all.iter().map(text).enumerate().collect();
    Document::new(demand_href(&demand.id), "demand", texts)
}

/// The titles and summaries that the page does not show: of the form in Chinese, and of all other languages.
fn in_other_languages(site: &Site<'_>, demand: &Demand) -> String {
    let shown = [demand.title.as_str(), demand.summary.as_str()];
    let written = site.written.demands.get(&demand.id);
    let chinese = written.into_iter().flat_map(|written| [&written.title, &written.summary]);
    let form = site.schemas.form(Kind::Demand);
    let others = Language::ALL.into_iter().filter_map(|language| {
        let answers = Answer::of(form, &demand.answers).get(language.tag())?;
        Some(answers.texts())
    });
    let texts = chinese.map(String::as_str).chain(others.flatten()).filter(|text| !shown.contains(text));
    texts.map(plain::to_text).collect::<Vec<_>>().join(" ")
}

/// All that was written freely in an answer.
fn searched_text(answer: Answer<'_>) -> String {
    answer.texts().into_iter().map(plain::to_text).collect::<Vec<_>>().join(" ")
}

fn of_item(fields: &Fields<'_>, names: &OtherNames<'_>, item: &GuidelineItem) -> Document {
    let href = item_href(&item.id);
    let conditions = [item.lead_requirement.as_deref(), item.no_source_reason.as_deref()];
    let conditions = conditions.into_iter().flatten().map(plain::to_text);
    let body = conditions.fold(to_text(&item.body), |text, more| text + " " + &more);
    let title = format!("{} {}", item.number, item.title);
    Document::new(href, "item", vec![(0, title), (fields.order("body"), body), names.of_item(Some(item))])
}

#[cfg(test)]
mod tests {
    use super::searchable;

    #[test]
    fn what_is_searched_is_what_is_seen() {
        assert_eq!(searchable("⾼温\n  ⼯艺　⻓寿命"), "高温工艺 长寿命");
    }
}
