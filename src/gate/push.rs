//! Judges a push: every branch and tag that it moves.
//!
//! Protected branches are judged as proposals are, from their old tip to the new one, so that pushes at the same time need
//! no lock: git itself refuses the second, whose old tip is no more. On other branches nothing is decided, but what is
//! pushed there can be fetched, so what it brings is searched for secrets.

use std::rc::Rc;
use std::sync::Arc;

use jiff::Timestamp;

use super::GateError;
use super::change::ProposedChange;
use super::folder_cache::FolderCache;
use super::judge::{ProposalOptions, Verdict, judge};
use super::screening::{Screening, screen};
use crate::built_in;
use crate::call::{assemble, read_file};
use crate::rules::{self, ReferenceChange, ReferenceUpdate};
use crate::source::{Advance, Budget, GitError, GitRepository, Source, Tip};

/// Where proposals to a branch are pushed to: `refs/for/main`.
pub const PROPOSALS: &str = "refs/for/";

/// One line of what git tells a hook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// The object it named, in hexadecimal; none for a new reference.
    pub old: Option<String>,
    /// The object it is to name; none for a deletion.
    pub new: Option<String>,
    /// Its full name.
    pub name: String,
}

/// By what a push is judged.
#[derive(Debug)]
pub struct PushTerms {
    /// The server's clock.
    pub now: Timestamp,
    /// Who pushes, as the server says.
    pub actor: Option<String>,
    /// Whether it is a fault that nobody knows who proposes a change.
    pub require_owner: bool,
    /// Full names of the branches that are protected.
    pub protected: Vec<String>,
    /// What is known of files that it does not touch.
    pub folder_cache: FolderCache,
}

impl Update {
    /// Reads `old new name`; none when it is not that.
    pub fn parse(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let (old, new, name) = (words.next()?, words.next()?, words.next()?);
        let well_formed = words.next().is_none() && name.starts_with("refs/") && name.len() > "refs/".len();
        well_formed.then_some(Self { old: id(old)?, new: id(new)?, name: name.to_owned() })
    }
}

/// An id in hexadecimal; nothing for the zeros that stand for none.
pub fn id(text: &str) -> Option<Option<String>> {
    let hex = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
    if text.len() != 40 || !text.bytes().all(hex) {
        return None;
    }
    Some(text.bytes().any(|byte| byte != b'0').then(|| text.to_owned()))
}

/// Judges every line of a push.
///
/// # Errors
/// When something cannot be read: the push is then to be refused.
pub fn judge_push(
    repository: &GitRepository,
    updates: &[Update],
    options: &PushTerms,
) -> Result<Vec<Verdict>, GateError> {
    let budget: Rc<Budget> = Rc::default();
    let mut verdicts = Vec::new();
    let mut aside = Screening { budget: Rc::clone(&budget), ..Screening::at(options.now) };
    for update in updates {
        if update.name.starts_with("refs/replace/") || is_freeze_tag(&update.name) {
            let change = match (&update.old, &update.new) {
                (None, _) if is_freeze_tag(&update.name) && !may_seal(repository, update, options)? => {
                    ReferenceChange::Foreign
                }
                (None, _) => ReferenceChange::Created,
                (_, None) => ReferenceChange::Deleted,
                (Some(_), Some(_)) => ReferenceChange::Rewritten,
            };
            aside.references.push(reference(update, change));
        }
        if update.old.is_none() {
            aside.names.push(update.name.clone());
        }
        if options.protected.contains(&update.name) {
            verdicts.extend(protected(repository, update, options, &mut aside.references, &budget)?);
        } else if let Some(new) = &update.new {
            let Tip { revision, tags } = repository.tip(new)?;
            aside.heads.push(revision);
            aside.tags.extend(tags);
        }
    }
    // A reference that decides nothing: what it brings can be fetched.
    if !aside.heads.is_empty() {
        aside.commits = repository.new_commits(&aside.heads, "refs/", &budget)?;
    }
    let Screening { commits, tags, references, names, .. } = &aside;
    if !(commits.is_empty() && tags.is_empty() && references.is_empty() && names.is_empty()) {
        verdicts.push(screen(repository, &aside)?);
    }
    Ok(verdicts)
}

