//! The boxes of a desk's page by their names, and what was filled in there. A box that is about a demand is named for both:
//! `rank:unit/demand`.

use std::array;
use std::collections::BTreeMap;

use crate::document::Node;
use crate::form_layout::{Cell, Raw};
use crate::paper::desk::{FILLED, FilledRow, PARTS, Recommendations, TOLD};

/// The box that holds the state of the recommendation which the page was made from.
pub(super) const STATE: &str = "state";

/// Before the demand: the box that holds what the page tells of it. What has none is not on the page.
pub(super) const TELLS: &str = "told:";

/// What a ticked box says.
const TICKED: &str = "yes";

/// What was filled in on the page.
pub(super) fn recommendations(department: &str, boxes: &BTreeMap<String, String>) -> Recommendations {
    let mut desk = Recommendations::new(department.to_owned());
    desk.holds_stamp = true;
    desk.state = Some(boxes.get(STATE).cloned().unwrap_or_default());
    let raw = |name: &str| match boxes.get(name).map(|text| text.trim()) {
        None | Some("") => None,
        Some(TICKED) => Some(Raw::Truth(true)),
        Some(text) => Some(Raw::Text(text.to_owned())),
    };
    let row = |(name, told): (&String, &String)| {
        let id = name.strip_prefix(TELLS)?;
        let filled = |key: &'static str| {
            let name = format!("{key}:{id}");
            (key, (raw(&name), name))
        };
        Some(FilledRow {
            id: Raw::Text(id.to_owned()),
            told: read(told),
            boxes: FILLED.into_iter().map(filled).collect(),
        })
    };
    desk.fill(boxes.iter().filter_map(row).collect());
    // Behind the lists stands what is about the stamp.
    for key in PARTS.into_iter().skip(2) {
        match raw(key) {
            Some(raw) => {
                let cell = Cell { raw, at: key.to_owned() };
                drop(desk.answers.fields.insert(key.to_owned(), vec![cell]));
            }
            None => drop(desk.blanks.insert(key.to_owned(), key.to_owned())),
        }
    }
    desk
}

/// What a page tells of a demand, as its box holds it: in one line, for a browser may end lines as it likes.
pub(super) fn tells(told: &[String; TOLD.len()]) -> String {
    serde_json::to_string(told).unwrap_or_default()
}

fn read(text: &str) -> [String; TOLD.len()] {
    let told: Vec<String> = serde_json::from_str(text).unwrap_or_default();
    array::from_fn(|index| told.get(index).cloned().unwrap_or_default())
}

/// The box that a key of the recommendation is filled in at: `recommendations[2].opinion` in that of the second demand.
pub(super) fn box_of(root: &Node, key: &str) -> String {
    let Some((list, rest)) = key.split_once('[') else { return key.to_owned() };
    let Some((number, field)) = rest.split_once(']') else { return String::new() };
    let items = root.get(list).map(Node::items).unwrap_or_default();
    let item = number.parse::<usize>().ok().and_then(|number| items.get(number.checked_sub(1)?));
    let Some(id) = item.and_then(|item| item.get("demand")?.as_str()) else { return String::new() };
    let field = field.trim_start_matches('.');
    let own = FILLED.into_iter().find(|own| *own == field);
    let first = if list == "declined" { "reason" } else { "rank" };
    format!("{}:{id}", own.unwrap_or(first))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;
    use crate::document::{Syntax, parse};

    #[test]
    fn a_key_leads_to_the_box_of_its_demand() {
        let yaml = "recommendations:\n- {demand: a/b, rank: 1}\n- {demand: a/c, rank: 2}\ndeclined:\n- {demand: a/d, reason: x}\n";
        let root = parse(&"x.yaml".into(), yaml.as_bytes(), Syntax::Yaml).document.unwrap().root;
        for (key, wanted) in [
            ("recommendations[2].opinion", "opinion:a/c"),
            ("recommendations[1]", "rank:a/b"),
            ("recommendations[1].demand", "rank:a/b"),
            ("declined[1]", "reason:a/d"),
            ("approved_by", "approved_by"),
            ("recommendations[7].opinion", ""),
            ("recommendations[0]", ""),
        ] {
            assert_eq!(box_of(&root, key), wanted, "{key}");
        }
    }
}
