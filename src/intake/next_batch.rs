//! What the next call takes from the one before: how it is held goes along, what was said of that batch does not.

use crate::call::Call;
use crate::call::layout::Role;
use crate::diagnostic::Span;
use crate::diagnostic::catalog::Language;
use crate::document::{Entry, Key, Node, Value, scalar_of};
use crate::schema::Kind;
use crate::sealing::SEALABLE;

/// What `call.yaml` says of one batch alone: its name, its papers, its dates, what its notice says and what was changed later.
const OF_ONE_BATCH: [&str; 8] =
    ["batch", "table_title", "basis", "consultation", "sample", "clauses", "amendments", "panel"];

/// What a unit has to say anew.
const OF_ONE_YEAR: &str = "finance";

/// The numbers of a row for those who share it, and for each value of a key.
const MAX_FOR: &str = "max_for";
const MAX_EACH: &str = "max_each";

/// A limit in the quota table: its row, whom or what it is for alone, if it is, and how many.
pub(crate) struct Limit {
    pub(crate) row: usize,
    pub(crate) unit_kind: Option<String>,
    pub(crate) only: Option<Only>,
    pub(crate) most: String,
}

/// What a limit of its own is for: a value of a key that is counted by itself (`max_each`), or one of those who share the row
/// (`max_for`).
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Only {
    table: &'static str,
    /// The key, or what the row says of `per`.
    pub(crate) key: String,
    /// The value, or who it is.
    pub(crate) value: String,
}

/// A file that people fill in, without some of its keys.
pub(super) fn without(root: &Node, keys: &[&str]) -> Node {
    let entries = root.entries().iter().filter(|entry| !keys.contains(&&*entry.key.text)).cloned();
    node(Value::Mapping(entries.collect()))
}

fn node(value: Value) -> Node {
    Node { value, span: Span::default() }
}

fn entry(key: &str, value: Node) -> Entry {
    Entry { key: Key { text: key.into(), span: Span::default() }, value }
}

/// A text, a number or a date as a value.
pub(crate) fn text(text: &str) -> Node {
    node(Value::String(text.into()))
}

/// A mapping.
pub(crate) fn mapping<'k>(entries: impl IntoIterator<Item = (&'k str, Node)>) -> Node {
    node(Value::Mapping(entries.into_iter().map(|(key, value)| entry(key, value)).collect()))
}

/// The settings that go along. Of the names in another language that stands at the top, only the host's: the others are of that
/// batch.
pub(crate) fn settings(root: &Node) -> Node {
    let mut settings = without(root, &OF_ONE_BATCH);
    for language in Language::ALL {
        let Some(host) = root.get(language.tag()).map(|own| own.get("host").cloned()) else { continue };
        settings = without(&settings, &[language.tag()]);
        if let Some(host) = host {
            put(&mut settings, language.tag(), mapping([("host", host)]));
        }
    }
    settings
}

/// A unit without its figures.
pub(crate) fn unit(root: &Node) -> Node {
    without(root, &[OF_ONE_YEAR])
}

/// A demand that is suggested again.
pub(crate) fn demand(root: &Node) -> Node {
    without(root, &["withdrawn"])
}

/// Whether something is sealed in a file: that belongs to its path and opens nowhere else.
pub(crate) fn is_sealed(root: &Node) -> bool {
    !sealed_keys(root).is_empty()
}

/// A file without what is sealed in it.
pub(crate) fn without_sealed(root: &Node) -> Node {
    without(root, &sealed_keys(root))
}

fn sealed_keys(root: &Node) -> Vec<&str> {
    let sealed = |key: &&str| root.get(key).is_some_and(|group| group.get("sealed").is_some());
    SEALABLE.into_iter().filter(sealed).collect()
}

/// Puts a value in the place of one, or at the end.
pub(crate) fn put(root: &mut Node, key: &str, value: Node) {
    let Value::Mapping(entries) = &mut root.value else { return };
    match entries.iter_mut().find(|entry| &*entry.key.text == key) {
        Some(own) => own.value = value,
        None => entries.push(entry(key, value)),
    }
}

/// The list of domains, with what was said of those that stay.
pub(crate) fn domains(chosen: &[(String, String)], root: &Node) -> Node {
    let before = root.get("domains").map(Node::items).unwrap_or_default();
    let says = |domain: &Node, key: &str, text: &str| domain.get(key).and_then(Node::as_str) == Some(text);
    let item = |(id, name): &(String, String)| {
        let same = before.iter().find(|domain| says(domain, "id", id) && says(domain, "name", name));
        same.cloned().unwrap_or_else(|| mapping([("id", text(id)), ("name", text(name))]))
    };
    node(Value::Sequence(chosen.iter().map(item).collect()))
}

/// A domain in a line: its id, then its name.
pub(crate) fn domain_of(line: &str) -> Option<(String, String)> {
    let (id, name) = line.trim().split_once(|c: char| c.is_whitespace())?;
    let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (id.chars().all(is_id) && !name.trim().is_empty()).then(|| (id.to_owned(), name.trim().to_owned()))
}

