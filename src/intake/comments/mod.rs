//! What came by mail or questionnaire becomes comment files, one a row.
//!
//! A workbook to its cells, mails to theirs, or bytes to text and text to cells; headings to columns, rows to drafts; then the drafts are judged as part of the call, and
//! only if none of them has a fault are they written, all of them. The name of a file comes from what is public in its row,
//! so the same row always gives the same file. A file that is there is never written again: somebody may have answered it.
//!
//! What is not public in a row (telephone numbers, addresses, the full name) is read over or masked; it reaches no file, no
//! message and, because names can be guessed, no file name either.

mod campaign;
mod columns;
mod day;
mod filing;
mod judge;
mod letter;
mod mails;
mod printer;
mod row;
mod separated;
mod table;
mod text;
mod words;
mod workbook;

use std::collections::HashMap;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::opened::OpenedCall;
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Catalog;
use crate::diagnostic::{Arg, Message};
use crate::schema::{Field, Kind};
use crate::source::Repository;
use columns::Columns;
use day::Counted;
use filing::Filing;
use printer::Printer;
use row::{Draft, Fault, Reading, find_item};
use table::{KnownHeadings, Table};
use words::{Column, Words};

/// Largest table that is read, MiB.
const LARGEST: u64 = 64;

/// How workbooks and documents begin, of today and of before 2007.
const OFFICE: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];

/// Lines in which names of columns are looked for to find out the encoding.
const LINES: usize = 12;

/// What is imported, and how it is understood.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Import<'a> {
    /// A workbook, a table of separated values, a mail, or a folder of mails.
    pub(crate) file: &'a Path,
    /// What columns hold whose headings do not say so, each `heading=key`; `heading=-` leaves one out.
    pub(crate) columns: &'a [String],
    /// The channel of rows that name none.
    pub(crate) channel: Option<&'a str>,
    /// The guideline item of rows that name none, by its number or id.
    pub(crate) item: Option<&'a str>,
    /// Whether nothing is to be written.
    pub(crate) dry_run: bool,
    /// The time of the import.
    pub(crate) now: Timestamp,
}

/// Imports a table into an open call. Whether nothing was wrong; where something was, it has been told and nothing is written.
///
/// # Errors
/// Where the table cannot be read or understood as a whole.
pub(crate) fn import(
    import: &Import<'_>,
    repository: &Repository,
    opened: &mut OpenedCall,
    catalog: &Catalog,
) -> Result<bool, CommandError> {
    let chosen: Vec<_> = import
        .columns
        .iter()
        .map(|one| columns::chosen(one))
        .collect::<Result<_, _>>()
        .map_err(CommandError::Message)?;
    let now = import.now;
    let words = Words::new().map_err(|error| CommandError::new("cli-schema").reason(error))?;
    let form = opened.schemas.form(Kind::Comment);
    let settings = opened.call.settings.as_ref().ok_or_else(|| CommandError::new("cli-new-settings"))?;
    let items = row::items(&opened.call);
    let item = match &import.item {
        None => None,
        Some(item) => Some(find_item(&items, item).map(|found| found.id.clone()).ok_or_else(|| {
            let known = items.iter().map(|item| &item.number);
            CommandError::Message(Message::new("import-no-such-item").text("item", item).list("items", known))
        })?),
    };
    let channel = match &import.channel {
        None => None,
        Some(channel) => {
            Some(words.option(Column::Channel, channel, form).map(str::to_owned).ok_or_else(|| {
                let known = form.property("channel").map(Field::options).unwrap_or_default();
                let known = known.into_iter().map(|(word, _)| word);
                CommandError::Message(
                    Message::new("import-no-such-channel").text("channel", channel).list("channels", known),
                )
            })?)
        }
    };
    let table = read_table(import.file, KnownHeadings { words: &words, form, chosen: &chosen })?;
    let columns = Columns::find(&table, &chosen, &words, form).map_err(CommandError::Message)?;
    need(&columns, Column::Text, true)?;
    need(&columns, Column::ReceivedOn, true)?;
    need(&columns, Column::Item, item.is_none())?;
    need(&columns, Column::Channel, channel.is_none())?;
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    let heading = columns.heading(Column::ReceivedOn, &table.headings).unwrap_or_default();
    let counted = Counted::by(heading, table.day_zero);
    let earliest = settings.stages.values().map(|stage| stage.opens).min();
    let reading = Reading {
        columns: &columns,
        words: &words,
        form,
        items,
        zone,
        now,
        item,
        channel,
        counted,
        earliest,
    };

    let mut printer = Printer::new(catalog, &table, &columns, form);
    printer.columns()?;
    let (drafts, mut faults, twins) = read_rows(&reading, &table);
    let filing = Filing::new(&opened.call, drafts);
    faults.extend(judge::judge(&opened.call.name, &mut opened.files, &opened.schemas, &filing.fresh, now));
    if !faults.is_empty() {
        printer.faults(&mut faults)?;
        return Ok(false);
    }
    if !import.dry_run {
        let files: Vec<_> = filing.fresh.iter().map(|new| (new.path.clone(), new.text.clone())).collect();
        repository.create(&files)?;
    }
    printer.twins(&twins)?;
    printer.outcome(&filing, settings, import.dry_run)?;
    Ok(true)
}

