//! Tables: what the command writes and refuses, and whether figures are those of the files wherever they are shown.

mod command;
mod figures;
mod ledger;
mod published;

use std::path::Path;

use crate::fixture::{Files, files};

/// The sample call.
fn sample() -> Files {
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("submissions/hangzhou-2021-1"))
}
