//! `owner`: a proposal changes only what is its author's: a unit its folder, a department its own, the bureau all.
//!
//! Decided edge cases: the roles are those of the base, so nobody enrols and acts in one proposal. A deletion, a rename and
//! a change of mode are changes of the old path. Who acts is the account that the forge or the server names, or the key
//! that signed each commit; names and dates inside commits mean nothing. A commit that was signed by somebody who may make
//! the change carries it, whoever proposes it, if the file is to be as that commit left it and has not been changed in the base
//! since: whatever a merge makes of its parents, nobody's signature stands for what he did not write. `kind`, `group`, `uscc`, `department` and `submitters` of a unit are changed by its department or the bureau:
//! they decide its limits. Where `roles.departments_submit` says so, a unit's department may change the rest as well, by the department that the base names. For the same reason `kind` and `covers` of a department are the bureau's. Where nobody says who
//! acts, that is a note, unless it is required. A call that the base does not hold yet has no roles: then nobody is known.

use std::collections::HashMap;

use crate::call::layout::{Folder, Role};
use crate::call::{Account, Call, within};
use crate::diagnostic::{Location, Message, Severity};
use crate::document::Document;
use crate::rules::authority::{
    Authority, DEPARTMENT_LIMITS, Need, UNIT_LIMITS, department_of, differing, same_besides,
};
use crate::rules::proposal::{ChangeKind, Commit, FileChange, Proposal, Signer};
use crate::rules::{Check, Context, Findings, Rule};
use crate::schema::{Field, Kind, SchemaSet};

pub(super) static RULE: Rule = Rule {
    id: "owner",
    severity: Severity::Error,
    reading: Some("rule-owner-reading"),
    passes: &[("actor", "github: shili-yiqi"), ("units/shili-yiqi/sensor.yaml", "term_months: 30")],
    fails: &[("actor", "github: shili-jituan"), ("units/shili-yiqi/sensor.yaml", "term_months: 30")],
    check: Check::Model(check),
    severity_chosen: false,
    judges_proposal: true,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(proposal) = context.proposal else { return };
    tampered(context, proposal, findings);
    if proposal.changed.is_empty() {
        return;
    }
    let Some(base) = proposal.base.as_deref() else {
        unknown(context, proposal, "owner-new-call", findings);
        return;
    };
    let mut judge = Judge {
        call: context.call,
        schemas: context.schemas,
        proposal,
        base,
        authority: Authority::borne(base, proposal.bearer.as_ref()),
        touching: touching(proposal),
        actor: Vec::new(),
        unproven: false,
        other_call: false,
        findings,
    };
    judge.actor = proposal.actor.iter().filter_map(|actor| judge.authority.account(actor)).collect();
    for change in &proposal.changed {
        judge.change(change);
    }
    let Judge { unproven, other_call, findings, .. } = judge;
    if unproven {
        unknown(context, proposal, "owner-unknown", findings);
    }
    if other_call {
        findings.report_as(Severity::Note, context.call_file(), Message::new("owner-other-call"));
    }
}

/// Signatures that do not belong to their commit are told whatever the commit changes.
fn tampered(context: &Context<'_>, proposal: &Proposal, findings: &mut Findings<'_>) {
    for commit in &proposal.commits {
        if let Signer::Broken(reason) = &commit.signer {
            let fault = findings.report(context.call_file(), signature(commit, reason));
            fault.help = Some(Message::new("owner-signature-mend"));
        }
    }
}

fn unknown(context: &Context<'_>, proposal: &Proposal, id: &'static str, findings: &mut Findings<'_>) {
    let severity = if proposal.require_owner { Severity::Error } else { Severity::Note };
    findings
        .report_as(severity, context.call_file(), Message::new(id))
        .set_help(Message::new("owner-unknown-mend"));
}

fn signature(commit: &Commit, reason: &Message) -> Message {
    Message::new("owner-signature").text("commit", commit.short()).message("reason", reason.clone())
}

/// What is known of the right to make a change.
enum Verdict<'a> {
    Allowed,
    /// Nobody says who acts.
    Unproven,
    /// The proposal's actor may not, and no signature says otherwise; where there is one that is of no use, why.
    NotTheActor(Option<(&'a Commit, &'a Message)>),
    /// This commit was signed by somebody who may not.
    NotTheSigner(&'a Commit),
    /// This commit was signed by somebody who may, and the file is to be otherwise than it left it.
    NotAsSigned(&'a Commit),
    /// This commit's signature is of no use.
    NoUse(&'a Commit, &'a Message),
}

struct Judge<'a, 'f, 'o> {
    call: &'a Call,
    schemas: &'a SchemaSet,
    proposal: &'a Proposal,
    base: &'a Call,
    authority: Authority<'a>,
    touching: HashMap<&'a str, Vec<&'a Commit>>,
    actor: Vec<Account>,
    unproven: bool,
    other_call: bool,
    findings: &'f mut Findings<'o>,
}

