//! Which comments say the same: texts that many send with a sentence of their own, or with other punctuation.
//!
//! A person is better served by an answer too many than by one to somebody else, so three things must hold: nearly all of both
//! texts is the same, their figures are the same (800 ℃ is not 600 ℃), and as many of their words say no (不同意 is not
//! 同意). Not every text is compared with every other: by `MinHash` only those that are likely alike are looked at.

use crate::document::half_width;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasher;

use foldhash::fast::FixedState;

/// Characters in a row that are compared.
const PIECE: usize = 3;

/// Shared pieces of all pieces of both, in hundredths, from which on two texts are the same.
const SAME: usize = 75;

/// Bands of hashes, and hashes a band: texts that share three of four pieces meet in some band 998 times in 1,000.
const BANDS: u64 = 16;
const HASHES: u64 = 4;

/// Characters that turn a sentence round.
const NO: &str = "不未没无非勿否反拒";
const NO_WORDS: [&str; 7] = ["not", "no", "never", "without", "against", "oppose", "reject"];

/// Texts that may be the same as others to come.
#[derive(Debug, Default)]
pub(super) struct Campaigns {
    texts: Vec<(String, Sketch)>,
    /// Texts by band, hashes of the band, and what they are about.
    bands: HashMap<(u64, Vec<u64>, String), Vec<usize>, FixedState>,
}

#[derive(Debug)]
struct Sketch {
    plain: String,
    pieces: BTreeSet<Vec<char>>,
    figures: BTreeMap<String, usize>,
    nos: usize,
}

impl Campaigns {
    /// Adds a comment that is like none before it.
    pub(super) fn add(&mut self, id: &str, about: &str, text: &str) {
        let sketch = Sketch::new(text);
        let index = self.texts.len();
        for band in bands(&sketch) {
            self.bands.entry((band.0, band.1, about.to_owned())).or_default().push(index);
        }
        self.texts.push((id.to_owned(), sketch));
    }

    /// The comment about the same thing that says the same, the first that was added.
    pub(super) fn find(&self, about: &str, text: &str) -> Option<&str> {
        let sketch = Sketch::new(text);
        let mut places = BTreeSet::new();
        for (band, hashes) in bands(&sketch) {
            places.extend(self.bands.get(&(band, hashes, about.to_owned())).into_iter().flatten().copied());
        }
        let mut found = places.into_iter().filter_map(|index| self.texts.get(index));
        found.find(|(_, other)| other.says_the_same(&sketch)).map(|(id, _)| id.as_str())
    }
}

impl Sketch {
    fn new(text: &str) -> Self {
        let plain: Vec<char> = text.chars().map(fold).filter(|c| c.is_alphanumeric()).collect();
        let pieces = if plain.len() < PIECE {
            BTreeSet::from([plain.clone()])
        } else {
            plain.windows(PIECE).map(<[char]>::to_vec).collect()
        };
        let folded: String = text.chars().map(fold).collect();
        let mut figures = BTreeMap::new();
        let is_figure = |c: char| c.is_ascii_digit() || c == '.';
        for figure in
            folded.split(|c| !is_figure(c)).map(|part| part.trim_matches('.')).filter(|part| !part.is_empty())
        {
            *figures.entry(figure.to_owned()).or_default() += 1;
        }
        let words = folded.split(|c: char| !c.is_ascii_alphabetic());
        let nos = words.filter(|word| NO_WORDS.contains(word)).count()
            + folded.chars().filter(|c| NO.contains(*c)).count();
        Self { plain: plain.into_iter().collect(), pieces, figures, nos }
    }

    fn says_the_same(&self, other: &Self) -> bool {
        if self.figures != other.figures || self.nos != other.nos {
            return false;
        }
        let shared = self.pieces.intersection(&other.pieces).count();
        let all = self.pieces.len() + other.pieces.len() - shared;
        self.plain == other.plain || shared * 100 >= all * SAME
    }
}

/// Upper and lower case, full and half width are the same.
fn fold(c: char) -> char {
    let half = half_width(c);
    half.to_lowercase().next().unwrap_or(half)
}

/// The least hashes of a text, band by band.
fn bands(sketch: &Sketch) -> impl Iterator<Item = (u64, Vec<u64>)> {
    (0..BANDS).map(|band| {
        let hashes = (0..HASHES).map(|hash| {
            let hasher = FixedState::with_seed(band * HASHES + hash + 1);
            sketch.pieces.iter().map(|piece| hasher.hash_one(piece)).min().unwrap_or_default()
        });
        (band, hashes.collect())
    })
}

#[cfg(test)]
mod tests {
    use super::Campaigns;

    const TEXT: &str = "建议把参与单位上限由4家放宽到6家，高校和检测机构不计入，以便开展快速活化的机理研究。";

    fn same(a: &str, b: &str) -> bool {
        let mut campaigns = Campaigns::default();
        campaigns.add("first", "hydrogen", a);
        let found = campaigns.find("hydrogen", b).is_some();
        assert_eq!(campaigns.find("wafer", b), None);
        found
    }

    #[test]
    fn a_text_with_a_greeting_is_the_same_text() {
        assert!(same(TEXT, TEXT));
        assert!(same(TEXT, &format!("您好！{}谢谢。", TEXT.replace('，', ","))));
        assert!(same("同意", "同意。"));
        assert!(same("We support items 1 and 2.", "we support items 1 and 2"));
    }

    #[test]
    fn another_figure_a_no_or_another_matter_is_another_text() {
        assert!(!same(TEXT, &TEXT.replace("6家", "8家")));
        assert!(!same(TEXT, &TEXT.replace("建议把", "不建议把")));
        assert!(!same(TEXT, "建议明确启停600次是冷态还是热态，并允许部分用液氦台架代替。"));
        assert!(!same("同意", "不同意"));
        assert!(!same("We support item 1.", "We do not support item 1."));
    }
}
