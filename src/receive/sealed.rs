//! What only the bureau may read is encrypted before anything is written.

use crate::call::Settings;
use crate::diagnostic::Message;
use crate::document::{Document, Syntax, parse};
use crate::sealing::Recipients;
use crate::source::Edit;

/// The edits as they are written: private values of units and demands sealed where the call names recipients. None where
/// nothing is to be sealed.
///
/// # Errors
/// When the call names somebody who cannot be sealed for, or a value cannot be: then nothing may be written.
pub(super) fn sealed(edits: &[Edit], settings: &Settings) -> Result<Option<Vec<Edit>>, Message> {
    let recipients = Recipients::of(&settings.sealing.recipients)?;
    if recipients.is_empty() {
        return Ok(None);
    }
    let mut changed = false;
    let mut written = Vec::new();
    for edit in edits {
        let document = edit.content.as_deref().and_then(|bytes| read(&edit.path, bytes));
        let Some(document) = document else {
            written.push(edit.clone());
            continue;
        };
        let mut text = document.text.to_string();
        for (range, new) in recipients.sealings(&document)?.into_iter().rev() {
            text.replace_range(range, &new);
            changed = true;
        }
        written.push(Edit { path: edit.path.clone(), content: Some(text.into_bytes()) });
    }
    Ok(changed.then_some(written))
}

fn read(path: &str, bytes: &[u8]) -> Option<Document> {
    // A scan is no document.
    if !path.ends_with(".yaml") {
        return None;
    }
    parse(&path.into(), bytes, Syntax::Yaml).document
}
