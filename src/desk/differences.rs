//! What a desk that came back says otherwise than the repository, the one beside the other.

use std::collections::BTreeSet;

use crate::call::{Call, Vocabulary};
use crate::diagnostic::catalog::Language;
use crate::diagnostic::{Arg, Message};
use crate::document::{Node, Value};
use crate::paper::desk::{Recommendations, TOLD, demands_of, told};
use crate::schema::SchemaSet;

/// Keys of an entry, each with the label of its column and whether it is for the department alone.
const ENTRY: [(&str, &str, bool); 5] = [
    ("rank", "desk-rank", false),
    ("opinion", "desk-opinion", false),
    ("key_recommended", "desk-key", false),
    ("unit_kind_confirmed", "desk-confirmed", false),
    ("reason", "desk-reason", true),
];

/// Keys about the stamp, in the same way.
const STAMP: [(&str, &str, bool); 4] = [
    ("approved_by", "desk-approved-by", true),
    ("approved_on", "desk-approved-on", false),
    ("table_digest", "desk-digest", false),
    ("stamped_scan", "desk-scan", true),
];

/// Something that a desk says otherwise than the repository.
#[derive(Debug)]
pub(crate) enum Difference {
    /// A demand of this title has come since.
    Came(String),
    /// A demand of this title was withdrawn since, or is another department's.
    Went(String),
    /// A value is another one.
    Value {
        /// The demand's title; none where it is about the stamp.
        title: Option<String>,
        /// What the value is called.
        label: &'static str,
        /// As it stands on the desk.
        desk: Arg,
        /// As it stands in the repository.
        repository: Arg,
    },
}

/// Collects what differs.
pub(super) struct Differences<'c> {
    call: &'c Call,
    found: Vec<Difference>,
}

impl<'c> Differences<'c> {
    pub(super) fn new(call: &'c Call) -> Self {
        Self { call, found: Vec::new() }
    }

    /// What the desk tells of the demands and is no longer so: then ranks and opinions were given to something else.
    pub(super) fn told(&mut self, desk: &Recommendations, schemas: &SchemaSet) {
        let call = self.call;
        let (Some(department), Some(settings)) = (call.departments.get(&desk.department), &call.settings)
        else {
            return;
        };
        let words = Vocabulary::new(schemas, settings, Language::Chinese);
        let now = demands_of(call, department);
        for demand in &now {
            let Some(was) = desk.told.get(&demand.id) else {
                self.found.push(Difference::Came(demand.shown_title().to_owned()));
                continue;
            };
            for ((label, was), is) in TOLD.iter().zip(was).zip(told(call, demand, &words)) {
                if was.trim() != is.trim() {
                    self.differs(demand.shown_title(), label, Arg::Text(was.clone()), Arg::Text(is));
                }
            }
        }
        for (id, was) in &desk.told {
            if !now.iter().any(|demand| demand.id == *id) {
                let title = was.first().map_or(id.as_str(), String::as_str);
                self.found.push(Difference::Went(title.to_owned()));
            }
        }
    }

    /// What was written otherwise.
    pub(super) fn written(&mut self, book: &Node, known: Option<&Node>, parts: &[&str]) {
        for list in ["recommendations", "declined"] {
            let items = |root: Option<&Node>| -> Vec<Node> {
                root.and_then(|root| root.get(list)).map(Node::items).unwrap_or_default().to_vec()
            };
            let (book, known) = (items(Some(book)), items(known));
            let of = |items: &[Node], id: &str| items.iter().find(|item| demand(item) == Some(id)).cloned();
            let ids: BTreeSet<&str> = book.iter().chain(&known).filter_map(demand).collect();
            for id in ids {
                let (in_book, in_file) = (of(&book, id), of(&known, id));
                for (key, label, private) in ENTRY {
                    let value =
                        |item: &Option<Node>| shown(item.as_ref().and_then(|item| item.get(key)), private);
                    let (was, is) = (value(&in_book), value(&in_file));
                    if was != is {
                        self.differs(self.call.demand_name(id), label, was, is);
                    }
                }
            }
        }
        for (key, label, private) in STAMP.iter().filter(|(key, ..)| parts.contains(key)) {
            let value = |root: Option<&Node>| shown(root.and_then(|root| root.get(key)), *private);
            let (was, is) = (value(Some(book)), value(known));
            if was != is {
                self.differs("", label, was, is);
            }
        }
    }

    fn differs(&mut self, title: &str, label: &'static str, desk: Arg, repository: Arg) {
        let title = (!title.is_empty()).then(|| title.to_owned());
        self.found.push(Difference::Value { title, label, desk, repository });
    }

    pub(super) fn finish(self) -> Vec<Difference> {
        self.found
    }
}

fn demand(item: &Node) -> Option<&str> {
    item.get("demand").and_then(Node::as_str)
}

/// A value as a clerk would write it.
fn shown(node: Option<&Node>, private: bool) -> Arg {
    let word = |id| Arg::Message(Box::new(Message::new(id)));
    let text = match node.map(|node| &node.value) {
        None | Some(Value::Null) => return word("import-desk-blank"),
        Some(Value::Bool(true)) => return word("table-yes"),
        Some(Value::Bool(false)) => return word("table-no"),
        Some(Value::Number(number)) => number.value().normalize().to_string(),
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Mapping(_) | Value::Sequence(_)) => String::new(),
    };
    if private { Arg::Private(text) } else { Arg::Text(text) }
}
