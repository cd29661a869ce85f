//! Who submits for whom: where a department changes files of a unit that belongs to it, that is said with what the proposal does.

use std::collections::BTreeSet;

use super::authority::Authority;
use super::proposal::Proposal;
use crate::call::layout::Folder;
use crate::call::{Account, Call, within};
use crate::diagnostic::Message;

/// Most units that are named.
const NAMED: usize = 20;

/// One sentence for each unit that a department submits for.
pub fn on_behalf(proposal: &Proposal, after: &Call) -> Vec<Message> {
    let Some(base) = proposal.base.as_deref() else { return Vec::new() };
    let authority = Authority::new(base);
    let actor: Vec<Account> = proposal.actor.iter().filter_map(|actor| authority.account(actor)).collect();
    let mut pairs = BTreeSet::new();
    for change in &proposal.changed {
        let Some((call, inside)) = within(&change.path) else { continue };
        let Some((Folder::Units, unit)) = Folder::of(inside).filter(|_| call == after.name) else { continue };
        let Some(known) = base.units.get(unit) else { continue };
        let signers = proposal.endorsements.iter().filter(|one| one.paths.contains(&change.path));
        let speaks = |accounts: &[Account]| accounts.iter().any(|account| known.submitters.contains(account));
        let mut voices = vec![&*actor];
        voices.extend(signers.map(|one| &*one.accounts));
        // What the unit has signed itself is its own, whoever brings it.
        if voices.iter().any(|accounts| speaks(accounts)) {
            continue;
        }
        if let Some(id) = voices.iter().find_map(|accounts| authority.acts_for(known, accounts)) {
            pairs.insert((id, unit));
        }
    }
    let name = |id: &str| base.departments.get(id).map_or(id.to_owned(), |one| one.shown_name().to_owned());
    let sentence = |(department, unit): (&str, &str)| {
        let unit = base.units.get(unit).map_or(unit, |unit| unit.shown_name());
        Message::new("effect-on-behalf").text("department", name(department)).text("unit", unit)
    };
    pairs.into_iter().take(NAMED).map(sentence).collect()
}
