//! `zhengji check --shard` and `--merge`: a check done by several jobs, with the outcome of one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::CallArguments;
use super::at_rest::at_rest;
use super::checked::{CheckedCall, stamped};
use super::timings::Timings;
use crate::built_in;
use crate::call::layout::Role;
use crate::call::{ReadFile, read_file};
use crate::check::{Assembled, FileFindings, Options};
use crate::command_error::CommandError;
use crate::cores::AllCores;
use crate::gate::earlier_demands;
use crate::shard::{Head, Part, Share, decode, encode, terms};
use crate::source::{Content, File, NewFile, write_one};

/// What a share came to.
pub(super) struct Written {
    pub(super) files: usize,
    pub(super) faults: usize,
}

/// Reads and judges the files of one share and writes what was found into `out`.
pub(super) fn write_share(
    arguments: &CallArguments,
    share: Share,
    out: &Path,
) -> Result<Written, CommandError> {
    let now = arguments.now()?;
    let source = arguments.source()?;
    let name = source.call(arguments.wanted())?;
    let overrides = source.schema_overrides()?;
    let schemas =
        built_in::schemas(&overrides).map_err(|error| CommandError::new("cli-schema").reason(error))?;
    let path = Role::Call.in_call(&name).to_string();
    // The settings belong to what every file is judged by, so every share reads them.
    let part = source.read_part(&name, &|index, file| share.holds(index) || file == path)?;
    let settings = part.files.iter().find(|(_, file)| *file.path == *path).map(|(_, file)| file);
    let Some(settings) = settings else {
        return Err(CommandError::new("cli-no-settings").text("path", path));
    };
    let head = Head {
        call: name.clone(),
        terms: terms(content(settings), &overrides, &part.paths),
        share,
        total: part.paths.len(),
    };
    let (places, files): (Vec<usize>, Vec<ReadFile>) =
        part.files.par_iter().map(|(index, file)| (*index, read_file(&name, file, &schemas))).unzip();
    let assembled = Assembled::new(&name, &files);
    let found = assembled.judge_files(&Options::new(&schemas, now), &AllCores);
    let mut found: BTreeMap<Arc<str>, FileFindings> = found.into_iter().collect();
    let parts: Vec<Part> = places
        .into_iter()
        .zip(files)
        .filter(|(index, _)| share.holds(*index))
        .map(|(index, file)| Part { index, found: found.remove(&*file.path).unwrap_or_default(), file })
        .collect();
    let faults = parts.iter().map(|part| part.file.diagnostics.len() + part.found.len()).sum();
    encode(&head, &parts).and_then(|bytes| write_one(NewFile::replace(out, bytes).passing())).map_err(
        |error| CommandError::new("cli-shard-write").text("path", out.display()).text("reason", error),
    )?;
    Ok(Written { files: parts.len(), faults })
}

fn content(file: &File) -> &[u8] {
    match &file.content {
        Content::Bytes(bytes) => bytes,
        Content::Unread(_) => &[],
    }
}

/// Puts the shares of a check together and judges what looks across files.
pub(super) fn merge(arguments: &CallArguments, files: &[PathBuf]) -> Result<CheckedCall, CommandError> {
    let mut timings = Timings::begin();
    let now = arguments.now()?;
    let source = arguments.source()?;
    let name = source.call(arguments.wanted())?;
    let overrides = source.schema_overrides()?;
    let schemas =
        built_in::schemas(&overrides).map_err(|error| CommandError::new("cli-schema").reason(error))?;
    let shares = files.par_iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?;
    let parts = complete(&name, shares)?;
    timings.lap("timing-read");
    let mut by_file: Vec<(Arc<str>, FileFindings)> = Vec::new();
    let mut files = Vec::with_capacity(parts.len());
    for Part { file, found, .. } in parts {
        by_file.push((file.path.clone(), found));
        files.push(file);
    }
    by_file.sort_by(|(a, _), (b, _)| a.cmp(b));
    let by_file = by_file.into_iter().map(|(_, found)| found).collect();
    let assembled = Assembled::new(&name, &files);
    let earlier = earlier_demands(source.as_ref(), &assembled.call, &schemas)?;
    let stamped = stamped(arguments, source.as_ref(), &assembled.call, &schemas);
    let at_rest = at_rest(arguments, source.as_ref(), &assembled.call)?;
    let options = Options {
        earlier: &earlier,
        stamped: Some(&stamped),
        at_rest: Some(&at_rest),
        ..Options::new(&schemas, now)
    };
    let diagnostics = assembled.conclude(&options, by_file, &AllCores);
    let judgement = assembled.reported(&files, &options, diagnostics);
    timings.lap("timing-rules");
    Ok(CheckedCall::new(source, schemas, judgement, now, timings))
}

fn read(path: &Path) -> Result<(PathBuf, Head, Vec<Part>), CommandError> {
    let bytes = fs::read(path)
        .map_err(|error| CommandError::new("cli-io").text("path", path.display()).text("reason", error))?;
    let (head, parts) = decode(&bytes).map_err(|error| {
        let id = match error {
            crate::shard::ShardError::Foreign => "cli-shard-foreign",
            crate::shard::ShardError::Damaged => "cli-shard-damaged",
        };
        CommandError::new(id).text("path", path.display())
    })?;
    Ok((path.to_owned(), head, parts))
}

/// All files of the call in their order: every share there once, all of one check, nothing missing.
fn complete(name: &str, mut shares: Vec<(PathBuf, Head, Vec<Part>)>) -> Result<Vec<Part>, CommandError> {
    shares.sort_by_key(|(_, head, _)| head.share.number);
    let Some((first, head, _)) = shares.first() else { return Err(CommandError::new("cli-shard-none")) };
    let (first, head) = (first.clone(), head.clone());
    if head.call != name {
        return Err(CommandError::new("cli-shard-call")
            .text("path", first.display())
            .text("call", &head.call));
    }
    for (path, other, _) in &shares {
        if (&other.call, other.terms, other.share.of, other.total)
            != (&head.call, head.terms, head.share.of, head.total)
        {
            return Err(CommandError::new("cli-shard-differ")
                .text("path", path.display())
                .text("first", first.display()));
        }
    }
    let given: Vec<u32> = shares.iter().map(|(_, head, _)| head.share.number).collect();
    if given.iter().copied().ne(1..=head.share.of) {
        let missing: Vec<String> = (1..=head.share.of)
            .filter(|number| !given.contains(number))
            .map(|number| format!("{number}/{}", head.share.of))
            .collect();
        return Err(if missing.is_empty() {
            CommandError::new("cli-shard-twice")
        } else {
            CommandError::new("cli-shard-missing").list("shares", missing)
        });
    }
    let mut parts: Vec<Part> = shares.into_iter().flat_map(|(.., parts)| parts).collect();
    parts.sort_by_key(|part| part.index);
    if parts.iter().map(|part| part.index).ne(0..head.total) {
        return Err(CommandError::new("cli-shard-damaged").text("path", first.display()));
    }
    Ok(parts)
}
