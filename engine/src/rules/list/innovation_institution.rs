//! `innovation-institution`: a unit owns an innovation institution of provincial or national level, or is one itself.
//!
//! Decided edge cases: it binds units of every legal form. Which kinds of units are such an institution themselves, and
//! which levels count, stands in `call.yaml` (`thresholds`). An institution counts for the unit that owns it, not for
//! its partners. 相关领域 is for people to judge, so an institution outside the demand's domain is a warning, one for
//! each demand; a municipal one in the domain does not help. Where a level, a kind or a domain cannot be read, that is
//! told by `schema` or `domain-in-call` and nothing is concluded from it here.

use crate::call::{Institution, Located, Settings, StageKind, Unit};
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Rule, Subject};
use crate::schema::{Field, Kind};

pub(super) static RULE: Rule = Rule {
    id: "innovation-institution",
    severity: Severity::Error,
    reading: Some("rule-innovation-institution-reading"),
    passes: &[(
        "units/shili-yiqi/unit.yaml",
        "institutions: [{name: 示例省示例企业研究院, level: provincial, type: enterprise-institute, domains: [‹domain.3›], year: 2018}]",
    )],
    fails: &[(
        "units/shili-yiqi/unit.yaml",
        "institutions: [{name: 示例市示例研发中心, level: municipal, type: rd-center, domains: [‹domain.3›], year: 2018}]",
    )],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    self_test: &["kind", "institutions"],
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(settings) = context.settings() else { return };
    let thresholds = &settings.thresholds;
    if thresholds.institution_levels.is_empty() {
        return;
    }
    let form = level_field(context);
    let offered = form.map(Field::options).unwrap_or_default();
    for unit in context.call.units.values() {
        let known = |kind: &str| settings.unit_kinds.iter().any(|choice| choice.id == kind);
        let kind = unit.kind.as_ref().map(|kind| kind.value.as_str()).filter(|kind| known(kind));
        let (Some(kind), Some(institutions)) = (kind, &unit.institutions) else { continue };
        if thresholds.institution_kinds.iter().any(|one| one == kind) {
            continue;
        }
        let counts = |institution: &&Institution| {
            let level = institution.level.as_ref().map(|level| &level.value);
            let level = level.filter(|level| offered.iter().any(|(word, _)| word == level));
            level.is_none_or(|level| thresholds.institution_levels.contains(level))
        };
        let counted: Vec<&Institution> = institutions.value.iter().filter(counts).collect();
        if counted.is_empty() {
            missing(form, settings, unit, institutions, findings);
        } else {
            domains(context, settings, unit, &counted, findings);
        }
    }
}

fn level_field<'a>(context: &Context<'a>) -> Option<Field<'a>> {
    let institutions = context.schemas.form(Kind::Unit).property("institutions")?;
    institutions.items()?.property("level")
}

fn missing(
    form: Option<Field<'_>>,
    settings: &Settings,
    unit: &Unit,
    institutions: &Located<Vec<Institution>>,
    findings: &mut Findings<'_>,
) {
    let label = |level: &String| form.map_or_else(|| level.clone(), |form| form.label_of(level));
    let levels = settings.thresholds.institution_levels.iter().map(label);
    let id = if institutions.value.is_empty() {
        "innovation-institution-none"
    } else {
        "innovation-institution-below"
    };
    let first = institutions.value.iter().find_map(|institution| institution.level.as_ref());
    let span = first.map_or(institutions.span, |level| level.span);
    let message = Message::new(id).name("unit", unit.shown_name()).list("levels", levels);
    findings.report(unit.location(Some(span)), message);
}

fn domains(
    context: &Context<'_>,
    settings: &Settings,
    unit: &Unit,
    counted: &[&Institution],
    findings: &mut Findings<'_>,
) {
    for demand in context.call.standing_demands_of(&unit.id) {
        let known = |domain: &&Located<String>| settings.domains.iter().any(|one| one.id == domain.value);
        let Some(domain) = demand.domain.as_ref().filter(known) else { continue };
        let serves = |institution: &&Institution| {
            let domains = &institution.domains;
            domains.is_empty() || domains.iter().any(|one| one.value == domain.value || !is_id(&one.value))
        };
        if counted.iter().any(serves) {
            continue;
        }
        let message = Message::new("innovation-institution-other-domain")
            .name("unit", unit.shown_name())
            .name("domain", settings.domain_name(&domain.value));
        let fault = findings.report_as(Severity::Warning, demand.location(Some(domain.span)), message);
        fault.set_help(Message::new("innovation-institution-other-domain-mend"));
        for institution in counted {
            let Some(name) = &institution.name else { continue };
            let names = institution.domains.iter().map(|domain| settings.domain_name(&domain.value));
            let note = Message::new("innovation-institution-serves").text("name", &name.value);
            fault.add_note(Some(unit.location(Some(name.span))), note.list("domains", names));
        }
    }
}

fn is_id(text: &str) -> bool {
    text.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
}
