//! The rendered site to the disk, all or nothing.
//!
//! The new site is written beside the old one and the two folders are exchanged in one step. Whatever happens before
//! that (a full disk, a kill) leaves the old site as it was. Files that did not change are the old files, linked, and so
//! keep their time stamps.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::Files;

/// The file that says that a folder is ours to replace.
const MARKER: &str = ".zhengji-site";

const MARKER_TEXT: &[u8] =
    "本文件夹由 zhengji build 生成，每次生成都会整个替换，请不要在这里保存其他文件。\n\
    Written by zhengji build and replaced as a whole each time: keep nothing else here.\n"
        .as_bytes();

/// What was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// HTML pages.
    pub pages: usize,
    /// All files.
    pub files: usize,
}

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The folder holds files that no build wrote.
    #[error("not ours: {}", .0.display())]
    NotOurs(PathBuf),
    /// The folder lies inside the call's own files, or holds them.
    #[error("inside the sources: {}", .0.display())]
    Inside(PathBuf),
    /// The operating system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// What was written.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

fn io_error(path: &Path) -> impl FnOnce(io::Error) -> PublishError {
    let path = path.to_owned();
    move |source| PublishError::Io { path, source }
}

/// Replaces the folder `out` by the files. `repository` is the folder of the sources, which are never written to.
///
/// # Errors
/// When `out` is not ours to replace or the disk refuses; the old site then stands as it was.
pub fn publish(files: &Files, out: &Path, repository: &Path) -> Result<Published, PublishError> {
    let out = resolve(out)?;
    guard(&out, repository)?;
    let parent = out.parent().ok_or_else(|| PublishError::NotOurs(out.clone()))?;
    fs::create_dir_all(parent).map_err(io_error(parent))?;
    let staging = Staging::create(&out)?;
    write_all(files, &staging.0, &out)?;
    swap(&staging.0, &out)?;
    Ok(Published { pages: files.keys().filter(|path| path.ends_with(".html")).count(), files: files.len() })
}

/// Whether a folder was written by a build, and so is meant to be published.
pub fn is_site(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join(MARKER)).is_ok_and(|marker| marker.is_file())
}

/// The absolute path of `out` with links of its parents followed, whether it exists or not.
fn resolve(out: &Path) -> Result<PathBuf, PublishError> {
    let absolute = std::path::absolute(out).map_err(io_error(out))?;
    let mut existing = absolute.clone();
    let mut rest = Vec::new();
    loop {
        if let Ok(found) = fs::canonicalize(&existing) {
            return Ok(rest.into_iter().rev().fold(found, |path: PathBuf, name| path.join(name)));
        }
        match (existing.file_name().map(ToOwned::to_owned), existing.parent().map(Path::to_owned)) {
            (Some(name), Some(parent)) => {
                rest.push(name);
                existing = parent;
            }
            _ => return Ok(absolute),
        }
    }
}

/// Refuses folders whose loss would hurt: those that hold the sources, lie in them, or hold anything not written here.
fn guard(out: &Path, repository: &Path) -> Result<(), PublishError> {
    let sources = ["submissions", "schema", "site-templates", ".git"].map(|name| repository.join(name));
    if repository.starts_with(out) || sources.iter().any(|folder| out.starts_with(folder)) {
        return Err(PublishError::Inside(out.to_owned()));
    }
    match fs::symlink_metadata(out) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(io_error(out)(error)),
        Ok(metadata) if !metadata.is_dir() => Err(PublishError::NotOurs(out.to_owned())),
        Ok(_) => {
            let empty = fs::read_dir(out).map_err(io_error(out))?.next().is_none();
            let ours = is_site(out);
            if empty || ours { Ok(()) } else { Err(PublishError::NotOurs(out.to_owned())) }
        }
    }
}

/// A folder beside `out` that is removed again, whatever happens. After the exchange it holds the old site.
struct Staging(PathBuf);

impl Staging {
    fn create(out: &Path) -> Result<Self, PublishError> {
        let name = out.file_name().unwrap_or_default().to_string_lossy();
        for number in 0..1000 {
            let path = out.with_file_name(format!(".{name}.{}-{number}.zhengji", std::process::id()));
            match fs::create_dir(&path) {
                Ok(()) => return Ok(Self(path)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(io_error(&path)(error)),
            }
        }
        Err(io_error(out)(io::ErrorKind::AlreadyExists.into()))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed is left beside the site; it never was the site.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn write_all(files: &Files, staging: &Path, old: &Path) -> Result<(), PublishError> {
    let folders: BTreeSet<PathBuf> =
        files.keys().filter_map(|path| Path::new(path).parent()).map(|folder| staging.join(folder)).collect();
    for folder in &folders {
        fs::create_dir_all(folder).map_err(io_error(folder))?;
    }
    let marker = (MARKER.to_owned(), MARKER_TEXT.to_vec());
    files
        .par_iter()
        .chain(rayon::iter::once((&marker.0, &marker.1)))
        .try_for_each(|(path, bytes)| write(bytes, &staging.join(path), &old.join(path)))
}

fn write(bytes: &[u8], new: &Path, old: &Path) -> Result<(), PublishError> {
    let unchanged = fs::symlink_metadata(old).is_ok_and(|m| m.is_file() && m.len() == bytes.len() as u64)
        && fs::read(old).is_ok_and(|before| before == bytes);
    // Some file systems have no links; the file is then written anew.
    if unchanged && fs::hard_link(old, new).is_ok() {
        return Ok(());
    }
    fs::write(new, bytes).map_err(io_error(new))
}

fn swap(staging: &Path, out: &Path) -> Result<(), PublishError> {
    if !out.exists() {
        return fs::rename(staging, out).map_err(io_error(out));
    }
    match renameat_with(CWD, staging, CWD, out, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(()),
        // File systems without exchange: two steps. Between them the old site stands under the staging name and is put
        // back if the second fails.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {
            let aside = staging.with_extension("old");
            fs::rename(out, &aside).map_err(io_error(out))?;
            if let Err(error) = fs::rename(staging, out) {
                fs::rename(&aside, out).map_err(io_error(out))?;
                return Err(io_error(out)(error));
            }
            fs::remove_dir_all(&aside).map_err(io_error(&aside))
        }
        Err(error) => Err(io_error(out)(error.into())),
    }
}
