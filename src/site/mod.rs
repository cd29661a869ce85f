//! The public site: pages from the public view of a call, and how they reach the disk.
//!
//! Everything here works on [`crate::call::public`], whose types cannot hold anything that is not public.

mod address;
mod browse;
mod calls;
mod data;
mod dates;
mod feeds;
mod navigation;
mod offered;
mod page;
mod pages;
mod publish;
mod script_data;
mod search;
#[cfg(unix)]
mod service;
mod templates;
mod words;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use rayon::prelude::*;

pub use publish::{PublishError, Published, StagedSite, is_site};
#[cfg(unix)]
pub use service::{ServicePage, ServicePages};
pub use templates::{TemplateError, TemplateFault};
pub use zhengji_markdown::to_html;

use crate::built_in;
use crate::call::Vocabulary;
use crate::call::public::PublicCall;
use crate::diagnostic::catalog::Language;
use crate::schema::SchemaSet;
use crate::similarity::similar_demands;
use offered::Offered;
use page::{Job, Site};
use pages::comments::Threads;
use templates::Templates;
use words::Words;

/// From this score on a demand is shown beside another: on the same matter, if not yet worth a warning.
const NEAR: f64 = 0.15;

/// How many such demands a page shows.
const NEAREST: usize = 3;

/// The files of a site by their path inside it.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Takes a file of a site as soon as it is made, from any thread: its path inside the site, and its bytes.
pub type Put<'a> = &'a (dyn Fn(&str, Vec<u8>) -> Result<(), PublishError> + Sync);

/// Why there is no site.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// It cannot be made.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// It cannot be put where it belongs.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// What a call says in another language does not fit.
    #[error(transparent)]
    View(#[from] crate::call::public::ViewError),
    /// A call is called like a folder that the page of all calls needs.
    #[error("reserved: {0}")]
    Reserved(String),
}

/// A call to make the site of, and when it is made.
#[derive(Clone, Copy, Debug)]
pub struct CallSource<'a> {
    /// What everybody may see of it.
    pub call: &'a PublicCall,
    /// Its forms.
    pub schemas: &'a SchemaSet,
    /// The time that its pages are right at.
    pub now: Timestamp,
}

/// Keeps the files of a site in memory.
#[derive(Debug, Default)]
pub struct MemorySink(Mutex<Files>);

