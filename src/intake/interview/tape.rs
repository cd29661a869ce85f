//! What has been answered, line by line: so that one can go back a question, and go on after an interruption.
//!
//! To go back is to be asked again from the first question on, with the answers that were given before, unseen, and without
//! the last one. So nothing has to know how an answer is taken out of a form.

use std::collections::VecDeque;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// Most bytes that are read of what was kept.
const LARGEST: u64 = 4 << 20;

/// A line that was given to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    question: usize,
    text: String,
}

/// The lines of one form.
#[derive(Debug, Default)]
pub(super) struct Tape {
    /// Where it is kept while the questions go on.
    file: Option<PathBuf>,
    /// How many questions have been asked.
    question: usize,
    given: Vec<Line>,
    /// What is answered by itself, because it was answered before.
    again: VecDeque<String>,
}

impl Tape {
    /// One that is kept in a file, and what an earlier one left there: how many lines.
    pub(super) fn kept(file: PathBuf) -> (Self, Vec<String>) {
        let mut text = String::new();
        let read = fs::File::open(&file).and_then(|file| file.take(LARGEST).read_to_string(&mut text));
        let lines = if read.is_ok() { text.lines().map(str::to_owned).collect() } else { Vec::new() };
        (Self { file: Some(file), ..Self::default() }, lines)
    }

    /// These lines answer the next questions.
    pub(super) fn answer(&mut self, lines: Vec<String>) {
        self.again = lines.into();
    }

    /// A question begins.
    pub(super) fn asks(&mut self) {
        self.question += 1;
    }

    /// Whether answers come by themselves.
    pub(super) fn is_replaying(&self) -> bool {
        !self.again.is_empty()
    }

    /// The line that comes by itself.
    pub(super) fn next(&mut self) -> Option<String> {
        let text = self.again.pop_front()?;
        self.given.push(Line { question: self.question, text: text.clone() });
        Some(text)
    }

    /// Takes a line that was typed.
    pub(super) fn take(&mut self, text: &str) {
        self.given.push(Line { question: self.question, text: text.to_owned() });
        self.keep();
    }

    /// Forgets what was typed to this question: it must not be kept.
    pub(super) fn forget_last(&mut self) {
        let question = self.question;
        self.given.retain(|line| line.question != question);
        self.keep();
    }

    /// Back to the question before this one. Whether there is one.
    pub(super) fn back(&mut self) -> bool {
        let question = self.question;
        self.given.retain(|line| line.question < question);
        let Some(last) = self.given.last().map(|line| line.question) else { return false };
        self.given.retain(|line| line.question < last);
        self.again = self.given.drain(..).map(|line| line.text).collect();
        self.question = 0;
        true
    }

    /// Nothing is kept any more.
    pub(super) fn end(&mut self) {
        if let Some(file) = self.file.take() {
            // Where it cannot be deleted, it is asked about once more.
            let _ = fs::remove_file(file);
        }
    }

    /// Only its owner can read what is kept: it may hold what is not public. Where nothing can be kept, nothing is.
    fn keep(&self) {
        if let Some(file) = &self.file {
            let _ = self.written(file);
        }
    }

    fn written(&self, file: &Path) -> io::Result<()> {
        let folder = file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut beside = tempfile::NamedTempFile::new_in(folder)?;
        for line in &self.given {
            writeln!(beside, "{}", line.text)?;
        }
        beside.persist(file).map(drop).map_err(|error| error.error)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::Tape;

    #[test]
    fn one_goes_back_a_question_with_all_its_lines() {
        let mut tape = Tape::default();
        tape.asks();
        assert!(!tape.back(), "before the first there is none");
        tape.take("甲");
        tape.asks();
        tape.take("第一行");
        tape.take("第二行");
        tape.take(".");
        tape.asks();
        assert!(tape.back());
        assert_eq!(tape.next().as_deref(), Some("甲"));
        assert!(!tape.is_replaying());
    }

    #[test]
    fn what_was_kept_is_there_the_next_day_and_gone_in_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("zhengji").join("answers");
        let (mut tape, before) = Tape::kept(file.clone());
        assert!(before.is_empty());
        tape.asks();
        tape.take("甲");
        tape.asks();
        tape.take("13800000000");
        tape.forget_last();
        let (mut tape, before) = Tape::kept(file.clone());
        assert_eq!(before, ["甲"]);
        tape.answer(before);
        assert_eq!(tape.next().as_deref(), Some("甲"));
        tape.end();
        assert!(!file.exists());
    }
}
