//! What the registrar answers, for pages and for programs.

mod department;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::proof::SignedReceipt;
pub(super) use department::{
    AnswerView, DepartmentView, DifferenceView, LetterView, PaperView, QuotaView, RenewedView, RowView,
    StaleView, StampView, WaitingView,
};

/// An answer.
#[derive(Debug, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub(crate) enum Answer {
    /// Somebody is there.
    Well,
    /// What can be handed in here.
    Begin(BeginView),
    /// What stands behind a link.
    Desk(Box<DeskView>),
    /// What lies on a department's desk.
    Department(Box<DepartmentView>),
    /// The table of a department as a document.
    Table {
        department: String,
        #[serde(skip)]
        bytes: Vec<u8>,
    },
    /// A new link for a unit, shown this once.
    Renewed(Box<RenewedView>),
    /// It is done and leaves no receipt; the desk of this link shows what has become of it.
    Noted { link: String },
    /// It was not taken: somebody else has changed it since the page was made.
    Stale(Box<StaleView>),
    /// It is in the repository.
    Taken(Box<Taken>),
    /// It was not taken: nothing of it is kept.
    Refused(Refusal),
    /// It could not be judged; nothing of it is kept, and it may be sent again.
    Failed { message: String },
}

/// The call as the head of a page names it.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct CallHead {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) host: String,
    pub(crate) is_sample: bool,
}

/// The calls that take something in.
#[derive(Debug, Serialize)]
pub(crate) struct BeginView {
    pub(crate) calls: Vec<CallView>,
}

/// A call that takes something in.
#[derive(Debug, Serialize)]
pub(crate) struct CallView {
    pub(crate) call: CallHead,
    /// Whether a unit needs a link.
    pub(crate) invited_only: bool,
    pub(crate) comments: bool,
    /// Whether the clock is inside the stage of submissions, and the stage in words.
    pub(crate) is_open: bool,
    pub(crate) closes: String,
}

/// What stands behind a unit's link.
#[derive(Debug, Serialize)]
pub(crate) struct DeskView {
    pub(crate) call: CallHead,
    /// Folder of the unit.
    pub(crate) unit: String,
    /// What it is called; none before it has handed anything in.
    pub(crate) name: Option<String>,
    /// Whether it can still change anything.
    pub(crate) is_open: bool,
    /// Until when, in words.
    pub(crate) closes: String,
    /// Whether its department has not confirmed it yet.
    pub(crate) is_waiting: bool,
    /// Why the department has sent it back, where it has not been handed in anew since.
    pub(crate) sent_back: Option<String>,
    pub(crate) demands: Vec<DemandView>,
    /// The newest first.
    pub(crate) receipts: Vec<ReceiptView>,
    /// The texts of its files, for the form.
    pub(crate) files: BTreeMap<String, String>,
}

/// A demand of a unit.
#[derive(Debug, Serialize)]
pub(crate) struct DemandView {
    /// Name of its file, without the ending.
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) is_withdrawn: bool,
}

/// A receipt as a page shows it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReceiptView {
    pub(crate) number: String,
    /// On the clock of the call, as people read it.
    pub(crate) received: String,
    pub(crate) files: usize,
}

/// Something that is in the repository.
#[derive(Debug, Serialize)]
pub(crate) struct Taken {
    pub(crate) call: CallHead,
    pub(crate) receipt: SignedReceipt,
    /// The same as the file that is saved.
    pub(crate) receipt_text: String,
    /// The time of it as people read it, with the time zone.
    pub(crate) received: String,
    /// The name of the unit whose it is, where it is known.
    pub(crate) name: Option<String>,
    /// The files as people compare them.
    pub(crate) files: Vec<DigestView>,
    /// What it makes of the call, in sentences.
    pub(crate) effect: Vec<String>,
    /// Whether it was there before.
    pub(crate) again: bool,
    /// Whether somebody has to look at it before it counts.
    pub(crate) waiting: Option<&'static str>,
    /// The secret of the link of whoever handed it in; none for a comment.
    pub(crate) link: Option<String>,
    /// The same as an address in full.
    pub(crate) address: Option<String>,
}

/// A file of a receipt as people compare it.
#[derive(Debug, Serialize)]
pub(crate) struct DigestView {
    /// Its name, without the folders.
    pub(crate) name: String,
    /// The digest in groups of eight, to be read aloud.
    pub(crate) digest: String,
}

/// Why something was not taken.
#[derive(Debug, Serialize)]
pub(crate) struct Refusal {
    /// The status of HTTP.
    #[serde(skip)]
    pub(crate) status: u16,
    pub(crate) message: String,
    /// What is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) mend: Option<String>,
    pub(crate) faults: Vec<FaultView>,
}

/// A fault with the box that it is about.
#[derive(Debug, Serialize)]
pub(crate) struct FaultView {
    /// Name of the file in the unit's folder; empty where it is another one.
    pub(crate) file: String,
    /// The key in it: `indicators[2].target`.
    pub(crate) key: String,
    /// The name of the box on a department's desk.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) at: String,
    pub(crate) rule: &'static str,
    pub(crate) message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) mend: Option<String>,
    /// The clause of the notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) clause: Option<String>,
    /// Places that belong to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) notes: Vec<String>,
    /// Whom to ask.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) ask: Vec<String>,
    /// Whether what it found must not be kept anywhere.
    pub(crate) never: bool,
}

impl Answer {
    /// The status of HTTP.
    pub(crate) fn status(&self) -> u16 {
        match self {
            Self::Well
            | Self::Begin(_)
            | Self::Desk(_)
            | Self::Department(_)
            | Self::Table { .. }
            | Self::Renewed(_)
            | Self::Noted { .. }
            | Self::Taken(_) => 200,
            Self::Stale(_) => 409,
            Self::Refused(refusal) => refusal.status,
            Self::Failed { .. } => 503,
        }
    }

    /// What a log may say of it besides the status.
    pub(crate) fn logged(&self) -> &str {
        match self {
            Self::Taken(taken) => &taken.receipt.number,
            _ => "",
        }
    }
}
