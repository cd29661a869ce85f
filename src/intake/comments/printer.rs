//! What the command says.

use std::collections::BTreeSet;
use std::io::{self, Write};

use jiff::tz::TimeZone;

use super::Twin;
use super::columns::Columns;
use super::filing::Filing;
use super::row::Fault;
use super::table::Table;
use super::words::Column;
use crate::call::{Settings, StageKind};
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::report::terminal_width;
use crate::report::wrap;
use crate::schema::Field;

/// Most faults that are told one by one.
const FAULTS: usize = 50;

/// Most files of a sort that are named one by one.
const FILES: usize = 20;

pub(super) struct Printer<'a> {
    catalog: &'a Catalog,
    table: &'a Table,
    columns: &'a Columns,
    form: Field<'a>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(catalog: &'a Catalog, table: &'a Table, columns: &'a Columns, form: Field<'a>) -> Self {
        Self { catalog, table, columns, form }
    }

    fn say(&self, message: &Message) -> Result<(), CommandError> {
        let words = self.catalog.render(message, Reveal::PublicOnly);
        let mut out = io::stdout().lock();
        for line in wrap(&words, terminal_width().min(80)) {
            writeln!(out, "{line}")?;
        }
        Ok(())
    }

    /// How a column is called: as in the table, else as in the form.
    fn name(&self, column: Column) -> String {
        let heading = self.columns.heading(column, &self.table.headings);
        let title = || column.field(self.form).and_then(Field::title);
        heading.or_else(title).unwrap_or(column.key()).to_owned()
    }

    /// Which columns were read, and which were not.
    pub(super) fn columns(&mut self) -> Result<(), CommandError> {
        for remark in &self.table.remarks {
            self.say(remark)?;
        }
        if self.table.above > 0 {
            let message = Message::new("import-above").count("row", self.table.heading_row);
            self.say(&message.count("count", self.table.above))?;
        }
        let read = Column::ALL.into_iter().filter(|column| self.columns.has(*column));
        let read = read.map(|column| format!("{} → {}", self.name(column), column.key()));
        self.say(&Message::new("import-columns").list("columns", read))?;
        if !self.columns.left_out.is_empty() {
            self.say(&Message::new("import-left-out").list("columns", &self.columns.left_out))?;
        }
        if !self.columns.unknown.is_empty() {
            self.say(&Message::new("import-unknown").list("columns", &self.columns.unknown))?;
        }
        Ok(())
    }

    /// The faults, by row; nothing has been written.
    pub(super) fn faults(&mut self, faults: &mut [Fault]) -> Result<(), CommandError> {
        faults.sort_by_key(|fault| (fault.row, fault.column));
        for fault in faults.iter().take(FAULTS) {
            let inner = match fault.rule {
                None => fault.message.clone(),
                Some(rule) => {
                    let told = Message::new("import-fault-rule").text("rule", rule);
                    told.message("fault", fault.message.clone())
                }
            };
            let message = match fault.column.map(|column| (self.name(column), self.columns.letters(column))) {
                Some((name, Some(letters))) => {
                    Message::new("import-fault").text("letters", letters).text("column", name)
                }
                Some((name, None)) => Message::new("import-fault-absent").text("column", name),
                None => Message::new("import-fault-row"),
            };
            self.say(&message.count("row", fault.row).message("fault", inner))?;
        }
        if faults.len() > FAULTS {
            self.say(&Message::new("import-more-faults").count("count", faults.len() - FAULTS))?;
        }
        let rows = faults.iter().map(|fault| fault.row).collect::<BTreeSet<_>>().len();
        self.say(&Message::new("import-nothing-written").count("rows", rows))
    }

    /// Rows that are there twice.
    pub(super) fn twins(&mut self, twins: &[Twin]) -> Result<(), CommandError> {
        for (row, first) in twins.iter().take(FILES) {
            self.say(&Message::new("import-twin").count("row", *row).count("first", *first))?;
        }
        self.more(twins.len())
    }

    fn more(&self, count: usize) -> Result<(), CommandError> {
        if count > FILES {
            self.say(&Message::new("import-more-rows").count("count", count - FILES))?;
        }
        Ok(())
    }

    /// What was written and what was not.
    pub(super) fn outcome(
        &mut self,
        filing: &Filing,
        settings: &Settings,
        dry_run: bool,
    ) -> Result<(), CommandError> {
        let (fresh, kept) = (&filing.fresh, &filing.kept);
        let changed: Vec<_> = kept.iter().filter(|kept| !kept.differs.is_empty()).collect();
        for kept in changed.iter().take(FILES) {
            let titles =
                kept.differs.iter().map(|key| self.form.property(key).and_then(Field::title).unwrap_or(key));
            let message = Message::new("import-differs").count("row", kept.row).text("path", &kept.path);
            self.say(&message.list("fields", titles))?;
        }
        self.more(changed.len())?;
        let written = |id| Message::new(id).count("count", fresh.len());
        for new in fresh.iter().take(FILES) {
            let message = match &new.same_as {
                None => Message::new("import-new"),
                Some(first) => Message::new("import-new-same").text("first", first),
            };
            self.say(&message.count("row", new.draft.row).text("path", &new.path))?;
        }
        self.more(fresh.len())?;
        let same = fresh.iter().filter_map(|new| new.same_as.as_ref());
        let groups: BTreeSet<_> = same.clone().collect();
        if !groups.is_empty() {
            self.say(
                &Message::new("import-same").count("count", same.count()).count("groups", groups.len()),
            )?;
        }
        let zone = settings.zone().unwrap_or(TimeZone::UTC);
        let stage = settings.stage(StageKind::Consultation).filter(|stage| stage.instants(&zone).is_some());
        let days = fresh.iter().map(|new| new.draft.received_on);
        let outside =
            stage.map_or(0, |stage| days.filter(|day| *day < stage.opens || *day > stage.closes).count());
        let without_aspect = fresh.iter().filter(|new| new.draft.without_aspect).count();
        let unnamed = fresh.iter().filter(|new| new.draft.unnamed).count();
        let counted = fresh.iter().filter(|new| new.draft.counted).count();
        for (id, count) in [
            ("import-without-aspect", without_aspect),
            ("import-unnamed", unnamed),
            ("import-counted-days", counted),
            ("import-outside-period", outside),
        ] {
            if count > 0 {
                self.say(&Message::new(id).count("count", count))?;
            }
        }
        if !kept.is_empty() {
            let answered = kept.iter().filter(|kept| kept.answered).count();
            self.say(&Message::new("import-kept").count("count", kept.len()).count("answered", answered))?;
        }
        match (fresh.is_empty(), dry_run) {
            (true, _) => self.say(&Message::new("import-nothing-new")),
            (false, true) => self.say(&written("import-would-write")),
            (false, false) => self.say(&written("import-written")),
        }
    }
}
