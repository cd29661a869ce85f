//! Contents into their places: each file whole or not at all, and of several files all or none.
//!
//! A content is written to a file that has no name yet, so that whatever ends the run, the system takes it away: nothing is ever
//! left of what was to be kept secret. It gets its name in one step. Where something is to be replaced that takes two, a name in
//! a folder that nobody publishes and then the exchange; a run that is killed just there leaves that name, and the next run
//! that writes there removes it. Systems without nameless files get named ones in the same folder.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// Names in between begin and end like this.
const PREFIX: &str = ".zhengji-";
const SUFFIX: &str = ".new";

/// Files that are open at the same time. Usual systems allow a process 1,024.
const BATCH: usize = 256;

/// A file to be written.
#[derive(Debug)]
pub(crate) struct NewFile {
    path: PathBuf,
    bytes: Vec<u8>,
    replaces: bool,
    private: bool,
    durable: bool,
}

impl NewFile {
    /// One that is not there yet. What somebody else put there meanwhile is left as it is.
    pub(crate) fn create(path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into(), replaces: false, private: false, durable: true }
    }

    /// One that takes the place of another one, and its permissions, where there is one.
    pub(crate) fn replace(path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { replaces: true, ..Self::create(path, bytes) }
    }

    /// Nobody else on the machine may read it.
    pub(crate) fn private(self) -> Self {
        Self { private: true, ..self }
    }

    /// It can be made again: nobody waits until it is on the disk.
    pub(crate) fn passing(self) -> Self {
        Self { durable: false, ..self }
    }

    fn folder(&self) -> &Path {
        let parent = self.path.parent().filter(|parent| !parent.as_os_str().is_empty());
        parent.unwrap_or(Path::new("."))
    }
}

/// What could not be written, and why.
#[derive(Debug)]
pub(crate) struct Unwritten {
    pub(crate) path: PathBuf,
    pub(crate) source: io::Error,
}

/// Where names in between stand for the files of a repository: where git looks and nobody publishes.
pub(crate) fn room(root: &Path) -> PathBuf {
    let git = root.ancestors().map(|folder| folder.join(".git")).find(|git| git.is_dir());
    git.map_or_else(|| root.to_owned(), |git| git.join("zhengji"))
}

/// Writes one file. Names in between stand beside it.
pub(crate) fn write_one(file: NewFile) -> io::Result<()> {
    write_all(vec![file], None).map_err(|unwritten| unwritten.source)
}

/// Writes files, all or none. Names in between stand in `room` where that is the same file system, else beside the file.
pub(crate) fn write_all(files: Vec<NewFile>, room: Option<&Path>) -> Result<(), Unwritten> {
    let several = files.len() > 1;
    let mut placed: Vec<Placed> = Vec::new();
    let mut files = files.into_iter().peekable();
    while files.peek().is_some() {
        let staged =
            files.by_ref().take(BATCH).map(|file| Staged::of(file, room)).collect::<Result<Vec<_>, _>>();
        let done = staged
            .and_then(|staged| staged.into_iter().try_for_each(|staged| staged.place(several, &mut placed)));
        if let Err(unwritten) = done {
            for placed in placed.into_iter().rev() {
                // What cannot be put back either is as good as what is told.
                let _ = placed.undo(room);
            }
            return Err(unwritten);
        }
    }
    Ok(())
}

/// A content that waits for its name.
enum Content {
    Nameless(File),
    Named(NamedTempFile),
}

impl Content {
    fn file(&mut self) -> &mut File {
        match self {
            Self::Nameless(file) => file,
            Self::Named(file) => file.as_file_mut(),
        }
    }
}

struct Staged {
    content: Content,
    path: PathBuf,
    room: PathBuf,
    replaces: bool,
}

/// A file in its place, and what stood there.
struct Placed {
    path: PathBuf,
    before: Option<Vec<u8>>,
}

impl Placed {
    fn undo(self, room: Option<&Path>) -> io::Result<()> {
        match self.before {
            Some(before) => write_all(vec![NewFile::replace(self.path, before)], room)
                .map_err(|unwritten| unwritten.source),
            None => fs::remove_file(self.path),
        }
    }
}

impl Staged {
    fn of(file: NewFile, room: Option<&Path>) -> Result<Self, Unwritten> {
        let staged = Self::try_of(&file, room);
        staged.map_err(|source| Unwritten { path: file.path, source })
    }

