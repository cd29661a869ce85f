//! The engine of zhengji: files of a call in, what is wrong with it out. It opens no file, runs no git, starts no thread and
//! looks at no clock, so that the same code judges on a desk, at a server's door, in a test and in a browser.
//!
//! The tour, from the bottom up; each room knows only the rooms below it:
//!
//! * [`diagnostic`]: the one value everyone speaks, and the message catalogue
//! * [`file`]: a file of a call, or what stands in its place
//! * [`spread`]: how work is spread, by whoever has cores
//! * [`document`]: bytes to YAML and front matter with a place for every value
//! * [`schema`]: the JSON Schemas, their faults in the words of the form, who may see what
//! * [`call`]: the typed model of a call, and its public view
//! * [`detect`]: what a text holds that must not stand there, or that must
//! * [`similarity`]: how much alike two demands are
//! * [`rules`]: one file a rule, one row a rule
//! * [`check`]: one judgement: files and options in, what is wrong out, without what may not be shown
//! * [`report`]: a judgement in words and as JSON
//! * [`form_layout`]: a schema as something to fill in, and what somebody answered
//! * [`hand_in`]: a unit and its demands as one file, as they are handed in
//! * [`form`]: a form that is being filled in, judged and written
//!
//! Schemas and messages come from whoever uses the engine; the program has them built in.

#[cfg(test)]
mod built_in;
pub mod call;
pub mod check;
pub mod detect;
pub mod diagnostic;
pub mod document;
pub mod file;
pub mod form;
pub mod form_layout;
pub mod hand_in;
pub mod report;
pub mod rules;
pub mod schema;
pub mod similarity;
pub mod spread;
