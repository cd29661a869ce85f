//! Looks for changes below some folders.
//!
//! By looking, not by asking the system to tell: it does not tell of changes on network drives, in shared folders of
//! virtual machines or in many containers, and looking is cheap enough (see [`Watch::pause`]).

use std::hash::{BuildHasher, Hash, Hasher};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use foldhash::fast::FixedState;
use walkdir::WalkDir;

/// Shortest time between two looks.
const SHORTEST: Duration = Duration::from_millis(300);

/// Longest time between two looks.
const LONGEST: Duration = Duration::from_secs(5);

/// A look may take one part in this many of the time.
const SHARE: u32 = 50;

/// Files written within this time of each other are one change.
const SETTLED: Duration = Duration::from_millis(60);

/// Folders to watch.
#[derive(Debug)]
pub struct Watch {
    folders: Vec<PathBuf>,
    seen: u64,
    cost: Duration,
}

impl Watch {
    /// Watches these folders from now on. A folder that is not there may come.
    pub fn new(folders: Vec<PathBuf>) -> Self {
        let mut watch = Self { folders, seen: 0, cost: Duration::ZERO };
        watch.seen = watch.look();
        watch
    }

    /// How long to wait before the next look: longer where looking takes long, so that it stays below 2 % of one core.
    pub fn pause(&self) -> Duration {
        (self.cost * SHARE).clamp(SHORTEST, LONGEST)
    }

    /// Whether anything changed since the last time it did. Waits while files are still being written, at most two
    /// seconds.
    pub fn changed(&mut self) -> bool {
        let mut found = self.look();
        if found == self.seen {
            return false;
        }
        let begun = Instant::now();
        loop {
            thread::sleep(SETTLED);
            let again = self.look();
            if again == found || begun.elapsed() > Duration::from_secs(2) {
                self.seen = again;
                return true;
            }
            found = again;
        }
    }

    /// A number that is another one when a file came, went, or has another size or time stamp.
    fn look(&mut self) -> u64 {
        let begun = Instant::now();
        let mut state = FixedState::default().build_hasher();
        for folder in &self.folders {
            // What cannot be looked at now is told by the build that follows.
            for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok) {
                entry.path().hash(&mut state);
                if let Ok(metadata) = entry.metadata()
                    && metadata.is_file()
                {
                    metadata.len().hash(&mut state);
                    metadata.modified().ok().hash(&mut state);
                }
            }
        }
        self.cost = begun.elapsed();
        state.finish()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Watch;

    #[test]
    fn whatever_happens_to_a_file_is_seen_once() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("site-templates");
        let mut watch = Watch::new(vec![folder.clone()]);
        assert!(!watch.changed());
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("a"), "1").unwrap();
        assert!(watch.changed() && !watch.changed());
        fs::write(folder.join("a"), "22").unwrap();
        assert!(watch.changed() && !watch.changed());
        fs::rename(folder.join("a"), folder.join("b")).unwrap();
        assert!(watch.changed() && !watch.changed());
        fs::remove_file(folder.join("b")).unwrap();
        assert!(watch.changed() && !watch.changed());
    }
}
