//! The index: for each pair of neighbouring characters the documents that have it, and the best group of fields it is in.
//! The last character of a word makes a pair with a blank, so that a single character is found too: whatever begins with
//! it is in the index, in one stretch.

use crate::document::half_width;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::text::Document;
use crate::site::script_data::variable;

/// Bits of one entry: two characters of 21 bits, a document of 20, a group of two. So entries sort by pair, then by
/// document, then by group, without a comparison of our own.
const CHARACTER: u32 = 21;
const DOCUMENT: u32 = 20;
const GROUP: u32 = 2;

/// The group that counts least.
const LAST_GROUP: usize = (1 << GROUP) - 1;

/// A character as it is searched: Latin letters small, full-width forms as their common ones. The script does the same.
pub(super) fn fold(c: char) -> char {
    let c = if c == '\u{3000}' { ' ' } else { half_width(c) };
    c.to_ascii_lowercase()
}

fn entries(number: usize, document: &Document, groups: &[usize]) -> Vec<u64> {
    let mut entries = Vec::new();
    for (field, text) in &document.2 {
        let group = groups.get(*field).copied().unwrap_or(LAST_GROUP);
        let characters = text.chars().map(fold);
        for (one, two) in characters.clone().zip(characters.skip(1).chain([' '])) {
            if one != ' ' {
                let pair = u64::from(one) << CHARACTER | u64::from(two);
                entries.push((pair << DOCUMENT | number as u64) << GROUP | group as u64);
            }
        }
    }
    entries.sort_unstable();
    // The first of a pair is the one in the best group.
    entries.dedup_by_key(|entry| *entry >> GROUP);
    entries
}

/// The index in pieces, over documents whose fields count in these groups: pair → documents as steps from one to the next, each step with its group in the two lowest bits.
/// A piece is closed once it has `bytes` letters; the pairs of all pieces are in the order of their characters.
pub(super) fn shards(
    documents: &[Document],
    groups: &[usize],
    bytes: usize,
) -> Vec<BTreeMap<String, String>> {
    // The index has room for a million documents; nobody's call comes near.
    let documents = documents.get(..1 << DOCUMENT).unwrap_or(documents);
    let mut all: Vec<u64> = documents
        .par_iter()
        .enumerate()
        .flat_map_iter(|(number, document)| entries(number, document, groups))
        .collect();
    all.par_sort_unstable();
    let mut shards = Vec::new();
    let mut shard = BTreeMap::new();
    let mut size = 0;
    for list in all.chunk_by(|one, two| one >> (DOCUMENT + GROUP) == two >> (DOCUMENT + GROUP)) {
        let Some(first) = list.first() else { continue };
        let (pair, postings) = (pair(first >> (DOCUMENT + GROUP)), postings(list));
        size += pair.len() + postings.len() + 6;
        shard.insert(pair, postings);
        if size >= bytes {
            shards.push(std::mem::take(&mut shard));
            size = 0;
        }
    }
    if !shard.is_empty() {
        shards.push(shard);
    }
    shards
}

fn pair(bits: u64) -> String {
    let character = |bits: u64| u32::try_from(bits & ((1 << CHARACTER) - 1)).ok().and_then(char::from_u32);
    [bits >> CHARACTER, bits].into_iter().filter_map(character).collect()
}

fn postings(list: &[u64]) -> String {
    let mut text = String::new();
    let mut next = 0;
    for entry in list {
        let document = entry >> GROUP & ((1 << DOCUMENT) - 1);
        let step = (document - next) << GROUP | entry & ((1 << GROUP) - 1);
        variable(&mut text, usize::try_from(step).unwrap_or_default());
        next = document + 1;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::text::Document;
    use super::{fold, shards};

    fn document(title: &str, body: &str) -> Document {
        Document(String::new(), "", vec![(0, title.to_owned()), (5, body.to_owned())])
    }

    #[test]
    fn a_pair_names_its_documents_and_the_best_group() {
        let documents = [document("高温合金", "高温"), document("无 钼", "无"), document("甲", "高温")];
        let index = shards(&documents, &[0, 1, 1, 2, 3, 3], usize::MAX).remove(0);
        // Document 0, group 0; then one is passed over: step 1, group 3 → 1 << 2 | 3 = 7.
        assert_eq!(index["高温"], "AH");
        assert_eq!(index["合金"], "A");
        assert!(!index.contains_key("温无") && !index.contains_key("无钼") && !index.contains_key(" 钼"));
        // At the end of a text and before a blank: document 1, group 0.
        assert_eq!((index["钼 "].as_str(), index["无 "].as_str()), ("E", "E"));
    }

    #[test]
    fn letters_and_figures_fold() {
        assert_eq!("ＧＰＵ　Ａ100".chars().map(fold).collect::<String>(), "gpu a100");
    }

    #[test]
    fn no_piece_is_much_larger_than_asked() {
        let body: String = ('一'..='龥').collect();
        let shards = shards(&[document("题", &body)], &[0], 1_000);
        assert!(shards.len() > 10);
        let order: Vec<_> = shards.iter().flat_map(|shard| shard.keys()).collect();
        assert!(order.is_sorted());
    }
}
