//! `cargo xtask dist`: everything a release holds, from one checkout on one Linux machine. What each package is stands in its
//! file; `docs/release.md` says what it costs and how a release is made.
//!
//! * [`target`]: for which machines
//! * [`program`]: the program for one of them
//! * [`runner`]: what runs it here
//! * [`archive`]: files in an archive, the same bytes each time
//! * [`portable`]: the archives that are unpacked and run: tar.gz, and a zip for Windows
//! * [`deb`], [`wheel`], [`npm`]: packages of Debian, of the Python registry and of npm
//! * [`crates`]: the crates that `cargo install` builds from
//! * [`bill`]: what the program is made of (SBOM)
//! * [`sums`]: the checksums of all, and their signature
//! * [`trial`]: each package installed in a clean place, and run
//! * [`debian`]: such a place: an old Debian
//! * [`guide`]: the guides for Windows, word by word
//! * [`same`]: whether it comes out again, byte for byte

mod archive;
mod bill;
mod crates;
mod deb;
mod debian;
mod guide;
mod npm;
mod portable;
mod program;
mod runner;
mod same;
mod sums;
mod target;
mod trial;
mod wheel;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::tool::{Tool, root, target as builds};
use crate::wasm;
use runner::Asked;
use target::{Kind, TARGETS, Target};
pub(crate) use trial::copy;

/// The version that is packed.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The folder that everything is laid into: what a mirror holds for this version.
fn out() -> PathBuf {
    builds().join("dist").join(VERSION)
}

/// Builds the program for the targets named, all when none is, and packs it.
pub(crate) fn run(words: &[&str]) -> Result<()> {
    if let ["test", names @ ..] = words {
        return trial::run(&chosen(names)?);
    }
    if let ["same", names @ ..] = words {
        // A program more takes as long as the first: only those that are named.
        return same::run(&if names.is_empty() { Vec::new() } else { chosen(names)? });
    }
    // To try the packages themselves: by a program that is built as while one works on it.
    let (is_quick, words) = match words {
        ["quick", rest @ ..] => (true, rest),
        all => (false, all),
    };
    let targets = chosen(words)?;
    let stamp = Stamp::of_commit()?;
    if !(is_quick && wasm::is_built_in()?) {
        wasm::build_in()?;
    }
    fs::create_dir_all(out()).with_context(|| format!("cannot make {}", out().display()))?;
    for target in targets {
        let begun = Instant::now();
        let build = |target| program::build(target, Some(&stamp).filter(|_| !is_quick));
        let program = build(target)?;
        // No Mac's program runs here; it says of itself what the one for Linux says.
        let files = match TARGETS.first().filter(|_| target.kind == Kind::Mac) {
            None => portable::Files::of(&program, &Asked::new(target, &program)?)?,
            Some(like) => portable::Files::of(&program, &Asked::new(like, &build(like)?)?)?,
        };
        portable::pack(target, &files, &stamp)?;
        wheel::pack(target, &program, &stamp)?;
        npm::pack(target, &program, &stamp)?;
        if target.kind == Kind::Linux {
            deb::pack(target, &files, &stamp)?;
        }
        eprintln!("{}: {} s", target.name, begun.elapsed().as_secs());
    }
    npm::pack_front(&stamp)?;
    crates::pack()?;
    bill::write_bill()?;
    sums::write_all()?;
    for (name, size) in contents()? {
        println!("{size:>12}  {name}");
    }
    Ok(())
}

/// Signs what is there: who has the key need not build.
pub(crate) fn sign() -> Result<()> {
    sums::write_all()
}

/// The program for Windows as it is while one works on it.
pub(crate) fn build_for_windows() -> Result<PathBuf> {
    let target =
        TARGETS.iter().find(|target| target.kind == Kind::Windows).context("no target is Windows")?;
    program::build(target, None)
}

/// The targets of these names.
fn chosen(names: &[&str]) -> Result<Vec<&'static Target>> {
    if names.is_empty() {
        return Ok(TARGETS.iter().filter(|target| target.is_part()).collect());
    }
    names
        .iter()
        .map(|name| match TARGETS.iter().find(|target| target.name == *name) {
            Some(target) => Ok(target),
            None => bail!(
                "no machine is called `{name}`; there are: {}",
                TARGETS.iter().map(|target| target.name).collect::<Vec<_>>().join(", ")
            ),
        })
        .collect()
}

/// The files of the release by name, with their sizes.
fn contents() -> Result<Vec<(String, u64)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(out()).with_context(|| format!("cannot read {}", out().display()))? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            found.push((entry.file_name().to_string_lossy().into_owned(), entry.metadata()?.len()));
        }
    }
    found.sort();
    Ok(found)
}

/// A new folder to put a package together in.
fn room(name: &str) -> Result<PathBuf> {
    let room = builds().join("dist").join("rooms").join(name);
    if room.exists() {
        fs::remove_dir_all(&room)?;
    }
    fs::create_dir_all(&room).with_context(|| format!("cannot make {}", room.display()))?;
    Ok(room)
}

/// Writes a file and the folders it needs.
fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// When and what: the commit, and its time for everything that has to bear one.
pub(super) struct Stamp {
    commit: String,
    /// Seconds since 1970.
    epoch: String,
}

impl Stamp {
    fn of_commit() -> Result<Self> {
        let git = |words: &[&str]| -> Result<String> {
            let answer = Tool::git(words).answer().context("a release is made from a git checkout")?;
            Ok(answer.trim().to_owned())
        };
        if !git(&["status", "--porcelain", "--untracked-files=no"])?.is_empty() {
            eprintln!("note: files are changed since the last commit; what is packed is of no commit");
        }
        Ok(Self { commit: git(&["rev-parse", "HEAD"])?, epoch: git(&["log", "-1", "--format=%ct"])? })
    }
}

/// Runs a tool that has to succeed.
fn done(tool: Tool) -> Result<()> {
    let line = tool.line().to_owned();
    eprintln!("$ {line}");
    if tool.run()? { Ok(()) } else { bail!("this failed: {line}") }
}

/// The texts that go along.
fn texts() -> [PathBuf; 3] {
    ["README.md", "README.zh-CN.md", "LICENSE"].map(|name| root().join(name))
}
