//! The tables as pages and downloads.

use rayon::prelude::*;
use serde::Serialize;

use crate::call::public::{PublicCall, Stamp};
use crate::call::{StageKind, Wan};
use crate::site::Files;
use crate::site::browse::demand_href;
use crate::site::browse::paging::{self, Paging};
use crate::site::page::{Head, Job, Link, Site};
use crate::site::pages::column::Article;
use crate::tables::{self, Cell, Summary, Table, TableWords, Totals, to_csv};

/// How many rows of a table a page shows: a row of a consortium with its members weighs up to 2 kB.
const ROWS: usize = 100;

/// A table with its place on the site.
struct Sheet {
    /// The folder of its page, without a slash at the end.
    folder: String,
    /// What links to it say.
    name: String,
    table: Table,
    totals: Option<Totals>,
    /// What can be loaded besides CSV: format and file.
    papers: Vec<Link>,
}

impl Sheet {
    fn new(folder: &str, name: &str, table: Table) -> Self {
        Self { folder: folder.to_owned(), name: name.to_owned(), table, totals: None, papers: Vec::new() }
    }

    fn summary(folder: &str, Summary { table, totals }: Summary) -> Self {
        Self { totals: Some(totals), ..Self::new(folder, &table.part.clone(), table) }
    }

    /// `tables/xihu/summary-xihu.csv` for the tables of departments and of all, otherwise the name of the table.
    fn csv(&self) -> String {
        let is_summary = self.folder == format!("tables/{}", self.table.id);
        let prefix = if is_summary { "summary-" } else { "" };
        format!("{}/{prefix}{}.csv", self.folder, self.table.id)
    }

    fn downloads(&self) -> Vec<Link> {
        std::iter::once(Link::new("CSV", self.csv())).chain(self.papers.iter().cloned()).collect()
    }

    fn link(&self) -> Link {
        Link::new(&self.name, format!("{}/index.html", self.folder))
    }
}

/// All tables of the site.
struct Sheets {
    all: Sheet,
    departments: Vec<Sheet>,
    /// By domain, then by kind of unit.
    parts: Vec<Sheet>,
    /// Cross tables, quotas, consortia.
    others: Vec<Sheet>,
}

impl Sheets {
    /// As the pages show them.
    fn new(site: &Site<'_>) -> Self {
        Self::of(site.call, site.table_words())
    }

    /// The tables of a call as it is handed in, in these words.
    fn of(call: &PublicCall, words: TableWords<'_>) -> Self {
        let departments = call.departments.iter().map(|department| {
            let summary = tables::of_department(call, words, department);
            let paper =
                |title, extension| Link::new(title, format!("data/summary-{}.{extension}", department.id));
            let papers = vec![paper("DOCX", "docx"), paper("XLSX", "xlsx")];
            Sheet { papers, ..Sheet::summary(&format!("tables/{}", department.id), summary) }
        });
        let domains = words.vocabulary.domains().iter().map(|(id, _)| {
            Sheet::summary(&format!("tables/domains/{id}"), tables::of_domain(call, words, id))
        });
        let kinds = words.vocabulary.unit_kinds().iter().map(|(id, _)| {
            Sheet::summary(&format!("tables/kinds/{id}"), tables::of_unit_kind(call, words, id))
        });
        let other = |folder: &str, table: Table| Sheet::new(folder, &table.part.clone(), table);
        Self {
            all: Sheet {
                papers: vec![Link::new("XLSX", "data/demands.xlsx")],
                ..Sheet::summary("tables/all", tables::of_call(call, words))
            },
            departments: departments.collect(),
            parts: domains.chain(kinds).collect(),
            others: vec![
                other("tables/cross/domain-department", tables::by_department(call, words)),
                other("tables/cross/domain-organization", tables::by_organization(call, words)),
                other("tables/call/quota", tables::quota_use(call, words)),
                other("tables/call/consortia", tables::consortia(call, words)),
            ],
        }
    }

    fn iter(&self) -> impl Iterator<Item = &Sheet> {
        std::iter::once(&self.all).chain(&self.departments).chain(&self.parts).chain(&self.others)
    }
}

#[derive(Serialize)]
struct Overview {
    rows: Vec<OverviewRow>,
    parts: Vec<OverviewRow>,
    others: Vec<OverviewRow>,
    all: OverviewRow,
}

#[derive(Serialize)]
struct OverviewRow {
    link: Link,
    downloads: Vec<Link>,
    totals: Option<Totals>,
    total: String,
    without_personnel: String,
}

