//! What counted at a deadline, and how that is proven later.
//!
//! [`what_counted`] reads the state that a branch was received in last before a stage closed, and lists every file of it
//! with the time its version came in. `freeze` puts that list and those files into a tag; [`verify`] compares the tag with
//! everything that is still there.

mod arrivals;
mod chain;
mod contents;
mod counted;
mod exceptions;
mod late;
mod manifest;
mod pending;
mod receipt;
mod verify;

pub use arrivals::{arrivals, versions_of_demands};
pub use chain::{Between, Change, between};
pub use counted::{After, Counted, Deadline, Note, ProofError, amendments_of, what_counted};
pub use exceptions::Accepted;
pub use late::late_under;
pub use manifest::{Entry, Manifest, Previous, Proof, Reached, Removal};
pub use pending::{Pending, PendingError, read_pending};
pub use receipt::{NAMESPACE, ReceiptKey, ReceiptKeyError, SignedReceipt, Untrue, usual_key};
pub use verify::{Deviation, Times, Verified, is_seal, verify};

use crate::call::layout::Role;
use crate::call::{Settings, StageKind, call_folder};
use crate::source::{BlobContent, Branch, GitError, GitRepository};

/// Name of the tag of a freeze, without `refs/tags/`. The first seal of a stage bears no number.
pub fn tag_name(call: &str, stage: StageKind, number: usize) -> String {
    let stage = stage.key();
    if number == 1 { format!("freeze/{call}/{stage}") } else { format!("freeze/{call}/{stage}-{number}") }
}

/// Which seal of which chain a tag's name is of: the name of the first one, and its number.
pub fn place_in_chain(tag: &str) -> (&str, usize) {
    let numbered = tag.rsplit_once('-').and_then(|(first, number)| {
        let canonical = !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit());
        let number = number.parse().ok().filter(|number| canonical && *number > 1)?;
        let stage = first.rsplit('/').next()?;
        let is_stage =
            [StageKind::Submission, StageKind::Recommendation].iter().any(|one| one.key() == stage);
        is_stage.then_some((first, number))
    });
    numbered.unwrap_or((tag, 1))
}

/// Seals in the order of their chains, each with whether the next one of its chain follows it.
pub fn in_chains(mut tags: Vec<String>) -> Vec<(String, bool)> {
    tags.sort_by_cached_key(|tag| {
        let (first, number) = place_in_chain(tag);
        (first.to_owned(), number)
    });
    let follows = |tag: &String, next: &String| {
        let (first, number) = place_in_chain(tag);
        place_in_chain(next) == (first, number + 1)
    };
    let followed: Vec<bool> =
        tags.windows(2).map(|two| matches!(two, [tag, next] if follows(tag, next))).collect();
    tags.into_iter().zip(followed.into_iter().chain([false])).collect()
}

/// What `call.yaml` says at the tip of a branch; none where it is not there or cannot be read.
///
/// # Errors
/// When an object is missing.
pub fn settings_at(
    repository: &GitRepository,
    branch: &Branch,
    call: &str,
) -> Result<Option<Settings>, GitError> {
    let path = Role::Call.in_call(call).shared();
    let files = repository.files_of(branch, &call_folder(call))?;
    let content = files.get(&*path).map(|blob| repository.content(blob));
    let Some(BlobContent::Bytes(bytes)) = content else { return Ok(None) };
    Ok(Settings::read(&path, &bytes))
}
