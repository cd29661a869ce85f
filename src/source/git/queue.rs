//! Proposals that arrive at the same time wait for one another, in the order in which they arrived.
//!
//! Whoever arrives draws a number: a file in `zhengji/queue` of the git directory, named by it and locked for as long as its
//! process lives. It is somebody's turn when there is no lower number left; one that nobody holds any more is taken away, so
//! that a killed process keeps nobody waiting.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::GitRepository;

/// Where numbers are drawn.
#[derive(Clone, Debug)]
pub struct Queue {
    folder: PathBuf,
}

/// A place in the queue, given up when it is dropped.
#[derive(Debug)]
pub struct Turn {
    number: u64,
    folder: PathBuf,
    /// When it was drawn, by the machine's clock: later numbers were drawn later.
    pub arrived: Timestamp,
    _held: File,
}

impl Queue {
    /// The queue of a repository.
    pub fn of(repository: &GitRepository) -> Self {
        Self::at(repository.inner.commondir())
    }

    fn at(git_directory: &Path) -> Self {
        Self { folder: git_directory.join("zhengji").join("queue") }
    }

    /// Draws the next number.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn enter(&self) -> io::Result<Turn> {
        fs::create_dir_all(&self.folder)?;
        // One at a time, so that no number is ever seen that is not locked yet.
        let door = open(&self.folder.join("door"))?;
        door.lock()?;
        let number = numbers(&self.folder)?.into_iter().max().map_or(1, |last| last + 1);
        let held = open(&self.folder.join(number.to_string()))?;
        held.lock()?;
        Ok(Turn { number, folder: self.folder.clone(), arrived: Timestamp::now(), _held: held })
    }
}

impl Turn {
    /// Waits until nobody is left who arrived before.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn wait(&self) -> io::Result<()> {
        while let Some(before) =
            numbers(&self.folder)?.into_iter().filter(|number| *number < self.number).max()
        {
            let path = self.folder.join(before.to_string());
            let file = match File::open(&path) {
                Ok(file) => file,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(error),
            };
            file.lock()?;
            // Whoever held it has done, or is no more.
            remove(&path)?;
        }
        Ok(())
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // If it stays, whoever comes next takes it away.
        let _ = remove(&self.folder.join(self.number.to_string()));
    }
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create(true).truncate(false).open(path)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The numbers that are out.
fn numbers(folder: &Path) -> io::Result<Vec<u64>> {
    let mut numbers = Vec::new();
    for entry in fs::read_dir(folder)? {
        numbers.extend(entry?.file_name().to_str().and_then(|name| name.parse::<u64>().ok()));
    }
    Ok(numbers)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn turns_come_in_the_order_of_arrival() {
        let folder = tempfile::tempdir().unwrap();
        let queue = Queue::at(folder.path());
        let turns: Vec<Turn> = (0..8).map(|_| queue.enter().unwrap()).collect();
        assert!(turns.is_sorted_by(|a, b| a.arrived <= b.arrived && a.number < b.number));
        let order = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for turn in turns.into_iter().rev() {
                let order = &order;
                scope.spawn(move || {
                    turn.wait().unwrap();
                    order.lock().unwrap().push(turn.number);
                });
            }
        });
        assert_eq!(*order.lock().unwrap(), (1..=8).collect::<Vec<u64>>());
        assert!(numbers(&queue.folder).unwrap().is_empty());
    }

    #[test]
    fn who_is_no_more_keeps_nobody_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let queue = Queue::at(folder.path());
        let first = queue.enter().unwrap();
        let killed = queue.enter().unwrap();
        let last = queue.enter().unwrap();
        // A killed process takes its file away no more; the system gives up its lock.
        fs::write(queue.folder.join("left"), "").unwrap();
        let path = queue.folder.join(killed.number.to_string());
        drop(killed);
        fs::write(&path, "").unwrap();
        let done = std::sync::atomic::AtomicBool::new(false);
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| {
                last.wait().unwrap();
                assert!(done.load(std::sync::atomic::Ordering::SeqCst), "before the first had done");
            });
            std::thread::sleep(std::time::Duration::from_millis(50));
            done.store(true, std::sync::atomic::Ordering::SeqCst);
            drop(first);
            waiting.join().unwrap();
        });
        assert!(!path.exists());
    }
}
