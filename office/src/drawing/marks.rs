//! The bookmarks of labels, by which a reader knows the box beside them.

use zhengji_engine::schema::Kind;

/// Before the key of a table: the row holds its heads.
pub const HEAD: &str = "#";

/// Before the key of a group or table: the row is a heading.
pub const HEADING: &str = "=";

/// The longest name that office programs give a bookmark.
const LONGEST: usize = 40;

/// The bookmark of a key: letters, digits and underscores alone.
pub fn mark(kind: Kind, key: &str) -> String {
    let key = key.replace('.', "__").replace(HEADING, "part_").replace(HEAD, "head_").replace('@', "of_");
    let mark = format!("zj_{}_{key}", kind_name(kind));
    mark.chars().take(LONGEST).collect()
}

/// The word for a kind of document in marks that a paper carries.
pub fn kind_name(kind: Kind) -> &'static str {
    kind.file_name().split('.').next().unwrap_or_default()
}
