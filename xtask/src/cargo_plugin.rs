//! Programs of cargo that a task needs. What is installed and new enough is used; else it comes ready-made from the Python
//! registry, in seconds; only where that has nothing for this system is it built from crates.io, in minutes.

use anyhow::{Result, bail};

use crate::python::Package;
use crate::tool::{Tool, target};

/// A program, called as `cargo NAME`.
pub(crate) struct CargoPlugin {
    /// The word after `cargo`.
    pub(crate) name: &'static str,
    /// Oldest version that will do.
    pub(crate) oldest: (u32, u32),
    /// The version that is brought when none is there, ready-made. As source it builds with the Rust version of this workspace.
    pub(crate) package: Package,
}

impl CargoPlugin {
    /// The program with these words, once it is there.
    ///
    /// # Errors
    /// When it cannot be brought; the message says how to do it by hand.
    pub(crate) fn tool(&self, words: &[&str]) -> Result<Tool> {
        let words = [&[self.name], words].concat();
        if self.installed().is_some_and(|found| found >= self.oldest) {
            return Ok(Tool::cargo(&words));
        }
        match self.package.program() {
            Ok(program) => Ok(Tool::at(&program, &words)),
            Err(reason) => {
                eprintln!("{reason:#}");
                self.build()?;
                Ok(Tool::cargo(&words))
            }
        }
    }

    /// Builds it into cargo's own folder of programs. Without optimisation across crates that takes a minute or two on two cores,
    /// and a check still takes less than a second.
    fn build(&self) -> Result<()> {
        let (name, version) = (self.name, self.package.version);
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

/// Reads `cargo-deny 0.20.2`, and `Version: 1.14.0`.
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
        assert_eq!(version("Version: 1.14.0\n\n"), Some((1, 14)));
        assert_eq!(version("cargo-deny\n"), None);
        assert_eq!(version(""), None);
    }
}
