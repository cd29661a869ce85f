//! Random calls: units with demands, what becomes of them, and rows of a quota table.

use std::fmt::Write as _;

use proptest::prelude::*;

use crate::fixture::Files;

pub(super) const DEPARTMENTS: [&str; 3] = ["east", "west", "park"];
pub(super) const KINDS: [&str; 2] = ["firm", "institute"];
pub(super) const DOMAINS: [&str; 2] = ["sea", "land"];
pub(super) const FORMS: [&str; 2] = ["single-unit", "open-bidding"];
pub(super) const LEGAL: [&str; 2] = ["enterprise", "public-institution"];

#[derive(Clone, Debug)]
pub(super) struct UnitSketch {
    pub(super) kind: usize,
    pub(super) department: usize,
    pub(super) legal: usize,
    pub(super) group: Option<u8>,
    pub(super) demands: Vec<DemandSketch>,
}

#[derive(Clone, Debug)]
pub(super) struct DemandSketch {
    pub(super) domain: usize,
    pub(super) form: usize,
    pub(super) withdrawn: bool,
    /// Which departments recommend or decline it.
    pub(super) recommended: [bool; 3],
    pub(super) declined: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Together {
    Default,
    Unit,
    Group,
    Department,
    Domain,
    Call,
}

#[derive(Clone, Debug)]
pub(super) struct RowSketch {
    pub(super) per: Together,
    pub(super) kind: Option<usize>,
    /// Only demands with this value of this key.
    pub(super) only: Option<(&'static str, usize)>,
    pub(super) max: Option<usize>,
    pub(super) own: Option<(usize, usize)>,
    pub(super) each: Option<(&'static str, usize, usize)>,
}

/// A key and its values.
pub(super) fn values(key: &str) -> &'static [&'static str] {
    match key {
        "department" => &DEPARTMENTS,
        "unit_kind" => &KINDS,
        "domain" => &DOMAINS,
        "legal_form" => &LEGAL,
        _ => &FORMS,
    }
}

pub(super) fn key() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["department", "unit_kind", "domain", "legal_form", "organization"])
}

pub(super) fn demand() -> impl Strategy<Value = DemandSketch> {
    (
        0..2_usize,
        0..2_usize,
        prop::bool::weighted(0.2),
        prop::array::uniform3(prop::bool::weighted(0.3)),
        any::<bool>(),
    )
        .prop_map(|(domain, form, withdrawn, recommended, declined)| DemandSketch {
            domain,
            form,
            withdrawn,
            recommended,
            declined,
        })
}

pub(super) fn unit() -> impl Strategy<Value = UnitSketch> {
    let demands = prop::collection::vec(demand(), 0..4);
    (0..2_usize, 0..3_usize, 0..2_usize, prop::option::weighted(0.5, 0..2_u8), demands).prop_map(
        |(kind, department, legal, group, demands)| UnitSketch { kind, department, legal, group, demands },
    )
}

pub(super) fn row() -> impl Strategy<Value = RowSketch> {
    let per = prop::sample::select(vec![
        Together::Default,
        Together::Unit,
        Together::Group,
        Together::Department,
        Together::Domain,
        Together::Call,
    ]);
    let kind = prop::option::weighted(0.3, 0..2_usize);
    let only = prop::option::weighted(0.4, (key(), 0..2_usize));
    let own = prop::option::weighted(0.5, (0..2_usize, 0..4_usize));
    let each = prop::option::weighted(0.4, (key(), 0..2_usize, 0..3_usize));
    (per, kind, only, prop::option::weighted(0.8, 0..4_usize), own, each).prop_map(
        |(per, kind, only, max, own, each)| RowSketch {
            per,
            kind,
            only,
            own: own.filter(|_| matches!(per, Together::Department | Together::Domain)),
            // A row that sets no number at all is a fault of call.yaml.
            max: max.or((own.is_none() && each.is_none()).then_some(1)).or(Some(3)),
            each,
        },
    )
}

pub(super) fn code(unit: usize) -> String {
    format!("91000000MA00000{unit:03}")
}

