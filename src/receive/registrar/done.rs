//! What a receipt was given for, in sentences: made of its commit and the one before, so that it is the same whenever it is shown.

use super::Registrar;
use super::unit_files::text;
use crate::call::CallPath;
use crate::call::layout::Role;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::Language;
use crate::document::{Document, Syntax, parse};
use crate::proof::SignedReceipt;
use crate::source::Revision;

/// Most sentences.
const SENTENCES: usize = 20;

impl Registrar {
    /// What it was given for. Where its commit is not here any more there is nothing to say.
    pub(super) fn done(&self, receipt: &SignedReceipt, language: Language) -> Vec<String> {
        let Ok(new) = self.repository.revision(&receipt.commit) else { return Vec::new() };
        let old = new.parent().ok().flatten();
        let paths = receipt.files.iter().map(|file| file.path.as_str());
        let said = paths.filter_map(|path| {
            let is = read(&new, path)?;
            let was = old.as_ref().and_then(|old| read(old, path));
            let held = |key: &str| was.as_ref().is_some_and(|was| was.root.get(key).is_some());
            let holds = |key: &str| is.root.get(key).is_some();
            match CallPath::parse(path).ok()?.role {
                Role::Demand(..) => {
                    let withdrawn = holds("withdrawn") && !held("withdrawn");
                    let id = if withdrawn { "receive-done-withdrawn" } else { "receive-done-demand" };
                    Some(Message::new(id).name("title", text(&is, "title")?))
                }
                Role::Recommendation(_) if held("stamped_scan") && !holds("stamped_scan") => {
                    Some(Message::new("receive-done-unstamped"))
                }
                _ => None,
            }
        });
        said.take(SENTENCES).map(|message| self.say(language, &message)).collect()
    }
}

fn read(revision: &Revision, path: &str) -> Option<Document> {
    let bytes = revision.file(path).ok()??;
    parse(&path.into(), &bytes, Syntax::Yaml).document
}
