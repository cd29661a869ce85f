//! How the boxes of a paper lie below and beside each other, on a grid of twelve columns. Both writers draw these lines.

use zhengji_engine::form_layout::Answers;
use zhengji_engine::form_layout::{Entry, FormField, FormLayout, Group, Part, Rows};
use zhengji_engine::schema::Visibility;

/// Columns of the grid.
pub const COLUMNS: u16 = 12;

/// Columns of a label.
pub const LABEL: u16 = 2;

/// One line of a paper.
pub enum Line<'p> {
    /// The heading of boxes that belong together.
    Heading {
        /// Key of the group or table.
        key: &'p str,
        /// Its heading.
        title: &'p str,
        /// How to fill it.
        hint: &'p str,
        /// Who may see it.
        visibility: Visibility,
        /// Whether the form cannot do without it.
        required: bool,
    },
    /// A box with its label, or two.
    Blanks(Vec<&'p FormField>),
    /// The heads of a table's columns.
    Head(&'p Rows),
    /// A row of a table, by its index.
    Row(&'p Rows, usize),
}

/// The lines of a paper, with room for what was filled in.
pub fn lines<'p>(layout: &'p FormLayout, answers: &Answers) -> Vec<Line<'p>> {
    let mut lines = Vec::new();
    let mut single: Vec<&FormField> = Vec::new();
    for part in &layout.parts {
        if let Part::One(field) = part {
            single.push(field);
            continue;
        }
        lay(&std::mem::take(&mut single), &mut lines);
        match part {
            Part::One(_) => {}
            Part::Group(Group { key, title, hint, visibility, required, fields }) => {
                lines.push(Line::Heading { key, title, hint, visibility: *visibility, required: *required });
                lay(&fields.iter().collect::<Vec<_>>(), &mut lines);
            }
            Part::Rows(table) => {
                let Rows { key, title, hint, visibility, required, .. } = table;
                lines.push(Line::Heading { key, title, hint, visibility: *visibility, required: *required });
                if !table.is_plain() {
                    lines.push(Line::Head(table));
                }
                let filled = answers.rows.get(key).map_or(0, Vec::len);
                lines.extend((0..table.offered(filled)).map(|index| Line::Row(table, index)));
            }
        }
    }
    lay(&single, &mut lines);
    lines
}

/// Lays boxes out: two short ones that follow each other share a line.
fn lay<'p>(fields: &[&'p FormField], lines: &mut Vec<Line<'p>>) {
    let mut rest = fields;
    loop {
        rest = match rest {
            [first, second, after @ ..] if first.is_short() && second.is_short() => {
                lines.push(Line::Blanks(vec![first, second]));
                after
            }
            [first, after @ ..] => {
                lines.push(Line::Blanks(vec![first]));
                after
            }
            [] => return,
        };
    }
}

/// First column and width of each box of a line.
pub fn boxes(count: usize) -> &'static [(u16, u16)] {
    match count {
        1 => &[(2, 10)],
        _ => &[(2, 4), (8, 4)],
    }
}

/// First column and width of each column of a table, wider where more is written; the first column of the grid holds the
/// number of the row.
pub fn columns(table: &Rows) -> Vec<(u16, u16)> {
    let weight = |field: &FormField| match &field.entry {
        Entry::Long => 4,
        Entry::Text if !field.is_short() => 3,
        Entry::Uscc | Entry::Choices(_) => 3,
        Entry::Text | Entry::Number { .. } => 1,
        Entry::NumberOrText | Entry::Date | Entry::Truth | Entry::Choice(_) => 2,
    };
    let weights: Vec<u16> = table.columns.iter().take(usize::from(COLUMNS) - 1).map(weight).collect();
    let mut widths = vec![1; weights.len()];
    for _ in weights.len()..usize::from(COLUMNS) - 1 {
        // The column that has least for what it needs gets one more; of several the first.
        let narrowest = (0..widths.len()).min_by_key(|index| (widths[*index] * 120) / weights[*index]);
        if let Some(index) = narrowest {
            widths[index] += 1;
        }
    }
    let mut start = 1;
    widths
        .into_iter()
        .map(|width| {
            start += width;
            (start - width, width)
        })
        .collect()
}

/// First column and width of each place where one of several choices is written; one place for all where there are many.
pub fn slots(count: usize) -> &'static [(u16, u16)] {
    match count {
        2 => &[(2, 5), (7, 5)],
        3 => &[(2, 4), (6, 3), (9, 3)],
        4 => &[(2, 3), (5, 3), (8, 2), (10, 2)],
        5 => &[(2, 2), (4, 2), (6, 2), (8, 2), (10, 2)],
        _ => &[(2, 10)],
    }
}

/// How many lines a text takes in so many half-width columns.
pub fn height(text: &str, width: usize) -> usize {
    use unicode_width::UnicodeWidthStr;
    text.lines().map(|line| line.width().div_ceil(width.max(1)).max(1)).sum::<usize>().max(1)
}
