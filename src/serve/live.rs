//! What is shown at the moment, and how waiting pages learn that it changed.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use crate::site::Files;

/// Why the site could not be made anew, in words for the page.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What happened.
    pub heading: String,
    /// What the reader sees meanwhile.
    pub note: String,
    /// The report, as `check` tells it; plain text.
    pub report: String,
}

/// What is shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// The last site that could be made.
    pub(super) site: Option<Arc<Files>>,
    /// What is wrong with the files as they stand.
    pub(super) fault: Option<Arc<Fault>>,
    /// Differs from every earlier one, those of an earlier process included.
    pub(super) version: String,
}

/// The few words that the server itself has to say.
#[derive(Clone, Debug)]
pub struct Words {
    /// Language of the fault report and of these words, such as `zh-CN`.
    pub language: &'static str,
    /// To whoever comes by another name than this machine's own.
    pub wrong_host: String,
}

/// The site as it stands, shared between the builder and all connections.
#[derive(Debug)]
pub struct Live {
    pub(super) words: Words,
    started: Timestamp,
    shown: Mutex<(u64, Arc<Shown>)>,
    changed: Condvar,
}

impl Live {
    /// Nothing to show yet.
    pub fn new(words: Words) -> Self {
        Self { words, started: Timestamp::now(), shown: Mutex::default(), changed: Condvar::new() }
    }

    /// Shows a new site.
    pub fn show(&self, site: Files) {
        self.replace(|_| (Some(Arc::new(site)), None));
    }

    /// Keeps showing the last site there is, with what is wrong on top of it.
    pub fn complain(&self, fault: Fault) {
        self.replace(|shown| (shown.site.clone(), Some(Arc::new(fault))));
    }

    /// Whether any site could be made so far.
    pub fn has_site(&self) -> bool {
        self.shown().site.is_some()
    }

    fn replace(&self, next: impl FnOnce(&Shown) -> (Option<Arc<Files>>, Option<Arc<Fault>>)) {
        let mut shown = self.lock();
        let (site, fault) = next(&shown.1);
        shown.0 += 1;
        let version = format!("{}-{}", self.started.as_millisecond(), shown.0);
        shown.1 = Arc::new(Shown { site, fault, version });
        self.changed.notify_all();
    }

    pub(super) fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.lock().1)
    }

    /// Waits until the version is another one than `version`; false when that did not happen in time.
    pub(super) fn differs_from(&self, version: &str, patience: Duration) -> bool {
        let same = |shown: &mut (u64, Arc<Shown>)| shown.1.version == version;
        let waited = self.changed.wait_timeout_while(self.lock(), patience, same);
        !waited.unwrap_or_else(PoisonError::into_inner).1.timed_out()
    }

    /// A thread that panicked has left a whole value behind: it is exchanged in one step.
    fn lock(&self) -> MutexGuard<'_, (u64, Arc<Shown>)> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
