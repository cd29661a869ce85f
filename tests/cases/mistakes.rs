//! One mistake, one fault: a rule keeps silent about what another rule has told already.

use libtest_mimic::Trial;

use crate::fixture::{base, judge};

const SENSOR: &str = "units/shili-yiqi/sensor.yaml";
const UNIT: &str = "units/shili-yiqi/unit.yaml";
const BIDDING: &str = "units/shili-jituan/first.yaml";
const TRANSFER: &str = "units/shili-yanjiuyuan/transfer.yaml";

/// A mistake by its name: the file, what stands there, what is written instead, and the rule that tells it.
const MISTAKES: [(&str, &str, &str, &str, &str); 22] = [
    ("negative-part", SENSOR, "equipment: 1200", "equipment: -1200", "budget-adds-up"),
    ("misspelt-part", SENSOR, "equipment: 1200", "equipmnt: 1200", "schema"),
    ("part-in-words", SENSOR, "equipment: 1200", "equipment: 一千二百", "schema"),
    ("part-left-blank", SENSOR, "equipment: 1200", "equipment:", "not-blank"),
    ("total-missing", SENSOR, "  total: 2000\n", "", "schema"),
    ("part-beyond-measure", SENSOR, "equipment: 1200", "equipment: 99999999999999999999999999", "schema"),
    ("target-missing", SENSOR, "    target: 1000\n", "", "schema"),
    ("target-placeholder", SENSOR, "target: 1000", "target: 无", "not-blank"),
    ("measure-missing", SENSOR, "    unit: ℃\n", "", "schema"),
    ("unknown-level", UNIT, "level: provincial", "level: province", "schema"),
    ("domains-by-their-names", UNIT, "domains: [new-materials, life-health]", "domains: [新材料]", "schema"),
    ("another-year", UNIT, "year: 2020", "year: 1999", "schema"),
    ("legal-form-in-words", UNIT, "legal_form: enterprise", "legal_form: 企业", "schema"),
    ("old-code", UNIT, "uscc: 91330106MA00000016", "uscc: 330106000012345", "unit-once"),
    ("organisation-code", UNIT, "uscc: 91330106MA00000016", "uscc: \"716105852\"", "unit-once"),
    ("code-too-short", UNIT, "uscc: 91330106MA00000016", "uscc: 9133010671610585", "schema"),
    ("no-revenue", UNIT, "main_revenue: 40000", "main_revenue: 0", "rd-intensity"),
    ("no-such-month", BIDDING, "deadline: 2023-12-31", "deadline: 2023-13-31", "schema"),
    ("conditions-missing", BIDDING, "  bidder_conditions: 具有相关研发基础的单位\n", "", "schema"),
    ("ownership-placeholder", BIDDING, "ip_ownership: 双方共有", "ip_ownership: 待定", "not-blank"),
    ("place-missing", TRANSFER, "  place: 杭州市滨江区\n", "", "schema"),
    ("place-placeholder", TRANSFER, "place: 杭州市滨江区", "place: 待定", "not-blank"),
];

pub(crate) fn trials() -> impl Iterator<Item = Trial> {
    MISTAKES.into_iter().map(|(name, path, from, to, rule)| {
        crate::trial(format!("mistakes::{name}"), move || {
            let mut call = base();
            let text = String::from_utf8(call.remove(path).unwrap()).unwrap();
            assert!(text.contains(from), "{path} does not hold {from}");
            call.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
            let judged = judge(&call);
            assert_eq!(judged.rules(), [rule], "{from} -> {to}:\n{}", judged.report);
        })
    })
}
