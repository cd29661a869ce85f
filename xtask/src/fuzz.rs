//! Fuzzing with cargo-fuzz: seeds from the tests' fixtures and the sample call, then each target for some minutes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::tool::{Tool, root};

/// All targets of `fuzz/`.
const TARGETS: [&str; 4] = ["document", "call", "markdown", "form"];

/// Longest input, in bytes. Larger ones are slower, not harder.
const LONGEST: usize = 16_384;

/// The task `fuzz`: runs targets, all of them where none is named, for `minutes` each.
pub(crate) fn run(minutes: &str, names: &[&str]) -> Result<()> {
    let minutes: u64 = minutes.parse().with_context(|| format!("`{minutes}` is no number of minutes"))?;
    if let Some(unknown) = names.iter().find(|name| !TARGETS.contains(*name)) {
        bail!("no target is called `{unknown}`; there are: {}", TARGETS.join(", "));
    }
    if Tool::cargo(&["fuzz", "--version"]).answer().is_none() {
        bail!("cargo-fuzz is not installed; install it with:\n\n  cargo install --locked cargo-fuzz\n");
    }
    for name in TARGETS.iter().filter(|name| names.is_empty() || names.contains(name)) {
        let seeds = root().join("fuzz/corpus").join(name);
        sow(name, &seeds)?;
        let (time, longest) = (format!("-max_total_time={}", minutes * 60), format!("-max_len={LONGEST}"));
        // No sanitizer: nothing here or in what is fuzzed is unsafe code of ours, and without it more is tried.
        let words = ["+nightly", "fuzz", "run", "-s", "none", name, "--"];
        let words = [&words[..], &[&time, &longest, "-timeout=20", "-print_final_stats=1"]].concat();
        let tool = Tool::program("cargo", &words);
        eprintln!("$ {}", tool.line());
        if !tool.run()? {
            bail!("`{name}` found something; it is in fuzz/artifacts/{name}");
        }
    }
    Ok(())
}

/// Writes the seeds of a target: one file each, named by number.
fn sow(target: &str, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let mut seeds: Vec<Vec<u8>> = Vec::new();
    for path in files()? {
        let bytes = fs::read(&path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match target {
            "document" => seeds.push([&[role(&path)], bytes.as_slice()].concat()),
            "markdown" => seeds.push(bytes),
            "call" => {
                let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
                let from = parts
                    .iter()
                    .position(|part| ["units", "departments", "comments", "guideline"].contains(&&**part));
                let inside = from.map_or(name, |from| parts.get(from..).unwrap_or_default().join("/"));
                seeds.push([b"\0", inside.as_bytes(), b"\n", &bytes].concat());
            }
            // Edits of a form need no seeds but a few of their own shape.
            _ => seeds.extend(
                (0..=u8::MAX).step_by(8).map(|at| vec![at & 8, at, at, at, 3, 4, b'<', b'w', b':', b't']),
            ),
        }
    }
    seeds.sort();
    seeds.dedup();
    for (number, seed) in seeds.iter().enumerate() {
        if seed.len() <= LONGEST {
            fs::write(folder.join(format!("seed-{number:04}")), seed)?;
        }
    }
    Ok(())
}

/// What the target takes the file for, by its first byte.
fn role(path: &Path) -> u8 {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match &*name {
        "unit.yaml" => 1,
        "call.yaml" => 2,
        "department.yaml" => 3,
        "recommendation.yaml" => 4,
        "dispositions.yaml" => 6,
        "notice.md" => 8,
        name if name.ends_with(".md") => 5,
        _ if path.iter().any(|part| part == "comments") => 7,
        _ => 0,
    }
}

/// Files of fixtures and of the sample call.
fn files() -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open =
        ["tests/fixtures", "tests/hostile/fixture", "submissions"].map(|name| root().join(name)).to_vec();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "yaml" || end == "md") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
