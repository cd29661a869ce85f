//! cargo-deny: what dependencies may be, by `deny.toml`.
//!
//! It is found or built once into cargo's own folder of programs; later runs find it there. Without optimisation across
//! crates the build takes little more than a minute on two cores, and a check still takes less than a second.

use std::time::Duration;

use anyhow::{Result, bail};

use crate::stage::{Outcome, pass};
use crate::tool::{Tool, target};

/// Version installed when none is there. Builds with the Rust version of this workspace.
const VERSION: &str = "0.20.2";

/// Oldest version that reads our `deny.toml`.
const OLDEST: (u32, u32) = (0, 18);

/// The advisory database that cargo-deny reads unless told otherwise.
const DATABASE: &str = "https://github.com/RustSec/advisory-db";

/// How long the database's host may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Licences, bans and sources: needs no network. Duplicates are warnings, listed without the paths that lead to them.
pub(crate) fn policy() -> Result<Outcome> {
    make_ready()?;
    pass(Tool::cargo(&["deny", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"]))
}

/// Advisories: needs their database.
pub(crate) fn advisories() -> Result<Outcome> {
    if !Tool::git(&["ls-remote", "--exit-code", DATABASE, "HEAD"]).succeeds_within(PATIENCE) {
        return Ok(Outcome::Skipped(format!(
            "the advisory database cannot be reached from here ({DATABASE})"
        )));
    }
    make_ready()?;
    pass(Tool::cargo(&["deny", "check", "advisories"]))
}

/// Installs cargo-deny unless a version that will do is there.
fn make_ready() -> Result<()> {
    if let Some(version) = installed() {
        if version >= OLDEST {
            return Ok(());
        }
        eprintln!("cargo-deny {}.{} is too old for deny.toml", version.0, version.1);
    }
    eprintln!(
        "cargo-deny is missing: building version {VERSION} once into cargo's folder of programs; takes minutes"
    );
    let package = format!("cargo-deny@{VERSION}");
    let install = Tool::cargo(&["install", "--locked", "--force", &package]);
    let line = install.line().to_owned();
    let quick = install
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .target(&target().join("tools"));
    if !quick.run()? || installed().is_none() {
        bail!("cargo-deny could not be installed; do it by hand with:\n\n  {line}\n");
    }
    Ok(())
}

/// Major and minor version of the cargo-deny that cargo finds.
fn installed() -> Option<(u32, u32)> {
    version(&Tool::cargo(&["deny", "--version"]).answer()?)
}

/// Reads `cargo-deny 0.20.2`.
fn version(answer: &str) -> Option<(u32, u32)> {
    let mut parts = answer.split_whitespace().last()?.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::{OLDEST, VERSION, version};

    #[test]
    fn versions_are_read() {
        assert_eq!(version("cargo-deny 0.20.2\n"), Some((0, 20)));
        assert_eq!(version("cargo-deny 0.20.2-rc.1\n"), Some((0, 20)));
        assert_eq!(version("cargo-deny\n"), None);
        assert_eq!(version(""), None);
    }

    #[test]
    fn what_is_installed_is_new_enough() {
        assert!(version(VERSION) >= Some(OLDEST));
    }
}
