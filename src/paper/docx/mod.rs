//! Papers as documents: one table a paper. Labels have bookmarks that carry the key of their box: all office programs keep
//! those, whereas some drop the tags of content controls. Without them the words of the label tell as well.

mod look;
mod math;
mod numbering;
mod parse;
mod read;
mod reading;
mod symbols;

pub use read::read;
pub use zhengji_office::drawing::Document;

use zhengji_office::archive::PackError;
use zhengji_office::drawing;

use super::words;

/// Draws a document, as the page of a form does too. The same papers and answers give the same bytes.
///
/// # Errors
/// When it cannot be packed.
pub fn write(document: &Document<'_>) -> Result<Vec<u8>, PackError> {
    drawing::write(document, &words())
}
