//! What two demands have in common, in their own words.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::body::Body;
use super::terms::{fold, terms};

/// Phrases shown of a pair.
const SHOWN: usize = 5;

/// Shortest phrase, in characters.
const SHORTEST: usize = 3;

/// Longest phrase shown, in characters; longer ones are cut.
const LONGEST: usize = 30;

/// Characters of a demand that are searched. No honest demand has more; the limits of the Hangzhou form add up to 3,000.
const SEARCHED: usize = 20_000;

/// Places of a piece that are tried.
const PLACES: usize = 8;

/// No phrase begins or ends with one of these.
const JOINING: &str = "的了和与及等在对为是以将或并其而但也都";

/// Nothing is shared across these: the ends of sentences, items and texts.
const ENDS: [char; 8] = ['\n', '。', '；', '！', '？', ';', '!', '?'];

/// The longest pieces that stand in both demands, at most five, those first that say most. Pieces of common words are left out, and so is
/// what stands inside a longer one. Give both demands in a fixed order to get the same pieces again.
pub fn shared_phrases(a: &Body<'_>, b: &Body<'_>) -> Vec<String> {
    let (a, b) = (characters(a), characters(b));
    let folded: Vec<char> = a.iter().copied().map(fold).collect();
    let searched: Vec<char> = b.into_iter().map(fold).collect();
    let mut places: HashMap<&[char], Vec<usize>, RandomState> = HashMap::default();
    for (at, piece) in folded.windows(SHORTEST).enumerate() {
        if !piece.iter().any(|c| ENDS.contains(c)) {
            let places = places.entry(piece).or_default();
            if places.len() < PLACES {
                places.push(at);
            }
        }
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    while let Some(piece) = searched.get(from..from + SHORTEST) {
        let fits = |at: &usize| {
            let both = folded[*at..].iter().zip(&searched[from..]);
            both.take_while(|(x, y)| x == y && !ENDS.contains(x)).count()
        };
        let found = places.get(piece).into_iter().flatten();
        let longest = found.map(|at| (fits(at), *at)).max_by_key(|(length, at)| (*length, Reverse(*at)));
        let Some((length, at)) = longest.filter(|(length, _)| *length >= SHORTEST) else {
            from += 1;
            continue;
        };
        pieces.extend(shown(&a, at..at + length).map(|(weight, text)| (weight, at, text)));
        from += length;
    }
    // Those that say most first; of equals the longer, then the earlier.
    pieces.sort_by_cached_key(|(weight, at, text)| (Reverse(*weight), Reverse(text.chars().count()), *at));
    let mut chosen: Vec<String> = Vec::new();
    for (_, _, text) in pieces {
        let inside = chosen.iter().any(|longer| longer.contains(text.trim_end_matches('…')));
        if !inside && chosen.len() < SHOWN {
            chosen.push(text);
        }
    }
    chosen
}

/// All texts of a demand as one, each ended.
fn characters(body: &Body<'_>) -> Vec<char> {
    body.texts().flat_map(|(_, text)| text.chars().chain(std::iter::once('\n'))).take(SEARCHED).collect()
}

/// A piece as it is shown, with how much it says: the terms in it. None for a piece that says nothing. Numbers and Latin words
/// that the piece begins or ends in the middle of are left out, and so are the numbers of a list.
fn shown(text: &[char], piece: Range<usize>) -> Option<(usize, String)> {
    let in_word = |at: usize| text.get(at).is_some_and(char::is_ascii_alphanumeric);
    let (mut start, mut end) = (piece.start, piece.end);
    while start > 0 && start < end && in_word(start - 1) && in_word(start) {
        start += 1;
    }
    while end > start && in_word(end) && in_word(end - 1) {
        end -= 1;
    }
    let whole: String = text.get(start..end)?.iter().collect();
    let digits = whole.trim_start_matches(|c: char| c.is_ascii_digit());
    let item = digits.strip_prefix(['.', '、', '．', ')', '）']).unwrap_or(&whole);
    let text = item.trim_matches(|c: char| !c.is_alphanumeric() || JOINING.contains(c));
    let mut weight = 0;
    terms(text, |_| weight += 1);
    let length = text.chars().count();
    let cut: String = text.chars().take(LONGEST).collect();
    (weight > 0 && length >= SHORTEST)
        .then(|| (weight, if length > LONGEST { format!("{cut}…") } else { cut }))
}

#[cfg(test)]
mod tests {
    use super::shown;

    fn of(text: &str, from: usize, to: usize) -> Option<String> {
        let text: Vec<char> = text.chars().collect();
        shown(&text, from..to).map(|(_, text)| text)
    }

    #[test]
    fn pieces_end_where_words_do() {
        assert_eq!(of("耐受1000℃陶瓷基板", 4, 11).as_deref(), Some("陶瓷基板"));
        assert_eq!(of("1. 陶瓷基板；", 0, 8).as_deref(), Some("陶瓷基板"));
        assert_eq!(of("3D打印陶瓷", 0, 6).as_deref(), Some("3D打印陶瓷"));
        assert_eq!(of("新的陶瓷基板和", 1, 7).as_deref(), Some("陶瓷基板"));
        assert_eq!(of("突破关键技术", 0, 6), None);
    }
}
