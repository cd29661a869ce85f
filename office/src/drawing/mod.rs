//! The forms of a call, drawn as [`zhengji_engine::form_layout`] describes them. Lines and words are those of workbooks too.

mod document;
pub mod lines;
pub mod marks;
mod words;

pub use document::{Document, write};
pub use words::Words;
