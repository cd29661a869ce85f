//! What changed between two texts: line by line, and inside a line by characters, words and figures.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices, get_diff_ratio};
use zhengji_markdown::{one_line, to_text};

/// Longest line that is compared character by character, in characters, words and figures. A longer one is shown whole,
/// old and new: comparing takes the square of what differs.
const LONGEST: usize = 4000;

/// Two lines are versions of the same when so much of them is equal.
const AKIN: f32 = 0.4;

/// So few equal characters between two changes are no help to a reader.
const ISLAND: usize = 3;

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Piece {
    pub(super) kind: PieceKind,
    pub(super) text: String,
}

/// What became of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum PieceKind {
    Same,
    Deleted,
    Inserted,
}

/// A line that changed, and under which heading it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct TextChange {
    pub(super) heading: String,
    pub(super) pieces: Vec<Piece>,
}

/// The lines that differ, in the order of the new text. That an item of a list has another number is no change.
pub(super) fn lines(old: &str, new: &str) -> Vec<TextChange> {
    let (old, new) = (read(old), read(new));
    let key = |lines: &[Line]| -> Vec<String> { lines.iter().map(|line| line.words.clone()).collect() };
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &key(&old), &key(&new)) {
        let (before, after) = (&old[op.old_range()], &new[op.new_range()]);
        if !matches!(op, DiffOp::Equal { .. }) {
            replaced(before, after, &mut changes);
        }
    }
    changes
}

struct Line {
    heading: String,
    /// The number in its list, with what follows it.
    ordinal: String,
    /// What a reader sees of it.
    words: String,
}

impl Line {
    fn shown(&self) -> String {
        format!("{}{}", self.ordinal, self.words)
    }
}

/// The lines that say anything. What introduces a list (`方向一：`) stands above its items like a heading.
fn read(text: &str) -> Vec<Line> {
    let (mut heading, mut lead) = (String::new(), String::new());
    let mut lines = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let title = line.trim_start_matches('#').trim();
        let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_item = digits.len() < line.len() && digits.starts_with(". ");
        if line.starts_with('#') {
            lead.clear();
            title.clone_into(&mut heading);
        }
        let above = if lead.is_empty() { heading.clone() } else { format!("{heading} · {lead}") };
        if line.ends_with(['：', ':']) && !is_item {
            line.trim_end_matches(['：', ':']).clone_into(&mut lead);
        }
        let (ordinal, words) =
            if is_item { line.split_at(line.len() - digits.len() + 2) } else { ("", title) };
        lines.push(Line { heading: above, ordinal: ordinal.to_owned(), words: one_line(&to_text(words)) });
    }
    lines
}

/// Lines that stand instead of others: each new one beside the old one that it is most like, the others alone.
fn replaced(old: &[Line], new: &[Line], changes: &mut Vec<TextChange>) {
    let mut next = 0;
    // New lines are told after the old ones that stood in their place.
    let mut fresh = Vec::new();
    for line in new {
        let likeness = |other: &Line| {
            let (left, right) = (tokens(&other.words), tokens(&line.words));
            if left.len().max(right.len()) > LONGEST {
                return 0.0;
            }
            get_diff_ratio(&capture_diff_slices(Algorithm::Myers, &left, &right), left.len(), right.len())
        };
        let mut best: Option<(usize, f32)> = None;
        for (index, other) in old.iter().enumerate().skip(next) {
            let ratio = likeness(other);
            if ratio >= AKIN && best.is_none_or(|(_, most)| ratio > most) {
                best = Some((index, ratio));
            }
        }
        let Some((index, _)) = best else {
            let pieces = vec![Piece { kind: PieceKind::Inserted, text: line.shown() }];
            fresh.push(TextChange { heading: line.heading.clone(), pieces });
            continue;
        };
        changes.extend(old[next..index].iter().map(deleted));
        changes.append(&mut fresh);
        let mut pieces = pieces(&old[index].words, &line.words);
        if !line.ordinal.is_empty() {
            pieces.insert(0, Piece { kind: PieceKind::Same, text: line.ordinal.clone() });
        }
        changes.push(TextChange { heading: line.heading.clone(), pieces });
        next = index + 1;
    }
    changes.extend(old[next..].iter().map(deleted));
    changes.append(&mut fresh);
}

