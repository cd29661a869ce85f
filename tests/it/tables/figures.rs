//! Every figure of every table is the one that the files come to.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde_json::Value;

use super::ledger::{Demand, Entry, Ledger};
use super::sample;
use crate::fixture::Files;
use crate::program::Repository;

fn table(repository: &Repository, arguments: &[&str]) -> Value {
    let all: Vec<&str> = ["table", "--format", "json"].iter().chain(arguments).copied().collect();
    let output = repository.run(&all);
    assert_eq!(output.code, 0, "{}", output.shown());
    serde_json::from_str(&output.stdout).unwrap()
}

fn figure(value: &Value) -> Decimal {
    value.to_string().parse().unwrap_or_else(|_| panic!("{value} is no figure"))
}

fn rows(table: &Value) -> &[Value] {
    table["rows"].as_array().unwrap()
}

/// Compares a summary table with the entries it should show, row by row, and its closing row with their sums.
fn compare(ledger: &Ledger, table: &Value, expected: &[(&str, &Entry, &Demand)], own: bool) {
    assert_eq!(rows(table).len(), expected.len(), "{}", table["part"]);
    for (number, (row, (department, (_, rank, key), demand))) in (1..).zip(rows(table).iter().zip(expected)) {
        let unit = &ledger.units[&demand.unit];
        assert_eq!(row["title"], *demand.title);
        assert_eq!(row["unit"], *unit.name);
        assert_eq!(row["number"], if own { *rank } else { number });
        if !own {
            assert_eq!(row["rank"], *rank);
            assert_eq!(row["department"], *ledger.departments[*department].0);
        }
        assert_eq!(row["key_recommended"], if *key { "是" } else { "否" });
        assert_eq!(figure(&row["budget_total"]), demand.total, "{}", demand.title);
        assert_eq!(figure(&row["budget_without_personnel"]), demand.total - demand.personnel);
        let joint = row["joint"].as_str().unwrap();
        assert_eq!(joint.starts_with('是'), demand.is_joint());
        if demand.is_joint() {
            assert!(demand.partners.iter().all(|(name, _)| joint.contains(name)), "{joint}");
        }
    }
    if expected.is_empty() {
        assert!(table["sum"].is_null());
        return;
    }
    let sum = |of: &dyn Fn(&Demand) -> Decimal| expected.iter().map(|(_, _, d)| of(d)).sum::<Decimal>();
    assert_eq!(figure(&table["sum"]["budget_total"]), sum(&|d| d.total));
    assert_eq!(figure(&table["sum"]["budget_without_personnel"]), sum(&|d| d.total - d.personnel));
}

fn check_summaries(call: &Files) {
    let ledger = Ledger::read(call);
    let repository = Repository::new(call);
    let all: Vec<_> = ledger.recommended().collect();
    assert!(!all.is_empty());
    compare(&ledger, &table(&repository, &["--all"]), &all, false);
    let mut seen = 0;
    for id in ledger.departments.keys() {
        let own: Vec<_> = all.iter().filter(|(department, ..)| department == id).copied().collect();
        compare(&ledger, &table(&repository, &["--department", id]), &own, true);
        seen += own.len();
    }
    assert_eq!(seen, all.len(), "the departments' tables come to the table of all");
    let distinct =
        |of: &dyn Fn(&Demand) -> String| all.iter().map(|(_, _, d)| of(d)).collect::<BTreeSet<_>>();
    for domain in distinct(&|demand| demand.domain.clone()) {
        let own: Vec<_> = all.iter().filter(|(_, _, demand)| demand.domain == domain).copied().collect();
        compare(&ledger, &table(&repository, &["--domain", &domain]), &own, false);
    }
    for kind in distinct(&|demand| ledger.units[&demand.unit].kind.clone()) {
        let own: Vec<_> =
            all.iter().filter(|(_, _, d)| ledger.units[&d.unit].kind == kind).copied().collect();
        compare(&ledger, &table(&repository, &["--kind", &kind]), &own, false);
    }
}

#[test]
fn summary_tables_show_what_the_files_say() {
    check_summaries(&sample());
}

/// Money with fractions, and a withdrawn demand that leaves a gap in the ranks.
#[test]
fn fractions_are_kept_and_withdrawals_leave_no_gap() {
    let mut call = sample();
    let mut change = |path: &str, from: &str, to: &str| {
        let text = String::from_utf8(call[path].clone()).unwrap();
        assert!(text.contains(from), "{path}");
        call.insert(path.to_owned(), text.replace(from, to).into_bytes());
    };
    change(
        "units/shili-linan-chem/electronic-grade-hydrofluoric-acid.yaml",
        "total: 3150",
        "total: 3150.3705",
    );
    change(
        "units/shili-metrology-institute/air-bearing-stage.yaml",
        "\ntitle:",
        "\nwithdrawn: {on: 2021-04-12, reason: 项目已另行立项}\ntitle:",
    );
    let text =
        String::from_utf8(call["units/shili-linan-chem/electronic-grade-hydrofluoric-acid.yaml"].clone());
    assert!(text.unwrap().contains("3150.3705"));
    check_summaries(&call);
}

