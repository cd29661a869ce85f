//! Snapshots of messages and pages: shown, or accepted.
//!
//! Only snapshots kept in files are handled (`insta::assert_snapshot!` with a name); inline ones need a tool of their own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::tool::{Tool, has_nextest, root};

/// What insta puts beside a snapshot that no longer fits.
const PENDING: &str = "snap.new";

/// Runs the tests, shows what would change, and leaves the work tree as it was.
pub(crate) fn show() -> Result<()> {
    run_tests("new")?;
    let pending = find(&root().join("tests"))?.into_iter().chain(find(&root().join("src"))?);
    let mut count = 0;
    for new in pending {
        count += 1;
        let old = new.with_extension("");
        let (old, new_path) =
            (if old.exists() { old } else { "/dev/null".into() }, new.display().to_string());
        // Ends with 1 where the files differ, which is what they do here.
        Tool::git(&["--no-pager", "diff", "--no-index", "--", &old.display().to_string(), &new_path])
            .run()?;
        fs::remove_file(&new).with_context(|| format!("cannot remove {new_path}"))?;
    }
    match count {
        0 => eprintln!("\nno snapshot would change"),
        1 => eprintln!("\n1 snapshot would change; accept it with: cargo xtask snapshots accept"),
        _ => eprintln!("\n{count} snapshots would change; accept them with: cargo xtask snapshots accept"),
    }
    Ok(())
}

/// Runs the tests and writes the snapshots that changed.
pub(crate) fn accept() -> Result<()> {
    run_tests("always")?;
    eprintln!("\nsnapshots are written; read every line of: git diff -- '*.snap'");
    Tool::git(&["--no-pager", "status", "--short", "--", "*.snap"]).run()?;
    Ok(())
}

fn run_tests(update: &str) -> Result<()> {
    let words: &[&str] = if has_nextest() {
        &["nextest", "run", "--workspace", "--no-fail-fast", "--status-level", "fail"]
    } else {
        &["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"]
    };
    let tests = Tool::cargo(words).env("INSTA_UPDATE", update).env("INSTA_FORCE_PASS", "1");
    if !tests.run()? {
        bail!("tests fail for another reason than a snapshot; mend them first");
    }
    Ok(())
}

/// Pending snapshots below a folder, in order.
fn find(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            found.extend(find(&entry.path())?);
        } else if entry.file_name().to_string_lossy().ends_with(&format!(".{PENDING}")) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}
