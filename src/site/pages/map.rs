//! Where everything on the site is: `/sitemap/`.

use serde::Serialize;

use crate::call::public::Department;
use crate::site::navigation;
use crate::site::page::{Head, Job, Link, Site};
use crate::site::pages::guideline::numbered_item_link;

#[derive(Serialize)]
struct Map {
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Group {
    column: Link,
    pages: Vec<Link>,
}

pub(in crate::site) fn pages(site: &Site<'_>) -> Vec<Job> {
    let call = site.call;
    let department = |own: &Department| Link::new(&own.name, format!("departments/{}/index.html", own.id));
    let inside = |section: &str| -> Vec<Link> {
        match section {
            "domains" => site.vocabulary.domains().iter().map(|(id, _)| site.domain_link(id)).collect(),
            "departments" => call.departments.iter().map(department).collect(),
            "guideline" => call.guideline.iter().map(numbered_item_link).collect(),
            _ => Vec::new(),
        }
    };
    let others = [("search", "search"), ("about-title", "about")];
    let groups = navigation::parts().chain(others).map(|(word, section)| Group {
        column: Link::new(site.t(word), format!("{section}/index.html")),
        pages: inside(section),
    });
    let groups = groups.collect();
    let head = Head {
        title: site.t("map-title"),
        description: site.t("map-description"),
        section: "about",
        breadcrumbs: &[],
    };
    vec![site.page("sitemap", "sitemap.html", &head, &Map { groups })]
}
