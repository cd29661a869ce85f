//! Writes new files into the work tree: all of them or none.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::write::{NewFile, write_all};
use super::{Repository, Source, SourceError};

impl Repository {
    /// Writes files that are not there yet, by their path from the root of the repository: all of them or none.
    ///
    /// # Errors
    /// When one of them is there already, its folder is a link, or the disk refuses.
    pub fn create(&self, files: &[(String, String)]) -> Result<(), SourceError> {
        let folders: BTreeSet<&Path> =
            files.iter().filter_map(|(path, _)| Path::new(path).parent()).collect();
        folders.into_iter().try_for_each(|folder| self.folder(folder))?;
        let file = |(path, text): &(String, String)| NewFile::create(self.root().join(path), text.as_bytes());
        Ok(write_all(files.iter().map(file).collect(), Some(&self.room()))?)
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
