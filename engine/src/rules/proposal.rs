//! What a proposal changes, as rules read it. Where it comes from (git, a test) is not their business.

use std::sync::Arc;

use crate::call::{Account, Call, RawText};
use crate::diagnostic::Message;
use crate::document::Document;
use crate::schema::Kind;

/// A proposal: what it changes, who made it, and what it is to be merged into.
#[derive(Debug, Default)]
pub struct Proposal {
    /// All files that it adds, changes or deletes, sorted by path. A rename is a deletion and an addition: identity is
    /// the path.
    pub changed: Vec<FileChange>,
    /// Its commits, parents before children. None where only its outcome is known.
    pub commits: Vec<Commit>,
    /// The call as the base holds it: its roles and submitters count, not those that the proposal writes. None when the
    /// base holds no such call yet.
    pub base: Option<Arc<Call>>,
    /// Who makes the proposal, as the forge or the server says, such as `github: name`; none when nobody said. Never
    /// taken from the commits' own names.
    pub actor: Option<String>,
    /// Whether a proposal whose actor nobody knows is a fault, and not only a note.
    pub require_owner: bool,
    /// What a push does to branches and tags that are protected; empty where none is pushed to.
    pub references: Vec<ReferenceUpdate>,
    /// Files of calls that its commits bring and that its outcome does not hold: whoever fetches the commits has them.
    pub passing: Vec<PassingFile>,
    /// Changed paths that cannot be, wherever they lie, each with what is wrong with it.
    pub improper: Vec<(Arc<str>, Message)>,
}

/// A version of a file that stands in a commit and not in the outcome.
#[derive(Debug)]
pub struct PassingFile {
    /// Id of the first commit that holds it, in hexadecimal.
    pub commit: Arc<str>,
    /// Path from the root of the repository.
    pub path: Arc<str>,
    /// Its text; none when it is too large to be read.
    pub raw: Option<RawText>,
    /// Its document, where it is one.
    pub document: Option<(Kind, Arc<Document>)>,
}

/// What a push does to one protected reference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReferenceUpdate {
    /// Its full name, such as `refs/heads/main`.
    pub name: Arc<str>,
    /// What happens to it.
    pub change: ReferenceChange,
}

/// What happens to a protected reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReferenceChange {
    /// There was none of that name.
    Created,
    /// The new tip holds the old one, but beside the first-parent chain: the old history would look like something merged
    /// into the new one.
    Foxtrot,
    /// The new tip does not hold the old one.
    Rewritten,
    /// It is gone.
    Deleted,
}

/// One changed file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileChange {
    /// Path from the root of the repository, of the file as it was where it is deleted.
    pub path: Arc<str>,
    /// What happens to it.
    pub kind: ChangeKind,
}

/// What happens to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// There was no such file.
    Added,
    /// Its bytes change, or its mode does: a mode is part of a file.
    Modified,
    /// It is gone.
    Deleted,
}

/// One commit of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its id in hexadecimal, as people read it. To programs it means nothing but itself.
    pub id: Arc<str>,
    /// Its message; what is no UTF-8 is read as well as may be.
    pub message: Arc<str>,
    /// What it changes against its first parent, sorted by path; a merge only what differs from *every* parent, since the
    /// rest is other people's.
    pub changed: Vec<FileChange>,
    /// Who signed it.
    pub signer: Signer,
}

/// What a commit's signature proves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Signer {
    /// Nothing: it is not signed.
    #[default]
    Unsigned,
    /// That these accounts made it: they share the key.
    Accounts(Vec<Account>),
    /// Nothing about an account, for a reason that is nobody's fault, such as a forge's own PGP signature.
    Other(Message),
    /// Nothing: the signature is whole, but the key is unknown or its time is over.
    Stranger(Message),
    /// That somebody tampered: the signature does not belong to this commit.
    Broken(Message),
}

impl Proposal {
    /// Whether it adds, changes or deletes this file.
    pub fn touches(&self, path: &str) -> bool {
        self.changed.binary_search_by(|change| (*change.path).cmp(path)).is_ok()
    }
}

impl Commit {
    /// Its id as people read it.
    pub fn short(&self) -> &str {
        short_id(&self.id)
    }
}

/// As much of an id as tells commits apart.
pub(super) fn short_id(id: &str) -> &str {
    id.get(..8).unwrap_or(id)
}
