//! Scores.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use super::body::Body;
use super::index;
use super::terms::{Term, terms};

/// Full weight of a term, which one has that at most two demands use.
const FULL: f64 = 1000.0;

/// Least weight of a term, which one has that all demands use: copies of one form must still be found.
const LEAST: f64 = 100.0;

/// In a call of few demands a term that three of them share is no common one yet: weights are as in a call of this many.
const FEW: usize = 50;

/// As few terms in common say nothing, however short the texts.
const LEAST_SHARED: usize = 5;

/// The terms of a demand by number, each with its strength; sorted.
pub(super) type Vector = Vec<(u32, u64)>;

/// Demands that are much alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The one whose key sorts first, by its place in the order of keys.
    pub first: usize,
    /// The other.
    pub second: usize,
    /// How much alike they are, above 0 to 1.
    pub score: f64,
}

/// Demands made ready to be compared.
#[derive(Debug)]
pub struct Comparison {
    vectors: Vec<Vector>,
    /// How many demands have a term, by its number.
    spread: Vec<u32>,
    /// What a term weighs, by its number.
    weights: Vec<u64>,
    /// The square of each vector's length.
    norms: Vec<u64>,
}

impl Comparison {
    /// Takes demands by any key. From here on they are called by their places in the order of keys.
    pub fn new<K: Ord>(bodies: &BTreeMap<K, Body<'_>>) -> Self {
        let mut numbers: HashMap<Term, u32, RandomState> = HashMap::default();
        let mut spread: Vec<u32> = Vec::new();
        let mut found: Vec<(Term, u64)> = Vec::new();
        let mut vectors: Vec<Vector> = Vec::with_capacity(bodies.len());
        for body in bodies.values() {
            found.clear();
            for (strength, text) in body.texts() {
                terms(text, |term| found.push((term, strength)));
            }
            // A term that stands in several fields counts as in the strongest.
            found.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
            found.dedup_by_key(|(term, _)| *term);
            let mut vector: Vector = Vec::with_capacity(found.len());
            for (term, strength) in &found {
                let next = u32::try_from(spread.len()).unwrap_or(u32::MAX);
                let number = *numbers.entry(*term).or_insert(next);
                if number == next {
                    spread.push(0);
                }
                if let Some(count) = spread.get_mut(number as usize) {
                    *count += 1;
                }
                vector.push((number, *strength));
            }
            vector.sort_unstable();
            vectors.push(vector);
        }
        let weights: Vec<u64> = spread.iter().map(|spread| weight(*spread, bodies.len())).collect();
        let norm = |vector: &Vector| {
            vector.iter().map(|(term, strength)| strength * strength * weights[*term as usize]).sum()
        };
        let norms = vectors.iter().map(norm).collect();
        Self { vectors, spread, weights, norms }
    }

    /// How much alike two demands are: 0 with no term in common, 1 with all terms in common. None where there is no such
    /// demand.
    pub fn score(&self, a: usize, b: usize) -> Option<f64> {
        self.compare(a, b).map(|(score, _)| score)
    }

    /// All pairs that score at least as much and have some terms in common, best first. Each demand is compared with a bounded
    /// number of others, those that share the most of its rarest terms, so the work grows with the number of demands
    /// and not with its square.
    pub fn pairs(&self, at_least: f64) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = index::candidates(&self.vectors, &self.spread, &self.weights)
            .into_iter()
            .filter_map(|(first, second)| {
                let (score, shared) = self.compare(first, second)?;
                (score >= at_least && shared >= LEAST_SHARED).then_some(Pair { first, second, score })
            })
            .collect();
        pairs.sort_by(|a, b| {
            b.score.total_cmp(&a.score).then_with(|| (a.first, a.second).cmp(&(b.first, b.second)))
        });
        pairs
    }

    /// The score, and how many terms are shared.
    #[allow(clippy::cast_precision_loss, reason = "sums stay far below 2^53")]
    fn compare(&self, a: usize, b: usize) -> Option<(f64, usize)> {
        let lengths = (*self.norms.get(a)? as f64) * (*self.norms.get(b)? as f64);
        let (mut left, mut right) = (self.vectors.get(a)?.as_slice(), self.vectors.get(b)?.as_slice());
        let (mut product, mut shared) = (0_u64, 0);
        while let ([(x, strength), rest_x @ ..], [(y, other), rest_y @ ..]) = (left, right) {
            if x == y {
                product += strength * other * self.weights[*x as usize];
                shared += 1;
            }
            if x <= y {
                left = rest_x;
            }
            if y <= x {
                right = rest_y;
            }
        }
        Some((if product == 0 { 0.0 } else { product as f64 / lengths.sqrt() }, shared))
    }
}

/// The rarer, the heavier. A term of two demands has full weight: those may be the pair that is sought.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count, and a figure from 100 to 1000"
)]
fn weight(spread: u32, demands: usize) -> u64 {
    let others = f64::from(spread.saturating_sub(1).max(1));
    let all = demands.max(FEW) as f64 - 1.0;
    (FULL * (1.0 - others.ln() / all.ln())).max(LEAST).round() as u64
}
