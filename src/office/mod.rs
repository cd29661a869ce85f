//! Office files, at the level of paper, paragraphs and cells. What stands in them is the business of the callers.
//!
//! * [`archive`]: the container of both kinds, the same bytes for the same parts
//! * [`docx`]: text documents: paragraphs, tables, content that repeats on every page
//! * [`sheet`]: how a worksheet looks and prints
//! * [`fonts`]: the typefaces of official papers
//! * [`width`]: how wide a text is

pub mod archive;
pub mod docx;
pub mod fonts;
pub mod sheet;
pub mod width;

/// A file that could not be put together.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// The container.
    #[error(transparent)]
    Archive(#[from] zip::result::ZipError),
    /// Writing into it.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The workbook.
    #[error(transparent)]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}