fn need(columns: &Columns, column: Column, needed: bool) -> Result<(), CommandError> {
    if !needed || columns.has(column) {
        return Ok(());
    }
    let id = match column {
        Column::Item => "import-no-item-column",
        Column::Channel => "import-no-channel-column",
        Column::ReceivedOn => "import-no-day-column",
        _ => "import-no-text-column",
    };
    // Where nothing is known, the first row is perhaps no row of headings but somebody's name and number.
    let unknown = if columns.is_empty() { &[][..] } else { &columns.unknown };
    Err(CommandError::Message(Message::new(id).count("unknown", unknown.len()).list("headings", unknown)))
}

fn read_table(path: &Path, known: KnownHeadings<'_>) -> Result<Table, CommandError> {
    let broken = |(row, message): table::Broken| {
        CommandError::Message(
            Message::new("import-broken").count("row", row).arg("reason", Arg::Message(Box::new(message))),
        )
    };
    if mails::is_mail(path) {
        return mails::read(path)?.table(known).map_err(broken);
    }
    let bytes = load(path, LARGEST)?;
    let raw = if OFFICE.iter().any(|mark| bytes.starts_with(mark)) {
        workbook::read(&bytes, known).map_err(|reason| no_workbook(path, &reason))?
    } else if is_page(&bytes) {
        return Err(CommandError::new("import-page").text("path", path.display()));
    } else {
        let (text, written) =
            text::decode(&bytes, &|text| first_known(text, known)).map_err(|reason| no_text(path, reason))?;
        let mut raw = separated::read(&text, known).map_err(broken)?;
        raw.remarks.extend((written == text::Written::Big5).then(|| Message::new("import-big5")));
        raw
    };
    let table = raw.table(known).map_err(broken)?;
    if table.rows.is_empty() {
        return Err(CommandError::new("import-no-rows").text("path", path.display()));
    }
    Ok(table)
}

/// The bytes of a file of at most so many MiB.
fn load(path: &Path, most: u64) -> Result<Vec<u8>, CommandError> {
    let told = |error: io::Error| CommandError::new("cli-io").text("path", path.display()).reason(error);
    let mut bytes = Vec::new();
    fs::File::open(path).map_err(told)?.take((most << 20) + 1).read_to_end(&mut bytes).map_err(told)?;
    if bytes.len() as u64 > most << 20 {
        return Err(CommandError::new("import-too-large").text("path", path.display()).text("most", most));
    }
    Ok(bytes)
}

/// How many names of columns stand in the first lines of a text.
fn first_known(text: &str, known: KnownHeadings<'_>) -> usize {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(LINES);
    let cells = |line: &str| -> Vec<String> {
        line.split([',', ';', '\t', '|']).map(|cell| cell.trim_matches(['"', ' ']).to_owned()).collect()
    };
    lines.map(|line| known.count(&cells(line))).max().unwrap_or_default()
}

fn no_workbook(path: &Path, reason: &workbook::Unread) -> CommandError {
    let reason = match reason {
        workbook::Unread::Document => Message::new("import-document"),
        workbook::Unread::TooMany => Message::new("import-too-many-rows"),
        workbook::Unread::Sheets(sheets) => Message::new("import-several-sheets").list("sheets", sheets),
        workbook::Unread::Package(error) => super::forms::unreadable(error),
    };
    CommandError::Message(
        Message::new("import-no-workbook")
            .text("path", path.display())
            .arg("reason", Arg::Message(Box::new(reason))),
    )
}

/// Whether a file is a web page: many systems write one and call it .xls.
fn is_page(bytes: &[u8]) -> bool {
    let start: String = bytes.iter().take(200).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let start = start.trim_start_matches(|c: char| !c.is_ascii() || c.is_whitespace());
    ["<html", "<table", "<!doctype", "<?xml"].iter().any(|tag| start.starts_with(tag))
}

fn no_text(path: &Path, reason: text::Unread) -> CommandError {
    let refusal = match reason {
        text::Unread::Encoding => CommandError::new("import-not-text"),
        text::Unread::Undecided => CommandError::new("import-which-encoding"),
        text::Unread::Damaged(line) => CommandError::new("import-damaged-text").text("line", line),
    };
    refusal.text("path", path.display())
}

/// A row of which each cell is as in an earlier one: that row.
type Twin = (usize, usize);

/// Reads all rows. Exports overlap, so a row that is there twice is one comment.
fn read_rows(reading: &Reading<'_>, table: &Table) -> (Vec<Draft>, Vec<Fault>, Vec<Twin>) {
    let (mut drafts, mut faults, mut twins) = (Vec::new(), Vec::new(), Vec::new());
    let mut seen: HashMap<&[String], usize> = HashMap::new();
    for row in &table.rows {
        if let Some(first) = seen.get(row.cells.as_slice()) {
            twins.push((row.number, *first));
            continue;
        }
        seen.insert(&row.cells, row.number);
        match reading.read(row) {
            Ok(draft) => drafts.push(draft),
            Err(found) => faults.extend(found),
        }
    }
    (drafts, faults, twins)
}
