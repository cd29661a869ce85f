//! Reads the work tree.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{Content, FILE_BYTES, File, Scan, Unread};

/// Folder that holds the calls, one folder each.
const CALLS: &str = "submissions";

/// As many bytes as the signatures of PDF, JPEG and PNG need.
const SCAN_HEAD: u64 = 16;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Deepest path below a call: `units/<unit>/<demand>.yaml`.
const CALL_DEPTH: usize = 3;

/// Why the call cannot be made at all (exit code 2).
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// No folder `submissions/` here or above.
    #[error("no-repository: {}", .0.display())]
    NoRepository(PathBuf),
    /// `submissions/` holds no call.
    #[error("no-calls: {}", .0.display())]
    NoCalls(PathBuf),
    /// Several calls and none named.
    #[error("which-call: {}", .0.join(", "))]
    WhichCall(Vec<String>),
    /// No such call.
    #[error("no-such-call: {name}")]
    NoSuchCall {
        /// What was asked for.
        name: String,
        /// What there is.
        calls: Vec<String>,
    },
    /// The operating system refused to read something that is needed.
    #[error("{}: {source}", path.display())]
    Io {
        /// What was read.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// A repository of calls in the work tree.
#[derive(Clone, Debug)]
pub struct Repository {
    root: PathBuf,
}

fn io_error(path: &Path) -> impl FnOnce(io::Error) -> SourceError {
    let path = path.to_owned();
    move |source| SourceError::Io { path, source }
}

impl Repository {
    /// Finds the repository that `start` lies in: the nearest folder, upwards, that holds `submissions/`.
    ///
    /// # Errors
    /// When there is none.
    pub fn find(start: &Path) -> Result<Self, SourceError> {
        let start = fs::canonicalize(start).map_err(io_error(start))?;
        start
            .ancestors()
            .find(|folder| folder.join(CALLS).is_dir())
            .map(|root| Self { root: root.to_owned() })
            .ok_or(SourceError::NoRepository(start))
    }

    /// The repository's folder, absolute.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The names of its calls, sorted.
    ///
    /// # Errors
    /// When `submissions/` cannot be read.
    pub fn calls(&self) -> Result<Vec<String>, SourceError> {
        let folder = self.root.join(CALLS);
        let mut names = Vec::new();
        for entry in fs::read_dir(&folder).map_err(io_error(&folder))? {
            let entry = entry.map_err(io_error(&folder))?;
            let is_folder = entry.file_type().map_err(io_error(&folder))?.is_dir();
            if let (true, Some(name)) = (is_folder, entry.file_name().to_str()) {
                names.push(name.to_owned());
            }
        }
        names.sort();
        Ok(names)
    }

    /// The call that `wanted` means: its name, or the path of its folder; without it the only call there is.
    ///
    /// # Errors
    /// When there is no such call, or several and none was named.
    pub fn call(&self, wanted: Option<&str>) -> Result<String, SourceError> {
        let calls = self.calls()?;
        let Some(wanted) = wanted else {
            let only = <[String; 1]>::try_from(calls);
            return match only {
                Ok([only]) => Ok(only),
                Err(calls) if calls.is_empty() => Err(SourceError::NoCalls(self.root.join(CALLS))),
                Err(calls) => Err(SourceError::WhichCall(calls)),
            };
        };
        let by_path = fs::canonicalize(wanted).ok().and_then(|path| {
            let inside = path.strip_prefix(self.root.join(CALLS)).ok()?;
            let mut parts = inside.components();
            match (parts.next(), parts.next()) {
                (Some(Component::Normal(name)), None) => name.to_str().map(str::to_owned),
                _ => None,
            }
        });
        match by_path.or_else(|| Some(wanted.to_owned())).filter(|name| calls.contains(name)) {
            Some(name) => Ok(name),
            None => Err(SourceError::NoSuchCall { name: wanted.to_owned(), calls }),
        }
    }

    /// All files of a call, sorted by path. Links are not followed; what cannot be read is said, not skipped.
    ///
    /// # Errors
    /// When the call's folder itself cannot be listed.
    pub fn read_call(&self, call: &str) -> Result<Vec<File>, SourceError> {
        let folder = self.root.join(CALLS).join(call);
        let mut found = Vec::new();
        for entry in WalkDir::new(&folder).min_depth(1).max_depth(CALL_DEPTH).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_dir() && entry.depth() < CALL_DEPTH => {}
                Ok(entry) => found.push((entry.into_path(), None)),
                Err(error) => {
                    let path = error.path().unwrap_or(&folder).to_owned();
                    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    if path == folder {
                        let source = error.into_io_error().unwrap_or_else(|| io::Error::other(reason));
                        return Err(SourceError::Io { path, source });
                    }
                    found.push((path, Some(reason)));
                }
            }
        }
        let files = found
            .into_par_iter()
            .map(|(path, refused)| File {
                path: self.relative(&path),
                content: refused
                    .map_or_else(|| read(&path), |reason| Content::Unread(Unread::Refused(reason))),
            })
            .collect();
        Ok(files)
    }

    /// Schemas that stand in the repository's own `schema/` folder, by file name.
    ///
    /// # Errors
    /// When a schema is there and cannot be read as text.
    pub fn schema_overrides(&self) -> Result<BTreeMap<String, String>, SourceError> {
        let folder = self.root.join("schema");
        let mut texts = BTreeMap::new();
        for (name, bytes) in read_folder(&folder)? {
            if name.ends_with(".schema.json") {
                let source = |error| io::Error::new(io::ErrorKind::InvalidData, error);
                let text = String::from_utf8(bytes).map_err(source).map_err(io_error(&folder.join(&name)))?;
                texts.insert(name, text);
            }
        }
        Ok(texts)
    }

    /// Files of the repository's own `site-templates/` folder, by their path inside it.
    ///
    /// # Errors
    /// When a file there cannot be read.
    pub fn template_overrides(&self) -> Result<BTreeMap<String, Vec<u8>>, SourceError> {
        read_folder(&self.root.join("site-templates"))
    }

    /// Replaces stretches of a file (bytes, a byte order mark not counted) and leaves every other byte as it is. The file
    /// is exchanged whole: it holds all the edits or none.
    ///
    /// # Errors
    /// When the file cannot be read or written, or an edit lies outside it.
    pub fn edit(&self, path: &str, edits: &[(Range<usize>, String)]) -> Result<(), SourceError> {
        let path = self.root.join(path);
        let bytes = fs::read(&path).map_err(io_error(&path))?;
        let mark = if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
        let mut after = Vec::with_capacity(bytes.len() + 64);
        let mut copied = 0;
        let outside = || SourceError::Io { path: path.clone(), source: io::ErrorKind::InvalidInput.into() };
        for (range, text) in edits {
            let range = range.start + mark..range.end + mark;
            after.extend_from_slice(bytes.get(copied..range.start).ok_or_else(outside)?);
            after.extend_from_slice(text.as_bytes());
            copied = range.end;
        }
        after.extend_from_slice(bytes.get(copied..).ok_or_else(outside)?);
        let beside = path.with_extension(format!("{}.zhengji", std::process::id()));
        let permissions = fs::metadata(&path).map_err(io_error(&path))?.permissions();
        let written = fs::write(&beside, after)
            .and_then(|()| fs::set_permissions(&beside, permissions))
            .and_then(|()| fs::rename(&beside, &path));
        if written.is_err() {
            // The new file never took the old one's place; what is left of it is of no use.
            let _ = fs::remove_file(&beside);
        }
        written.map_err(io_error(&path))
    }

    fn relative(&self, path: &Path) -> Arc<str> {
        slashed(path.strip_prefix(&self.root).unwrap_or(path)).into()
    }
}

