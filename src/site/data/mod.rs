//! Open data: the demands, the tables and the draft as files for programs and for desks, and the page that says what is
//! in them. Their addresses are a promise, written down in docs/open-data.md.

mod dictionary;
mod package;
mod records;

use rayon::prelude::*;
use serde::Serialize;

use crate::call::Licence;
use crate::call::presentation::Presentation;
use crate::call::public::PublicCall;
use crate::schema::Kind;
use crate::site::Files;
use crate::site::TemplateError;
use crate::site::page::{Head, Job, Link, Site};
use crate::site::pages::structured;
use crate::tables::open::{self, Values};
use crate::tables::{self, Table, TableWords};

/// The tables for programs: each a CSV file, described column by column.
pub(super) struct Open {
    pub(super) demands: Table,
    pub(super) units: Table,
    /// What a demand has several of.
    pub(super) parts: Vec<Table>,
}

impl Open {
    fn new(
        call: &PublicCall,
        words: TableWords<'_>,
        presentation: &Presentation<'_>,
        values: Values,
    ) -> Self {
        let (demands, (parts, units)) = rayon::join(
            || open::demands(call, presentation, words, values),
            || rayon::join(|| open::parts(call, presentation, words), || open::units(call, words, values)),
        );
        Self { demands, units, parts }
    }

    fn tables(&self) -> impl Iterator<Item = &Table> {
        [&self.demands, &self.units].into_iter().chain(&self.parts)
    }
}

/// What a file of parts holds: in words of its own, or by the title of the field.
fn about_parts(site: &Site<'_>, table: &Table) -> String {
    match table.id.as_str() {
        "indicators" => site.t("data-indicators-csv").to_owned(),
        "partners" => site.t("data-partners-csv").to_owned(),
        _ => site.tell("data-parts-csv", [("title", table.part.as_str().into())]),
    }
}

impl<'a> Site<'a> {
    /// Where each field of the demand is shown.
    pub(super) fn presentation(&self) -> Presentation<'a> {
        Presentation::of(self.schemas.form(Kind::Demand))
    }

    /// The words of tables on pages.
    pub(super) fn table_words(&self) -> TableWords<'a> {
        TableWords::new(self.catalog, self.vocabulary)
    }

    /// The words of files that all languages share: headings in the language of the pages at the root, values as they were
    /// written.
    pub(super) fn shared_words(&self) -> TableWords<'a> {
        TableWords::new(self.catalog, self.official)
    }
}

/// What templates of a bureau's own pages are given: the records of the files of the same name below `data/`.
#[derive(Serialize)]
pub(super) struct OpenData<'a> {
    demands: Vec<records::DemandRecord<'a>>,
    guideline: records::Guideline<'a>,
    comments: Vec<records::CommentRecord<'a>>,
}

pub(super) fn of_pages<'a>(call: &'a PublicCall, presentation: &'a Presentation<'a>) -> OpenData<'a> {
    OpenData {
        demands: records::demands(call, presentation),
        guideline: records::guideline(call),
        comments: records::comments(call),
    }
}

/// Makes one file.
type Write<'a> = Box<dyn Fn() -> Result<Vec<u8>, TemplateError> + Send + Sync + 'a>;

/// All files below `data/`, in parallel.
pub(super) fn files(site: &Site<'_>) -> Result<Files, TemplateError> {
    let (call, words) = (site.written, site.shared_words());
    let presentation = &site.presentation();
    let open = Open::new(call, words, presentation, Values::Codes);
    let records = || records::demands(call, presentation);
    let mut writings: Vec<(String, Write<'_>)> = vec![
        // The longest first: it is written on one core while the others do the rest.
        ("data/demands.xlsx".to_owned(), Box::new(|| Ok(workbook(site, presentation)?))),
        ("data/demands.json".to_owned(), Box::new(|| Ok(records::array(&records())?))),
        ("data/demands.jsonl".to_owned(), Box::new(|| Ok(records::lines(&records())?))),
        ("data/guideline.json".to_owned(), Box::new(|| Ok(records::pretty(&records::guideline(call))?))),
        ("data/comments.json".to_owned(), Box::new(|| Ok(records::pretty(&records::comments(call))?))),
    ];
    for table in open.tables() {
        writings.push((format!("data/{}.csv", table.id), Box::new(move || Ok(tables::to_data_csv(table)))));
    }
    for department in &call.departments {
        let table = move || tables::of_department(call, words, department).table;
        let document = move || Ok(tables::to_document(&table(), words)?);
        writings.push((format!("data/summary-{}.docx", department.id), Box::new(document)));
        let workbook = move || {
            let table = table();
            Ok(tables::to_workbook(std::slice::from_ref(&table), &table.title, words)?)
        };
        writings.push((format!("data/summary-{}.xlsx", department.id), Box::new(workbook)));
    }
    for kind in Kind::ALL {
        let schema = site.schemas.get(kind).json();
        writings.push((
            format!("data/schema/{}", kind.file_name()),
            Box::new(move || Ok(records::pretty(schema)?)),
        ));
    }
    let mut files: Files = writings
        .into_par_iter()
        .map(|(path, write)| Ok((path, write()?)))
        .collect::<Result<_, TemplateError>>()?;
    let package = package::package(site, presentation, &open, &files);
    files.insert("data/datapackage.json".to_owned(), records::pretty(&package)?);
    Ok(files)
}

