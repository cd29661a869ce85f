//! Search without a server: an index of all pairs of neighbouring characters, and the texts to verify and quote from.
//!
//! Both are cut into small scripts, so that a query moves a few of them, however large the call is. A query of two
//! characters is answered by the index alone; for a longer one the index gives candidates, and the texts decide.

mod index;
mod text;

use serde::Serialize;

use super::page::{Head, Job, Site};
use super::script_data::{script, variable};
use super::{Files, TemplateError};
use text::{Document, FIELDS};

/// A piece of the index is closed once it has this many bytes.
const SHARD_BYTES: usize = 16_000;

/// A piece of the texts is closed once it has this many bytes.
const TEXT_BYTES: usize = 8_000;

#[derive(Serialize)]
struct Manifest {
    /// The names of the fields, the one that counts most first.
    fields: Vec<&'static str>,
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
    vec![site.page("search", "search.html", &head, &())]
}

/// The index and the texts.
///
/// # Errors
/// When a value has no JSON.
pub(super) fn files(site: &Site<'_>) -> Result<Files, TemplateError> {
    let documents = text::documents(site);
    let mut files = Files::new();
    let mut add = |name: &str, bytes: Vec<u8>| files.insert(format!("data/search/{name}.js"), bytes);

    let mut counts = String::new();
    for (number, chunk) in chunks(&documents).enumerate() {
        variable(&mut counts, chunk.len());
        let name = format!("text-{number}");
        add(&name, script(&name, &chunk)?);
    }
    let mut firsts = Vec::new();
    for (number, shard) in index::shards(&documents, SHARD_BYTES).into_iter().enumerate() {
        firsts.extend(shard.keys().next().cloned());
        let name = format!("index-{number}");
        add(&name, script(&name, &shard)?);
    }
    let fields = FIELDS.iter().map(|(_, name)| *name).collect();
    add("manifest", script("manifest", &Manifest { fields, texts: counts, shards: firsts })?);
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