    fn try_of(file: &NewFile, room: Option<&Path>) -> io::Result<Self> {
        let folder = file.folder();
        fs::create_dir_all(folder)?;
        let before = match fs::symlink_metadata(&file.path) {
            // A link would lead it to somewhere else.
            Ok(found) if !file.replaces || !found.is_file() => {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            Ok(found) => Some(found),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let room = room.and_then(|room| usable(room, folder)).unwrap_or_else(|| folder.to_owned());
        clear(&room);
        let mode = if file.private { 0o600 } else { 0o666 };
        let mut content = match nameless(folder, mode) {
            Some(file) => Content::Nameless(file),
            None => Content::Named(named(mode).tempfile_in(&room)?),
        };
        let own = content.file();
        // As long as it is held, nobody takes it for a remnant.
        own.lock()?;
        own.write_all(&file.bytes)?;
        if let Some(before) = before.filter(|_| !file.private) {
            own.set_permissions(before.permissions())?;
        }
        if file.durable {
            own.sync_all()?;
        }
        Ok(Self { content, path: file.path.clone(), room, replaces: file.replaces })
    }

    fn place(self, keep: bool, placed: &mut Vec<Placed>) -> Result<(), Unwritten> {
        let path = self.path.clone();
        let before = self.try_place(keep).map_err(|source| Unwritten { path: path.clone(), source })?;
        placed.push(Placed { path, before });
        Ok(())
    }

    /// Gives back what stood there, where it is to be kept.
    fn try_place(self, keep: bool) -> io::Result<Option<Vec<u8>>> {
        let Self { content, path, room, replaces } = self;
        if !replaces {
            match content {
                Content::Nameless(file) => link(&file, &path)?,
                Content::Named(file) => drop(file.persist_noclobber(&path)?),
            }
            return Ok(None);
        }
        let before = match fs::read(&path) {
            Ok(before) if keep => Some(before),
            Err(error) if error.kind() != io::ErrorKind::NotFound && keep => return Err(error),
            _ => None,
        };
        match content {
            Content::Nameless(file) => {
                let named = between().make_in(&room, |name| link(&file, name))?;
                named.persist(&path)?;
            }
            Content::Named(file) => drop(file.persist(&path)?),
        }
        Ok(before)
    }
}

fn between() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    builder
}

/// The folder for names in between, where a file there can become one of `folder`.
fn usable(room: &Path, folder: &Path) -> Option<PathBuf> {
    // Only its own last part is made: where a repository has no such folder, it has none.
    let _ = fs::create_dir(room);
    (volume(room)? == volume(folder)?).then(|| room.to_owned())
}

/// The file system that a folder lies on.
#[cfg(unix)]
fn volume(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt as _;
    Some(fs::metadata(path).ok()?.dev())
}

/// The drive or share that a folder lies on.
#[cfg(not(unix))]
fn volume(path: &Path) -> Option<std::ffi::OsString> {
    match dunce::canonicalize(path).ok()?.components().next()? {
        std::path::Component::Prefix(prefix) => Some(prefix.as_os_str().to_ascii_uppercase()),
        _ => None,
    }
}

/// A name in between for a file that only those may read who are in `mode`.
#[cfg(unix)]
fn named(mode: u32) -> Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut builder = between();
    builder.permissions(fs::Permissions::from_mode(mode));
    builder
}

/// A name in between. Who may read it is what the folder says.
#[cfg(not(unix))]
fn named(_: u32) -> Builder<'static, 'static> {
    between()
}

/// A file without a name in a folder; none where the system has no such thing.
#[cfg(target_os = "linux")]
fn nameless(folder: &Path, mode: u32) -> Option<File> {
    use rustix::fs::{Mode, OFlags, open};
    // It is given a name through here.
    if !Path::new("/proc/self/fd").is_dir() {
        return None;
    }
    let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
    open(folder, flags, Mode::from_raw_mode(mode)).ok().map(File::from)
}

#[cfg(not(target_os = "linux"))]
fn nameless(_: &Path, _: u32) -> Option<File> {
    None
}

