//! A line of the page: what is to be said, whose it is, and where it stands.

use super::page::Line;
use crate::call::layout::{Folder, Role};
use crate::call::{Call, inside};
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Diagnostic, Location, Message};
use crate::rules::{Rule, Subject};

/// How many remarks of a fault are told.
const REMARKS: usize = 6;

/// Makes lines about a call. Nothing that is not public goes into one: the page is sent on.
pub(super) struct Lines<'a> {
    pub(super) call: &'a Call,
    pub(super) catalog: &'a Catalog,
}

/// Who has to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who<'a> {
    /// A unit, by its folder.
    Unit(&'a str),
    /// A department, by its folder.
    Department(&'a str),
    /// The bureau.
    Bureau,
}

impl Lines<'_> {
    pub(super) fn say(&self, message: &Message) -> String {
        self.catalog.render(message, Reveal::PublicOnly)
    }

    /// Something that the bureau's own file says.
    pub(super) fn of_call(&self, message: &Message) -> Line {
        self.line(message, Who::Bureau, &self.path(Role::Call))
    }

    pub(super) fn line(&self, message: &Message, who: Who<'_>, file: &str) -> Line {
        Line { words: self.say(message), who: self.who(who), file: file.to_owned() }
    }

    /// A fault, with what is remarked about it and who can mend it.
    pub(super) fn fault(&self, fault: &Diagnostic) -> Line {
        // A remark that only points to a place says nothing without it.
        let remarks = fault.notes.iter().map(|note| &note.message).filter(|message| !message.is_plain());
        let remarks: Vec<String> = remarks.take(REMARKS).map(|message| self.say(message)).collect();
        let kind = self.catalog.text(&format!("report-{}", fault.severity.key()));
        let id = if remarks.is_empty() { "status-fault" } else { "status-fault-remarks" };
        let words = Message::new(id)
            .list("remarks", remarks)
            .text("kind", kind)
            .text("rule", fault.rule)
            .text("message", self.say(&fault.message));
        self.line(&words, self.who_mends(fault), &shown(&fault.location))
    }

    pub(super) fn path(&self, role: Role) -> String {
        role.in_call(&self.call.name).to_string()
    }

    fn who(&self, who: Who<'_>) -> String {
        let message = match who {
            Who::Unit(id) => {
                let name = self.call.units.get(id).map_or(id, |unit| unit.shown_name());
                Message::new("status-unit").text("name", name)
            }
            Who::Department(id) => {
                let name = self.call.departments.get(id).map_or(id, |department| department.shown_name());
                Message::new("status-department").text("name", name)
            }
            Who::Bureau => {
                let host = self.call.settings.as_ref().map(|settings| settings.host.as_str());
                Message::new("status-bureau").text("name", host.unwrap_or(&self.call.name))
            }
        };
        self.say(&message)
    }

    /// Whoever the rule speaks to, as far as the file says who that is; else whose file it is.
    fn who_mends<'f>(&'f self, fault: &'f Diagnostic) -> Who<'f> {
        let folder = inside(&self.call.name, &fault.location.path).and_then(Folder::of);
        let subject = Rule::of(fault).map(|rule| rule.speaks_to);
        match (folder, subject) {
            (Some((Folder::Units, unit)), Some(Subject::Department)) => {
                let unit_of = self.call.units.get(unit).and_then(|unit| unit.department.as_ref());
                unit_of.map_or(Who::Bureau, |department| Who::Department(&department.value))
            }
            (_, Some(Subject::Bureau)) => Who::Bureau,
            (Some((Folder::Units, unit)), _) => Who::Unit(unit),
            (Some((Folder::Departments, department)), _) => Who::Department(department),
            _ => Who::Bureau,
        }
    }
}

/// A place as people and editors write it: `path:line`.
fn shown(location: &Location) -> String {
    match location.span {
        Some(span) => format!("{}:{}", location.path, span.start.line),
        None => location.path.to_string(),
    }
}