fn deleted(line: &Line) -> TextChange {
    TextChange {
        heading: line.heading.clone(),
        pieces: vec![Piece { kind: PieceKind::Deleted, text: line.shown() }],
    }
}

/// What changed inside a line.
pub(super) fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (before, after) = (tokens(old), tokens(new));
    if before.len().max(after.len()) > LONGEST {
        return [(PieceKind::Deleted, old), (PieceKind::Inserted, new)]
            .map(|(kind, text)| Piece { kind, text: text.to_owned() })
            .to_vec();
    }
    let ops = capture_diff_slices(Algorithm::Myers, &before, &after);
    let (mut pieces, mut gone, mut come) = (Vec::new(), String::new(), String::new());
    let last = ops.len().saturating_sub(1);
    for (index, op) in ops.iter().enumerate() {
        let equal = matches!(op, DiffOp::Equal { .. });
        let (old_text, new_text) = (before[op.old_range()].concat(), after[op.new_range()].concat());
        // A few equal characters between two changes are taken into them.
        let is_island = equal && index > 0 && index < last && op.new_range().len() < ISLAND;
        if !equal || is_island {
            gone.push_str(&old_text);
            come.push_str(&new_text);
            continue;
        }
        flush(&mut pieces, &mut gone, &mut come);
        pieces.push(Piece { kind: PieceKind::Same, text: new_text });
    }
    flush(&mut pieces, &mut gone, &mut come);
    pieces
}

fn flush(pieces: &mut Vec<Piece>, gone: &mut String, come: &mut String) {
    for (kind, text) in [(PieceKind::Deleted, gone), (PieceKind::Inserted, come)] {
        if !text.is_empty() {
            pieces.push(Piece { kind, text: std::mem::take(text) });
        }
    }
}

/// Chinese characters one by one; Latin words and figures whole, for half a figure is none.
fn tokens(text: &str) -> Vec<&str> {
    let joins = |c: char| c.is_ascii_alphanumeric() || c == '.';
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end =
            if joins(first) { rest.find(|c| !joins(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{PieceKind, TextChange, lines, pieces};

    fn shown(change: &TextChange) -> String {
        let piece = |piece: &super::Piece| match piece.kind {
            PieceKind::Same => piece.text.clone(),
            PieceKind::Deleted => format!("[-{}-]", piece.text),
            PieceKind::Inserted => format!("{{+{}+}}", piece.text),
        };
        format!("{}|{}", change.heading, change.pieces.iter().map(piece).collect::<String>())
    }

    #[test]
    fn a_change_is_shown_where_it_is() {
        let old = "## 指标\n\n方向一：\n\n1. 寿命不低于8 μs（室温）。\n2. 速率不低于65 μm/h。\n3. 供样。\n\n## 要求\n\n无。\n";
        let new = "## 指标\n\n方向一：\n\n1. 寿命不低于8 μs（衰减法，室温）。\n2. 血栓分级评价。\n3. 速率不低于650 μm/h。\n4. 供样。\n\n## 要求\n\n无。\n";
        let changes: Vec<_> = lines(old, new).iter().map(shown).collect();
        insta::assert_snapshot!(changes.join("\n"), @r"
        指标 · 方向一|1. 寿命不低于8 μs（{+衰减法，+}室温）。
        指标 · 方向一|{+2. 血栓分级评价。+}
        指标 · 方向一|3. 速率不低于[-65-]{+650+} μm/h。
        ");
        assert_eq!(lines(old, old), []);
        let gone: Vec<_> = lines(new, "## 指标\n").iter().map(shown).collect();
        assert_eq!(gone.len(), 7);
    }

    proptest! {
        #[test]
        fn what_is_left_without_one_side_is_the_other(old in "[一二三a-c0-9.，# ]{0,30}", new in "[一二三a-c0-9.，# ]{0,30}") {
            let side = |kind: PieceKind| -> String {
                pieces(&old, &new).into_iter().filter(|piece| piece.kind != kind).map(|piece| piece.text).collect()
            };
            prop_assert_eq!(side(PieceKind::Inserted), old.clone());
            prop_assert_eq!(side(PieceKind::Deleted), new.clone());
        }
    }
}