/// Every table in one workbook. What a filter gives (a department, a domain, a kind of unit) has no sheet of its own.
fn workbook(site: &Site<'_>, presentation: &Presentation<'_>) -> Result<Vec<u8>, tables::WriteError> {
    let (call, words) = (site.written, site.shared_words());
    let Open { demands, units, parts } = Open::new(call, words, presentation, Values::Words);
    let mut sheets = vec![tables::of_call(call, words).table, demands, units];
    sheets.extend(parts);
    sheets.extend([
        tables::by_department(call, words),
        tables::by_organization(call, words),
        tables::quota_use(call, words),
        tables::consortia(call, words),
    ]);
    let title = sheets.first().map(|table| table.title.clone()).unwrap_or_default();
    tables::to_workbook(&sheets, &title, words)
}

#[derive(Serialize)]
struct Content<'a> {
    files: Vec<FileRow>,
    papers: Vec<Link>,
    /// Which annex of the notice they are, where it says so.
    annex: Option<&'a str>,
    schemas: Vec<Link>,
    licence: Option<Licence<'a>>,
    tables: Vec<dictionary::TableRow>,
    forms: Vec<dictionary::Form>,
}

#[derive(Serialize)]
struct FileRow {
    name: String,
    about: String,
    /// Rows or records; none where that says nothing.
    rows: Option<usize>,
}

/// The page about the data: what there is, under which licence, what every column and key means.
pub(super) fn pages(site: &Site<'_>) -> Vec<Job> {
    let call = site.call;
    let presentation = &site.presentation();
    let open = Open::new(call, site.table_words(), presentation, Values::Codes);
    let row = |name: &str, about: &'static str, rows| FileRow {
        name: name.to_owned(),
        about: site.t(about).to_owned(),
        rows,
    };
    let demands = Some(call.demands.len());
    let mut files = vec![
        row("demands.csv", "data-demands-csv", demands),
        row("units.csv", "data-units-csv", Some(open.units.rows.len())),
    ];
    files.extend(open.parts.iter().map(|table| FileRow {
        name: format!("{}.csv", table.id),
        about: about_parts(site, table),
        rows: Some(table.rows.len()),
    }));
    files.extend([
        row("demands.json", "data-demands-json", demands),
        row("demands.jsonl", "data-demands-jsonl", demands),
        row("demands.xlsx", "data-demands-xlsx", None),
        row("guideline.json", "data-guideline-json", Some(call.guideline.len())),
        row("comments.json", "data-comments-json", Some(call.comments.len())),
        row("datapackage.json", "data-datapackage-json", None),
    ]);
    let papers = call
        .departments
        .iter()
        .map(|department| Link::new(&department.name, format!("data/summary-{}", department.id)))
        .collect();
    let schemas = Kind::ALL
        .iter()
        .map(|kind| {
            let title = site.schemas.form(*kind).title().unwrap_or(kind.file_name());
            Link::new(title, format!("data/schema/{}", kind.file_name()))
        })
        .collect();
    let content = Content {
        files,
        papers,
        annex: call.settings.annexes.table.as_deref(),
        schemas,
        licence: call.settings.licence(),
        tables: open.tables().map(|table| dictionary::table(site, presentation, table)).collect(),
        forms: dictionary::forms(site),
    };
    let head = Head {
        title: site.t("data-title"),
        description: site.t("data-description"),
        section: "data",
        breadcrumbs: &[],
    };
    let dataset = structured::dataset(site, "data/index.html");
    vec![site.page("data", "data.html", &head, &content).with_data(&dataset)]
}
