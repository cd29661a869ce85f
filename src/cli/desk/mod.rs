//! `zhengji desk DEPARTMENT`: a department's working folder.

mod notices;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::checked::{CheckedCall, check_call};
use super::{CallArguments, Outcome};
use crate::built_in;
use crate::call::layout::{Folder, Role};
use crate::call::{Department, PrintedTable, Settings, Vocabulary, inside};
use crate::command_error::CommandError;
use crate::diagnostic::catalog::{Catalog, Language, Reveal};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::paper::desk::{self, Desk, DeskDemand, DeskQuota, DeskUnit, demands_of, told};
use crate::rules::{self, Context, Rule, Subject};
use crate::source::{NewFile, write_one};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// 归口管理单位：departments/ 下的文件夹名 The department's folder
    department: String,
    #[command(flatten)]
    call: CallArguments,
    /// 工作文件夹 The folder to write
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let checked = check_call(&arguments.call)?;
    let call = &checked.call;
    let settings = call.settings.as_ref().ok_or_else(|| CommandError::new("cli-new-settings"))?;
    let Some(department) = call.departments.get(&arguments.department) else {
        let known = call.departments.keys();
        let message = Message::new("cli-desk-no-department").text("department", &arguments.department);
        return Err(CommandError::Message(message.list("departments", known)));
    };
    let context = Context::new(call, &checked.schemas, arguments.call.now()?);
    let desk = of(&checked, settings, department, &context);
    let book = desk::write(&desk).map_err(|error| CommandError::new("cli-form-failed").reason(error))?;
    let marking = built_in::catalog(Language::Chinese).text("paper-marking");
    let name = format!("desk-{}-{marking}.xlsx", arguments.department);
    create(&arguments.out, &name, &book)?;
    for unit in desk.units.iter().filter(|unit| !unit.text.is_empty()) {
        create(&arguments.out, &format!("{}.txt", unit.id), unit.text.as_bytes())?;
    }
    let message = Message::new("cli-desk-written")
        .text("path", arguments.out.join(&name).display())
        .count("demands", desk.demands.len())
        .count("units", desk.units.iter().filter(|unit| !unit.text.is_empty()).count());
    anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
    Ok(Outcome::Clean)
}

/// Writes a file that is not there yet: somebody may have filled in the one that is.
fn create(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), CommandError> {
    let path = folder.join(name);
    let told = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => CommandError::new("cli-form-exists").text("path", path.display()),
        _ => CommandError::unwritten(&path, error),
    };
    write_one(NewFile::create(&path, bytes)).map_err(told)
}

fn of(checked: &CheckedCall, settings: &Settings, department: &Department, context: &Context<'_>) -> Desk {
    let call = &checked.call;
    let demands = demands_of(call, department);
    let words = Vocabulary::new(&checked.schemas, settings, Language::Chinese);
    let recommended = department.recommendation.as_ref();
    let reasons = reasons(checked, department);
    let rows = demands.iter().map(|demand| {
        let entry = recommended.and_then(|all| {
            all.recommended.iter().find(|one| one.demand.as_ref().is_some_and(|id| id.value == demand.id))
        });
        DeskDemand {
            id: demand.id.clone(),
            told: told(call, demand, &words),
            errors: faults(checked, &demand.unit)
                .filter(|fault| fault.is_error() && *fault.location.path == *demand.path)
                .count(),
            is_sealed: is_sealed(checked, &demand.unit),
            rank: entry.and_then(|one| one.rank.as_ref()).map(|rank| rank.value),
            opinion: entry
                .and_then(|one| one.opinion.as_ref())
                .map(|text| text.value.clone())
                .unwrap_or_default(),
            key_recommended: entry.and_then(|one| one.key_recommended.as_ref()).map(|truth| truth.value),
            unit_kind_confirmed: entry
                .and_then(|one| one.unit_kind_confirmed.as_ref())
                .map(|truth| truth.value),
            reason: reasons.get(demand.id.as_str()).cloned().unwrap_or_default(),
        }
    });
    let mut rows: Vec<DeskDemand> = rows.collect();
    rows.sort_by_key(|row| (row.rank.is_none(), row.rank));
    // Below a demand that was withdrawn the others have moved up.
    for (place, row) in (1..).zip(rows.iter_mut().filter(|row| row.rank.is_some())) {
        row.rank = Some(place);
    }
    let quotas = rules::quota_use(context)
        .into_iter()
        .filter(|quota| quota.submitted.iter().any(|id| demands.iter().any(|demand| demand.id == *id)))
        .map(|quota| DeskQuota {
            holder: quota.holder,
            counts: quota.counts.unwrap_or_default(),
            submitted: quota.submitted.len(),
            recommended: quota.recommended,
            allowed: quota.allowed,
        });
    let catalog = built_in::catalog(Language::Chinese);
    let units = call
        .units
        .iter()
        .filter(|(_, unit)| unit.department.as_ref().is_some_and(|id| id.value == department.id));
    let table = PrintedTable::of(call, &words, department);
    let path = Role::Recommendation(department.id.clone()).in_call(&call.name).to_string();
    let file = call.document(&path).map(|document| &document.root);
    let text = |value: Option<String>| value.unwrap_or_default();
    Desk {
        notices: notices::notices(checked, settings, department, table.as_ref(), &catalog),
        stamp: [
            text(recommended.and_then(|given| Some(given.approved_by.as_ref()?.value.clone()))),
            text(recommended.and_then(|given| Some(given.approved_on.as_ref()?.value.to_string()))),
            text(recommended.and_then(|given| Some(given.table_digest.as_ref()?.value.clone()))),
            text(recommended.and_then(|given| Some(given.stamped_scan.as_ref()?.value.clone()))),
        ],
        digest: table.map(|table| table.digest()).unwrap_or_default(),
        state: desk::state(file),
        department: department.id.clone(),
        name: department.shown_name().to_owned(),
        call: settings.short_title.clone().unwrap_or_else(|| settings.title.clone()),
        demands: rows,
        quotas: quotas.collect(),
        units: units
            .map(|(id, unit)| DeskUnit {
                id: id.clone(),
                name: unit.shown_name().to_owned(),
                text: letter(checked, id, unit.shown_name(), &catalog),
                is_sealed: is_sealed(checked, id),
            })
            .collect(),
        opinion_limit: settings.limits.0.get("opinion").copied(),
    }
}

