//! Similar demands of a published call, for its pages.

use std::collections::BTreeMap;

use super::body::Body;
use super::comparison::Comparison;
use super::phrases::shared_phrases;
use crate::call::public::PublicCall;
use crate::spread::Spread;

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
pub fn similar_demands(
    call: &PublicCall,
    at_least: f64,
    most: usize,
    spread: &impl Spread,
) -> BTreeMap<String, Vec<Similar>> {
    let bodies: BTreeMap<&str, Body<'_>> =
        call.demands.iter().map(|(id, demand)| (id.as_str(), Body::of_public(demand))).collect();
    let entries: Vec<(&&str, &Body<'_>)> = bodies.iter().collect();
    let mut shown = vec![0; entries.len()];
    let mut has_room = |place: usize| {
        let shown = shown.get_mut(place)?;
        let room = *shown < most;
        *shown += usize::from(room);
        Some(room)
    };
    // Best first, so whether a pair is shown depends on those before it.
    let pairs: Vec<_> = Comparison::new(&bodies)
        .pairs(at_least)
        .into_iter()
        .filter_map(|pair| {
            let rooms = [has_room(pair.first)?, has_room(pair.second)?];
            rooms.contains(&true).then_some((pair, rooms))
        })
        .collect();
    // What they share is most of the work.
    let told = spread.flat_map(pairs, |(pair, rooms)| {
        let both = entries.get(pair.first).zip(entries.get(pair.second));
        let told = both.map(|((a, first), (b, second))| {
            (pair.score, [(**a, **b), (**b, **a)], rooms, shared_phrases(first, second))
        });
        told.into_iter().collect()
    });
    let mut similar: BTreeMap<String, Vec<Similar>> = BTreeMap::new();
    for (score, sides, rooms, phrases) in told {
        for ((one, other), _) in sides.into_iter().zip(rooms).filter(|(_, room)| *room) {
            similar.entry(one.to_owned()).or_default().push(Similar {
                demand: other.to_owned(),
                score,
                phrases: phrases.clone(),
            });
        }
    }
    similar
}
