//! The languages that a site is offered in.

use crate::diagnostic::catalog::Language;
use crate::site::words::Words;

/// A language of the site.
pub(super) struct Offered {
    pub(super) language: Language,
    /// What it calls itself.
    pub(super) name: String,
    /// The folder of its pages, with a slash at the end; nothing for the language at the root.
    pub(super) folder: String,
}

impl Offered {
    /// The language at this place of the list.
    pub(super) fn new(language: Language, place: usize) -> Self {
        let name = Words::new(language).word("language-name").to_owned();
        let folder = if place == 0 { String::new() } else { format!("{}/", language.tag()) };
        Self { language, name, folder }
    }
}
