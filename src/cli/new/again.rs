//! `zhengji new demand --from DEMAND`: suggests a demand of an earlier call again, under the same name, so that both pages know of
//! each other.

use super::write;
use crate::call::layout::Role;
use crate::call::{Call, CallPath, read_file};
use crate::cli::checked::{CheckedCall, check_call};
use crate::cli::{CallArguments, Outcome};
use crate::command_error::CommandError;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::document::Node;
use crate::form::written;
use crate::intake::interview::Console;
use crate::intake::next_batch;
use crate::schema::Kind;
use crate::sealing::Recipients;
use crate::source::SourceError;

pub(super) fn run(arguments: &CallArguments, from: &str, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let source = arguments.source()?;
    let calls = source.calls()?;
    let (named, id) = parse(from).ok_or_else(|| unknown(from))?;
    let target = match arguments.wanted() {
        Some(_) => check_call(arguments)?,
        // The call that was opened last, whatever others there are.
        None => latest(arguments, &calls)?,
    };
    let name = &target.call.name;
    let role = Role::of_demand(&id).ok_or_else(|| unknown(from))?;
    let others = calls.iter().filter(|call| named.as_ref().map_or(*call != name, |named| named == *call));
    let mut found = None;
    for call in others.filter(|call| *call != name) {
        if let Some(root) = read(&target, call, &role)? {
            found = Some((call.clone(), root));
        }
    }
    let (old, root) = found.ok_or_else(|| unknown(from))?;
    let path = role.clone().in_call(name).to_string();
    let folder = target.source.root();
    if folder.join(&path).exists() {
        return Err(CommandError::new("new-from-taken").text("path", &path));
    }
    let Role::Demand(unit, _) = &role else { return Err(unknown(from)) };
    let unit = Role::Unit(unit.clone());
    let unit_path = unit.clone().in_call(name).to_string();
    let recipients = Recipients::of(target.call.recipients()).map_err(CommandError::Message)?;
    let (mut seals, mut leaves_out) = (false, false);
    let mut take = |root: &Node, kind: Kind, path: &str| {
        leaves_out |= next_batch::is_sealed(root);
        let text = written(&next_batch::without_sealed(root), kind, &target.schemas);
        let kept = recipients.sealed(path, &text).map_err(CommandError::Message)?;
        seals |= kept != text;
        write(&folder.join(path), &kept)
    };
    if next_batch::document(&target.call, &unit).is_none() {
        let root = read(&target, &old, &unit)?.ok_or_else(|| unknown(from))?;
        take(&next_batch::unit(&root), Kind::Unit, &unit_path)?;
    }
    take(&next_batch::demand(&root), Kind::Demand, &path)?;
    // What it was suggested with is of another year: the unit is looked at together with its demand.
    let after = CallArguments { call: Some(name.clone()), named: None, ..arguments.clone() };
    let own = [path.as_str(), unit_path.as_str()];
    let mut faults = check_call(&after)?.diagnostics;
    faults.retain(|fault| fault.severity != Severity::Note && own.contains(&&*fault.location.path));
    let mut console = Console::new(catalog, Reveal::PublicOnly);
    console.tell(&Message::new("new-from-written").text("path", &path).text("call", &old))?;
    for (told, id) in [(leaves_out, "new-from-sealed"), (seals, "new-sealed")] {
        if told {
            console.tell(&Message::new(id))?;
        }
    }
    let wrong = faults.iter().any(Diagnostic::is_error);
    for fault in &faults {
        console.tell_fault(fault)?;
    }
    console.tell(&Message::new(if wrong { "new-next-mend" } else { "new-next" }))?;
    Ok(if wrong { Outcome::Faults } else { Outcome::Clean })
}

fn unknown(from: &str) -> CommandError {
    CommandError::new("cli-new-from-unknown").text("demand", from)
}

/// The call, if it was named, and the identity: `unit/demand`, `call/unit/demand`, or the path of the file.
fn parse(from: &str) -> Option<(Option<String>, String)> {
    if let Ok(CallPath { call, role }) = CallPath::parse(from) {
        return Some((Some(call), role.demand_id()?));
    }
    let parts: Vec<&str> = from.split('/').collect();
    match parts.as_slice() {
        [unit, demand] => Some((None, format!("{unit}/{demand}"))),
        [call, unit, demand] => Some((Some((*call).to_owned()), format!("{unit}/{demand}"))),
        _ => None,
    }
}

/// The call that opened last, read and judged.
fn latest(arguments: &CallArguments, calls: &[String]) -> Result<CheckedCall, CommandError> {
    if calls.len() < 2 {
        return check_call(arguments);
    }
    let mut latest: Option<CheckedCall> = None;
    for one in arguments.each()? {
        let checked = check_call(&one)?;
        if latest.as_ref().is_none_or(|latest| opening(&latest.call) < opening(&checked.call)) {
            latest = Some(checked);
        }
    }
    latest.ok_or_else(|| SourceError::WhichCall(calls.to_vec()).into())
}

fn opening(call: &Call) -> Option<jiff::Timestamp> {
    call.settings.as_ref()?.submission_opens()
}

/// A file of another call, where it is there and can be read.
fn read(target: &CheckedCall, call: &str, role: &Role) -> Result<Option<Node>, CommandError> {
    let path = role.clone().in_call(call).to_string();
    let part = target.source.read_part(call, &|_, file| file == path)?;
    let file = part.files.first().map(|(_, file)| read_file(call, file, &target.schemas));
    Ok(file.and_then(|file| file.document).map(|document| document.root.clone()))
}
