//! Which faults stand in the way of a table.
//!
//! A department needs its table although another unit has a mistake. So only errors in what the table is made of stop it:
//! the call's settings, the recommendations that are shown, their demands and the units of these. The files of all other
//! errors are left out, and it is said how many there are.

use std::collections::BTreeSet;

use super::choice::Chosen;
use crate::call::layout::Role;
use crate::call::{Call, Department};
use crate::cli::check;
use crate::cli::checked::CheckedCall;
use crate::command_error::CommandError;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Diagnostic, Message};
use crate::rules::is_mended_with_table;

/// Tells the errors that stop the table, if there are any; otherwise leaves out the faulty files that it does not need.
pub(super) fn stand_in_the_way(
    checked: &mut CheckedCall,
    chosen: &Chosen,
    catalog: &Catalog,
) -> Result<bool, CommandError> {
    let own = files(&checked.call, chosen);
    let touches = |fault: &Diagnostic| {
        if is_mended_with_table(fault) {
            return false;
        }
        let places = std::iter::once(&fault.location)
            .chain(fault.notes.iter().filter_map(|note| note.location.as_ref()));
        places.into_iter().any(|location| own.as_ref().is_none_or(|own| own.contains(&*location.path)))
    };
    let (errors, rest): (Vec<_>, Vec<_>) =
        std::mem::take(&mut checked.diagnostics).into_iter().partition(Diagnostic::is_error);
    let (own_errors, other_errors): (Vec<_>, Vec<_>) = errors.into_iter().partition(touches);
    if !own_errors.is_empty() {
        checked.diagnostics = own_errors;
        check::tell(checked, catalog, &mut anstream::stdout().lock())?;
        anstream::eprintln!("zhengji: {}", catalog.text("cli-table-refused"));
        return Ok(true);
    }
    checked.diagnostics = rest;
    let is_own = |path: &str| own.as_ref().is_none_or(|own| own.contains(path));
    let foreign: Vec<_> = other_errors.iter().filter(|fault| !is_own(&fault.location.path)).collect();
    if !foreign.is_empty() {
        let faulty: BTreeSet<&str> = foreign.iter().map(|fault| &*fault.location.path).collect();
        let message =
            Message::new("cli-table-others").count("errors", foreign.len()).count("files", faulty.len());
        anstream::eprintln!("zhengji: {}", catalog.render(&message, Reveal::PublicOnly));
        checked.call.documents.retain(|(_, document)| !faulty.contains(&*document.path));
    }
    Ok(false)
}

/// The files that a table is made of; none for all of them.
fn files(call: &Call, chosen: &Chosen) -> Option<BTreeSet<String>> {
    let departments: Vec<&Department> = match chosen {
        Chosen::Department(id) => call.departments.get(id).into_iter().collect(),
        // Quotas count what is submitted too.
        Chosen::Quota => return None,
        _ => call.departments.values().collect(),
    };
    let path = |role: Role| role.in_call(&call.name).to_string();
    let mut files = BTreeSet::from([path(Role::Call)]);
    for department in departments {
        files.insert(department.path.to_string());
        let Some(recommendation) = &department.recommendation else {
            // One that could not be read is no recommendation yet, but a fault of this table.
            files.insert(path(Role::Recommendation(department.id.clone())));
            continue;
        };
        files.insert(recommendation.path.to_string());
        let demands = recommendation.recommended.iter().filter_map(|entry| entry.demand.as_ref());
        for demand in demands {
            if let Some(Role::Demand(unit, name)) = Role::of_demand(&demand.value) {
                files.insert(path(Role::Unit(unit.clone())));
                files.insert(path(Role::Demand(unit, name)));
            }
        }
    }
    Some(files)
}
