//! Windows, and whatever else is no Unix: a folder is locked by a file beside it, because no handle on a folder can be locked and
//! a folder with an open file in it cannot be moved. Two folders are exchanged in two steps; what that means when a machine
//! loses power between them stands in `docs/robustness.md`.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::site::publish::exchange::{PublishError, exchange_in_two_steps};

/// How often, and how far apart, a folder is moved anew that a virus scanner or an indexer looks into at that moment.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);

/// A folder that nobody else may have meanwhile.
#[derive(Debug)]
pub(in crate::site::publish) struct Lock {
    file: Option<File>,
    path: PathBuf,
}

impl Lock {
    /// # Errors
    /// `WouldBlock` when another process has it.
    pub(in crate::site::publish) fn take(path: &Path) -> io::Result<Self> {
        if !fs::symlink_metadata(path)?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        // The same for the folder of a build and for the old site that it moved out of its place.
        let path = path.with_extension("lock");
        let file = File::options().create(true).truncate(false).write(true).open(&path)?;
        file.try_lock()?;
        Ok(Self { file: Some(file), path })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        drop(self.file.take());
        // Another build may hold it by now, and then takes it away itself.
        let _ = fs::remove_file(&self.path);
    }
}

/// Holds the old site while it stands under another name: the lock of the build does.
pub(in crate::site::publish) fn hold(_: &Path) -> Option<Lock> {
    None
}

/// The site that stands there now.
#[derive(Debug)]
pub(in crate::site::publish) struct OldSite(PathBuf);

impl OldSite {
    /// The site at `path`, if a folder is there.
    pub(in crate::site::publish) fn open(path: &Path) -> Option<Self> {
        fs::symlink_metadata(path).is_ok_and(|found| found.is_dir()).then(|| Self(path.to_owned()))
    }

    /// Gives its file `path` a second name, if it holds these bytes. False where it does not, or where there are no links.
    ///
    /// The name is given first and its file read then: whatever another build puts there in between, what is read is what stays.
    pub(in crate::site::publish) fn link(&self, path: &str, bytes: &[u8], new: &Path) -> bool {
        let old = self.0.join(path);
        let same_size =
            fs::symlink_metadata(&old).is_ok_and(|m| m.is_file() && m.len() == bytes.len() as u64);
        if !same_size || fs::hard_link(&old, new).is_err() {
            return false;
        }
        if fs::read(new).is_ok_and(|before| before == bytes) {
            return true;
        }
        // Were it to stay, writing the new file would write into the old site.
        let _ = fs::remove_file(new);
        false
    }
}

/// Puts the new site in the place of the old one.
///
/// # Errors
/// When the disk refuses, or somebody has a file of the old site open; the old site then stands as it was.
pub(in crate::site::publish) fn exchange(staging: &Path, out: &Path) -> Result<(), PublishError> {
    exchange_in_two_steps(staging, out, &moved)
}

/// Moves a folder, patiently.
fn moved(from: &Path, to: &Path) -> io::Result<()> {
    let mut tries = 0;
    loop {
        match fs::rename(from, to) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied && tries < TRIES => {
                tries += 1;
                thread::sleep(PAUSE);
            }
            done => return done,
        }
    }
}

/// Why the old site could not be moved out of its place. The system says no more than that access was denied.
pub(in crate::site::publish) fn refusal(out: &Path, source: io::Error) -> PublishError {
    match source.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy => PublishError::InUse(out.to_owned()),
        _ => PublishError::Io { path: out.to_owned(), source },
    }
}
