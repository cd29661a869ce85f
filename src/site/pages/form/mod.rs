//! The form that a unit fills in on the site, and the page that tells a unit whether it qualifies.
//!
//! Boxes, labels, hints and choices are those of the paper ([`crate::paper`]), so page, workbook and document ask for the
//! same. What is typed is judged by the engine in the reader's own browser, where the site has it.

mod blank;
mod boxes;
mod word;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::built_in;
use crate::call::{Admission, NewUnits, Receive, Repository, Settings};
use crate::diagnostic::catalog::Language;
use crate::form_layout::FormLayout;
use crate::rules::RULES;
use crate::schema::Kind;
use crate::site::Files;
use crate::site::TemplateError;
use crate::site::page::{Head, Job, Link, Site};
use crate::site::pages::overview::{StageRow, submission};
use crate::site::script_data::script;
pub(in crate::site) use blank::{DOCUMENT, WORKBOOK};
use boxes::{Form, Part};

/// Where the engine lies on the site, in every language's pages the same.
pub(in crate::site) const ENGINE: &str = "assets/engine.js";

/// Where the preview of Markdown lies.
pub(in crate::site) const PREVIEW: &str = "assets/preview.js";

/// Where sealing lies.
pub(in crate::site) const SEALER: &str = "assets/sealer.js";

/// Where lies what makes a document for Word of what was typed.
pub(in crate::site) const WORD: &str = "assets/word.js";

/// What the self-test asks for: the figures that the conditions of a notice are about.
const ASKED: [(Kind, &[&str]); 2] =
    [(Kind::Unit, &["legal_form", "kind", "finance", "institutions"]), (Kind::Demand, &["budget"])];

/// The kinds of documents that a form is judged with; the engine sees no other.
const NEEDED: [Kind; 5] = [Kind::Call, Kind::Unit, Kind::Demand, Kind::Department, Kind::Comment];

#[allow(clippy::struct_excessive_bools, reason = "each is a part of the page that is there or not")]
#[derive(Serialize)]
struct Content<'a> {
    stage: Option<StageRow<'a>>,
    forms: Vec<Form>,
    call: &'a str,
    /// Whether the site has the engine.
    engine: bool,
    /// Whether it has the preview of Markdown.
    preview: bool,
    /// Whether it makes documents for Word.
    word: bool,
    /// Where files can be handed in.
    repository: Option<&'a Repository>,
    /// The mailbox that takes them.
    mailbox: Option<&'a str>,
    /// The service that takes them by one button.
    receive: Option<Service<'a>>,
    /// Who adds new units: `bureau`, `department` or `anyone`.
    new_units: &'static str,
    /// For whom contacts and finances are sealed before they leave the page; empty where the call does not want that.
    recipients: String,
    /// Whether a department may hand in for its units.
    departments_submit: bool,
}

/// The service that takes in what is filled in here.
#[derive(Serialize)]
struct Service<'a> {
    /// Its path on the site's own host: pages speak to no other.
    path: &'a str,
    /// Whether a unit needs a link.
    invited: bool,
}

impl<'a> Service<'a> {
    fn of(receive: &'a Receive) -> Self {
        Self { path: receive.path(), invited: receive.new_units == Admission::Invited }
    }
}

#[derive(Serialize)]
struct SelfTest<'a> {
    parts: Vec<Part>,
    /// The rules that judge it, each with the boxes that it needs, as JSON for the script.
    rules: String,
    call: &'a str,
    engine: bool,
    /// Until when anything is taken in.
    stage: Option<StageRow<'a>>,
}

/// What the engine is begun with.
#[derive(Serialize)]
struct Frame<'a> {
    call: &'a str,
    files: &'a BTreeMap<String, String>,
    schemas: BTreeMap<&'static str, String>,
}

/// The rules that have a part in the self-test: id and boxes, in the order of the registry.
fn self_test_rules() -> String {
    let rules = RULES.iter().filter(|rule| !rule.self_test.is_empty());
    let rules: serde_json::Map<_, _> =
        rules.map(|rule| (rule.id.to_owned(), rule.self_test.into())).collect();
    serde_json::Value::Object(rules).to_string()
}

