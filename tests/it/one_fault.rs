//! One mistake, one fault: a rule keeps silent about what another rule has told already.

use crate::fixture::{base, judge};

const SENSOR: &str = "units/shili-yiqi/sensor.yaml";
const UNIT: &str = "units/shili-yiqi/unit.yaml";
const BIDDING: &str = "units/shili-jituan/first.yaml";
const TRANSFER: &str = "units/shili-yanjiuyuan/transfer.yaml";

#[test]
fn a_mistake_is_told_once() {
    for (path, from, to, rules) in [
        (SENSOR, "equipment: 1200", "equipment: -1200", vec!["budget-adds-up"]),
        (SENSOR, "equipment: 1200", "equipmnt: 1200", vec!["schema"]),
        (SENSOR, "equipment: 1200", "equipment: 一千二百", vec!["schema"]),
        (SENSOR, "equipment: 1200", "equipment:", vec!["not-blank"]),
        (SENSOR, "  total: 2000\n", "", vec!["schema"]),
        (SENSOR, "equipment: 1200", "equipment: 99999999999999999999999999", vec!["schema"]),
        (SENSOR, "    target: 1000\n", "", vec!["schema"]),
        (SENSOR, "target: 1000", "target: 无", vec!["not-blank"]),
        (SENSOR, "    unit: ℃\n", "", vec!["schema"]),
        (UNIT, "level: provincial", "level: province", vec!["schema"]),
        (UNIT, "domains: [new-materials, life-health]", "domains: [新材料]", vec!["schema"]),
        (UNIT, "year: 2020", "year: 1999", vec!["schema"]),
        (UNIT, "legal_form: enterprise", "legal_form: 企业", vec!["schema"]),
        (UNIT, "uscc: 91330106MA00000016", "uscc: 330106000012345", vec!["unit-once"]),
        (UNIT, "uscc: 91330106MA00000016", "uscc: \"716105852\"", vec!["unit-once"]),
        (UNIT, "uscc: 91330106MA00000016", "uscc: 9133010671610585", vec!["schema"]),
        (UNIT, "main_revenue: 40000", "main_revenue: 0", vec!["rd-intensity"]),
        (BIDDING, "deadline: 2023-12-31", "deadline: 2023-13-31", vec!["schema"]),
        (BIDDING, "  bidder_conditions: 具有相关研发基础的单位\n", "", vec!["schema"]),
        (BIDDING, "ip_ownership: 双方共有", "ip_ownership: 待定", vec!["not-blank"]),
        (TRANSFER, "  place: 杭州市滨江区\n", "", vec!["schema"]),
        (TRANSFER, "place: 杭州市滨江区", "place: 待定", vec!["not-blank"]),
    ] {
        let mut call = base();
        let text = String::from_utf8(call.remove(path).unwrap()).unwrap().replacen(from, to, 1);
        call.insert(path.to_owned(), text.into_bytes());
        let judged = judge(&call);
        assert_eq!(judged.rules(), rules, "{from} -> {to}:\n{}", judged.report);
    }
}
