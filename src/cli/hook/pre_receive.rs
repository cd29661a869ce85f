//! `zhengji hook pre-receive`: the only gate that decides. It never writes: what a refused push brought vanishes with git's
//! quarantine, and whatever a hook had written would stay.

use jiff::Timestamp;

use super::client::Client;
use super::{Actor, tell, updates};
use crate::cli::Outcome;
use crate::cli::propose::ProposalReport;
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Catalog;
use crate::gate::{FolderCache, PROPOSALS, PushTerms, Update, facts_path, judge_push, protected_branches};
use crate::source::GitRepository;

pub(super) fn run(actor: &Actor, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let _client = Client::watch(catalog.text("hook-working"));
    let updates = updates()?;
    // Git sets it for as long as the objects of a push are not its own yet. Without it they could not be told from others. What
    // only takes references away brings none.
    let brings = updates.iter().any(|update| update.new.is_some());
    if brings && std::env::var_os("GIT_QUARANTINE_PATH").is_none() {
        return Err(CommandError::new("hook-no-quarantine"));
    }
    let repository = GitRepository::from_environment()?;
    takes_proposals(&repository, &updates)?;
    let options = PushTerms {
        now: Timestamp::now(),
        actor: actor.known(),
        require_owner: repository.switch("zhengji.requireOwner")?.unwrap_or(true),
        protected: protected_branches(&repository)?,
        folder_cache: facts_path(&repository).map(|path| FolderCache::load(&path)).unwrap_or_default(),
    };
    let mut judged = ProposalReport::of(judge_push(&repository, &updates, &options)?);
    judged.keep_errors();
    // Of proposals more is told when their turn has come.
    if !judged.is_faulty() && updates.iter().all(|update| update.name.starts_with(PROPOSALS)) {
        return Ok(Outcome::Clean);
    }
    Ok(tell(&judged, brings, catalog, &mut anstream::stdout().lock()))
}

/// Where nobody takes proposals in, git would make a reference of that name, and whoever pushed would believe to have handed
/// something in.
fn takes_proposals(repository: &GitRepository, updates: &[Update]) -> Result<(), CommandError> {
    if !updates.iter().any(|update| update.name.starts_with(PROPOSALS)) {
        return Ok(());
    }
    let taken = repository.settings("receive.procReceiveRefs")?;
    // Each may say first for what: `ad:refs/for`.
    let prefix = |setting: &String| {
        let name = setting.rsplit(':').next().unwrap_or(setting).trim_end_matches('/');
        PROPOSALS.trim_end_matches('/') == name || name == "refs"
    };
    if taken.iter().any(prefix) { Ok(()) } else { Err(CommandError::new("hook-no-proposals")) }
}
