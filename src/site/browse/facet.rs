//! The conditions demands can be looked through by; each value of each is a page of its own.

use serde::Serialize;

use super::super::page::{Link, Site};
use super::Entry;
use crate::schema::Kind;

/// One condition, such as the domain.
pub(super) struct Facet {
    /// Its name in addresses of filtered lists.
    pub(super) id: &'static str,
    /// The folder of its pages, and the entry of the navigation they belong to.
    pub(super) folder: &'static str,
    pub(super) title: &'static str,
    /// What its index page says.
    pub(super) intro: &'static str,
    /// Whether a demand can have several of its values.
    pub(super) several: bool,
    pub(super) values: Vec<Value>,
}

/// One value of a condition with the demands that have it.
pub(super) struct Value {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) note: String,
    /// Positions in the list of all demands, ascending.
    pub(super) members: Vec<usize>,
}

impl Facet {
    pub(super) fn link(&self, value: &Value) -> Link {
        Link::new(&value.name, format!("{}/{}/index.html", self.folder, value.id))
    }

    /// What the list of all demands offers: values nobody has are not worth a line.
    pub(super) fn shown(&self) -> Shown<'_> {
        let values = self
            .values
            .iter()
            .filter(|value| !value.members.is_empty())
            .map(|value| ShownValue { id: &value.id, link: self.link(value), count: value.members.len() })
            .collect();
        Shown { id: self.id, title: self.title, values }
    }
}

/// A condition as the list of all demands shows it.
#[derive(Serialize)]
pub(super) struct Shown<'a> {
    id: &'a str,
    title: &'a str,
    values: Vec<ShownValue<'a>>,
}

#[derive(Serialize)]
struct ShownValue<'a> {
    id: &'a str,
    link: Link,
    count: usize,
}

/// All conditions, over the demands in their order.
pub(super) fn facets(site: &Site<'_>, entries: &[Entry<'_>]) -> Vec<Facet> {
    let demand_kind = |field| site.vocabulary.options(Kind::Demand, field).to_vec();
    let departments: Vec<_> = site.call.departments.iter().map(|d| (d.id.clone(), d.name.clone())).collect();
    let mut facets = vec![
        Facet {
            id: "domain",
            folder: "domains",
            title: "技术领域",
            intro: "本次征集的技术领域和各领域的需求数。",
            several: false,
            values: values(site.vocabulary.domains(), entries, |entry| vec![&entry.demand.domain]),
        },
        Facet {
            id: "department",
            folder: "departments",
            title: "推荐单位",
            intro: "各推荐单位归口的需求，已推荐的按推荐顺序排在前面。",
            several: false,
            values: values(&departments, entries, |entry| entry.department.into_iter().collect()),
        },
        Facet {
            id: "kind",
            folder: "unit-kinds",
            title: "单位类别",
            intro: "提出需求的是哪一类单位。",
            several: false,
            values: values(site.vocabulary.unit_kinds(), entries, |entry| {
                entry.unit.map(|unit| unit.kind.as_str()).into_iter().collect()
            }),
        },
        Facet {
            id: "organization",
            folder: "organizations",
            title: "组织方式",
            intro: "需求打算怎样组织实施。",
            several: false,
            values: values(&demand_kind("organization"), entries, |entry| vec![&entry.demand.organization]),
        },
        Facet {
            id: "stage",
            folder: "innovation-stages",
            title: "创新阶段",
            intro: "需求处在创新链的哪个阶段。一项需求可以涉及几个阶段。",
            several: true,
            values: values(&demand_kind("innovation_stage"), entries, |entry| {
                entry.demand.innovation_stage.iter().map(String::as_str).collect()
            }),
        },
        Facet {
            id: "outcome",
            folder: "outcomes",
            title: "预期成果",
            intro: "需求预期取得什么形式的成果。一项需求可以有几种成果。",
            several: true,
            values: values(&demand_kind("outcomes"), entries, |entry| {
                entry.demand.outcomes.iter().map(String::as_str).collect()
            }),
        },
    ];
    let described = site.call.settings.domains.iter().chain(&site.call.settings.unit_kinds);
    let notes: Vec<_> = described.filter_map(|c| Some((&c.id, c.description.as_ref()?))).collect();
    for value in facets.iter_mut().filter(|f| matches!(f.id, "domain" | "kind")).flat_map(|f| &mut f.values) {
        if let Some((_, note)) = notes.iter().find(|(id, _)| **id == value.id) {
            (*note).clone_into(&mut value.note);
        }
    }
    facets
}

fn values<'a>(
    options: &[(String, String)],
    entries: &'a [Entry<'_>],
    of: impl Fn(&'a Entry<'_>) -> Vec<&'a str>,
) -> Vec<Value> {
    let mut values: Vec<Value> = options
        .iter()
        .map(|(id, name)| Value {
            id: id.clone(),
            name: name.clone(),
            note: String::new(),
            members: Vec::new(),
        })
        .collect();
    for (position, entry) in entries.iter().enumerate() {
        for id in of(entry) {
            if let Some(value) = values.iter_mut().find(|value| value.id == id) {
                value.members.push(position);
            }
        }
    }
    values
}
