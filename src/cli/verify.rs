//! `zhengji verify`: proves a freeze, or names what is not as it was.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use jiff::tz::TimeZone;

use super::freeze::{Stage, amendment, closing, differing, short, shown, stage_name, told};
use super::{CallArguments, Outcome, receipt};
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::gate::protected_branches;
use crate::proof::{Deviation, Times, Verified, in_chains, place_in_chain, verify};
use crate::source::GitRepository;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    call: CallArguments,
    /// 只核对这个阶段，不写则核对全部 Only this stage
    #[arg(long, value_enum)]
    stage: Option<Stage>,
    /// 公布过的封存标签编号 The id of the tag as it was published
    #[arg(long, value_name = "ID", requires = "stage")]
    expect: Option<String>,
    /// 核对一份回执：签名对不对，封存的清单里有没有它的文件 Prove a receipt: its signature, and that the sealed list holds its files
    #[arg(long, value_name = "FILE", conflicts_with_all = ["stage", "expect"])]
    receipt: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let repository = GitRepository::discover(&arguments.call.directory)?;
    if let Some(path) = &arguments.receipt {
        return receipt::verify(&repository, path, catalog);
    }
    let prefix = match arguments.call.wanted() {
        // A path of a call's folder means the call.
        Some(call) => {
            let name = call.trim_end_matches(['/', '\\']);
            format!("freeze/{}/", name.rsplit(['/', '\\']).next().unwrap_or(name))
        }
        None => "freeze/".to_owned(),
    };
    let mut tags = repository.freeze_tags(&prefix)?;
    if let Some(stage) = arguments.stage {
        tags.retain(|tag| place_in_chain(tag).0.rsplit('/').next() == Some(stage.kind().key()));
    }
    if tags.is_empty() {
        return Err(CommandError::new("verify-nothing"));
    }
    let mut protected = protected_branches(&repository)?;
    // A clone knows what its server's `HEAD` names.
    protected.extend(repository.default_branch_of("origin")?);
    let mut out = std::io::BufWriter::new(anstream::stdout().lock());
    let mut outcome = Outcome::Clean;
    let seals = in_chains(tags);
    for (index, (tag, followed)) in seals.iter().enumerate() {
        let rev = arguments.call.rev.as_deref();
        // What was published is the id of one of the seals; where it is that of none, the last one is not what it should be.
        let meant = arguments.expect.as_deref().filter(|id| {
            let is =
                |tag: &String| repository.tag_id(tag).is_some_and(|found| found.eq_ignore_ascii_case(id));
            if seals.iter().any(|(tag, _)| is(tag)) { is(tag) } else { index + 1 == seals.len() }
        });
        let verified = verify(&repository, tag, meant, rev, &protected, *followed)?;
        if !verified.changes.is_empty() {
            outcome = Outcome::Faults;
        }
        for (index, message) in report(&verified, catalog).iter().enumerate() {
            let indent = if index == 0 { "" } else { "  " };
            writeln!(out, "{indent}{}", catalog.render(message, Reveal::PublicOnly))?;
        }
    }
    out.flush()?;
    Ok(outcome)
}

fn report(verified: &Verified, catalog: &Catalog) -> Vec<Message> {
    let zone = verified.manifest.as_ref().and_then(|manifest| TimeZone::get(&manifest.time_zone).ok());
    let zone = zone.unwrap_or(TimeZone::UTC);
    let mut lines = Vec::new();
    lines.push(match &verified.manifest {
        Some(manifest) => Message::new("verify-title")
            .text("tag", &verified.tag)
            .text("stage", catalog.text(stage_name(manifest.stage)))
            .text("closes", closing(manifest.closes, &zone))
            .count("files", manifest.files.len()),
        None => Message::new("verify-title-bare").text("tag", &verified.tag),
    });
    if let Some(manifest) = verified.manifest.as_ref().filter(|manifest| manifest.number > 1) {
        let previous = manifest.previous.as_ref().map(|previous| previous.tag.as_str()).unwrap_or_default();
        lines.push(Message::new("verify-follows").text("previous", previous));
        lines.extend(manifest.amendments.iter().map(|one| amendment(one, &zone)));
        lines.extend(verified.between.iter().map(|one| differing(one, &zone)));
    }
    lines.extend(verified.changes.iter().map(|change| changed(change, &zone)));
    lines.extend(
        verified.not_sealed.iter().map(|(path, number)| {
            Message::new("verify-not-sealed").text("path", path).text("number", number)
        }),
    );
    lines.extend(verified.not_merged.iter().map(|path| Message::new("verify-not-merged").text("path", path)));
    lines.extend(verified.notes.iter().map(|note| told(note, &zone)));
    match verified.times {
        Times::Compared => lines.push(Message::new("verify-recomputed")),
        Times::NoProofs => lines.push(Message::new("verify-not-recomputed")),
        Times::NotReached => {}
    }
    lines.push(match verified.changes.len() {
        0 if !verified.not_sealed.is_empty() => {
            Message::new("verify-proven-besides").text("id", verified.id.as_deref().unwrap_or_default())
        }
        0 => Message::new("verify-proven").text("id", verified.id.as_deref().unwrap_or_default()),
        count => Message::new("verify-changed").count("count", count),
    });
    lines
}

fn changed(change: &Deviation, zone: &TimeZone) -> Message {
    let path = |id, path: &String| Message::new(id).text("path", path);
    match change {
        Deviation::TagMoved(made, Some(found)) => {
            Message::new("verify-tag-moved").text("made", short(made)).text("found", short(found))
        }
        Deviation::TagMoved(made, None) => Message::new("verify-tag-gone").text("made", short(made)),
        Deviation::NotAFreeze => Message::new("verify-not-a-freeze"),
        Deviation::Inconsistent => Message::new("verify-inconsistent"),
        Deviation::MissingHistory(reason) => Message::new("verify-missing-history").lines("reason", reason),
        Deviation::Missing(name) => path("verify-missing", name),
        Deviation::Damaged(name) => path("verify-damaged", name),
        Deviation::Rewritten(commit, at) => {
            Message::new("verify-rewritten").text("commit", short(commit)).text("at", shown(*at, zone))
        }
        Deviation::OtherClosing(listed, closes) => Message::new("verify-other-closing")
            .text("listed", closing(*listed, zone))
            .text("closes", closing(*closes, zone)),
        Deviation::OtherBranch(name) => Message::new("verify-other-branch").text("branch", name),
        Deviation::NoClosing => Message::new("verify-no-closing"),
        Deviation::Altered(name) => path("verify-altered", name),
        Deviation::Removed(name) => path("verify-removed", name),
        Deviation::Added(name) => path("verify-added", name),
        Deviation::Differs(name) => path("verify-differs", name),
        Deviation::PredecessorOther(tag, then, Some(found)) => Message::new("verify-predecessor-other")
            .text("tag", tag)
            .text("then", short(then))
            .text("found", short(found)),
        Deviation::PredecessorOther(tag, then, None) => {
            Message::new("verify-predecessor-gone").text("tag", tag).text("then", short(then))
        }
        Deviation::ChainBroken(tag) => Message::new("verify-chain-broken").text("tag", tag),
        Deviation::NoSuchAmendment(number) => Message::new("verify-no-such-amendment").text("number", number),
        Deviation::Unexcused(name) => path("verify-unexcused", name),
    }
}
