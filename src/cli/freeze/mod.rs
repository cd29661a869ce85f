//! `zhengji freeze`: lists what counted when a stage closed, and seals it with a tag; after amendments, once more beside the
//! first seal.

mod chain;
#[cfg(unix)]
mod waits;
mod words;

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::tz::TimeZone;

use super::{CallArguments, Outcome};
use crate::call::{self, StageKind};
use crate::command_error::CommandError;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Message, visible_line};
use crate::proof::{Counted, Deadline, Entry, Manifest, Pending, read_pending, settings_at};
use crate::source::{FILE_BYTES, GitRepository, Source};
use chain::Chain;
#[cfg(unix)]
pub(in crate::cli) use waits::several;
use words::pending_refused;
pub(in crate::cli) use words::{amendment, closing, differing, refused, short, shown, stage_name, told};

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

impl Arguments {
    /// The open proposals that the bureau lists; none where it names no list.
    fn listed(&self) -> Result<Option<Vec<Pending>>, CommandError> {
        let Some(path) = &self.pending else { return Ok(None) };
        let told =
            |error: io::Error| CommandError::new("cli-io").text("path", path.display()).text("reason", error);
        let mut bytes = Vec::new();
        let file = fs::File::open(path).map_err(told)?;
        io::Read::read_to_end(&mut io::Read::take(file, FILE_BYTES + 1), &mut bytes).map_err(told)?;
        read_pending(&bytes).map(Some).map_err(|error| pending_refused(path, &error))
    }
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
    let now = arguments.call.now_in(|| Ok(zone.clone()))?;
    if now < closes {
        return Err(CommandError::new("freeze-not-closed").text("closes", closing(closes, &zone)));
    }
    let pending = arguments.listed()?;
    let history = repository.history(branch, &settings.arrival.forge_committers)?;
    let deadline = Deadline { call: &call, stage, closes, time_zone: &settings.time_zone };
    let offset = zone.to_offset(closes).seconds() / 60;
    let chain =
        Chain { repository: &repository, history: &history, deadline, zone, offset, now, arguments, catalog };
    chain.seal_all(pending)
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

fn say(catalog: &Catalog, message: &Message) {
    anstream::eprintln!("{}", catalog.render(message, Reveal::PublicOnly));
}
