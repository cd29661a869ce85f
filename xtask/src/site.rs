//! The built site under test: its markup by the Nu checker, and everything else in a real browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context as _, Result, bail};

use crate::corpus;
use crate::injection;
use crate::prerequisites::{self, CHROMIUM, FONTS, JAVA, POPPLER};
use crate::stage::{Outcome, pass};
use crate::tool::{Tool, root, target};
use crate::wasm;

/// The tests, and the lock file of what they need.
const TESTS: &str = "tests/browser";

/// The sample call is built twice, because some pages look different while comments are taken.
const SAMPLES: &[(&str, &str)] =
    &[("open", "2021-06-20T12:00:00+08:00"), ("closed", "2021-07-20T12:00:00+08:00")];

/// Demands of the large call: enough for lists of many pages and data in many pieces.
const LARGE: usize = 2_000;

/// Before the first deadline of a generated call, so that nothing of the later stages is missing.
const LARGE_CLOCK: &str = "2021-04-01T12:00:00+08:00";

/// Every page, the style sheets and the pictures of both sites, by the Nu HTML checker; warnings count.
pub(crate) fn html() -> Result<Outcome> {
    prerequisites::system(&[&JAVA])?;
    prerequisites::packages(TESTS)?;
    let sites = samples()?;
    let mut files = Vec::new();
    for ending in ["html", "css", "svg"] {
        list(&sites, ending, &mut files)?;
    }
    if files.len() < 100 {
        bail!("only {} files in {}; that is not the site", files.len(), sites.display());
    }
    let jar = root().join(TESTS).join("node_modules/vnu-jar/build/dist/vnu.jar");
    let java = JAVA.program().context("java is gone")?;
    // A page's policy allows what comes from its own site; read from a disk, nothing seems to. Blocks of data (JSON-LD) are
    // no scripts to a browser; that no script stands in a page is tested in one.
    let policy = ".*(Resource violates Content Security Policy \\(meta tag\\): external (stylesheet|script) \
                  |Inline script violates Content Security Policy \\(meta tag\\)).*";
    let words = [
        "-jar",
        &jar.display().to_string(),
        "--also-check-css",
        "--also-check-svg",
        "--no-langdetect",
        "--Werror",
    ];
    let words = [&words[..], &["--stdout", "--format", "gnu", "--filterpattern", policy]].concat();
    eprintln!("{} files in {}", files.len(), sites.display());
    let names: Vec<&str> = files.iter().map(String::as_str).collect();
    if Tool::at(&java, &[words, names].concat()).run()? {
        return Ok(Outcome::Passed);
    }
    bail!("the Nu checker finds the faults above; run it again with:\n\n  cargo xtask test html\n")
}

/// The tests in Chromium, over the sample sites and a large one.
pub(crate) fn browser() -> Result<Outcome> {
    prerequisites::system(&[&CHROMIUM, &FONTS, &POPPLER])?;
    let node = prerequisites::packages(TESTS)?;
    wasm::build()?;
    let sites = samples()?;
    large(&sites, LARGE)?;
    let hostile = target().join("calls/injection");
    injection::write(&hostile)?;
    build(&hostile, &sites.join("injection"), injection::CLOCK)?;
    let chromium = CHROMIUM.program().context("chromium is gone")?;
    pass(
        Tool::at(&node, &["--test", "--test-reporter=spec", "--test-concurrency=2"])
            .env("SITES", &sites.display().to_string())
            .env("CHROMIUM", &chromium.display().to_string())
            .folder(TESTS),
    )
}

/// The form: the engine's answers beside the program's, and filling in, in Chromium.
pub(crate) fn form() -> Result<Outcome> {
    prerequisites::system(&[&CHROMIUM, &FONTS])?;
    let node = prerequisites::packages(TESTS)?;
    let engine = wasm::build()?;
    let sites = samples()?;
    let chromium = CHROMIUM.program().context("chromium is gone")?;
    let program = program()?;
    pass(
        Tool::at(
            &node,
            &[
                "--test",
                "--test-reporter=spec",
                "--test-concurrency=2",
                "form/parity.js",
                "form/fill.js",
                "form/walk.js",
                "form/word.js",
                "form/tables.js",
                "form/receive.js",
                "form/desk.js",
            ],
        )
        .env("SITES", &sites.display().to_string())
        .env("CHROMIUM", &chromium.display().to_string())
        .env("ENGINE", &engine.display().to_string())
        .env("ZHENGJI", &program.display().to_string())
        .folder(TESTS),
    )
}

/// Builds the sample call into a folder of sites and gives the folder. Once for all stages of a run, with the engine where it
/// was built before.
pub(crate) fn samples() -> Result<PathBuf> {
    static SITES: OnceLock<PathBuf> = OnceLock::new();
    if let Some(sites) = SITES.get() {
        return Ok(sites.clone());
    }
    let sites = target().join("sites");
    for (name, clock) in SAMPLES {
        build(&root(), &sites.join(name), clock)?;
    }
    Ok(SITES.get_or_init(|| sites).clone())
}

/// The program as the tests have it: built along with them, because by itself it would be built once more, for the tests'
/// dependencies ask for more of some crates.
pub(crate) fn program() -> Result<PathBuf> {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    if let Some(program) = PROGRAM.get() {
        return Ok(program.clone());
    }
    let built = Tool::cargo(&["test", "--quiet", "--no-run", "--workspace", "--lib", "--bins", "--tests"]);
    let line = built.line().to_owned();
    if !built.run()? {
        bail!("the program could not be built; see why with:\n\n  {line}\n");
    }
    let program = target().join("debug").join(format!("zhengji{}", std::env::consts::EXE_SUFFIX));
    Ok(PROGRAM.get_or_init(|| program).clone())
}

/// Builds a generated call with `count` demands beside them.
fn large(sites: &Path, count: usize) -> Result<()> {
    let call = target().join("calls").join(format!("{}-{count}", corpus::EDITION));
    if !call.join("written").exists() {
        fs::create_dir_all(&call).with_context(|| format!("cannot make {}", call.display()))?;
        corpus::write(&call, count)?;
        fs::write(call.join("written"), "").context("cannot mark the corpus as written")?;
    }
    build(&call, &sites.join("large"), LARGE_CLOCK)
}

fn build(call: &Path, out: &Path, clock: &str) -> Result<()> {
    let (call, out) = (call.display().to_string(), out.display().to_string());
    let tool = Tool::at(&program()?, &["build", "-C", &call, "--out", &out, "--at", clock]);
    let line = tool.line().to_owned();
    // Warnings of the sample are part of it and belong to other checks; they are told only when the build fails.
    if tool.answer().is_none() {
        bail!("the site could not be built; see why with:\n\n  {line}\n");
    }
    Ok(())
}

/// Files with an ending below a folder, in order; without the large site, whose pages are of the same templates.
fn list(folder: &Path, ending: &str, found: &mut Vec<String>) -> Result<()> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
        .with_context(|| format!("cannot read {}", folder.display()))?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            if !path.ends_with("sites/large") && !path.ends_with("sites/injection") {
                list(&path, ending, found)?;
            }
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path.display().to_string());
        }
    }
    Ok(())
}
