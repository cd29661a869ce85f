//! A document to be signed and stamped: title, lines, table with its head on every page, signatures, page numbers.

use crate::office::docx::{self, Block, Document, Lines, Page, Paragraph, Row, Run, Shade, Style, shares};
use crate::tables::{Align, Cell, Heading, Table, TableWords};

/// The document.
pub(super) fn to_document(table: &Table, words: TableWords<'_>) -> Document {
    let page = if table.is_very_wide() { Page::LARGE } else { Page::LANDSCAPE };
    let width = page.text_width();
    let mut body = Vec::new();
    let mut paragraph = |paragraph| body.push(Block::Paragraph(paragraph));
    paragraph(Paragraph::new(Style::Title, &table.title));
    if !table.head.is_empty() {
        paragraph(spread(&table.head, width).with_next());
    }
    if table.rows.is_empty() {
        paragraph(Paragraph::new(Style::Line, words.text("table-none")));
    } else {
        body.push(Block::Table(grid(table, width)));
    }
    let mut paragraph = |paragraph| body.push(Block::Paragraph(paragraph));
    for note in &table.notes {
        paragraph(Paragraph::new(Style::Note, note));
    }
    if let Some(digest) = &table.digest {
        paragraph(Paragraph::new(Style::Note, words.of("table-digest", digest)).with_next());
    }
    if !table.signatures.is_empty() {
        paragraph(spread(&table.signatures, width));
    }
    Document {
        title: table.title.clone(),
        author: table.issuer.clone(),
        language: words.language(),
        page,
        header: table.mark.as_ref().map(|mark| Paragraph {
            style: Style::Margin,
            align: docx::Align::End,
            runs: vec![Run::Strong(mark.clone())],
            ..Paragraph::default()
        }),
        footer: Some(footer(table, words, width)),
        body,
    }
}

/// Left the part, in the middle the page, right the digest: so a loose sheet can be told from that of another table.
fn footer(table: &Table, words: TableWords<'_>, width: u32) -> Paragraph {
    let mut runs = vec![Run::Text(table.part.clone()), Run::Tab];
    runs.extend(words.page(|words| Run::Text(words.to_owned()), Run::PageNumber, Run::PageCount));
    runs.push(Run::Tab);
    runs.extend(table.digest.as_ref().map(|digest| Run::Text(digest.clone())));
    let tabs = vec![(width / 2, docx::Align::Center), (width, docx::Align::End)];
    Paragraph { style: Style::Margin, tabs, runs, ..Paragraph::default() }
}

/// Several texts on one line: the first at its left, the last at its right where there are but few.
fn spread(texts: &[String], width: u32) -> Paragraph {
    let gaps = u32::try_from(texts.len().saturating_sub(1)).unwrap_or(1).max(1);
    let mut runs = Vec::new();
    let mut tabs = Vec::new();
    for (number, text) in (0..).zip(texts) {
        if number > 0 {
            runs.push(Run::Tab);
            let side = if number == gaps { docx::Align::End } else { docx::Align::Center };
            tabs.push((width / gaps * number, side));
        }
        runs.push(Run::Text(text.clone()));
    }
    Paragraph { style: Style::Line, tabs, runs, ..Paragraph::default() }
}

fn grid(table: &Table, width: u32) -> docx::Table {
    let weights: Vec<u32> = table.columns.iter().map(|column| column.width).collect();
    let head = table
        .columns
        .iter()
        .map(|column| docx::Cell {
            shade: Shade::Head,
            ..docx::Cell::new(Paragraph::new(Style::CellHead, &column.label))
        })
        .collect();
    let row = |cells: &Vec<Cell>| {
        table.columns.iter().zip(cells).map(|(column, cell)| self::cell(column, cell)).collect()
    };
    let cells = std::iter::once(head).chain(table.rows.iter().chain(&table.sum).map(row));
    docx::Table {
        widths: shares(width, &weights),
        head_rows: 1,
        lines: Lines::Thin,
        rows: cells.map(Row::new).collect(),
    }
}

fn cell(column: &Heading, cell: &Cell) -> docx::Cell {
    let align = match column.align {
        Align::Start => docx::Align::Start,
        Align::Center => docx::Align::Center,
        Align::End => docx::Align::End,
    };
    docx::Cell::new(Paragraph::new(Style::Cell, cell.to_string()).align(align))
}