impl<'a> Judge<'a, '_, '_> {
    fn change(&mut self, change: &'a FileChange) {
        let inside = match within(&change.path) {
            Some((call, inside)) if call == self.call.name => inside,
            // It is judged with that call, by its own roles.
            Some(_) => {
                self.other_call = true;
                return;
            }
            None => {
                self.require(change, Need::Bureau, Location::file(&change.path));
                return;
            }
        };
        let need = self.authority.need(inside, self.call);
        let file = Location::file(&change.path);
        let (before, after) = (self.base.document(&change.path), self.call.document(&change.path));
        match (need, Role::parse(inside)) {
            (Need::Unit(unit), Ok(Role::Unit(_))) => {
                // What cannot be read has been told; nothing can be compared with it.
                let comparable = after.is_some() || change.kind == ChangeKind::Deleted;
                let limits = if comparable { differing(&UNIT_LIMITS, before, after) } else { Vec::new() };
                let rest_is_same = before
                    .zip(after)
                    .is_some_and(|(before, after)| same_besides(&UNIT_LIMITS, before, after));
                for key in &limits {
                    let location = key_location(after, key).unwrap_or_else(|| file.clone());
                    self.require_limit(change, Need::Department(department_of(unit)), location, key);
                }
                if limits.is_empty() || !rest_is_same {
                    self.require(change, need, file);
                }
            }
            (Need::Department(_), Ok(Role::Department(_))) => {
                let comparable = after.is_some() || change.kind == ChangeKind::Deleted;
                let limits =
                    if comparable { differing(&DEPARTMENT_LIMITS, before, after) } else { Vec::new() };
                for key in &limits {
                    let location = key_location(after, key).unwrap_or_else(|| file.clone());
                    self.require_limit(change, Need::Bureau, location, key);
                }
                if limits.is_empty() {
                    self.require(change, need, file);
                }
            }
            _ => self.require(change, need, file),
        }
    }

    fn require(&mut self, change: &'a FileChange, need: Need<'a>, location: Location) {
        let message = match need {
            Need::Unit(unit) => Message::new("owner-unit").name("unit", unit.shown_name()),
            Need::Department(Some(id)) if Folder::Departments.holds(&self.call.name, &change.path) => {
                Message::new("owner-department").name("department", self.department_name(id))
            }
            Need::Department(Some(id)) => {
                Message::new("owner-new-unit").name("department", self.department_name(id))
            }
            _ => Message::new("owner-bureau"),
        };
        self.judge(change, need, location, message);
    }

    fn require_limit(
        &mut self,
        change: &'a FileChange,
        need: Need<'a>,
        location: Location,
        key: &'static str,
    ) {
        let message = match need {
            Need::Department(Some(id)) => {
                Message::new("owner-limit").name("department", self.department_name(id))
            }
            _ => Message::new("owner-limit-bureau"),
        };
        let kind = if Folder::Departments.holds(&self.call.name, &change.path) {
            Kind::Department
        } else {
            Kind::Unit
        };
        let label = self.schemas.form(kind).property(key).and_then(Field::title).unwrap_or(key);
        self.judge(change, need, location, message.text("key", key).text("label", label));
    }

    fn department_name(&self, id: &'a str) -> &'a str {
        self.base.departments.get(id).map_or(id, |department| department.shown_name())
    }

    fn judge(&mut self, change: &'a FileChange, need: Need<'a>, location: Location, message: Message) {
        match self.verdict(change, need) {
            Verdict::Allowed => {}
            Verdict::Unproven => self.unproven = true,
            Verdict::NotTheActor(of_no_use) => {
                let fault = self.findings.report(location, message);
                if let Some((commit, reason)) = of_no_use {
                    fault.add_note(None, signature(commit, reason));
                }
            }
            Verdict::NotTheSigner(commit) => {
                self.findings.report(location, message).notes.push(crate::diagnostic::Note {
                    location: None,
                    message: Message::new("owner-signed-by-another").text("commit", commit.short()),
                });
            }
            Verdict::NotAsSigned(commit) => {
                self.findings.report(location, message).notes.push(crate::diagnostic::Note {
                    location: None,
                    message: Message::new("owner-not-as-signed").text("commit", commit.short()),
                });
            }
            Verdict::NoUse(commit, reason) => {
                self.findings.report(location, signature(commit, reason)).help =
                    Some(Message::new("owner-signature-mend"));
            }
        }
    }

    fn verdict(&self, change: &FileChange, need: Need<'_>) -> Verdict<'a> {
        if self.authority.allows(need, &self.actor) {
            return Verdict::Allowed;
        }
        let endorsed = self
            .proposal
            .endorsements
            .iter()
            .any(|one| one.paths.contains(&change.path) && self.authority.allows(need, &one.accounts));
        if matches!(need, Need::Anyone) || endorsed {
            return Verdict::Allowed;
        }
        let touching = self.touching.get(&*change.path).map_or(&[][..], Vec::as_slice);
        let allowed = |accounts: &[Account]| self.authority.allows(need, accounts);
        let not_as_signed = touching.iter().find_map(|commit| match &commit.signer {
            Signer::Accounts(accounts) if allowed(accounts) => Some(Verdict::NotAsSigned(commit)),
            _ => None,
        });
        if let Some(verdict) = not_as_signed {
            return verdict;
        }
        if self.proposal.actor.is_some() {
            return Verdict::NotTheActor(touching.iter().find_map(|commit| match &commit.signer {
                Signer::Stranger(reason) | Signer::Other(reason) => Some((*commit, reason)),
                _ => None,
            }));
        }
        let of_no_use = touching.iter().find_map(|commit| match &commit.signer {
            Signer::Stranger(reason) => Some(Verdict::NoUse(commit, reason)),
            Signer::Accounts(_) => Some(Verdict::NotTheSigner(commit)),
            _ => None,
        });
        of_no_use.unwrap_or(Verdict::Unproven)
    }
}

/// The commits that change a file, by its path.
fn touching(proposal: &Proposal) -> HashMap<&str, Vec<&Commit>> {
    let mut touching: HashMap<&str, Vec<&Commit>> = HashMap::new();
    for commit in &proposal.commits {
        for change in &commit.changed {
            touching.entry(&change.path).or_default().push(commit);
        }
    }
    touching
}

fn key_location(document: Option<&Document>, key: &str) -> Option<Location> {
    let document = document?;
    document.root.entry(key).map(|entry| document.location(entry.span()))
}
