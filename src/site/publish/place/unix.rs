//! Unix: a folder is locked itself, the old site is read through a handle that stays with that very site when another takes its
//! place, and Linux exchanges two folders in one step.

use std::fs;
use std::io::{self, Read as _};
use std::os::fd::OwnedFd;
use std::path::Path;

use rustix::fs::{
    AtFlags, CWD, FlockOperation, Mode, OFlags, RenameFlags, flock, linkat, open, openat, renameat_with,
};
use rustix::io::Errno;

use crate::site::publish::exchange::{PublishError, exchange_in_two_steps};

/// A folder that nobody else may have meanwhile.
#[derive(Debug)]
pub(in crate::site::publish) struct Lock {
    _folder: OwnedFd,
}

impl Lock {
    /// # Errors
    /// `WouldBlock` when another process has it.
    pub(in crate::site::publish) fn take(path: &Path) -> io::Result<Self> {
        let folder = folder(path)?;
        flock(&folder, FlockOperation::NonBlockingLockExclusive)?;
        Ok(Self { _folder: folder })
    }
}

/// Holds the old site while it stands under another name.
pub(in crate::site::publish) fn hold(out: &Path) -> Option<Lock> {
    Lock::take(out).ok()
}

/// The site that stands there now.
#[derive(Debug)]
pub(in crate::site::publish) struct OldSite(OwnedFd);

impl OldSite {
    /// The site at `path`, if a folder is there.
    pub(in crate::site::publish) fn open(path: &Path) -> Option<Self> {
        folder(path).ok().map(Self)
    }

    /// Gives its file `path` a second name, if it holds these bytes. False where it does not, or where there are no links.
    pub(in crate::site::publish) fn link(&self, path: &str, bytes: &[u8], new: &Path) -> bool {
        self.holds(path, bytes) && linkat(&self.0, path, CWD, new, AtFlags::empty()).is_ok()
    }

    fn holds(&self, path: &str, bytes: &[u8]) -> bool {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let Ok(mut file) = openat(&self.0, path, flags, Mode::empty()).map(fs::File::from) else {
            return false;
        };
        let same_size = file.metadata().is_ok_and(|m| m.is_file() && m.len() == bytes.len() as u64);
        let mut before = Vec::with_capacity(bytes.len());
        same_size && file.read_to_end(&mut before).is_ok() && before == bytes
    }
}

/// A folder itself, wherever it is moved to. A link in its place is not followed.
fn folder(path: &Path) -> rustix::io::Result<OwnedFd> {
    open(path, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC, Mode::empty())
}

/// Puts the new site in the place of the old one. Another build may have put or taken a site there meanwhile.
///
/// # Errors
/// When the disk refuses; the old site then stands as it was.
pub(in crate::site::publish) fn exchange(staging: &Path, out: &Path) -> Result<(), PublishError> {
    let two_steps = || exchange_in_two_steps(staging, out, &|from, to| fs::rename(from, to));
    for _ in 0..100 {
        match renameat_with(CWD, staging, CWD, out, RenameFlags::EXCHANGE) {
            Err(Errno::NOENT) => {}
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => return two_steps(),
            done => return done.map_err(|error| refusal(out, error.into())),
        }
        match renameat_with(CWD, staging, CWD, out, RenameFlags::NOREPLACE) {
            Err(Errno::EXIST) => {}
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => return two_steps(),
            done => return done.map_err(|error| refusal(out, error.into())),
        }
    }
    Err(refusal(out, io::ErrorKind::ResourceBusy.into()))
}

/// Why the old site could not be moved out of its place.
pub(in crate::site::publish) fn refusal(out: &Path, source: io::Error) -> PublishError {
    PublishError::Io { path: out.to_owned(), source }
}