/// Whether figures of a unit are sealed, and so were not judged here.
fn is_sealed(checked: &CheckedCall, unit: &str) -> bool {
    checked.call.units.get(unit).is_some_and(|unit| unit.finance.sealed.is_some())
}

/// The reasons given for demands that are not recommended.
fn reasons(checked: &CheckedCall, department: &Department) -> BTreeMap<String, String> {
    let path = Role::Recommendation(department.id.clone()).in_call(&checked.call.name).to_string();
    let declined = checked.call.document(&path).and_then(|document| document.root.get("declined"));
    let items = declined.map(crate::document::Node::items).unwrap_or_default();
    let text =
        |item: &crate::document::Node, key| item.get(key).and_then(|node| node.as_str().map(str::to_owned));
    items.iter().filter_map(|item| Some((text(item, "demand")?, text(item, "reason")?))).collect()
}

/// The faults in the files of a unit, without those that only the department can mend.
fn faults<'a>(checked: &'a CheckedCall, unit: &'a str) -> impl Iterator<Item = &'a Diagnostic> {
    let own = move |fault: &&Diagnostic| {
        inside(&checked.call.name, &fault.location.path).and_then(Folder::of) == Some((Folder::Units, unit))
    };
    checked.diagnostics.iter().filter(own).filter(|fault| {
        let own_affair = Rule::of(fault).is_some_and(|rule| rule.speaks_to == Subject::Department);
        fault.severity != Severity::Note && !own_affair
    })
}

/// What to tell a unit about its files; empty where nothing is wrong. Values that are not public are left out.
fn letter(checked: &CheckedCall, id: &str, name: &str, catalog: &Catalog) -> String {
    let mut lines = Vec::new();
    for (number, fault) in (1..).zip(faults(checked, id)) {
        let words = |message: &Message| catalog.render(message, Reveal::PublicOnly);
        let file = fault.location.path.rsplit('/').next().unwrap_or_default();
        let message = Message::new("desk-fault")
            .count("number", number)
            .text("kind", catalog.text(&format!("report-{}", fault.severity.key())))
            .text("file", file)
            .text("message", words(&fault.message));
        lines.push(words(&message));
        let advice = fault.help.as_ref().map(words).or_else(|| {
            let advice = Rule::of(fault)?.advice_id();
            catalog.has(&advice).then(|| catalog.text(&advice))
        });
        lines.extend(advice.map(|advice| format!("   {advice}")));
    }
    if lines.is_empty() {
        return String::new();
    }
    let head = catalog.render(&Message::new("desk-letter").text("unit", name), Reveal::PublicOnly);
    format!("{head}\n\n{}\n", lines.join("\n"))
}
