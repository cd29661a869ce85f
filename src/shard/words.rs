//! Ids of messages and names of their values are words of the program itself. Those read from a file are kept for good, each
//! once, within bounds.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use crate::document::packed::Damaged;

/// More than the catalogue and all names of values have together.
const MOST: usize = 8192;

/// Longest word, in bytes.
const LONGEST: usize = 80;

static WORDS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

/// The word, for good.
pub(super) fn word(text: &str) -> Result<&'static str, Damaged> {
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    if text.is_empty() || text.len() > LONGEST || !text.bytes().all(is_word) {
        return Err(Damaged);
    }
    let mut words = WORDS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = words.get(text) {
        return Ok(known);
    }
    if words.len() >= MOST {
        return Err(Damaged);
    }
    let kept: &'static str = Box::leak(text.into());
    words.insert(kept);
    Ok(kept)
}
