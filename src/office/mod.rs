//! Office files, at the level of paper, paragraphs and cells. What stands in them is the business of the callers.
//!
//! * [`docx`]: text documents, of the crate that browsers have as well ([`zhengji_office`])
//! * [`fonts`]: the typefaces of official papers, of the same crate
//! * [`archive`]: workbooks as they are packed
//! * [`sheet`]: how a worksheet looks and prints
//! * [`width`]: how wide a text is

pub mod archive;
pub mod sheet;
pub mod width;

pub use zhengji_office::docx;
pub use zhengji_office::fonts;

/// A file that could not be put together.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// The container.
    #[error(transparent)]
    Pack(#[from] zhengji_office::archive::PackError),
    /// The workbook.
    #[error(transparent)]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}
