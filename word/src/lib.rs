//! What was typed into a form, as a document for Word and WPS: a WebAssembly module. The paper is that of `zhengji form --docx --fill`,
//! drawn by the same code, and `zhengji import` reads it back.
//!
//! It is apart from the engine because most who fill in a form print it. The page brings the layouts of the papers and their words
//! along, so that no schema has to be read here.

// The same foreign interface as that of the engine.
#[path = "../../browser/src/ffi.rs"]
mod ffi;
#[cfg(target_arch = "wasm32")]
#[path = "../../browser/src/seeds.rs"]
mod seeds;
mod typed;

use data_encoding::BASE64;
use serde::Deserialize;
use zhengji_engine::diagnostic::catalog::{Catalog, Language};
use zhengji_engine::form_layout::{Answers, FormLayout};
use zhengji_engine::schema::Kind;
use zhengji_office::archive::PackError;
use zhengji_office::drawing::{Document, Words, write};

pub use ffi::{ask, get, put};
use typed::Typed;

/// What a page asks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    /// The papers of the call.
    layouts: Vec<FormLayout>,
    /// What else is written on them, as Fluent.
    messages: String,
    /// What was typed, in the order of the document.
    papers: Vec<Typed>,
}

/// Why there is no document. Nothing of a text stands in it.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The question is not one.
    #[error("question")]
    Question(#[from] serde_json::Error),
    /// The page has brought no layout for a kind of paper.
    #[error("no paper: {0:?}")]
    NoPaper(Kind),
    /// The document could not be packed.
    #[error(transparent)]
    Pack(#[from] PackError),
}

/// The document, base64, of a question as the page asks it: the papers of the call, their words, and what was typed into each.
///
/// # Errors
/// When it is no question, or there is no such paper.
pub fn document(question: &str) -> Result<String, Failure> {
    let Question { layouts, messages, papers } = serde_json::from_str(question)?;
    let words = Words::new(Catalog::new(Language::Chinese, messages));
    let filled = papers.iter().map(|typed| {
        let layout = layouts.iter().find(|layout| layout.kind == typed.kind);
        layout.map(|layout| (layout, typed.answers(layout))).ok_or(Failure::NoPaper(typed.kind))
    });
    let filled: Vec<(&FormLayout, Answers)> = filled.collect::<Result<_, _>>()?;
    let marking = words.text("paper-marking");
    let layouts = filled.iter().map(|(layout, answers)| (*layout, answers)).collect();
    Ok(BASE64.encode(&write(&Document { marking: Some(&marking), layouts }, &words)?))
}

/// What is behind the foreign interface.
#[derive(Default)]
struct Room;

impl Room {
    #[allow(clippy::unused_self, reason = "the interface asks every room the same way")]
    fn answer(&mut self, question: &str) -> Result<String, Failure> {
        document(question)
    }
}

#[cfg(test)]
mod tests {
    use super::ffi::tests::answer;

    #[test]
    fn the_door_leads_to_a_document_or_says_why_not() {
        assert_eq!(answer("{}").unwrap_err(), "question");
        // What every container begins with.
        assert!(answer(r#"{"layouts": [], "messages": "", "papers": []}"#).unwrap().starts_with("UEsDBBQ"));
    }
}
