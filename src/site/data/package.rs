//! `datapackage.json`: what the files are, for programs that read Frictionless data packages.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::dictionary::about;
use super::{Open, about_parts};
use crate::call::presentation::Presentation;
use crate::site::Files;
use crate::site::page::Site;
use crate::tables::{Format, Heading, Table};

/// The package of the files that programs read.
pub(super) fn package(site: &Site<'_>, presentation: &Presentation<'_>, open: &Open, files: &Files) -> Value {
    let call = site.written;
    let mut package = Map::new();
    let mut put = |name: &str, value: Value| {
        package.insert(name.to_owned(), value);
    };
    put("profile", json!("data-package"));
    put("name", json!(call.name));
    put("title", json!(call.settings.title));
    put("description", json!(site.t("data-description")));
    // A licence of a package has a name or a path; what is neither stands on the page alone.
    if let Some(licence) = call.settings.licence().filter(|one| one.name.is_some() || one.url.is_some()) {
        let mut said = Map::new();
        let parts = [("name", licence.name), ("title", Some(licence.title)), ("path", licence.url)];
        said.extend(parts.into_iter().filter_map(|(key, value)| Some((key.to_owned(), json!(value?)))));
        put("licenses", json!([said]));
    }
    put("sources", json!([{"title": call.settings.host}]));
    let whole = [
        (&open.demands, site.t("data-demands-csv").to_owned(), json!("id"), vec![("unit", "units", "id")]),
        (&open.units, site.t("data-units-csv").to_owned(), json!("id"), Vec::new()),
    ];
    let parts = open.parts.iter().map(|table| {
        (table, about_parts(site, table), json!(["demand", "number"]), vec![("demand", "demands", "id")])
    });
    let tabular = whole.into_iter().chain(parts).map(|(table, title, key, foreign)| {
        let path = format!("{}.csv", table.id);
        let mut resource = resource(files, &table.id, &path, &title, "csv", "text/csv");
        resource.insert("profile".to_owned(), json!("tabular-data-resource"));
        resource.insert("encoding".to_owned(), json!("utf-8"));
        resource.insert("dialect".to_owned(), json!({"delimiter": ",", "lineTerminator": "\r\n"}));
        resource.insert("schema".to_owned(), schema(site, presentation, table, &key, &foreign));
        Value::Object(resource)
    });
    // demands.jsonl says what demands.json says; the tool would read it as a table, which it is not.
    let others = [
        ("demands-json", "demands.json", "data-demands-json", "json", "application/json"),
        ("guideline", "guideline.json", "data-guideline-json", "json", "application/json"),
        ("comments", "comments.json", "data-comments-json", "json", "application/json"),
    ];
    let others = others.into_iter().map(|(name, path, title, format, kind)| {
        Value::Object(resource(files, name, path, site.t(title), format, kind))
    });
    let resources: Vec<Value> = tabular.chain(others).collect();
    put("resources", Value::Array(resources));
    Value::Object(package)
}

fn resource(
    files: &Files,
    name: &str,
    path: &str,
    title: &str,
    format: &str,
    mediatype: &str,
) -> Map<String, Value> {
    let bytes = files.get(&format!("data/{path}")).map(Vec::as_slice).unwrap_or_default();
    let hash = Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string never fails.
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    let mut resource = Map::new();
    let mut put = |name: &str, value: Value| {
        resource.insert(name.to_owned(), value);
    };
    put("name", json!(name));
    put("path", json!(path));
    put("title", json!(title));
    put("format", json!(format));
    put("mediatype", json!(mediatype));
    put("bytes", json!(bytes.len()));
    put("hash", json!(format!("sha256:{hash}")));
    resource
}

/// The columns of a table, its key, and the columns that lead to other tables (column, table, column there).
fn schema(
    site: &Site<'_>,
    presentation: &Presentation<'_>,
    table: &Table,
    key: &Value,
    foreign: &[(&str, &str, &str)],
) -> Value {
    let fields: Vec<Value> =
        table.columns.iter().map(|column| field(site, presentation, table, column)).collect();
    let foreign: Vec<Value> = foreign
        .iter()
        .map(|(column, resource, there)| {
            json!({"fields": column, "reference": {"resource": resource, "fields": there}})
        })
        .collect();
    let mut schema = json!({"fields": fields, "missingValues": [""], "primaryKey": key});
    if let Some(object) = schema.as_object_mut().filter(|_| !foreign.is_empty()) {
        object.insert("foreignKeys".to_owned(), Value::Array(foreign));
    }
    schema
}

fn field(site: &Site<'_>, presentation: &Presentation<'_>, table: &Table, column: &Heading) -> Value {
    let mut field = Map::new();
    field.insert("name".to_owned(), json!(column.id));
    field.insert("title".to_owned(), json!(column.full_label()));
    if let Some(about) = about(site, presentation, &table.id, column) {
        field.insert("description".to_owned(), json!(about));
    }
    let kind = type_of(column.format);
    field.insert("type".to_owned(), json!(kind));
    let words =
        |options: &[(String, String)]| -> Vec<String> { options.iter().map(|(id, _)| id.clone()).collect() };
    // Columns that take one of a call's own ids.
    let options = match column.id.as_str() {
        "domain" => words(site.official.domains()),
        "unit_kind" | "kind" => words(site.official.unit_kinds()),
        _ => Vec::new(),
    };
    if !options.is_empty() {
        field.insert("constraints".to_owned(), json!({"enum": options}));
    }
    Value::Object(field)
}

/// The type of a column, in the words of table schemas.
pub(super) fn type_of(format: Format) -> &'static str {
    match format {
        Format::Text => "string",
        Format::Count => "integer",
        Format::Money => "number",
        Format::Date => "date",
        Format::Truth => "boolean",
    }
}
