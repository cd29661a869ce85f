//! Where the documents of a form belong: whose they are, and under which names.

use std::collections::BTreeMap;

use super::names::{mark, sound};
use crate::call::layout::Role;
use crate::call::{Call, CallPath};
use crate::diagnostic::Message;
use crate::document::Node;
use crate::form::{New, written};
use crate::form_layout::{Answers, Composed, FILE, USCC};
use crate::schema::{Kind, SchemaSet, Uscc};

/// What names were given on the command line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Named<'a> {
    pub(super) unit: Option<&'a str>,
    pub(super) demand: Option<&'a str>,
}

/// What a form holds, put together.
pub(super) struct Form {
    pub(super) unit: Option<Composed>,
    pub(super) demand: Option<(Composed, Answers)>,
}

fn text<'n>(root: &'n Node, key: &str) -> Option<&'n str> {
    root.get(key)?.as_str()
}

/// The files that a form becomes.
///
/// # Errors
/// The message that says why they have no place.
pub(super) fn files(
    form: &Form,
    named: Named<'_>,
    call: &Call,
    schemas: &SchemaSet,
) -> Result<Vec<New>, Message> {
    let unit = unit_of(form, named, call)?;
    let mut files = Vec::new();
    if let Some(composed) = &form.unit {
        let role = Role::Unit(unit.clone()).checked()?;
        files.push(new(&role.in_call(&call.name), Kind::Unit, composed, schemas));
    }
    if let Some((composed, answers)) = &form.demand {
        let demand = demand_of(composed, answers, &unit, named, call)?;
        let role = Role::Demand(unit, demand).checked()?;
        files.push(new(&role.in_call(&call.name), Kind::Demand, composed, schemas));
    }
    Ok(files)
}

fn new(path: &CallPath, kind: Kind, composed: &Composed, schemas: &SchemaSet) -> New {
    let places: BTreeMap<String, String> = composed.places.clone();
    New { path: path.to_string(), text: written(&composed.root, kind, schemas), places }
}

/// The folder of the unit: the one named, else the one that has its code, else, for a new unit, one that sounds like it.
fn unit_of(form: &Form, named: Named<'_>, call: &Call) -> Result<String, Message> {
    let own = form.unit.as_ref().and_then(|unit| text(&unit.root, "uscc"));
    let answers = form.demand.as_ref().map(|(_, answers)| answers);
    let head = answers.and_then(|answers| answers.text(USCC));
    let same = |a: &str, b: &str| match (Uscc::read(a), Uscc::read(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a.trim() == b.trim(),
    };
    if let (Some(own), Some(head)) = (own, head)
        && !same(own, head)
    {
        return Err(Message::new("import-form-two-codes"));
    }
    let code = own.or(head);
    let listed = answers.and_then(|answers| answers.text(FILE)).and_then(|id| id.split('/').next());
    let by_code: Vec<&String> = call
        .units
        .iter()
        .filter(|(_, unit)| {
            unit.uscc.as_ref().zip(code).is_some_and(|(known, code)| same(&known.value, code))
        })
        .map(|(id, _)| id)
        .collect();
    let chosen = named.unit.or(match by_code.as_slice() {
        [only] => Some(only.as_str()),
        [] => listed,
        _ => None,
    });
    if let Some(id) = chosen {
        let known = call.units.get(id);
        let other = known
            .and_then(|unit| unit.uscc.as_ref())
            .zip(code)
            .is_some_and(|(known, code)| !same(&known.value, code));
        return match known {
            Some(_) if other => Err(Message::new("import-form-other-unit").text("unit", id)),
            None if form.unit.is_none() => Err(Message::new("import-form-no-unit").text("unit", id)),
            _ => Ok(id.to_owned()),
        };
    }
    if by_code.len() > 1 {
        return Err(Message::new("import-form-code-twice").list("units", by_code));
    }
    let Some(unit) = &form.unit else { return Err(Message::new("import-form-whose")) };
    let name = text(&unit.root, "name").unwrap_or_default();
    let heard = sound(name);
    if heard.is_empty() {
        return Err(Message::new("import-form-unit-unnamed"));
    }
    Ok(if call.units.contains_key(&heard) { format!("{heard}-{}", mark(name)) } else { heard })
}

/// The name of the demand: the one given, else that which the form bears, else that of the unit's demand with this title,
/// else one that sounds like the title.
fn demand_of(
    composed: &Composed,
    answers: &Answers,
    unit: &str,
    named: Named<'_>,
    call: &Call,
) -> Result<String, Message> {
    if let Some(name) = named.demand {
        return Ok(name.to_owned());
    }
    if let Some(id) = answers.text(FILE).map(str::trim) {
        return match id.split_once('/') {
            Some((of, name)) if of == unit => Ok(name.to_owned()),
            _ => Err(Message::new("import-form-other-number").text("unit", unit)),
        };
    }
    let title = text(&composed.root, "title").unwrap_or_default();
    let same = call
        .demands_of(unit)
        .find(|demand| demand.title.as_ref().is_some_and(|known| known.value == title && !title.is_empty()));
    let of_id = |id: &str| id.rsplit('/').next().unwrap_or(id).to_owned();
    if let Some(demand) = same {
        return Ok(of_id(&demand.id));
    }
    let heard = sound(title);
    if heard.is_empty() {
        return Err(Message::new("import-form-demand-unnamed"));
    }
    let taken = heard == "unit" || call.demands.contains_key(&format!("{unit}/{heard}"));
    Ok(if taken { format!("{heard}-{}", mark(title)) } else { heard })
}
