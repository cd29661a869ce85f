//! What became of each file that was imported, as one table.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;

use unicode_width::UnicodeWidthStr;

use super::Import;
use super::hand_in::is_form;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::form::New;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A file to hand in.
    HandIn,
    /// A form.
    Form,
    /// A department's workbook.
    Desk,
    /// Nothing that could be read as one of these.
    Other,
}

/// What became of a file.
#[derive(Debug)]
pub(super) struct Outcome {
    name: String,
    pub(super) sort: Sort,
    /// Folders of the units that it is about.
    pub(super) units: BTreeSet<String>,
    pub(super) written: usize,
    pub(super) unchanged: usize,
    /// Whether it made the folder of a new unit.
    pub(super) founds: bool,
    /// Why nothing was written.
    pub(super) refused: Option<Message>,
}

impl Outcome {
    pub(super) fn of(path: &Path) -> Self {
        Self {
            name: path.display().to_string(),
            sort: Sort::Other,
            units: BTreeSet::new(),
            written: 0,
            unchanged: 0,
            founds: false,
            refused: None,
        }
    }

    /// Whose the files are.
    pub(super) fn names(&mut self, new: &[New]) {
        self.units.extend(new.iter().filter_map(|new| Some(is_form(&new.path)?.0)));
    }
}

impl Import<'_> {
    /// Notes something of the file at hand.
    pub(super) fn outcome(&mut self, note: impl FnOnce(&mut Outcome)) {
        if let Some(outcome) = self.outcomes.last_mut() {
            note(outcome);
        }
    }

    /// One line a file: its name, what it is, whose, what became of it.
    pub(super) fn table(&self, catalog: &Catalog) -> Result<(), CommandError> {
        let say = |message: &Message| catalog.render(message, Reveal::PublicOnly);
        let head = ["file", "sort", "unit", "became"].map(|id| match id {
            "file" => say(&Message::new("import-outcome-file")),
            "sort" => say(&Message::new("import-outcome-sort")),
            "unit" => say(&Message::new("import-outcome-unit")),
            _ => say(&Message::new("import-outcome-became")),
        });
        let rows: Vec<[String; 4]> = self.outcomes.iter().map(|outcome| self.row(outcome, &say)).collect();
        let all = || std::iter::once(&head).chain(&rows);
        let width = |at: usize| all().map(|row| row[at].width()).max().unwrap_or_default();
        let widths = [0, 1, 2].map(width);
        let mut out = std::io::stdout().lock();
        writeln!(out)?;
        for [file, sort, unit, became] in all() {
            let mut line = String::new();
            for (cell, width) in [file, sort, unit].into_iter().zip(widths) {
                line.push_str(cell);
                line.extend(std::iter::repeat_n(' ', (width + 2).saturating_sub(cell.width())));
            }
            writeln!(out, "{line}{became}")?;
        }
        Ok(())
    }

    fn row(&self, outcome: &Outcome, say: &dyn Fn(&Message) -> String) -> [String; 4] {
        let sort = match outcome.sort {
            Sort::HandIn => "import-outcome-hand-in",
            Sort::Form => "import-outcome-form",
            Sort::Desk => "import-outcome-desk",
            Sort::Other => "import-outcome-other",
        };
        let units = outcome
            .units
            .iter()
            .map(|id| self.opened.call.units.get(id).map_or(&**id, |unit| unit.shown_name()));
        let became = match (&outcome.refused, outcome.written) {
            (Some(reason), _) => Message::new("import-outcome-refused").message("reason", reason.clone()),
            (None, 0) if outcome.unchanged == 0 => Message::new("import-outcome-nothing"),
            (None, 0) => Message::new("import-outcome-unchanged"),
            (None, written) if self.wishes.dry_run => {
                Message::new("import-outcome-would").count("written", written)
            }
            (None, written) => Message::new("import-outcome-written").count("written", written),
        };
        let units = Message::new("import-outcome-units").names("units", units);
        let units = if outcome.units.is_empty() { "—".to_owned() } else { say(&units) };
        [outcome.name.clone(), say(&Message::new(sort)), units, say(&became)]
    }
}
