//! Several calls of one repository, read and judged, with one report of all: what `check`, `build` and `serve` work on.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::CallArguments;
use super::check::Reportable;
use super::checked::{CheckedCall, check_call};
use super::timings::Timings;
use crate::check::{Counts, Sources};
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Catalog;
use crate::diagnostic::{Diagnostic, report_order};
use crate::report::Report;

/// Calls in the order of their names. What is wrong with them stands in the report of all, no longer with each.
pub(super) struct CheckedCalls {
    pub(super) calls: Vec<CheckedCall>,
    /// Their names in a line.
    names: String,
    pub(super) diagnostics: Vec<Diagnostic>,
    sources: Sources,
    counts: Counts,
    pub(super) timings: Timings,
}

/// Judges the call that was named, else all there are.
pub(super) fn check_calls(arguments: &CallArguments) -> Result<CheckedCalls, CommandError> {
    let each = arguments.each()?;
    let calls = each.iter().map(check_call).collect::<Result<_, _>>()?;
    Ok(CheckedCalls::of(calls))
}

impl CheckedCalls {
    /// One report of all.
    pub(super) fn of(mut calls: Vec<CheckedCall>) -> Self {
        let names: Vec<&str> = calls.iter().map(|checked| checked.call.name.as_str()).collect();
        let names = names.join(", ");
        let mut all = Self {
            calls: Vec::new(),
            names,
            diagnostics: Vec::new(),
            sources: Sources::default(),
            counts: Counts::default(),
            timings: Timings::begin(),
        };
        let several = calls.len() > 1;
        for checked in &mut calls {
            all.diagnostics.append(&mut checked.diagnostics);
            all.sources.extend(std::mem::take(&mut checked.sources));
            all.counts.units += checked.counts.units;
            all.counts.demands += checked.counts.demands;
            all.counts.files += checked.counts.files;
            all.timings.add(std::mem::replace(&mut checked.timings, Timings::begin()));
        }
        if several {
            // What is wrong outside of the calls is told once.
            let own = |fault: &Diagnostic| {
                calls
                    .iter()
                    .any(|checked| crate::call::inside(&checked.call.name, &fault.location.path).is_some())
            };
            let mut told = HashSet::new();
            all.diagnostics.retain(|fault| {
                own(fault) || told.insert((fault.rule, Arc::clone(&fault.location.path), fault.location.span))
            });
            all.diagnostics.sort_by(report_order);
        }
        all.calls = calls;
        all
    }

    /// The folder of the repository.
    pub(super) fn root(&self) -> &Path {
        self.calls.first().map_or(Path::new("."), |first| first.source.root())
    }

    /// Their names, where there are several.
    pub(super) fn several(&self) -> Option<impl Iterator<Item = &str>> {
        (self.calls.len() > 1).then(|| self.calls.iter().map(|checked| checked.call.name.as_str()))
    }
}

impl Reportable for CheckedCalls {
    fn report<'a>(&'a self, catalog: &'a Catalog) -> Report<'a> {
        let names = self.calls.iter().flat_map(|checked| checked.call.names_in(catalog.language()));
        catalog.learn(names.collect());
        Report {
            diagnostics: &self.diagnostics,
            sources: &self.sources,
            checked: self.counts,
            call: &self.names,
            effect: &[],
            catalog,
        }
    }
}
