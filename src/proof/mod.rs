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
pub use verify::{Change, Times, Verified, is_seal, verify};

use std::sync::Arc;

use crate::call::{Settings, StageKind};
use crate::document::{self, Syntax};
use crate::source::{BlobContent, Branch, GitError, GitRepository};

/// The stages that can be frozen, and the folder of a call whose files each of them binds.
pub const FROZEN: [(StageKind, &str); 2] =
    [(StageKind::Submission, "units"), (StageKind::Recommendation, "departments")];

/// The folder whose files a stage binds.
pub fn bound_folder(stage: StageKind) -> Option<&'static str> {
    FROZEN.iter().find(|(kind, _)| *kind == stage).map(|(_, folder)| *folder)
}

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
    let path = format!("submissions/{call}/call.yaml");
    let files = repository.files_of(branch, &format!("submissions/{call}"))?;
    let content = files.get(&path).map(|blob| repository.content(blob));
    let Some(BlobContent::Bytes(bytes)) = content else { return Ok(None) };
    let document = document::parse(&Arc::from(path), &bytes, Syntax::Yaml).document;
    Ok(document.and_then(|document| document::from_node(&document.root).ok()))
}
