//! Ids of rules and messages and names of their values are words of the program itself. Those read from a file are kept for
//! good, each once, within bounds.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};

/// A word of the program itself.
pub type Word = &'static str;

/// More than the catalogue and all names of values have together.
const MOST: usize = 8192;

/// Longest word, in bytes.
const LONGEST: usize = 80;

static WORDS: Mutex<BTreeSet<Word>> = Mutex::new(BTreeSet::new());

/// The word, for good; none where it cannot be one.
fn keep(text: &str) -> Option<Word> {
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    if text.is_empty() || text.len() > LONGEST || !text.bytes().all(is_word) {
        return None;
    }
    let mut words = WORDS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = words.get(text) {
        return Some(known);
    }
    if words.len() >= MOST {
        return None;
    }
    let kept: Word = Box::leak(text.into());
    words.insert(kept);
    Some(kept)
}

/// A word as it is read.
struct Kept(Word);

impl<'de> Deserialize<'de> for Kept {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Kept;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a word of the program")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Kept, E> {
                keep(text).map(Kept).ok_or_else(|| E::custom("no word of the program"))
            }
        }
        reader.deserialize_str(Text)
    }
}

/// Reads a word.
pub(super) fn read<'de, D: Deserializer<'de>>(reader: D) -> Result<Word, D::Error> {
    Kept::deserialize(reader).map(|word| word.0)
}

/// Reads values with the words they go by.
pub(super) fn read_keys<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    reader: D,
) -> Result<Vec<(Word, T)>, D::Error> {
    let pairs = Vec::<(Kept, T)>::deserialize(reader)?;
    Ok(pairs.into_iter().map(|(word, value)| (word.0, value)).collect())
}
