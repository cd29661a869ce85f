//! What `call-settings` asks of `amendments:` in `call.yaml`: each opens one thing that is there, for a time that is still to
//! come, and none that was accepted is changed afterwards, since files were taken under it.

use jiff::tz::TimeZone;

use super::{Context, Findings};
use crate::call::layout::Role;
use crate::call::{Amendment, Settings, StageKind};
use crate::diagnostic::{Diagnostic, Location, Message};
use crate::document::{Document, Node};

pub(super) fn check(
    context: &Context<'_>,
    document: &Document,
    settings: &Settings,
    findings: &mut Findings<'_>,
) {
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    let accepted = accepted(context);
    let mut judge = Judge { context, document, settings, zone, accepted, findings };
    judge.kept();
    let nodes = document.root.get("amendments").map(Node::items).unwrap_or_default();
    for (index, (amendment, node)) in settings.amendments.iter().zip(nodes).enumerate() {
        judge.one(index, amendment, node, nodes);
    }
}

/// The amendments of the base.
fn accepted<'a>(context: &Context<'a>) -> &'a [Amendment] {
    let base = context.proposal.and_then(|proposal| proposal.base.as_deref());
    let base = base.filter(|base| base.name == context.call.name).and_then(|base| base.settings.as_ref());
    base.map_or(&[], |settings| &settings.amendments)
}

struct Judge<'a, 'c, 'f, 'o> {
    context: &'a Context<'c>,
    document: &'a Document,
    settings: &'a Settings,
    zone: TimeZone,
    accepted: &'a [Amendment],
    findings: &'f mut Findings<'o>,
}

impl Judge<'_, '_, '_, '_> {
    fn report(&mut self, node: &Node, message: Message) -> &mut Diagnostic {
        let location = self.document.location(node.span);
        self.findings.report(location, message)
    }

    /// The same with how amendments are written.
    fn report_form(&mut self, node: &Node, id: &'static str) {
        self.report(node, Message::new(id)).help = Some(Message::new("call-settings-amendment-mend"));
    }

    /// What was accepted stays word for word, in its place: its number is what receipts and seals name.
    fn kept(&mut self) {
        let kept = self.accepted.iter().zip(&self.settings.amendments).take_while(|(old, new)| old == new);
        let kept = kept.count();
        if kept == self.accepted.len() {
            return;
        }
        let list = self.document.root.get("amendments");
        let node = list.and_then(|list| list.items().get(kept).or(Some(list)));
        let location = node
            .map_or_else(|| Location::file(&self.document.path), |node| self.document.location(node.span));
        let message = Message::new("call-settings-amendment-changed").text("number", kept + 1);
        self.findings.report(location, message).help =
            Some(Message::new("call-settings-amendment-changed-mend"));
    }

    fn one(&mut self, index: usize, amendment: &Amendment, node: &Node, all: &[Node]) {
        let what = node.get("what").unwrap_or(node);
        if !amendment.what.is_clear() {
            let id = match (&amendment.what.department, amendment.what.stage) {
                (Some(_), None) => "call-settings-amendment-which-stage",
                _ => "call-settings-amendment-what",
            };
            self.report_form(what, id);
            return;
        }
        self.exists(amendment, what);
        let Some(stage) = self.settings.stage_of(amendment) else {
            if amendment.what.file.is_some() {
                self.report(what, Message::new("call-settings-amendment-unbound"));
            }
            return;
        };
        let until = node.get("until").unwrap_or(node);
        let Some(announced) = self.settings.stages.get(&stage) else {
            self.report(what, Message::new("call-settings-amendment-no-stage").text("stage", stage.key()));
            return;
        };
        let Some(closes) = amendment.closes(&self.zone) else {
            self.report_form(until, "call-settings-amendment-time");
            return;
        };
        if announced.instants(&self.zone).is_some_and(|instants| closes <= instants.closes) {
            self.report(
                until,
                Message::new("call-settings-amendment-before").text("closes", announced.closing()),
            );
        } else if self.context.proposal.is_some()
            && index >= self.accepted.len()
            && closes <= self.context.now
        {
            self.report(until, Message::new("call-settings-amendment-over"));
        }
        self.twice(index, amendment, what, all);
    }

    /// Units, departments and files are there. A file of a department may still be to come: a scan that was missed.
    fn exists(&mut self, amendment: &Amendment, what: &Node) {
        let call = self.context.call;
        let part = |key| what.get(key).unwrap_or(what);
        if let Some(unit) = amendment.what.unit.as_ref().filter(|unit| !call.units.contains_key(*unit)) {
            self.report(part("unit"), Message::new("call-settings-amendment-unit").text("value", unit));
        }
        let departments = super::call_settings::departments(self.context);
        if let Some(department) =
            amendment.what.department.as_deref().filter(|department| !departments.contains_key(department))
        {
            self.report(
                part("department"),
                Message::new("call-settings-unknown-department")
                    .text("value", department)
                    .choices("options", &departments),
            );
        }
        if let Some(file) = amendment.what.file.as_ref().filter(|file| !self.is_there(file)) {
            self.report(part("file"), Message::new("call-settings-amendment-file").text("value", file));
        }
    }

    fn is_there(&self, file: &str) -> bool {
        let call = self.context.call;
        match Role::parse(file) {
            Ok(Role::Unit(unit)) => call.units.contains_key(&unit),
            Ok(Role::Demand(unit, name)) => call.demands.contains_key(&format!("{unit}/{name}")),
            Ok(Role::Department(id) | Role::Recommendation(id) | Role::Scan(id, _)) => {
                call.departments.contains_key(&id)
            }
            // What is open anyway is told as that.
            other => other.is_ok(),
        }
    }

    /// A second amendment of the same thing is worth saying where it lasts longer.
    fn twice(&mut self, index: usize, amendment: &Amendment, what: &Node, all: &[Node]) {
        let until = |amendment: &Amendment| amendment.closes(&self.zone);
        let earlier = self.settings.amendments.iter().take(index);
        let same = earlier.enumerate().find(|(_, earlier)| {
            same_thing(self.settings, earlier, amendment) && until(earlier) >= until(amendment)
        });
        let Some((first, _)) = same else { return };
        let place = all.get(first).map(|node| self.document.location(node.span));
        self.report(what, Message::new("call-settings-amendment-twice"))
            .add_note(place, Message::new("call-settings-amendment-twice-first").text("number", first + 1));
    }
}

/// Whether two amendments open the same thing. For a unit the stage may be left out.
fn same_thing(settings: &Settings, a: &Amendment, b: &Amendment) -> bool {
    let key = |one: &Amendment| -> (Option<StageKind>, Vec<Option<String>>) {
        let what = &one.what;
        let parts = vec![what.department.clone(), what.unit.clone(), what.file.clone()];
        (settings.stage_of(one), parts)
    };
    key(a) == key(b)
}
