//! Quotas over random calls, beside a model that counts by itself: from what was made up, not from what the program read.

mod sketch;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use zhengji::built_in;
use zhengji::call::{Call, assemble};
use zhengji::diagnostic::catalog::{Language, Reveal};
use zhengji::rules::effect;

use crate::fixture::{Files, judge, read};
use sketch::{
    DEPARTMENTS, DOMAINS, DemandSketch, FORMS, KINDS, LEGAL, RowSketch, Together, UnitSketch, code,
    group_code, row, unit, values, written,
};

/// Demands that share a number: the values of each, and whether it is recommended.
type Shared<'a> = Vec<(BTreeMap<&'a str, &'a str>, bool)>;

/// What is over: whether recommended, whether an error, used and allowed.
type Over = (bool, bool, usize, usize);

fn counted(units: &[UnitSketch], rows: &[RowSketch], warns: bool) -> Vec<Over> {
    let mut over = Vec::new();
    for row in rows {
        let mut holders: BTreeMap<String, Shared<'_>> = BTreeMap::new();
        for (number, unit) in units.iter().enumerate() {
            for demand in unit.demands.iter().filter(|demand| !demand.withdrawn) {
                let has = BTreeMap::from([
                    ("department", DEPARTMENTS[unit.department]),
                    ("unit_kind", KINDS[unit.kind]),
                    ("legal_form", LEGAL[unit.legal]),
                    ("domain", DOMAINS[demand.domain]),
                    ("organization", FORMS[demand.form]),
                ]);
                let of_kind = row.kind.is_none_or(|kind| kind == unit.kind);
                if !of_kind || row.only.is_some_and(|(key, value)| has[key] != values(key)[value]) {
                    continue;
                }
                let holder = match row.per {
                    Together::Default | Together::Group => unit.group.map_or(code(number), group_code),
                    Together::Unit => number.to_string(),
                    Together::Department => DEPARTMENTS[unit.department].to_owned(),
                    Together::Domain => DOMAINS[demand.domain].to_owned(),
                    Together::Call => String::new(),
                };
                holders.entry(holder).or_default().push((has, demand.recommended.contains(&true)));
            }
        }
        let of_units = matches!(row.per, Together::Default | Together::Unit | Together::Group);
        for (holder, demands) in holders {
            let own = row.own.and_then(|(which, max)| {
                let names = if row.per == Together::Department { &DEPARTMENTS[..] } else { &DOMAINS[..] };
                (names[which] == holder).then_some(max)
            });
            let total = own.or(row.max).map(|max| (None, max));
            let each = row.each.map(|(key, value, max)| (Some((key, values(key)[value])), max));
            // The same demands, the same fault: it is told once.
            let all = demands.iter().all(|(_, recommended)| *recommended);
            for (only, max) in total.into_iter().chain(each) {
                let counts = |has: &BTreeMap<&str, &str>| only.is_none_or(|(key, value)| has[key] == value);
                let submitted = demands.iter().filter(|(has, _)| counts(has)).count();
                let recommended = demands.iter().filter(|(has, chosen)| *chosen && counts(has)).count();
                if of_units && submitted > max {
                    over.push((false, !warns, submitted, max));
                }
                if recommended > max && !(of_units && all && !warns) {
                    over.push((true, true, recommended, max));
                }
            }
        }
    }
    over.sort_unstable();
    over
}

fn told(files: &Files) -> Vec<Over> {
    let catalog = zhengji::built_in::catalog(Language::Chinese);
    let judged = judge(files);
    let ours = judged.diagnostics.iter().filter(|fault| fault.rule == "quota");
    let mut told: Vec<Over> = ours
        .map(|fault| {
            let words = catalog.render(&fault.message, Reveal::PublicOnly);
            let (_, figures) = words.rsplit_once('（').unwrap();
            let (used, max) = figures.trim_end_matches('）').split_once('/').unwrap();
            let recommended = fault.location.path.contains("/departments/");
            (recommended, fault.is_error(), used.parse().unwrap(), max.parse().unwrap())
        })
        .collect();
    told.sort_unstable();
    told
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_program_counts_as_the_model_does(
        units in prop::collection::vec(unit(), 1..6),
        rows in prop::collection::vec(row(), 1..5),
        warns in any::<bool>(),
    ) {
        let files = written(&units, &rows, warns);
        prop_assert_eq!(told(&files), counted(&units, &rows, warns));
    }
}

