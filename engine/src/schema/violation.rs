//! What the validator finds, told in the words of the form (rule `schema`).

use std::collections::HashSet;

use jsonschema::JsonType;
use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::paths::{Location, LocationSegment};
use serde_json::Value as Json;

use super::Schema;
use super::figure::{WAN, figure};
use super::form::{Field, Naming};
use super::meant::{date, likest};
use super::uscc::{Uscc, is_old_number};
use super::visibility::Visibility;
use crate::diagnostic::{Arg, Diagnostic, Message, Severity, Span};
use crate::document::{Document, Node, Value};

const RULE: &str = "schema";

pub(super) fn diagnose(schema: &Schema, document: &Document) -> Vec<Diagnostic> {
    let mut seen = HashSet::new();
    let mut diagnostics = Vec::new();
    if document.root.is_null() {
        let message = Message::new("schema-empty-document");
        return vec![Diagnostic::new(RULE, Severity::Error, document.location(document.root.span), message)];
    }
    let instance = super::instance::instance(&document.root);
    #[cfg(target_family = "wasm")]
    let instance = &instance;
    let errors: Vec<_> = schema.validator.iter_errors(instance).collect();
    // A misspelt key is one fault, although the validator sees two: an unknown key and a missing one.
    let meant: HashSet<String> =
        errors.iter().flat_map(|error| Fault::new(schema, document, error).meant(error.kind())).collect();
    for error in &errors {
        let fault = Fault::new(schema, document, error);
        // A value that is wrong in two ways (a date's pattern and its format) is one fault to whoever wrote it.
        let once = match error.kind() {
            Kind::Required { property } => {
                let path = format!("{}/{}", error.instance_path(), property.as_str().unwrap_or_default());
                if meant.contains(&path) {
                    continue;
                }
                path
            }
            Kind::AdditionalProperties { .. } => format!("{}/?", error.instance_path()),
            _ => error.instance_path().to_string(),
        };
        if !fault.is_told_elsewhere(error.kind()) && seen.insert(once) {
            diagnostics.extend(fault.diagnostics(error.kind()));
        }
    }
    diagnostics
}

/// One error of the validator and what it is about.
struct Fault<'a> {
    document: &'a Document,
    node: &'a Node,
    span: Span,
    key_span: Option<Span>,
    field: Option<Field<'a>>,
    naming: Naming,
    path: Location,
    /// The reason given by the condition that the schema fault stands under ("揭榜挂帅须填写发榜条件").
    reason: Option<&'a str>,
    schema: &'a Schema,
}

impl<'a> Fault<'a> {
    fn new(schema: &'a Schema, document: &'a Document, error: &ValidationError<'_>) -> Self {
        let path = error.instance_path().clone();
        let (node, span, key_span) = locate(&document.root, &path);
        Self {
            document,
            node,
            span,
            key_span,
            field: schema.labels().at(&path),
            naming: schema.labels().naming(&path),
            reason: condition(schema.json(), error.schema_path()),
            path,
            schema,
        }
    }

