//! For search engines: `sitemap.xml` (sitemaps.org) and `robots.txt` (RFC 9309).

use crate::site::Files;
use crate::site::page::{Job, Site};

/// Most addresses in one map, by the protocol.
const ADDRESSES: usize = 50_000;

/// The map of the pages, cut in parts where there are too many. The protocol wants full addresses, so there is no map
/// while `call.yaml` gives none. `pages` are the paths of those of the language at the root; the others have the same.
pub(in crate::site) fn maps(site: &Site<'_>, pages: &[String]) -> Vec<Job> {
    let listed = pages.iter().filter(|path| *path != "404.html");
    let absolute: Option<Vec<String>> = listed
        .flat_map(|page| site.offered.iter().map(move |offered| format!("{}{page}", offered.folder)))
        .map(|path| site.absolute(&path))
        .collect();
    let Some(addresses) = absolute else { return Vec::new() };
    if addresses.len() <= ADDRESSES {
        return vec![job("sitemap.xml", &addresses, &[])];
    }
    let parts: Vec<Job> = addresses
        .chunks(ADDRESSES)
        .enumerate()
        .map(|(number, part)| job(&format!("sitemap-{}.xml", number + 1), part, &[]))
        .collect();
    let own: Vec<String> = parts.iter().filter_map(|part| site.absolute(&part.path)).collect();
    [job("sitemap.xml", &[], &own)].into_iter().chain(parts).collect()
}

fn job(path: &str, addresses: &[String], parts: &[String]) -> Job {
    let mut context = tera::Context::new();
    context.insert("addresses", addresses);
    context.insert("parts", parts);
    Job { path: path.to_owned(), template: "sitemap.xml".into(), context }
}

/// The map of several calls: a list of their maps and of one of the pages above them. `pages` are those of the language at the
/// root; the others have the same.
pub(in crate::site) fn map_of_calls(site: &Site<'_>, pages: &[String], maps: &[&str]) -> Vec<Job> {
    let listed = pages.iter().filter(|path| *path != "404.html");
    let own: Option<Vec<String>> = listed
        .flat_map(|page| site.offered.iter().map(move |offered| format!("{}{page}", offered.folder)))
        .map(|path| site.absolute(&path))
        .collect();
    let (Some(own), Some(own_map)) = (own, site.absolute("sitemap-calls.xml")) else { return Vec::new() };
    let all: Vec<String> = std::iter::once(own_map).chain(maps.iter().map(|map| (*map).to_owned())).collect();
    vec![job("sitemap.xml", &[], &all), job("sitemap-calls.xml", &own, &[])]
}

/// Says that everything may be read, and where the map is.
pub(in crate::site) fn robots(site: &Site<'_>) -> Files {
    let map = site.absolute("sitemap.xml").map(|map| format!("\nSitemap: {map}\n")).unwrap_or_default();
    [("robots.txt".to_owned(), format!("User-agent: *\nAllow: /\n{map}").into_bytes())].into()
}
