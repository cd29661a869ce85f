//! Questions out, answers in: on a terminal or from a pipe, line by line.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use super::tape::Tape;
use crate::command_error::CommandError;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::report::terminal_width;
use crate::report::wrap;
use crate::rules;

/// Longest answer, bytes: as long as a file may be.
const LONGEST: u64 = crate::source::FILE_BYTES;

/// Who is asked.
pub(crate) struct Console<'a> {
    catalog: &'a Catalog,
    reveal: Reveal,
    /// What is asked, for the message when the answers end early.
    asked: String,
    tape: Tape,
    /// Whether somebody wants to go back.
    back: bool,
}

impl<'a> Console<'a> {
    pub(crate) fn new(catalog: &'a Catalog, reveal: Reveal) -> Self {
        Self { catalog, reveal, asked: String::new(), tape: Tape::default(), back: false }
    }

    /// Keeps what is answered in a file until all is done, and asks whether to go on with what an earlier run left there.
    pub(crate) fn keep_in(&mut self, file: PathBuf) -> Result<(), CommandError> {
        let (tape, before) = Tape::kept(file);
        self.tape = tape;
        if before.is_empty() {
            return Ok(());
        }
        self.tell(&Message::new("new-go-on").count("lines", before.len()))?;
        let answer = self.whole_line()?;
        self.tape.forget_last();
        if matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes" | "是" | "好") {
            self.tape.answer(before);
        }
        Ok(())
    }

    /// Whether the questions begin anew, because somebody went back; once.
    pub(crate) fn begins_anew(&mut self) -> bool {
        std::mem::take(&mut self.back)
    }

    /// All is done: nothing is kept any more.
    pub(crate) fn done(&mut self) {
        self.tape.end();
    }

    /// What was answered last must not be kept.
    pub(crate) fn forget_last(&mut self) {
        self.tape.forget_last();
    }

    /// Whether whoever answers sits at the terminal.
    pub(crate) fn shows_private(&self) -> bool {
        self.reveal == Reveal::Private
    }

    pub(crate) fn words(&self, message: &Message) -> String {
        self.catalog.render(message, self.reveal)
    }

    /// Says something, wrapped to the terminal.
    pub(crate) fn tell(&mut self, message: &Message) -> Result<(), CommandError> {
        let words = self.words(message);
        self.say("", &words)
    }

    /// Says something behind a lead, later lines indented by it.
    pub(crate) fn say(&self, lead: &str, words: &str) -> Result<(), CommandError> {
        if self.tape.is_replaying() {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        let indent: usize = lead.chars().count();
        for (number, line) in
            wrap(words, terminal_width().min(80).saturating_sub(indent + 2)).iter().enumerate()
        {
            let before = if number == 0 { lead.to_owned() } else { " ".repeat(indent) };
            writeln!(out, "{before}{line}")?;
        }
        Ok(())
    }

    /// A fault of an answer: what is wrong, the clause, and how to mend it.
    pub(crate) fn tell_fault(&mut self, fault: &Diagnostic) -> Result<(), CommandError> {
        let label = match fault.severity {
            Severity::Error => "report-error",
            Severity::Warning => "report-warning",
            Severity::Note => "report-note",
        };
        let rule = rules::find(fault.rule);
        let (kind, message) = (self.catalog.text(label), self.words(&fault.message));
        self.say("  ", &format!("{kind}[{}] {message}", fault.rule))?;
        let advice = fault.help.as_ref().map(|help| self.words(help)).or_else(|| {
            let id = rule?.advice_id();
            self.catalog.has(&id).then(|| self.catalog.text(&id))
        });
        if let Some(advice) = advice {
            self.say("    ", &advice)?;
        }
        if let Some(clause) = &fault.clause {
            let clause = Message::new("report-clause-text")
                .text("section", &clause.section)
                .text("quote", &clause.quote);
            let words = self.words(&clause);
            self.say("    ", &words)?;
        }
        Ok(())
    }

    /// Asks and reads one line, without the blanks around it.
    pub(crate) fn ask(&mut self, question: &Message) -> Result<String, CommandError> {
        self.asked = self.words(question);
        self.tape.asks();
        let words = self.asked.clone();
        self.say("", &words)?;
        self.line()
    }

    /// Notes what is asked now; the question itself has been said in parts.
    pub(crate) fn asking(&mut self, label: &str) {
        self.tape.asks();
        label.clone_into(&mut self.asked);
    }

    /// Reads one line, without the blanks around it.
    pub(crate) fn line(&mut self) -> Result<String, CommandError> {
        Ok(self.whole_line()?.trim().to_owned())
    }

    /// Reads one line, indented as it was.
    ///
    /// # Errors
    /// At the end of the answers, and where they are no UTF-8 or longer than any file may be: nothing has been written then.
    fn whole_line(&mut self) -> Result<String, CommandError> {
        if let Some(text) = self.tape.next() {
            return Ok(text);
        }
        let mut out = io::stdout().lock();
        write!(out, "> ")?;
        out.flush()?;
        let mut bytes = Vec::new();
        let mut input = io::Read::take(io::stdin().lock(), LONGEST);
        let read = input.read_until(b'\n', &mut bytes)?;
        if read == 0 {
            writeln!(out)?;
            return Err(CommandError::new("cli-new-ended").text("label", &self.asked));
        }
        let text = String::from_utf8(bytes)
            .map_err(|_| CommandError::new("cli-new-not-utf8").text("label", &self.asked))?;
        let text = text.trim_end().to_owned();
        if !io::IsTerminal::is_terminal(&io::stdin()) {
            // A terminal shows what is typed. What comes from a pipe is not repeated: it may be what must not be shown.
            writeln!(out)?;
        }
        drop(out);
        if matches!(text.trim(), "<" | "＜" | "《") {
            return self.go_back();
        }
        self.tape.take(&text);
        Ok(text)
    }

    /// Everything is asked once more, up to the question before this one; where there is none, this one.
    fn go_back(&mut self) -> Result<String, CommandError> {
        if self.tape.back() {
            self.back = true;
            return Err(CommandError::new("cli-new-back"));
        }
        self.tell(&Message::new("new-first-question"))?;
        self.whole_line()
    }

    /// Reads lines up to one that holds a full stop only.
    pub(crate) fn lines(&mut self) -> Result<String, CommandError> {
        let mut text = String::new();
        loop {
            let line = self.whole_line()?;
            if matches!(line.trim(), "." | "。") || (text.is_empty() && line.is_empty()) {
                return Ok(text);
            }
            text.push_str(&line);
            text.push('\n');
        }
    }
}
