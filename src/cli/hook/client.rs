//! Whether anybody is left whom a hook works for. Where nobody is, a hook that goes on only keeps the server busy.
//!
//! Git passes on what a hook says, and is not ended itself when its client has gone: it only finds out that nobody can be told
//! anything any more, and reads no further. So a hook that takes long says so from time to time, which people like to know
//! anyway, and ends when its words are left lying.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Ends the process when its client has gone, unless it is held.
#[derive(Debug)]
pub(super) struct Client(Arc<Mutex<()>>);

impl Client {
    /// Watches from now on, and says now and then that the work goes on.
    pub(super) fn watch(at_work: String) -> Self {
        let held = Arc::new(Mutex::new(()));
        pipe::watch(at_work, Arc::clone(&held));
        Self(held)
    }

    /// For as long as what is returned lives, the process is not ended: something is being done that must be done to its end.
    pub(super) fn hold(&self) -> MutexGuard<'_, ()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The ends of the pipes that git holds.
#[cfg(unix)]
mod pipe {
    use std::io::{Write as _, stderr, stdout};
    use std::os::fd::AsFd as _;
    use std::os::unix::process::parent_id;
    use std::sync::{Arc, Mutex, PoisonError};
    use std::thread;
    use std::time::{Duration, Instant};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::ioctl_fionread;

    /// How long nobody may be noticed to be gone, where nothing tells at once.
    const LOOK: Timespec = Timespec { tv_sec: 0, tv_nsec: 200_000_000 };

    /// How often a hook says that it is still at work.
    const WORDS: Duration = Duration::from_secs(10);

    /// How long what it says may lie unread.
    const UNREAD: Duration = Duration::from_secs(5);

    /// Exit code of a hook without a client: as when something could not be read.
    const GONE: i32 = 2;

    pub(super) fn watch(at_work: String, held: Arc<Mutex<()>>) {
        let parent = parent_id();
        thread::spawn(move || {
            let mut said = Instant::now();
            let mut read = Instant::now();
            while !nobody_reads() && parent_id() == parent && read.elapsed() < UNREAD {
                let unread = ioctl_fionread(stderr()).unwrap_or_default();
                if unread == 0 {
                    read = Instant::now();
                    if said.elapsed() > WORDS {
                        said = read;
                        let _ = writeln!(stderr(), "{at_work}");
                    }
                }
            }
            let _held = held.lock().unwrap_or_else(PoisonError::into_inner);
            std::process::exit(GONE);
        });
    }

    /// Whether the other end of one of the outputs is closed. Waits a moment for it to become so.
    fn nobody_reads() -> bool {
        let (out, err) = (stdout(), stderr());
        let mut ends = [
            PollFd::from_borrowed_fd(out.as_fd(), PollFlags::empty()),
            PollFd::from_borrowed_fd(err.as_fd(), PollFlags::empty()),
        ];
        if poll(&mut ends, Some(&LOOK)).is_ok() {
            return ends.iter().any(|end| end.revents().intersects(PollFlags::ERR | PollFlags::HUP));
        }
        // It can only be asked again.
        thread::sleep(Duration::from_millis(200));
        false
    }
}

/// Servers are Unix; elsewhere a hook works to its end, whoever has gone.
#[cfg(not(unix))]
mod pipe {
    use std::sync::{Arc, Mutex};

    #[allow(clippy::needless_pass_by_value, reason = "the same as where there is something to watch")]
    pub(super) fn watch(_: String, _: Arc<Mutex<()>>) {}
}
