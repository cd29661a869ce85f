//! Writes new files into the work tree: all of them or none.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Repository, Source, SourceError, staged};

impl Repository {
    /// Writes files that are not there yet, by their path from the root of the repository. Each is written beside its place
    /// first, so that none is ever there in part; when one cannot be written, those before it are taken away again.
    ///
    /// # Errors
    /// When one of them is there already, its folder is a link, or the disk refuses.
    pub fn create(&self, files: &[(String, String)]) -> Result<(), SourceError> {
        let mut placed: Vec<PathBuf> = Vec::new();
        let folders: std::collections::BTreeSet<&Path> =
            files.iter().filter_map(|(path, _)| Path::new(path).parent()).collect();
        let outcome = folders.into_iter().try_for_each(|folder| self.folder(folder)).and_then(|()| {
            files.iter().try_for_each(|(path, text)| {
                let path = self.root().join(path);
                place(self.root(), &path, text.as_bytes())
                    .map_err(|source| SourceError::Io { path: path.clone(), source })?;
                placed.push(path);
                Ok(())
            })
        });
        if outcome.is_err() {
            for path in placed {
                // What is left over would be told by the next run as a file that is there already.
                let _ = fs::remove_file(path);
            }
        }
        outcome
    }

    /// Makes a folder below the root, none of whose parts may be a link out of the repository.
    fn folder(&self, folder: &Path) -> Result<(), SourceError> {
        let mut path = self.root().to_owned();
        for part in folder {
            path.push(part);
            let made = match fs::symlink_metadata(&path) {
                Ok(metadata) if metadata.is_dir() => Ok(()),
                Ok(_) => Err(io::ErrorKind::NotADirectory.into()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => fs::create_dir(&path),
                Err(error) => Err(error),
            };
            made.map_err(|source| SourceError::Io { path: path.clone(), source })?;
        }
        Ok(())
    }
}

/// Puts a file in its place in one step, if nothing is there.
fn place(root: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = staged(root, path);
    let placed = fs::File::create_new(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        match fs::hard_link(&beside, path) {
            // Not every file system has links; there, looking first has to do.
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists && !path.exists() => {
                fs::rename(&beside, path)
            }
            linked => linked,
        }
    });
    let _ = fs::remove_file(&beside);
    placed
}
