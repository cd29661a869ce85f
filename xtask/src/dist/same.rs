//! `cargo xtask dist same`: whether whoever builds a release again gets the same bytes. The commit is cloned into another folder
//! and built there, with other folders of builds; what comes out is compared with what this folder gives. The engine always, programs
//! of the machines that are named.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::target::Target;
use super::trial::copy;
use super::{Stamp, done, program, room};
use crate::tool::{Tool, root, target as builds};
use crate::wasm;

pub(super) fn run(targets: &[&Target]) -> Result<()> {
    let stamp = Stamp::of_commit()?;
    let room = room("same")?;
    // A path of another length, too.
    let (sources, elsewhere) = (room.join("another-place/of-the-sources"), room.join("builds"));
    let words = [root(), sources.clone()].map(|path| path.display().to_string());
    done(Tool::git(&["clone", "--quiet", "--no-hardlinks", &words[0], &words[1]]))?;

    let here = wasm::modules(&root(), &builds().join("wasm"))?;
    let there = wasm::modules(&sources, &elsewhere.join("wasm"))?;
    for (one, other) in here.iter().zip(&there) {
        compare(one, other)?;
    }
    if targets.is_empty() {
        return Ok(());
    }
    // The scripts are made of the modules alone.
    wasm::build_in()?;
    copy(&root().join("built"), &sources.join("built"))?;
    for target in targets {
        let here = program::build(target, Some(&stamp))?;
        let there = program::build_from(&sources, &elsewhere, target, Some(&stamp))?;
        compare(&here, &there)?;
    }
    Ok(())
}

/// Two files that have to be the same.
fn compare(one: &Path, other: &Path) -> Result<()> {
    let digest = |path: &Path| -> Result<String> {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(HEXLOWER.encode(&Sha256::digest(bytes)))
    };
    let digests = [digest(one)?, digest(other)?];
    if digests[0] != digests[1] {
        bail!("other bytes come out of another folder; compare {} and {}", one.display(), other.display());
    }
    println!("the same: {}  {}", digests[0], one.file_name().unwrap_or_default().display());
    Ok(())
}
