//! By what a call is judged, besides its own settings.

use jiff::Timestamp;

use crate::call::Call;
use crate::rules::{Arrivals, AtRest, Context, EarlierDemand, Proposal, Rule, StampedTables};
use crate::schema::SchemaSet;

/// Everything that decides about a call and does not stand in its files.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The forms.
    pub schemas: &'a SchemaSet,
    /// The checker's clock.
    pub now: Timestamp,
    /// What is proposed, where a proposal is judged.
    pub proposal: Option<&'a Proposal>,
    /// Demands of earlier calls, sorted by path.
    pub earlier: &'a [EarlierDemand],
    /// When files arrived, where that is asked for.
    pub arrivals: Option<&'a Arrivals>,
    /// What stamped tables show, where that is known.
    pub stamped: Option<&'a StampedTables>,
    /// How the files stand in the repository, where they do: not where a form is judged that is sealed before it is handed over or
    /// written.
    pub at_rest: Option<&'a AtRest>,
    /// How much is asked for.
    pub scope: Scope,
}

/// How much of a call is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    Whole,
    /// What can be told from facts about the files that are known by them, and all of the others. What only ever warns, and
    /// needs whole texts to do so, is left out.
    Facts,
    /// Commits, tags and references by themselves, where no call is known.
    Commits,
}

impl<'a> Options<'a> {
    /// A call as it stands, beside no earlier one and with no proof of arrival.
    pub fn new(schemas: &'a SchemaSet, now: Timestamp) -> Self {
        Self {
            schemas,
            now,
            proposal: None,
            earlier: &[],
            arrivals: None,
            stamped: None,
            at_rest: None,
            scope: Scope::Whole,
        }
    }

    /// What rules read.
    pub(super) fn context(&self, call: &'a Call) -> Context<'a> {
        let mut context = Context::new(call, self.schemas, self.now);
        (context.proposal, context.arrivals, context.earlier) = (self.proposal, self.arrivals, self.earlier);
        (context.stamped, context.at_rest) = (self.stamped, self.at_rest);
        context
    }
}

impl Scope {
    /// Whether a rule belongs to what is asked for.
    pub(super) fn asks(self, rule: &Rule) -> bool {
        match self {
            Self::Whole => true,
            Self::Facts => !rule.needs_whole_texts,
            Self::Commits => rule.judges_commits,
        }
    }
}
