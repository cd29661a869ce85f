//! How a unit submits: when, what, within which limits, and what never. Figures and names come from `call.yaml` and the
//! forms.

use serde::Serialize;

use crate::call::{Admission, Choice, Per, Quota, StageKind, Thresholds};
use crate::schema::{Field, Kind, Visibility};
use crate::site::page::{Head, Job, Site};
use crate::site::pages::overview::{StageRow, submission};
use crate::site::pages::{form, structured};

#[derive(Serialize)]
struct Content<'a> {
    stage: Option<StageRow<'a>>,
    /// Whether the stage closes at an hour of its last day.
    hour: bool,
    domains: &'a [Choice],
    unit_kinds: &'a [Choice],
    quotas: Vec<String>,
    conditions: Vec<String>,
    forms: Vec<Form>,
    forge: Option<&'a str>,
    /// Who may hand in by the service, `anybody` or `invited`, where there is one.
    receive: Option<&'static str>,
    call: &'a str,
    /// The blank forms for Word and Excel.
    document: &'static str,
    workbook: &'static str,
}

/// A form, field by field.
#[derive(Serialize)]
struct Form {
    id: &'static str,
    file: &'static str,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    label: String,
    hint: String,
    required: bool,
    /// Most 字; none without a limit.
    limit: Option<usize>,
    public: bool,
}

pub(in crate::site) fn pages(site: &Site<'_>) -> Vec<Job> {
    let settings = &site.call.settings;
    let content = Content {
        stage: submission(site),
        hour: settings.stages.get(&StageKind::Submission).is_some_and(|stage| stage.closes_at.is_some()),
        domains: &settings.domains,
        unit_kinds: &settings.unit_kinds,
        quotas: settings.quotas.iter().flat_map(|quota| told_quota(site, quota)).collect(),
        conditions: conditions(site, &settings.thresholds),
        forms: vec![
            listed(site, Kind::Unit, "unit", "unit.yaml"),
            listed(site, Kind::Demand, "demand", "demand.yaml"),
        ],
        forge: site.repository().map(|repository| &*repository.address),
        receive: settings.receive.as_ref().map(|receive| match receive.new_units {
            Admission::Anybody => "anybody",
            Admission::Invited => "invited",
        }),
        call: &site.call.name,
        document: form::DOCUMENT,
        workbook: form::WORKBOOK,
    };
    let head = Head {
        title: site.t("submit-title"),
        description: site.t("submit-description"),
        section: "submit",
        breadcrumbs: &[],
    };
    vec![site.page("submit", "submit.html", &head, &content).with_data(&structured::service(site))]
}

fn listed(site: &Site<'_>, kind: Kind, id: &'static str, file: &'static str) -> Form {
    let root = site.schemas.form(kind);
    let rows = root
        .properties()
        // Not for units to fill: a demand is withdrawn by request.
        .filter(|(name, _)| *name != "withdrawn")
        .map(|(name, field)| row(site, name, field, root.requires(name)))
        .collect();
    Form { id, file, rows }
}

fn row(site: &Site<'_>, name: &str, field: Field<'_>, required: bool) -> Row {
    let limit = field.limit().or_else(|| field.items().and_then(Field::limit));
    Row {
        label: field.title_in(site.words.language()).unwrap_or(name).to_owned(),
        // For people: the other description speaks of the file.
        hint: field.paper_hint().unwrap_or_default().to_owned(),
        required,
        limit: limit.and_then(|limit| site.call.settings.limits.0.get(limit).copied()),
        public: field.visibility() == Some(Visibility::Public),
    }
}

/// A row of the quota table in sentences.
fn told_quota(site: &Site<'_>, quota: &Quota) -> Vec<String> {
    let whose = whose(site, quota);
    let label = |key: &str, value: &str| match key {
        "department" => department(site, value),
        _ => site.vocabulary.of_key(key, value),
    };
    let mut told = Vec::new();
    let filter: Vec<String> =
        quota.filter.iter().flat_map(|(key, values)| values.iter().map(|value| label(key, value))).collect();
    let what = match filter.as_slice() {
        [] => site.t("submit-quota-any").to_owned(),
        some => site.tell("submit-quota-only", [("what", some.join(site.t("list-separator")).into())]),
    };
    if let Some(max) = quota.max {
        let values = [("whose", whose.as_str().into()), ("what", what.as_str().into()), ("max", max.into())];
        told.push(site.tell("submit-quota-max", values));
    }
    for (holder, max) in &quota.max_for {
        let name = match quota.per {
            Some(Per::Department) => department(site, holder),
            Some(Per::Domain) => site.vocabulary.domain(holder),
            _ => site.call.units.get(holder).map_or(holder, |unit| &unit.name).clone(),
        };
        let values = [("whose", name.into()), ("what", what.as_str().into()), ("max", (*max).into())];
        told.push(site.tell("submit-quota-max", values));
    }
    for (key, each) in &quota.max_each {
        for (value, max) in each {
            let what = site.tell("submit-quota-only", [("what", label(key, value).into())]);
            let values = [("whose", whose.as_str().into()), ("what", what.into()), ("max", (*max).into())];
            told.push(site.tell("submit-quota-max", values));
        }
    }
    if let Some(needs) = &quota.needs {
        let forms: Vec<_> = needs.organization.iter().map(|form| label("organization", form)).collect();
        let values = [
            ("whose", whose.into()),
            ("from", quota.when_at_least.unwrap_or(1).into()),
            ("min", needs.min.into()),
            ("forms", forms.join(site.t("list-separator")).into()),
        ];
        told.push(site.tell("submit-quota-needs", values));
    }
    told
}

fn department(site: &Site<'_>, id: &str) -> String {
    site.call.departments.iter().find(|one| one.id == id).map_or(id, |one| &one.name).to_owned()
}

/// Whom a quota binds, with what is counted together.
fn whose(site: &Site<'_>, quota: &Quota) -> String {
    let per = match quota.per {
        None => "submit-per-default",
        Some(Per::Unit) => "submit-per-unit",
        Some(Per::Group) => "submit-per-group",
        Some(Per::Department) => "submit-per-department",
        Some(Per::Domain) => "submit-per-domain",
        Some(Per::Call) => "submit-per-call",
    };
    match &quota.unit_kind {
        None => site.t(per).to_owned(),
        Some(kind) => {
            let values =
                [("kind", site.vocabulary.unit_kind(kind).into()), ("per", site.t(per).to_owned().into())];
            site.tell("submit-per-kind", values)
        }
    }
}

/// What an enterprise must reach, in sentences.
fn conditions(site: &Site<'_>, thresholds: &Thresholds) -> Vec<String> {
    let mut told = Vec::new();
    if let Some(ratio) = thresholds.rd_intensity {
        told.push(site.tell("submit-rd-intensity", [("percent", ratio.to_string().into())]));
    }
    if let Some(amount) = thresholds.rd_investment {
        told.push(site.tell("submit-rd-investment", [("amount", site.money(amount).into())]));
    }
    if let Some(amount) = thresholds.project_investment {
        told.push(site.tell("submit-project-investment", [("amount", site.money(amount).into())]));
    }
    let levels: Vec<_> = thresholds
        .institution_levels
        .iter()
        .map(|level| site.vocabulary.label(Kind::Unit, "institutions.level", level))
        .collect();
    if !levels.is_empty() {
        let levels = levels.join(site.t("list-separator"));
        told.push(site.tell("submit-institutions", [("levels", levels.into())]));
    }
    told
}
