//! Which demands lie on a desk, and what is told of each: for whoever draws it, and for whoever asks whether it is still so.

use super::TOLD;
use crate::call::{Call, Demand, Department, Maybe, Vocabulary, Wan};
use crate::schema::Kind;

/// The demands on a department's desk, by identity: those of its units, and whatever else it recommends. Withdrawn ones are not
/// among them.
pub fn demands_of<'c>(call: &'c Call, department: &Department) -> Vec<&'c Demand> {
    let given = department.recommendation.as_ref();
    let is_recommended = |demand: &Demand| {
        let mut ids = given.iter().flat_map(|given| &given.recommended).filter_map(|one| one.demand.as_ref());
        ids.any(|id| id.value == demand.id)
    };
    let is_own = |demand: &Demand| {
        let unit = call.units.get(&demand.unit);
        unit.and_then(|unit| unit.department.as_ref()).is_some_and(|id| id.value == department.id)
    };
    call.standing_demands().filter(|demand| is_own(demand) || is_recommended(demand)).collect()
}

/// What is told of a demand, in the order of the columns: see [`super::TOLD`].
pub fn told(call: &Call, demand: &Demand, words: &Vocabulary) -> [String; TOLD.len()] {
    let unit = call.units.get(&demand.unit);
    let text = |field: &Maybe<String>| field.as_ref().map(|field| field.value.clone());
    let partners: Vec<String> = demand.partners.iter().filter_map(|partner| text(&partner.name)).collect();
    let money = |amount: Option<rust_decimal::Decimal>| {
        amount.map(|amount| Wan(amount).to_string()).unwrap_or_default()
    };
    let total = demand.budget_total.as_ref().map(|amount| amount.value);
    let personnel = demand.budget_personnel.as_ref().map(|amount| amount.value);
    [
        demand.shown_title().to_owned(),
        unit.map_or_else(|| demand.unit.clone(), |unit| unit.shown_name().to_owned()),
        unit.and_then(|unit| text(&unit.kind)).map(|kind| words.unit_kind(&kind)).unwrap_or_default(),
        text(&demand.domain).map(|domain| words.domain(&domain)).unwrap_or_default(),
        text(&demand.organization)
            .map(|word| words.label(Kind::Demand, "organization", &word))
            .unwrap_or_default(),
        partners.join("、"),
        money(total),
        money(total.zip(personnel).and_then(|(total, personnel)| total.checked_sub(personnel))),
    ]
}
