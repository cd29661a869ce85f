//! The command `table`: what it writes, what it refuses, and whether its figures are those of the files.

mod command;
mod figures;
mod ledger;

use std::path::Path;

use crate::fixture::{Files, files};

/// The sample call.
fn sample() -> Files {
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("submissions/hangzhou-2021-1"))
}
