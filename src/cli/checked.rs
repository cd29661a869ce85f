//! Reads a call and judges it: what `check` and `build` have in common.

use jiff::Timestamp;
use rayon::prelude::*;

use super::CallArguments;
use super::at_rest::at_rest;
use super::timings::Timings;
use crate::built_in;
use crate::call::layout::Role;
use crate::call::{Call, ReadFile, parse_file};
use crate::check::{Assembled, Counts, Judgement, Options, Sources};
use crate::command_error::CommandError;
use crate::cores::AllCores;
use crate::diagnostic::Diagnostic;
use crate::gate::{earlier_demands, stamped_tables};
use crate::rules::{Arrivals, StampedTables};
use crate::schema::SchemaSet;
use crate::source::{GitRepository, Source};

/// A call, read and judged.
pub(super) struct CheckedCall {
    pub(super) source: Box<dyn Source>,
    pub(super) call: Call,
    pub(super) schemas: SchemaSet,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) sources: Sources,
    pub(super) counts: Counts,
    /// The clock that it was judged by.
    pub(super) now: Timestamp,
    pub(super) timings: Timings,
}

impl CheckedCall {
    pub(super) fn new(
        source: Box<dyn Source>,
        schemas: SchemaSet,
        judgement: Judgement,
        now: Timestamp,
        timings: Timings,
    ) -> Self {
        let Judgement { call, diagnostics, sources, counts } = judgement;
        Self { source, call, schemas, diagnostics, sources, counts, now, timings }
    }
}

pub(super) fn check_call(arguments: &CallArguments) -> Result<CheckedCall, CommandError> {
    check_call_with(arguments, &|_| Ok(None))
}

/// The same with the times of arrival, which are looked up once the call is known.
pub(super) fn check_call_with(
    arguments: &CallArguments,
    arrivals: &dyn Fn(&str) -> Result<Option<Arrivals>, CommandError>,
) -> Result<CheckedCall, CommandError> {
    let mut timings = Timings::begin();
    let now = arguments.now()?;
    let source = arguments.source()?;
    let name = source.call(arguments.wanted())?;
    let schemas = built_in::schemas(&source.schema_overrides()?)
        .map_err(|error| CommandError::new("cli-schema").reason(error))?;
    timings.lap("timing-start");
    let read = source.read_call(&name)?;
    timings.lap("timing-read");
    let mut files: Vec<ReadFile> = read.into_par_iter().map(|file| parse_file(&name, &file)).collect();
    timings.lap("timing-parse");
    files.par_iter_mut().for_each(|file| file.fit(&schemas));
    timings.lap("timing-schema");
    let settings = Role::Call.in_call(&name).to_string();
    if !files.iter().any(|file| *file.path == *settings) {
        return Err(CommandError::new("cli-no-settings").text("path", settings));
    }
    let assembled = Assembled::new(&name, &files);
    let earlier = earlier_demands(source.as_ref(), &assembled.call, &schemas)?;
    let arrivals = arrivals(&name)?;
    let stamped = stamped(arguments, source.as_ref(), &assembled.call, &schemas);
    let at_rest = at_rest(arguments, source.as_ref(), &assembled.call)?;
    let options = Options {
        earlier: &earlier,
        arrivals: arrivals.as_ref(),
        stamped: Some(&stamped),
        at_rest: Some(&at_rest),
        ..Options::new(&schemas, now)
    };
    let judgement = assembled.judgement(&files, &options, &AllCores);
    timings.lap("timing-rules");
    Ok(CheckedCall::new(source, schemas, judgement, now, timings))
}

/// The tables that departments stamped and that are others now, as far as the history of the repository shows them. A folder
/// without git has none.
pub(super) fn stamped(
    arguments: &CallArguments,
    source: &dyn Source,
    call: &Call,
    schemas: &SchemaSet,
) -> StampedTables {
    let tip = GitRepository::discover(source.root())
        .and_then(|git| git.revision(arguments.rev.as_deref().unwrap_or("HEAD")));
    tip.map(|tip| stamped_tables(&tip, call, schemas)).unwrap_or_default()
}
