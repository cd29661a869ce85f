//! The container of office files: a zip whose bytes depend on its parts alone.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::OfficeError;

/// Packs parts by their names, in the order given. Every part bears the same time (1980-01-01, the first that the format
/// knows), so that the same parts give the same bytes.
///
/// # Errors
/// When the container cannot hold them.
pub fn pack<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>, OfficeError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        // Whoever packs it: the same bytes on every system.
        .system(System::Unix);
    for (name, bytes) in parts {
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
