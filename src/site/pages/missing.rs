//! The page for what is not there. A server shows it at any address, so nothing on it may be relative: either it knows
//! the address of the site, or it does without style and links.

use crate::site::page::{Head, Job, Link, Site};

pub(in crate::site) fn pages(site: &Site<'_>) -> Vec<Job> {
    let head = Head {
        title: site.t("missing-title"),
        description: site.t("missing-description"),
        section: "",
        breadcrumbs: &[],
    };
    let job = if let Some(base) = site.base_path() {
        site.page_below(&base, "404.html", "not-found.html", &head, &())
    } else {
        let mut job = site.page_at("404.html", "not-found-plain.html", &head, &());
        job.context.insert("feeds", &Vec::<Link>::new());
        job
    };
    vec![job]
}
