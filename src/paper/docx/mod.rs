//! Papers as documents: one table a paper. Labels have bookmarks that carry the key of their box: all office programs keep
//! those, whereas some drop the tags of content controls. Without them the words of the label tell as well.

mod look;
mod math;
mod numbering;
mod parse;
mod read;
mod reading;
mod symbols;
mod write;

pub use read::read;
pub use write::{Document, write};

/// Before the key of a table: the row holds its heads. Before that of a group or table: the row is a heading.
const HEAD: &str = "#";
const HEADING: &str = "=";

/// The longest name that office programs give a bookmark.
const LONGEST: usize = 40;

/// The bookmark of a key: letters, digits and underscores alone.
fn mark(kind: crate::schema::Kind, key: &str) -> String {
    let key = key.replace('.', "__").replace(HEADING, "part_").replace(HEAD, "head_").replace('@', "of_");
    let mark = format!("zj_{}_{key}", super::kind_name(kind));
    mark.chars().take(LONGEST).collect()
}
