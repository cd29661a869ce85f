//! Why something is not taken, in words for whoever handed it in.

use super::Registrar;
use crate::command_error::CommandError;
use crate::diagnostic::catalog::{Catalog, Language, Reveal};
use crate::diagnostic::{Diagnostic, Message};
use crate::document::{Document, Syntax, parse};
use crate::form::key_at;
use crate::receive::answer::{FaultView, Refusal};
use crate::rules;
use crate::source::Edit;
use zhengji_engine::report::Worded;

/// Most faults that are told at once.
const FAULTS: usize = 100;

/// Why a request has no other answer.
#[derive(Debug)]
pub(super) enum Stop {
    /// It may not be, or it is faulty.
    Refused(Box<Refusal>),
    /// Somebody has changed the file that the change was made from: it is to be made anew.
    Moved,
    /// Something here does not work.
    Failed(CommandError),
}

/// A refusal in one sentence; what to do stands in the message of the same name with `-mend`.
pub(super) fn refuse(registrar: &Registrar, language: Language, status: u16, message: &Message) -> Stop {
    let catalog = registrar.catalog(language);
    let mend = format!("{}-mend", message.id());
    Stop::Refused(Box::new(Refusal {
        status,
        message: catalog.render(message, Reveal::PublicOnly),
        mend: catalog.has(&mend).then(|| catalog.text(&mend)),
        faults: Vec::new(),
    }))
}

/// A refusal for faults of the rules. `edits` are what was handed in.
pub(super) fn faulty(
    registrar: &Registrar,
    language: Language,
    faults: &[Diagnostic],
    edits: &[Edit],
) -> Stop {
    let catalog = registrar.catalog(language);
    let never = faults.iter().any(rules::is_never_kept);
    let id = if never { "receive-never-kept" } else { "receive-faults" };
    Stop::Refused(Box::new(Refusal {
        status: 422,
        message: catalog.render(&Message::new(id).count("count", faults.len()), Reveal::PublicOnly),
        mend: None,
        faults: faults.iter().take(FAULTS).map(|fault| view(fault, edits, catalog)).collect(),
    }))
}

/// Others may have written what a fault points at, so no value that is not public is shown.
fn view(fault: &Diagnostic, edits: &[Edit], catalog: &Catalog) -> FaultView {
    let own = edits.iter().find(|edit| *edit.path == *fault.location.path);
    let document = own.and_then(document);
    let key = fault.location.span.zip(document.as_ref()).map(|(span, own)| key_at(&own.root, span));
    let key = match (&fault.missing, key) {
        (Some(missing), _) => missing.clone(),
        (None, key) => key.unwrap_or_default(),
    };
    let file = own.and_then(|edit| edit.path.rsplit('/').next()).unwrap_or_default();
    let worded = Worded::new(fault, catalog, Reveal::PublicOnly);
    FaultView {
        file: file.to_owned(),
        key,
        at: String::new(),
        rule: fault.rule,
        message: worded.message.to_string(),
        mend: worded.help.map(|help| help.to_string()),
        clause: worded.clause.map(|clause| clause.quote.clone()),
        notes: worded.notes.into_iter().map(|note| note.text.to_string()).collect(),
        ask: fault.ask.clone(),
        never: rules::is_never_kept(fault),
    }
}

fn document(edit: &Edit) -> Option<Document> {
    let bytes = edit.content.as_deref()?;
    parse(&edit.path.as_str().into(), bytes, Syntax::Yaml).document
}
