//! `zhengji freeze`: lists what counted when a stage closed, and seals it with a tag.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{CallArguments, Outcome};
use crate::call::{self, StageKind};
use crate::command_error::CommandError;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Message, visible_line};
use crate::proof::{
    Counted, Deadline, Entry, Manifest, Note, PendingError, ProofError, is_seal, read_pending, settings_at,
    tag_name, what_counted,
};
use crate::source::{Doubt, FILE_BYTES, Freeze, GitRepository, Source, Tagged};

/// Digits of an id that tell one tag from another.
const SHORTEST_ID: usize = 10;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    call: CallArguments,
    /// 哪个阶段 Which stage
    #[arg(long, value_enum)]
    stage: Stage,
    /// 截止时还没有合并的申报清单，写明平台收到的时间 A list of proposals that were open, with the forge's times
    #[arg(long, value_name = "FILE")]
    pending: Option<PathBuf>,
    /// 换掉编号为 ID 的同名标签，只用于不是主办单位封存的 Replace the tag with this id, which the bureau did not make
    #[arg(long, value_name = "ID")]
    replace: Option<String>,
}

/// The stages that can be frozen.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Stage {
    /// 需求填报 What units submitted
    Submission,
    /// 审核推荐 What departments recommended
    Recommendation,
}

impl Stage {
    pub(super) fn kind(self) -> StageKind {
        match self {
            Self::Submission => StageKind::Submission,
            Self::Recommendation => StageKind::Recommendation,
        }
    }
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let repository = GitRepository::discover(&arguments.call.directory)?;
    let branch = repository.branch(arguments.call.rev.as_deref())?;
    let call = repository.revision(&branch.name)?.call(arguments.call.wanted())?;
    let settings = settings_at(&repository, &branch, &call)?
        .ok_or_else(|| CommandError::new("freeze-no-settings").text("call", &call))?;
    let stage = arguments.stage.kind();
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    let closes = settings
        .stages
        .get(&stage)
        .and_then(|stage| stage.instants(&zone))
        .ok_or_else(|| CommandError::new("freeze-no-stage").text("stage", stage.key()))?
        .closes;
    if arguments.call.now_in(|| Ok(zone.clone()))? < closes {
        return Err(CommandError::new("freeze-not-closed").text("closes", closing(closes, &zone)));
    }
    let pending = match &arguments.pending {
        None => Vec::new(),
        Some(path) => {
            let told = |error: io::Error| {
                CommandError::new("cli-io").text("path", path.display()).text("reason", error)
            };
            let mut bytes = Vec::new();
            let file = fs::File::open(path).map_err(told)?;
            io::Read::read_to_end(&mut io::Read::take(file, FILE_BYTES + 1), &mut bytes).map_err(told)?;
            read_pending(&bytes).map_err(|error| pending_refused(path, &error))?
        }
    };
    let history = repository.history(branch, &settings.arrival.forge_committers)?;
    let deadline = Deadline { call: &call, stage, closes, time_zone: &settings.time_zone };
    let counted =
        what_counted(&repository, &history, &deadline, &pending).map_err(|error| refused(error, &zone))?;
    tell(&counted, &zone, catalog)?;
    if arguments.call.at.is_some() {
        say(catalog, &Message::new("freeze-rehearsal"));
        return Ok(Outcome::Clean);
    }
    let offset = zone.to_offset(closes).seconds() / 60;
    seal(&repository, &counted.manifest, offset, arguments, catalog)
}

fn seal(
    repository: &GitRepository,
    manifest: &Manifest,
    offset: i32,
    arguments: &Arguments,
    catalog: &Catalog,
) -> Result<Outcome, CommandError> {
    let tag = tag_name(&manifest.call, manifest.stage);
    // Whoever may push tags could have been first. What was sealed here stays; what is no seal at all is in nobody's way.
    let made = repository.made_here(&tag)?;
    let foreign = repository.tag_id(&tag).filter(|found| made.as_ref() != Some(found));
    let named = |found: &String| {
        arguments.replace.as_ref().is_some_and(|id| id.len() >= SHORTEST_ID && found.starts_with(&**id))
    };
    let replaces = match &foreign {
        Some(found) if named(found) || !is_seal(repository, &tag)? => Some(&**found),
        _ => None,
    };
    let files: Vec<_> = manifest.entries().map(|file| (&*file.path, &*file.blob)).collect();
    let parents: Vec<_> =
        std::iter::once(&*manifest.commit).chain(manifest.pending.iter().map(|one| &*one.head)).collect();
    let tagged = repository.freeze(&Freeze {
        tag: &tag,
        manifest: manifest.text().as_bytes(),
        message: &manifest.message(),
        files: &files,
        parents: &parents,
        at: manifest.closes,
        replaces,
        offset,
    })?;
    let (id, key, outcome) = match &tagged {
        Tagged::Made(id) => (id, "freeze-made", Outcome::Clean),
        Tagged::Same(id) => (id, "freeze-same", Outcome::Clean),
        Tagged::Replaced(id, other) => {
            say(catalog, &Message::new("freeze-replaced").text("tag", &tag).text("id", other));
            (id, "freeze-made", Outcome::Clean)
        }
        Tagged::Other(id) if foreign.is_some() => (id, "freeze-foreign", Outcome::Faults),
        Tagged::Other(id) => (id, "freeze-other", Outcome::Faults),
    };
    let stage = manifest.stage.key();
    say(catalog, &Message::new(key).text("tag", &tag).text("id", id).text("stage", stage));
    Ok(outcome)
}

