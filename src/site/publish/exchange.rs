//! The rendered site to the disk, all or nothing.
//!
//! The new site is written beside the old one and the two folders are exchanged in one step. Whatever happens before
//! that (a full disk, a kill) leaves the old site as it was. Files that did not change are the old files, linked, and so
//! keep their time stamps.
//!
//! Several builds into one folder do not disturb each other: each writes into a folder of its own, which it has locked. What a
//! killed build left behind is locked by nobody, and the next build takes it away. How a system locks, links and exchanges
//! folders stands in [`super::place`].

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::place::{self, Lock, OldSite};
use crate::call::CALLS;

/// The file that says that a folder is ours to replace.
const MARKER: &str = ".zhengji-site";

/// How the name of a folder ends that a build writes into.
const STAGING: &str = ".zhengji";

/// How the name of an old site ends that gave its place to a new one, where a system cannot exchange the two.
const ASIDE: &str = ".old";

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
    /// How long files were written, on all cores together.
    pub writing: Duration,
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
    /// The old site cannot be moved out of its place, because a program has one of its files open.
    #[error("in use: {}", .0.display())]
    InUse(PathBuf),
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

/// A new site on its way into the place of the old one. Dropped before [`StagedSite::publish`], it leaves nothing behind.
#[derive(Debug)]
pub struct StagedSite {
    out: PathBuf,
    staging: Staging,
    /// The old site, for what does not change.
    old: Option<OldSite>,
    pages: AtomicUsize,
    files: AtomicUsize,
    /// Nanoseconds.
    writing: AtomicU64,
}

impl StagedSite {
    /// Begins to replace the folder `out`. `repository` is the folder of the sources, which are never written to.
    ///
    /// # Errors
    /// When `out` is not ours to replace or the disk refuses.
    pub fn begin(out: &Path, repository: &Path) -> Result<Self, PublishError> {
        let out = resolve(out)?;
        guard(&out, repository)?;
        let parent = out.parent().ok_or_else(|| PublishError::NotOurs(out.clone()))?;
        fs::create_dir_all(parent).map_err(io_error(parent))?;
        Staging::clear(&out);
        let staging = Staging::create(&out)?;
        let old = OldSite::open(&out);
        let (pages, files, writing) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicU64::new(0));
        Ok(Self { out, staging, old, pages, files, writing })
    }

    /// Writes a file of it. Several threads may write at the same time, each path once.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let begun = Instant::now();
        self.write(path, bytes)?;
        // These are read when all threads are done.
        self.pages.fetch_add(usize::from(path.ends_with(".html")), Ordering::Relaxed);
        self.files.fetch_add(1, Ordering::Relaxed);
        let nanos = u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.writing.fetch_add(nanos, Ordering::Relaxed);
        Ok(())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let new = self.staging.path.join(path);
        if let Some(folder) = new.parent() {
            fs::create_dir_all(folder).map_err(io_error(folder))?;
        }
        // Some file systems have no links; the file is then written anew.
        let linked = self.old.as_ref().is_some_and(|old| old.link(path, bytes, &new));
        if linked { Ok(()) } else { fs::write(&new, bytes).map_err(io_error(&new)) }
    }

    /// Puts it in the place of the old site.
    ///
    /// # Errors
    /// When the disk refuses; the old site then stands as it was.
    pub fn publish(self) -> Result<Published, PublishError> {
        self.write(MARKER, MARKER_TEXT)?;
        // What was read of the old site is let go of, or a system that moves no open file could not move it.
        drop(self.old);
        place::exchange(&self.staging.path, &self.out)?;
        Ok(Published {
            pages: self.pages.into_inner(),
            files: self.files.into_inner(),
            writing: Duration::from_nanos(self.writing.into_inner()),
        })
    }
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
        if let Ok(found) = dunce::canonicalize(&existing) {
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
    let sources = [CALLS, "schema", "site-templates", ".git"].map(|name| repository.join(name));
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
#[derive(Debug)]
struct Staging {
    path: PathBuf,
    /// Held as long as the folder is in use; the system lets go of it however the process ends.
    _lock: Lock,
}

impl Staging {
    fn create(out: &Path) -> Result<Self, PublishError> {
        let name = out.file_name().unwrap_or_default().to_string_lossy();
        for number in 0..1000 {
            let path = out.with_file_name(format!(".{name}.{}-{number}{STAGING}", std::process::id()));
            match fs::create_dir(&path) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                Err(error) => return Err(io_error(&path)(error)),
            }
            match Lock::take(&path) {
                Ok(lock) => return Ok(Self { path, _lock: lock }),
                // Between the two steps another build took it for a remnant.
                Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::NotFound) => {
                }
                Err(error) => return Err(io_error(&path)(error)),
            }
        }
        Err(io_error(out)(io::ErrorKind::AlreadyExists.into()))
    }

    /// Takes away what builds into `out` left behind: those that did not come to their end, and old sites that could not be
    /// removed because somebody had them open.
    fn clear(out: &Path) {
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else { return };
        let start = format!(".{}.", name.to_string_lossy());
        for entry in fs::read_dir(parent).into_iter().flatten().filter_map(Result::ok) {
            let name = entry.file_name();
            let ours = name.to_str().and_then(|name| {
                let name = name.strip_prefix(&start)?;
                name.strip_suffix(STAGING).or_else(|| name.strip_suffix(ASIDE))
            });
            let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            if ours.and_then(|ours| ours.split_once('-')).is_some_and(|(a, b)| is_number(a) && is_number(b)) {
                let path = entry.path();
                if let Ok(_held) = Lock::take(&path) {
                    // What cannot be removed is left beside the site; it is not the site.
                    let _ = fs::remove_dir_all(&path);
                }
            }
        }
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed is left beside the site; it never was the site.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Systems without exchange. Between the steps the old site stands under another name, and is put back if the second fails.
/// `try_move` moves a folder to where nothing is.
pub(super) fn exchange_in_two_steps(
    staging: &Path,
    out: &Path,
    try_move: &dyn Fn(&Path, &Path) -> io::Result<()>,
) -> Result<(), PublishError> {
    if !out.exists() {
        return try_move(staging, out).map_err(io_error(out));
    }
    let aside = staging.with_extension(&ASIDE[1..]);
    // So that nobody takes it for a remnant meanwhile.
    let _held = place::hold(out);
    try_move(out, &aside).map_err(|error| place::refusal(out, error))?;
    if let Err(error) = try_move(staging, out) {
        try_move(&aside, out).map_err(io_error(out))?;
        return Err(io_error(out)(error));
    }
    // The new site stands. What somebody still has open of the old one is taken away by the next build.
    let _ = fs::remove_dir_all(&aside);
    Ok(())
}
