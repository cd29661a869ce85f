//! `zhengji check --fix`: writes the cures that are certain into the files, and nothing else.

use std::collections::BTreeMap;

use super::CallArguments;
use super::checked::{CheckedCall, check_call};
use crate::command_error::CommandError;
use crate::diagnostic::{Diagnostic, Replacement};
use crate::source::Repository;

/// A cure can uncover the next fault of a file (a file that did not parse now does); more rounds than this are none of
/// ours.
const ROUNDS: usize = 8;

/// Mends what can be mended and judges what is left. Returns how many places were mended.
pub(super) fn fix(arguments: &CallArguments) -> Result<(CheckedCall, usize), CommandError> {
    if arguments.rev.is_some() {
        return Err(CommandError::new("cli-fix-revision"));
    }
    let repository = Repository::find(&arguments.directory)?;
    let mut mended = 0;
    for _ in 0..ROUNDS {
        let checked = check_call(arguments)?;
        let edits = edits(&checked.diagnostics);
        if edits.is_empty() {
            return Ok((checked, mended));
        }
        mended += edits.values().map(Vec::len).sum::<usize>();
        repository.edit_all(&edits.into_iter().collect::<Vec<_>>())?;
    }
    Ok((check_call(arguments)?, mended))
}

/// The replacements by file, in the order of the file; of overlapping ones the first.
fn edits(diagnostics: &[Diagnostic]) -> BTreeMap<String, Vec<(std::ops::Range<usize>, String)>> {
    let mut files: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for Replacement { location, text, .. } in diagnostics.iter().filter_map(|d| d.replacement.as_ref()) {
        let Some(span) = location.span.filter(|span| span.start.line == span.end.line) else { continue };
        let range = span.start.offset as usize..span.end.offset as usize;
        files.entry(location.path.to_string()).or_default().push((range, text.clone()));
    }
    for edits in files.values_mut() {
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut end = 0;
        edits.retain(|(range, _)| {
            let apart = range.start >= end;
            end = if apart { range.end } else { end };
            apart
        });
    }
    files
}
