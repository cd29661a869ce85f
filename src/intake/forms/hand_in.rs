//! Files to hand in, as the form in the browser writes them, become files of the call.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::Import;
use super::outcome::Sort;
use crate::call::layout::Role;
use crate::call::{CallPath, NewUnits, Unit};
use crate::command_error::CommandError;
use crate::diagnostic::{Diagnostic, Message};
use crate::form::New;
use crate::hand_in::HandIn;
use crate::schema::Kind;

/// Whether a file is text of the kind that the form writes, by its name.
pub(super) fn is_text(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    matches!(extension.as_deref(), Some("yaml" | "yml"))
}

/// Whether a path is that of a unit's own file.
pub(super) fn is_unit(path: &str) -> bool {
    CallPath::parse(path).is_ok_and(|path| matches!(path.role, Role::Unit(_)))
}

impl Import<'_> {
    /// Nothing where the file was refused, for reasons told.
    pub(super) fn hand_in(&mut self, path: &Path, bytes: &[u8]) -> Result<Option<()>, CommandError> {
        let name: Arc<str> = path.file_name().unwrap_or_default().to_string_lossy().into();
        let Some(hand_in) = self.read(&name, bytes)? else { return Ok(None) };
        if let Err(message) = hand_in.belongs_to(&self.opened.call.name) {
            return self.wrong(&message);
        }
        let found = match self.wishes.unit {
            Some(unit) => HandIn { unit: Some(unit.to_owned()), ..hand_in.clone() }.folder(&self.opened.call),
            None => hand_in.folder(&self.opened.call),
        };
        let folder = match found {
            Ok(folder) => folder,
            Err(message) => return self.wrong(&message),
        };
        // What is sealed belongs to its path: anywhere else nobody could open it.
        let sealed = hand_in.files.values().any(|text| text.contains("\n  sealed:"));
        if sealed && hand_in.unit.as_deref() != Some(&*folder) {
            return self.wrong(&Message::new("hand-in-sealed-elsewhere").text("unit", &folder));
        }
        let is_there = self.opened.call.units.contains_key(&folder);
        if !is_there && !hand_in.files.contains_key(crate::hand_in::UNIT_FILE) {
            return self.wrong(&Message::new("import-form-no-unit").text("unit", &folder));
        }
        let new = |(path, text): (CallPath, &str)| New {
            path: path.to_string(),
            text: text.to_owned(),
            places: BTreeMap::new(),
        };
        self.place(hand_in.paths(&folder).into_iter().map(new).collect())
    }

    /// One form alone becomes one to hand in, where it was said whose it is.
    fn read(&mut self, name: &Arc<str>, bytes: &[u8]) -> Result<Option<HandIn>, CommandError> {
        if HandIn::is_one(bytes) {
            self.outcome(|outcome| outcome.sort = Sort::HandIn);
            return match HandIn::read(name, bytes) {
                Ok(hand_in) => Ok(Some(hand_in)),
                Err(faults) => {
                    for fault in &faults {
                        self.printer.fault(fault, &self.line(fault))?;
                    }
                    let first = faults.first().map(|fault| fault.message.clone());
                    self.outcome(|outcome| outcome.refused = first);
                    Ok(None)
                }
            };
        }
        let text = String::from_utf8(bytes.to_vec());
        let (Some(unit), Ok(text)) = (self.wishes.unit, text) else {
            self.wrong(&Message::new("import-form-lone"))?;
            return Ok(None);
        };
        self.outcome(|outcome| outcome.sort = Sort::Form);
        let own = self.wishes.name.map_or_else(|| name.to_string(), |own| format!("{own}.yaml"));
        let call = self.opened.call.name.clone();
        let files = BTreeMap::from([(own.clone(), text)]);
        if let Err(message) = Role::parse(&format!("units/{unit}/{own}")) {
            self.wrong(&message)?;
            return Ok(None);
        }
        Ok(Some(HandIn { call, unit: Some(unit.to_owned()), files }))
    }

    /// Where a fault stands that belongs to no box: the file and its line.
    pub(super) fn line(&self, fault: &Diagnostic) -> String {
        let file = fault.location.path.rsplit('/').next().unwrap_or_default();
        let place = match fault.location.span {
            None => Message::new("import-form-of").text("file", file),
            Some(span) => Message::new("import-form-line")
                .text("file", file)
                .count("line", span.start.line as usize)
                .count("column", span.start.column as usize),
        };
        self.printer.words(&place)
    }

    /// Who may propose what was written: nobody is to learn it from a refusal.
    pub(super) fn who_proposes(&self) -> Result<(), CommandError> {
        let settings = self.opened.call.settings.as_ref();
        let roles = settings.map(|settings| (settings.roles.new_units, settings.roles.departments_submit));
        let (new_units, departments_submit) = roles.unwrap_or_default();
        let written = |founds: bool| {
            let own = move |outcome: &&super::Outcome| outcome.written > 0 && outcome.founds == founds;
            self.outcomes.iter().filter(own).flat_map(|outcome| outcome.units.iter())
        };
        let mut units: Vec<&Arc<Unit>> = Vec::new();
        for unit in written(true).filter_map(|unit| self.opened.call.units.get(unit)) {
            if !units.iter().any(|known| known.id == unit.id) {
                units.push(unit);
            }
        }
        if !units.is_empty() {
            let id = match new_units {
                NewUnits::Bureau => "import-founds-bureau",
                NewUnits::Department => "import-founds-department",
                NewUnits::Anyone => "import-founds-anyone",
            };
            self.printer.say(&Message::new(id).names("units", units.iter().map(|unit| unit.shown_name())))?;
        }
        let founded = |unit: &String| units.iter().any(|known| known.id == *unit);
        if written(false).any(|unit| !founded(unit)) {
            let id = if departments_submit { "import-known-department" } else { "import-known-unit" };
            self.printer.say(&Message::new(id))?;
        }
        Ok(())
    }
}

/// What a file of the call is, as the table says it.
pub(super) fn is_form(path: &str) -> Option<(String, Kind)> {
    match CallPath::parse(path).ok()?.role {
        Role::Unit(unit) => Some((unit, Kind::Unit)),
        Role::Demand(unit, _) => Some((unit, Kind::Demand)),
        _ => None,
    }
}
