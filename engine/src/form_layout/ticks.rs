//! What is ticked where several labels stand beside each other with marks between them.

use super::fields::Choice;

const TICKS: &str = "☑☒√✓✔✅🗹■●◉⊠▣";
const EMPTY: &str = "☐□○◯▢❏❑◻⬜";

/// What the marks of a text say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ticked {
    /// There are no marks.
    NoMarks,
    /// The texts that are ticked; none where all marks are empty.
    These(Vec<String>),
    /// A mark may belong to the label on its left or to the one on its right, or every label stands there without a mark.
    Unclear,
}

/// A stretch of text between marks.
#[derive(Debug)]
struct Label<'t> {
    text: &'t str,
    is_choice: bool,
    ticked: bool,
    marked: bool,
}

/// Marks without a blank between them.
#[derive(Clone, Copy, Debug)]
struct Cluster {
    ticked: bool,
    /// Whether a label stands right before it, and right behind it.
    touches: (bool, bool),
}

/// Whether there are marks and none of them is a tick: boxes as they are printed.
pub fn is_untouched(text: &str) -> bool {
    text.contains(is_mark) && !text.contains(is_tick)
}

/// Reads the marks of a text beside the labels of its box.
pub(super) fn ticked(text: &str, choices: &[Choice]) -> Ticked {
    if !text.contains(is_mark) {
        return if lists_all(text, choices) { Ticked::Unclear } else { Ticked::NoMarks };
    }
    let (mut labels, gaps) = cut(text, choices);
    let Some(last) = labels.len().checked_sub(1) else {
        return if text.contains(is_tick) { Ticked::Unclear } else { Ticked::These(Vec::new()) };
    };
    let before = gaps.first().is_some_and(|gap| !gap.is_empty());
    let behind = gaps.last().is_some_and(|gap| !gap.is_empty());
    // `☑ 甲☐ 乙`: the blank is between a mark and its label.
    let apart = gaps.first().and_then(|gap| gap.last()).is_some_and(|cluster| !cluster.touches.1);
    for (number, gap) in gaps.iter().enumerate() {
        let (left, right) = (number.checked_sub(1), (number <= last).then_some(number));
        let owners: Vec<Option<usize>> = match (left, right, gap.as_slice()) {
            (_, _, []) => continue,
            (None, only, many) | (only, None, many) => vec![only; many.len()],
            (Some(_), Some(_), [one]) => vec![match one.touches {
                (true, false) if !(before && apart) => left,
                (false, true) => right,
                _ if before && !behind => right,
                _ if behind && !before => left,
                _ => return Ticked::Unclear,
            }],
            (Some(_), Some(_), [_, _]) => vec![left, right],
            _ => return Ticked::Unclear,
        };
        for (cluster, owner) in gap.iter().zip(owners) {
            if let Some(label) = owner.and_then(|owner| labels.get_mut(owner)) {
                label.marked = true;
                label.ticked |= cluster.ticked;
            }
        }
    }
    // What is no label and has no mark belongs to no box; it is judged as a choice of its own, so that nothing is lost.
    let stands = |label: &&Label<'_>| label.ticked || !label.is_choice && !label.marked;
    Ticked::These(labels.iter().filter(stands).map(|label| label.text.to_owned()).collect())
}

/// Whether a text is nothing but all labels, with blanks between them: the list as it is printed, without its boxes.
fn lists_all(text: &str, choices: &[Choice]) -> bool {
    let mut words: Vec<&str> = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let Some((label, after)) = label(rest, choices) else { return false };
        if !(after.is_empty() || after.starts_with(char::is_whitespace)) {
            return false;
        }
        words.push(label);
        rest = after.trim_start();
    }
    choices.len() > 1 && choices.iter().all(|choice| words.contains(&choice.label.as_str()))
}

/// The longest label that a text begins with, and what follows it.
fn label<'t>(text: &'t str, choices: &[Choice]) -> Option<(&'t str, &'t str)> {
    let found = choices.iter().flat_map(|choice| [&choice.label, &choice.word]);
    let longest =
        found.filter(|name| !name.is_empty() && text.starts_with(name.as_str())).map(String::len).max();
    longest.map(|length| text.split_at(length))
}

