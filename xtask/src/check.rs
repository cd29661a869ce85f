//! What `cargo xtask test` runs: the cheap and the telling first.

use std::fmt::Write as _;

use anyhow::{Result, bail};

use crate::data;
use crate::deny;
use crate::site;
use crate::stage::{self, Outcome, Stage, pass};
use crate::tool::{Tool, has_nextest};
use crate::wasm;
use crate::windows;
use crate::workflows;

static STAGES: &[Stage] = &[
    Stage { name: "format", about: "rustfmt finds nothing to change", work: format },
    Stage { name: "unused", about: "no dependency that nothing uses", work: deny::unused },
    Stage { name: "deny", about: "licences, banned and doubtful dependencies, sources", work: deny::policy },
    Stage { name: "advisories", about: "known vulnerabilities in dependencies", work: deny::advisories },
    Stage {
        name: "workflows",
        about: "actionlint over our workflows and those of init/",
        work: workflows::lint,
    },
    Stage { name: "clippy", about: "no warning in any target", work: clippy },
    Stage { name: "tests", about: "unit and integration tests", work: tests },
    Stage { name: "docs", about: "examples in the documentation", work: docs },
    Stage { name: "wasm", about: "the engine for browsers can be built and is small", work: wasm::stage },
    Stage {
        name: "html",
        about: "the Nu checker finds no fault in any page, style or picture of the site",
        work: site::html,
    },
    Stage { name: "data", about: "frictionless accepts the open data of the site", work: data::package },
    Stage {
        name: "form",
        about: "the engine's answers are those of the program; the form in Chromium",
        work: site::form,
    },
    Stage {
        name: "browser",
        about: "the site in Chromium: search, filters, access, print, links",
        work: site::browser,
    },
];

/// Stages that are run only when they are named: for a release, and after changes that touch files, paths or processes.
static NAMED: &[Stage] = &[Stage {
    name: "windows",
    about: "the program as it is on Windows, under wine: what it says and writes is the same",
    work: windows::stage,
}];

/// The stages, one a line.
pub(crate) fn describe() -> String {
    let mut text = list(STAGES);
    text.push_str("\nOnly when named\n\n");
    text.push_str(&list(NAMED));
    text
}

fn list(stages: &[Stage]) -> String {
    stages.iter().fold(String::new(), |mut text, stage| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  {:<12} {}", stage.name, stage.about);
        text
    })
}

/// Runs the named stages in the usual order; all of them when none is named.
pub(crate) fn run(names: &[&str]) -> Result<()> {
    let all = || STAGES.iter().chain(NAMED);
    if let Some(unknown) = names.iter().find(|name| all().all(|stage| stage.name != **name)) {
        bail!("no stage is called `{unknown}`; there are:\n{}", describe());
    }
    if names.is_empty() {
        stage::run(&STAGES.iter().collect::<Vec<_>>())?;
        let named: Vec<&str> = NAMED.iter().map(|stage| stage.name).collect();
        eprintln!("Not run unless named: cargo xtask test {}", named.join(" "));
        return Ok(());
    }
    stage::run(&all().filter(|stage| names.contains(&stage.name)).collect::<Vec<_>>())
}

fn format() -> Result<Outcome> {
    pass(Tool::cargo(&["fmt", "--all", "--check"]))
}

/// The engine for browsers is the crate without its program, which is other code to a compiler.
fn clippy() -> Result<Outcome> {
    let strict = ["--", "-D", "warnings"];
    let engine = ["clippy", "-p", "zhengji", "--no-default-features", "--lib"];
    pass(Tool::cargo(&[&engine[..], &strict].concat()))?;
    pass(Tool::cargo(&[&["clippy", "--workspace", "--all-targets"][..], &strict].concat()))
}

fn docs() -> Result<Outcome> {
    pass(Tool::cargo(&["test", "--workspace", "--doc"]))
}

/// Nextest where it is installed: it runs tests side by side and sums up once. Otherwise cargo's own runner.
fn tests() -> Result<Outcome> {
    if has_nextest() {
        return pass(Tool::cargo(&[
            "nextest",
            "run",
            "--workspace",
            "--no-fail-fast",
            "--status-level",
            "slow",
        ]));
    }
    eprintln!("cargo-nextest is not installed; cargo's own test runner is used instead");
    pass(Tool::cargo(&["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"]))
}
