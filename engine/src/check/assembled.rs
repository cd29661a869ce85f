//! A call put together from its files, and judged by all rules.

use std::borrow::Borrow;
use std::sync::Arc;

use super::{Counts, Judgement, Options, Scope, Sources, Spread, later, offices, redact};
use crate::call::{Call, ReadFile, assemble};
use crate::diagnostic::{Diagnostic, report_order};
use crate::rules::{self, CallFile, Context, RULES};
use crate::schema::Kind;

/// A call put together and not judged yet: for those who have to look at it before they know by what to judge it.
#[derive(Debug)]
pub struct Assembled<C = Call> {
    /// The call.
    pub call: C,
    /// Faults of single files, and files that are missing.
    while_reading: Vec<Diagnostic>,
}

/// What rules found in one file by itself. It is for [`Assembled::conclude`] alone to look into: what may not be shown is
/// only known once the whole call has been judged.
#[derive(Clone, Debug, Default)]
pub struct FileFindings(pub Vec<Diagnostic>);

impl FileFindings {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Assembled {
    /// Puts files together.
    pub fn new(name: &str, files: &[ReadFile]) -> Self {
        let (call, missing) = assemble(name, files);
        let while_reading =
            files.iter().flat_map(|file| file.diagnostics.iter().cloned()).chain(missing).collect();
        Self { call, while_reading }
    }

    /// The same, of a call that others hold too.
    pub fn shared(self) -> Assembled<Arc<Call>> {
        Assembled { call: Arc::new(self.call), while_reading: self.while_reading }
    }

    /// Judges it for a report that shows lines of `files`, which it was put together from.
    pub fn judgement(self, files: &[ReadFile], options: &Options<'_>, spread: &impl Spread) -> Judgement {
        let diagnostics = self.judge(options, spread);
        self.reported(files, options, diagnostics)
    }

    /// What was found, with the texts it stands in.
    pub fn reported(
        self,
        files: &[ReadFile],
        options: &Options<'_>,
        diagnostics: Vec<Diagnostic>,
    ) -> Judgement {
        let sources = Sources::new(files, options.schemas, &diagnostics);
        let counts = Counts::of(&self.call, files.len());
        Judgement { call: self.call, diagnostics, sources, counts }
    }
}

impl<C: Borrow<Call>> Assembled<C> {
    /// Everything that is wrong, in report order.
    pub fn judge(&self, options: &Options<'_>, spread: &impl Spread) -> Vec<Diagnostic> {
        let context = options.context(self.call.borrow());
        let by_file =
            spread.flat_map(files_asked(&context, options.scope), |file| rules::check_file(&context, file));
        self.conclude_in(&context, options.scope, by_file, spread)
    }

    /// What is wrong in each file by itself, for shares of a check: the path and what was found there.
    pub fn judge_files(&self, options: &Options<'_>, spread: &impl Spread) -> Vec<(Arc<str>, FileFindings)> {
        let context = options.context(self.call.borrow());
        spread.flat_map(files_asked(&context, options.scope), |file| {
            vec![(Arc::from(file.path()), FileFindings(rules::check_file(&context, file)))]
        })
    }

    /// Everything that is wrong where each file was judged by itself elsewhere. `by_file` in the order of paths.
    pub fn conclude(
        &self,
        options: &Options<'_>,
        by_file: Vec<FileFindings>,
        spread: &impl Spread,
    ) -> Vec<Diagnostic> {
        let by_file = by_file.into_iter().flat_map(|findings| findings.0).collect();
        self.conclude_in(&options.context(self.call.borrow()), options.scope, by_file, spread)
    }

    fn conclude_in(
        &self,
        context: &Context<'_>,
        scope: Scope,
        by_file: Vec<Diagnostic>,
        spread: &impl Spread,
    ) -> Vec<Diagnostic> {
        let asked = RULES.iter().copied().filter(|rule| scope.asks(rule)).collect();
        let by_rule = spread.flat_map(asked, |rule| rules::check_model(context, rule));
        // Where no call is known, its files cannot be missing.
        let mut diagnostics = if scope == Scope::Commits { Vec::new() } else { self.while_reading.clone() };
        diagnostics.extend(by_file.into_iter().chain(by_rule));
        later::remind(context.call, &mut diagnostics);
        redact::redact(context, &mut diagnostics);
        offices::name_offices(context, &mut diagnostics);
        quote_notice(context, &mut diagnostics);
        diagnostics.sort_by(report_order);
        diagnostics
    }
}

/// Says with each fault what the notice says, where `call.yaml` quotes it.
fn quote_notice(context: &Context<'_>, diagnostics: &mut [Diagnostic]) {
    let Some(settings) = context.settings() else { return };
    for diagnostic in diagnostics {
        diagnostic.clause = settings.clauses.get(diagnostic.rule).cloned();
    }
}

/// The files that are judged by themselves. Of one that is known by facts there is no text; of `call.yaml` there never is.
fn files_asked<'a>(context: &Context<'a>, scope: Scope) -> Vec<CallFile<'a>> {
    let is_whole = |file: &CallFile<'_>| {
        scope == Scope::Whole || file.raw.is_some() || matches!(file.document, Some((Kind::Call, _)))
    };
    context.files().into_iter().filter(is_whole).collect()
}
