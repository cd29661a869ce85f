//! What counted at a deadline, and how that is proven later.
//!
//! [`what_counted`] reads the state that a branch was received in last before a stage closed, and lists every file of it
//! with the time its version came in. `freeze` puts that list and those files into a tag; [`verify`] compares the tag with
//! everything that is still there.

mod arrivals;
mod contents;
mod counted;
mod manifest;
mod pending;
mod verify;

pub use arrivals::{arrivals, versions_of_demands};
pub use counted::{Counted, Deadline, Note, ProofError, what_counted};
pub use manifest::{Entry, Manifest, Proof};
pub use pending::{Pending, PendingError, read_pending};
pub use verify::{Deviation, Times, Verified, is_seal, verify};

use std::sync::Arc;

use crate::call::layout::Role;
use crate::call::{Settings, StageKind, call_folder};
use crate::document::{self, Syntax};
use crate::source::{BlobContent, Branch, GitError, GitRepository};

/// Name of the tag of a freeze, without `refs/tags/`.
pub fn tag_name(call: &str, stage: StageKind) -> String {
    format!("freeze/{call}/{}", stage.key())
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
    let path = Role::Call.in_call(call).to_string();
    let files = repository.files_of(branch, &call_folder(call))?;
    let content = files.get(&path).map(|blob| repository.content(blob));
    let Some(BlobContent::Bytes(bytes)) = content else { return Ok(None) };
    let document = document::parse(&Arc::from(path), &bytes, Syntax::Yaml).document;
    Ok(document.and_then(|document| document::from_node(&document.root).ok()))
}
