//! The rules of a call: what a rule is, what it reads, and what it reports. The rules themselves stand in [`list`], one
//! file a rule, one row a rule.
//!
//! A row says what the rule is, and shows one example that passes and one that fails. The
//! reference page of the site and the messages all come from it. Rules are pure: they read a [`Context`] and report;
//! they open no file and look at no clock.

mod amendments;
mod arrivals;
mod authority;
mod call_settings;
mod context;
mod earlier;
mod effect;
mod enterprise;
mod example;
mod length;
mod list;
mod on_behalf;
mod proposal;
mod quota_use;
mod tally;
mod windows;

pub use arrivals::{Arrival, ArrivalProof, Arrivals};
pub use authority::is_bureau;
pub use context::{AtRest, CallFile, Context, Findings, StampedTables};
pub use earlier::{EarlierDemand, is_earlier};
pub use effect::effect;
pub use example::{ExampleFile, ExampleWords};
pub use length::count_zi;
pub use list::RULES;
pub use on_behalf::on_behalf;
pub use proposal::{
    Bearer, ChangeKind, Commit, Endorsement, FileChange, NewName, PassingFile, Proposal, ReferenceChange,
    ReferenceUpdate, Signer,
};
pub use quota_use::{QuotaUse, quota_use};
pub use windows::under_amendments;

use crate::call::StageKind;
use crate::diagnostic::{Diagnostic, Severity};

/// How a rule is carried out.
#[derive(Clone, Copy)]
pub enum Check {
    /// While a file is read, before there is a model.
    WhileReading,
    /// Over the model.
    Model(fn(&Context<'_>, &mut Findings<'_>)),
    /// Over each file by itself: callers may judge files in parallel.
    File(fn(&Context<'_>, CallFile<'_>, &mut Findings<'_>)),
    /// Over each file by itself, and over the model.
    FileAndModel(fn(&Context<'_>, CallFile<'_>, &mut Findings<'_>), fn(&Context<'_>, &mut Findings<'_>)),
}

/// One row of the registry.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a trait that rules have or have not, whatever the others are"
)]
pub struct Rule {
    /// Stable id.
    pub id: &'static str,
    /// Severity, unless `call.yaml` says otherwise.
    pub severity: Severity,
    /// How an ambiguous clause is read; the id of a message.
    pub reading: Option<&'static str>,
    /// An example that passes.
    pub passes: &'static [ExampleFile],
    /// An example that fails.
    pub fails: &'static [ExampleFile],
    /// The check.
    pub check: Check,
    /// Whether `call.yaml` may choose the severity. Not where what is published or merged could never be taken back, and not
    /// where people have to judge.
    pub severity_chosen: bool,
    /// The stage whose work it judges; none where it holds for every file at any time.
    pub stage: Option<StageKind>,
    /// Who can mend what it finds.
    pub speaks_to: Subject,
    /// When it speaks to somebody who is filling in a form.
    pub shown: Moment,
    /// Whether what it finds may be kept on purpose, as a draft or in a file. Where not, it may not be shown or logged either.
    pub may_be_kept: bool,
    /// Whether it judges the proposal itself: what it finds is always the proposal's own, wherever it stands.
    pub judges_proposal: bool,
    /// Whether it judges commits, tags and references by themselves, too, where no call is known.
    pub judges_commits: bool,
    /// Whether it judges how a file stands in the repository, whatever it says.
    pub judges_keeping: bool,
    /// Whether it compares texts or figures of all demands. By itself such a rule only warns, so that a check which knows other
    /// files by facts alone may leave it out.
    pub needs_whole_texts: bool,
    /// The boxes that it needs in the self-test of a unit; none where it has no part in it.
    pub self_test: &'static [&'static str],
}

/// Who can mend what a rule finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Whoever writes the file, whatever it is.
    Writer,
    /// The unit that submits.
    Unit,
    /// The department that ranks and recommends.
    Department,
    /// The bureau that holds the call.
    Bureau,
}

impl Subject {
    /// Its word in data for programs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Writer => "writer",
            Self::Unit => "unit",
            Self::Department => "department",
            Self::Bureau => "bureau",
        }
    }
}

/// When a rule speaks to somebody who is filling in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Before the first answer: whoever has used up its places should know before it writes.
    First,
    /// At the answer that it is about.
    AtOnce,
    /// Once this key of the form has been asked for, which it misses.
    After(&'static str),
    /// With the table in hand that is printed, approved, stamped and scanned: until then what it finds is a mere consequence of
    /// a changed ranking.
    WithTable,
}

impl Rule {
    /// What most rules have in common; the rest of a row says otherwise.
    pub const COMMON: Self = Self {
        id: "",
        severity: Severity::Error,
        reading: None,
        passes: &[],
        fails: &[],
        check: Check::WhileReading,
        severity_chosen: true,
        stage: None,
        speaks_to: Subject::Writer,
        shown: Moment::AtOnce,
        may_be_kept: true,
        judges_proposal: false,
        judges_commits: false,
        judges_keeping: false,
        needs_whole_texts: false,
        self_test: &[],
    };

    /// The rule that found this.
    pub fn of(fault: &Diagnostic) -> Option<&'static Self> {
        find(fault.rule)
    }

    /// Id of the message that says what the rule checks, in one sentence.
    pub fn summary_id(&self) -> String {
        format!("rule-{}-checks", self.id)
    }

    /// Id of the message that says how to mend it.
    pub fn advice_id(&self) -> String {
        format!("rule-{}-mend", self.id)
    }
}

/// The rule of an id.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// Whether what a rule found must not reach a file, nor leave a page.
pub fn is_never_kept(fault: &Diagnostic) -> bool {
    fault.is_error() && Rule::of(fault).is_some_and(|rule| !rule.may_be_kept)
}

/// Whether a fault is that the bureau or a department has not written something yet: a reply, an opinion. It is late, and wrong on no
/// page.
pub fn waits_for_office(fault: &Diagnostic) -> bool {
    let of_office = |rule: &Rule| matches!(rule.speaks_to, Subject::Bureau | Subject::Department);
    fault.missing.is_some() && Rule::of(fault).is_some_and(of_office)
}

/// Whether a fault is about how a file stands in the repository, whatever it says.
pub fn is_of_keeping(fault: &Diagnostic) -> bool {
    Rule::of(fault).is_some_and(|rule| rule.judges_keeping)
}

/// Whether a fault is a mere consequence of a changed ranking, mended with the printed table in hand.
pub fn is_mended_with_table(fault: &Diagnostic) -> bool {
    Rule::of(fault).is_some_and(|rule| rule.shown == Moment::WithTable)
}

/// Judges a call by one rule, as far as it needs the whole model. Callers may judge by several rules in parallel.
pub fn check_model(context: &Context<'_>, rule: &'static Rule) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    if let Check::Model(check) | Check::FileAndModel(_, check) = rule.check {
        check(context, &mut Findings::new(context, rule, &mut diagnostics));
    }
    diagnostics
}

/// Judges one file by the rules that need no other.
pub fn check_file(context: &Context<'_>, file: CallFile<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for rule in RULES {
        if let Check::File(check) | Check::FileAndModel(check, _) = rule.check {
            check(context, file, &mut Findings::new(context, rule, &mut diagnostics));
        }
    }
    diagnostics
}
