//! Papers as workbooks: one sheet a paper. Column A, hidden, says for each row what is written there, so that answers are
//! found wherever a row has been moved to; labels are locked, boxes are not.

mod format;
mod grid;
mod hidden;
mod read;
mod rich;
mod style;
mod write;

pub(super) use grid::Grid;
pub use read::read;
pub use write::{Sheet, Workbook, write};

/// What stands in the first cell of a sheet that is a paper, before the name of its kind.
const MARK: &str = "zhengji:";

/// First column of the grid.
const FIRST: u16 = 1;

/// Before the key of a table: the row holds its heads. Before that of a group or table: the row is a heading.
const HEAD: &str = "#";
const HEADING: &str = "=";
/// Behind the key of a table: the row is one of it.
const ROW: &str = "[]";
