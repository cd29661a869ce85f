//! The typefaces of official papers (GB/T 9704-2012) and what stands in for them.
//!
//! They are named in Chinese, as they are in the papers that offices write: that is how Word and WPS know them.

/// A typeface with what stands in for it where it is not installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Font {
    /// Its name.
    pub name: &'static str,
    /// The names it may be known by otherwise, or the next best.
    pub instead: &'static str,
    /// Whether it has strokes of one thickness.
    pub sans: bool,
}

/// Titles.
pub const TITLE: Font = Font { name: "方正小标宋简体", instead: "SimSun", sans: false };

/// Text.
pub const BODY: Font = Font { name: "仿宋_GB2312", instead: "FangSong", sans: false };

/// Tables and page numbers.
pub const TABLE: Font = Font { name: "宋体", instead: "SimSun", sans: false };

/// Heads of tables and first-level headings.
pub const HEADING: Font = Font { name: "黑体", instead: "SimHei", sans: true };

/// All of them.
pub const ALL: [Font; 4] = [TITLE, BODY, TABLE, HEADING];

/// Latin letters and digits beside them.
pub const LATIN: &str = "Times New Roman";
