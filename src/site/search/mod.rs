//! Search without a server: an index of all pairs of neighbouring characters, and the texts to verify and quote from.
//!
//! Both are cut into small scripts, so that a query moves a few of them, however large the call is. A query of two
//! characters is answered by the index alone; for a longer one the index gives candidates, and the texts decide.

mod index;
mod text;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::site::Files;
use crate::site::TemplateError;
use crate::site::page::{Head, Job, Site};
use crate::site::script_data::{script, variable};
use text::{Document, Fields};

/// A piece of the index is closed once it has this many bytes.
const SHARD_BYTES: usize = 16_000;

/// A piece of the texts is closed once it has this many bytes.
const TEXT_BYTES: usize = 8_000;

#[derive(Serialize)]
struct Manifest<'a> {
    /// The names of the fields, the one that counts most first.
    fields: Vec<&'a str>,
    /// What the documents are, in their order: how many of each kind stand in a row.
    kinds: Vec<(&'a str, usize)>,
    /// How many documents each piece of the texts holds.
    texts: String,
    /// The first pair of each piece of the index.
    shards: Vec<String>,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<Job> {
    let head = Head {
        title: site.t("search"),
        description: site.t("search-description"),
        section: "search",
        breadcrumbs: &[],
    };
    let own = site.words.of_prefix("search-script-").into_iter().map(|(id, word)| (id.to_owned(), word));
    let titles = Fields::new(&site.presentation()).titles(site);
    let words: BTreeMap<String, String> =
        own.chain(titles.into_iter().map(|(name, title)| (format!("field-{name}"), title))).collect();
    // A map of texts has a JSON in any case.
    let words = serde_json::to_string(&words).unwrap_or_default();
    vec![site.page("search", "search.html", &head, &Content { words })]
}

#[derive(Serialize)]
struct Content {
    /// What the script says, by the rest of the messages' ids; JSON.
    words: String,
}

/// The index and the texts, in the folder of each language: a demand is found by the title that the page shows, and by the other.
///
/// # Errors
/// When a value has no JSON.
pub(super) fn files(site: &Site<'_>) -> Result<Files, TemplateError> {
    let fields = Fields::new(&site.presentation());
    let documents = text::documents(site, &fields);
    let folder = site.folder();
    let mut files = Files::new();
    let mut add = |name: &str, bytes: Vec<u8>| files.insert(format!("{folder}data/search/{name}.js"), bytes);

    let mut counts = String::new();
    for (number, chunk) in chunks(&documents).enumerate() {
        variable(&mut counts, chunk.len());
        let name = format!("text-{number}");
        add(&name, script(&name, &chunk)?);
    }
    let mut firsts = Vec::new();
    for (number, shard) in index::shards(&documents, &fields.groups(), SHARD_BYTES).into_iter().enumerate() {
        firsts.extend(shard.keys().next().cloned());
        let name = format!("index-{number}");
        add(&name, script(&name, &shard)?);
    }
    let kinds = documents.chunk_by(|one, two| one.1 == two.1);
    let kinds = kinds.filter_map(|row| Some((row.first()?.1, row.len()))).collect();
    let fields = fields.names();
    add("manifest", script("manifest", &Manifest { fields, kinds, texts: counts, shards: firsts })?);
    Ok(files)
}

/// Documents in pieces of about [`TEXT_BYTES`].
fn chunks(documents: &[Document]) -> impl Iterator<Item = &[Document]> {
    let mut rest = documents;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let full = rest.iter().position(|document| {
            let full = bytes >= TEXT_BYTES;
            bytes += document.bytes();
            full
        });
        let (chunk, left) = rest.split_at(full.unwrap_or(rest.len()));
        rest = left;
        (!chunk.is_empty()).then_some(chunk)
    })
}
