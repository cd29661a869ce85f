//! The summary tables as pages and downloads.

use serde::Serialize;

use super::column::Article;
use super::page::{Head, Job, Link, Site};
use super::{Files, browse::demand_href};
use crate::tables::{Summary, Table, Terms, Totals, of_call, of_department, to_csv};

#[derive(Serialize)]
struct Overview {
    rows: Vec<OverviewRow>,
    all: OverviewRow,
}

#[derive(Serialize)]
struct OverviewRow {
    link: Link,
    csv: String,
    totals: Totals,
    total: String,
    without_personnel: String,
}

#[derive(Serialize)]
struct Content<'a> {
    table: Shown<'a>,
    /// Where each row's title leads.
    hrefs: Vec<String>,
    csv: String,
    total: String,
    without_personnel: String,
}

/// A table with what templates ask of it besides.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    table: &'a Table,
    department: Option<&'a str>,
    totals: &'a Totals,
}

fn all_tables(site: &Site<'_>) -> Vec<(String, String, Summary)> {
    let terms = Terms { catalog: site.catalog, vocabulary: site.vocabulary };
    let mut tables = vec![("all".to_owned(), site.t("tables-all").to_owned(), of_call(site.call, terms))];
    tables.extend(site.call.departments.iter().map(|department| {
        (department.id.clone(), department.name.clone(), of_department(site.call, terms, department))
    }));
    tables
}

fn overview_row(id: &str, name: &str, summary: &Summary) -> OverviewRow {
    OverviewRow {
        link: Link::new(name, format!("tables/{id}/index.html")),
        csv: csv_path(id),
        totals: summary.totals.clone(),
        total: summary.totals.total.to_string(),
        without_personnel: summary.totals.without_personnel.to_string(),
    }
}

fn csv_path(id: &str) -> String {
    format!("tables/{id}/summary-{id}.csv")
}

pub(super) fn pages(site: &Site<'_>) -> Vec<Job> {
    let tables = all_tables(site);
    let mut jobs = Vec::new();
    for (id, name, Summary { table, totals }) in &tables {
        let values = [("name", name.as_str().into()), ("title", table.title.as_str().into())];
        let title = site.tell("table-page-title", values);
        let head = Head {
            title: &title,
            description: site.t("table-description"),
            section: "tables",
            breadcrumbs: &[Link::new(site.t("nav-tables"), "tables/index.html")],
        };
        let content = Content {
            table: Shown { table, department: table.digest.as_ref().map(|_| name.as_str()), totals },
            hrefs: table.demands.iter().map(|id| demand_href(id)).collect(),
            csv: csv_path(id),
            total: totals.total.to_string(),
            without_personnel: totals.without_personnel.to_string(),
        };
        let source = if id == "all" { &site.call.settings.host } else { name };
        let article =
            Article { title: &table.title, source, date: site.date_of_recommendations(), keywords: &[] };
        let page = site.page(&format!("tables/{id}"), "table.html", &head, &content);
        jobs.push(page.with_article(site, &head, &article));
    }
    let mut rows: Vec<_> = tables.iter().map(|(id, name, table)| overview_row(id, name, table)).collect();
    let all = rows.remove(0);
    let head = Head {
        title: site.t("nav-tables"),
        description: site.t("tables-description"),
        section: "tables",
        breadcrumbs: &[],
    };
    jobs.push(site.page("tables", "tables.html", &head, &Overview { rows, all }));
    jobs
}

/// The tables as CSV.
pub(super) fn downloads(site: &Site<'_>) -> Files {
    all_tables(site).iter().map(|(id, _, summary)| (csv_path(id), to_csv(&summary.table))).collect()
}