impl OverviewRow {
    fn new(sheet: &Sheet, words: TableWords<'_>) -> Self {
        let money = |of: fn(&Totals) -> Wan| {
            sheet.totals.as_ref().map(|totals| words.money(of(totals)).to_string()).unwrap_or_default()
        };
        Self {
            link: sheet.link(),
            downloads: sheet.downloads(),
            totals: sheet.totals.clone(),
            total: money(|totals| totals.total),
            without_personnel: money(|totals| totals.without_personnel),
        }
    }
}

#[derive(Serialize)]
struct Content<'a> {
    table: &'a Table,
    /// The rows of this page.
    rows: &'a [Vec<Cell>],
    paging: Paging,
    /// Whether it is a summary table, with more columns than a screen is wide.
    wide: bool,
    /// Where each row's title leads; nothing for tables whose rows are no demands.
    hrefs: Vec<String>,
    downloads: Vec<Link>,
    /// What is known of the stamp on it; nothing for tables that nobody stamps, and while there is time for it.
    stamp: Option<&'a str>,
}

pub(in crate::site) fn pages(site: &Site<'_>) -> Vec<Job> {
    let sheets = Sheets::new(site);
    let mut jobs: Vec<Job> = sheets.iter().flat_map(|sheet| pages_of(site, sheet)).collect();
    let words = site.table_words();
    let rows = |sheets: &[Sheet]| sheets.iter().map(|sheet| OverviewRow::new(sheet, words)).collect();
    let head = Head {
        title: site.t("nav-tables"),
        description: site.t("tables-description"),
        section: "tables",
        breadcrumbs: &[],
    };
    let content = Overview {
        rows: rows(&sheets.departments),
        parts: rows(&sheets.parts),
        others: rows(&sheets.others),
        all: OverviewRow::new(&sheets.all, words),
    };
    jobs.push(site.page("tables", "tables.html", &head, &content));
    jobs
}

/// A table, a page of rows after the other. What is said of the whole (sum, signatures, digest) stands on the last.
fn pages_of(site: &Site<'_>, sheet: &Sheet) -> Vec<Job> {
    let table = &sheet.table;
    let title = match &sheet.totals {
        Some(_) => {
            let values = [("name", sheet.name.as_str().into()), ("title", table.title.as_str().into())];
            site.tell("table-page-title", values)
        }
        None => table.title.clone(),
    };
    // A department's table is its own word; all others are the host's.
    let source = if table.digest.is_some() { &sheet.name } else { &site.call.settings.host };
    let article =
        Article { title: &table.title, source, date: site.date_of_recommendations(), keywords: &[] };
    let page = |(paging, rows): (Paging, &[Vec<Cell>])| {
        let head = Head {
            title: &paging::title(site, &title, &paging),
            description: site.t("table-description"),
            section: "tables",
            breadcrumbs: &[Link::new(site.t("nav-tables"), "tables/index.html")],
        };
        let folder = paging::folder(&sheet.folder, paging.number);
        let content = Content {
            table,
            rows,
            wide: sheet.totals.is_some(),
            hrefs: table
                .demands
                .iter()
                .skip((paging.number - 1) * ROWS)
                .take(ROWS)
                .map(|id| demand_href(id))
                .collect(),
            downloads: sheet.downloads(),
            stamp: table.digest.is_some().then(|| stamp(site, &table.id)).flatten(),
            paging,
        };
        site.page(&folder, "table.html", &head, &content).with_article(site, &head, &article)
    };
    paging::pages(&sheet.folder, &table.rows, ROWS).into_iter().map(page).collect()
}

/// What is known of the stamp on the table of a department.
fn stamp<'a>(site: &Site<'a>, id: &str) -> Option<&'a str> {
    let department = site.call.departments.iter().find(|department| department.id == id)?;
    let stage = site.call.settings.stage_of_department(StageKind::Recommendation, id);
    let closed = stage.and_then(|stage| site.instants(&stage)).is_some_and(|stage| site.now >= stage.closes);
    match department.stamp {
        _ if department.recommendations.is_empty() => None,
        Stamp::Covers => Some(site.t("table-stamp-covers")),
        Stamp::Outdated => Some(site.t("table-stamp-outdated")),
        Stamp::Awaited => closed.then(|| site.t("table-stamp-awaited")),
    }
}

/// The tables as CSV.
pub(in crate::site) fn downloads(site: &Site<'_>) -> Files {
    let sheets = Sheets::of(site.written, site.shared_words().for_programs());
    let sheets: Vec<&Sheet> = sheets.iter().collect();
    sheets.par_iter().map(|sheet| (sheet.csv(), to_csv(&sheet.table))).collect()
}