/// All plain files below a folder by their path inside it; none when there is no such folder.
fn read_folder(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, SourceError> {
    let mut files = BTreeMap::new();
    if !folder.is_dir() {
        return Ok(files);
    }
    for entry in WalkDir::new(folder) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            let source = error.into_io_error().unwrap_or_else(|| io::Error::other("loop of links"));
            SourceError::Io { path, source }
        })?;
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            files.insert(slashed(name), fs::read(entry.path()).map_err(io_error(entry.path()))?);
        }
    }
    Ok(files)
}

fn slashed(path: &Path) -> String {
    path.iter().map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/")
}

fn is_scan(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
    matches!(extension.as_deref(), Some("pdf" | "jpg" | "jpeg" | "png"))
}

fn read(path: &Path) -> Content {
    try_read(path).unwrap_or_else(|error| Content::Unread(Unread::Refused(error.to_string())))
}

fn try_read(path: &Path) -> io::Result<Content> {
    // Looked at without following links and before opening: opening a pipe would wait for ever.
    let metadata = fs::symlink_metadata(path)?;
    let kind = metadata.file_type();
    if kind.is_symlink() {
        return Ok(Content::Unread(Unread::Link));
    }
    if kind.is_dir() {
        return Ok(Content::Unread(Unread::Folder));
    }
    if !kind.is_file() {
        return Ok(Content::Unread(Unread::Special));
    }
    if is_scan(path) {
        let mut head = Vec::new();
        fs::File::open(path)?.take(SCAN_HEAD).read_to_end(&mut head)?;
        return Ok(Content::Unread(Unread::Scan(Scan { bytes: metadata.len(), head })));
    }
    if metadata.len() > FILE_BYTES {
        return Ok(Content::Unread(Unread::TooLarge(metadata.len())));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    // The file may have grown since; one byte over the limit is enough to know.
    fs::File::open(path)?.take(FILE_BYTES + 1).read_to_end(&mut bytes)?;
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if length > FILE_BYTES {
        return Ok(Content::Unread(Unread::TooLarge(length)));
    }
    Ok(Content::Bytes(bytes))
}
