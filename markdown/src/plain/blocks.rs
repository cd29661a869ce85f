//! Lines to paragraphs, points and tables.

use super::points;
use crate::lines::lines;

/// A part of a text. Only a blank line parts what the writer wanted apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block<'a> {
    /// Whether no blank line stands above it.
    pub(super) joined: bool,
    pub(super) body: Body<'a>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Body<'a> {
    /// Lines.
    Paragraph(Vec<&'a str>),
    /// Points, each with the lines that belong to it; marks stand in the first.
    Points(Vec<Vec<&'a str>>),
    /// Rows of cells. Of a table in Markdown the first row is a head.
    Table { head: bool, rows: Vec<Vec<&'a str>> },
}

/// The parts of a text, in their order.
pub(super) fn blocks(text: &str) -> Vec<Block<'_>> {
    let lines: Vec<&str> = lines(text).map(without_end).collect();
    let mut blocks = Vec::new();
    let mut rest = lines.as_slice();
    let mut joined = false;
    while let Some((first, after)) = rest.split_first() {
        if first.is_empty() {
            joined = false;
            rest = after;
            continue;
        }
        let (body, len) = table(rest).or_else(|| list(rest)).unwrap_or_else(|| paragraph(rest));
        blocks.push(Block { joined, body });
        joined = true;
        rest = rest.get(len..).unwrap_or_default();
    }
    blocks
}

/// A line without blanks at its end; tabs there are empty cells.
fn without_end(line: &str) -> &str {
    let kept = line.trim_end_matches(|c: char| c.is_whitespace() && c != '\t');
    if kept.trim_start().is_empty() { "" } else { kept }
}

/// Lines up to a blank one or to something else. The first is one, whatever it looks like.
fn paragraph<'a>(rest: &[&'a str]) -> (Body<'a>, usize) {
    let ends = |at: usize| {
        let following = rest.get(at..).unwrap_or_default();
        following.first().is_none_or(|line| line.is_empty() || points::mark(line).is_some())
            || is_table(following)
    };
    let len = (1..rest.len()).find(|at| ends(*at)).unwrap_or(rest.len());
    (Body::Paragraph(rest.get(..len).unwrap_or_default().to_vec()), len)
}

/// Points one after the other. What is indented more than a point belongs to it.
fn list<'a>(rest: &[&'a str]) -> Option<(Body<'a>, usize)> {
    let mut items: Vec<Vec<&str>> = Vec::new();
    let mut own = 0;
    let mut len = 0;
    for (at, line) in rest.iter().enumerate() {
        let is_point = points::mark(line).is_some();
        let belongs = !items.is_empty() && !line.is_empty() && !is_point && indent(line) > own;
        // In the middle of a list nothing but a table of its own ends it.
        if !(is_point || belongs) || at > 0 && is_table(rest.get(at..).unwrap_or_default()) {
            break;
        }
        if is_point {
            own = indent(line);
            items.push(vec![line]);
        } else if let Some(item) = items.last_mut() {
            item.push(line.trim_start());
        }
        len += 1;
    }
    (len > 0).then_some((Body::Points(items), len))
}

fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

fn is_table(rest: &[&str]) -> bool {
    is_marked_table(rest) || is_tab_table(rest)
}

fn table<'a>(rest: &[&'a str]) -> Option<(Body<'a>, usize)> {
    if is_marked_table(rest) {
        let body = rest.iter().skip(2).take_while(|line| has_bar(line));
        let rows: Vec<_> = rest.iter().take(1).chain(body).map(|line| bar_cells(line)).collect();
        let len = rows.len() + 1;
        return Some((Body::Table { head: true, rows }, len));
    }
    is_tab_table(rest).then(|| {
        let rows: Vec<Vec<&str>> = rest
            .iter()
            .take_while(|line| is_tab_row(line))
            .map(|line| line.split('\t').map(str::trim).collect())
            .collect();
        let len = rows.len();
        (Body::Table { head: false, rows }, len)
    })
}

/// Rows as Word and spreadsheets put them on the clipboard: at least two, with a tab between cells.
fn is_tab_table(rest: &[&str]) -> bool {
    let two = rest.get(..2).unwrap_or_default();
    !two.is_empty()
        && two.iter().all(|line| is_tab_row(line))
        && two.iter().any(|line| line.trim().contains('\t'))
}

/// A tab with something before it. What Word numbers by itself comes as the number, a tab and the text: that is a point.
fn is_tab_row(line: &str) -> bool {
    let Some((first, others)) = line.trim_start().split_once('\t') else { return false };
    let is_point = !others.contains('\t')
        && points::mark(line).is_some_and(|mark| line.get(mark..).is_some_and(|rest| rest.starts_with('\t')));
    !first.is_empty() && !is_point
}

/// A table in Markdown: a row, below it one of dashes with as many cells.
fn is_marked_table(rest: &[&str]) -> bool {
    let [head, dashes, ..] = rest else { return false };
    let is_dashes = |cell: &&str| {
        let inside = cell.strip_prefix(':').unwrap_or(cell);
        let inside = inside.strip_suffix(':').unwrap_or(inside);
        !inside.is_empty() && inside.bytes().all(|byte| byte == b'-')
    };
    // Looking at the first character keeps most lines from being looked at twice.
    dashes.trim_start().starts_with(['|', '-', ':'])
        && has_bar(head)
        && dashes.contains('|')
        && bar_cells(dashes).iter().all(is_dashes)
        && bar_cells(dashes).len() == bar_cells(head).len()
}

fn has_bar(line: &str) -> bool {
    bar_cells(line).len() > 1 || line.trim_start().starts_with('|')
}

/// The cells of a row. A bar behind `\` is none.
fn bar_cells(line: &str) -> Vec<&str> {
    let text = line.trim();
    let text = text.strip_prefix('|').unwrap_or(text);
    let text = match text.strip_suffix('|') {
        Some(inside) if !inside.ends_with('\\') => inside,
        _ => text,
    };
    let mut cells = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices('|') {
        if text.get(..at).is_some_and(|before| before.ends_with('\\')) {
            continue;
        }
        cells.push(text.get(from..at).unwrap_or_default().trim());
        from = at + 1;
    }
    cells.push(text.get(from..).unwrap_or_default().trim());
    cells
}
