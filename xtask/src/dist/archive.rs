//! Archives whose bytes depend on their files alone: names in order, one time, no owner.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::{Stamp, done};
use crate::tool::Tool;

/// A `.tar.gz` of a folder in `room`.
pub(super) fn tar(room: &Path, folder: &str, archive: &Path, stamp: &Stamp) -> Result<()> {
    let time = format!("--mtime=@{}", stamp.epoch);
    let file = format!("--file={}", archive.display());
    let place = format!("--directory={}", room.display());
    let words = [
        "--create",
        "--sort=name",
        "--owner=0",
        "--group=0",
        "--numeric-owner",
        "--mode=go+rX,go-w",
        "--format=ustar",
        "--use-compress-program=gzip -9 --no-name",
        &time,
        &file,
        &place,
        folder,
    ];
    done(Tool::program("tar", &words))
}

/// A file of a zip: its name there, what it holds, and whether it is a program.
pub(super) type Part = (String, Vec<u8>, bool);

/// A zip of these files, in this order.
pub(super) fn zip(parts: &[Part], archive: &Path) -> Result<()> {
    let file = File::create(archive).with_context(|| format!("cannot write {}", archive.display()))?;
    let mut zip = ZipWriter::new(BufWriter::new(file));
    for (name, bytes, is_program) in parts {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(9))
            .last_modified_time(DateTime::default())
            .unix_permissions(if *is_program { 0o755 } else { 0o644 })
            .system(System::Unix);
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    zip.finish()?.flush()?;
    Ok(())
}

/// Copies a program, so that everybody may run it.
pub(super) fn copy_program(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    #[cfg(unix)]
    fs::set_permissions(to, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
    Ok(())
}
