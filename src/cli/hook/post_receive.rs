//! `zhengji hook post-receive`: writes down what arrived, when and by whom, by the server's clock.

use std::io::Write as _;
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::{Actor, excused_message, received_at, updates};
use crate::built_in;
use crate::cli::Outcome;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::gate::{FolderCache, Update, excused, facts_path, protected_branches};
use crate::source::{Budget, Excused, GitError, GitRepository, LATE_RECEIPT, Ledger, Receipt, Source};

const NOTHING: &str = "0000000000000000000000000000000000000000";

pub(super) fn run(actor: &Actor, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let at = Timestamp::now();
    let updates = updates()?;
    let repository = GitRepository::from_environment()?;
    let actor = actor.known();
    let protected = protected_branches(&repository)?;
    let id = |id: &Option<String>| id.clone().unwrap_or_else(|| NOTHING.to_owned());
    let receipt = |update: &Update| Receipt {
        at,
        reference: update.name.clone(),
        old: id(&update.old),
        new: id(&update.new),
        actor: actor.clone(),
        excused: if protected.contains(&update.name) {
            excused_of(&repository, update, at)
        } else {
            Vec::new()
        },
        handed: None,
    };
    let receipts: Vec<Receipt> = updates.iter().map(receipt).collect();
    if write(&repository, &receipts, &protected)? {
        let message = Message::new("hook-received").text("at", received_at(at));
        // The receipt counts, whether anybody reads of it or not.
        let _ = writeln!(anstream::stdout(), "{}", catalog.render(&message, Reveal::PublicOnly));
        for excused in receipts.iter().flat_map(|receipt| &receipt.excused) {
            let message = excused_message(excused);
            let _ = writeln!(anstream::stdout(), "{}", catalog.render(&message, Reveal::PublicOnly));
        }
    }
    for update in &updates {
        if let (Some(new), true) = (&update.new, protected.contains(&update.name)) {
            renew_facts(&repository, new)?;
        }
    }
    Ok(Outcome::Clean)
}

/// What a push brings under amendments. What cannot be read costs the receipt nothing but that: the seals work it out anew.
fn excused_of(repository: &GitRepository, update: &Update, at: Timestamp) -> Vec<Excused> {
    let (Some(old), Some(new)) = (&update.old, &update.new) else { return Vec::new() };
    let find = || {
        let (old, new) = (repository.tip(old)?.revision, repository.tip(new)?.revision);
        let changes = new.changes_since(Some(&old), &Budget::default())?;
        excused(&old, &new, &changes, at)
    };
    find().unwrap_or_default()
}

/// Writes receipts, and says whether there were any to be written: those of proposals stand there already.
fn write(
    repository: &GitRepository,
    receipts: &[Receipt],
    protected: &[String],
) -> Result<bool, CommandError> {
    let failed = |error: GitError| match error {
        GitError::Receipts { path, source } => {
            CommandError::new("hook-receipts").text("path", path.display()).reason(source)
        }
        error => error.into(),
    };
    let is_protected = |receipt: &Receipt| protected.contains(&receipt.reference);
    let mut moving = repository.moving().map_err(failed)?;
    let mut ledger = moving.ledger().map_err(failed)?;
    // Whoever moved a protected branch before may not have come to write yet.
    let until = Instant::now() + LATE_RECEIPT;
    let follows = |ledger: &Ledger| {
        receipts.iter().filter(|receipt| is_protected(receipt)).all(|receipt| {
            let last = ledger.last_of(&receipt.reference);
            last.is_none_or(|last| last.new == receipt.old) || ledger.holds(receipt)
        })
    };
    while !follows(&ledger) && Instant::now() < until {
        drop(moving);
        thread::sleep(Duration::from_millis(20));
        moving = repository.moving().map_err(failed)?;
        ledger = moving.ledger().map_err(failed)?;
    }
    let known =
        |receipt: &Receipt| is_protected(receipt) && (receipt.old == receipt.new || ledger.holds(receipt));
    let missing: Vec<Receipt> = receipts.iter().filter(|receipt| !known(receipt)).cloned().collect();
    moving.receive(&missing).map_err(failed)?;
    Ok(!missing.is_empty())
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
