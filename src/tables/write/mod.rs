//! One writer a format. None of them knows what a column means.

mod csv;
mod docx;
mod html;
mod json;
mod markdown;
mod xlsx;

pub use csv::{to_csv, to_data_csv};
pub use xlsx::to_workbook;

use super::{Table, TableWords};
use crate::office::OfficeError;

/// The formats of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// A page of its own.
    Html,
    /// Markdown, with a pipe table.
    Markdown,
    /// For spreadsheet programs and scripts.
    Csv,
    /// A workbook of one sheet.
    Xlsx,
    /// A document to be signed and stamped.
    Docx,
    /// For programs.
    Json,
}

impl FileFormat {
    /// The format that a file name asks for by its extension.
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            "docx" => Some(Self::Docx),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// Whether programs read it rather than people.
    pub fn is_for_programs(self) -> bool {
        matches!(self, Self::Csv | Self::Json)
    }

    /// Whether it is no text, and so nothing for a terminal.
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx | Self::Docx)
    }
}

/// A table that could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// As an office file.
    #[error(transparent)]
    Office(#[from] OfficeError),
    /// As JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// A document of a table.
///
/// # Errors
/// When a library refuses.
pub fn to_document(table: &Table, words: TableWords<'_>) -> Result<Vec<u8>, WriteError> {
    Ok(docx::to_document(table, words).to_bytes().map_err(OfficeError::from)?)
}

/// A table in a format.
///
/// # Errors
/// When a library refuses, which it does not for tables of our making.
pub fn write(table: &Table, format: FileFormat, words: TableWords<'_>) -> Result<Vec<u8>, WriteError> {
    Ok(match format {
        FileFormat::Html => html::to_html(table, words).into_bytes(),
        FileFormat::Markdown => markdown::to_markdown(table, words).into_bytes(),
        FileFormat::Csv => to_csv(table),
        FileFormat::Xlsx => to_workbook(std::slice::from_ref(table), &table.title, words)?,
        FileFormat::Docx => to_document(table, words)?,
        FileFormat::Json => json::to_json(table)?,
    })
}
