//! What a proposal does to a call, in sentences: places used, demands in each domain, recommendations of each department.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use foldhash::fast::RandomState;

use super::tally::{Stage, Tally, recommendations_by_department, tallies_of};
use crate::call::Call;
use crate::diagnostic::Message;
use crate::schema::SchemaSet;

/// Most sentences of one sort; the rest is counted.
const SENTENCES: usize = 20;

/// What changes from one state of a call to another; nothing where everything stays as it is. Without `before` the call is
/// new.
pub fn effect(before: Option<&Call>, after: &Call, schemas: &SchemaSet) -> Vec<Message> {
    let mut sentences = places(before, after, schemas);
    sentences.extend(domains(before, after));
    sentences.extend(departments(before, after));
    sentences
}

/// How many places of a row of the quota table somebody uses.
struct Use<'a> {
    tally: Rc<Tally<'a>>,
    value: Option<(&'a str, &'a str)>,
    used: usize,
    max: usize,
}

/// What tells one use from another: stage, row, who, and the value of a key that is counted by itself.
type UseKey<'a> = (Stage, usize, &'a str, Option<(&'a str, &'a str)>);

/// All uses, in no order.
fn uses(call: &Call) -> Vec<(UseKey<'_>, Use<'_>)> {
    let mut uses = Vec::new();
    // What is handed in takes no place of a department's: that is for it to choose.
    let counts = |tally: &Tally<'_>| tally.stage == Stage::Recommended || tally.quota.binds_units();
    for tally in tallies_of(call).into_iter().filter(counts).map(Rc::new) {
        let mut add = |value, used, max| {
            let key = (tally.stage, tally.row, tally.key, value);
            uses.push((key, Use { tally: Rc::clone(&tally), value, used, max }));
        };
        if let Some(max) = tally.max() {
            add(None, tally.counted.len(), max);
        }
        for (key, limits) in &tally.quota.max_each {
            for (value, max) in limits {
                add(Some((key.as_str(), value.as_str())), count(&tally, key, value), *max);
            }
        }
    }
    uses
}

fn count(tally: &Tally<'_>, key: &str, value: &str) -> usize {
    tally.counted.iter().filter(|counted| counted.value(key) == Some(value)).count()
}

fn places(before: Option<&Call>, after: &Call, schemas: &SchemaSet) -> Vec<Message> {
    let mut old: HashMap<_, _, RandomState> = before.map(uses).into_iter().flatten().collect();
    let (mut differing, mut gone) = (Vec::new(), Vec::new());
    for (key, now) in uses(after) {
        let (used, max) = old.remove(&key).map_or((0, now.max), |was| (was.used, was.max));
        if (used, max) != (now.used, now.max) {
            differing.push((key, place(schemas, &key, &now, (used, max), (now.used, now.max))));
        }
    }
    for (key, was) in old.iter().filter(|(_, was)| was.used > 0) {
        gone.push((*key, place(schemas, key, was, (was.used, was.max), (0, was.max))));
    }
    differing.sort_by_key(|(key, _)| *key);
    gone.sort_by_key(|(key, _)| *key);
    bounded(differing.into_iter().chain(gone).map(|(_, sentence)| sentence).collect())
}

fn place(
    schemas: &SchemaSet,
    key: &UseKey,
    holder: &Use,
    before: (usize, usize),
    after: (usize, usize),
) -> Message {
    let id = match (key.0, &holder.value) {
        (Stage::Submitted, None) => "effect-places",
        (Stage::Submitted, Some(_)) => "effect-places-each",
        (Stage::Recommended, None) => "effect-recommended-places",
        (Stage::Recommended, Some(_)) => "effect-recommended-places-each",
    };
    let message = Message::new(id)
        .text("holder", holder.tally.holder())
        .text("before", format_args!("{}/{}", before.0, before.1))
        .text("after", format_args!("{}/{}", after.0, after.1));
    match &holder.value {
        Some((key, value)) => message.text("value", holder.tally.name_of(schemas, key, value)),
        None => message,
    }
}

fn domains(before: Option<&Call>, after: &Call) -> Vec<Message> {
    let counts = |call: &Call| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for demand in call.standing_demands() {
            let domain = demand.domain.as_ref().map_or(String::new(), |domain| domain.value.clone());
            *counts.entry(domain).or_default() += 1;
        }
        counts
    };
    let name = |id: &str| {
        let settings = after.settings.as_ref().or(before.and_then(|before| before.settings.as_ref()));
        settings.map_or_else(|| id.to_owned(), |settings| settings.domain_name(id).to_owned())
    };
    let (old, new) = (before.map(counts).unwrap_or_default(), counts(after));
    changed(&old, &new, "effect-domain", name)
}

fn departments(before: Option<&Call>, after: &Call) -> Vec<Message> {
    let counts = |call: &Call| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (department, _, _) in recommendations_by_department(call) {
            *counts.entry(department.id.clone()).or_default() += 1;
        }
        counts
    };
    let name = |id: &str| {
        let department = after.departments.get(id).or(before.and_then(|before| before.departments.get(id)));
        department.map_or_else(|| id.to_owned(), |department| department.shown_name().to_owned())
    };
    let (old, new) = (before.map(counts).unwrap_or_default(), counts(after));
    changed(&old, &new, "effect-department", name)
}

fn changed(
    old: &BTreeMap<String, usize>,
    new: &BTreeMap<String, usize>,
    id: &'static str,
    name: impl Fn(&str) -> String,
) -> Vec<Message> {
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let count = |counts: &BTreeMap<String, usize>, key: &str| counts.get(key).copied().unwrap_or_default();
    let sentence = |key: &&String| {
        let (before, after) = (count(old, key), count(new, key));
        (before != after)
            .then(|| Message::new(id).text("name", name(key)).count("before", before).count("after", after))
    };
    bounded(keys.iter().filter_map(sentence).collect())
}

fn bounded(mut sentences: Vec<Message>) -> Vec<Message> {
    let more = sentences.len().saturating_sub(SENTENCES);
    if more > 0 {
        sentences.truncate(SENTENCES);
        sentences.push(Message::new("effect-more").count("count", more));
    }
    sentences
}
