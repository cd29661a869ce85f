//! `zhengji hook post-receive`: writes down what arrived, when and by whom, by the server's clock.

use std::io::Write as _;

use jiff::Timestamp;

use super::{Actor, updates};
use crate::built_in;
use crate::cli::Outcome;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::gate::{FolderCache, facts_path, protected_branches};
use crate::source::{GitRepository, Receipt, Receipts, Source};

const NOTHING: &str = "0000000000000000000000000000000000000000";

pub(super) fn run(actor: &Actor, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let at = Timestamp::now();
    let updates = updates()?;
    let repository = GitRepository::from_environment()?;
    let actor = actor.known();
    let protected = protected_branches(&repository)?;
    let id = |id: &Option<String>| id.clone().unwrap_or_else(|| NOTHING.to_owned());
    let receipt = |update: &crate::gate::Update| Receipt {
        at,
        reference: update.name.clone(),
        old: id(&update.old),
        new: id(&update.new),
        actor: actor.clone(),
    };
    let receipts = Receipts::of(&repository);
    let written: Vec<Receipt> = updates.iter().map(receipt).collect();
    receipts.append(&written).map_err(|error| {
        CommandError::new("hook-receipts").text("path", receipts.path().display()).reason(error)
    })?;
    let message = Message::new("hook-received")
        .text("at", at.to_zoned_datetime(jiff::tz::TimeZone::UTC).strftime("%F %T UTC"));
    // The receipt counts, whether anybody reads of it or not.
    let _ = writeln!(anstream::stdout(), "{}", catalog.render(&message, Reveal::PublicOnly));
    for update in &updates {
        if let (Some(new), true) = (&update.new, protected.contains(&update.name)) {
            renew_facts(&repository, new)?;
        }
    }
    Ok(Outcome::Clean)
}

/// What the next push need not read again. Without it the gate judges the same, only slower.
fn renew_facts(repository: &GitRepository, new: &str) -> Result<(), CommandError> {
    let Some(path) = facts_path(repository) else { return Ok(()) };
    let revision = repository.tip(new)?.revision;
    let schemas = built_in::schemas(&revision.schema_overrides()?)
        .map_err(|error| CommandError::new("cli-schema").reason(error))?;
    FolderCache::load(&path)
        .renew(&revision, &schemas, &path)?
        .map_err(|error| CommandError::new("hook-facts").text("path", path.display()).reason(error))
}