/// The limits of the quota table, row by row.
pub(crate) fn limits(root: &Node) -> Vec<Limit> {
    let rows = root.get("quotas").map(Node::items).unwrap_or_default();
    let shown = |node: &Node| node.as_number().map(|number| number.raw().to_owned());
    let mut limits = Vec::new();
    for (row, quota) in rows.iter().enumerate() {
        let entries = |key: &str| quota.get(key).map(Node::entries).unwrap_or_default();
        let text = |key: &str| quota.get(key).and_then(Node::as_str).map(str::to_owned);
        let mut add = |only, most| {
            limits.extend(shown(most).map(|most| Limit { row, unit_kind: text("unit_kind"), only, most }));
        };
        if let Some(most) = quota.get("max") {
            add(None, most);
        }
        for own in entries(MAX_FOR) {
            let (key, value) = (text("per").unwrap_or_default(), own.key.text.to_string());
            add(Some(Only { table: MAX_FOR, key, value }), &own.value);
        }
        for counted in entries(MAX_EACH) {
            for own in counted.value.entries() {
                let (key, value) = (counted.key.text.to_string(), own.key.text.to_string());
                add(Some(Only { table: MAX_EACH, key, value }), &own.value);
            }
        }
    }
    limits
}

/// Sets one of them.
pub(crate) fn set_limit(root: &mut Node, limit: &Limit, most: &str) {
    let quotas = get_mut(root, "quotas").map(|quotas| &mut quotas.value);
    let Some(Value::Sequence(rows)) = quotas else { return };
    let Some(row) = rows.get_mut(limit.row) else { return };
    let place = match &limit.only {
        None => get_mut(row, "max"),
        Some(Only { table, key, value }) => {
            let own = get_mut(row, table);
            let own = if *table == MAX_EACH { own.and_then(|each| get_mut(each, key)) } else { own };
            own.and_then(|own| get_mut(own, value))
        }
    };
    if let Some(place) = place {
        *place = node(scalar_of(most));
    }
}

fn get_mut<'n>(root: &'n mut Node, key: &str) -> Option<&'n mut Node> {
    let Value::Mapping(entries) = &mut root.value else { return None };
    entries.iter_mut().find(|entry| &*entry.key.text == key).map(|entry| &mut entry.value)
}

/// The demands that were put off to the next batch, with their titles, in the order of their identities.
pub(crate) fn put_off(call: &Call) -> Vec<(String, String)> {
    let mut demands: Vec<_> = call
        .dispositions
        .iter()
        .filter(|disposition| disposition.kind.as_ref().is_some_and(|kind| kind.value == "next-batch"))
        .filter_map(|disposition| {
            let id = &disposition.demand.as_ref()?.value;
            let title = call.demands.get(id)?.title.as_ref()?.value.trim().to_owned();
            Some((id.clone(), title))
        })
        .collect();
    demands.sort();
    demands
}

/// The document of a role, as it was read.
pub(crate) fn document<'c>(call: &'c Call, role: &Role) -> Option<&'c Node> {
    let path = role.clone().in_call(&call.name).to_string();
    call.document(&path).map(|document| &document.root)
}

/// The units and the departments of a call, by their documents.
pub(crate) fn documents(call: &Call, kind: Kind) -> impl Iterator<Item = (&Role, &Node)> {
    call.documents_of(kind).map(|(role, document)| (role, &document.root))
}

#[cfg(test)]
mod tests {
    use super::{domain_of, limits, mapping, put, set_limit, settings, text, unit};
    use crate::document::{Style, Syntax, emit, parse};

    fn read(yaml: &str) -> crate::document::Node {
        parse(&"call.yaml".into(), yaml.as_bytes(), Syntax::Yaml).document.unwrap().root.clone()
    }

    #[test]
    fn a_domain_is_an_id_and_a_name() {
        assert_eq!(domain_of(" ocean 海洋 工程 "), Some(("ocean".to_owned(), "海洋 工程".to_owned())));
        for wrong in ["海洋", "ocean", "Ocean 海洋", ""] {
            assert_eq!(domain_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_of_one_batch_alone_stays_behind() {
        let root = read(
            "title: a\nbasis: b\nhost: c\nclauses: {quota: {section: x, quote: y}}\nsample: true\nlater: d\n",
        );
        let mut next = settings(&root);
        put(&mut next, "title", text("z"));
        put(&mut next, "stages", mapping([("submission", text("s"))]));
        assert_eq!(emit(&next, Style::default()), "title: z\nhost: c\nlater: d\nstages:\n  submission: s\n");
        assert_eq!(emit(&unit(&read("name: a\nfinance: {year: 2020}\n")), Style::default()), "name: a\n");
    }

    #[test]
    fn each_limit_of_the_quota_table_can_be_set() {
        let mut root = read(concat!(
            "quotas:\n  - {unit_kind: firm, max: 2}\n  - {per: department, max_each: {topic: {a: 1, b: 2}}}\n",
            "  - {per: department, max: 4, max_for: {east: 6}}\n",
        ));
        let all = limits(&root);
        let most: Vec<&str> = all.iter().map(|limit| limit.most.as_str()).collect();
        assert_eq!(most, ["2", "1", "2", "4", "6"]);
        let only: Vec<_> = all.iter().filter_map(|limit| limit.only.as_ref()).collect();
        let only: Vec<_> = only.iter().map(|only| (only.key.as_str(), only.value.as_str())).collect();
        assert_eq!(only, [("topic", "a"), ("topic", "b"), ("department", "east")]);
        for (limit, most) in [(0, "7"), (2, "9"), (4, "5")] {
            set_limit(&mut root, &all[limit], most);
        }
        let most: Vec<String> = limits(&root).into_iter().map(|limit| limit.most).collect();
        assert_eq!(most, ["7", "1", "9", "4", "5"]);
    }
}
