//! How much alike two demands are, and what they share. Knows no rule, no page and no threshold of a call: texts in,
//! scores and phrases out.
//!
//! A text becomes the set of its terms: pairs of neighbouring characters, without the words that every demand
//! uses. Terms count more in a title than in a description, and less the more demands have them. Two demands are as much
//! alike as the cosine of the angle between their terms ([`Comparison::score`]). To find pairs, nothing is compared with
//! everything: only demands that share some of their rarest terms are looked at ([`Comparison::pairs`]).
//!
//! All sums are integers, so a score does not depend on the order of files, and `a` is to `b` as `b` is to `a`.

mod body;
mod comparison;
mod index;
mod phrases;
mod public;
mod terms;

pub use body::Body;
pub use comparison::{Comparison, Pair};
pub use phrases::shared_phrases;
pub use public::{Similar, similar_demands};

/// From this score on an official who reads both demands would ask the two units to talk to each other: chosen on the
/// labelled pairs in `tests/fixtures/similar`, confirmed on pairs written afterwards.
pub const ALIKE: f64 = 0.30;

/// From this score on most of the texts is the same.
pub const MOSTLY: f64 = 0.65;

/// From this score on one is a copy of the other.
pub const COPY: f64 = 0.92;
