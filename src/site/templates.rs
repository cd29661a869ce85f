//! The templates, built into the program and overridable file by file.

use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::Tera;

use super::Files;
use super::page::Job;

/// A faulty template.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// A file of `site-templates/` is no text.
    #[error("site-templates/{0}: UTF-8")]
    NotText(String),
    /// The template engine's complaint.
    #[error("{}", chain(.0))]
    Tera(#[from] tera::Error),
    /// Data for a script that cannot be written as JSON.
    #[error(transparent)]
    Data(#[from] serde_json::Error),
}

fn chain(error: &tera::Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        source = inner.source();
    }
    text
}

macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../site-templates/", $name)))),*]
    };
}

/// Templates end in `.html`; everything else below `assets/` is copied as it is.
const EMBEDDED: &[(&str, &[u8])] = embedded![
    "base.html",
    "card.html",
    "chart.html",
    "choices.html",
    "comments.html",
    "demand.html",
    "demands.html",
    "facet.html",
    "guideline.html",
    "guideline-item.html",
    "index.html",
    "notice.html",
    "not-found.html",
    "paging.html",
    "rules.html",
    "search.html",
    "table.html",
    "tables.html",
    "unit.html",
    "assets/style.css",
    "assets/site.js",
    "assets/data.js",
    "assets/filter.js",
    "assets/search.js",
    "assets/favicon.svg",
];

pub(super) struct Templates {
    tera: Tera,
    assets: BTreeMap<String, Vec<u8>>,
}

impl Templates {
    pub(super) fn new(overrides: &BTreeMap<String, Vec<u8>>) -> Result<Self, TemplateError> {
        let mut files: BTreeMap<&str, &[u8]> = EMBEDDED.iter().copied().collect();
        files.extend(overrides.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        let mut tera = Tera::default();
        let mut templates = Vec::new();
        let mut assets = BTreeMap::new();
        for (name, bytes) in files {
            if name.ends_with(".html") {
                let text = std::str::from_utf8(bytes).map_err(|_| TemplateError::NotText(name.to_owned()))?;
                templates.push((name, text));
            } else if name.starts_with("assets/") {
                assets.insert(name.to_owned(), bytes.to_vec());
            }
        }
        tera.add_raw_templates(templates)?;
        Ok(Self { tera, assets })
    }

    /// Renders all pages, in parallel.
    pub(super) fn render(&self, jobs: &[Job]) -> Result<Files, TemplateError> {
        let pages: Vec<_> = jobs
            .par_iter()
            .map(|job| Ok((job.path.clone(), self.tera.render(job.template, &job.context)?.into_bytes())))
            .collect::<Result<_, tera::Error>>()?;
        Ok(pages.into_iter().collect())
    }

    /// Style sheet and pictures.
    pub(super) fn assets(&self) -> Files {
        self.assets.clone()
    }
}
