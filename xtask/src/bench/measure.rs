//! Runs a program several times and notes what it used.

use std::fmt;
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
    /// What it reads from its standard input.
    input: Option<PathBuf>,
    environment: Vec<(String, PathBuf)>,
}

/// Rounds of a program that takes less than [`LONG`].
const ROUNDS: usize = 5;

/// From here on one more round after the first must do.
const LONG: Duration = Duration::from_secs(15);

/// From here on the first round is the only one.
const ENDLESS: Duration = Duration::from_secs(60);

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

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (wall, processor) = (self.wall.as_secs_f64(), self.processor.as_secs_f64());
        write!(f, "{wall:.2} s, processor {processor:.2} s, {} MB", self.memory / 1_000_000)
    }
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
            input: None,
            environment: Vec::new(),
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

    pub(super) fn reading(mut self, file: &Path) -> Self {
        self.input = Some(file.to_path_buf());
        self
    }

    pub(super) fn with(mut self, variable: &str, value: &Path) -> Self {
        self.environment.push((variable.to_owned(), value.to_path_buf()));
        self
    }

    /// Runs it several times after one round that warms the page cache, fewer where that takes long.
    ///
    /// # Errors
    /// When it cannot be started or fails.
    pub(super) fn measure(&self) -> Result<Figures> {
        let kept = self.touching.as_ref().map(fs::read_to_string).transpose()?;
        let (mut done, mut rounds, mut number) = (Vec::new(), ROUNDS, 0);
        while number <= rounds {
            if let Some(folder) = self.without.as_ref().filter(|folder| folder.exists()) {
                fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
            }
            if let (Some(file), Some(text)) = (&self.touching, &kept) {
                fs::write(file, format!("{text}# 第{number}次改动\n"))?;
            }
            let round = self.round()?;
            match round.wall {
                wall if number == 0 && wall >= ENDLESS => rounds = 0,
                wall if number == 0 && wall >= LONG => rounds = 1,
                _ => {}
            }
            if number > 0 || rounds == 0 {
                done.push(round);
            }
            number += 1;
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

    /// Runs it once, for what it leaves behind.
    ///
    /// # Errors
    /// When it cannot be started or fails.
    pub(super) fn once(&self) -> Result<()> {
        self.round().map(drop)
    }

    fn round(&self) -> Result<Round> {
        let (program, arguments) = self.words.split_first().context("no program")?;
        let started = Instant::now();
        let input = match &self.input {
            Some(file) => fs::File::open(file).with_context(|| file.display().to_string())?.into(),
            None => Stdio::null(),
        };
        let mut child = Command::new(program)
            .args(arguments)
            .current_dir(&self.directory)
            .envs(self.environment.iter().cloned())
            .stdin(input)
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
