//! zhengji (征集) runs a public call for suggestions from one git repository.
//!
//! The tour, from the bottom up; each room knows only the rooms below it:
//!
//! * [`diagnostic`]: the one value everyone speaks, and the message catalogue
//! * [`source`]: files from the work tree and from git
//! * [`document`]: bytes to YAML and front matter with a place for every value
//! * [`schema`]: the JSON Schemas, their faults in the words of the form, who may see what
//! * [`call`]: the typed model of a call, and its public view
//! * [`detect`]: what a text holds that must not stand there, or that must
//! * [`similarity`]: how much alike two demands are
//! * [`rules`]: one file a rule, one row a rule
//! * [`check`]: one judgement: files and options in, what is wrong out, without what may not be shown
//! * [`proof`]: what counted at a deadline, sealed by a tag, proven later
//! * [`gate`]: what a proposal is, who made it, and what it is answerable for
//! * [`record_file`]: files that the program writes for itself
//! * [`shard`]: a check cut into shares for several machines, and put together again
//! * [`report`]: diagnostics in words, one file a format
//! * [`office`]: workbooks, and the text documents of a crate that browsers have as well (`zhengji_office`)
//! * [`tables`]: the columns of the summary tables, once, and their writers
//! * [`paper`]: the forms as workbooks and documents, blank, filled, and read back
//! * `desk`: a department's desk, and what becomes of its recommendation
//! * [`form`]: a form that is being filled in, judged and written: for imports and for the page in the browser
//! * [`hand_in`]: a unit and its demands as one file, as they are handed in
//! * `intake`: what comes from outside becomes files: comments in a table, filled forms, answers to questions
//! * [`seal`]: values that only the bureau can read, encrypted in the files; [`sealing`]: on this machine
//! * [`site`]: pages, templates, charts, and how they reach the disk
//! * `receive`: what is handed in on pages becomes commits with receipts
//! * [`serve`]: a site shown to this machine alone, from memory
//! * [`cli`]: one file a command
//!
//! What touches no file, no git and no clock stands in a crate of its own, the engine (`zhengji_engine`), which also runs in a
//! browser.
//!
//! The engine alone, on one file:
//!
//! ```
//! use zhengji::document::{Syntax, parse};
//! use zhengji::built_in;
//! use zhengji::schema::Kind;
//!
//! let parsed = parse(&"unit.yaml".into(), "name: 示例单位\nuscc: 123\n".as_bytes(), Syntax::Yaml);
//! let document = parsed.document.expect("well-formed YAML");
//! let schemas = built_in::schemas(&Default::default())?;
//! let faults = schemas.get(Kind::Unit).check(&document);
//! assert!(faults.iter().any(|fault| fault.location.span.is_some_and(|span| span.start.line == 2)));
//! # Ok::<(), zhengji::schema::SchemaError>(())
//! ```

pub mod built_in;
pub mod cli;
mod command_error;
mod cores;
mod desk;
pub mod gate;
mod intake;
pub mod office;
pub mod paper;
pub mod proof;
#[cfg(unix)]
mod receive;
pub mod record_file;
pub mod report;
pub mod sealing;
pub mod serve;
pub mod shard;
pub mod site;
pub mod source;
pub mod tables;

pub use zhengji_engine::{
    call, check, detect, diagnostic, document, form, form_layout, hand_in, rules, schema, seal, similarity,
};
