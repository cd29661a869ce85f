//! Which repository a commit was signed in. The repository names itself in a file, and a signature is over a commit with all its
//! files: so it says for which repository it was made, and cannot be taken from a rehearsal into the real call.

use super::GateError;
use crate::diagnostic::Message;
use crate::rules::Signer;
use crate::source::{CommitObject, ObjectId, Revision};

/// Where a repository names itself. It is the bureau's, as everything outside of the calls is.
pub const IDENTITY: &str = ".zhengji/repository";

/// What the base calls itself; none where it has no name, and signatures of any repository count.
#[derive(Debug)]
pub(super) struct Identity(Option<ObjectId>);

impl Identity {
    pub(super) fn of(base: Option<&Revision>) -> Result<Self, GateError> {
        let entry = base.map(|base| base.entry(IDENTITY)).transpose()?.flatten();
        Ok(Self(entry.map(|entry| entry.id)))
    }

    /// What a commit's signature is worth here, where it was whole. `near` is any revision of the repository that holds it.
    pub(super) fn signer(
        &self,
        signer: Signer,
        commit: &CommitObject,
        near: &Revision,
    ) -> Result<Signer, GateError> {
        let (Some(own), Signer::Accounts(_)) = (self.0, &signer) else { return Ok(signer) };
        let named = near.beside(commit.id)?.entry(IDENTITY)?.map(|entry| entry.id);
        Ok(if named == Some(own) {
            signer
        } else {
            Signer::Stranger(Message::new("signature-other-repository"))
        })
    }
}
