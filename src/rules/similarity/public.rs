//! Similar demands of a published call, for its pages.

use std::collections::BTreeMap;

use super::body::Body;
use super::comparison::Comparison;
use super::phrases::shared_phrases;
use crate::call::public::PublicCall;

/// A demand that is like another.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar {
    /// Its identity `unit/demand`.
    pub demand: String,
    /// How much alike they are, to 1.
    pub score: f64,
    /// The longest pieces that stand in both, at most five.
    pub phrases: Vec<String>,
}

/// For every public demand that has any: the demands most like it, at most `most`, best first. `at_least` is the score they
/// need; [`super::ALIKE`] is where the rule `similar` begins to warn.
pub fn similar_demands(call: &PublicCall, at_least: f64, most: usize) -> BTreeMap<String, Vec<Similar>> {
    let bodies: BTreeMap<&str, Body<'_>> =
        call.demands.iter().map(|(id, demand)| (id.as_str(), Body::of_public(demand))).collect();
    let entries: Vec<(&&str, &Body<'_>)> = bodies.iter().collect();
    let mut similar: BTreeMap<String, Vec<Similar>> = BTreeMap::new();
    let has_room = |similar: &BTreeMap<String, Vec<Similar>>, id: &str| {
        similar.get(id).is_none_or(|list| list.len() < most)
    };
    for pair in Comparison::new(&bodies).pairs(at_least) {
        let (Some((a, first)), Some((b, second))) = (entries.get(pair.first), entries.get(pair.second))
        else {
            continue;
        };
        let wanted = [(a, b), (b, a)].map(|(one, other)| (has_room(&similar, one), one, other));
        if wanted.iter().all(|(room, ..)| !room) {
            continue;
        }
        let phrases = shared_phrases(first, second);
        for (_, one, other) in wanted.into_iter().filter(|(room, ..)| *room) {
            similar.entry((**one).to_owned()).or_default().push(Similar {
                demand: (**other).to_owned(),
                score: pair.score,
                phrases: phrases.clone(),
            });
        }
    }
    similar
}
