//! `zhengji check --base`: judges what would be merged.

use std::collections::HashMap;
use std::sync::Arc;

use super::CallArguments;
use super::check::Reportable;
use crate::check::{Counts, Sources};
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Catalog;
use crate::diagnostic::{Diagnostic, Location, Message, Severity};
use crate::gate::{ProposalOptions, Proposed, ProposedChange, Verdict, judge};
use crate::report::Report;
use crate::source::{CALLS, GitRepository, Source, SourceError};

/// A proposal, judged for all calls that it touches.
pub(super) struct ProposalReport {
    calls: String,
    pub(super) diagnostics: Vec<Diagnostic>,
    sources: Sources,
    checked: Counts,
    effect: Vec<Message>,
}

/// Judges what a revision, `HEAD` where none is named, proposes to `base`.
pub(super) fn propose(
    arguments: &CallArguments,
    base: &str,
    mut options: ProposalOptions,
) -> Result<ProposalReport, CommandError> {
    let repository = GitRepository::discover(&arguments.directory)?;
    let base = repository.revision(base)?;
    let head = repository.revision(arguments.rev.as_deref().unwrap_or("HEAD"))?;
    if let Some(wanted) = arguments.wanted() {
        // A call that the proposal deletes is still the base's.
        options.call = Some(match head.call(Some(wanted)) {
            Err(SourceError::NoSuchCall { .. } | SourceError::Git(_)) => base.call(Some(wanted))?,
            other => other?,
        });
    }
    let name = base.name().to_owned();
    match ProposedChange::proposed(&repository, base, &head)? {
        Proposed::Change(change) => {
            let verdicts = judge(&change, &options, None)?;
            if verdicts.is_empty() {
                return Err(SourceError::NoCalls(CALLS.into()).into());
            }
            Ok(ProposalReport::of(verdicts))
        }
        Proposed::Conflict(paths) => Ok(ProposalReport::conflict(&name, paths)),
    }
}

impl ProposalReport {
    /// One report of all verdicts. What is wrong outside of the calls is told once.
    pub(super) fn of(verdicts: Vec<Verdict>) -> Self {
        let mut judged = Self::nothing();
        let several = verdicts.len() > 1;
        let mut told = HashMap::new();
        for verdict in verdicts {
            for diagnostic in verdict.diagnostics {
                let key = (diagnostic.rule, Arc::clone(&diagnostic.location.path));
                let same: &mut Vec<usize> = told.entry(key).or_default();
                if !same.iter().any(|at| judged.diagnostics.get(*at) == Some(&diagnostic)) {
                    same.push(judged.diagnostics.len());
                    judged.diagnostics.push(diagnostic);
                }
            }
            judged.sources.extend(verdict.sources);
            judged.checked.units += verdict.checked.units;
            judged.checked.demands += verdict.checked.demands;
            judged.checked.files += verdict.checked.files;
            if several && !verdict.effect.is_empty() {
                judged.effect.push(Message::new("effect-call").text("call", &verdict.call));
            }
            judged.effect.extend(verdict.effect);
            let comma = if judged.calls.is_empty() || verdict.call.is_empty() { "" } else { ", " };
            judged.calls.extend([comma, &verdict.call]);
        }
        judged.diagnostics.sort_by(crate::diagnostic::report_order);
        judged
    }

    /// Leaves out what decides nothing: lines after `remote:` are few. What a refused push would have changed is of no interest.
    pub(super) fn keep_errors(&mut self) {
        self.diagnostics.retain(Diagnostic::is_error);
        if !self.diagnostics.is_empty() {
            self.effect.clear();
        }
    }

    /// Whether it breaks a rule.
    pub(super) fn is_faulty(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// Whether any call was judged, and not only commits searched.
    pub(super) fn names_calls(&self) -> bool {
        !self.calls.is_empty()
    }

    pub(super) fn conflict(base: &str, paths: Vec<String>) -> Self {
        let fault = |path: String| {
            let message = Message::new("gate-conflict").text("base", base);
            Diagnostic::new("path", Severity::Error, Location::file(&path.into()), message)
                .help(Message::new("gate-conflict-mend").text("base", base))
        };
        Self { diagnostics: paths.into_iter().map(fault).collect(), ..Self::nothing() }
    }

    fn nothing() -> Self {
        Self {
            calls: String::new(),
            diagnostics: Vec::new(),
            sources: Sources::default(),
            checked: Counts::default(),
            effect: Vec::new(),
        }
    }
}

impl Reportable for ProposalReport {
    fn report<'a>(&'a self, catalog: &'a Catalog) -> Report<'a> {
        Report {
            diagnostics: &self.diagnostics,
            sources: &self.sources,
            checked: self.checked,
            call: &self.calls,
            effect: &self.effect,
            catalog,
        }
    }
}
