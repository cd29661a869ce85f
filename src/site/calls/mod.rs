//! Several calls on one site: each lies below its name, whole as if it were alone, and the root is a page of all of them.
//!
//! The call that opened first lay at the root before there was another. Its old addresses stay valid: pages there lead to where
//! it is now, downloads and feeds are the same as there.

pub(super) mod again;
mod list;
mod old;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use self::old::{Old, moved};
use super::address;
use super::feeds::{atom, calendar};
use super::offered::Offered;
use super::page::{Job, Site};
use super::pages::form;
use super::templates::Templates;
use super::words::Words;
use super::{CallSource, Made, Place, Put, Renderer, SiteError, of_call, put_all};
use crate::built_in;
use crate::call::public::PublicCall;
use crate::call::{StageKind, Vocabulary};
use crate::diagnostic::catalog::Language;

/// Files that stand at the root beside the page of all calls; the calls have none of them.
const OWN_ASSETS: [&str; 1] = ["calls/moved.js"];

impl Site<'_> {
    /// The way to the page of all calls from where `shared` leads to the files of this call; none where it is alone.
    pub(super) fn way_to_calls(&self, shared: &str) -> Option<String> {
        let language = self.words.language();
        let own = self.calls?.iter().find(|offered| offered.language == language);
        Some(format!("{shared}../{}index.html", own.map_or("", |offered| &offered.folder)))
    }
}

/// The address of the site as a call alone says it.
pub(super) fn own_base(call: &PublicCall) -> Option<String> {
    address::of_settings(&call.settings)
}

/// The address of the site of all calls, which a call may name with its own folder or without.
fn base_of_all(call: &PublicCall) -> Option<String> {
    let base = own_base(call)?;
    let above = base.strip_suffix(&format!("/{}/", call.name)).map(|above| format!("{above}/"));
    Some(above.unwrap_or(base))
}

/// When a call began to take suggestions.
fn opening(call: &PublicCall) -> Option<Timestamp> {
    let stages = &call.settings.stages;
    let first = stages.get(&StageKind::Submission).or_else(|| stages.values().next())?;
    Some(first.instants(&call.settings.zone()?)?.opens)
}

/// Makes the site of several calls.
pub(super) fn render(
    sources: &[CallSource<'_>],
    overrides: &BTreeMap<String, Vec<u8>>,
    put: Put<'_>,
) -> Result<(), SiteError> {
    let names: Vec<&str> = sources.iter().map(|source| source.call.name.as_str()).collect();
    let key = |source: &&CallSource<'_>| (opening(source.call), source.call.name.clone());
    let (Some(first), Some(latest)) = (sources.iter().min_by_key(key), sources.iter().max_by_key(key)) else {
        return Ok(());
    };
    let languages = languages(latest, sources);
    let reserved = |name: &&&str| **name == "assets" || languages.iter().any(|own| own.tag() == **name);
    if let Some(name) = names.iter().find(reserved) {
        return Err(SiteError::Reserved((*name).to_owned()));
    }
    let mut all = All { made: Vec::new(), moved: Mutex::default() };
    for source in sources {
        let name = &source.call.name;
        let place = Place {
            base: base_of_all(source.call).map(|base| format!("{base}{name}/")),
            calls: Some(offered(&languages)),
            again: again::of(source, sources),
        };
        let lay_at_root = name == &first.call.name;
        let below = |path: &str, bytes: Vec<u8>| {
            match if lay_at_root { old::of(path, &names) } else { Old::Gone } {
                Old::Moved => all.moved.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned()),
                Old::Same => put(path, bytes.clone())?,
                Old::Gone => {}
            }
            put(&format!("{name}/{path}"), bytes)
        };
        let made = of_call(source, &place, overrides, &below)?;
        all.made.push(made);
    }
    let base = base_of_all(latest.call);
    for language in &languages {
        let root = Root { sources, latest, first, languages: &languages, language: *language };
        root.render(base.as_deref(), overrides, &mut all, put)?;
    }
    Ok(())
}

