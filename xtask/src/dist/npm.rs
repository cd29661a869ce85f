//! npm: a package for each machine with the program in it, and one in front that asks for the right one, as `npx zhengji` does.

use std::path::Path;

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::archive::{copy_program, tar};
use super::target::{TARGETS, Target};
use super::{Stamp, VERSION, out, room, texts, write};

/// What starts the program of the package for this machine.
const FRONT: &str = include_str!("front.js");

fn package(target: &Target) -> String {
    format!("zhengji-{}-{}", target.node.0, target.node.1)
}

/// The file name of the package for a machine.
pub(super) fn file(target: &Target) -> String {
    format!("{}-{VERSION}.tgz", package(target))
}

/// The file name of the package in front.
pub(super) fn front() -> String {
    format!("zhengji-{VERSION}.tgz")
}

pub(super) fn pack(target: &Target, program: &Path, stamp: &Stamp) -> Result<()> {
    let room = room(&format!("npm-{}", target.name))?;
    let facts = json!({
        "name": package(target),
        "version": VERSION,
        "description": format!("zhengji for {}", target.name),
        "license": "Apache-2.0",
        "os": [target.node.0],
        "cpu": [target.node.1],
        "files": ["bin"],
    });
    write(&room.join("package/package.json"), format!("{facts:#}\n"))?;
    copy_program(program, &room.join("package/bin").join(target.program()))?;
    std::fs::copy(&texts()[2], room.join("package/LICENSE"))?;
    tar(&room, "package", &out().join(file(target)), stamp)
}

pub(super) fn pack_front(stamp: &Stamp) -> Result<()> {
    let room = room("npm")?;
    let part = TARGETS.iter().filter(|target| target.is_part());
    let machines: Map<String, Value> = part.map(|target| (package(target), VERSION.into())).collect();
    let facts = json!({
        "name": "zhengji",
        "version": VERSION,
        "description": "Runs a public call for suggestions from one git repository: checks, site, summary tables.",
        "license": "Apache-2.0",
        "bin": {"zhengji": "front.js"},
        "optionalDependencies": machines,
    });
    write(&room.join("package/package.json"), format!("{facts:#}\n"))?;
    write(&room.join("package/front.js"), FRONT)?;
    for text in texts() {
        std::fs::copy(&text, room.join("package").join(text.file_name().unwrap_or_default()))?;
    }
    tar(&room, "package", &out().join(front()), stamp)
}
