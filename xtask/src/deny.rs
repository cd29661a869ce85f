//! What dependencies may be: cargo-deny by `deny.toml`, and cargo-machete, which finds those that nothing uses.

use std::time::Duration;

use anyhow::Result;

use crate::brought::Brought;
use crate::stage::{Outcome, pass};
use crate::tool::Tool;

/// The oldest is the first that reads our `deny.toml`.
const DENY: Brought = Brought { name: "deny", version: "0.20.2", oldest: (0, 18) };

const MACHETE: Brought = Brought { name: "machete", version: "0.9.2", oldest: (0, 8) };

/// The advisory database that cargo-deny reads unless told otherwise.
const DATABASE: &str = "https://github.com/RustSec/advisory-db";

/// How long the database's host may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Licences, bans and sources: needs no network. Duplicates are warnings, listed without the paths that lead to them.
pub(crate) fn policy() -> Result<Outcome> {
    DENY.make_ready()?;
    pass(Tool::cargo(&["deny", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"]))
}

/// Dependencies that no source names.
pub(crate) fn unused() -> Result<Outcome> {
    MACHETE.make_ready()?;
    pass(Tool::cargo(&["machete", "--skip-target-dir"]))
}

/// Advisories: needs their database.
pub(crate) fn advisories() -> Result<Outcome> {
    if !Tool::git(&["ls-remote", "--exit-code", DATABASE, "HEAD"]).succeeds_within(PATIENCE) {
        return Ok(Outcome::Skipped(format!(
            "the advisory database cannot be reached from here ({DATABASE})"
        )));
    }
    DENY.make_ready()?;
    pass(Tool::cargo(&["deny", "check", "advisories"]))
}

#[cfg(test)]
mod tests {
    use super::{DENY, MACHETE};
    use crate::brought::version;

    #[test]
    fn what_is_installed_is_new_enough() {
        for tool in [DENY, MACHETE] {
            assert!(version(tool.version) >= Some(tool.oldest));
        }
    }
}
