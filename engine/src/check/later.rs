//! What a unit owes only with its first demand: its figures of last year.
//!
//! Units are carried from one call to the next without them. One that has suggested nothing stops nobody, or the site of all
//! calls would wait for every unit that ever took part.

use crate::call::Call;
use crate::call::layout::Role;
use crate::call::{CallPath, Unit};
use crate::diagnostic::{Diagnostic, Message, Severity};

/// The group of a unit's form that holds them.
const FIGURES: &str = "finance";

/// Makes a reminder of what is missing while nothing has been suggested.
pub(super) fn remind(call: &Call, diagnostics: &mut [Diagnostic]) {
    for fault in diagnostics.iter_mut().filter(|fault| fault.missing.as_deref() == Some(FIGURES)) {
        let Ok(Role::Unit(id)) = CallPath::parse(&fault.location.path).map(|path| path.role) else {
            continue;
        };
        if call.standing_demands_of(&id).next().is_none() {
            let name = call.units.get(&id).map_or(id.as_str(), |unit| Unit::shown_name(unit));
            fault.severity = Severity::Warning;
            // Another message, so that a proposal with its first demand answers for what is an error then.
            fault.message = Message::new("schema-figures-later").text("unit", name);
        }
    }
}
