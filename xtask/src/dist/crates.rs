//! The crates: what `cargo install` builds the program from, the engine for browsers included.

use std::fs;

use anyhow::{Context as _, Result, bail};

use super::{VERSION, done, out};
use crate::tool::{Tool, target};

/// In the order in which they need one another.
const CRATES: [&str; 4] = ["zhengji-markdown", "zhengji-engine", "zhengji-office", "zhengji"];

/// Files without which a program built from the crate would not be whole.
const NEEDED: [&str; 10] = [
    "build/engine_sources.rs",
    "built/zhengji-engine.js",
    "built/zhengji-preview.js",
    "built/zhengji-sealer.js",
    "built/zhengji-word.js",
    "init/repository/.github/workflows/check.yml",
    "messages/zh-CN.ftl",
    "schema/call.schema.json",
    "site-templates/base.html",
    "src/main.rs",
];

/// Packs them into the release. They are built from what is packed by whoever installs them, and by `cargo xtask dist test`.
pub(super) fn pack() -> Result<()> {
    for needed in NEEDED {
        if !list()?.contains(&needed.to_owned()) {
            bail!("the crate does not hold {needed}");
        }
    }
    let packages: Vec<&str> = CRATES.iter().flat_map(|name| ["-p", name]).collect();
    done(Tool::cargo(&[&["package", "--locked", "--no-verify", "--allow-dirty"][..], &packages].concat()))?;
    for name in CRATES {
        let file = format!("{name}-{VERSION}.crate");
        let packed = target().join("package").join(&file);
        fs::copy(&packed, out().join(&file)).with_context(|| format!("{} is not there", packed.display()))?;
    }
    Ok(())
}

/// The files of the program's crate.
fn list() -> Result<Vec<String>> {
    let words = ["package", "--locked", "--list", "--allow-dirty", "-p", "zhengji"];
    let answer = Tool::cargo(&words).answer().context("cargo package --list failed")?;
    Ok(answer.lines().map(|line| line.replace('\\', "/")).collect())
}

#[cfg(test)]
mod tests {
    use super::{NEEDED, list};

    #[test]
    fn the_crate_holds_what_the_program_is_built_of_and_no_tests() {
        let files = list().unwrap();
        for needed in NEEDED {
            // The engine is there once it was made.
            let is_there = files.iter().any(|file| file == needed);
            assert!(is_there || needed.starts_with("built/"), "{needed}");
        }
        let own =
            ["src/", "init/", "messages/", "schema/", "site-templates/", "submissions/", "build/", "built/"];
        let other: Vec<&String> = files
            .iter()
            .filter(|file| file.contains('/') && !own.iter().any(|own| file.starts_with(own)))
            .collect();
        assert!(other.is_empty(), "{other:?}");
    }
}
