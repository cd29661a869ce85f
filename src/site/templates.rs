//! The templates, built into the program and overridable file by file.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{ErrorKind, Tera};

use crate::built_in;
use crate::diagnostic::catalog::Language;
use crate::site::Files;
use crate::site::page::Job;
use crate::site::words::{IN_CHINESE, Words};

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
    /// A table that cannot be written.
    #[error(transparent)]
    Table(#[from] crate::tables::WriteError),
}

/// Where a template is faulty.
#[derive(Debug)]
pub struct TemplateFault {
    /// Its file, by its path inside `site-templates/`.
    pub file: String,
    /// Whether that is the program's own file, used because no other replaces it.
    pub built_in: bool,
    /// The line, counted from 1.
    pub line: usize,
    /// What the template engine says; English.
    pub reason: String,
}

impl TemplateError {
    /// The place of the fault, where there is one.
    pub fn fault(&self, overrides: &BTreeMap<String, Vec<u8>>) -> Option<TemplateFault> {
        let Self::Tera(error) = self else { return None };
        let (file, line, message) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                (report.filename().to_owned(), report.span().start_line, report.message().to_owned())
            }
            // Unknown filters and functions come as text that has the same form.
            ErrorKind::Msg(text) => told_place(text)?,
            _ => return None,
        };
        let causes = std::iter::successors(std::error::Error::source(error), |cause| cause.source());
        let reason = std::iter::once(message).chain(causes.map(ToString::to_string));
        Some(TemplateFault {
            built_in: !overrides.contains_key(&file),
            file: file.strip_prefix(BUILT_IN).unwrap_or(&file).to_owned(),
            line,
            reason: reason.collect::<Vec<_>>().join(": "),
        })
    }
}

/// File, line and message of a report such as `error: Unknown filter\n --> notice.html:3:19`.
fn told_place(text: &str) -> Option<(String, usize, String)> {
    let (message, rest) = text.strip_prefix("error: ")?.split_once('\n')?;
    let place = rest.trim_start().strip_prefix("--> ")?.lines().next()?;
    let mut parts = place.rsplitn(3, ':');
    let (_column, line, file) = (parts.next()?, parts.next()?, parts.next()?);
    Some((file.to_owned(), line.parse().ok()?, message.to_owned()))
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

/// A template with its words in place. What stays the same on all pages of a language is not worth asking for on each:
/// with ten thousand pages that is half a million questions.
fn with_words(template: &str, words: &Words) -> String {
    const START: &str = "{{ t(id=\"";
    const END: &str = "\") }}";
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(START) {
        let word = after.split_once(END).and_then(|(id, after)| Some((words.html_word(id)?, after)));
        text.push_str(before);
        // A sentence with values, or a mistake that the template engine tells with its place, stays as it is.
        let (word, after) = word.unwrap_or((Cow::Borrowed(START), after));
        text.push_str(&word);
        rest = after;
    }
    text.push_str(rest);
    let mark = if words.language() == Language::Chinese { "" } else { IN_CHINESE };
    text.replace("{{ zh }}", mark)
}

/// Where the program's own templates stay reachable under an override of the same name, which can then extend them.
const BUILT_IN: &str = "built-in/";

/// Everything below `assets/` is copied as it is; of the rest, templates end in `.html` or `.xml`.
fn is_template(name: &str) -> bool {
    !name.starts_with("assets/") && (name.ends_with(".html") || name.ends_with(".xml"))
}

pub(super) struct Templates {
    tera: Tera,
    assets: BTreeMap<String, Vec<u8>>,
    /// What is neither, by name.
    others: BTreeMap<String, Vec<u8>>,
    /// The pages that are nothing but a template.
    plain: Vec<PlainPage>,
}

/// A page that is nothing but a template.
pub(super) struct PlainPage {
    /// What it is called, and its address.
    pub(super) name: String,
    pub(super) template: String,
    /// Whether it shows open data. Ten thousand demands are not handed to a page that only has words.
    pub(super) shows_data: bool,
}

impl PlainPage {
    fn of(template: &str, bytes: &[u8]) -> Option<Self> {
        let name = template.strip_prefix(PLAIN)?.strip_suffix(".html")?;
        let shows_data = String::from_utf8_lossy(bytes).contains("content.");
        let (name, template) = (name.to_owned(), template.to_owned());
        (!name.contains('/')).then_some(Self { name, template, shows_data })
    }
}

/// Where templates lie that are pages by themselves.
const PLAIN: &str = "pages/";

impl Templates {
    pub(super) fn new(
        overrides: &BTreeMap<String, Vec<u8>>,
        words: &Arc<Words>,
    ) -> Result<Self, TemplateError> {
        let own = built_in::templates();
        let mut files: BTreeMap<&str, &[u8]> =
            own.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
        files.extend(overrides.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        let mut tera = Tera::default();
        words.teach(&mut tera);
        let mut templates = Vec::new();
        let mut assets = BTreeMap::new();
        let mut others = BTreeMap::new();
        let plain = files.iter().filter_map(|(name, bytes)| PlainPage::of(name, bytes)).collect();
        for (name, bytes) in files {
            if name.starts_with("assets/") {
                assets.insert(name.to_owned(), bytes.to_vec());
            } else if is_template(name) {
                let text = std::str::from_utf8(bytes).map_err(|_| TemplateError::NotText(name.to_owned()))?;
                templates.push((name.to_owned(), with_words(text, words)));
            } else {
                others.insert(name.to_owned(), bytes.to_vec());
            }
        }
        for (name, bytes) in own.iter().filter(|(name, _)| is_template(name)) {
            // Built-in files are UTF-8.
            templates.push((format!("{BUILT_IN}{name}"), with_words(&String::from_utf8_lossy(bytes), words)));
        }
        tera.add_raw_templates(templates)?;
        Ok(Self { tera, assets, others, plain })
    }

    /// Renders a page.
    pub(super) fn render(&self, job: &Job) -> Result<Vec<u8>, TemplateError> {
        Ok(self.tera.render(&job.template, &job.context)?.into_bytes())
    }

    /// The pages that are nothing but a template, by name.
    pub(super) fn plain(&self) -> &[PlainPage] {
        &self.plain
    }

    /// A file that is neither a template nor an asset of every page.
    pub(super) fn file(&self, name: &str) -> Option<Vec<u8>> {
        self.others.get(name).cloned()
    }

    /// Style sheet and pictures.
    pub(super) fn assets(&self) -> Files {
        self.assets.clone()
    }
}
