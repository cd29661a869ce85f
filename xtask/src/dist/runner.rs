//! Programs of other machines on this one: under an emulator of their processor, or under wine.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::room;
use super::target::{Runner, Target};
use crate::prerequisites;
use crate::tool::{Tool, find};
use crate::wine::Wine;

/// What asks a machine's program.
pub(super) enum Asked<'a> {
    Itself(&'a Path),
    Emulated(PathBuf, &'a Path),
    Windows(Wine),
}

impl<'a> Asked<'a> {
    /// Whatever is needed to run it is installed.
    pub(super) fn new(target: &Target, program: &'a Path) -> Result<Self> {
        match target.runner {
            Runner::Itself => Ok(Self::Itself(program)),
            Runner::Qemu(name, oldest) => Ok(Self::Emulated(emulator(name, oldest)?, program)),
            Runner::Wine => Ok(Self::Windows(Wine::new(&room("wine")?, program)?)),
            Runner::Nothing => bail!("nothing here runs programs of {}", target.name),
        }
    }

    pub(super) fn tool(&self, words: &[&str]) -> Tool {
        match self {
            Self::Itself(program) => Tool::at(program, words),
            Self::Emulated(emulator, program) => {
                Tool::at(emulator, &[&[program.display().to_string().as_str()], words].concat())
            }
            Self::Windows(wine) => wine.tool(words),
        }
    }
}

/// An emulator of this name.
pub(super) fn emulator(name: &str, oldest: u32) -> Result<PathBuf> {
    if version(name).is_none() {
        prerequisites::install(&["qemu-user-static"], "programs of other processors need an emulator:")?;
    }
    if version(name).is_some_and(|found| found < oldest) {
        let why = format!("{name} of version {oldest} or newer is needed;");
        prerequisites::install_backports(&["qemu-user-static", "qemu-user"], &why)?;
    }
    let Some(found) = version(name) else { bail!("{name} does not run here") };
    if found < oldest {
        bail!("{name} is still of version {found}, and {oldest} is needed");
    }
    find(name).with_context(|| format!("{name} is gone"))
}

/// The first figure of what it says: `qemu-aarch64 version 7.2.19 (Debian …)`.
fn version(name: &str) -> Option<u32> {
    let said = Tool::at(&find(name)?, &["--version"]).answer()?;
    said.split_once(" version ")?.1.split('.').next()?.parse().ok()
}
