//! `result-located-in-city`: a result is carried over into industry at a place in the call's city.
//!
//! That a result transformation names its original result and its place is told by `schema` and `not-blank`; here the place
//! is judged, where `call.yaml` names the city (`city`).
//!
//! Decided edge cases: a place is in the city if it contains the city's name or that of one of its districts, and is not
//! said to be in another city right before (南昌市西湖区, 宁波市杭州湾新区). 本市 and 我市 are this city. Of several places
//! one in the city is enough. A place that names neither city nor district is a fault even if it may well be there: the
//! public that reads the demand cannot know.

use crate::call::StageKind;
use crate::detect::{Asked, is_placeholder};
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Moment, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "result-located-in-city",
    severity: Severity::Error,
    reading: None,
    passes: &[("units/shili-yanjiuyuan/transfer.yaml", "transformation: {place: ‹place.4›示例产业园}")],
    fails: &[("units/shili-yanjiuyuan/transfer.yaml", "transformation: {place: 外省外市外县}")],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    shown: Moment::After("transformation"),
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(settings) = context.settings() else { return };
    let words: Vec<&str> =
        settings.city.iter().map(|word| word.trim()).filter(|word| !word.is_empty()).collect();
    let Some(city) = words.first() else { return };
    for demand in context.call.standing_demands() {
        let transfers = demand.topic.as_ref().is_some_and(|topic| topic.value == "result-transformation");
        let Some(place) = demand.transformation_place.as_ref().filter(|_| transfers) else { continue };
        if !is_placeholder(&place.value, Asked::Words) && !is_in_city(&place.value, &words) {
            let message = Message::new("result-located-in-city-elsewhere")
                .text("place", &place.value)
                .text("city", city);
            findings
                .report(demand.location(Some(place.span)), message)
                .set_help(Message::new("result-located-in-city-write").text("city", city));
        }
    }
}

fn is_in_city(place: &str, words: &[&str]) -> bool {
    // One place after the other: what is said before one says nothing of the next.
    place.split(['、', '，', ',', '；', ';', '。', '和', '与', '及', '/']).any(|place| {
        if place.contains("本市") || place.contains("我市") {
            return true;
        }
        words.iter().any(|word| place.match_indices(word).any(|(at, _)| !names_a_city(&place[..at])))
    })
}

/// Whether a text says a city; 城市 and 市场 are words in which none is named.
fn names_a_city(text: &str) -> bool {
    text.replace("城市", "").replace("市场", "").contains('市')
}

#[cfg(test)]
mod tests {
    use super::is_in_city;

    #[test]
    fn places() {
        let words = ["杭州", "西湖区", "余杭区", "建德市"];
        for place in [
            "杭州市余杭区",
            "浙江省杭州市",
            "余杭区示例产业园",
            "西湖区",
            "浙江省建德市示例镇",
            "宁波市、杭州市",
            "本市某开发区",
            "上海市和杭州市余杭区",
            "未来城市产业园（余杭区）",
        ] {
            assert!(is_in_city(place, &words), "{place}");
        }
        for place in ["江西省南昌市西湖区", "宁波市杭州湾新区", "上海市", "浙江省", "示例产业园", ""]
        {
            assert!(!is_in_city(place, &words), "{place}");
        }
    }
}
