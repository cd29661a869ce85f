//! `zhengji import comments FILE`: what came by mail or questionnaire becomes comment files, one a row.
//!
//! A workbook to its cells, or bytes to text and text to cells; headings to columns, rows to drafts; then the drafts are judged as part of the call, and
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
mod row;
mod separated;
mod table;
mod text;
mod told;
mod words;
mod workbook;

use std::collections::HashMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::tz::TimeZone;
use rayon::prelude::*;

use super::super::refusal::Refusal;
use super::super::{CallArguments, Outcome};
use crate::built_in;
use crate::call::{Call, ReadFile, assemble, read_file};
use crate::diagnostic::catalog::Catalog;
use crate::diagnostic::{Arg, Message};
use crate::schema::{Field, Kind, SchemaSet};
use crate::source::{Repository, Source};
use columns::Columns;
use day::Counted;
use filing::Filing;
use row::{Draft, Fault, Reading, find_item};
use table::{Known, Table};
use told::Teller;
use words::{Column, Words};

/// Largest table that is read, bytes (64 MiB).
const LARGEST: u64 = 64 << 20;

/// How workbooks and documents begin, of today and of before 2007.
const OFFICE: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];

/// Lines in which names of columns are looked for to find out the encoding.
const LINES: usize = 12;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// 邮箱或问卷导出的表格（.xlsx、.csv） The table that a mailbox or questionnaire exported
    file: PathBuf,
    #[command(flatten)]
    call: CallArguments,
    /// 指明一列是什么，如“您的看法=text”；不要的列写“列名=-” Say what a column holds; HEADING=- leaves it out
    #[arg(long = "column", value_name = "HEADING=KEY")]
    columns: Vec<String>,
    /// 表中没有写渠道的意见，是从哪个渠道来的 The channel of rows that name none: web, mail, phone, letter, meeting
    #[arg(long)]
    channel: Option<String>,
    /// 表中没有写条目的意见，针对哪一条 The guideline item of rows that name none
    #[arg(long)]
    item: Option<String>,
    /// 只看结果，不写文件 Say what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, Refusal> {
    if arguments.call.rev.is_some() {
        return Err(Refusal::new("cli-new-rev"));
    }
    let now = arguments.call.now()?;
    let chosen: Vec<_> = arguments
        .columns
        .iter()
        .map(|one| columns::chosen(one))
        .collect::<Result<_, _>>()
        .map_err(Refusal::Told)?;
    let mut place = Place::find(&arguments.call)?;
    let words = Words::new().map_err(|error| Refusal::new("cli-schema").reason(error))?;
    let form = place.schemas.form(Kind::Comment);
    let settings = place.call.settings.as_ref().ok_or_else(|| Refusal::new("import-settings"))?;
    let items = row::items(&place.call);
    let item = match &arguments.item {
        None => None,
        Some(item) => Some(find_item(&items, item).map(|found| found.id.clone()).ok_or_else(|| {
            let known = items.iter().map(|item| &item.number);
            Refusal::Told(Message::new("import-no-such-item").text("item", item).list("items", known))
        })?),
    };
    let channel = match &arguments.channel {
        None => None,
        Some(channel) => {
            Some(words.option(Column::Channel, channel, form).map(str::to_owned).ok_or_else(|| {
                let known = form.property("channel").map(Field::options).unwrap_or_default();
                let known = known.into_iter().map(|(word, _)| word);
                Refusal::Told(
                    Message::new("import-no-such-channel").text("channel", channel).list("channels", known),
                )
            })?)
        }
    };
    let table = read_table(&arguments.file, Known { words: &words, form, chosen: &chosen })?;
    let columns = Columns::find(&table, &chosen, &words, form).map_err(Refusal::Told)?;
    need(&columns, Column::Text, true)?;
    need(&columns, Column::ReceivedOn, true)?;
    need(&columns, Column::Item, item.is_none())?;
    need(&columns, Column::Channel, channel.is_none())?;
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    let heading = columns.heading(Column::ReceivedOn, &table.headings).unwrap_or_default();
    let counted = Counted { seconds: words::counts_seconds(heading), day_zero: table.day_zero };
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

    let mut teller = Teller::new(catalog, &table, &columns, form);
    teller.columns()?;
    let (drafts, mut faults, twins) = read_rows(&reading, &table);
    let filing = Filing::new(&place.call, drafts);
    faults.extend(judge::judge(&place.call.name, &mut place.files, &place.schemas, &filing.fresh, now));
    if !faults.is_empty() {
        teller.faults(&mut faults)?;
        return Ok(Outcome::Faults);
    }
    if !arguments.dry_run {
        let files: Vec<_> = filing.fresh.iter().map(|new| (new.path.clone(), new.text.clone())).collect();
        place.repository.create(&files)?;
    }
    teller.twins(&twins)?;
    teller.outcome(&filing, settings, arguments.dry_run)?;
    Ok(Outcome::Clean)
}

