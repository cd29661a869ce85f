//! What rules read, and where they report.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use jiff::Timestamp;

use super::arrivals::Arrivals;
use super::proposal::Proposal;
use super::tally::{Tally, tallies_of};
use super::{EarlierDemand, Rule};
use crate::call::layout::Role;
use crate::call::{CALLS, Call, PrintedTable, RawText, Settings};
use crate::diagnostic::{Diagnostic, Location, Message, Severity};
use crate::document::Document;
use crate::schema::{Kind, SchemaSet};

/// The tables that departments stamped, where they are another than they would print now, by department.
pub type StampedTables = BTreeMap<String, PrintedTable>;

/// How files stand in the repository, besides what is judged of them: whoever can fetch it reads them so.
#[derive(Debug, Default)]
pub struct AtRest {
    /// Values that are sealed there and were opened only to be judged, by path and key.
    pub opened: BTreeSet<(Arc<str>, String)>,
    /// Files that are committed just as they are judged: their history cannot be changed any more.
    pub committed: BTreeSet<Arc<str>>,
}

/// Everything a rule may know.
pub struct Context<'a> {
    /// The call.
    pub call: &'a Call,
    /// The schemas its documents follow.
    pub schemas: &'a SchemaSet,
    /// The checker's clock.
    pub now: Timestamp,
    /// What is proposed, where a proposal is judged and not a call as it stands.
    pub proposal: Option<&'a Proposal>,
    /// Demands of earlier calls beside this one, sorted by path.
    pub earlier: &'a [EarlierDemand],
    /// When each file arrived, where that can be proven and is asked for.
    pub arrivals: Option<&'a Arrivals>,
    /// What the stamped tables of departments show, as far as that is known.
    pub stamped: Option<&'a StampedTables>,
    /// How the files stand in the repository; none where they are judged on their way there.
    pub at_rest: Option<&'a AtRest>,
    /// What the quota rules count; made once for all of them.
    tallies: OnceLock<Vec<Tally<'a>>>,
}

/// One file of a call, for rules that judge each file by itself.
#[derive(Clone, Copy)]
pub struct CallFile<'a> {
    /// The file as it was written; none for `call.yaml` and the call's own pages.
    pub raw: Option<&'a RawText>,
    /// Its document, where it could be parsed.
    pub document: Option<(Kind, &'a Document)>,
}

impl<'a> CallFile<'a> {
    /// Its path from the root of the repository.
    pub fn path(&self) -> &'a str {
        let document = self.document.map(|(_, document)| &*document.path);
        self.raw.map(|raw| &*raw.path).or(document).unwrap_or_default()
    }
}

impl<'a> Context<'a> {
    /// A call as it stands, beside no earlier one and with no proof of arrival.
    pub fn new(call: &'a Call, schemas: &'a SchemaSet, now: Timestamp) -> Self {
        Self {
            call,
            schemas,
            now,
            proposal: None,
            earlier: &[],
            arrivals: None,
            stamped: None,
            at_rest: None,
            tallies: OnceLock::new(),
        }
    }

    /// All tallies of the call.
    pub(super) fn tallies(&self) -> &[Tally<'a>] {
        self.tallies.get_or_init(|| tallies_of(self.call))
    }

    /// The files of the call, sorted by path.
    pub fn files(&self) -> Vec<CallFile<'a>> {
        let mut files: BTreeMap<&str, CallFile<'a>> = BTreeMap::new();
        for raw in &self.call.texts {
            files.insert(&raw.path, CallFile { raw: Some(raw), document: None });
        }
        for (role, document) in &self.call.documents {
            let file = files.entry(&document.path).or_insert(CallFile { raw: None, document: None });
            file.document = role.kind().map(|kind| (kind, &**document));
        }
        files.into_values().collect()
    }

    /// `call.yaml` as a whole: where a fault points that lies in no file of the call; the folder of all calls where none is
    /// judged.
    pub fn call_file(&self) -> Location {
        if self.call.name.is_empty() {
            return Location::file(&CALLS.into());
        }
        Location::file(&Role::Call.in_call(&self.call.name).shared())
    }

    /// The call's settings; without them the rules that need them stay silent, because the fault of `call.yaml` itself
    /// has been reported.
    pub fn settings(&self) -> Option<&'a Settings> {
        self.call.settings.as_ref()
    }
}

/// Where one rule reports.
pub struct Findings<'a> {
    rule: &'static Rule,
    severity: Severity,
    out: &'a mut Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(context: &Context<'_>, rule: &'static Rule, out: &'a mut Vec<Diagnostic>) -> Self {
        let chosen = context
            .settings()
            .filter(|_| rule.severity_chosen)
            .and_then(|settings| settings.severity.get(rule.id));
        let severity = match chosen.map(String::as_str) {
            Some("error") => Severity::Error,
            Some("warning") => Severity::Warning,
            _ => rule.severity,
        };
        Self { rule, severity, out }
    }

    /// The rule's severity in this call.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Reports a fault with the rule's severity.
    pub fn report(&mut self, location: Location, message: Message) -> &mut Diagnostic {
        self.report_as(self.severity, location, message)
    }

    /// Reports a fault that weighs no more than this, and less where `call.yaml` says so.
    pub fn report_at_most(
        &mut self,
        most: Severity,
        location: Location,
        message: Message,
    ) -> &mut Diagnostic {
        // The lighter of two severities is the greater one: see their order.
        self.report_as(self.severity.max(most), location, message)
    }

    /// Reports a fault whose severity nobody can choose.
    pub fn report_as(&mut self, severity: Severity, location: Location, message: Message) -> &mut Diagnostic {
        let index = self.out.len();
        self.out.push(Diagnostic::new(self.rule.id, severity, location, message));
        &mut self.out[index]
    }
}
