//! Windows programs on this machine: wine, with a folder of settings of its own, so that nothing of this machine's is there.
//!
//! Debian 12 brings wine 8, which lacks one library that Rust's standard library asks for random numbers. A few lines of C stand
//! in for it, beside the program; on Windows the system has it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::prerequisites;
use crate::tool::{Tool, find};

const STAND_IN: &str = r"
#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length) { return RtlGenRandom(bytes, (ULONG)length); }
";

/// A Windows program, and the machine that it believes to be on.
pub(crate) struct Wine {
    program: PathBuf,
    settings: PathBuf,
}

impl Wine {
    /// A new machine, whose settings are in `room`.
    ///
    /// # Errors
    /// When wine, or the compiler for its missing library, cannot be had.
    pub(crate) fn new(room: &Path, program: &Path) -> Result<Self> {
        if find("wine").is_none() || find("x86_64-w64-mingw32-gcc").is_none() {
            prerequisites::install(
                &["wine", "wine64", "gcc-mingw-w64-x86-64"],
                "Windows programs are tried under wine; install what these Debian packages bring:",
            )?;
        }
        fs::create_dir_all(room)?;
        let source = room.join("bcryptprimitives.c");
        fs::write(&source, STAND_IN)?;
        let library = program.with_file_name("bcryptprimitives.dll");
        let words =
            ["-shared", "-o", &library.display().to_string(), &source.display().to_string(), "-ladvapi32"];
        if !Tool::program("x86_64-w64-mingw32-gcc", &words).run()? {
            bail!("the library that wine lacks could not be compiled");
        }
        Ok(Self { program: program.to_owned(), settings: room.join("wine") })
    }

    /// The program with these words.
    pub(crate) fn tool(&self, words: &[&str]) -> Tool {
        let program = self.program.display().to_string();
        self.system(&[&[program.as_str()][..], words].concat())
    }

    /// A program of the system itself.
    pub(crate) fn system(&self, words: &[&str]) -> Tool {
        Tool::program("wine", words)
            .env("WINEPREFIX", &self.settings.display().to_string())
            .env("WINEDEBUG", "-all")
            // In other locales names that are not ASCII get lost on the way.
            .env("LC_CTYPE", "C.UTF-8")
            .env("DISPLAY", "")
    }
}

/// A path of this machine as a Windows program knows it.
pub(crate) fn seen(path: &Path) -> Result<String> {
    let text = path.to_str().context("a path that is no text")?;
    Ok(format!("Z:{text}").replace('/', "\\"))
}
