//! The program for one machine: by Debian's compiler with the source of its library, and with zig as compiler of C and linker for
//! Linux, mingw for Windows. Nothing of it is this machine's: no path, no clock, no system library.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::target::{Kind, Target};
use super::{Stamp, done};
use crate::prerequisites;
use crate::python::Package;
use crate::tool::{Tool, find, root, target as builds};

/// A compiler of C and a linker for every Linux.
const ZIG: Package = Package { name: "ziglang", version: "0.17.1", program: "python-zig", ready_made: true };

/// What tells cargo to use it.
const ZIGBUILD: Package =
    Package { name: "cargo-zigbuild", version: "0.24.1", program: "cargo-zigbuild", ready_made: true };

const RUSTC: &str = "/usr/bin/rustc";
const LIBRARY: &str = "/usr/lib/rustlib/src/rust/library/std";
const MINGW: &str = "x86_64-w64-mingw32-gcc";

/// Builds it and gives its file: in the profile of releases where there is something to stamp it with, else as it is while one
/// works on it, which takes a fourth of the time.
pub(super) fn build(target: &Target, stamp: Option<&Stamp>) -> Result<PathBuf> {
    if let Some(given) = target.given() {
        return Ok(given);
    }
    build_from(&root(), &builds(), target, stamp)
}

/// Builds it from a checkout, in a folder of builds.
pub(super) fn build_from(
    sources: &Path,
    builds: &Path,
    target: &Target,
    stamp: Option<&Stamp>,
) -> Result<PathBuf> {
    if target.kind == Kind::Mac {
        bail!("programs of {} are built on a Mac and given by a variable: docs/release.md", target.name);
    }
    let mut packages = Vec::new();
    if !Path::new(RUSTC).is_file() || !Path::new(LIBRARY).is_dir() {
        packages.extend(["rustc-web", "rust-web-src"]);
    }
    if target.kind == Kind::Windows && find(MINGW).is_none() {
        packages.push("gcc-mingw-w64-x86-64");
    }
    if !packages.is_empty() {
        prerequisites::install(
            &packages,
            "programs for other machines need a compiler that builds its own library:",
        )?;
    }
    // Machines do not wait for one another.
    let folder = builds.join(if stamp.is_some() { "cross" } else { "quick" }).join(target.name);
    let verb = if target.kind == Kind::Linux { "zigbuild" } else { "build" };
    let words =
        [verb, "--locked", "-p", "zhengji", "--bin", "zhengji", "-Zbuild-std=std,panic_unwind", "--target"];
    let words = [&words[..], &[target.triple], if stamp.is_some() { &["--release"] } else { &[] }].concat();
    let home = env::var_os("CARGO_HOME")
        .map_or_else(|| PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(".cargo"), PathBuf::from);
    let mut flags = Vec::new();
    if target.kind == Kind::Linux {
        flags.extend(["-C link-self-contained=no", "-C target-feature=+crt-static"].map(str::to_owned));
    }
    if stamp.is_some() {
        // Flags in an environment are parted by blanks.
        if let Some(path) = [home.as_path(), sources].into_iter().find(|path| has_blank(path)) {
            bail!("{} has a blank in its path: a release is built in a folder without", path.display());
        }
        flags.push(format!("--remap-path-prefix={}=/cargo", home.display()));
        flags.push(format!("--remap-path-prefix={}=/zhengji", sources.display()));
    }
    let name = format!("CARGO_TARGET_{}_RUSTFLAGS", target.triple.replace('-', "_").to_uppercase());
    let mut tool = Tool::cargo(&words)
        .env("RUSTC", RUSTC)
        // What is asked for is not stable, but the same in every release that builds this.
        .env("RUSTC_BOOTSTRAP", "1")
        .within(sources)
        .target(&folder);
    if !flags.is_empty() {
        tool = tool.env(&name, &flags.join(" "));
    }
    if let Some(stamp) = stamp {
        tool = tool.env("SOURCE_DATE_EPOCH", &stamp.epoch).env("ZHENGJI_COMMIT", &stamp.commit);
    } else {
        tool = tool.env("CARGO_PROFILE_DEV_DEBUG", "0");
    }
    if target.kind == Kind::Linux {
        let zigbuild = zig()?;
        if let Some(bin) = zigbuild.parent() {
            tool = tool.path_first(bin);
        }
    }
    done(tool)?;
    let profile = if stamp.is_some() { "release" } else { "debug" };
    let program = folder.join(target.triple).join(profile).join(target.program());
    if !program.is_file() {
        bail!("{} is not there", program.display());
    }
    Ok(program)
}

fn has_blank(path: &Path) -> bool {
    path.display().to_string().contains(char::is_whitespace)
}

/// Both from the Python registry. Gives the program that cargo calls.
fn zig() -> Result<PathBuf> {
    ZIG.program()?;
    ZIGBUILD.program()
}