/// Whether somebody may make the tag of a freeze: the bureau of its call, by the branch that `HEAD` names.
fn may_seal(repository: &GitRepository, update: &Update, options: &PushTerms) -> Result<bool, GateError> {
    let call = update.name.strip_prefix("refs/tags/freeze/").and_then(|rest| rest.split('/').next());
    let base = repository.default_branch()?.map(|name| repository.reference(&name)).transpose()?.flatten();
    let (Some(call), Some(base), Some(actor)) = (call, base, &options.actor) else { return Ok(false) };
    let schemas = built_in::schemas(&base.schema_overrides()?)?;
    let files: Vec<_> = base.read_call(call)?.iter().map(|file| read_file(call, file, &schemas)).collect();
    let (call, _) = assemble(call, &files);
    Ok(rules::is_bureau(&call, actor))
}

fn is_freeze_tag(name: &str) -> bool {
    name.starts_with("refs/tags/freeze/") || name == "refs/tags/freeze"
}

fn reference(update: &Update, change: ReferenceChange) -> ReferenceUpdate {
    ReferenceUpdate { name: Arc::from(update.name.as_str()), change }
}

fn protected(
    repository: &GitRepository,
    update: &Update,
    options: &PushTerms,
    references: &mut Vec<ReferenceUpdate>,
    budget: &Rc<Budget>,
) -> Result<Vec<Verdict>, GateError> {
    let Some(new) = &update.new else {
        references.push(reference(update, ReferenceChange::Deleted));
        return Ok(Vec::new());
    };
    let new = repository.tip(new)?;
    let old = update.old.as_deref().map(|old| repository.tip(old)).transpose()?;
    if let Some(old) = &old {
        match repository.advance(&old.revision, &new.revision)? {
            Advance::Forward => {}
            Advance::Foxtrot => references.push(reference(update, ReferenceChange::Foxtrot)),
            // What it would bring is not judged: it cannot come in, whatever it is. It stays in no object store either.
            Advance::Rewritten => {
                references.push(reference(update, ReferenceChange::Rewritten));
                return Ok(Vec::new());
            }
        }
    }
    let change = ProposedChange::pushed(repository, old.map(|old| old.revision), new.revision, budget)?;
    let own = ProposalOptions {
        actor: options.actor.clone(),
        require_owner: options.require_owner,
        ..ProposalOptions::unknown(options.now)
    };
    judge(&change, &own, Some(&options.folder_cache))
}

/// What branches are called that proposals are merged into. They are protected even where `HEAD` names another one: a new
/// bare repository's `HEAD` may name a branch that nobody uses.
const USUAL: [&str; 2] = ["refs/heads/main", "refs/heads/master"];

/// The branches that a repository protects: the one that `HEAD` names, `main` and `master`, and those that `zhengji.protect`
/// names.
///
/// # Errors
/// When its configuration cannot be read.
pub fn protected_branches(repository: &GitRepository) -> Result<Vec<String>, GitError> {
    let full = |name: String| {
        if name.starts_with("refs/") { name } else { format!("refs/heads/{name}") }
    };
    let mut branches: Vec<String> = repository.settings("zhengji.protect")?.into_iter().map(full).collect();
    branches.extend(repository.default_branch()?);
    branches.extend(USUAL.map(str::to_owned));
    Ok(branches)
}

#[cfg(test)]
mod tests {
    use super::Update;

    #[test]
    fn lines_are_read_strictly() {
        let (a, zero) = ("a".repeat(40), "0".repeat(40));
        let update = |old: Option<&str>, new: Option<&str>| Update {
            old: old.map(str::to_owned),
            new: new.map(str::to_owned),
            name: "refs/heads/main".to_owned(),
        };
        let parse = |line: String| Update::parse(&line);
        assert_eq!(parse(format!("{zero} {a} refs/heads/main")), Some(update(None, Some(&a))));
        assert_eq!(parse(format!("{a} {zero} refs/heads/main")), Some(update(Some(&a), None)));
        for line in [
            format!("{a} {a}"),
            format!("{a} {a} main"),
            format!("{a} {a} refs/heads/a b"),
            format!("{a}  {a} refs/heads/a"),
            format!("{} {a} refs/heads/a", "A".repeat(40)),
            format!("{} {a} refs/heads/a", "a".repeat(39)),
            String::new(),
        ] {
            assert_eq!(Update::parse(&line), None, "{line}");
        }
    }
}
