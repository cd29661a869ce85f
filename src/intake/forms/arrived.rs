//! What lies in a folder of what arrived by mail.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::Message;

/// Folders within folders that are looked into: a mail program makes one for each mail.
const DEPTH: usize = 3;

/// Most files of one folder.
const MOST: usize = 10_000;

/// The files of a folder and its folders by name, without those that office programs and systems leave lying about.
pub(super) fn listed(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    look(folder, DEPTH, &mut paths)?;
    paths.sort();
    Ok(paths)
}

fn look(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let left_over = ["~$", ".~", "."].iter().any(|mark| name.starts_with(mark))
            || ["Thumbs.db", "desktop.ini"].contains(&name.as_str());
        if left_over || paths.len() >= MOST {
            continue;
        }
        // A link is no folder here: it may lead anywhere.
        if entry.file_type()?.is_dir() && depth > 0 {
            look(&entry.path(), depth - 1, paths)?;
        } else {
            paths.push(entry.path());
        }
    }
    Ok(())
}

/// Why a file of that name cannot be a form, where its name says what it is.
pub(super) fn of_no_use(path: &Path) -> Option<Message> {
    let extension = path.extension()?.to_string_lossy().to_ascii_lowercase();
    let id = match extension.as_str() {
        "eml" | "msg" => "import-form-mail",
        "zip" | "rar" | "7z" | "gz" | "tar" => "import-form-packed",
        "pdf" | "jpg" | "jpeg" | "png" | "gif" | "tif" | "tiff" | "bmp" | "heic" => "import-form-picture",
        _ => return None,
    };
    Some(Message::new(id))
}
