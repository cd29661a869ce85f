//! `zhengji verify --receipt`: a receipt that somebody holds in hand against what was sealed.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read as _, Write};
use std::path::Path;

use jiff::tz::TimeZone;

use super::Outcome;
use super::freeze::{shown, stage_name};
use crate::call::{Account, Platform, StageKind};
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::gate::{ALLOWED_SIGNERS, AllowedSigners};
use crate::proof::{Manifest, NAMESPACE, SignedReceipt, in_chains};
#[cfg(unix)]
use crate::receive::waiting;
use crate::source::{FILE_BYTES, GitRepository, HandedFile};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

pub(super) fn verify(
    repository: &GitRepository,
    path: &Path,
    catalog: &Catalog,
) -> Result<Outcome, CommandError> {
    let receipt = read(path)?;
    let mut lines = vec![
        Message::new("receipt-title")
            .text("number", &receipt.number)
            .text("call", &receipt.call)
            .text("received", &receipt.received)
            .count("count", receipt.files.len()),
    ];
    let signed = signature(repository, &receipt, &mut lines)?;
    let listed = in_ledger(repository, &receipt, &mut lines)?;
    let held = contents(repository, &receipt, catalog, &mut lines)?;
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    for (index, line) in lines.iter().enumerate() {
        let indent = if index == 0 { "" } else { "  " };
        writeln!(out, "{indent}{}", catalog.render(line, Reveal::PublicOnly))?;
    }
    out.flush()?;
    Ok(if signed && listed && held { Outcome::Clean } else { Outcome::Faults })
}

fn read(path: &Path) -> Result<SignedReceipt, CommandError> {
    let bad = |error: &dyn std::fmt::Display| {
        CommandError::new("receipt-unreadable").text("path", path.display()).reason(error)
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| bad(&error))?;
    file.take(FILE_BYTES).read_to_end(&mut bytes).map_err(|error| bad(&error))?;
    serde_json::from_slice(&bytes).map_err(|error| bad(&error))
}

/// Whether a key has signed it that the bureau has named.
fn signature(
    repository: &GitRepository,
    receipt: &SignedReceipt,
    lines: &mut Vec<Message>,
) -> Result<bool, CommandError> {
    if receipt.check().is_err() {
        lines.push(Message::new("receipt-tampered"));
        return Ok(false);
    }
    let named = repository.revision("HEAD")?.file(ALLOWED_SIGNERS)?.unwrap_or_default();
    let (signers, _) = AllowedSigners::read(&named, &TimeZone::UTC);
    let key = Account::new(Platform::Ssh, &receipt.key);
    let known = signers.names_for(&key, NAMESPACE);
    lines.push(if known {
        Message::new("receipt-signed")
    } else {
        Message::new("receipt-key-unknown").text("path", ALLOWED_SIGNERS)
    });
    Ok(known)
}

/// Whether the server's own lines say the same, where they are here.
fn in_ledger(
    repository: &GitRepository,
    receipt: &SignedReceipt,
    lines: &mut Vec<Message>,
) -> Result<bool, CommandError> {
    let ledger = repository.moving()?.ledger()?;
    let mut handed = ledger.receipts.iter().filter_map(SignedReceipt::of).peekable();
    // A clone has none.
    if handed.peek().is_none() || handed.any(|own| own == *receipt) {
        return Ok(true);
    }
    lines.push(Message::new("receipt-not-in-ledger"));
    Ok(false)
}

