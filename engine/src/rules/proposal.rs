//! What a proposal changes, as rules read it. Where it comes from (git, a test) is not their business.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::call::{Account, Amendment, Call, RawText};
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
    /// For which of the changed files signatures of its commits speak.
    pub endorsements: Vec<Endorsement>,
    /// The call as the base holds it: its roles and submitters count, not those that the proposal writes. None when the
    /// base holds no such call yet.
    pub base: Option<Arc<Call>>,
    /// Amendments that it brings itself and the base does not hold: they excuse nothing that comes with them.
    pub amendments: Vec<Amendment>,
    /// Who makes the proposal, as the forge or the server says, such as `github: name`; none when nobody said. Never
    /// taken from the commits' own names.
    pub actor: Option<String>,
    /// Whose link it came by, where it came by the service and not by git. A link says more than a name: whoever may make
    /// links gave it out.
    pub bearer: Option<Bearer>,
    /// Whether a proposal whose actor nobody knows is a fault, and not only a note.
    pub require_owner: bool,
    /// What a push does to branches and tags that are protected; empty where none is pushed to.
    pub references: Vec<ReferenceUpdate>,
    /// Files of calls that its commits bring and that its outcome does not hold: whoever fetches the commits has them.
    pub passing: Vec<PassingFile>,
    /// Names that it brings, of branches, tags and files: whoever fetches reads them.
    pub names: Vec<NewName>,
    /// Changed paths that cannot be, wherever they lie, each with what is wrong with it.
    pub improper: Vec<(Arc<str>, Message)>,
}

/// Whom a link was made for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearer {
    /// A unit, by its folder. It may be one that the call does not hold yet: whoever made the link let it in.
    Unit(String),
    /// A department, by its folder.
    Department(String),
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
    /// Whether it is the bureau's own text, whose contacts are meant to be public.
    pub official: bool,
    /// The keys whose values everybody reads in it, although the call has them sealed.
    pub readable: Vec<&'static str>,
}

/// A name that a proposal brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewName {
    /// Of what: the commit that brings a file; none for a branch or a tag.
    pub commit: Option<Arc<str>>,
    /// The name. It may be what must not be told.
    pub name: Arc<str>,
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
    /// There was none of that name, and whoever makes it is not known to be somebody who may.
    Foreign,
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
    /// Its message, in every way that its bytes may be meant.
    pub message: Arc<str>,
    /// Who made it, as it says itself.
    pub people: Arc<str>,
    /// Whether its message is in an encoding that is not known here, so that nobody can tell what it says.
    pub undeciphered: bool,
    /// What it changes against its first parent, sorted by path; a merge only what differs from *every* parent, since the
    /// rest is other people's.
    pub changed: Vec<FileChange>,
    /// Who signed it.
    pub signer: Signer,
}

/// What signatures of the same accounts are worth in the outcome of a proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endorsement {
    /// The accounts that share the key.
    pub accounts: Vec<Account>,
    /// The changed files that stand in the outcome as a commit with that signature left them, on top of what the base has now.
    pub paths: BTreeSet<Arc<str>>,
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
