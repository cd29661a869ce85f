//! Papers as documents: one table a paper. Labels are locked content controls that carry the key of their box; where an
//! office program has dropped them, the words of the label tell as well.

mod markup;
mod parse;
mod read;
mod write;

pub use read::read;
pub use write::{Document, write};

/// What a label's tag begins with; then the kind, a colon, and the key.
const TAG: &str = "zj:";

/// Before the key of a table: the row holds its heads. Before that of a group or table: the row is a heading.
const HEAD: &str = "#";
const HEADING: &str = "=";

const CHECKED: char = '☑';
const UNCHECKED: char = '☐';
