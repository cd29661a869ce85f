//! Programs of cargo that a check needs and that come from crates.io.
//!
//! Each is found or built once into cargo's own folder of programs; later runs find it there. Without optimisation across
//! crates a build takes about a minute on two cores, and a check still takes less than a second.

use anyhow::{Result, bail};

use crate::tool::{Tool, target};

/// A program, called as `cargo NAME`.
pub(crate) struct Brought {
    /// The word after `cargo`.
    pub(crate) name: &'static str,
    /// Version installed when none is there. Builds with the Rust version of this workspace.
    pub(crate) version: &'static str,
    /// Oldest version that will do.
    pub(crate) oldest: (u32, u32),
}

impl Brought {
    /// Installs it unless a version that will do is there.
    ///
    /// # Errors
    /// When it cannot be installed; the message says how to do it by hand.
    pub(crate) fn make_ready(&self) -> Result<()> {
        let Self { name, version, oldest } = self;
        if let Some(found) = self.installed() {
            if found >= *oldest {
                return Ok(());
            }
            eprintln!("cargo-{name} {}.{} is too old", found.0, found.1);
        }
        eprintln!(
            "cargo-{name} is missing: building version {version} once into cargo's folder of programs; takes minutes"
        );
        let package = format!("cargo-{name}@{version}");
        let install = Tool::cargo(&["install", "--locked", "--force", &package]);
        let line = install.line().to_owned();
        let quick = install
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .target(&target().join("tools"));
        if !quick.run()? || self.installed().is_none() {
            bail!("cargo-{name} could not be installed; do it by hand with:\n\n  {line}\n");
        }
        Ok(())
    }

    /// Major and minor version of the one that cargo finds.
    fn installed(&self) -> Option<(u32, u32)> {
        version(&Tool::cargo(&[self.name, "--version"]).answer()?)
    }
}

/// Reads `cargo-deny 0.20.2`, and `0.9.2`.
pub(crate) fn version(answer: &str) -> Option<(u32, u32)> {
    let mut parts = answer.split_whitespace().last()?.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn versions_are_read() {
        assert_eq!(version("cargo-deny 0.20.2\n"), Some((0, 20)));
        assert_eq!(version("cargo-deny 0.20.2-rc.1\n"), Some((0, 20)));
        assert_eq!(version("0.9.2\n"), Some((0, 9)));
        assert_eq!(version("cargo-deny\n"), None);
        assert_eq!(version(""), None);
    }
}
