//! The engine that the site's forms are judged with in a browser: where it is found.
//!
//! It is built apart (`cargo xtask wasm`), for another machine, and lies beside the program or where `--engine` says. A site
//! without it has forms too, which say that the check follows later.

use std::path::Path;
use std::{env, fs, io};

use super::refusal::Refusal;
use crate::site::Files;

/// Its name beside the program.
const NAME: &str = "zhengji-engine.js";

/// Its name among the files of `site-templates/`.
const ASSET: &str = "assets/engine.js";

/// Adds the engine to the files of the site, unless the call's repository brings its own.
///
/// # Errors
/// When the file named cannot be read, or the one beside the program is there and cannot be read.
pub(super) fn add(named: Option<&Path>, files: &mut Files) -> Result<(), Refusal> {
    let beside = env::current_exe().ok().map(|program| program.with_file_name(NAME));
    let Some(path) = named.or(beside.as_deref()) else { return Ok(()) };
    match fs::read(path) {
        Ok(bytes) => {
            files.entry(ASSET.to_owned()).or_insert(bytes);
            Ok(())
        }
        Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Refusal::new("cli-io").text("path", path.display()).reason(error)),
    }
}