#[test]
fn the_model_sees_every_sort_of_fault() {
    let demand = DemandSketch {
        domain: 0,
        form: 0,
        withdrawn: false,
        recommended: [true, false, false],
        declined: false,
    };
    let unit = |demands| UnitSketch { kind: 0, department: 0, legal: 0, group: None, demands };
    let row = |per| RowSketch { per, kind: None, only: None, max: Some(1), own: None, each: None };
    let mut other = demand.clone();
    other.recommended = [false; 3];
    let all = |units: &[UnitSketch], row: RowSketch, warns| {
        let rows = [row];
        let (told, model) = (told(&written(units, &rows, warns)), counted(units, &rows, warns));
        assert_eq!(told, model);
        told.into_iter().map(|(recommended, error, ..)| (recommended, error)).collect::<BTreeSet<_>>()
    };
    let two = [unit(vec![demand.clone(), demand.clone()])];
    // C1: what is recommended over the quota is an error, whatever units may hand in.
    assert_eq!(all(&two, row(Together::Unit), true), BTreeSet::from([(false, false), (true, true)]));
    assert_eq!(all(&two, row(Together::Unit), false), BTreeSet::from([(false, true)]));
    // C4: a number of a department's never shuts a unit out.
    let fifth = [unit(vec![demand.clone()]), unit(vec![other.clone()]), unit(vec![other])];
    assert_eq!(all(&fifth, row(Together::Department), false), BTreeSet::new());
    assert_eq!(all(&two, row(Together::Department), false), BTreeSet::from([(true, true)]));
    let own = RowSketch { own: Some((0, 2)), ..row(Together::Department) };
    assert_eq!(all(&two, own, false), BTreeSet::new());
}

/// C3: a declined demand that is withdrawn takes no place of its department's.
#[test]
fn the_summary_counts_a_departments_places_by_what_it_recommends() {
    let recommended = DemandSketch {
        domain: 0,
        form: 0,
        withdrawn: false,
        recommended: [true, false, false],
        declined: false,
    };
    let declined = DemandSketch { recommended: [false; 3], declined: true, ..recommended.clone() };
    let unit = |demands| UnitSketch { kind: 0, department: 0, legal: 0, group: None, demands };
    let row = RowSketch {
        per: Together::Department,
        kind: None,
        only: None,
        max: Some(4),
        own: None,
        each: Some(("organization", 0, 4)),
    };
    let call = |demands: Vec<DemandSketch>| -> Call {
        let files = written(&[unit(demands)], std::slice::from_ref(&row), false);
        assemble("example", &read(files.iter().filter(|(path, _)| *path != "clock"))).0
    };
    let before = call(vec![recommended.clone(), declined.clone()]);
    let schemas = built_in::schemas(&BTreeMap::new()).unwrap();
    let catalog = built_in::catalog(Language::Chinese);
    let told = |after: &Call| -> Vec<String> {
        let all = effect(Some(&before), after, &schemas);
        all.iter()
            .map(|one| catalog.render(one, Reveal::PublicOnly))
            .filter(|one| one.contains("名额"))
            .collect()
    };
    let withdrawn = DemandSketch { withdrawn: true, ..declined };
    assert!(told(&call(vec![recommended, withdrawn.clone()])).is_empty());
    let places =
        ["“east局”已获推荐的名额：已用 1/4 → 0/4", "“east局”已获推荐的名额（单位自主）：已用 1/4 → 0/4"];
    assert_eq!(told(&call(vec![withdrawn.clone(), withdrawn])), places);
}
