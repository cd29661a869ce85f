//! One stage: a header, its work, the time it took; and the closing summary over all of them.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::tool::Tool;

/// How a stage ended, if it did not fail.
pub(crate) enum Outcome {
    /// It passed.
    Passed,
    /// It was not run, for this reason; said at once and again in the summary.
    Skipped(String),
}

/// A named piece of work.
pub(crate) struct Stage {
    /// The name, as given on the command line.
    pub(crate) name: &'static str,
    /// What it does, in a few words.
    pub(crate) about: &'static str,
    /// The work.
    pub(crate) work: fn() -> Result<Outcome>,
}

/// Runs the stages in order, stops at the first that fails, and sums up.
pub(crate) fn run(stages: &[&Stage]) -> Result<()> {
    let started = Instant::now();
    let mut summary = Vec::new();
    let mut skipped = 0;
    for (number, stage) in (1..).zip(stages) {
        eprintln!("\n=== {number}/{} {}: {}", stages.len(), stage.name, stage.about);
        let begun = Instant::now();
        let outcome = (stage.work)();
        let time = words(begun.elapsed());
        match outcome {
            Ok(Outcome::Passed) => {
                eprintln!("=== {} passed in {time}", stage.name);
                summary.push(format!("  passed   {:<10} {time}", stage.name));
            }
            Ok(Outcome::Skipped(reason)) => {
                skipped += 1;
                eprintln!("=== {} SKIPPED: {reason}", stage.name);
                summary.push(format!("  SKIPPED  {:<10} {reason}", stage.name));
            }
            Err(error) => {
                summary.push(format!("  FAILED   {:<10} {time}", stage.name));
                let left = stages.len() - summary.len();
                eprintln!("\n=== Summary\n{}", summary.join("\n"));
                if left > 0 {
                    eprintln!("  not run  {left} more");
                }
                return Err(error);
            }
        }
    }
    eprintln!("\n=== Summary\n{}", summary.join("\n"));
    let note = if skipped == 0 {
        String::new()
    } else {
        format!(", {skipped} of them skipped for the reason given")
    };
    eprintln!("No stage failed ({} in all{note}); {}.", stages.len(), words(started.elapsed()));
    Ok(())
}

/// Runs a tool as the work of a stage; when it fails, the error says how to run it alone.
pub(crate) fn pass(tool: Tool) -> Result<Outcome> {
    let line = tool.line().to_owned();
    eprintln!("$ {line}");
    if tool.run()? {
        return Ok(Outcome::Passed);
    }
    bail!("this failed; run it alone with:\n\n  {line}\n")
}

/// A time as a person says it.
fn words(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::words;

    #[test]
    fn times_read_well() {
        assert_eq!(words(Duration::from_millis(840)), "0.8 s");
        assert_eq!(words(Duration::from_secs(60)), "1 min 0 s");
        assert_eq!(words(Duration::from_millis(133_900)), "2 min 13 s");
    }
}
