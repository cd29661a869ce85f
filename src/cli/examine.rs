//! Reads a call and judges it: what `check` and `build` have in common.

use rayon::prelude::*;

use super::CallArguments;
use super::earlier::earlier_demands;
use super::refusal::Refusal;
use crate::call::{Call, ReadFile, assemble, read_file};
use crate::diagnostic::{Diagnostic, report_order};
use crate::report::{Checked, Sources};
use crate::rules::{self, Context, RULES};
use crate::schema::SchemaSet;
use crate::source::Source;

/// A call, read and judged.
pub(super) struct Examined {
    pub(super) source: Box<dyn Source>,
    pub(super) call: Call,
    pub(super) schemas: SchemaSet,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) sources: Sources,
    pub(super) checked: Checked,
}

pub(super) fn examine(arguments: &CallArguments) -> Result<Examined, Refusal> {
    let now = arguments.now()?;
    let source = arguments.source()?;
    let name = source.call(arguments.call.as_deref())?;
    let schemas = SchemaSet::new(&source.schema_overrides()?)
        .map_err(|error| Refusal::new("cli-schema").reason(error))?;
    let files: Vec<ReadFile> =
        source.read_call(&name)?.par_iter().map(|file| read_file(&name, file, &schemas)).collect();
    let settings = format!("submissions/{name}/call.yaml");
    if !files.iter().any(|file| *file.path == *settings) {
        return Err(Refusal::new("cli-no-settings").text("path", settings));
    }
    let (call, missing) = assemble(&name, &files);
    let mut diagnostics: Vec<Diagnostic> =
        files.iter().flat_map(|file| file.diagnostics.iter().cloned()).chain(missing).collect();
    let earlier = earlier_demands(source.as_ref(), &call, &schemas)?;
    let context =
        Context { call: &call, schemas: &schemas, now, proposal: None, arrivals: None, earlier: &earlier };
    let by_file = context.files().into_par_iter().flat_map_iter(|file| rules::check_file(&context, file));
    let by_rule = RULES.par_iter().flat_map_iter(|rule| rules::check_model(&context, rule));
    diagnostics.extend(by_file.chain(by_rule).collect::<Vec<_>>());
    rules::seal(&context, &mut diagnostics);
    rules::name_offices(&context, &mut diagnostics);
    diagnostics.sort_by(report_order);
    let sources = Sources::new(&files, &schemas, &diagnostics);
    let checked = Checked { units: call.units.len(), demands: call.demands.len(), files: files.len() };
    Ok(Examined { source, call, schemas, diagnostics, sources, checked })
}
