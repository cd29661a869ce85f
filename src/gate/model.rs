//! Files to a call, and the call judged by all rules: the same for a call as it stands and for a proposal.

use std::borrow::Borrow;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use crate::call::{Call, ReadFile, assemble};
use crate::diagnostic::{Diagnostic, report_order};
use crate::rules::{self, Arrivals, CallFile, Context, EarlierDemand, Proposal, RULES, Rule};
use crate::schema::{Kind, SchemaSet};

/// A call put together from its files.
#[derive(Debug)]
pub struct Model<C = Call> {
    /// The call.
    pub call: C,
    /// Faults of single files, and files that are missing.
    diagnostics: Vec<Diagnostic>,
}

/// What a call is judged by, besides its own settings.
pub struct Terms<'a> {
    /// The forms.
    pub schemas: &'a SchemaSet,
    /// The checker's clock.
    pub now: Timestamp,
    /// What is proposed, where a proposal is judged.
    pub proposal: Option<&'a Proposal>,
    /// Demands of earlier calls.
    pub earlier: &'a [EarlierDemand],
    /// When files arrived, where that is asked for.
    pub arrivals: Option<&'a Arrivals>,
    /// How much of it is asked for.
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
}

/// Rules that compare texts or figures of all demands. By themselves they only warn.
pub(super) const OF_WHOLE_TEXTS: [&str; 2] = ["similar", "amount-plausible"];

impl Model {
    /// Puts files together.
    pub fn new(name: &str, files: &[ReadFile]) -> Self {
        let (call, missing) = assemble(name, files);
        let diagnostics =
            files.iter().flat_map(|file| file.diagnostics.iter().cloned()).chain(missing).collect();
        Self { call, diagnostics }
    }

    /// The same, of a call that others hold too.
    pub(super) fn shared(self) -> Model<Arc<Call>> {
        Model { call: Arc::new(self.call), diagnostics: self.diagnostics }
    }
}

impl<C: Borrow<Call>> Model<C> {
    fn context<'a>(&'a self, terms: &Terms<'a>) -> Context<'a> {
        let Terms { schemas, now, proposal, earlier, arrivals, scope: _ } = *terms;
        let mut context = Context::new(self.call.borrow(), schemas, now);
        (context.proposal, context.arrivals, context.earlier) = (proposal, arrivals, earlier);
        context
    }

    /// Everything that is wrong, in report order, without what may not be shown.
    pub fn judge(&self, terms: &Terms<'_>) -> Vec<Diagnostic> {
        let (context, scope) = (self.context(terms), terms.scope);
        // Of a file that is known by facts there is no text. Of `call.yaml` there never is.
        let is_whole = |file: &CallFile<'_>| {
            scope == Scope::Whole || file.raw.is_some() || matches!(file.document, Some((Kind::Call, _)))
        };
        let files: Vec<_> = context.files().into_iter().filter(is_whole).collect();
        let by_file = files.into_par_iter().flat_map_iter(|file| rules::check_file(&context, file));
        self.conclude(&context, scope, by_file.collect())
    }

    /// The same where each file was judged by itself elsewhere; `by_file` are the faults found there, in the order of paths.
    pub fn judge_together(&self, terms: &Terms<'_>, by_file: Vec<Diagnostic>) -> Vec<Diagnostic> {
        self.conclude(&self.context(terms), terms.scope, by_file)
    }

    fn conclude(&self, context: &Context<'_>, scope: Scope, by_file: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let asked = |rule: &&Rule| scope == Scope::Whole || !OF_WHOLE_TEXTS.contains(&rule.id);
        let asked: Vec<_> = RULES.iter().copied().filter(asked).collect();
        let by_rule: Vec<_> =
            asked.par_iter().flat_map_iter(|rule| rules::check_model(context, rule)).collect();
        let mut diagnostics = self.diagnostics.clone();
        diagnostics.extend(by_file.into_iter().chain(by_rule));
        rules::seal(context, &mut diagnostics);
        rules::name_offices(context, &mut diagnostics);
        diagnostics.sort_by(report_order);
        diagnostics
    }
}
