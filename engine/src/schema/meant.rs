//! What a text certainly means where it was written otherwise.

use crate::document::half_width;

/// Words this much alike (Jaro-Winkler) are offered as "did you mean".
const LIKENESS: f64 = 0.8;

/// Full-width letters, digits and marks as ASCII.
pub fn narrow(text: &str) -> String {
    let narrow = |c: char| if c == '　' { ' ' } else { half_width(c) };
    text.trim().chars().map(narrow).collect()
}

/// The date that text certainly means: year first, then month and day, whatever stands between.
pub fn date(text: &str) -> Option<String> {
    let narrow = narrow(text);
    let parts: Vec<&str> =
        narrow.split(['/', '.', '-', '年', '月', '日']).filter(|p| !p.is_empty()).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    if year.len() != 4 {
        return None;
    }
    let date = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some(date.to_string())
}

/// The candidate whose name is most like a word, if any is.
pub(super) fn likest<'x, T>(
    word: &str,
    candidates: impl Iterator<Item = &'x T>,
    name: impl Fn(&'x T) -> &'x str,
) -> Option<&'x T> {
    candidates
        .map(|candidate| (strsim::jaro_winkler(word, name(candidate)), candidate))
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}
