//! Pages that a service answers with: they look as the site does, by the same templates, words and styles.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::page::Job;
use super::templates::{TemplateError, Templates};
use super::words::Words;
use crate::diagnostic::catalog::Language;

/// The pages of one language.
pub struct ServicePages {
    templates: Templates,
    words: Arc<Words>,
    assets: BTreeMap<String, Vec<u8>>,
}

/// A page by what is on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServicePage {
    /// What can be handed in.
    Begin,
    /// What stands behind a unit's link.
    Desk,
    /// What lies on a department's desk.
    Department,
    /// What was sent beside what stands.
    Stale,
    /// A receipt.
    Receipt,
    /// A new link for a unit.
    Renewed,
    /// Why something was not taken.
    Refused,
    /// Why something is not shown.
    Missing,
}

impl ServicePage {
    /// Its template, and the word that is its title.
    fn parts(self) -> (&'static str, &'static str) {
        match self {
            Self::Begin => ("receive.html", "receive-title"),
            Self::Desk => ("receive-desk.html", "receive-desk-title"),
            Self::Department => ("receive-department.html", "receive-department-title"),
            Self::Stale => ("receive-stale.html", "receive-stale-title"),
            Self::Receipt => ("receive-receipt.html", "receive-receipt-title"),
            Self::Renewed => ("receive-renewed.html", "receive-renewed-title"),
            Self::Missing => ("receive-refused.html", "receive-missing-title"),
            Self::Refused => ("receive-refused.html", "receive-refused-title"),
        }
    }
}

#[derive(Serialize)]
struct Page<'a> {
    lang: &'a str,
    title: &'a str,
}

impl ServicePages {
    /// Loads them; `overrides` are the files of the repository's own `site-templates/`.
    ///
    /// # Errors
    /// When a template is faulty.
    pub fn new(language: Language, overrides: &BTreeMap<String, Vec<u8>>) -> Result<Self, TemplateError> {
        let words = Arc::new(Words::new(language));
        let templates = Templates::new(overrides, &words)?;
        let assets = templates.assets();
        Ok(Self { templates, words, assets })
    }

    /// A page. `root` leads from its address to the folder of the service.
    ///
    /// # Errors
    /// When the template does not fit.
    pub fn render(
        &self,
        page: ServicePage,
        root: &str,
        content: &impl Serialize,
    ) -> Result<Vec<u8>, TemplateError> {
        let (template, title) = page.parts();
        let mut context = tera::Context::new();
        let lang = self.words.language().tag();
        context.insert("page", &Page { lang, title: self.words.word(title) });
        context.insert("root", root);
        context.insert("content", content);
        self.templates.render(&Job { path: String::new(), template: Cow::Borrowed(template), context })
    }

    /// A style sheet, script or picture by its path, `assets/style.css`.
    pub fn asset(&self, path: &str) -> Option<&[u8]> {
        self.assets.get(path).map(Vec::as_slice)
    }
}
