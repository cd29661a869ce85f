//! Demands of earlier calls that stand beside the one that is checked, for the rule `similar`.

use rayon::prelude::*;

use crate::call::layout::Role;
use crate::call::{Call, ReadFile, Settings, read_file};
use crate::document;
use crate::rules::{EarlierDemand, is_earlier};
use crate::schema::SchemaSet;
use crate::source::{Source, SourceError};

/// Reads them, sorted by path. Faults of other calls are told when those are checked.
///
/// # Errors
/// When they cannot be read.
pub fn earlier_demands(
    source: &dyn Source,
    call: &Call,
    schemas: &SchemaSet,
) -> Result<Vec<EarlierDemand>, SourceError> {
    let mut demands = Vec::new();
    for name in source.calls()?.into_iter().filter(|name| *name != call.name) {
        let files = source.read_call(&name)?;
        let path = Role::Call.in_call(&name).to_string();
        let settings = files.iter().find(|file| *file.path == *path).and_then(|file| {
            let document = read_file(&name, file, schemas).document?;
            document::from_node::<Settings>(&document.root).ok()
        });
        if !settings.is_some_and(|settings| is_earlier(&settings, call)) {
            continue;
        }
        let read = files.par_iter().filter_map(|file| {
            let read: ReadFile = read_file(&name, file, schemas);
            matches!(read.role, Some(Role::Demand(..))).then(|| EarlierDemand::read(&name, &read, schemas))?
        });
        demands.extend(read.collect::<Vec<_>>());
    }
    Ok(demands)
}