/// The languages of any call, those of the latest first.
fn languages(latest: &CallSource<'_>, sources: &[CallSource<'_>]) -> Vec<Language> {
    let mut languages = Vec::new();
    for source in std::iter::once(latest).chain(sources) {
        for language in source.call.settings.languages() {
            if !languages.contains(language) {
                languages.push(*language);
            }
        }
    }
    languages
}

fn offered(languages: &[Language]) -> Vec<Offered> {
    languages.iter().enumerate().map(|(at, language)| Offered::new(*language, at)).collect()
}

/// What is known once the calls are made.
struct All {
    made: Vec<Made>,
    /// Pages whose old addresses lead to where they are now.
    moved: Mutex<Vec<String>>,
}

/// What stands at the root, in one language.
struct Root<'a> {
    sources: &'a [CallSource<'a>],
    latest: &'a CallSource<'a>,
    /// The call that lay at the root.
    first: &'a CallSource<'a>,
    languages: &'a [Language],
    language: Language,
}

impl Root<'_> {
    fn render(
        &self,
        base: Option<&str>,
        overrides: &BTreeMap<String, Vec<u8>>,
        all: &mut All,
        put: Put<'_>,
    ) -> Result<(), SiteError> {
        let CallSource { call, schemas, now } = *self.latest;
        let words = Arc::new(Words::new(self.language));
        let templates = Templates::new(overrides, &words)?;
        let renderer = Renderer { templates: &templates, put };
        let catalog = built_in::catalog(self.language);
        let told = call.in_language(self.language)?;
        let vocabulary = Vocabulary::new(schemas, &told.settings, self.language);
        let offered = offered(self.languages);
        let site = Site {
            call: &told,
            written: call,
            schemas,
            catalog: &catalog,
            vocabulary: &vocabulary,
            official: &vocabulary,
            words: &words,
            entries: &[],
            similar: &BTreeMap::new(),
            again: &BTreeMap::new(),
            offered: &offered,
            base,
            calls: None,
            now,
            has_engine: false,
            has_preview: false,
            has_word: false,
        };
        let pages = renderer.print(list::pages(&site, self.sources))?;
        let moved: Vec<Job> = {
            let paths = all.moved.lock().unwrap_or_else(PoisonError::into_inner);
            paths.iter().filter_map(|path| moved(&site, &self.first.call.name, path)).collect()
        };
        renderer.print(moved)?;
        if self.languages.first() == Some(&self.language) {
            self.shared(&site, &renderer, all, &pages)?;
            let assets = templates.assets().into_iter();
            let is_own = |path: &str| ![form::ENGINE, form::PREVIEW, form::SEALER].contains(&path);
            put_all(assets.filter(|(path, _)| is_own(path)).collect(), put)?;
            for name in OWN_ASSETS {
                if let Some(bytes) = templates.file(name) {
                    put(&name.replacen("calls/", "assets/", 1), bytes)?;
                }
            }
        }
        Ok(())
    }

    /// What all languages share: the feed, the calendar, the map of the maps.
    fn shared(
        &self,
        site: &Site<'_>,
        renderer: &Renderer<'_>,
        all: &mut All,
        pages: &[String],
    ) -> Result<(), SiteError> {
        let title = list::site_name(site);
        let news = all.made.iter_mut().flat_map(|made| std::mem::take(&mut made.news)).collect();
        renderer.print([atom::of_calls(site, title, &self.first.call.name, news)])?;
        let events: String = all.made.iter().filter_map(|made| made.events.as_deref()).collect();
        let calendar = calendar::around(title, &site.call.settings.time_zone, &events);
        (renderer.put)("calendar.ics", calendar)?;
        let maps: Vec<&str> = all.made.iter().flat_map(|made| &made.maps).map(String::as_str).collect();
        renderer.print(super::publish::robots::map_of_calls(site, pages, &maps))?;
        put_all(super::publish::robots::robots(site), renderer.put)
    }
}
