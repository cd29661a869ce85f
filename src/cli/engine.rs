//! The engine that the site's forms are judged with in a browser: where it is found.
//!
//! It is built apart (`cargo xtask wasm`), for another machine, and lies beside the program or where `--engine` says. A site
//! without it has forms too, which say that the check follows later.

use std::path::Path;
use std::{env, fs, io};

use crate::command_error::CommandError;
use crate::site::Files;

/// Its name beside the program, and its name among the files of `site-templates/`.
const ENGINE: (&str, &str) = ("zhengji-engine.js", "assets/engine.js");

/// The same of the preview of Markdown, which lies beside the engine.
const PREVIEW: (&str, &str) = ("zhengji-preview.js", "assets/preview.js");

/// The same of sealing.
const SEALER: (&str, &str) = ("zhengji-sealer.js", "assets/sealer.js");

/// Adds the engine, the preview and sealing to the files of the site, unless the call's repository brings its own.
///
/// # Errors
/// When the file named cannot be read, or the one beside the program is there and cannot be read.
pub(super) fn add(named: Option<&Path>, files: &mut Files) -> Result<(), CommandError> {
    let beside = env::current_exe().ok().map(|program| program.with_file_name(ENGINE.0));
    let Some(engine) = named.or(beside.as_deref()) else { return Ok(()) };
    put(engine, ENGINE.1, named.is_some(), files)?;
    put(&engine.with_file_name(PREVIEW.0), PREVIEW.1, false, files)?;
    put(&engine.with_file_name(SEALER.0), SEALER.1, false, files)
}

/// Puts one file among those of the site.
fn put(path: &Path, asset: &str, is_wanted: bool, files: &mut Files) -> Result<(), CommandError> {
    match fs::read(path) {
        Ok(bytes) => {
            files.entry(asset.to_owned()).or_insert(bytes);
            Ok(())
        }
        Err(error) if !is_wanted && error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(CommandError::new("cli-io").text("path", path.display()).reason(error)),
    }
}
