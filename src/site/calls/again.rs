//! The same demand in another call: suggested again by the same unit under the same name, as a demand is that was put off.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::catalog::Language;
use crate::site::CallSource;
use crate::site::calls::opening;
use crate::site::offered::Offered;
use crate::site::page::Link;

/// A demand in another call, as the page of a demand shows it.
#[derive(Clone)]
pub(in crate::site) struct Again {
    /// Whether that call was before this one.
    pub(in crate::site) is_earlier: bool,
    /// What that call is called, in each of its languages.
    titles: Arc<BTreeMap<Language, String>>,
    call: String,
    id: String,
    languages: Vec<Language>,
}

/// What is known of each demand of a call, by its identity; the nearest call before and the nearest after.
pub(in crate::site) type AllAgain = BTreeMap<String, Vec<Again>>;

impl Again {
    /// The way there from the files of the call whose page it is, to a page in that language where there is one.
    pub(in crate::site) fn link(&self, language: Language) -> Link {
        let place = self.languages.iter().position(|own| *own == language);
        let folder = place.map(|place| Offered::new(language, place).folder).unwrap_or_default();
        let href = format!("../{}/{folder}demands/{}/index.html", self.call, self.id);
        let title = self.titles.get(&language).or_else(|| self.titles.values().next());
        Link::new(title.map(String::as_str).unwrap_or_default(), href)
    }
}

/// What a call is called, in Chinese and in each of its languages.
fn titles(source: &CallSource<'_>) -> BTreeMap<Language, String> {
    let languages = [&Language::Chinese].into_iter().chain(source.call.settings.languages());
    let title = |language: &Language| {
        let settings = source.call.settings_in(*language);
        (*language, settings.short_title.as_ref().unwrap_or(&settings.title).clone())
    };
    languages.map(title).collect()
}

/// Looks for the demands of a call in the others.
pub(super) fn of(source: &CallSource<'_>, sources: &[CallSource<'_>]) -> AllAgain {
    let mut others: Vec<&CallSource<'_>> =
        sources.iter().filter(|other| other.call.name != source.call.name).collect();
    others.sort_by_key(|other| opening(other.call));
    let titles: BTreeMap<&str, Arc<BTreeMap<Language, String>>> =
        others.iter().map(|other| (other.call.name.as_str(), Arc::new(titles(other)))).collect();
    let own = opening(source.call);
    let (before, after): (Vec<_>, Vec<_>) = others.into_iter().partition(|other| opening(other.call) < own);
    let mut found = AllAgain::new();
    for demand in source.call.demands.values() {
        // Folders have names of people's choice: the same one may hold another unit.
        let code = source.call.units.get(&demand.unit).map(|unit| &unit.uscc);
        let holds = |other: &&&CallSource<'_>| {
            other.call.demands.contains_key(&demand.id)
                && code.is_some_and(|code| {
                    other.call.units.get(&demand.unit).is_some_and(|unit| unit.uscc == *code)
                })
        };
        let again = |other: &&CallSource<'_>, is_earlier| {
            let settings = &other.call.settings;
            Again {
                is_earlier,
                titles: titles.get(other.call.name.as_str()).cloned().unwrap_or_default(),
                call: other.call.name.clone(),
                id: demand.id.clone(),
                languages: settings.languages().to_vec(),
            }
        };
        let nearest = before.iter().rev().find(holds).map(|other| again(other, true));
        let all: Vec<Again> =
            nearest.into_iter().chain(after.iter().find(holds).map(|other| again(other, false))).collect();
        if !all.is_empty() {
            found.insert(demand.id.clone(), all);
        }
    }
    found
}
