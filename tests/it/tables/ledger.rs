//! What a call comes to, read straight from its YAML: nothing here knows the program's model, only its parser of
//! documents.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use zhengji::document::{Node, Syntax, parse};

use crate::fixture::Files;

/// A demand, as far as tables show figures and words of it.
pub(crate) struct Demand {
    pub(crate) unit: String,
    pub(crate) title: String,
    pub(crate) domain: String,
    pub(crate) organization: String,
    pub(crate) topic: Option<String>,
    pub(crate) stages: Vec<String>,
    pub(crate) outcomes: Vec<String>,
    pub(crate) total: Decimal,
    pub(crate) personnel: Decimal,
    pub(crate) partners: Vec<(String, String)>,
}

impl Demand {
    pub(crate) fn is_joint(&self) -> bool {
        self.organization == "innovation-consortium" || self.organization == "chain-alliance"
    }
}

pub(crate) struct Unit {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) uscc: String,
    pub(crate) department: String,
}

/// A line of a recommendation: demand, place among those that stand, emphasis.
pub(crate) type Entry = (String, u64, bool);

pub(crate) struct Ledger {
    /// By identity, without those that were withdrawn.
    pub(crate) demands: BTreeMap<String, Demand>,
    pub(crate) units: BTreeMap<String, Unit>,
    /// Name and entries by rank, by folder.
    pub(crate) departments: BTreeMap<String, (String, Vec<Entry>)>,
    /// Departments in the order of the tables.
    pub(crate) order: Vec<String>,
}

fn root(path: &str, bytes: &[u8]) -> Node {
    parse(&path.into(), bytes, Syntax::Yaml).document.unwrap().root
}

fn text(node: &Node, key: &str) -> Option<String> {
    node.get(key).and_then(Node::as_str).map(|text| text.trim().to_owned())
}

fn texts(node: &Node, key: &str) -> Vec<String> {
    node.get(key)
        .map(Node::items)
        .unwrap_or_default()
        .iter()
        .filter_map(Node::as_str)
        .map(str::to_owned)
        .collect()
}

fn amount(node: &Node, key: &str) -> Decimal {
    node.get(key).unwrap().as_number().unwrap().raw().parse().unwrap()
}

impl Ledger {
    pub(crate) fn read(call: &Files) -> Self {
        let mut ledger = Self {
            demands: BTreeMap::new(),
            units: BTreeMap::new(),
            departments: BTreeMap::new(),
            order: Vec::new(),
        };
        for (path, bytes) in call {
            match path.split('/').collect::<Vec<_>>().as_slice() {
                ["call.yaml"] => {
                    let order = root(path, bytes);
                    let order = order.get("departments").map(Node::items).unwrap_or_default();
                    ledger.order = order.iter().map(|id| id.as_str().unwrap().to_owned()).collect();
                }
                ["units", unit, "unit.yaml"] => {
                    let root = root(path, bytes);
                    let own = |key| text(&root, key).unwrap();
                    let unit_of = Unit {
                        name: own("name"),
                        kind: own("kind"),
                        uscc: own("uscc"),
                        department: own("department"),
                    };
                    ledger.units.insert((*unit).to_owned(), unit_of);
                }
                ["units", unit, file] => {
                    let root = root(path, bytes);
                    if root.get("withdrawn").is_none() {
                        let id = format!("{unit}/{}", file.strip_suffix(".yaml").unwrap());
                        ledger.demands.insert(id, demand(unit, &root));
                    }
                }
                ["departments", id, "department.yaml"] => {
                    let name = text(&root(path, bytes), "name").unwrap();
                    ledger.departments.entry((*id).to_owned()).or_default().0 = name;
                }
                ["departments", id, "recommendation.yaml"] => {
                    let root = root(path, bytes);
                    let mut entries: Vec<Entry> = root
                        .get("recommendations")
                        .map(Node::items)
                        .unwrap_or_default()
                        .iter()
                        .map(|entry| {
                            let rank = entry.get("rank").unwrap().as_number().unwrap().raw().parse().unwrap();
                            let key = entry.get("key_recommended").unwrap().as_bool().unwrap();
                            (text(entry, "demand").unwrap(), rank, key)
                        })
                        .collect();
                    entries.sort_by_key(|(_, rank, _)| *rank);
                    ledger.departments.entry((*id).to_owned()).or_default().1 = entries;
                }
                _ => {}
            }
        }
        let rest: Vec<String> =
            ledger.departments.keys().filter(|id| !ledger.order.contains(id)).cloned().collect();
        ledger.order.extend(rest);
        for (_, entries) in ledger.departments.values_mut() {
            entries.retain(|(demand, ..)| ledger.demands.contains_key(demand));
            // Where one was withdrawn, those below it move up.
            for (place, (_, rank, _)) in (1..).zip(entries.iter_mut()) {
                *rank = place;
            }
        }
        ledger
    }

    /// The recommended demands in the order of the tables: department, entry, demand.
    pub(crate) fn recommended(&self) -> impl Iterator<Item = (&str, &Entry, &Demand)> {
        self.order.iter().filter_map(|id| self.departments.get(id).map(|one| (id, one))).flat_map(
            move |(id, (_, entries))| {
                entries.iter().map(move |entry| (id.as_str(), entry, &self.demands[&entry.0]))
            },
        )
    }
}

fn demand(unit: &str, root: &Node) -> Demand {
    let budget = root.get("budget").unwrap();
    let partners = root.get("partners").map(Node::items).unwrap_or_default();
    Demand {
        unit: unit.to_owned(),
        title: text(root, "title").unwrap(),
        domain: text(root, "domain").unwrap(),
        organization: text(root, "organization").unwrap(),
        topic: text(root, "topic"),
        stages: texts(root, "innovation_stage"),
        outcomes: texts(root, "outcomes"),
        total: amount(budget, "total"),
        personnel: amount(budget, "personnel"),
        partners: partners.iter().map(|p| (text(p, "name").unwrap(), text(p, "uscc").unwrap())).collect(),
    }
}
