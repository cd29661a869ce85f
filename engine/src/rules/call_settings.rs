//! What a schema cannot know of `call.yaml`: whether its parts agree with each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, Findings, RULES, Rule, amendments};
use crate::call::{Choice, Covered, Per, Quota, Settings, StageKind, stands_in};
use crate::diagnostic::{Message, Severity};
use crate::document::{Document, Node};
use crate::schema::Kind;

pub(super) fn check(context: &Context<'_>, settings: &Settings, findings: &mut Findings<'_>) {
    let Some((_, document)) = context.call.documents_of(Kind::Call).next() else {
        return;
    };
    let mut judge = Judge { document, settings, findings: &mut *findings };
    judge.zone();
    judge.stages();
    judge.twice("domains");
    judge.twice("unit_kinds");
    judge.departments(context);
    judge.map(context);
    judge.quotas(context);
    judge.references();
    judge.severities();
    judge.address();
    judge.clauses(context);
    amendments::check(context, document, settings, findings);
}

struct Judge<'a, 'f, 'o> {
    document: &'a Document,
    settings: &'a Settings,
    findings: &'f mut Findings<'o>,
}

impl<'a> Judge<'a, '_, '_> {
    fn root(&self) -> &'a Node {
        &self.document.root
    }

    fn report(&mut self, node: &Node, message: Message) {
        self.findings.report(self.document.location(node.span), message);
    }

    /// Reports every text of a list that is not among the known ones.
    fn unknown(&mut self, list: &Node, known: &BTreeMap<&str, &str>, id: &'static str) {
        for item in list.items() {
            if let Some(value) = item.as_str().filter(|value| !known.contains_key(value)) {
                self.report(item, Message::new(id).text("value", value).choices("options", known));
            }
        }
    }

    fn zone(&mut self) {
        if let (None, Some(node)) = (self.settings.zone(), self.root().get("time_zone")) {
            self.report(node, Message::new("call-settings-zone").text("value", &self.settings.time_zone));
        }
    }

    fn stages(&mut self) {
        let zone = self.settings.zone().unwrap_or(jiff::tz::TimeZone::UTC);
        for entry in self.root().get("stages").map(Node::entries).unwrap_or_default() {
            let found = self.settings.stages.iter().find(|(kind, _)| kind.key() == &*entry.key.text);
            let (Some((_, stage)), Some(closes)) = (found, entry.value.get("closes")) else { continue };
            match stage.instants(&zone) {
                None => self.report(closes, Message::new("call-settings-time")),
                Some(instants) if instants.closes <= instants.opens => {
                    self.report(
                        closes,
                        Message::new("call-settings-closes-first").text("opens", stage.opens),
                    );
                }
                Some(_) => {}
            }
        }
        self.recommended_after_submitted(&zone);
    }

    /// A department cannot be done before its units are.
    fn recommended_after_submitted(&mut self, zone: &jiff::tz::TimeZone) {
        let closes = |kind| self.settings.stages.get(&kind)?.instants(zone).map(|instants| instants.closes);
        let (submitted, recommended) = (closes(StageKind::Submission), closes(StageKind::Recommendation));
        let node = self.root().get("stages").and_then(|stages| stages.get("recommendation")?.get("closes"));
        if let (Some(submitted), Some(recommended), Some(node)) = (submitted, recommended, node)
            && recommended < submitted
        {
            self.report(node, Message::new("call-settings-recommended-first"));
        }
    }

    /// Ids that stand twice in a list of choices.
    fn twice(&mut self, key: &str) {
        let mut seen = BTreeSet::new();
        for item in self.root().get(key).map(Node::items).unwrap_or_default() {
            let id = item.get("id").unwrap_or(item);
            if let Some(value) = id.as_str().filter(|value| !seen.insert(*value)) {
                self.report(id, Message::new("call-settings-twice").text("value", value));
            }
        }
    }

    fn departments(&mut self, context: &Context<'_>) {
        let known = departments(context);
        if let Some(list) = self.root().get("departments") {
            self.unknown(list, &known, "call-settings-unknown-department");
        }
    }

    /// Each tile of the map is a department or a district that one covers, and no two lie on the same place.
    fn map(&mut self, context: &Context<'_>) {
        let mut known = departments(context);
        for department in context.call.departments.values() {
            for cover in &department.covers {
                if let Covered::District(name, _) = &cover.what {
                    known.insert(name, department.shown_name());
                }
            }
        }
        let mut taken: BTreeMap<[u32; 2], &str> = BTreeMap::new();
        for entry in self.root().get("map").map(Node::entries).unwrap_or_default() {
            let name = &*entry.key.text;
            if !known.contains_key(name) {
                let message =
                    Message::new("call-settings-map-unknown").text("value", name).choices("options", &known);
                self.findings.report(self.document.location(entry.key.span), message);
            }
            let Some(place) = self.settings.map.get(name) else { continue };
            if let Some(other) = taken.insert(*place, name) {
                let shown = |id| known.get(id).copied().unwrap_or(id);
                let message = Message::new("call-settings-map-taken")
                    .name("value", shown(name))
                    .name("other", shown(other));
                self.report(&entry.value, message);
            }
        }
    }

    fn quotas(&mut self, context: &Context<'_>) {
        let kinds = choices(&self.settings.unit_kinds);
        let own = BTreeMap::from([
            ("domain", choices(&self.settings.domains)),
            ("unit_kind", kinds.clone()),
            ("department", departments(context)),
            ("unit", context.call.units.values().map(|unit| (unit.id.as_str(), unit.shown_name())).collect()),
        ]);
        let nodes = self.root().get("quotas").map(Node::items).unwrap_or_default();
        for (quota, node) in self.settings.quotas.iter().zip(nodes) {
            if let (Some(kind), Some(at)) = (&quota.unit_kind, node.get("unit_kind"))
                && !kinds.contains_key(kind.as_str())
            {
                let message =
                    Message::new("call-settings-unknown-kind").text("value", kind).choices("options", &kinds);
                self.report(at, message);
            }
            // Organizations, topics and legal forms are words of the schema; the others are the call's own.
            for (key, known) in &own {
                for group in ["where", "max_each"] {
                    if let Some(values) = node.get(group).and_then(|group| group.get(key)) {
                        self.named(values, known);
                    }
                }
            }
            if let Some(table) = node.get("max_for") {
                let names = match quota.per {
                    Some(Per::Department) => own.get("department"),
                    Some(Per::Domain) => own.get("domain"),
                    Some(Per::Unit) => own.get("unit"),
                    _ => None,
                };
                match names {
                    Some(known) => self.named(table, known),
                    None => self.report(table, Message::new("call-settings-max-for")),
                }
            }
            self.quota_sense(quota, node);
        }
    }

    /// What a quota names exists, whether as a list or as keys.
    fn named(&mut self, values: &Node, known: &BTreeMap<&str, &str>) {
        self.unknown(values, known, "call-settings-unknown-reference");
        for entry in values.entries().iter().filter(|entry| !known.contains_key(&*entry.key.text)) {
            let message = Message::new("call-settings-unknown-reference")
                .text("value", &entry.key.text)
                .choices("options", known);
            self.findings.report(self.document.location(entry.key.span), message);
        }
    }

    /// A row that says nothing, or asks for more than it allows.
    fn quota_sense(&mut self, quota: &Quota, node: &Node) {
        if quota.max.is_none()
            && quota.max_for.is_empty()
            && quota.max_each.is_empty()
            && quota.needs.is_none()
        {
            self.report(node, Message::new("call-settings-quota-empty"));
        }
        if let (Some(max), Some(needs), Some(at)) = (quota.max, &quota.needs, node.get("needs"))
            && needs.min > max
        {
            self.report(
                at,
                Message::new("call-settings-quota-impossible").text("min", needs.min).text("max", max),
            );
        }
    }

    /// Contacts and thresholds name domains and kinds that the call has.
    fn references(&mut self) {
        let domains = choices(&self.settings.domains);
        let kinds = choices(&self.settings.unit_kinds);
        for contact in self.root().get("contacts").map(Node::items).unwrap_or_default() {
            for (key, known) in [("domains", &domains), ("unit_kinds", &kinds)] {
                if let Some(list) = contact.get(key) {
                    self.unknown(list, known, "call-settings-unknown-reference");
                }
            }
        }
        for key in ["warn_only", "institution_kinds"] {
            if let Some(list) = self.root().get("thresholds").and_then(|thresholds| thresholds.get(key)) {
                self.unknown(list, &kinds, "call-settings-unknown-reference");
            }
        }
    }

    /// The domain is that of the address, where both are given.
    fn address(&mut self) {
        let Some(site) = &self.settings.site else { return };
        let (Some(domain), Some(address)) = (&site.domain, &site.base_url) else { return };
        let host = address.split("://").nth(1).and_then(|rest| rest.split(['/', ':', '?', '#']).next());
        let node = self.root().get("site").and_then(|site| site.get("base_url"));
        if let (Some(node), Some(host)) = (node, host.filter(|host| !host.eq_ignore_ascii_case(domain))) {
            self.report(
                node,
                Message::new("call-settings-address").text("host", host).text("domain", domain),
            );
        }
    }

    /// What is quoted of the notice stands there, so that whoever reads it can look it up.
    fn clauses(&mut self, context: &Context<'_>) {
        let notice = context.call.notice.as_deref();
        for entry in self.root().get("clauses").map(Node::entries).unwrap_or_default() {
            let rule = &*entry.key.text;
            if !RULES.iter().any(|known| known.id == rule) {
                let message = Self::unknown_rule(rule);
                self.findings.report(self.document.location(entry.key.span), message);
            }
            let (Some(notice), Some(quote)) = (&notice, entry.value.get("quote")) else { continue };
            if quote.as_str().is_some_and(|words| !stands_in(words, notice)) {
                let message = Message::new("call-settings-not-quoted").text("notice", &self.settings.notice);
                self.findings
                    .report(self.document.location(quote.span), message)
                    .set_help(Message::new("call-settings-not-quoted-mend"));
            }
        }
    }

    fn unknown_rule(value: &str) -> Message {
        Message::new("call-settings-unknown-rule")
            .text("value", value)
            .list("options", RULES.iter().map(|rule| format!("“{}”", rule.id)))
    }

    fn severities(&mut self) {
        for entry in self.root().get("severity").map(Node::entries).unwrap_or_default() {
            let value = &*entry.key.text;
            let message = match RULES.iter().find(|rule| rule.id == value) {
                None => Self::unknown_rule(value),
                Some(rule) if rule.severity_chosen => continue,
                Some(Rule { severity: Severity::Warning, .. }) => {
                    Message::new("call-settings-warning-rule").text("value", value)
                }
                Some(_) => Message::new("call-settings-fixed-rule").text("value", value),
            };
            self.findings.report(self.document.location(entry.key.span), message);
        }
    }
}

/// Ids with their names.
fn choices(choices: &[Choice]) -> BTreeMap<&str, &str> {
    choices.iter().map(|choice| (choice.id.as_str(), choice.name.as_str())).collect()
}

pub(super) fn departments<'a>(context: &Context<'a>) -> BTreeMap<&'a str, &'a str> {
    context.call.departments.values().map(|one| (one.id.as_str(), one.shown_name())).collect()
}
