//! `zhengji inbox`: what came by the service and waits to be seen, and what becomes of it.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Outcome;
use super::freeze::several;
use crate::call::{Amendment, CallPath, Settings, StageKind};
use crate::command_error::CommandError;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Message, visible_line};
use crate::document::{Syntax, parse};
use crate::gate::settings;
use crate::intake::OpenedCall;
use crate::proof::{ReceiptKey, is_seal, tag_name, usual_key};
use crate::receive::{Paper, Registrar, Waiting, WaitingKind, waiting};
use crate::source::{Edit, GitRepository, Ledger, Revision, SentBacks};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// 看内容，例如 comments/… 只在这个屏幕上显示 What is in it; shown on this screen alone
    #[arg(long, value_name = "NAME", conflicts_with_all = ["take", "drop", "pending"])]
    show: Vec<String>,
    /// 收下哪些，例如 units/shili-yiqi What to take in, as it is listed
    #[arg(long, value_name = "NAME")]
    take: Vec<String>,
    /// 不收哪些；有回执的内容删去以后找不回来 What not to take in; it is removed
    #[arg(long, value_name = "NAME")]
    drop: Vec<String>,
    /// 列成截止时还没有确认的单位清单，给 freeze --pending 用 As the list of units that waited, for freeze --pending
    #[arg(long, conflicts_with_all = ["take", "drop"])]
    pending: bool,
    /// 哪一批 The call
    #[arg(long, value_name = "CALL")]
    call: Option<String>,
    /// 服务器上的裸仓库 The server's bare repository
    #[arg(long, short = 'C', value_name = "DIR", default_value = ".")]
    directory: PathBuf,
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let repository = GitRepository::discover(&arguments.directory)?;
    let mut all = waiting(&repository)?;
    all.retain(|one| arguments.call.as_ref().is_none_or(|call| *call == one.call));
    let mut out = anstream::stdout().lock();
    if arguments.pending {
        all.retain(|one| one.kind == WaitingKind::Unit);
        write!(out, "{}", pending(&repository, &all, arguments.call.as_deref(), catalog)?)?;
        return Ok(Outcome::Clean);
    }
    let find = |name: &String| {
        let found = all.iter().find(|one| one.name() == *name);
        found.ok_or_else(|| CommandError::new("inbox-none").text("name", name))
    };
    if !arguments.show.is_empty() {
        let tip = repository.revision("HEAD")?;
        for one in arguments.show.iter().map(find).collect::<Result<Vec<_>, _>>()? {
            show(&mut out, &tip, one)?;
        }
        return Ok(Outcome::Clean);
    }
    if arguments.take.is_empty() && arguments.drop.is_empty() {
        let ledger = repository.moving()?.ledger()?;
        for one in &all {
            writeln!(out, "{}", catalog.render(&listed(one, &ledger)?, Reveal::PublicOnly))?;
        }
        if all.is_empty() {
            writeln!(out, "{}", catalog.text("inbox-nothing"))?;
        }
        return Ok(Outcome::Clean);
    }
    let take = arguments.take.iter().map(find).collect::<Result<Vec<_>, _>>()?;
    let drop = arguments.drop.iter().map(find).collect::<Result<Vec<_>, _>>()?;
    let path = usual_key(&repository);
    let key = ReceiptKey::open(&path)
        .map_err(|error| CommandError::new("receive-key").text("path", path.display()).reason(error))?;
    let mut registrar = Registrar::new(GitRepository::discover(&arguments.directory)?, key)?;
    let mut outcome = Outcome::Clean;
    for one in take {
        let name = one.name();
        let told = match registrar.accept(one, catalog.language())? {
            Ok(()) => Message::new("inbox-taken").text("name", name),
            Err(reasons) => {
                outcome = Outcome::Faults;
                Message::new("inbox-refused").text("name", name).text("reason", reasons.join(" "))
            }
        };
        writeln!(out, "{}", catalog.render(&told, Reveal::PublicOnly))?;
    }
    for one in drop {
        registrar.dismiss(one)?;
        let told = Message::new("inbox-dropped").text("name", one.name());
        writeln!(out, "{}", catalog.render(&told, Reveal::PublicOnly))?;
    }
    Ok(outcome)
}

/// What waits, box by box, as far as it will be public: whoever is at the server reads it before it is taken in. What somebody sent
/// begins no line of its own and moves no cursor.
fn show(out: &mut impl Write, tip: &Revision, one: &Waiting) -> Result<(), CommandError> {
    let opened = OpenedCall::open(tip, Some(&one.call))?;
    for file in one.files()? {
        writeln!(out, "{}", visible_line(&file.path))?;
        let kind = CallPath::parse(&file.path).ok().and_then(|path| path.role.kind());
        let document =
            parse(&file.path.as_str().into(), &file.content.unwrap_or_default(), Syntax::Yaml).document;
        let (Some(kind), Some(document)) = (kind, document) else { continue };
        for answer in Paper::new(kind, &opened.call, &opened.schemas).answers(&document.root) {
            writeln!(out, "  {}", visible_line(&answer.label))?;
            for line in answer.text.lines() {
                writeln!(out, "    {}", visible_line(line))?;
            }
        }
    }
    Ok(())
}