    /// Nothing or only blanks were written: rule `not-blank` tells that better. A number of the time before credit codes:
    /// rule `unit-once` tells what to look up, whereas quoting it or counting its digits leads nowhere. And some figures have
    /// a rule of their own that tells when they are too small.
    fn is_told_elsewhere(&self, kind: &Kind) -> bool {
        if matches!(kind, Kind::Minimum { .. }) && self.field.is_some_and(|f| f.minimum_judged_by().is_some())
        {
            return true;
        }
        let is_code = self.field.is_some_and(Field::is_uscc);
        match &self.node.value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty() || (is_code && is_old_number(text)),
            Value::Number(number) => is_code && is_old_number(number.raw()),
            _ => false,
        }
    }

    fn error(&self, span: Span, message: Message) -> Diagnostic {
        Diagnostic::new(RULE, Severity::Error, self.document.location(span), message)
    }

    fn named(&self, id: &'static str) -> Message {
        Message::new(id).text("label", &self.naming.label).text("key", &self.naming.key)
    }

    /// The value as written, hidden where the field is not public.
    fn written(&self) -> Arg {
        let text = match &self.node.value {
            Value::String(text) => text.to_string(),
            Value::Number(number) => number.raw().to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Null => String::new(),
            Value::Sequence(_) => return Arg::Message(Box::new(Message::new("schema-written-list"))),
            Value::Mapping(_) => return Arg::Message(Box::new(Message::new("schema-written-group"))),
        };
        let mut text: String = text.lines().next().unwrap_or_default().to_owned();
        if text.chars().count() > 40 {
            text = text.chars().take(40).chain(['…']).collect();
        }
        if self.is_public() { Arg::Text(text) } else { Arg::Private(text) }
    }

    /// A field is public when it and all that hold it are.
    fn is_public(&self) -> bool {
        let mut field = self.schema.labels().root();
        for segment in &self.path {
            let inner = match segment {
                LocationSegment::Property(name) => {
                    field.below(&name).filter(|f| f.visibility() == Some(Visibility::Public))
                }
                LocationSegment::Index(_) => field.items(),
            };
            match inner {
                Some(inner) => field = inner,
                None => return false,
            }
        }
        true
    }

    fn diagnostics(&self, kind: &Kind) -> Vec<Diagnostic> {
        match kind {
            Kind::AdditionalProperties { unexpected } => {
                unexpected.iter().map(|key| self.unknown_key(key)).collect()
            }
            kind => {
                let diagnostic = self.diagnostic(kind);
                let field = match kind {
                    Kind::Required { property } => self.field.and_then(|f| f.property(property.as_str()?)),
                    _ => self.field,
                };
                // What to write there is what the form says beside the field.
                vec![match field.and_then(Field::description) {
                    Some(how) if diagnostic.help.is_none() => {
                        diagnostic.help(Message::new("schema-fill-in").text("how", how))
                    }
                    _ => diagnostic,
                }]
            }
        }
    }

    fn diagnostic(&self, kind: &Kind) -> Diagnostic {
        let limit = |id, limit: &dyn std::fmt::Display| {
            let unit = self.field.and_then(Field::unit).map(|unit| format!(" {unit}")).unwrap_or_default();
            self.error(self.span, self.named(id).text("limit", limit).text("unit", unit))
        };
        match kind {
            Kind::Required { property } => self.missing(property.as_str().unwrap_or_default()),
            Kind::FalseSchema => {
                let message = self.named("schema-not-here").text("reason", self.reason.unwrap_or_default());
                self.error(self.key_span.unwrap_or(self.span), message)
            }
            Kind::Enum { .. } => self.not_an_option(),
            Kind::Constant { expected_value } => match **expected_value {
                Json::Bool(true) => self.error(self.span, self.named("schema-must-be-true")),
                ref value => self.error(self.span, self.named("schema-must-be").text("value", value)),
            },
            Kind::Type { kind } => self.wrong_type(kind),
            Kind::Pattern { .. } | Kind::Format { .. } if self.field.is_some_and(Field::is_date) => {
                self.not_a_date()
            }
            Kind::Pattern { .. } if self.field.is_some_and(Field::is_uscc) => self.not_a_code(),
            Kind::Pattern { .. } => match self.field.and_then(Field::pattern_hint) {
                Some(hint) => self.error(self.span, self.named("schema-pattern").text("hint", hint)),
                None => self.error(self.span, self.named("schema-other")),
            },
            Kind::Minimum { limit: value } | Kind::ExclusiveMinimum { limit: value } => {
                limit("schema-minimum", value)
            }
            Kind::Maximum { limit: value } | Kind::ExclusiveMaximum { limit: value } => {
                let money = self.field.and_then(Field::unit) == Some(WAN);
                limit(if money { "schema-maximum-money" } else { "schema-maximum" }, value)
            }
            Kind::MaxLength { limit: value } => limit("schema-too-long", value),
            Kind::MinItems { limit: value } => limit("schema-too-few", value),
            Kind::MaxItems { limit: value } => limit("schema-too-many", value),
            Kind::MinProperties { .. } => self.error(self.span, self.named("schema-empty-group")),
            Kind::UniqueItems => self.error(self.span, self.named("schema-not-unique")),
            _ => self.error(self.span, self.named("schema-other")),
        }
    }

    fn not_a_date(&self) -> Diagnostic {
        let diagnostic = self.error(self.span, self.named("schema-date"));
        match self.node.as_str().and_then(date) {
            Some(date) => self.cure(diagnostic, date),
            None => diagnostic,
        }
    }

    /// A credit code written in lower case or full width, or with blanks, is certain; anything else is not.
    fn not_a_code(&self) -> Diagnostic {
        let hint = self.field.and_then(Field::pattern_hint).unwrap_or_default();
        let diagnostic = self.error(self.span, self.named("schema-pattern").text("hint", hint));
        match Uscc::read(self.node.as_str().unwrap_or_default()) {
            Some(code) => self.cure(diagnostic, format!("\"{}\"", code.as_str())),
            None => diagnostic,
        }
    }

    fn cure(&self, diagnostic: Diagnostic, text: String) -> Diagnostic {
        let location = self.document.location(self.span);
        if self.is_public() {
            diagnostic.replace(location, text)
        } else {
            diagnostic.replace_private(location, text)
        }
    }

    fn missing(&self, property: &str) -> Diagnostic {
        let mut path: Vec<LocationSegment<'_>> = (&self.path).into_iter().collect();
        path.push(LocationSegment::Property(property.into()));
        let naming = self.schema.labels().naming(path);
        let message =
            Message::new(if self.reason.is_some() { "schema-missing-because" } else { "schema-missing" })
                .text("label", naming.label)
                .text("key", &naming.key)
                .text("reason", self.reason.unwrap_or_default());
        let first = self.node.entries().first().map(|entry| entry.key.span);
        let key = naming.key;
        let mut fault = self.error(self.key_span.or(first).unwrap_or(self.span), message);
        fault.missing = Some(key);
        fault
    }

    /// The paths of the keys that unknown keys were probably meant to be.
    fn meant(&self, kind: &Kind) -> Vec<String> {
        let Kind::AdditionalProperties { unexpected } = kind else { return Vec::new() };
        let names = unexpected.iter().filter_map(|key| self.likely_field(key)).map(|(name, _, _)| name);
        names.map(|name| format!("{}/{name}", self.path)).collect()
    }

    /// The field that an unknown key was probably meant to be: certainly, when the key is its label.
    fn likely_field(&self, key: &str) -> Option<(&'a str, Field<'a>, bool)> {
        let fields: Vec<_> = self.field.into_iter().flat_map(Field::properties).collect();
        if let Some((name, field)) = fields.iter().find(|(_, field)| field.title() == Some(key)) {
            return Some((name, *field, true));
        }
        let free = fields.iter().filter(|(name, _)| self.node.entry(name).is_none());
        likest(key, free, |(name, _)| name).map(|(name, field)| (*name, *field, false))
    }

    fn unknown_key(&self, key: &str) -> Diagnostic {
        let span = self.node.entry(key).map_or(self.span, |entry| entry.key.span);
        let group = if self.naming.label.is_empty() {
            self.schema.labels().root().title().unwrap_or_default()
        } else {
            &self.naming.label
        };
        let message = Message::new("schema-unknown-key").text("name", key).text("group", group);
        let diagnostic = self.error(span, message);
        let Some((name, field, certain)) = self.likely_field(key) else { return diagnostic };
        let hint = Message::new("schema-did-you-mean-key")
            .text("name", name)
            .text("label", field.title().unwrap_or(name));
        let diagnostic = diagnostic.help(hint);
        if certain { diagnostic.replace(self.document.location(span), name) } else { diagnostic }
    }

    fn not_an_option(&self) -> Diagnostic {
        let options = self.field.map(Field::options).unwrap_or_default();
        let written = self.node.as_str().unwrap_or_default();
        let list = options.iter().copied();
        let message =
            self.named("schema-not-an-option").arg("value", self.written()).choices("options", list);
        let diagnostic = self.error(self.span, message);
        if let Some((value, label)) = options.iter().find(|(_, label)| *label == written.trim()) {
            return diagnostic
                .help(Message::new("schema-write-the-key").text("value", value).text("label", label))
                .replace(self.document.location(self.span), *value);
        }
        match likest(written, options.iter(), |(value, _)| value) {
            Some((value, label)) => {
                diagnostic.help(Message::new("schema-did-you-mean").text("value", value).text("label", label))
            }
            None => diagnostic,
        }
    }

    fn wrong_type(&self, expected: &TypeKind) -> Diagnostic {
        let accepts = |kind: JsonType| match expected {
            TypeKind::Single(single) => *single == kind,
            TypeKind::Multiple(set) => set.contains(kind),
        };
        let id = if accepts(JsonType::Number) {
            "schema-type-number"
        } else if accepts(JsonType::Integer) {
            "schema-type-integer"
        } else if accepts(JsonType::Boolean) {
            "schema-type-boolean"
        } else if accepts(JsonType::Array) {
            "schema-type-list"
        } else if accepts(JsonType::Object) {
            "schema-type-group"
        } else {
            "schema-type-text"
        };
        let unit = self.field.and_then(Field::unit).unwrap_or_default();
        let diagnostic =
            self.error(self.span, self.named(id).arg("value", self.written()).text("unit", unit));
        match (id, &self.node.value) {
            ("schema-type-text", Value::Number(number)) => {
                self.cure(diagnostic, format!("\"{}\"", number.raw()))
            }
            ("schema-type-number" | "schema-type-integer", Value::String(text)) => match figure(text, unit) {
                Some(figure) => self.cure(diagnostic, figure),
                None => diagnostic,
            },
            _ => diagnostic,
        }
    }
}