pub(in crate::site) fn pages(site: &Site<'_>) -> Vec<Job> {
    let settings = &site.call.settings;
    // A schema that no paper can be made of has no form either; `zhengji form` tells why.
    let layout = |kind| FormLayout::public(kind, site.call, site.schemas, site.catalog).ok();
    let (Some(unit), Some(demand)) = (layout(Kind::Unit), layout(Kind::Demand)) else { return Vec::new() };
    let content = Content {
        stage: submission(site),
        forms: vec![Form::new("unit", &unit), Form::new("demand", &demand)],
        call: &site.call.name,
        engine: has_engine(site),
        preview: site.has_preview,
        word: site.has_word,
        repository: settings.site.as_ref().and_then(|own| own.repository.as_ref()),
        mailbox: settings.mailbox.as_deref(),
        receive: settings.receive.as_ref().map(Service::of),
        new_units: match settings.roles.new_units {
            NewUnits::Bureau => "bureau",
            NewUnits::Department => "department",
            NewUnits::Anyone => "anyone",
        },
        recipients: settings.sealing.recipients.join(" "),
        departments_submit: settings.roles.departments_submit,
    };
    let above = [Link::new(site.t("nav-submit"), "submit/index.html")];
    let head = Head {
        title: site.t("form-title"),
        description: site.t(if settings.receive.is_some() {
            "form-description-receive"
        } else {
            "form-description"
        }),
        section: "submit",
        breadcrumbs: &above,
    };
    let test = SelfTest {
        parts: ASKED
            .into_iter()
            .zip([&unit, &demand])
            .flat_map(|((_, keys), layout)| {
                let all = Form::new(if layout.kind == Kind::Unit { "unit" } else { "demand" }, layout);
                all.parts.into_iter().filter(|part| keys.contains(&part.key.as_str()))
            })
            .collect(),
        rules: self_test_rules(),
        call: &site.call.name,
        engine: has_engine(site),
        stage: submission(site),
    };
    let test_head = Head {
        title: site.t("self-test-title"),
        description: site.t("self-test-description"),
        section: "submit",
        breadcrumbs: &above,
    };
    vec![
        site.page("submit/form", "form.html", &head, &content),
        site.page("submit/self-test", "self-test.html", &test_head, &test),
    ]
}

/// Whether the site has an engine that knows the call's time zone.
pub(in crate::site) fn has_engine(site: &Site<'_>) -> bool {
    site.has_engine && Settings::PLAIN_ZONES.iter().any(|(name, _)| *name == site.call.settings.time_zone)
}

/// What the engine is begun with, as scripts: the public parts of the call with its schemas, and the messages of each language.
///
/// # Errors
/// When a value has no JSON.
pub(in crate::site) fn files(site: &Site<'_>) -> Result<Files, TemplateError> {
    let mut schemas = BTreeMap::new();
    for kind in Kind::ALL {
        let text = if NEEDED.contains(&kind) {
            serde_json::to_string(site.schemas.get(kind).json())?
        } else {
            "{}".to_owned()
        };
        schemas.insert(kind.file_name(), text);
    }
    let frame = Frame { call: &site.call.name, files: &site.call.frame, schemas };
    let mut files = Files::from([("data/form/call.js".to_owned(), script("call", &frame)?)]);
    // By its credit code a unit is found that is there already, so that nobody has to know the name of a folder.
    let units: BTreeMap<&str, [&str; 2]> = site
        .call
        .units
        .iter()
        .map(|(folder, unit)| (unit.uscc.as_str(), [folder.as_str(), unit.name.as_str()]))
        .collect();
    files.insert("data/form/units.js".to_owned(), script("units", &units)?);
    let papers = blank::papers(site);
    files.extend(blank::files(&papers));
    files.extend(word::files(site, &papers)?);
    for offered in site.offered {
        let name = format!("messages-{}", offered.language.tag());
        files.insert(format!("data/form/{name}.js"), script(&name, &texts(offered.language))?);
    }
    Ok(files)
}

/// The messages of the engine without what is there for translators.
fn texts(language: Language) -> String {
    let lines =
        built_in::messages(language.tag()).lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}
