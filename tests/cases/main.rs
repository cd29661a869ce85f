//! One test a case: a fixture of a rule, an example of the registry, one mistake, a broken call. Cases are found when the tests
//! run, so that a new folder is a new test; each fails under its own name, and the others still run.
//!
//! `cargo nextest run --test cases quota` runs those that have `quota` in their names.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

#[path = "../it/circumstances.rs"]
mod circumstances;
#[allow(dead_code, reason = "the other tests use all of it")]
#[path = "../it/fixture.rs"]
mod fixture;

mod examples;
mod hostile;
mod mistakes;
mod rules;

use std::collections::BTreeSet;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

/// A test by that name; it fails by panicking.
fn trial(name: impl Into<String>, run: impl FnOnce() + Send + 'static) -> Trial {
    Trial::test(name, || {
        run();
        Ok(())
    })
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let trials: Vec<Trial> = rules::trials()
        .chain(examples::trials())
        .chain(mistakes::trials())
        .chain(hostile::trials())
        .collect();
    let names: BTreeSet<&str> = trials.iter().map(Trial::name).collect();
    assert_eq!(names.len(), trials.len(), "two cases have one name, and only one of them could be asked for");
    libtest_mimic::run(&arguments, trials).exit_code()
}
