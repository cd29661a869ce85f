//! The page tags of Chinese government sites (国办发〔2017〕47号): which column a page belongs to, and what an article
//! says of itself. The site's own three tags come from `call.yaml`; what is not given there is left out.

use jiff::Timestamp;
use serde::Serialize;

use crate::site::page::{Head, Job, Site};

/// The column tags of a page.
#[derive(Serialize)]
pub(in crate::site) struct Column<'a> {
    name: &'a str,
    description: &'a str,
    keywords: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
}

/// What makes a page an article and not a list.
pub(in crate::site) struct Article<'a> {
    /// Its heading.
    pub(in crate::site) title: &'a str,
    /// Whose words it holds.
    pub(in crate::site) source: &'a str,
    /// Since when.
    pub(in crate::site) date: Option<Timestamp>,
    pub(in crate::site) keywords: &'a [String],
}

#[derive(Serialize)]
struct ArticleTags<'a> {
    title: &'a str,
    source: &'a str,
    date: Option<String>,
    keywords: Option<String>,
}

/// The column tags of a list: it is its own column. The start page and the page for what is missing have none.
pub(in crate::site) fn of_list<'a>(site: &Site<'a>, head: &'a Head<'_>) -> Option<Column<'a>> {
    let (_, keywords, kind) = section(head.section)?;
    let (keywords, kind) = (site.t(keywords), site.t(kind));
    Some(Column { name: head.title, description: head.description, keywords, kind })
}

impl Job {
    /// Makes the page an article: its column is the last step of the way to it.
    pub(in crate::site) fn with_article(
        mut self,
        site: &Site<'_>,
        head: &Head<'_>,
        article: &Article<'_>,
    ) -> Self {
        let tags = ArticleTags {
            title: article.title,
            source: article.source,
            date: article.date.map(|at| site.tag_time(at)),
            keywords: Some(article.keywords.join(";")).filter(|words| !words.is_empty()),
        };
        self.context.insert("article", &tags);
        if let (Some(last), Some((about, keywords, kind))) = (head.breadcrumbs.last(), section(head.section))
        {
            let (description, keywords, kind) = (site.t(about), site.t(keywords), site.t(kind));
            self.context.insert("column", &Column { name: &last.title, description, keywords, kind });
        }
        self
    }
}

/// What a section is about, its key words and its type, as words of the pages.
fn section(id: &str) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match id {
        "notice" => ("column-notice", "column-notice-words", "column-type-notice"),
        "submit" => ("submit-description", "column-submit-words", "column-type-service"),
        "demands" => ("demands-description", "column-demands-words", "column-type-open"),
        "domains" => ("facet-domain-intro", "column-demands-words", "column-type-open"),
        "departments" => ("facet-department-intro", "column-departments-words", "column-type-open"),
        "units" => ("column-units", "column-units-words", "column-type-open"),
        "tables" => ("tables-description", "column-departments-words", "column-type-open"),
        "data" => ("column-data", "column-data-words", "column-type-open"),
        "guideline" => ("guideline-description", "column-guideline-words", "column-type-exchange"),
        "comments" => ("comments-description", "column-comments-words", "column-type-exchange"),
        "rules" => ("rules-description", "column-rules-words", "column-type-guide"),
        "search" => ("search-description", "column-search-words", "column-type-service"),
        "about" => ("about-description", "column-about-words", "column-type-guide"),
        _ => return None,
    })
}
