//! The open data of the sample site, by the tool that people who use data packages have: frictionless, from the Python
//! registry, at a fixed version, in a virtual environment of its own. Where Python or the registry is missing the stage is
//! skipped and says so.
//!
//! Types, constraints, keys between the tables, numbers of bytes and digests are held against the files; what the tool does
//! not look at (every file has a description, the same story in every format) is tested in `tests/it/open_data.rs`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::site;
use crate::stage::{Outcome, pass};
use crate::tool::{Tool, find, target};

/// The package, with the version that has been tried.
const PACKAGE: &str = "frictionless==5.21.0";

/// The description of all files, seen from the folder of sites.
const DESCRIPTION: &str = "open/data/datapackage.json";

pub(crate) fn package() -> Result<Outcome> {
    let Some(python) = find("python3") else {
        return Ok(Outcome::Skipped("Python 3 is not installed".to_owned()));
    };
    let Some(tool) = ready(&python) else {
        return Ok(Outcome::Skipped(format!("{PACKAGE} cannot be installed from PyPI here")));
    };
    let sites = site::samples()?;
    refuses_what_is_wrong(&tool, &sites)?;
    pass(Tool::at(&tool, &["validate", &sites.join(DESCRIPTION).display().to_string()]))
}

/// The tool, installed once for each version; none where that cannot be done.
fn ready(python: &Path) -> Option<PathBuf> {
    let place = target().join(PACKAGE.replace("==", "-"));
    let bin = place.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let tool = bin.join("frictionless").with_extension(std::env::consts::EXE_EXTENSION);
    let answers = || Tool::at(&tool, &["--version"]).answer().is_some();
    if !answers() {
        eprintln!("{PACKAGE} is installed once into {}", place.display());
        Tool::at(python, &["-m", "venv", &place.display().to_string()]).answer()?;
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE];
        Tool::at(&bin.join("python"), &pip).answer()?;
    }
    answers().then_some(tool)
}

/// A tool that says yes to everything would be no check: one field given another type has to be told.
fn refuses_what_is_wrong(tool: &Path, sites: &Path) -> Result<()> {
    let description = sites.join(DESCRIPTION);
    let text =
        fs::read_to_string(&description).with_context(|| format!("cannot read {}", description.display()))?;
    let wrong = text.replacen("\"type\": \"string\"", "\"type\": \"date\"", 1);
    if wrong == text {
        bail!("no field of {} is a string any more", description.display());
    }
    let beside = description.with_file_name("wrong.json");
    fs::write(&beside, wrong).with_context(|| format!("cannot write {}", beside.display()))?;
    let accepted = Tool::at(tool, &["validate", &beside.display().to_string()]).answer().is_some();
    fs::remove_file(&beside).with_context(|| format!("cannot remove {}", beside.display()))?;
    if accepted {
        bail!("frictionless accepts titles that are said to be dates; it checks nothing");
    }
    Ok(())
}