/// The list for `freeze --pending`: each unit as it was at the announced closing, and as an amendment let it come in after that, each
/// with the time of its receipt. What the first seal stands without has been decided. A list of nothing says so.
fn pending(
    repository: &GitRepository,
    all: &[Waiting],
    named: Option<&str>,
    catalog: &Catalog,
) -> Result<String, CommandError> {
    let calls: BTreeSet<&str> = all.iter().map(|one| &*one.call).collect();
    if calls.len() > 1 {
        return Err(CommandError::new("inbox-several-calls").list("calls", calls));
    }
    let ledger = repository.moving()?.ledger()?;
    let failed = |error| CommandError::new("receive-links").reason(error);
    let sent_back = SentBacks::of(repository).read().map_err(failed)?;
    // Names are what somebody wrote: none begins a line of its own.
    let comment =
        |message: &Message| format!("# {}\n", visible_line(&catalog.render(message, Reveal::PublicOnly)));
    let of_call = match calls.first().copied().or(named) {
        Some(call) => several(repository, "HEAD", call)?,
        None => String::new(),
    };
    let command = format!("zhengji freeze --stage submission{of_call}");
    let mut text = comment(&Message::new("inbox-pending-head").text("freeze", command));
    let tip = repository.revision("HEAD")?;
    let mut is_empty = true;
    for one in all {
        let settings = settings(&tip, &one.call)?;
        let zone = settings.as_ref().and_then(Settings::zone).unwrap_or(TimeZone::UTC);
        let closes = settings
            .as_ref()
            .and_then(|settings| settings.stages.get(&StageKind::Submission)?.instants(&zone))
            .map_or(Timestamp::MAX, |instants| instants.closes);
        let is_sealed = is_seal(repository, &tag_name(&one.call, StageKind::Submission, 1))?;
        let mut versions = one.arrived_before_any(&ledger, &instants(settings.as_ref(), closes, &zone));
        versions.retain(|receipt| !is_sealed || receipt.at >= closes);
        if versions.is_empty() {
            continue;
        }
        is_empty = false;
        text += &comment(&listed(one, &ledger)?);
        for receipt in versions {
            if receipt.at >= closes {
                text += &comment(&Message::new("inbox-pending-late"));
            }
            if sent_back.get(&(one.call.clone(), one.id.clone())).is_some_and(|back| back.tip == receipt.new)
            {
                text += &comment(&Message::new("inbox-pending-sent-back"));
            }
            let received = receipt.at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%.f%:z");
            let lines = [
                format!("- proposal: {}\n", one.name()),
                format!("  head: {}\n", receipt.new),
                format!("  received: {received}\n"),
            ];
            text += &lines.concat();
        }
    }
    if is_empty {
        text += "[]\n";
    }
    Ok(text)
}

/// When versions of what waits are looked for: at the announced closing, when each amendment of the stage is over, and now.
fn instants(settings: Option<&Settings>, closes: Timestamp, zone: &TimeZone) -> Vec<Timestamp> {
    let amendments = settings.into_iter().flat_map(|settings| {
        let of_stage = |one: &&Amendment| settings.stage_of(one) == Some(StageKind::Submission);
        settings.amendments.iter().filter(of_stage).filter_map(|one| one.closes(zone))
    });
    let ends = amendments.filter(|ends| *ends > closes);
    [closes].into_iter().chain(ends).chain([Timestamp::MAX]).collect()
}

/// A line about something that waits: only what will be public once it is taken in.
fn listed(one: &Waiting, ledger: &Ledger) -> Result<Message, CommandError> {
    let zone = settings(&one.tip, &one.call)?.and_then(|settings| settings.zone()).unwrap_or(TimeZone::UTC);
    let at = ledger.last_of(&one.reference()).map_or(Timestamp::UNIX_EPOCH, |receipt| receipt.at);
    let at = at.to_zoned_datetime(zone).strftime("%F %T");
    let files = one.files()?;
    let text = |file: &Edit, keys: &[&str]| {
        let bytes = file.content.as_deref()?;
        let document = parse(&file.path.as_str().into(), bytes, Syntax::Yaml).document?;
        let node = keys.iter().try_fold(&document.root, |node, key| node.get(key))?;
        node.as_str().map(str::to_owned)
    };
    let of = |name: &str, keys: &[&str]| {
        let found = files.iter().find(|file| file.path.ends_with(name));
        found.and_then(|file| text(file, keys)).unwrap_or_default()
    };
    Ok(match one.kind {
        WaitingKind::Unit => Message::new("inbox-unit")
            .text("name", one.name())
            .text("title", of("/unit.yaml", &["name"]))
            .count("demands", files.len().saturating_sub(1))
            .text("department", of("/unit.yaml", &["department"]))
            .text("at", at),
        WaitingKind::Comment => Message::new("inbox-comment")
            .text("name", one.name())
            .text("shown", of(".yaml", &["shown_as"]))
            .text("item", of(".yaml", &["on", "item"]))
            .text("at", at),
    })
}
