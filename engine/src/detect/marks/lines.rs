//! Marks by where they stand: alone in a line, in brackets, with a star and a period.

use std::ops::Range;

use super::{CLOSING, DECORATION, is_han, period, skip, starts_with, word};
use crate::detect::sentence::has;

/// A star with a period and no word, where a mark stands: on the first line, by itself. As one of several lines with
/// stars, or as an item of a list, it is a point of its own (★3年质保).
pub(super) fn starred_period(
    chars: &[char],
    lines: &[(usize, &[char])],
    is_item: bool,
) -> Option<Range<usize>> {
    let (start, line) = lines.first().filter(|_| !is_item)?;
    let star = skip(line, 0, " \t#>_|\"'`~=+");
    let end = period(line, skip(line, star + 1, " ")).filter(|_| line.get(star) == Some(&'★'))?;
    let rest = skip(line, skip(line, end, CLOSING), DECORATION);
    let others =
        lines.iter().skip(1).take(20).any(|(_, line)| line.get(skip(line, 0, DECORATION)) == Some(&'★'));
    let alone = rest >= line.len() && !others && start + end <= chars.len();
    alone.then_some(start + star..start + end)
}

/// 秘密5年, 机密*10年, 密级★5年; but 保守商业秘密5年 is a sentence.
pub(super) fn word_with_period(chars: &[char], at: usize) -> Option<usize> {
    let label = || {
        let end = starts_with(chars, at, "密级")?;
        let star = skip(chars, end, " \n:");
        (chars.get(star) == Some(&'★')).then_some(star)
    };
    if let Some(star) = label() {
        return period(chars, skip(chars, star + 1, " \n"));
    }
    let end = word(chars, at)?;
    let star = skip(chars, end, " \t\n");
    if chars.get(star) == Some(&'★') {
        // The star alone is found without its blanks; here it brings its period along.
        return period(chars, skip(chars, star + 1, " \t\n"));
    }
    if at > 0 && is_han(chars.get(at - 1)) {
        return None;
    }
    period(chars, skip(chars, end, " *·:-([/"))
}

/// What makes a mark by its place in the line.
pub(super) fn in_line(line: &[char], neighbours: [&[char]; 2]) -> Option<Range<usize>> {
    let start = skip(line, 0, DECORATION);
    bracketed(line, start).or_else(|| {
        // In a file that could not be parsed the key still stands before the value.
        let key = line.iter().skip(start).take_while(|c| c.is_ascii_lowercase() || **c == '_').count();
        let value = match line.get(start + key) {
            Some(':') if key > 0 => skip(line, start + key + 1, DECORATION),
            _ => start,
        };
        let end = word(line, value)?;
        let rest = skip(line, end, DECORATION);
        if line.get(rest) == Some(&':') {
            return (!is_of_cryptography(line)).then_some(value..end);
        }
        let rest = skip(line, rest, CLOSING);
        // One grade below the other is a list of them.
        let listed = neighbours.iter().any(|line| is_grade_alone(line));
        (skip(line, rest, DECORATION) >= line.len() && !listed).then_some(value..end)
    })
}

pub(super) fn is_grade_alone(line: &[char]) -> bool {
    let start = skip(line, 0, DECORATION);
    let end = word(line, start)
        .or_else(|| ["公开", "内部", "非密"].iter().find_map(|word| starts_with(line, start, word)));
    end.is_some_and(|end| skip(line, skip(line, end, CLOSING), DECORATION) >= line.len())
}

/// Whether a line speaks of shared secrets, which are numbers.
pub(super) fn is_of_cryptography(line: &[char]) -> bool {
    ["共享", "分享", "份额", "门限", "同态", "多方", "各方", "参与方", "恢复"]
        .iter()
        .any(|word| has(line, word))
}

/// A word alone in brackets. Round ones also explain words in passing, so they count at either end of the line only.
pub(super) fn bracketed(line: &[char], start: usize) -> Option<Range<usize>> {
    (0..line.len()).find_map(|at| {
        let close = match line.get(at) {
            Some('[') => ']',
            Some('(') => ')',
            _ => return None,
        };
        let end = skip(line, word(line, skip(line, at + 1, " "))?, " ");
        if line.get(end) != Some(&close) {
            return None;
        }
        let tail = skip(line, skip(line, end + 1, CLOSING), DECORATION);
        let at_an_end = (at == start || tail >= line.len()) && !is_of_cryptography(line);
        (close == ']' || at_an_end).then_some(at..end + 1)
    })
}