/// Whether the last sealed list of its stage holds every file; where that stage is not sealed yet, whether the branch does.
fn contents(
    repository: &GitRepository,
    receipt: &SignedReceipt,
    catalog: &Catalog,
    lines: &mut Vec<Message>,
) -> Result<bool, CommandError> {
    let tags = repository.freeze_tags(&format!("freeze/{}/", receipt.call))?;
    let mut lists = Vec::new();
    for (tag, followed) in in_chains(tags) {
        let frozen = if followed { None } else { repository.frozen(&tag)? };
        if let Some(manifest) = frozen.and_then(|frozen| Manifest::read(&frozen.manifest)) {
            lists.push((tag, manifest));
        }
    }
    let stage = |file: &HandedFile| {
        let mut stages = [StageKind::Submission, StageKind::Recommendation].into_iter();
        stages.find(|stage| stage.folder().is_some_and(|folder| folder.holds(&receipt.call, &file.path)))
    };
    let of = |file: &HandedFile| {
        let stage = stage(file)?;
        lists.iter().find(|(_, list)| list.stage == stage)
    };
    if lists.is_empty() {
        lines.push(Message::new("receipt-not-sealed"));
    } else {
        let open: BTreeSet<StageKind> =
            receipt.files.iter().filter(|file| of(file).is_none()).filter_map(stage).collect();
        lines.extend(open.into_iter().map(|stage| {
            Message::new("receipt-stage-not-sealed").text("stage", catalog.text(stage_name(stage)))
        }));
    }
    let (mut held, mut all_sealed, mut none_missing) = (true, true, true);
    for file in &receipt.files {
        let sealed = of(file).map(|(tag, list)| sealed(file, tag, list));
        let is_open = sealed.is_none();
        let (line, is_held) = match sealed {
            Some(found) => found,
            None => on_branch(repository, file)?,
        };
        all_sealed &= !is_open;
        none_missing &= is_open || is_held;
        let waits = if is_held { None } else { waits(repository, receipt, file)? };
        match waits {
            // Nothing is wrong with what waits as it was handed in, before it is sealed.
            Some((told, is_same)) if is_open => {
                held &= is_same;
                lines.push(told);
            }
            waits => {
                held &= is_held;
                lines.push(line);
                lines.extend(waits.map(|(told, _)| told));
            }
        }
    }
    if !none_missing {
        lines.push(Message::new("receipt-not-proven"));
    } else if all_sealed {
        lines.push(Message::new("receipt-proven"));
    }
    Ok(held)
}

/// What stands of a file with what waits to be confirmed, and whether it is as it was handed in; none where nothing of it waits here.
#[cfg(unix)]
fn waits(
    repository: &GitRepository,
    receipt: &SignedReceipt,
    file: &HandedFile,
) -> Result<Option<(Message, bool)>, CommandError> {
    for one in waiting(repository)?.into_iter().filter(|one| one.call == receipt.call) {
        let found = one.files()?.into_iter().find(|edit| edit.path == file.path);
        if let Some(bytes) = found.and_then(|edit| edit.content) {
            let same = is_same(&bytes, file);
            let id = if same { "receipt-waits" } else { "receipt-waits-other" };
            return Ok(Some((Message::new(id).text("path", &file.path), same)));
        }
    }
    Ok(None)
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "what waits is on servers, which are none of these")]
fn waits(
    _: &GitRepository,
    _: &SignedReceipt,
    _: &HandedFile,
) -> Result<Option<(Message, bool)>, CommandError> {
    Ok(None)
}

fn sealed(file: &HandedFile, tag: &str, list: &Manifest) -> (Message, bool) {
    let line = |id| Message::new(id).text("path", &file.path).text("tag", tag);
    let zone = TimeZone::get(&list.time_zone).unwrap_or(TimeZone::UTC);
    if list.withdrawn.iter().any(|entry| entry.path == file.path && entry.sha256 != file.sha256) {
        return (line("receipt-withdrawn"), false);
    }
    match list.entries().find(|entry| entry.path == file.path) {
        Some(entry) if entry.sha256 == file.sha256 => (line("receipt-held"), true),
        Some(entry) => (line("receipt-replaced").text("arrived", shown(entry.arrived, &zone)), false),
        None => (line("receipt-missing"), false),
    }
}

fn on_branch(repository: &GitRepository, file: &HandedFile) -> Result<(Message, bool), CommandError> {
    let bytes = repository.revision("HEAD")?.file(&file.path)?;
    let same = bytes.is_some_and(|bytes| is_same(&bytes, file));
    let id = if same { "receipt-on-branch" } else { "receipt-not-on-branch" };
    Ok((Message::new(id).text("path", &file.path), same))
}

fn is_same(bytes: &[u8], file: &HandedFile) -> bool {
    HEXLOWER.encode(&Sha256::digest(bytes)) == file.sha256
}
