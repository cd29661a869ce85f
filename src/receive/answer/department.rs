//! What a department's page shows, and what it is told where somebody else has changed it since.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::{CallHead, ReceiptView};
use crate::paper::desk::DeskNotice;

/// What lies on a department's desk. No contact and no figure of a unit is among it that is not for departments: it is made of the
/// desk that the workbook is drawn of, too.
#[derive(Debug, Serialize)]
pub(crate) struct DepartmentView {
    pub(crate) call: CallHead,
    /// The secret of its link.
    pub(crate) link: String,
    pub(crate) name: String,
    /// Whether it can still change anything.
    pub(crate) is_open: bool,
    /// What it has to know first.
    pub(crate) notices: Vec<DeskNotice>,
    pub(crate) quotas: Vec<QuotaView>,
    /// Those that it recommends by rank, then the others.
    pub(crate) demands: Vec<RowView>,
    /// Its units, and what is wrong with their files.
    pub(crate) units: Vec<LetterView>,
    /// Most 字 of an opinion.
    pub(crate) opinion_limit: Option<usize>,
    pub(crate) stamp: StampView,
    /// The state of the recommendation that the page is made from.
    pub(crate) state: String,
    /// New units that name it and wait to be confirmed.
    pub(crate) waiting: Vec<WaitingView>,
    /// Whether its units can hand in.
    pub(crate) is_submitting: bool,
    /// Whether it may hand in for its units.
    pub(crate) hands_in: bool,
    /// The newest first.
    pub(crate) receipts: Vec<ReceiptView>,
}

/// A new unit that waits to be confirmed.
#[derive(Debug, Serialize)]
pub(crate) struct WaitingView {
    /// Folder of the unit.
    pub(crate) unit: String,
    /// The commit that it waits in.
    pub(crate) tip: String,
    pub(crate) name: String,
    /// Its credit code.
    pub(crate) uscc: String,
    /// What is said of it, as far as that is public.
    pub(crate) answers: Vec<AnswerView>,
    /// Its demands by their titles, each with what is filled in there.
    pub(crate) demands: Vec<PaperView>,
    /// When the last of it came, as people read it.
    pub(crate) received: String,
    /// Why it was sent back, where it has not been handed in anew since.
    pub(crate) sent_back: Option<String>,
}

/// A quota and what is used of it.
#[derive(Debug, Serialize)]
pub(crate) struct QuotaView {
    pub(crate) holder: String,
    /// What it counts; empty where it counts everything.
    pub(crate) counts: String,
    pub(crate) submitted: usize,
    pub(crate) recommended: usize,
    pub(crate) allowed: usize,
}

/// A demand on a department's desk.
#[derive(Debug, Serialize)]
pub(crate) struct RowView {
    /// `unit/demand`.
    pub(crate) id: String,
    /// Folder of the unit.
    pub(crate) unit: String,
    /// What is told of it, in the order of the workbook's columns.
    pub(crate) told: Vec<String>,
    /// Its R&D investment as it is spoken of: `10,000 万元`.
    pub(crate) money: Option<String>,
    /// The same as it stands in its box.
    pub(crate) tells: String,
    /// How many errors its file has.
    pub(crate) errors: usize,
    /// Whether figures of its unit are sealed and were not judged.
    pub(crate) is_sealed: bool,
    pub(crate) rank: Option<i64>,
    pub(crate) opinion: String,
    pub(crate) key_recommended: bool,
    pub(crate) unit_kind_confirmed: bool,
    /// Why it is not recommended.
    pub(crate) reason: String,
    /// What the unit filled in, as far as it is public.
    pub(crate) answers: Vec<AnswerView>,
}

/// A paper of a unit.
#[derive(Debug, Serialize)]
pub(crate) struct PaperView {
    /// Its title, and whether it was withdrawn.
    pub(crate) title: String,
    pub(crate) answers: Vec<AnswerView>,
}

/// A box that a unit filled in.
#[derive(Debug, Serialize)]
pub(crate) struct AnswerView {
    pub(crate) label: String,
    pub(crate) text: String,
}

/// What is to be told a unit.
#[derive(Debug, Serialize)]
pub(crate) struct LetterView {
    pub(crate) id: String,
    pub(crate) name: String,
    /// Empty where nothing is wrong.
    pub(crate) text: String,
    /// Whether anything of that has to be mended: else it is reminders.
    pub(crate) must_mend: bool,
    pub(crate) is_sealed: bool,
}

/// What is written about the stamp.
#[derive(Debug, Default, Serialize)]
pub(crate) struct StampView {
    pub(crate) approved_by: String,
    pub(crate) approved_on: String,
    pub(crate) table_digest: String,
    pub(crate) stamped_scan: String,
    /// The code at the foot of the table as it stands.
    pub(crate) digest: String,
}

/// A new link for a unit.
#[derive(Serialize)]
pub(crate) struct RenewedView {
    pub(crate) call: CallHead,
    /// What the unit is called.
    pub(crate) name: String,
    /// The link in full. It is written down nowhere.
    pub(crate) address: String,
}

/// The address is for the page alone.
impl fmt::Debug for RenewedView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RenewedView")
    }
}

/// What was sent beside what stands in the repository now.
#[derive(Debug, Serialize)]
pub(crate) struct StaleView {
    pub(crate) call: CallHead,
    /// The secret of the department's link.
    pub(crate) link: String,
    pub(crate) message: String,
    pub(crate) mend: String,
    pub(crate) differences: Vec<DifferenceView>,
    /// What is to be sent where that is to stand which was sent.
    pub(crate) boxes: BTreeMap<String, String>,
}

/// One of them.
#[derive(Debug, Serialize)]
pub(crate) struct DifferenceView {
    /// The demand; empty where it is about the stamp.
    pub(crate) title: String,
    /// What is otherwise; empty where it is the demand as a whole.
    pub(crate) label: String,
    pub(crate) sent: String,
    pub(crate) stands: String,
}
