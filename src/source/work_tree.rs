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

use super::write::{self, NewFile, write_all};
use super::{
    CALL_DEPTH, CALLS, Content, FILE_BYTES, File, Part, SCAN_HEAD, Scan, Source, SourceError, Unread, Wanted,
    choose_call, is_scan,
};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A file by its path from the root of the repository, and what to write in the place of which bytes, in order.
pub type FileEdits = (String, Vec<(Range<usize>, String)>);

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
        let start = dunce::canonicalize(start).map_err(io_error(start))?;
        start
            .ancestors()
            .find(|folder| folder.join(CALLS).is_dir())
            .map(|root| Self { root: root.to_owned() })
            .ok_or(SourceError::NoRepository(start))
    }

    /// Replaces stretches of files (bytes, a byte order mark not counted) and leaves every other byte as it is: all edits of all
    /// files, or none.
    ///
    /// # Errors
    /// When a file cannot be read or written, or an edit lies outside it; then all files are as they were.
    pub fn edit_all(&self, files: &[FileEdits]) -> Result<(), SourceError> {
        let edited = files.iter().map(|(path, edits)| {
            let path = self.root.join(path);
            let after = edited(&path, edits)?;
            Ok(NewFile::replace(path, after))
        });
        let edited = edited.collect::<Result<_, SourceError>>()?;
        Ok(write_all(edited, Some(&self.room()))?)
    }

    /// Where files stand on their way into their places.
    pub(super) fn room(&self) -> PathBuf {
        write::room(&self.root)
    }

    fn relative(&self, path: &Path) -> Arc<str> {
        slashed(path.strip_prefix(&self.root).unwrap_or(path)).into()
    }
}

impl Source for Repository {
    fn root(&self) -> &Path {
        &self.root
    }

    fn calls(&self) -> Result<Vec<String>, SourceError> {
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

    fn call(&self, wanted: Option<&str>) -> Result<String, SourceError> {
        let calls = self.calls()?;
        let by_path = wanted.and_then(|wanted| {
            let path = dunce::canonicalize(wanted).ok()?;
            let inside = path.strip_prefix(self.root.join(CALLS)).ok()?;
            let mut parts = inside.components();
            match (parts.next(), parts.next()) {
                (Some(Component::Normal(name)), None) => name.to_str().map(str::to_owned),
                _ => None,
            }
        });
        choose_call(calls, by_path.as_deref().or(wanted), || self.root.join(CALLS))
    }

    fn read_part(&self, call: &str, wanted: Wanted<'_>) -> Result<Part, SourceError> {
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
        let paths: Vec<Arc<str>> = found.iter().map(|(path, _)| self.relative(path)).collect();
        let files = found
            .into_par_iter()
            .enumerate()
            .filter_map(|(index, (path, refused))| {
                let name = paths.get(index).filter(|name| wanted(index, name))?;
                let content =
                    refused.map_or_else(|| read(&path), |reason| Content::Unread(Unread::Refused(reason)));
                Some((index, File { path: Arc::clone(name), content }))
            })
            .collect();
        Ok(Part { paths, files })
    }

    fn schema_overrides(&self) -> Result<BTreeMap<String, String>, SourceError> {
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

    fn template_overrides(&self) -> Result<BTreeMap<String, Vec<u8>>, SourceError> {
        read_folder(&self.root.join("site-templates"))
    }
}

/// What a file holds after the edits.
fn edited(path: &Path, edits: &[(Range<usize>, String)]) -> Result<Vec<u8>, SourceError> {
    let bytes = fs::read(path).map_err(io_error(path))?;
    let mark = if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let mut after = Vec::with_capacity(bytes.len() + 64);
    let mut copied = 0;
    let outside = || SourceError::Io { path: path.to_owned(), source: io::ErrorKind::InvalidInput.into() };
    for (range, text) in edits {
        let range = range.start + mark..range.end + mark;
        after.extend_from_slice(bytes.get(copied..range.start).ok_or_else(outside)?);
        after.extend_from_slice(text.as_bytes());
        copied = range.end;
    }
    after.extend_from_slice(bytes.get(copied..).ok_or_else(outside)?);
    Ok(after)
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
    if is_scan(&path.to_string_lossy()) {
        let mut head = Vec::new();
        fs::File::open(path)?.take(SCAN_HEAD as u64).read_to_end(&mut head)?;
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
