//! The conditions demands can be looked through by; each value of each is a page of its own.

use serde::Serialize;

use super::Entry;
use crate::schema::Kind;
use crate::site::page::{Link, Site};

/// One condition, such as the domain.
pub(in crate::site) struct Facet<'a> {
    /// Its name in addresses of filtered lists.
    pub(in crate::site) id: &'static str,
    /// The folder of its pages, and the entry of the navigation they belong to.
    pub(super) folder: &'static str,
    pub(in crate::site) title: &'a str,
    /// What its index page says.
    pub(super) intro: &'a str,
    /// Whether a demand can have several of its values.
    pub(super) several: bool,
    pub(in crate::site) values: Vec<Value>,
}

/// One value of a condition with the demands that have it.
pub(in crate::site) struct Value {
    pub(in crate::site) id: String,
    pub(super) name: String,
    pub(super) note: String,
    /// Positions in the list of all demands, ascending.
    pub(in crate::site) members: Vec<usize>,
}

impl Facet<'_> {
    pub(in crate::site) fn link(&self, value: &Value) -> Link {
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
pub(in crate::site) fn facets<'a>(site: &Site<'a>) -> Vec<Facet<'a>> {
    let entries = site.entries;
    let demand_kind = |field| site.vocabulary.options(Kind::Demand, field).to_vec();
    let departments: Vec<_> = site.call.departments.iter().map(|d| (d.id.clone(), d.name.clone())).collect();
    let mut facets = vec![
        Facet {
            id: "domain",
            folder: "domains",
            title: site.t("facet-domain"),
            intro: site.t("facet-domain-intro"),
            several: false,
            values: values(site.vocabulary.domains(), entries, |entry| vec![&entry.demand.domain]),
        },
        Facet {
            id: "department",
            folder: "departments",
            title: site.t("facet-department"),
            intro: site.t("facet-department-intro"),
            several: false,
            values: values(&departments, entries, |entry| entry.department.into_iter().collect()),
        },
        Facet {
            id: "kind",
            folder: "unit-kinds",
            title: site.t("facet-kind"),
            intro: site.t("facet-kind-intro"),
            several: false,
            values: values(site.vocabulary.unit_kinds(), entries, |entry| {
                entry.unit.map(|unit| unit.kind.as_str()).into_iter().collect()
            }),
        },
        Facet {
            id: "organization",
            folder: "organizations",
            title: site.t("facet-organization"),
            intro: site.t("facet-organization-intro"),
            several: false,
            values: values(&demand_kind("organization"), entries, |entry| vec![&entry.demand.organization]),
        },
        Facet {
            id: "stage",
            folder: "innovation-stages",
            title: site.t("facet-stage"),
            intro: site.t("facet-stage-intro"),
            several: true,
            values: values(&demand_kind("innovation_stage"), entries, |entry| {
                entry.demand.innovation_stage.iter().map(String::as_str).collect()
            }),
        },
        Facet {
            id: "outcome",
            folder: "outcomes",
            title: site.t("facet-outcome"),
            intro: site.t("facet-outcome-intro"),
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
