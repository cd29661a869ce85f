//! Pages that are nothing but a template: each below `pages/` is one, at the address of its name. Its title is the message
//! `<name>-title`, its description `<name>-description`; a page of a call's own repository, which has no messages, is called as
//! its file is. Its `content` is the open data, for a table or a list of a bureau's own.

use std::sync::LazyLock;

use crate::site::data;
use crate::site::page::{Head, Job, Site};
use crate::site::templates::{PlainPage, Templates};

pub(in crate::site) fn pages(site: &Site<'_>, templates: &Templates) -> Vec<Job> {
    let presentation = site.presentation();
    let open = LazyLock::new(|| data::of_pages(site.call, &presentation));
    let page = |PlainPage { name, template, shows_data }: &PlainPage| {
        let title = format!("{name}-title");
        let title = site.words.known(&title).unwrap_or(name);
        let description = format!("{name}-description");
        let description = site.words.known(&description).unwrap_or(title);
        let head = Head { title, description, section: "about", breadcrumbs: &[] };
        let template = template.clone();
        if *shows_data {
            site.page(name, template, &head, &*open)
        } else {
            site.page(name, template, &head, &())
        }
    };
    templates.plain().iter().map(page).collect()
}
