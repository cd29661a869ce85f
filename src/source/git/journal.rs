//! What must be remembered beside the objects: JSON lines in `zhengji/` of the git directory, only ever appended.
//!
//! A line that was cut short (a machine that lost power) stays as it is and is told by its number.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// One file of lines.
#[derive(Clone, Debug)]
pub(super) struct Journal {
    path: PathBuf,
}

/// What its lines hold, in their order, and the numbers of those that cannot be read, from 1.
pub(super) type Lines<T> = (Vec<T>, Vec<usize>);

impl Journal {
    pub(super) fn new(git_directory: &Path, name: &str) -> Self {
        Self { path: git_directory.join("zhengji").join(name) }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Appends lines that belong together. When this returns they are on the disk; writers wait for one another, and what
    /// was written before is never touched.
    ///
    /// # Errors
    /// When they cannot be written. A line may then have been begun; the next writer starts a new one.
    pub(super) fn append<T: Serialize>(&self, entries: &[T]) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(&self.path);
        fs::create_dir_all(folder)?;
        let fresh = !self.path.exists();
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(&self.path)?;
        // Released when the file is closed, whatever happens.
        file.lock()?;
        let mut lines = Vec::new();
        if cut_short(&mut file)? {
            lines.push(b'\n');
        }
        for entry in entries {
            serde_json::to_writer(&mut lines, entry)?;
            lines.push(b'\n');
        }
        file.write_all(&lines)?;
        file.sync_all()?;
        if fresh {
            // The names of the new file and its folder have to survive too.
            settle(folder)?;
            settle(folder.parent().unwrap_or(folder))?;
        }
        Ok(())
    }

    /// Reads them all; none where none was ever written.
    ///
    /// # Errors
    /// When they are there and cannot be read.
    pub(super) fn read<T: DeserializeOwned>(&self) -> io::Result<Option<Lines<T>>> {
        let bytes = match fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let (mut entries, mut damaged) = (Vec::new(), Vec::new());
        for (number, line) in
            (1..).zip(bytes.split(|byte| *byte == b'\n')).filter(|(_, line)| !line.is_empty())
        {
            match serde_json::from_slice(line) {
                Ok(entry) => entries.push(entry),
                Err(_) => damaged.push(number),
            }
        }
        Ok(Some((entries, damaged)))
    }
}

/// Waits until the names in a folder are on the disk.
#[cfg(unix)]
fn settle(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows opens no folder for that; NTFS keeps a journal of names itself.
#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "the other systems have something to say")]
fn settle(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether the last line has no end.
fn cut_short(file: &mut File) -> io::Result<bool> {
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(false);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}
