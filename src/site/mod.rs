//! The public site: pages from the public view of a call, and how they reach the disk.
//!
//! Everything here works on [`crate::call::public`], whose types cannot hold anything that is not public.

mod about;
mod address;
mod browse;
mod calendar;
mod changes;
mod charts;
mod column;
mod comments;
mod data;
mod dates;
mod demand;
mod fate;
mod feeds;
mod form;
mod guideline;
mod identifier;
mod matrix;
mod missing;
mod notice;
mod overview;
mod page;
mod paragraphs;
mod publish;
mod reference;
mod robots;
mod rules;
mod script_data;
mod search;
mod structured;
mod submit;
mod summary;
mod templates;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

pub use publish::{PublishError, Published, is_site, publish};
pub use templates::{TemplateError, TemplateFault};
pub use zhengji_markdown::to_html;

use crate::call::Vocabulary;
use crate::call::public::PublicCall;
use crate::diagnostic::catalog::{Catalog, Language};
use crate::rules::similarity::similar_demands;
use crate::schema::SchemaSet;
use comments::Threads;
use page::{Job, Offered, Site};
use templates::Templates;
use words::Words;

/// From this score on a demand is shown beside another: on the same matter, if not yet worth a warning.
const NEAR: f64 = 0.15;

/// How many such demands a page shows.
const NEAREST: usize = 3;

/// The files of a site by their path inside it.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Renders the whole site, once in each of its languages. Files that all languages share (styles, scripts and their
/// data, downloads) lie at the root.
///
/// # Errors
/// When a template is missing or faulty.
pub fn render(
    call: &PublicCall,
    schemas: &SchemaSet,
    overrides: &BTreeMap<String, Vec<u8>>,
    now: Timestamp,
) -> Result<Files, TemplateError> {
    let languages = call.settings.languages();
    let offered: Vec<Offered> =
        languages.iter().enumerate().map(|(at, language)| Offered::new(*language, at)).collect();
    let official = Vocabulary::new(schemas, &call.settings, Language::Chinese);
    let entries = browse::entries(call);
    let similar = similar_demands(call, NEAR, NEAREST);
    let mut files = Files::new();
    for language in languages {
        let words = Arc::new(Words::new(*language));
        let templates = Templates::new(overrides, &words)?;
        let catalog = Catalog::new(*language);
        let vocabulary = Vocabulary::new(schemas, &call.settings, *language);
        let site = Site {
            call,
            schemas,
            catalog: &catalog,
            vocabulary: &vocabulary,
            official: &official,
            words: &words,
            entries: &entries,
            similar: &similar,
            offered: &offered,
            now,
            has_engine: overrides.contains_key(form::ENGINE),
            has_preview: overrides.contains_key(form::PREVIEW),
        };
        let first = languages.first() == Some(language);
        let shared = || if first { shared(&site) } else { Ok(Files::new()) };
        let ((jobs, rendered), shared) = rayon::join(
            || {
                let jobs = pages(&site);
                let rendered = templates.render(&jobs);
                (jobs, rendered)
            },
            shared,
        );
        files.extend(rendered?);
        files.extend(shared?);
        if first {
            files.extend(templates.assets());
            files.extend(templates.render(&feeds::jobs(&site))?);
            files.extend(templates.render(&robots::maps(&site, &jobs))?);
            files.extend(calendar::calendar(&site).map(|bytes| ("calendar.ics".to_owned(), bytes)));
            files.extend(robots::robots(&site));
        }
    }
    Ok(files)
}

/// What all languages share and no template makes: downloads, and data for scripts.
fn shared(site: &Site<'_>) -> Result<Files, TemplateError> {
    type Make = fn(&Site<'_>) -> Result<Files, TemplateError>;
    let rooms: [Make; 5] =
        [data::files, search::files, browse::files, form::files, |site| Ok(summary::downloads(site))];
    let made = rooms.par_iter().map(|room| room(site)).collect::<Result<Vec<_>, _>>()?;
    Ok(made.into_iter().flatten().collect())
}

/// Makes the pages of one room.
type Room<'a> = Box<dyn Fn() -> Vec<Job> + Sync + 'a>;

/// The pages of one language, room by room; the rooms side by side.
fn pages(site: &Site<'_>) -> Vec<Job> {
    let threads = &Threads::new(site.call);
    let facets = &browse::facets(site);
    let rooms: Vec<Room<'_>> = vec![
        Box::new(|| overview::pages(site, facets).into_iter().collect()),
        Box::new(|| browse::pages(site, facets).into_iter().collect()),
        Box::new(|| demand::pages(site).into_iter().collect()),
        Box::new(|| summary::pages(site).into_iter().collect()),
        Box::new(|| data::pages(site).into_iter().collect()),
        Box::new(|| guideline::pages(site, threads).into_iter().collect()),
        Box::new(|| matrix::pages(site).into_iter().collect()),
        Box::new(|| changes::pages(site, threads).into_iter().collect()),
        Box::new(|| comments::pages(site, threads).into_iter().collect()),
        Box::new(|| notice::pages(site).into_iter().collect()),
        Box::new(|| rules::pages(site).into_iter().collect()),
        Box::new(|| submit::pages(site).into_iter().collect()),
        Box::new(|| form::pages(site).into_iter().collect()),
        Box::new(|| about::pages(site).into_iter().collect()),
        Box::new(|| missing::pages(site).into_iter().collect()),
        Box::new(|| search::pages(site).into_iter().collect()),
    ];
    rooms.par_iter().flat_map_iter(|room| room()).collect()
}