/// Gives a nameless file its name, if nothing is there.
#[cfg(target_os = "linux")]
fn link(file: &File, path: &Path) -> io::Result<()> {
    use std::os::fd::AsRawFd as _;

    use rustix::fs::{AtFlags, CWD, linkat};
    let own = format!("/proc/self/fd/{}", file.as_raw_fd());
    Ok(linkat(CWD, own, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
}

#[cfg(not(target_os = "linux"))]
fn link(_: &File, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Removes what killed runs left. What a running one holds is locked.
fn clear(room: &Path) {
    let Ok(entries) = fs::read_dir(room) else { return };
    let remnant = |name: &str| name.starts_with(PREFIX) && name.ends_with(SUFFIX);
    for entry in entries.flatten().filter(|entry| remnant(&entry.file_name().to_string_lossy())) {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let free = |file: File| file.try_lock().is_ok();
        if is_file && File::open(entry.path()).is_ok_and(free) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn texts(folder: &Path) -> Vec<(String, String)> {
        let mut found: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .flatten()
            .filter(|entry| entry.path().is_file())
            .map(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                (name, fs::read_to_string(entry.path()).unwrap())
            })
            .collect();
        found.sort();
        found
    }

    fn pair(name: &str, text: &str) -> (String, String) {
        (name.to_owned(), text.to_owned())
    }

    #[test]
    fn all_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        write_all(vec![NewFile::create(at("one"), "1"), NewFile::replace(at("two"), "2")], None).unwrap();
        assert_eq!(texts(folder.path()), [pair("one", "1"), pair("two", "2")]);
        // The last cannot be written: a folder stands in its place, or a file that nobody replaces.
        fs::create_dir(at("folder")).unwrap();
        for last in [NewFile::replace(at("folder"), "3"), NewFile::create(at("two"), "3")] {
            let files = vec![NewFile::replace(at("one"), "changed"), NewFile::create(at("new"), "4"), last];
            assert_eq!(write_all(files, None).unwrap_err().source.kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(texts(folder.path()), [pair("one", "1"), pair("two", "2")]);
        }
    }

    #[test]
    fn what_was_put_there_in_the_meantime_brings_all_back() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("one"), "1").unwrap();
        let files = [NewFile::replace(at("one"), "changed"), NewFile::create(at("two"), "2")];
        let staged: Vec<_> = files.into_iter().map(|file| Staged::of(file, None).unwrap()).collect();
        fs::write(at("two"), "of somebody else").unwrap();
        let mut placed = Vec::new();
        let done = staged.into_iter().try_for_each(|staged| staged.place(true, &mut placed));
        assert_eq!(done.unwrap_err().path, at("two"));
        for one in placed {
            one.undo(None).unwrap();
        }
        assert_eq!(texts(folder.path()), [pair("one", "1"), pair("two", "of somebody else")]);
    }

    #[test]
    fn more_files_than_may_be_open() {
        let folder = tempfile::tempdir().unwrap();
        let name = |number: usize| folder.path().join(format!("{number:05}"));
        let files = |text: &str| (0..3 * BATCH).map(|number| NewFile::replace(name(number), text)).collect();
        write_all(files("1"), None).unwrap();
        let mut changed: Vec<_> = files("2");
        changed.push(NewFile::create(name(0), "3"));
        write_all(changed, None).unwrap_err();
        let found = texts(folder.path());
        assert_eq!(found.len(), 3 * BATCH);
        assert!(found.iter().all(|(_, text)| text == "1"));
    }

    #[test]
    fn permissions_stay_and_private_is_private() {
        let folder = tempfile::tempdir().unwrap();
        let (kept, private) = (folder.path().join("kept"), folder.path().join("private"));
        fs::write(&kept, "1").unwrap();
        fs::set_permissions(&kept, fs::Permissions::from_mode(0o640)).unwrap();
        write_one(NewFile::replace(&kept, "2")).unwrap();
        write_one(NewFile::create(&private, "3").private()).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&kept), mode(&private)), (0o640, 0o600));
    }

    #[test]
    fn remnants_of_killed_runs_go_and_those_of_others_stay() {
        let folder = tempfile::tempdir().unwrap();
        let left = folder.path().join(".zhengji-123-0.new");
        fs::write(&left, "plain").unwrap();
        let held = Builder::new().prefix(PREFIX).suffix(SUFFIX).tempfile_in(folder.path()).unwrap();
        held.as_file().lock().unwrap();
        write_one(NewFile::replace(folder.path().join("one"), "1")).unwrap();
        assert!(!left.exists() && held.path().exists());
    }

    #[test]
    fn names_in_between_stand_where_git_keeps_its_own() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(room(root.path()), root.path());
        fs::create_dir_all(root.path().join(".git")).unwrap();
        let inner = root.path().join("calls");
        fs::create_dir(&inner).unwrap();
        assert_eq!(room(&inner), root.path().join(".git/zhengji"));
    }
}
