//! The forms of a call as something to fill in, and what people wrote on them.
//!
//! A [`FormLayout`] is the schema of a demand or unit read as boxes with labels, hints, limits and choices, one after the other. It
//! knows no file format: pages, workbooks and documents draw it and speak of what stands in the boxes as [`Answers`].
//! [`compose`] turns answers into a document's value, telling for every box that it cannot take what is wrong and where. What a
//! form cannot hold, such as the order of keys, has one canonical way of being written, so that the same answers are always
//! the same file.

mod answers;
mod compose;
mod fields;
mod of_schema;
mod ticks;
mod values;

pub use answers::{Answers, Cell, Raw, Row, number};
pub use compose::{Amount, Composed, Remark, compose};
pub use fields::{Choice, Entry, FormField, FormLayout, Group, Part, Rows};
pub use of_schema::{FILE, UNIT, USCC, UnfitSchema};
pub use ticks::is_untouched;
pub use values::ended;

use crate::schema::Kind;

/// The kinds of documents that have a form.
pub const KINDS: [Kind; 2] = [Kind::Unit, Kind::Demand];
