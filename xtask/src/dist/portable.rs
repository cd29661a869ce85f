//! What is unpacked and run: a `.tar.gz` for Linux and macOS, a zip for Windows that a clerk can use without a command line.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::archive::{self, Part};
use super::guide::START;
use super::runner::Asked;
use super::target::{Kind, Target};
use super::{Stamp, VERSION, out, room, texts};
use crate::tool::root;

/// The shells whose completions go along, with the names that they look for.
const SHELLS: [(&str, &str); 4] =
    [("bash", "zhengji.bash"), ("zsh", "_zhengji"), ("fish", "zhengji.fish"), ("powershell", "zhengji.ps1")];

/// The program, and what it says of itself.
pub(super) struct Files {
    pub(super) program: PathBuf,
    /// Completions by file name.
    pub(super) completions: Vec<(&'static str, Vec<u8>)>,
    /// The page of the manual.
    pub(super) manual: Vec<u8>,
}

impl Files {
    /// Asks the program itself, under an emulator where it has to be. What nothing here can run says the same as the program for
    /// Linux, which is `like`.
    pub(super) fn of(program: &Path, asked: &Asked<'_>) -> Result<Self> {
        let ask = |word: &str| -> Result<Vec<u8>> {
            let tool = asked.tool(&["completions", word]);
            let line = tool.line().to_owned();
            match tool.answer() {
                Some(text) if !text.is_empty() => Ok(text.replace("\r\n", "\n").into_bytes()),
                _ => bail!("this gives nothing: {line}"),
            }
        };
        let completions =
            SHELLS.into_iter().map(|(shell, name)| Ok((name, ask(shell)?))).collect::<Result<_>>()?;
        Ok(Self { program: program.to_owned(), completions, manual: ask("man")? })
    }
}

/// The name of what is packed for a machine, without its ending.
pub(super) fn name(target: &Target) -> String {
    format!("zhengji-{VERSION}-{}", target.name)
}

/// The archive's file.
pub(super) fn archive(target: &Target) -> PathBuf {
    let ending = if target.kind == Kind::Windows { "zip" } else { "tar.gz" };
    out().join(format!("{}.{ending}", name(target)))
}

pub(super) fn pack(target: &Target, files: &Files, stamp: &Stamp) -> Result<()> {
    match target.kind {
        Kind::Linux | Kind::Mac => tar(target, files, stamp),
        Kind::Windows => zip(target, files),
    }
}

fn tar(target: &Target, files: &Files, stamp: &Stamp) -> Result<()> {
    let (room, name) = (room(target.name)?, name(target));
    let folder = room.join(&name);
    archive::copy_program(&files.program, &folder.join(target.program()))?;
    for text in texts() {
        fs::copy(&text, folder.join(text.file_name().unwrap_or_default()))?;
    }
    for (name, bytes) in &files.completions {
        super::write(&folder.join("completions").join(name), bytes)?;
    }
    super::write(&folder.join("zhengji.1"), &files.manual)?;
    archive::tar(&room, &name, &archive(target), stamp)
}

fn zip(target: &Target, files: &Files) -> Result<()> {
    let name = name(target);
    let mut parts: Vec<Part> = vec![(
        format!("{name}/{}", target.program()),
        fs::read(&files.program).context("the program is gone")?,
        true,
    )];
    // Read by the command line of Windows in its own code page: nothing but ASCII inside.
    let start = fs::read_to_string(root().join("xtask/src/dist/start.bat"))?;
    parts.push((format!("{name}/{START}"), start.replace('\n', "\r\n").into_bytes(), true));
    for text in texts() {
        let file = text.file_name().unwrap_or_default().to_string_lossy().into_owned();
        parts.push((format!("{name}/{file}"), fs::read(&text)?, false));
    }
    for (file, bytes) in &files.completions {
        parts.push((format!("{name}/completions/{file}"), bytes.clone(), false));
    }
    archive::zip(&parts, &archive(target))
}