pub(super) fn group_code(group: u8) -> String {
    format!("91000000MA99999{group:03}")
}

pub(super) fn written(units: &[UnitSketch], rows: &[RowSketch], warns: bool) -> Files {
    let mut files = Files::new();
    let mut call = String::from(
        "title: 示例\nhost: 示例局\ntime_zone: Asia/Shanghai\nnotice: notice.md\n\
         stages: {submission: {opens: 2024-01-01, closes: 2024-12-31}}\n\
         domains: [sea, land]\nunit_kinds: [{id: firm, name: 企业}, {id: institute, name: 院所}]\n\
         contacts: [{office: 示例处, for: 全部}]\nsensitive_handover: {office: 示例室, how: 当面}\nquotas:\n",
    );
    for row in rows {
        call.push_str("  - {");
        match row.per {
            Together::Default => {}
            Together::Unit => call.push_str("per: unit, "),
            Together::Group => call.push_str("per: group, "),
            Together::Department => call.push_str("per: department, "),
            Together::Domain => call.push_str("per: domain, "),
            Together::Call => call.push_str("per: call, "),
        }
        if let Some(kind) = row.kind {
            write!(call, "unit_kind: {}, ", KINDS[kind]).unwrap();
        }
        if let Some((key, value)) = row.only {
            write!(call, "where: {{{key}: [{}]}}, ", values(key)[value]).unwrap();
        }
        if let Some((holder, max)) = row.own {
            let names = if row.per == Together::Department { &DEPARTMENTS[..] } else { &DOMAINS[..] };
            write!(call, "max_for: {{{}: {max}}}, ", names[holder]).unwrap();
        }
        if let Some((key, value, max)) = row.each {
            write!(call, "max_each: {{{key}: {{{}: {max}}}}}, ", values(key)[value]).unwrap();
        }
        if let Some(max) = row.max {
            write!(call, "max: {max}").unwrap();
        }
        call.push_str("}\n");
    }
    if warns {
        call.push_str("severity: {quota: warning}\n");
    }
    files.insert("call.yaml".to_owned(), call.into_bytes());
    files.insert("notice.md".to_owned(), "# 示例\n".into());
    for (number, name) in DEPARTMENTS.into_iter().enumerate() {
        files.insert(format!("departments/{name}/department.yaml"), format!("name: {name}局\n").into());
        let mut text = String::from("recommendations:\n");
        let mut declined = String::from("declined:\n");
        for (unit, sketch) in units.iter().enumerate() {
            for (demand, one) in sketch.demands.iter().enumerate() {
                if one.recommended[number] {
                    writeln!(text, "  - {{demand: u{unit}/d{demand}, rank: 1, opinion: 同意。}}").unwrap();
                } else if one.declined && sketch.department == number {
                    writeln!(declined, "  - {{demand: u{unit}/d{demand}, reason: 重复。}}").unwrap();
                }
            }
        }
        files.insert(format!("departments/{name}/recommendation.yaml"), (text + &declined).into());
    }
    for (unit, sketch) in units.iter().enumerate() {
        let group = sketch.group.map_or(String::new(), |group| format!("group: {}\n", group_code(group)));
        let text = format!(
            "name: 单位{unit}\nuscc: {}\nkind: {}\ndepartment: {}\nlegal_form: {}\n{group}",
            code(unit),
            KINDS[sketch.kind],
            DEPARTMENTS[sketch.department],
            LEGAL[sketch.legal],
        );
        files.insert(format!("units/u{unit}/unit.yaml"), text.into());
        for (demand, one) in sketch.demands.iter().enumerate() {
            let withdrawn = if one.withdrawn { "withdrawn: {on: 2024-02-01, reason: 合并}\n" } else { "" };
            let text = format!(
                "title: 需求{unit}之{demand}\ndomain: {}\norganization: {}\n{withdrawn}",
                DOMAINS[one.domain], FORMS[one.form],
            );
            files.insert(format!("units/u{unit}/d{demand}.yaml"), text.into());
        }
    }
    files.insert("clock".to_owned(), b"2024-03-01T12:00:00+08:00".to_vec());
    files
}
