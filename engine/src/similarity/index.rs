//! Which demands are worth comparing: those that share rare terms.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use super::comparison::Vector;

/// So many of a demand's rarest terms are looked up. A paraphrase shares every third term or so.
const RAREST: usize = 48;

/// So many demands are looked at for a term. Where more have it, these are the ones most like the demand as a whole.
const POSTINGS: usize = 64;

/// So many demands are compared with each, those that share the most.
const CANDIDATES: usize = 12;

/// Pairs to compare, the smaller place first, each once. At most [`CANDIDATES`] for a demand.
pub(super) fn candidates(vectors: &[Vector], spread: &[u32], weights: &[u64]) -> Vec<(usize, usize)> {
    let order = order(vectors);
    let mut postings: Vec<Vec<u32>> = vec![Vec::new(); spread.len()];
    for (rank, demand) in (0_u32..).zip(&order) {
        for (term, _) in &vectors[*demand] {
            // What one demand alone says leads to no other.
            if spread[*term as usize] > 1 {
                postings[*term as usize].push(rank);
            }
        }
    }
    let mut pairs = Vec::new();
    let mut gathered = vec![0_u64; vectors.len()];
    let mut touched: Vec<u32> = Vec::new();
    for (rank, demand) in (0_u32..).zip(&order) {
        for (term, strength) in rarest(&vectors[*demand], spread) {
            for other in near(&postings[term as usize], rank) {
                let sum = &mut gathered[*other as usize];
                if *sum == 0 {
                    touched.push(*other);
                }
                *sum += strength * weights[term as usize];
            }
        }
        touched.retain(|other| *other != rank);
        gathered[rank as usize] = 0;
        let best = |other: &u32| (std::cmp::Reverse(gathered[*other as usize]), *other);
        if touched.len() > CANDIDATES {
            touched.select_nth_unstable_by_key(CANDIDATES, best);
        }
        for other in touched.iter().take(CANDIDATES) {
            let other = order[*other as usize];
            pairs.push((other.min(*demand), other.max(*demand)));
        }
        for other in touched.drain(..) {
            gathered[other as usize] = 0;
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The rarest terms that others have too.
fn rarest(vector: &Vector, spread: &[u32]) -> Vec<(u32, u64)> {
    let mut shared: Vec<(u32, u64)> =
        vector.iter().copied().filter(|(term, _)| spread[*term as usize] > 1).collect();
    if shared.len() > RAREST {
        shared.select_nth_unstable_by_key(RAREST, |(term, strength)| {
            (spread[*term as usize], std::cmp::Reverse(*strength), *term)
        });
        shared.truncate(RAREST);
    }
    shared
}

/// The part of a list around a rank: all of a short one.
fn near(list: &[u32], rank: u32) -> &[u32] {
    if list.len() <= POSTINGS {
        return list;
    }
    let at = list.partition_point(|other| *other < rank);
    let start = at.saturating_sub(POSTINGS / 2).min(list.len() - POSTINGS);
    &list[start..start + POSTINGS]
}

/// The demands in an order in which those with nearly the same terms stand together: by the least hashes of their terms
/// (`MinHash`). Thousands of copies of one form have every term in thousands of demands; each then meets its neighbours.
fn order(vectors: &[Vector]) -> Vec<usize> {
    let hashers = [1, 2, 3].map(FixedState::with_seed);
    let sketch = |vector: &Vector| {
        let least = |hasher: &FixedState| vector.iter().map(|(term, _)| hasher.hash_one(term)).min();
        hashers.each_ref().map(least)
    };
    let mut order: Vec<_> =
        vectors.iter().enumerate().map(|(demand, vector)| (sketch(vector), demand)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, demand)| demand).collect()
}