/// The labels of a text, and before, between and behind them the marks.
fn cut<'t>(text: &'t str, choices: &[Choice]) -> (Vec<Label<'t>>, Vec<Vec<Cluster>>) {
    let (mut labels, mut gaps) = (Vec::new(), vec![Vec::new()]);
    let mut push = |text: &'t str, is_choice: bool, gaps: &mut Vec<Vec<Cluster>>| {
        labels.push(Label { text, is_choice, ticked: false, marked: false });
        gaps.push(Vec::new());
    };
    let mut rest = text;
    let mut touches = false;
    while let Some(first) = rest.chars().next() {
        if is_mark(first) {
            let end = rest.find(|c| !is_mark(c)).unwrap_or(rest.len());
            let (cluster, after) = rest.split_at(end);
            let behind = after.chars().next().is_some_and(|c| !is_between(c));
            if let Some(gap) = gaps.last_mut() {
                gap.push(Cluster { ticked: cluster.contains(is_tick), touches: (touches, behind) });
            }
            (rest, touches) = (after, false);
        } else if is_between(first) {
            (rest, touches) = (&rest[first.len_utf8()..], false);
        } else if let Some((label, after)) = label(rest, choices) {
            push(label, true, &mut gaps);
            (rest, touches) = (after, true);
        } else {
            let end = rest.find(is_mark).unwrap_or(rest.len());
            let (other, after) = rest.split_at(end);
            push(other.trim_end_matches(is_between), false, &mut gaps);
            touches = !other.ends_with(is_between);
            rest = after;
        }
    }
    (labels, gaps)
}

fn is_tick(c: char) -> bool {
    TICKS.contains(c)
}

fn is_mark(c: char) -> bool {
    is_tick(c) || EMPTY.contains(c) || c == '\u{FE0E}' || c == '\u{FE0F}'
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '、' | '，' | ',' | '；' | ';' | '/' | '／')
}

#[cfg(test)]
mod tests {
    use super::{Ticked, ticked};
    use crate::form_layout::Choice;

    #[test]
    fn a_tick_belongs_to_one_label() {
        let choices = ["自主可控", "抢占制高点", "前沿技术"];
        let choices = choices.map(|label| Choice { word: format!("w-{label}"), label: label.to_owned() });
        for (text, meant) in [
            ("√自主可控　抢占制高点", Some("自主可控")),
            ("自主可控　√抢占制高点　前沿技术", Some("抢占制高点")),
            ("自主可控√　抢占制高点", Some("自主可控")),
            ("自主可控　抢占制高点√", Some("抢占制高点")),
            ("自主可控 √ 抢占制高点 □", Some("自主可控")),
            ("☑自主可控　☐抢占制高点", Some("自主可控")),
            ("☑自主可控☐抢占制高点", Some("自主可控")),
            ("☐自主可控☑抢占制高点\n☐前沿技术", Some("抢占制高点")),
            ("□自主可控 √抢占制高点 ■前沿技术", Some("抢占制高点|前沿技术")),
            ("☐√自主可控 ☐抢占制高点", Some("自主可控")),
            ("☐自主可控√ ☐抢占制高点", Some("自主可控")),
            ("☐ 自主可控☑ 抢占制高点", Some("抢占制高点")),
            ("自主可控☐ 抢占制高点☑", Some("抢占制高点")),
            ("☐自主可控　☐抢占制高点", Some("")),
            ("☑别的　☐自主可控", Some("别的")),
            ("附注 ☑自主可控", Some("附注|自主可控")),
            ("自主可控√抢占制高点", None),
            ("自主可控 √ 抢占制高点", None),
            ("自主可控　抢占制高点　前沿技术", None),
            ("√", None),
        ] {
            let found = match ticked(text, &choices) {
                Ticked::These(found) => Some(found.join("|")),
                Ticked::Unclear => None,
                Ticked::NoMarks => Some("no marks".to_owned()),
            };
            assert_eq!(found.as_deref(), meant, "{text}");
        }
        for text in ["自主可控、抢占制高点", "自主可控 抢占制高点", "自主可控、抢占制高点、前沿技术", "其他"]
        {
            assert_eq!(ticked(text, &choices), Ticked::NoMarks, "{text}");
        }
    }
}