/// The call that is written into.
struct Place {
    repository: Repository,
    schemas: SchemaSet,
    files: Vec<ReadFile>,
    call: Call,
}

impl Place {
    fn find(arguments: &CallArguments) -> Result<Self, Refusal> {
        let repository = Repository::find(&arguments.directory)?;
        let name = repository.call(arguments.call.as_deref())?;
        let schemas = built_in::schemas(&repository.schema_overrides()?)
            .map_err(|error| Refusal::new("cli-schema").reason(error))?;
        let files: Vec<ReadFile> =
            repository.read_call(&name)?.par_iter().map(|file| read_file(&name, file, &schemas)).collect();
        let (call, _) = assemble(&name, &files);
        Ok(Self { repository, schemas, files, call })
    }
}

fn need(columns: &Columns, column: Column, needed: bool) -> Result<(), Refusal> {
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
    Err(Refusal::Told(Message::new(id).count("unknown", unknown.len()).list("headings", unknown)))
}

fn read_table(path: &Path, known: Known<'_>) -> Result<Table, Refusal> {
    let told =
        |reason: &dyn std::fmt::Display| Refusal::new("cli-io").text("path", path.display()).reason(reason);
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|error| told(&error))?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| told(&error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Refusal::new("import-too-large").text("path", path.display()));
    }
    let broken = |(row, message): table::Broken| {
        Refusal::Told(
            Message::new("import-broken").count("row", row).arg("reason", Arg::Message(Box::new(message))),
        )
    };
    let raw = if OFFICE.iter().any(|mark| bytes.starts_with(mark)) {
        workbook::read(&bytes, known).map_err(|reason| no_workbook(path, &reason))?
    } else if is_page(&bytes) {
        return Err(Refusal::new("import-page").text("path", path.display()));
    } else {
        let (text, written) =
            text::decode(&bytes, &|text| first_known(text, known)).map_err(|reason| no_text(path, reason))?;
        let mut raw = separated::read(&text, known).map_err(broken)?;
        raw.remarks.extend((written == text::Written::Big5).then(|| Message::new("import-big5")));
        raw
    };
    let table = raw.table(known).map_err(broken)?;
    if table.rows.is_empty() {
        return Err(Refusal::new("import-no-rows").text("path", path.display()));
    }
    Ok(table)
}

/// How many names of columns stand in the first lines of a text.
fn first_known(text: &str, known: Known<'_>) -> usize {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(LINES);
    let cells = |line: &str| -> Vec<String> {
        line.split([',', ';', '\t', '|']).map(|cell| cell.trim_matches(['"', ' ']).to_owned()).collect()
    };
    lines.map(|line| known.count(&cells(line))).max().unwrap_or_default()
}

fn no_workbook(path: &Path, reason: &workbook::Unread) -> Refusal {
    let reason = match reason {
        workbook::Unread::Document => Message::new("import-document"),
        workbook::Unread::TooMany => Message::new("import-too-many-rows"),
        workbook::Unread::Sheets(sheets) => Message::new("import-several-sheets").list("sheets", sheets),
        workbook::Unread::Package(error) => super::forms::unreadable(error),
    };
    Refusal::Told(
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

fn no_text(path: &Path, reason: text::Unread) -> Refusal {
    let refusal = match reason {
        text::Unread::Encoding => Refusal::new("import-not-text"),
        text::Unread::Undecided => Refusal::new("import-which-encoding"),
        text::Unread::Damaged(line) => Refusal::new("import-damaged-text").text("line", line),
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
