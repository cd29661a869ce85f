//! One file to hand in: a unit and its demands, as the form writes them and `import` takes them.
//!
//! ```yaml
//! call: hangzhou-2021-1
//! unit: shili-yiqi
//! files:
//!   unit.yaml: |
//!     name: 示例仪器有限公司
//!   sensor.yaml: |
//!     title: 高温传感器
//! ```
//!
//! The files stand in it as they are, so that every fault of one is told at its own line. Whose they are is said by the name of
//! the unit's folder; where it is left out, by the unit's credit code.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::call::layout::{Role, check_call_name};
use crate::call::{Call, CallPath, Unit};
use crate::diagnostic::{Diagnostic, Location, Message, Severity, Span};
use crate::document::{Document, Entry, Key, Node, Style, Syntax, Value, emit, parse, parse_verbatim};
use crate::file::FILE_BYTES;
use crate::schema::Uscc;

/// Largest file that is read, in bytes (8 MiB): a unit hands in a few demands of some kilobytes.
pub const LARGEST: usize = 8 << 20;

/// Most files in one, that of the unit counted.
pub const MOST_FILES: usize = 100;

/// Name of the file that says who the unit is.
pub const UNIT_FILE: &str = "unit.yaml";

const RULE: &str = "yaml";

/// A unit and its demands on their way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandIn {
    /// Name of the call's folder.
    pub call: String,
    /// Name of the unit's folder, where it is known.
    pub unit: Option<String>,
    /// The text of each file by its name in that folder: `unit.yaml`, `<demand>.yaml`. Never empty.
    pub files: BTreeMap<String, String>,
}

impl HandIn {
    /// Whether bytes are meant to be one, right or not: they are a YAML document with `files`.
    pub fn is_one(bytes: &[u8]) -> bool {
        let head = bytes.get(..LARGEST).unwrap_or(bytes);
        let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
        text.split(|byte| *byte == b'\n').any(|line| line.starts_with(b"files:"))
    }

    /// Reads one. `path` is what the file is called in faults.
    ///
    /// # Errors
    /// What is wrong with it, as faults of the rules `text`, `yaml` and `path`. What is wrong with the files in it is not looked
    /// at here.
    pub fn read(path: &Arc<str>, bytes: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        let whole = Faults(path);
        if bytes.len() > LARGEST {
            let message = Message::new("hand-in-too-large").count("limit", LARGEST >> 20);
            return Err(vec![whole.at(None, message)]);
        }
        let parsed = parse_verbatim(path, bytes);
        let Some(document) = parsed.document.filter(|_| parsed.diagnostics.is_empty()) else {
            return Err(parsed.diagnostics);
        };
        let mut faults = Vec::new();
        let hand_in = whole.hand_in(&document, &mut faults);
        match hand_in {
            Some(hand_in) if faults.is_empty() => Ok(hand_in),
            _ => Err(faults),
        }
    }

    /// The file's text; [`read`](Self::read) gives the same back.
    pub fn write(&self) -> String {
        let text = |text: &str| node(Value::String(text.into()));
        let entry =
            |key: &str, value: Node| Entry { key: Key { text: key.into(), span: Span::default() }, value };
        let (unit, demands): (Vec<_>, Vec<_>) = self.files.iter().partition(|(name, _)| *name == UNIT_FILE);
        let files = unit.into_iter().chain(demands).map(|(name, own)| entry(name, text(own))).collect();
        let mut root = vec![entry("call", text(&self.call))];
        root.extend(self.unit.as_deref().map(|unit| entry("unit", text(unit))));
        root.push(entry("files", node(Value::Mapping(files))));
        emit(&node(Value::Mapping(root)), Style::default())
    }

    /// Whether it belongs to a call.
    ///
    /// # Errors
    /// The message that says it belongs to another.
    pub fn belongs_to(&self, call: &str) -> Result<(), Message> {
        if self.call == call {
            return Ok(());
        }
        Err(Message::new("hand-in-other-call").text("own", &self.call).text("call", call))
    }

    /// The credit code that its unit's file gives, if it can be read.
    pub fn uscc(&self) -> Option<String> {
        let text = self.files.get(UNIT_FILE)?;
        let root = parse(&UNIT_FILE.into(), text.as_bytes(), Syntax::Yaml).document?.root;
        let code = root.get("uscc")?.as_str()?;
        Some(Uscc::read(code).map_or_else(|| code.trim().to_owned(), |code| code.as_str().to_owned()))
    }

