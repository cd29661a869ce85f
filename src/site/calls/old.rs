//! Addresses of the time when there was one call, which lay at the root.

use crate::diagnostic::catalog::Language;
use crate::site::page::{Job, Site};

/// What stands at an old address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Old {
    /// A page that leads to where the page is now.
    Moved,
    /// The same file.
    Same,
    /// Nothing: it was never an address for people, or something else stands there.
    Gone,
}

/// Data that only scripts of pages read, which lie where the pages are.
const OF_SCRIPTS: [&str; 4] = ["assets/", "data/browse/", "data/form/", "data/search/"];

/// What stands where a file of the call lay when the call was alone. `names` are the calls.
pub(super) fn of(path: &str, names: &[&str]) -> Old {
    let (folder, file) = path.split_once('/').unwrap_or(("", path));
    let is_language = [Language::Chinese, Language::English].iter().any(|language| language.tag() == folder);
    let is_at_root = folder.is_empty() || is_language && file == "index.html";
    if names.contains(&folder) || is_at_root || file == "404.html" {
        return Old::Gone;
    }
    if path.ends_with(".html") {
        return Old::Moved;
    }
    if OF_SCRIPTS.iter().any(|start| path.starts_with(start)) { Old::Gone } else { Old::Same }
}

/// The page at an old address, in the language of the site; none for a page of another language.
pub(super) fn moved(site: &Site<'_>, name: &str, path: &str) -> Option<Job> {
    let in_other = |folder: &str| !folder.is_empty() && path.starts_with(folder);
    let other = site.offered.iter().find(|offered| in_other(&offered.folder));
    let own = other.or_else(|| site.offered.first())?;
    if own.language != site.words.language() {
        return None;
    }
    let root = "../".repeat(path.matches('/').count());
    let to = format!("{root}{name}/{path}");
    let mut context = tera::Context::new();
    context.insert("lang", own.language.tag());
    context.insert("root", &root);
    context.insert("address", &site.absolute(&format!("{name}/{path}")).unwrap_or_else(|| to.clone()));
    context.insert("to", &to);
    Some(Job { path: path.to_owned(), template: "moved.html".into(), context })
}

#[cfg(test)]
mod tests {
    use super::{Old, of};

    #[test]
    fn what_people_kept_stays_valid() {
        let names = ["2021-1", "rules"];
        for (path, old) in [
            ("demands/a/b/index.html", Old::Moved),
            ("en/about/index.html", Old::Moved),
            ("data/demands.csv", Old::Same),
            ("tables/all/summary-all.csv", Old::Same),
            ("domains/a/feed.xml", Old::Same),
            ("data/search/index-1.js", Old::Gone),
            ("assets/style.css", Old::Gone),
            ("index.html", Old::Gone),
            ("en/index.html", Old::Gone),
            ("404.html", Old::Gone),
            ("en/404.html", Old::Gone),
            ("feed.xml", Old::Gone),
            ("sitemap.xml", Old::Gone),
            ("rules/index.html", Old::Gone),
        ] {
            assert_eq!(of(path, &names), old, "{path}");
        }
    }
}
