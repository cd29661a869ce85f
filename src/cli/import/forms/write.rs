//! Writes files: all of them, or none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::source::staged;

/// A file that was put in its place, and what stood there before.
struct Placed {
    path: PathBuf,
    before: Option<Vec<u8>>,
}

/// Writes files below `root`. Each is written beside its place first and then moved there; when one cannot be, those that
/// were are put back.
///
/// # Errors
/// The path that could not be written, and why.
pub(in crate::cli) fn write_all(root: &Path, files: &[(&str, &str)]) -> Result<(), (PathBuf, io::Error)> {
    let mut placed: Vec<Placed> = Vec::new();
    for (path, text) in files {
        let path = root.join(path);
        match place(root, &path, text) {
            Ok(before) => placed.push(Placed { path, before }),
            Err(error) => {
                for Placed { path, before } in placed.iter().rev() {
                    // What cannot be put back either is as good as what is told below.
                    let _ = match before {
                        Some(bytes) => fs::write(path, bytes),
                        None => fs::remove_file(path),
                    };
                }
                return Err((path, error));
            }
        }
    }
    Ok(())
}

/// Exchanges a file whole. Gives back what stood there.
fn place(root: &Path, path: &Path, text: &str) -> io::Result<Option<Vec<u8>>> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let before = match fs::symlink_metadata(path) {
        // A link would lead the text to somewhere else.
        Ok(metadata) if !metadata.is_file() => return Err(io::ErrorKind::AlreadyExists.into()),
        Ok(_) => Some(fs::read(path)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let beside = staged(root, path);
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // The new file never took its place; what is left of it is of no use.
        let _ = fs::remove_file(&beside);
    }
    written.map(|()| before)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::write_all;

    #[test]
    fn all_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        write_all(root, &[("a/one.yaml", "1"), ("two.yaml", "2")]).unwrap();
        assert_eq!(fs::read_to_string(root.join("a/one.yaml")).unwrap(), "1");
        // The second cannot be written: a folder stands in its place.
        fs::create_dir(root.join("three.yaml")).unwrap();
        let files = [("a/one.yaml", "changed"), ("new.yaml", "4"), ("three.yaml", "3")];
        assert!(write_all(root, &files).is_err());
        assert_eq!(fs::read_to_string(root.join("a/one.yaml")).unwrap(), "1");
        assert!(!root.join("new.yaml").exists());
    }
}
