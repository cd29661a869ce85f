//! Pages that need nothing but words and what every page is given: each template below `pages/` is one, at the address of its
//! name. Its title is the message `<name>-title`, its description `<name>-description`; a page of a call's own repository, which
//! has no messages, is called as its file is.

use crate::site::page::{Head, Job, Site};
use crate::site::templates::Templates;

pub(in crate::site) fn pages(site: &Site<'_>, templates: &Templates) -> Vec<Job> {
    let page = |(name, template): (&str, String)| {
        let title = format!("{name}-title");
        let title = site.words.known(&title).unwrap_or(name);
        let description = format!("{name}-description");
        let description = site.words.known(&description).unwrap_or(title);
        let head = Head { title, description, section: "about", breadcrumbs: &[] };
        site.page(name, template, &head, &())
    };
    templates.plain().map(page).collect()
}
