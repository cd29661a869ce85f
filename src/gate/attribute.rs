//! What a proposal is answerable for, of all that is wrong once it is merged.
//!
//! Answerable: for every fault in a file that it adds, changes or deletes, for every fault that such a file takes part in
//! (it is named in a note), and for every fault that was not there before, wherever it stands: a deleted demand that a
//! department still recommends, a limit that was lowered under what others have. Other errors become notes; other remarks
//! are counted.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::call::Call;
use crate::check::{Assembled, Options};
use crate::cores::AllCores;
use crate::diagnostic::{Diagnostic, Location, Message, Severity};
use crate::rules::Rule;

/// What faults say, by rule and file.
type Messages = HashMap<(&'static str, Arc<str>), Vec<Message>>;

/// The faults of the base, by rule and file. They are only looked for when somebody asks, which few proposals make
/// necessary.
pub(super) struct Baseline<'a> {
    base: Option<(&'a Assembled<Arc<Call>>, Options<'a>)>,
    messages: OnceCell<Messages>,
}

impl<'a> Baseline<'a> {
    pub(super) fn new(base: Option<(&'a Assembled<Arc<Call>>, Options<'a>)>) -> Self {
        Self { base, messages: OnceCell::new() }
    }

    /// Whether a fault was there before.
    fn holds(&self, fault: &Diagnostic) -> bool {
        let messages = self.messages.get_or_init(|| {
            let mut messages = Messages::new();
            for fault in self.base.iter().flat_map(|(base, options)| base.judge(options, &AllCores)) {
                messages.entry((fault.rule, fault.location.path)).or_default().push(fault.message);
            }
            messages
        });
        let same = messages.get(&(fault.rule, Arc::clone(&fault.location.path)));
        same.is_some_and(|messages| messages.contains(&fault.message))
    }
}

/// What is told, and how many remarks about other files are not.
pub(super) struct Attributed {
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) others: usize,
}

impl Attributed {
    /// Adds what a second judgement found and the first did not.
    pub(super) fn merge(&mut self, other: Self) {
        let key = |fault: &Diagnostic| (fault.rule, Arc::clone(&fault.location.path));
        let mut known: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, fault) in self.diagnostics.iter().enumerate() {
            known.entry(key(fault)).or_default().push(at);
        }
        for fault in other.diagnostics {
            let same = known.get(&key(&fault));
            if !same.is_some_and(|same| same.iter().any(|at| self.diagnostics.get(*at) == Some(&fault))) {
                self.diagnostics.push(fault);
            }
        }
        self.others = self.others.max(other.others);
    }
}

/// Weighs what was found against what is touched and what was there before. Where only errors decide, remarks about files
/// that are not touched are not even counted.
pub(super) fn attribute(
    diagnostics: Vec<Diagnostic>,
    touched: &BTreeSet<&str>,
    before: &Baseline<'_>,
    errors_decide: bool,
) -> Attributed {
    let mut attributed = Attributed { diagnostics: Vec::new(), others: 0 };
    for mut fault in diagnostics {
        let touches = |location: &Location| touched.contains(&*location.path);
        let takes_part = Rule::of(&fault).is_some_and(|rule| rule.judges_proposal)
            || touches(&fault.location)
            || fault.notes.iter().filter_map(|note| note.location.as_ref()).any(touches);
        if !takes_part && errors_decide && fault.severity != Severity::Error {
            continue;
        }
        if !takes_part && !before.holds(&fault) {
            fault = fault.note(None, Message::new("gate-caused"));
        } else if !takes_part {
            if fault.severity != Severity::Error {
                attributed.others += 1;
                continue;
            }
            fault.severity = Severity::Note;
            fault = fault.note(None, Message::new("gate-was-there"));
        }
        attributed.diagnostics.push(fault);
    }
    attributed
}
