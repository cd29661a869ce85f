//! Where everything on the site is: `/sitemap/`.

use serde::Serialize;

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
    let column = |word, folder: &str, pages: Vec<Link>| Group {
        column: Link::new(site.t(word), format!("{folder}/index.html")),
        pages,
    };
    let domains = site.vocabulary.domains().iter().map(|(id, _)| site.domain_link(id));
    let departments = call
        .departments
        .iter()
        .map(|department| Link::new(&department.name, format!("departments/{}/index.html", department.id)));
    let items = call.guideline.iter().map(numbered_item_link);
    let groups = vec![
        column("nav-notice", "notice", Vec::new()),
        column("nav-submit", "submit", Vec::new()),
        column("nav-demands", "demands", Vec::new()),
        column("nav-domains", "domains", domains.collect()),
        column("nav-departments", "departments", departments.collect()),
        column("nav-units", "units", Vec::new()),
        column("nav-tables", "tables", Vec::new()),
        column("nav-guideline", "guideline", items.collect()),
        column("nav-comments", "comments", Vec::new()),
        column("nav-rules", "rules", Vec::new()),
        column("search", "search", Vec::new()),
        column("about-title", "about", Vec::new()),
    ];
    let head = Head {
        title: site.t("map-title"),
        description: site.t("map-description"),
        section: "about",
        breadcrumbs: &[],
    };
    vec![site.page("sitemap", "sitemap.html", &head, &Map { groups })]
}
