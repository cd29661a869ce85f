//! Where a file is written before it takes its place.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A new name at the root of the repository, so that nothing that a killed run leaves behind ever stands among the files of a
/// call; beside `path` where that is another file system.
pub(crate) fn staged(root: &Path, path: &Path) -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!(".zhengji-{}-{number}.new", std::process::id());
    let device = |path: &Path| fs::metadata(path).map(|found| found.dev()).ok();
    let parent = path.ancestors().skip(1).find(|folder| folder.exists());
    let same = parent.is_some_and(|parent| device(parent).is_some() && device(parent) == device(root));
    if same { root.join(name) } else { path.with_file_name(name) }
}
