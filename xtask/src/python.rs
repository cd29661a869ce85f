//! Programs from the Python registry: Python's own, and some of Rust's that it has ready-made. Each is installed at a fixed
//! version, once, into a virtual environment below the target folder. One for all: making an environment takes longer than most of
//! what is put into it.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::prerequisites::{self, PYTHON};
use crate::tool::{Tool, target};

/// A program by its package.
pub(crate) struct Package {
    pub(crate) name: &'static str,
    /// The version that has been tried.
    pub(crate) version: &'static str,
    /// The program's name.
    pub(crate) program: &'static str,
    /// Whether it is a compiled program for this very system and nothing else: then nothing of the package runs while it is
    /// installed, and it brings no other package along.
    pub(crate) ready_made: bool,
}

impl Package {
    /// The program.
    ///
    /// # Errors
    /// When Python, or the package for this system, cannot be had here.
    pub(crate) fn program(&self) -> Result<PathBuf> {
        let Self { name, version, program, ready_made } = self;
        let package = format!("{name}=={version}");
        let place = target().join("python");
        let bin = place.join(if cfg!(windows) { "Scripts" } else { "bin" });
        let file = |name: &str| bin.join(name).with_extension(std::env::consts::EXE_EXTENSION);
        let (path, own_python) = (file(program), file("python"));
        // Written in the end: what was interrupted is begun anew.
        let done = place.join(&package);
        if done.is_file() && path.is_file() {
            return Ok(path);
        }
        eprintln!("{package} is installed once into {}", place.display());
        if Tool::at(&own_python, &["-m", "pip", "--version"]).answer().is_none() {
            prerequisites::system(&[&PYTHON])?;
            let Some(python) = PYTHON.program() else { bail!("Python 3 is gone") };
            Tool::at(&python, &["-m", "venv", "--clear", &place.display().to_string()]).run()?;
        }
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", &package];
        let only = ["--only-binary", ":all:", "--no-deps"];
        let words = if *ready_made { [&pip[..], &only].concat() } else { pip.to_vec() };
        if !own_python.is_file() || !Tool::at(&own_python, &words).run()? || !path.is_file() {
            bail!("{package} cannot be installed from the Python registry here");
        }
        std::fs::write(&done, "")?;
        Ok(path)
    }
}
