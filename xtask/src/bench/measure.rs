//! Runs a program several times and notes what it used.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use wait4::Wait4 as _;

/// A program to be measured.
pub(super) struct Job {
    pub(super) what: String,
    words: Vec<String>,
    directory: PathBuf,
    /// Removed before each round.
    without: Option<PathBuf>,
    /// Changed before each round and put back in the end.
    touching: Option<PathBuf>,
}

/// What the rounds of a job used; medians, and the extremes of the time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figures {
    pub(super) wall: Duration,
    pub(super) fastest: Duration,
    pub(super) slowest: Duration,
    /// Processor time of all threads.
    pub(super) processor: Duration,
    /// Most memory at one time, bytes.
    pub(super) memory: u64,
}

struct Round {
    wall: Duration,
    processor: Duration,
    memory: u64,
}

impl Job {
    pub(super) fn new(what: &str, directory: &Path, words: &[&str]) -> Self {
        Self {
            what: what.to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            directory: directory.to_path_buf(),
            without: None,
            touching: None,
        }
    }

    pub(super) fn without(mut self, folder: &Path) -> Self {
        self.without = Some(folder.to_path_buf());
        self
    }

    pub(super) fn touching(mut self, file: &Path) -> Self {
        self.touching = Some(file.to_path_buf());
        self
    }

    /// Runs it `rounds` times after one round that warms the page cache.
    ///
    /// # Errors
    /// When it cannot be started or fails.
    pub(super) fn measure(&self, rounds: usize) -> Result<Figures> {
        let kept = self.touching.as_ref().map(fs::read_to_string).transpose()?;
        let mut done = Vec::new();
        for number in 0..=rounds {
            if let Some(folder) = self.without.as_ref().filter(|folder| folder.exists()) {
                fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
            }
            if let (Some(file), Some(text)) = (&self.touching, &kept) {
                fs::write(file, format!("{text}# 第{number}次改动\n"))?;
            }
            let round = self.round()?;
            if number > 0 || rounds == 1 {
                done.push(round);
            }
        }
        if let (Some(file), Some(text)) = (&self.touching, kept) {
            fs::write(file, text)?;
        }
        let median = |value: fn(&Round) -> Duration| {
            let mut all: Vec<_> = done.iter().map(value).collect();
            all.sort();
            all.get(all.len() / 2).copied().unwrap_or_default()
        };
        Ok(Figures {
            wall: median(|round| round.wall),
            fastest: done.iter().map(|round| round.wall).min().unwrap_or_default(),
            slowest: done.iter().map(|round| round.wall).max().unwrap_or_default(),
            processor: median(|round| round.processor),
            memory: done.iter().map(|round| round.memory).max().unwrap_or_default(),
        })
    }

    fn round(&self) -> Result<Round> {
        let (program, arguments) = self.words.split_first().context("no program")?;
        let started = Instant::now();
        let mut child = Command::new(program)
            .args(arguments)
            .current_dir(&self.directory)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {program}"))?;
        let used = child.wait4()?;
        let wall = started.elapsed();
        if !used.status.success() {
            bail!("{} failed: {}", self.what, self.words.join(" "));
        }
        let processor = used.rusage.utime + used.rusage.stime;
        Ok(Round { wall, processor, memory: used.rusage.maxrss })
    }
}
