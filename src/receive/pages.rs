//! Answers as pages and as JSON.

use serde::Serialize;

use super::answer::{Answer, CallHead};
use crate::diagnostic::catalog::Language;
use crate::site::{ServicePage, ServicePages, TemplateError};

/// The pages in both languages.
pub(super) struct Pages {
    chinese: ServicePages,
    english: ServicePages,
}

/// What a template is given.
#[derive(Serialize)]
struct Content<'a> {
    call: CallHead,
    answer: &'a Answer,
    /// The secret of the link that the page was asked with.
    link: Option<&'a str>,
    /// From the folder of the service to the form of the call.
    form: String,
    /// What addresses of pages end with, so that they come in the language that was asked for.
    query: &'a str,
}

impl Pages {
    pub(super) fn new() -> Result<Self, TemplateError> {
        let none = std::collections::BTreeMap::new();
        Ok(Self {
            chinese: ServicePages::new(Language::Chinese, &none)?,
            english: ServicePages::new(Language::English, &none)?,
        })
    }

    fn of(&self, language: Language) -> &ServicePages {
        match language {
            Language::Chinese => &self.chinese,
            Language::English => &self.english,
        }
    }

    /// The page of an answer. `root` leads from its address to the folder of the service.
    pub(super) fn page(
        &self,
        answer: &Answer,
        link: Option<&str>,
        root: &str,
        (language, query): (Language, &str),
    ) -> Result<Vec<u8>, TemplateError> {
        let (page, call) = match answer {
            // Whoever is well, or has only noted something, has no page of his own.
            Answer::Well | Answer::Table { .. } | Answer::Noted { .. } | Answer::Begin(_) => {
                (ServicePage::Begin, CallHead::default())
            }
            Answer::Desk(desk) => (ServicePage::Desk, desk.call.clone()),
            Answer::Department(desk) => (ServicePage::Department, desk.call.clone()),
            Answer::Renewed(renewed) => (ServicePage::Renewed, renewed.call.clone()),
            Answer::Stale(stale) => (ServicePage::Stale, stale.call.clone()),
            Answer::Taken(taken) => (ServicePage::Receipt, taken.call.clone()),
            // Whoever only looks at an address hands nothing in.
            Answer::Refused(_) if link.is_some() => (ServicePage::Missing, CallHead::default()),
            Answer::Refused(_) | Answer::Failed { .. } => (ServicePage::Refused, CallHead::default()),
        };
        let form = "../submit/form/index.html".to_owned();
        self.of(language).render(page, root, &Content { call, answer, link, form, query })
    }

    pub(super) fn asset(&self, path: &str) -> Option<&[u8]> {
        self.chinese.asset(path)
    }
}