/// The node at a path, where to point for it, and where its key stands.
fn locate<'a>(root: &'a Node, path: &Location) -> (&'a Node, Span, Option<Span>) {
    let (mut node, mut span, mut key) = (root, root.span, None);
    for segment in path {
        match segment {
            LocationSegment::Property(name) => {
                let Some(entry) = node.entry(&name) else { break };
                (node, span, key) = (&entry.value, entry.span(), Some(entry.key.span));
            }
            LocationSegment::Index(index) => {
                let Some(item) = node.items().get(index) else { break };
                (node, span, key) = (item, item.span, None);
            }
        }
    }
    (node, span, key)
}

/// The title of the condition (`if`/`then`/`else`) that a keyword stands under.
fn condition<'a>(schema: &'a Json, keyword: &Location) -> Option<&'a str> {
    let path = keyword.to_string();
    let at = path.find("/then/").or_else(|| path.find("/else/"))?;
    let branch = path.get(at..at + 5)?;
    let holder = schema.pointer(path.get(..at)?)?;
    if holder.get("properties").is_some() {
        // A group that says what it needs by itself: its title is no reason.
        return None;
    }
    [holder.pointer(branch), Some(holder)].into_iter().flatten().find_map(|s| s.get("title")?.as_str())
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn certain_dates_are_read() {
        for (text, meant) in [
            ("2021/3/24", Some("2021-03-24")),
            ("2021年3月24日", Some("2021-03-24")),
            ("２０２１．３．２４", Some("2021-03-24")),
            ("2021-2-29", None),
            ("24/3/2021", None),
            ("三月", None),
        ] {
            assert_eq!(date(text).as_deref(), meant, "{text}");
        }
    }
}
