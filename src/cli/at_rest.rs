//! How the files stand that a call has sealed values in: the rule `sealed` goes by it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::CallArguments;
use crate::call::layout::Role;
use crate::call::{Call, Settings};
use crate::command_error::CommandError;
use crate::document::{self, Syntax};
use crate::rules::AtRest;
use crate::sealing::{Block, readable};
use crate::source::{Content, GitRepository, Source};

/// What was opened to be judged, and which files are committed as they stand. Without git none is.
pub(super) fn at_rest(
    arguments: &CallArguments,
    source: &dyn Source,
    call: &Call,
) -> Result<AtRest, CommandError> {
    let mut at_rest = AtRest::default();
    if !call.settings.as_ref().is_some_and(Settings::seals) {
        return Ok(at_rest);
    }
    let own = call.documents.iter().filter(|(role, _)| matches!(role, Role::Unit(_) | Role::Demand(..)));
    let told = own.filter(|(_, document)| readable(document).next().is_some());
    let mut files: BTreeMap<Arc<str>, Arc<str>> =
        told.map(|(_, document)| (Arc::clone(&document.path), Arc::clone(&document.text))).collect();
    if let Some(closed) = source.closed() {
        let part = closed.read_part(&call.name, &|_, path| files.contains_key(path))?;
        for (_, file) in part.files {
            let Content::Bytes(bytes) = file.content else { continue };
            let parsed = document::parse(&file.path, &bytes, Syntax::Yaml);
            let Some(document) = parsed.document else { continue };
            let sealed = Block::all(&document).into_iter().filter(Block::is_sealed);
            at_rest.opened.extend(sealed.map(|block| (Arc::clone(&file.path), block.key.to_owned())));
            files.insert(file.path, Arc::clone(&document.text));
        }
    }
    if arguments.rev.is_some() {
        at_rest.committed.extend(files.into_keys());
        return Ok(at_rest);
    }
    let Ok(git) = GitRepository::discover(source.root()) else { return Ok(at_rest) };
    let (Ok(head), Some(place)) = (git.revision("HEAD"), git.place_of(source.root())) else {
        return Ok(at_rest);
    };
    for (path, text) in files {
        let committed = head.file(&format!("{place}{path}")).ok().flatten();
        let committed = committed.and_then(|bytes| document::parse(&path, &bytes, Syntax::Yaml).document);
        // A checkout on Windows may have other ends of lines.
        if committed.is_some_and(|committed| committed.text.replace('\r', "") == text.replace('\r', "")) {
            at_rest.committed.insert(path);
        }
    }
    Ok(at_rest)
}
