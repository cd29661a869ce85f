//! The pictures of the guides (`docs/pictures/`), taken anew from the program as it is.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::prerequisites::{self, CHROMIUM, CLOCK, FONTS};
use crate::tool::{Tool, find, root, target};
use crate::wasm;

const SCRIPTS: &str = "tests/browser";
const PICTURES: &str = "docs/pictures";

/// Takes all pictures, and only then puts them in the place of the old ones. What was drawn by hand stays.
///
/// # Errors
/// When something that is needed is missing, or a page is not what the script expects of it.
pub(crate) fn take() -> Result<()> {
    prerequisites::system(&[&CHROMIUM, &FONTS, &CLOCK])?;
    if find("script").is_none() {
        bail!("a terminal is made by `script` of util-linux, which is not here");
    }
    let node = prerequisites::packages(SCRIPTS)?;
    wasm::build()?;
    if !Tool::cargo(&["build", "--quiet", "-p", "zhengji"]).run()? {
        bail!("the program could not be built");
    }
    let chromium = CHROMIUM.program().context("chromium is gone")?;
    let program = target().join("debug/zhengji");
    let fresh = target().join("pictures");
    let taken = Tool::at(&node, &["pictures.js", &fresh.display().to_string()])
        .env("SITES", &target().join("sites/pictures").display().to_string())
        .env("CHROMIUM", &chromium.display().to_string())
        .env("ZHENGJI", &program.display().to_string())
        .folder(SCRIPTS);
    if !taken.run()? {
        bail!("the pictures could not be taken; {PICTURES} is as it was");
    }
    exchange(&fresh, &root().join(PICTURES))
}

/// Puts the pictures of one folder in the place of those of another.
fn exchange(fresh: &Path, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for old in photographs(folder)? {
        fs::remove_file(folder.join(&old)).with_context(|| format!("cannot remove {old}"))?;
    }
    let all = photographs(fresh)?;
    for name in &all {
        fs::copy(fresh.join(name), folder.join(name)).with_context(|| format!("cannot write {name}"))?;
    }
    eprintln!("{} pictures in {}; look at them, then at `git status`", all.len(), folder.display());
    Ok(())
}

fn photographs(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let name = entry.context("cannot read the folder")?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".png") {
            found.push(name);
        }
    }
    Ok(found)
}
