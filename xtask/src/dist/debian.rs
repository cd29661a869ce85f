//! An old Debian to install packages in: the oldest that this machine's mirror has, as debootstrap lays it out. It is laid out once,
//! and copied for each trial.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::done;
use super::target::Target;
use crate::prerequisites;
use crate::tool::{Tool, find, target as builds};

/// From the oldest on: what the systems of today's desks descend from, and the oldest with support.
const SUITES: [&str; 2] = ["bullseye", "bookworm"];

/// Lays a system into an empty folder. Gives its name, or nothing where no mirror has one: which is told.
pub(super) fn lay(target: &Target, room: &Path) -> Result<Option<&'static str>> {
    let Some(mirror) = mirror() else {
        eprintln!("no Debian is laid out: apt-get of this machine knows no mirror");
        return Ok(None);
    };
    if find("debootstrap").is_none() {
        prerequisites::install(&["debootstrap"], "Debian packages are tried in a system of their own:")?;
    }
    for suite in SUITES {
        let kept = builds().join("dist").join(format!("{suite}-{}", target.debian));
        if !kept.is_dir() {
            let begun = kept.with_extension("part");
            if begun.exists() {
                fs::remove_dir_all(&begun)?;
            }
            let (place, machine) = (begun.display().to_string(), format!("--arch={}", target.debian));
            let words = ["--variant=minbase", &machine, suite, &place, &mirror];
            eprintln!("a system of {suite} is laid out once into {}", kept.display());
            // It says each package, and keeps that in a file.
            if Tool::program("debootstrap", &words).answer().is_none() {
                eprintln!("{suite} cannot be had from this machine's mirror");
                continue;
            }
            fs::rename(&begun, &kept)?;
        }
        let from = kept.join(".").display().to_string();
        done(Tool::program("cp", &["--archive", &from, &room.display().to_string()]))?;
        return Ok(Some(suite));
    }
    Ok(None)
}

/// Where this machine's own packages come from.
fn mirror() -> Option<String> {
    let words = ["indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"];
    let told = Tool::program("apt-get", &words).answer()?;
    told.lines().find(|line| !line.contains("security")).map(str::to_owned)
}