/// The table: one line a file, then what should be told.
fn tell(counted: &Counted, zone: &TimeZone, catalog: &Catalog) -> Result<(), CommandError> {
    let manifest = &counted.manifest;
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    let text = |message: &Message| catalog.render(message, Reveal::PublicOnly);
    let title = Message::new("freeze-title")
        .text("call", &manifest.call)
        .text("stage", catalog.text(stage_name(manifest.stage)))
        .text("closes", closing(manifest.closes, zone))
        .text("received", shown(manifest.received, zone))
        .text("commit", short(&manifest.commit));
    writeln!(out, "{}\n", text(&title))?;
    for file in &manifest.files {
        line(&mut out, manifest, file, zone, catalog)?;
    }
    for file in &manifest.withdrawn {
        let path = inside(manifest, file);
        writeln!(out, "{}", text(&Message::new("freeze-withdrawn").text("path", path)))?;
    }
    writeln!(out)?;
    for note in &counted.notes {
        writeln!(out, "{}", text(&told(note, zone)))?;
    }
    let sum = Message::new("freeze-sum")
        .count("files", manifest.files.len())
        .count("withdrawn", manifest.withdrawn.len())
        .count("pending", manifest.pending.len());
    writeln!(out, "{}", text(&sum))?;
    Ok(out.flush()?)
}

fn line(
    out: &mut dyn Write,
    manifest: &Manifest,
    file: &Entry,
    zone: &TimeZone,
    catalog: &Catalog,
) -> io::Result<()> {
    let proof = match file.proof {
        crate::proof::Proof::Receipt => "freeze-proof-receipt",
        crate::proof::Proof::Forge => "freeze-proof-forge",
        crate::proof::Proof::Pending => "freeze-proof-pending",
    };
    let (at, path) = (shown(file.arrived, zone), inside(manifest, file));
    writeln!(out, "{at}  {}  {}  {path}", catalog.text(proof), short(&file.blob))
}

fn inside(manifest: &Manifest, file: &Entry) -> String {
    visible_line(call::inside(&manifest.call, &file.path).unwrap_or(&file.path))
}

/// What should be told beside the result.
pub(super) fn told(note: &Note, zone: &TimeZone) -> Message {
    match note {
        Note::Doubt(Doubt::Damaged(lines)) => Message::new("freeze-note-damaged").list("lines", lines),
        Note::Doubt(Doubt::Gap { before }) => {
            Message::new("freeze-note-gap").text("at", shown(*before, zone))
        }
        Note::Doubt(Doubt::ClockWentBack { at }) => {
            Message::new("freeze-note-clock").text("at", shown(*at, zone))
        }
        Note::Doubt(Doubt::Unproven) => Message::new("freeze-note-unproven"),
        Note::PendingLate(name, at) => {
            Message::new("freeze-note-pending-late").text("name", name).text("at", shown(*at, zone))
        }
        Note::PendingEmpty(name) => Message::new("freeze-note-pending-empty").text("name", name),
        Note::LeftOut(path) => Message::new("freeze-note-left-out").text("path", path),
    }
}

pub(super) fn refused(error: ProofError, zone: &TimeZone) -> CommandError {
    match error {
        ProofError::NoReceipts(branch) => {
            let short = branch.strip_prefix("refs/heads/").unwrap_or(&branch);
            CommandError::new("freeze-no-receipts").text("branch", short)
        }
        ProofError::NothingReceived(at) => {
            CommandError::new("freeze-nothing-received").text("at", shown(at, zone))
        }
        ProofError::Rewritten { commit, at } => {
            CommandError::new("freeze-rewritten").text("commit", short(&commit)).text("at", shown(at, zone))
        }
        ProofError::Unreadable(path) => CommandError::new("freeze-unreadable").text("path", path),
        ProofError::NoHead(name) => CommandError::new("freeze-no-head").text("name", name),
        ProofError::Git(error) => error.into(),
    }
}

fn pending_refused(path: &std::path::Path, error: &PendingError) -> CommandError {
    match error {
        PendingError::Shape { line, reason } => CommandError::new("freeze-pending-shape")
            .text("path", path.display())
            .text("line", line.unwrap_or(1))
            .reason(reason),
        PendingError::Head(name) => {
            CommandError::new("freeze-pending-head").text("path", path.display()).text("name", name)
        }
    }
}

pub(super) fn stage_name(stage: StageKind) -> &'static str {
    match stage {
        StageKind::Submission => "freeze-stage-submission",
        _ => "freeze-stage-recommendation",
    }
}

fn say(catalog: &Catalog, message: &Message) {
    anstream::eprintln!("{}", catalog.render(message, Reveal::PublicOnly));
}

/// The beginning of an id, as git shows it.
pub(super) fn short(id: &str) -> &str {
    id.get(..10).unwrap_or(id)
}

/// The end of a stage. A day that counts in whole ends at its own 24:00, not at 00:00 of a day that nobody has read of.
pub(super) fn closing(at: Timestamp, zone: &TimeZone) -> String {
    let local = at.to_zoned_datetime(zone.clone()).datetime();
    match local.date().yesterday() {
        Ok(day) if local.time() == jiff::civil::Time::midnight() => format!("{day} 24:00"),
        _ => shown(at, zone),
    }
}

pub(super) fn shown(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string()
}
