//! What a page is about, for search engines and catalogues: JSON-LD in the words of schema.org.

use serde_json::{Map, Value, json};

use crate::call::StageKind;
use crate::site::page::{Job, Site};

impl Job {
    /// Adds structured data to the page. It is a block of data, which browsers never run.
    pub(in crate::site) fn with_data(mut self, data: &Value) -> Self {
        // The one thing that could end the block is escaped, which JSON allows.
        let text = data.to_string().replace('<', "\\u003c");
        self.context.insert_value("structured", tera::Value::safe_string(&text));
        self
    }
}

/// What the dataset can be downloaded as: its path in the site and its media type.
const DOWNLOADS: &[(&str, &str)] = &[
    ("data/demands.csv", "text/csv"),
    ("data/demands.json", "application/json"),
    ("data/demands.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
];

/// The demands as a dataset (<https://schema.org/Dataset>), for the page that is this file among the pages of its language.
pub(in crate::site) fn dataset(site: &Site<'_>, page: &str) -> Value {
    let root = site.way_to_shared(page);
    let settings = &site.call.settings;
    let count = site.call.demands.len();
    let mut data = thing("Dataset", site.short_title());
    let description = site
        .tell("dataset-description", [("title", settings.title.as_str().into()), ("count", count.into())]);
    data.insert("description".into(), description.into());
    data.insert("inLanguage".into(), "zh-CN".into());
    data.insert("isAccessibleForFree".into(), true.into());
    data.insert("creator".into(), organization(site));
    if let Some(stage) = settings.stages.get(&StageKind::Submission) {
        data.insert("temporalCoverage".into(), format!("{}/{}", stage.opens, stage.closes).into());
    }
    if let Some(city) = settings.city.first() {
        data.insert("spatialCoverage".into(), city.as_str().into());
    }
    if let Some(address) = site.absolute("data/index.html") {
        data.insert("url".into(), address.into());
    }
    let address = |path: &str| site.absolute(path).unwrap_or_else(|| format!("{root}{path}"));
    let distribution: Vec<Value> = DOWNLOADS
        .iter()
        .map(|(path, kind)| {
            json!({"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address(path)})
        })
        .collect();
    data.insert("distribution".into(), distribution.into());
    if let Some(licence) = settings.licence() {
        data.insert("license".into(), licence.url.unwrap_or(licence.title).into());
    }
    data.into()
}

/// The call as a service to units (<https://schema.org/GovernmentService>).
pub(in crate::site) fn service(site: &Site<'_>) -> Value {
    let settings = &site.call.settings;
    let mut data = thing("GovernmentService", site.short_title());
    data.insert("description".into(), settings.title.as_str().into());
    data.insert("serviceOperator".into(), organization(site));
    if let Some(city) = settings.city.first() {
        data.insert("areaServed".into(), city.as_str().into());
    }
    let audiences: Vec<Value> = settings
        .unit_kinds
        .iter()
        .map(|kind| json!({"@type": "Audience", "audienceType": kind.name}))
        .collect();
    data.insert("audience".into(), audiences.into());
    if let Some(address) = site.absolute("submit/index.html") {
        data.insert("url".into(), address.as_str().into());
        data.insert("availableChannel".into(), json!({"@type": "ServiceChannel", "serviceUrl": address}));
    }
    data.into()
}

fn thing(kind: &str, name: &str) -> Map<String, Value> {
    let mut data = Map::new();
    data.insert("@context".into(), "https://schema.org".into());
    data.insert("@type".into(), kind.into());
    data.insert("name".into(), name.into());
    data
}

fn organization(site: &Site<'_>) -> Value {
    json!({"@type": "GovernmentOrganization", "name": site.call.settings.host})
}
