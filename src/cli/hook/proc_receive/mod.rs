//! `zhengji hook proc-receive`: takes in proposals, pushes to `refs/for/<branch>`, one after the other in the order in which
//! they arrived. Each is judged as it would stand on the branch when its turn has come, and merged where it passes, so that
//! nobody has to push again because somebody else was faster.
//!
//! When it runs, git has taken what was pushed out of quarantine, so `pre-receive` has searched it for secrets before. What
//! is refused here stays unreachable until git throws it away.

mod merging;
mod session;

use std::io::{self, Write};

use super::client::Client;
use super::{Actor, say};
use crate::cli::Outcome;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::gate::{FolderCache, PROPOSALS, PushTerms, facts_path, protected_branches};
use crate::source::{GitRepository, Queue};
use merging::Taker;
use session::Answer;

pub(super) fn run(actor: &Actor, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let client = Client::watch(catalog.text("hook-working"));
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let request = session::open(&mut input, &mut output)
        .ok()
        .flatten()
        .ok_or_else(|| CommandError::new("hook-input"))?;
    let repository = GitRepository::from_environment()?;
    let queue = |error: io::Error| {
        let place = repository.git_directory().join("zhengji").display().to_string();
        CommandError::new("hook-queue").text("path", place).reason(error)
    };
    // The time of arrival: all of it is here. How long others keep it waiting is not its fault.
    let turn = Queue::of(&repository).enter().map_err(queue)?;
    turn.wait().map_err(queue)?;
    let terms = PushTerms {
        now: turn.arrived,
        actor: actor.known(),
        require_owner: repository.switch("zhengji.requireOwner")?.unwrap_or(true),
        protected: protected_branches(&repository)?,
        folder_cache: facts_path(&repository).map(|path| FolderCache::load(&path)).unwrap_or_default(),
    };
    let taker = Taker { repository: &repository, terms: &terms, client: &client, catalog };
    for update in &request.updates {
        let answer = match update.name.strip_prefix(PROPOSALS) {
            None => Answer::NotOurs,
            // Git would do the other half later, or not.
            Some(_) if request.atomic => refused(catalog, &Message::new("hook-proposal-atomic")),
            Some(branch) => taker.take(update, branch).unwrap_or_else(|error| {
                say(&error.tell(catalog));
                refused(catalog, &Message::new("hook-proposal-not-judged"))
            }),
        };
        session::answer(&mut output, &update.name, &answer)
            .and_then(|()| output.flush())
            .map_err(|error| CommandError::new("hook-output").reason(error))?;
    }
    // Whoever hears the end finds no number of this one left, even where the process is ended for want of a reader.
    drop(turn);
    session::end(&mut output).map_err(|error| CommandError::new("hook-output").reason(error))?;
    Ok(Outcome::Clean)
}

fn refused(catalog: &Catalog, reason: &Message) -> Answer {
    Answer::Refused(catalog.render(reason, Reveal::PublicOnly))
}
