//! Where calls are read from, whatever holds their files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{File, SourceError};

/// Deepest path below a call: `units/<unit>/<demand>.yaml`.
pub(super) const CALL_DEPTH: usize = 3;

/// Chooses files by their place in the list of a call's files and by their path.
pub type Wanted<'a> = &'a (dyn Fn(usize, &str) -> bool + Sync);

/// Some files of a call.
#[derive(Debug)]
pub struct Part {
    /// The paths of all files of the call, in the order of their names.
    pub paths: Vec<Arc<str>>,
    /// The files that were wanted, each with its place in that list.
    pub files: Vec<(usize, File)>,
}

/// Where calls are read from.
pub trait Source {
    /// The folder of the repository, absolute. Nothing may be written over it.
    fn root(&self) -> &Path;

    /// The names of the calls, sorted.
    ///
    /// # Errors
    /// When they cannot be listed.
    fn calls(&self) -> Result<Vec<String>, SourceError>;

    /// The call that `wanted` means: its name, or the path of its folder; without it the only call there is.
    ///
    /// # Errors
    /// When there is no such call, or several and none was named.
    fn call(&self, wanted: Option<&str>) -> Result<String, SourceError>;

    /// All files of a call, in the order of their names. Links are not followed; what cannot be read is said, not skipped.
    ///
    /// # Errors
    /// When the call's folder itself cannot be listed.
    fn read_call(&self, call: &str) -> Result<Vec<File>, SourceError> {
        let part = self.read_part(call, &|_, _| true)?;
        Ok(part.files.into_iter().map(|(_, file)| file).collect())
    }

    /// Those files of a call that are wanted, by their place in the list and their path.
    ///
    /// # Errors
    /// When the call's folder itself cannot be listed.
    fn read_part(&self, call: &str, wanted: Wanted<'_>) -> Result<Part, SourceError>;

    /// The source as its files stand, where sealed values are opened while they are read.
    fn closed(&self) -> Option<&dyn Source> {
        None
    }

    /// Schemas that stand in the repository's own `schema/` folder, by file name.
    ///
    /// # Errors
    /// When a schema is there and cannot be read as text.
    fn schema_overrides(&self) -> Result<BTreeMap<String, String>, SourceError>;

    /// Files of the repository's own `site-templates/` folder, by their path inside it.
    ///
    /// # Errors
    /// When a file there cannot be read.
    fn template_overrides(&self) -> Result<BTreeMap<String, Vec<u8>>, SourceError>;
}

/// The call of that name among those there are; without a name the only one.
pub(super) fn choose_call(
    calls: Vec<String>,
    wanted: Option<&str>,
    folder: impl FnOnce() -> PathBuf,
) -> Result<String, SourceError> {
    let Some(wanted) = wanted else {
        return match <[String; 1]>::try_from(calls) {
            Ok([only]) => Ok(only),
            Err(calls) if calls.is_empty() => Err(SourceError::NoCalls(folder())),
            Err(calls) => Err(SourceError::WhichCall(calls)),
        };
    };
    if calls.iter().any(|call| call == wanted) {
        Ok(wanted.to_owned())
    } else {
        Err(SourceError::NoSuchCall { name: wanted.to_owned(), calls })
    }
}
