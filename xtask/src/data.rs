//! The open data of the sample site, by the tool that people who use data packages have: frictionless, from the Python
//! registry. Where Python or the registry is missing the stage is skipped and says so.
//!
//! Types, constraints, keys between the tables, numbers of bytes and digests are held against the files; what the tool does
//! not look at (every file has a description, the same story in every format) is tested in `tests/it/open_data.rs`.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::python::Package;
use crate::site;
use crate::stage::{Outcome, pass};
use crate::tool::Tool;

const FRICTIONLESS: Package =
    Package { name: "frictionless", version: "5.21.0", program: "frictionless", ready_made: false };

/// The description of all files, seen from the folder of sites.
const DESCRIPTION: &str = "open/data/datapackage.json";

pub(crate) fn package() -> Result<Outcome> {
    let tool = match FRICTIONLESS.program() {
        Ok(tool) => tool,
        Err(reason) => return Ok(Outcome::Skipped(format!("{reason:#}"))),
    };
    let sites = site::samples()?;
    refuses_what_is_wrong(&tool, &sites)?;
    pass(Tool::at(&tool, &["validate", &sites.join(DESCRIPTION).display().to_string()]))
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
