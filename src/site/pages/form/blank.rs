//! The blank forms for Word and Excel, to be had from the site.

use crate::built_in;
use crate::diagnostic::catalog::Language;
use crate::form_layout::{Answers, FormLayout, KINDS};
use crate::paper::{docx, xlsx};
use crate::schema::Kind;
use crate::site::Files;
use crate::site::page::Site;

/// Where the document lies, for pages in every language.
pub(in crate::site) const DOCUMENT: &str = "submit/form.docx";

/// Where the workbook lies.
pub(in crate::site) const WORKBOOK: &str = "submit/form.xlsx";

/// The papers of the call in Chinese, in which they are read back by their labels; none where a schema has none, and `zhengji form` tells
/// why.
pub(super) fn papers(site: &Site<'_>) -> Vec<FormLayout> {
    let names = built_in::catalog(Language::Chinese);
    let layouts = KINDS.into_iter().map(|kind| FormLayout::public(kind, site.written, site.schemas, &names));
    layouts.collect::<Result<_, _>>().unwrap_or_default()
}

/// Both, of the papers that there are.
pub(super) fn files(layouts: &[FormLayout]) -> Files {
    if layouts.is_empty() {
        return Files::new();
    }
    let names = built_in::catalog(Language::Chinese);
    let nothing = Answers::default();
    let document =
        docx::Document { marking: None, layouts: layouts.iter().map(|layout| (layout, &nothing)).collect() };
    let sheets = layouts.iter().map(|layout| {
        let id = if layout.kind == Kind::Unit { "paper-sheet-unit" } else { "paper-sheet-demand" };
        xlsx::Sheet { layout, name: names.text(id), answers: &nothing }
    });
    let workbook = xlsx::Workbook { marking: None, sheets: sheets.collect() };
    let mut files = Files::new();
    files.extend(docx::write(&document).ok().map(|bytes| (DOCUMENT.to_owned(), bytes)));
    files.extend(xlsx::write(&workbook).ok().map(|bytes| (WORKBOOK.to_owned(), bytes)));
    files
}
