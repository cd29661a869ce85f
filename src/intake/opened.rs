//! A call that something is put into.

use rayon::prelude::*;

use crate::built_in;
use crate::call::layout::Role;
use crate::call::{Call, ReadFile, assemble, read_file};
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Language;
use crate::document::Node;
use crate::form_layout::{FormLayout, KINDS, UnfitSchema};
use crate::schema::SchemaSet;
use crate::source::Source;

/// A call as it stands, with settings, read and not judged.
pub(crate) struct OpenedCall {
    pub(crate) schemas: SchemaSet,
    pub(crate) files: Vec<ReadFile>,
    pub(crate) call: Call,
}

impl OpenedCall {
    /// Opens the call of this name, or the only one.
    ///
    /// # Errors
    /// Where there is no such call, its schemas are none, or it has no settings that could be read.
    pub(crate) fn open(source: &dyn Source, name: Option<&str>) -> Result<Self, CommandError> {
        let name = source.call(name)?;
        let schemas = built_in::schemas(&source.schema_overrides()?)
            .map_err(|error| CommandError::new("cli-schema").reason(error))?;
        let read = source.read_call(&name)?;
        let files: Vec<ReadFile> = read.par_iter().map(|file| read_file(&name, file, &schemas)).collect();
        let (call, _) = assemble(&name, &files);
        if call.settings.is_none() {
            return Err(CommandError::new("cli-new-settings"));
        }
        Ok(Self { schemas, files, call })
    }

    /// The papers of this call, the unit's first.
    ///
    /// # Errors
    /// Where a schema of the repository cannot be filled in.
    pub(crate) fn layouts(&self) -> Result<Vec<FormLayout>, CommandError> {
        let unfit = |error: UnfitSchema| {
            CommandError::new("cli-form-unfit").text("file", error.kind.file_name()).text("key", error.key)
        };
        let catalog = built_in::catalog(Language::Chinese);
        KINDS
            .into_iter()
            .map(|kind| FormLayout::new(kind, &self.call, &self.schemas, &catalog).map_err(unfit))
            .collect()
    }

    /// The content of a file of the call, where it is there and is a document.
    pub(crate) fn root(&self, role: &Role) -> Option<&Node> {
        let file = self.files.iter().find(|file| file.role.as_ref() == Some(role))?;
        file.document.as_deref().map(|document| &document.root)
    }
}