impl MemorySink {
    /// Takes a file.
    pub fn put(&self, path: &str, bytes: Vec<u8>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), bytes);
    }

    /// All files that were put there.
    pub fn into_files(self) -> Files {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes the whole site: of one call at its root; of several each below its name, with a page of all calls at the root.
///
/// # Errors
/// When a template is missing or faulty, or a file cannot be put; others may have been put by then.
pub fn render(
    sources: &[CallSource<'_>],
    overrides: &BTreeMap<String, Vec<u8>>,
    put: Put<'_>,
) -> Result<(), SiteError> {
    match sources {
        [only] => {
            let place = Place { base: calls::own_base(only.call), calls: None, again: BTreeMap::new() };
            of_call(only, &place, overrides, put).map(drop)
        }
        several => calls::render(several, overrides, put),
    }
}

/// Where the site of a call lies.
struct Place {
    /// Its address, with a slash at the end, where it is known.
    base: Option<String>,
    /// The languages of the page of all calls, which lies one folder up; none where the call is alone.
    calls: Option<Vec<Offered>>,
    /// Its demands in other calls.
    again: calls::again::AllAgain,
}

/// What the page of all calls needs of a call whose site was made.
struct Made {
    /// Its entries for the feed of all calls.
    news: Vec<feeds::atom::Entry>,
    /// Its stages for the calendar of all calls.
    events: Option<String>,
    /// Its maps for search engines, with their addresses.
    maps: Vec<String>,
}

/// Makes the site of a call, once in each of its languages, file by file: of ten thousand demands it is a dozen times as large
/// as its sources, and need not be in memory as a whole. Files that all languages share (styles, scripts and their data,
/// downloads) lie at the root. Each path is put once.
fn of_call(
    source: &CallSource<'_>,
    place: &Place,
    overrides: &BTreeMap<String, Vec<u8>>,
    put: Put<'_>,
) -> Result<Made, SiteError> {
    let CallSource { call, schemas, now } = *source;
    let mut made = Made { news: Vec::new(), events: None, maps: Vec::new() };
    let languages = call.settings.languages();
    let offered: Vec<Offered> =
        languages.iter().enumerate().map(|(at, language)| Offered::new(*language, at)).collect();
    let official = Vocabulary::new(schemas, &call.settings, Language::Chinese);
    let similar = similar_demands(call, NEAR, NEAREST, &crate::cores::AllCores);
    for language in languages {
        let words = Arc::new(Words::new(*language));
        let templates = Templates::new(overrides, &words)?;
        let renderer = Renderer { templates: &templates, put };
        let catalog = built_in::catalog(*language);
        let told = call.in_language(*language)?;
        let vocabulary = Vocabulary::new(schemas, &told.settings, *language);
        let entries = browse::entries(&told);
        let site = Site {
            call: &told,
            written: call,
            schemas,
            catalog: &catalog,
            vocabulary: &vocabulary,
            official: &official,
            words: &words,
            entries: &entries,
            similar: &similar,
            again: &place.again,
            offered: &offered,
            base: place.base.as_deref(),
            calls: place.calls.as_deref(),
            now,
            has_engine: overrides.contains_key(pages::form::ENGINE),
            has_preview: overrides.contains_key(pages::form::PREVIEW),
            has_word: overrides.contains_key(pages::form::WORD),
        };
        let first = languages.first() == Some(language);
        let shared = || {
            of_language(&site, put)?;
            if first { shared(&site, put) } else { Ok(()) }
        };
        let (paths, shared) = rayon::join(|| pages(&site, &renderer), shared);
        let paths = paths?;
        shared?;
        renderer.print(feeds::atom::jobs(&site))?;
        if first {
            put_all(templates.assets(), put)?;
            let maps = renderer.print(publish::robots::maps(&site, &paths))?;
            if let Some(bytes) = feeds::calendar::calendar(&site) {
                put("calendar.ics", bytes)?;
            }
            if place.calls.is_none() {
                put_all(publish::robots::robots(&site), put)?;
            } else {
                made.news = feeds::atom::news(&site, &format!("{}/", call.name));
                made.events = feeds::calendar::events(&site);
                // Of several the first is the list of the others.
                let own = if maps.len() > 1 { maps.get(1..) } else { maps.get(..) };
                made.maps = own.into_iter().flatten().filter_map(|map| site.absolute(map)).collect();
            }
        }
    }
    Ok(made)
}

fn put_all(files: Files, put: Put<'_>) -> Result<(), SiteError> {
    files.into_iter().try_for_each(|(path, bytes)| Ok(put(&path, bytes)?))
}

/// Makes the files of a room.
type Make = fn(&Site<'_>) -> Result<Files, TemplateError>;

/// The data of the scripts of one language.
fn of_language(site: &Site<'_>, put: Put<'_>) -> Result<(), SiteError> {
    let rooms: [Make; 2] = [search::files, browse::files];
    rooms.par_iter().try_for_each(|room| put_all(room(site)?, put))
}

/// What all languages share and no template makes: downloads, and data for scripts.
fn shared(site: &Site<'_>, put: Put<'_>) -> Result<(), SiteError> {
    let rooms: [Make; 3] = [data::files, pages::form::files, |site| Ok(pages::summary::downloads(site))];
    rooms.par_iter().try_for_each(|room| put_all(room(site)?, put))
}

/// Renders pages and lets go of them.
struct Renderer<'a> {
    templates: &'a Templates,
    put: Put<'a>,
}

impl Renderer<'_> {
    /// Renders pages in parallel, each as soon as what it is rendered from is there, and tells their paths in order.
    fn print(&self, jobs: impl IntoParallelIterator<Item = Job>) -> Result<Vec<String>, SiteError> {
        let print = |job: Job| {
            (self.put)(&job.path, self.templates.render(&job)?)?;
            Ok(job.path)
        };
        jobs.into_par_iter().map(print).collect()
    }
}

/// Prints the pages of one room and tells their paths.
type Room<'a> = Box<dyn Fn() -> Result<Vec<String>, SiteError> + Sync + 'a>;

/// The pages of one language, room by room; the rooms side by side. Tells their paths.
fn pages(site: &Site<'_>, renderer: &Renderer<'_>) -> Result<Vec<String>, SiteError> {
    let threads = &Threads::new(site.call);
    let facets = &browse::facets(site);
    let cards = &browse::cards(site);
    let rooms: Vec<Room<'_>> = vec![
        Box::new(|| renderer.print(pages::overview::pages(site, facets, threads))),
        Box::new(|| renderer.print(browse::pages(site, facets, cards))),
        Box::new(|| renderer.print(pages::demand::pages(site))),
        Box::new(|| renderer.print(pages::summary::pages(site))),
        Box::new(|| renderer.print(data::pages(site))),
        Box::new(|| renderer.print(pages::guideline::pages(site, threads))),
        Box::new(|| renderer.print(pages::matrix::pages(site))),
        Box::new(|| renderer.print(pages::changes::pages(site, threads))),
        Box::new(|| renderer.print(pages::comments::pages(site, threads))),
        Box::new(|| renderer.print(pages::notice::pages(site))),
        Box::new(|| renderer.print(pages::rules::pages(site))),
        Box::new(|| renderer.print(pages::submit::pages(site))),
        Box::new(|| renderer.print(pages::form::pages(site))),
        Box::new(|| renderer.print(pages::map::pages(site))),
        Box::new(|| renderer.print(pages::plain::pages(site, renderer.templates))),
        Box::new(|| renderer.print(pages::missing::pages(site))),
        Box::new(|| renderer.print(search::pages(site))),
    ];
    let printed = rooms.par_iter().map(|room| room()).collect::<Result<Vec<_>, _>>()?;
    Ok(printed.into_iter().flatten().collect())
}