    /// The folder of its unit in a call: that of the unit with its credit code, else the one it names, else a new one, called
    /// after the code.
    ///
    /// # Errors
    /// The message that says why nobody knows whose it is, or that its folder is another unit's.
    pub fn folder(&self, call: &Call) -> Result<String, Message> {
        let code = self.uscc();
        let has_it = |unit: &Unit| {
            unit.uscc.as_ref().zip(code.as_ref()).is_some_and(|(own, code)| same_code(&own.value, code))
        };
        let known: Vec<&String> =
            call.units.iter().filter(|(_, unit)| has_it(unit)).map(|(folder, _)| folder).collect();
        match (known.as_slice(), &self.unit) {
            (several, Some(unit)) if several.contains(&unit) => Ok(unit.clone()),
            ([one], _) => Ok((*one).clone()),
            ([_, ..], _) => Err(Message::new("hand-in-code-twice").list("units", known)),
            ([], Some(unit)) => {
                let other = call.units.get(unit).and_then(|unit| unit.uscc.as_ref()).zip(code);
                match other {
                    Some(_) => Err(Message::new("hand-in-other-unit").text("unit", unit)),
                    None => Ok(unit.clone()),
                }
            }
            ([], None) => {
                let folder = code.map(|code| code.to_ascii_lowercase());
                let fits = folder.filter(|folder| Role::Unit(folder.clone()).checked().is_ok());
                fits.ok_or_else(|| Message::new("hand-in-whose"))
            }
        }
    }

    /// Its files with their paths from the root of the repository, in a unit's folder.
    pub fn paths(&self, folder: &str) -> Vec<(CallPath, &str)> {
        let path = |name: &str| Some(role(folder, name).ok()?.in_call(&self.call));
        self.files.iter().filter_map(|(name, text)| Some((path(name)?, text.as_str()))).collect()
    }
}

fn same_code(a: &str, b: &str) -> bool {
    match (Uscc::read(a), Uscc::read(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a.trim() == b.trim(),
    }
}

fn node(value: Value) -> Node {
    Node { value, span: Span::default() }
}

/// What a file of a unit is, by the rule of paths.
fn role(folder: &str, name: &str) -> Result<Role, Message> {
    match Role::parse(&format!("units/{folder}/{name}"))? {
        role @ (Role::Unit(_) | Role::Demand(..)) => Ok(role),
        _ => Err(Message::new("path-misplaced")),
    }
}

/// Faults of a file that is handed in.
struct Faults<'a>(&'a Arc<str>);

impl Faults<'_> {
    fn of(&self, rule: &'static str, span: Option<Span>, message: Message) -> Diagnostic {
        Diagnostic::new(rule, Severity::Error, Location { path: Arc::clone(self.0), span }, message)
    }

    fn at(&self, span: Option<Span>, message: Message) -> Diagnostic {
        self.of(RULE, span, message).help(Message::new("hand-in-mend"))
    }

    fn hand_in(&self, document: &Document, faults: &mut Vec<Diagnostic>) -> Option<HandIn> {
        let root = &document.root;
        for entry in root.entries() {
            if !["call", "unit", "files"].contains(&&*entry.key.text) {
                faults.push(self.at(Some(entry.key.span), Message::new("hand-in-unknown")));
            }
        }
        let call = root.get("call").and_then(Node::as_str).map(str::to_owned);
        if let Some(call) = &call
            && let Err(message) = check_call_name(call)
        {
            faults.push(self.of("path", root.get("call").map(|node| node.span), message));
        }
        let unit = root.get("unit").and_then(|node| Some((node.as_str()?.to_owned(), node.span)));
        if let Some((unit, span)) = &unit
            && let Err(message) = Role::Unit(unit.clone()).checked()
        {
            faults.push(self.of("path", Some(*span), message));
        }
        let listed = root.entry("files").map(|entry| (entry.value.entries(), entry.span()));
        let (Some(call), Some((listed @ [_, ..], span))) = (call, listed) else {
            faults.push(self.at(None, Message::new("hand-in-shape")));
            return None;
        };
        if listed.len() > MOST_FILES {
            let message = Message::new("hand-in-too-many").count("limit", MOST_FILES);
            faults.push(self.at(Some(span), message));
            return None;
        }
        let folder = unit.as_ref().map_or("unit", |(unit, _)| unit);
        let files = listed.iter().filter_map(|entry| self.file(entry, folder, faults)).collect();
        Some(HandIn { call, unit: unit.map(|(unit, _)| unit), files })
    }

    fn file(&self, entry: &Entry, folder: &str, faults: &mut Vec<Diagnostic>) -> Option<(String, String)> {
        let name = &*entry.key.text;
        if let Err(message) = role(folder, name) {
            faults.push(self.of("path", Some(entry.key.span), message));
            return None;
        }
        let Some(text) = entry.value.as_str() else {
            faults.push(self.at(Some(entry.key.span), Message::new("hand-in-no-text")));
            return None;
        };
        if text.len() as u64 > FILE_BYTES {
            let message = Message::new("path-too-large").count("bytes", text.len());
            faults.push(self.of("path", Some(entry.key.span), message));
            return None;
        }
        Some((name.to_owned(), text.to_owned()))
    }
}

#[cfg(test)]
mod tests;
