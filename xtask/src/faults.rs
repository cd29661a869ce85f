//! The tests of `tests/it/faults`, of which every test run tries a few rounds, many times over.

use anyhow::{Context as _, Result, bail};

use crate::tool::{Tool, has_nextest};

/// The task `faults`.
pub(crate) fn run(rounds: &str) -> Result<()> {
    let count: u32 = rounds.parse().with_context(|| format!("`{rounds}` is no number of rounds"))?;
    let words: &[&str] = if has_nextest() {
        // One after the other: what is measured to find the moment for a kill must not be disturbed by other tests.
        &[
            "nextest",
            "run",
            "--test",
            "it",
            "--no-fail-fast",
            "--success-output=immediate",
            "-j1",
            "-E",
            "test(/^faults/)",
        ]
    } else {
        &["test", "--test", "it", "faults::", "--", "--nocapture", "--test-threads=1"]
    };
    let tool = Tool::cargo(words).env("ZHENGJI_FAULT_ROUNDS", &count.to_string());
    eprintln!("$ {}", tool.line());
    if !tool.run()? {
        bail!("a fault did harm; see above");
    }
    println!("{count} rounds of each fault, no harm done");
    Ok(())
}
