//! What somebody has to look at before it counts: new units whose department has not confirmed them, and comments. Each stands on
//! a reference of its own beside the branches, so it has arrived, with a receipt, and nobody has published it.

use crate::call::layout::Role;
use crate::call::{CALLS, within};
use crate::proof::Pending;
use crate::source::{Edit, GitError, GitRepository, Ledger, Mode, Receipt, Revision};
use jiff::Timestamp;

/// Where these references begin.
const PREFIX: &str = "refs/zhengji/waiting/";

/// What waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WaitingKind {
    /// A unit that the call does not hold yet, with its demands.
    Unit,
    /// A comment.
    Comment,
}

impl WaitingKind {
    fn folder(self) -> &'static str {
        match self {
            Self::Unit => "units",
            Self::Comment => "comments",
        }
    }
}

/// Something that waits.
#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    /// Folder of the call.
    pub(crate) call: String,
    /// What it is.
    pub(crate) kind: WaitingKind,
    /// Folder of the unit, or name of the comment.
    pub(crate) id: String,
    /// The commit that holds it.
    pub(crate) tip: Revision,
}

impl Waiting {
    /// As it is named: `units/<unit>`, `comments/<comment>`.
    pub(crate) fn name(&self) -> String {
        format!("{}/{}", self.kind.folder(), self.id)
    }

    /// The reference that it stands on.
    pub(crate) fn reference(&self) -> String {
        reference(&self.call, self.kind, &self.id)
    }

    /// The receipt of what it was at an instant; none where it had not arrived by then.
    pub(crate) fn arrived_before<'l>(&self, ledger: &'l Ledger, instant: Timestamp) -> Option<&'l Receipt> {
        let (reference, nothing) = (self.reference(), GitRepository::nothing());
        let own = ledger.receipts.iter().rev().filter(|receipt| receipt.reference == reference);
        // Of what was taken away before there is nothing left that could count.
        own.take_while(|receipt| receipt.new != nothing).find(|receipt| receipt.at < instant)
    }

    /// The receipts of what it was at each of some instants, oldest first, each once.
    pub(crate) fn arrived_before_any<'l>(
        &self,
        ledger: &'l Ledger,
        instants: &[Timestamp],
    ) -> Vec<&'l Receipt> {
        let mut found: Vec<&Receipt> =
            instants.iter().filter_map(|instant| self.arrived_before(ledger, *instant)).collect();
        found.sort_by_key(|receipt| receipt.at);
        found.dedup_by_key(|receipt| &receipt.new);
        found
    }

    /// As a list of open proposals names a version of it.
    pub(crate) fn pending(&self, receipt: &Receipt) -> Pending {
        Pending { proposal: self.name(), head: receipt.new.clone(), received: receipt.at }
    }

    /// Its files.
    ///
    /// # Errors
    /// When an object is missing.
    pub(crate) fn files(&self) -> Result<Vec<Edit>, GitError> {
        files(&self.tip, &self.call, self.kind, &self.id)
    }
}

/// The reference that something stands on while it waits. Call and name have been read as parts of a path.
pub(super) fn reference(call: &str, kind: WaitingKind, id: &str) -> String {
    format!("{PREFIX}{call}/{}/{id}", kind.folder())
}

/// The files of a unit or a comment in a revision.
pub(super) fn files(
    revision: &Revision,
    call: &str,
    kind: WaitingKind,
    id: &str,
) -> Result<Vec<Edit>, GitError> {
    let paths = match kind {
        WaitingKind::Comment => vec![Role::Comment(id.to_owned()).in_call(call).to_string()],
        WaitingKind::Unit => {
            let folder = format!("{CALLS}/{call}/units/{id}");
            let listed = revision.list_folder(&folder)?.into_iter();
            let plain = listed.filter(|(_, entry)| matches!(entry.mode, Mode::Plain | Mode::Executable));
            plain.map(|(name, _)| format!("{folder}/{name}")).collect()
        }
    };
    let mut files = Vec::new();
    for path in paths.into_iter().filter(|path| within(path).is_some()) {
        if let Some(bytes) = revision.file(&path)? {
            files.push(Edit { path, content: Some(bytes) });
        }
    }
    Ok(files)
}

/// Everything that waits, in the order of calls and names.
///
/// # Errors
/// When something cannot be read.
pub(crate) fn waiting(repository: &GitRepository) -> Result<Vec<Waiting>, GitError> {
    let mut found = Vec::new();
    for name in repository.references_below(PREFIX)? {
        let mut parts = name.strip_prefix(PREFIX).unwrap_or_default().splitn(3, '/');
        let (Some(call), Some(folder), Some(id)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        let kind = [WaitingKind::Unit, WaitingKind::Comment].into_iter().find(|kind| kind.folder() == folder);
        if let (Some(kind), Some(tip)) = (kind, repository.reference(&name)?) {
            found.push(Waiting { call: call.to_owned(), kind, id: id.to_owned(), tip });
        }
    }
    Ok(found)
}