#[test]
fn cross_tables_agree_with_the_files_and_with_each_other() {
    let call = sample();
    let ledger = Ledger::read(&call);
    let repository = Repository::new(&call);
    let mut corners = Vec::new();
    for (cross, side) in [("department", "department"), ("organization", "organization")] {
        let table = table(&repository, &["--cross", cross]);
        let mut expected: BTreeMap<(String, String), (u64, Decimal)> = BTreeMap::new();
        for (department, _, demand) in ledger.recommended() {
            let key = if cross == "department" {
                ledger.departments[department].0.clone()
            } else {
                organization(&demand.organization).to_owned()
            };
            for domain in [demand.domain.clone(), "all".to_owned()] {
                let measure = expected.entry((key.clone(), domain)).or_default();
                *measure = (measure.0 + 1, measure.1 + demand.total);
            }
        }
        let mut sums: BTreeMap<String, (u64, Decimal)> = BTreeMap::new();
        for row in rows(&table) {
            let name = row[side].as_str().unwrap();
            for (key, value) in row.as_object().unwrap() {
                let Some(domain) = key.strip_suffix("_count") else { continue };
                let wanted = expected.remove(&(name.to_owned(), domain.to_owned())).unwrap_or_default();
                let total = figure(&row[format!("{domain}_total")]);
                assert_eq!((value.as_u64().unwrap(), total), wanted, "{name} {domain}");
                let sum = sums.entry(domain.to_owned()).or_default();
                *sum = (sum.0 + wanted.0, sum.1 + wanted.1);
            }
        }
        assert!(expected.is_empty(), "not shown: {:?}", expected.keys());
        for (domain, (count, total)) in &sums {
            assert_eq!(table["sum"][format!("{domain}_count")], *count);
            assert_eq!(figure(&table["sum"][format!("{domain}_total")]), *total);
        }
        corners.push(sums["all"]);
    }
    assert_eq!(corners[0], corners[1]);
    let all = table(&repository, &["--all"]);
    assert_eq!(corners[0].0, rows(&all).len() as u64);
    assert_eq!(figure(&all["sum"]["budget_total"]), corners[0].1);
}

fn organization(id: &str) -> &'static str {
    match id {
        "open-bidding" => "揭榜挂帅",
        "innovation-consortium" => "创新联合体",
        "chain-alliance" => "产业链上下游联合",
        "single-unit" => "单位自主",
        other => panic!("{other}"),
    }
}

/// The quotas of the sample call, written down here once more: two for a leading enterprise, one of each topic for an
/// institution, one for the others.
#[test]
fn quotas_are_counted_as_the_notice_says() {
    let call = sample();
    let ledger = Ledger::read(&call);
    let repository = Repository::new(&call);
    let recommended: BTreeSet<&str> = ledger.recommended().map(|(_, (id, ..), _)| id.as_str()).collect();
    let mut expected = BTreeSet::new();
    for (id, unit) in &ledger.units {
        let own: Vec<_> = ledger.demands.iter().filter(|(_, demand)| demand.unit == *id).collect();
        let limits: &[(Option<&str>, &str, u64)] = match unit.kind.as_str() {
            "leading-enterprise" => &[(None, "全部需求", 2)],
            "new-rd-institution" => &[
                (Some("self-designed"), "选题类型为自主设计选题", 1),
                (Some("result-transformation"), "选题类型为原创性成果在杭转化产业化", 1),
            ],
            _ => &[(None, "全部需求", 1)],
        };
        for (topic, scope, allowed) in limits {
            let counted: Vec<_> = own
                .iter()
                .filter(|(_, d)| topic.is_none_or(|topic| d.topic.as_deref() == Some(topic)))
                .collect();
            let used = counted.iter().filter(|(id, _)| recommended.contains(id.as_str())).count() as u64;
            if !own.is_empty() {
                let row = (unit.name.clone(), (*scope).to_owned(), counted.len() as u64, used, *allowed);
                expected.insert((row.0, row.1, row.2, row.3, row.4, allowed - used));
            }
        }
    }
    let public = table(&repository, &["--quota"]);
    let shown: BTreeSet<_> = rows(&public)
        .iter()
        .map(|row| {
            let text = |key: &str| row[key].as_str().unwrap().to_owned();
            let count = |key: &str| row[key].as_u64().unwrap();
            let counts = (count("submitted"), count("recommended"), count("allowed"), count("left"));
            (text("holder"), text("scope"), counts.0, counts.1, counts.2, counts.3)
        })
        .collect();
    assert_eq!(shown, expected);
    assert_eq!(rows(&public).len(), expected.len());
}

#[test]
fn consortia_name_every_member_once() {
    let call = sample();
    let ledger = Ledger::read(&call);
    let repository = Repository::new(&call);
    let mut expected = Vec::new();
    for (number, (_, _, demand)) in
        (1u64..).zip(ledger.recommended().filter(|(_, _, demand)| demand.is_joint()))
    {
        let unit = &ledger.units[&demand.unit];
        let members = std::iter::once((unit.name.clone(), unit.uscc.clone())).chain(demand.partners.clone());
        expected.extend(members.map(|(name, uscc)| (number, demand.title.clone(), name, uscc)));
    }
    let table = table(&repository, &["--consortia"]);
    let shown: Vec<_> = rows(&table)
        .iter()
        .map(|row| {
            let text = |key: &str| row[key].as_str().unwrap().to_owned();
            (row["number"].as_u64().unwrap(), text("title"), text("member"), text("uscc"))
        })
        .collect();
    assert_eq!(shown, expected);
    assert!(expected.len() > 10);
}
