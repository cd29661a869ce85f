//! Keeps what is secret or personal out of every report. A rule that finds such a text seals its place; here all
//! diagnostics, of whatever rule, lose what they would tell of it. Renderings need not know.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::detect::{is_marked, is_personal};
use crate::diagnostic::{Diagnostic, Location, Message, Seal};
use crate::rules::Context;

/// Takes the words of sealed places out of all diagnostics of a call. To be done after the last rule and before any
/// report: only [`super::Assembled`] does it.
pub(super) fn redact(context: &Context<'_>, diagnostics: &mut [Diagnostic]) {
    let mut seals: BTreeMap<Arc<str>, Vec<Seal>> = BTreeMap::new();
    for (path, seal) in diagnostics.iter().filter_map(|d| Some((&d.location.path, d.seal?))) {
        seals.entry(Arc::clone(path)).or_default().push(seal);
    }
    let sealed = |location: &Location| {
        seals.get(&location.path).is_some_and(|seals| seals.iter().any(|seal| seal.covers(location.span)))
    };
    let titles = titles(context, &seals);
    let hide =
        |text: &str| titles.iter().any(|title| text.contains(title)) || is_marked(text) || is_personal(text);
    for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.seal.is_none()) {
        if sealed(&diagnostic.location) {
            if !diagnostic.message.is_plain() {
                diagnostic.message = Message::new("report-sealed");
            }
            diagnostic.help.take_if(|help| !help.is_plain());
        }
        diagnostic.message.redact(&hide);
        if let Some(help) = &mut diagnostic.help {
            help.redact(&hide);
        }
        diagnostic
            .replacement
            .take_if(|replacement| sealed(&replacement.location) || hide(&replacement.text));
        for note in &mut diagnostic.notes {
            if note.location.as_ref().is_some_and(sealed) {
                note.message = Message::new("report-sealed-note");
            }
            note.message.redact(&hide);
        }
    }
}

/// Titles of sealed demands and items: other files' diagnostics name them by their titles.
fn titles<'a>(context: &Context<'a>, seals: &BTreeMap<Arc<str>, Vec<Seal>>) -> Vec<&'a str> {
    let demands = context.call.demands.values().map(|demand| (&demand.path, &demand.title));
    let items = context.call.guideline.values().map(|item| (&item.path, &item.title));
    let is_sealed = |path, span| {
        seals.get(path).is_some_and(|seals: &Vec<Seal>| seals.iter().any(|seal| seal.covers(Some(span))))
    };
    demands
        .chain(items)
        .filter_map(|(path, title)| title.as_ref().map(|title| (path, title)))
        .filter(|(path, title)| is_sealed(*path, title.span))
        .map(|(_, title)| title.value.as_str())
        .collect()
}
