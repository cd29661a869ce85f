//! Office files that the program and a browser write alike: text documents, and the forms of a call drawn as such.
//!
//! * [`archive`]: the container of office files, the same bytes for the same parts
//! * [`docx`]: text documents: paragraphs, tables, content that repeats on every page
//! * [`fonts`]: the typefaces of official papers
//! * [`drawing`]: the forms of a call: their lines, their words, and how they become documents
//!
//! Nothing here reads a file, an office program's or another; that is the program's business.

pub mod archive;
pub mod docx;
pub mod drawing;
pub mod fonts;
