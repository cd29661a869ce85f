//! How to name a page of a demand for good: its address, a line to cite, its file and the history of that.

use serde::Serialize;

use crate::call::layout::Role;
use crate::call::public::Demand;
use crate::site::page::Site;

/// What a reader needs to point at a demand.
#[derive(Serialize)]
pub(in crate::site) struct Reference {
    /// `unit/demand`: the demand's name for ever.
    id: String,
    /// The address of its page; none where `call.yaml` says no address of the site.
    address: Option<String>,
    /// A line as GB/T 7714 writes it. No day of access: that is the reader's.
    citation: String,
    /// The file it is made from, and its history; none where `call.yaml` names no repository.
    source: Option<Source>,
}

#[derive(Serialize)]
struct Source {
    path: String,
    file: String,
    history: String,
}

pub(in crate::site) fn of(site: &Site<'_>, demand: &Demand) -> Reference {
    let settings = &site.call.settings;
    let address = site.absolute(&format!("demands/{}/index.html", demand.id));
    let unit = site.call.units.get(&demand.unit).map_or(demand.unit.as_str(), |unit| &unit.name);
    let year = settings.stages.values().map(|stage| stage.opens.year()).min();
    let citation = site.tell(
        "cite-line",
        [
            // `Co., Ltd.` ends with the stop that follows it.
            ("unit", unit.trim_end_matches('.').into()),
            ("title", demand.title.trim().into()),
            ("call", site.short_title().into()),
            ("host", settings.host.as_str().into()),
            ("year", year.map(|year| year.to_string()).unwrap_or_default().into()),
            ("address", address.as_deref().unwrap_or_default().into()),
        ],
    );
    let path = Role::of_demand(&demand.id).map(|role| role.in_call(&site.call.name).to_string());
    let source = site.repository().zip(path).map(|(repository, path)| Source {
        file: repository.file(&path),
        history: repository.history(&path),
        path,
    });
    Reference { id: demand.id.clone(), address, citation: citation.trim_end().to_owned(), source }
}
