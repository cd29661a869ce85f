//! The rules of a call: one file a rule, one row a rule.
//!
//! A row says what the rule is, which clause it enforces, and shows one example that passes and one that fails. The
//! reference page of the site and the messages all come from it. Rules are pure: they read a [`Context`] and report;
//! they open no file and look at no clock.

mod amount_plausible;
mod approved;
mod arrival;
mod arrivals;
mod authority;
mod bidding_terms;
mod budget_adds_up;
mod call_settings;
mod comment_answered;
mod consultation_period;
mod context;
mod declared_unclassified;
mod domain_in_call;
mod earlier;
mod effect;
mod enterprise;
mod figure;
mod finance_year;
mod guideline_coverage;
mod guideline_sources;
mod indicator_measurable;
mod innovation_institution;
mod joint_form_has_partners;
mod joint_form_marked;
mod jurisdiction;
mod length;
mod no_personal_data;
mod not_blank;
mod opinion_given;
mod owner;
mod path;
mod placeholder;
mod project_investment;
mod proposal;
mod quota;
mod quota_joint_form;
mod quota_topic;
mod quota_use;
mod ranking;
mod rd_intensity;
mod rd_investment;
mod recommendation_window;
mod recommended;
mod result_located_in_city;
mod scan_matches_table;
mod schema;
mod screen;
mod similar;
pub mod similarity;
mod stamped_scan;
mod submission_window;
mod tally;
mod text;
mod unit_kind_confirmed;
mod unit_once;
mod windows;
mod yaml;

pub use arrivals::{Arrival, ArrivalProof, Arrivals};
pub use authority::is_bureau;
pub use context::{CallFile, Context, Findings};
pub use earlier::{EarlierDemand, is_earlier};
pub use effect::effect;
pub use length::count_zi;
pub use proposal::{
    ChangeKind, Commit, Endorsement, FileChange, NewName, PassingFile, Proposal, ReferenceChange,
    ReferenceUpdate, Signer,
};
pub use quota_use::{QuotaUse, quota_use};
pub use screen::{is_marked, is_personal};

use crate::call::StageKind;
use crate::diagnostic::{Diagnostic, Severity};

/// Whether a text may hold what `declared-unclassified` or `no-personal-data` look for: what it says plainly, what escapes in it
/// may spell, and a declaration that may say no. It may say so too often, never too rarely.
pub fn may_hold_secrets(text: &str) -> bool {
    let denies = || text.contains("not_classified") && text.to_ascii_lowercase().contains("false");
    screen::may_be_marked(text) || screen::may_be_personal(text) || text.contains('\\') || denies()
}

/// The part of the notice that a rule enforces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its number, such as `二1`.
    pub section: &'static str,
    /// Its words, in Chinese.
    pub quote: &'static str,
}

/// A file of an example: its path inside the call, and what is changed in the valid example call by it. Mappings are
/// merged, everything else is replaced. Three paths are no files: `clock` sets the time at which the changes are proposed,
/// `actor` says who proposes them, and `arrivals` says when a file arrived.
pub type Change = (&'static str, &'static str);

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
    /// The clause; none for rules about the form of files.
    pub clause: Option<Clause>,
    /// How an ambiguous clause is read; the id of a message.
    pub reading: Option<&'static str>,
    /// An example that passes.
    pub passes: &'static [Change],
    /// An example that fails.
    pub fails: &'static [Change],
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
        clause: None,
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

/// All rules, in the order of the reference page: the form of files first, then the notice's clauses in order.
pub static RULES: &[&Rule] = &[
    &path::RULE,
    &text::RULE,
    &yaml::RULE,
    &schema::RULE,
    &not_blank::RULE,
    &budget_adds_up::RULE,
    &amount_plausible::RULE,
    &domain_in_call::RULE,
    &declared_unclassified::RULE,
    &no_personal_data::RULE,
    &submission_window::RULE,
    &arrival::RULE,
    &owner::RULE,
    &indicator_measurable::RULE,
    &bidding_terms::RULE,
    &innovation_institution::RULE,
    &finance_year::RULE,
    &rd_intensity::RULE,
    &rd_investment::RULE,
    &project_investment::RULE,
    &unit_once::RULE,
    &similar::RULE,
    &quota::RULE,
    &quota_joint_form::RULE,
    &quota_topic::RULE,
    &result_located_in_city::RULE,
    &joint_form_has_partners::RULE,
    &joint_form_marked::RULE,
    &unit_kind_confirmed::RULE,
    &jurisdiction::RULE,
    &ranking::RULE,
    &opinion_given::RULE,
    &recommended::RULE,
    &recommendation_window::RULE,
    &approved::RULE,
    &stamped_scan::RULE,
    &scan_matches_table::RULE,
    &guideline_sources::RULE,
    &guideline_coverage::RULE,
    &consultation_period::RULE,
    &comment_answered::RULE,
];

/// The rule of an id.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// Whether what a rule found must not reach a file, nor leave a page.
pub fn is_never_kept(fault: &Diagnostic) -> bool {
    fault.is_error() && Rule::of(fault).is_some_and(|rule| !rule.may_be_kept)
}

/// Whether a fault is that the bureau has not written something yet.
pub fn waits_for_bureau(fault: &Diagnostic) -> bool {
    fault.missing.is_some() && Rule::of(fault).is_some_and(|rule| rule.speaks_to == Subject::Bureau)
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
