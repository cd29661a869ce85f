//! What comes from outside becomes files of a call: comments in a table, filled forms, answers to questions.
//!
//! All of it is understood in the words of the form, judged as part of its call, told to whoever brought it, and written as a
//! whole or not at all. What a rule says never stands here a second time.

pub(crate) mod comments;
pub(crate) mod forms;
pub(crate) mod interview;
pub(crate) mod next_batch;
mod opened;

pub(crate) use opened::OpenedCall;
