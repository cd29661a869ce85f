//! What a machine can do to a run: end it, refuse it the disk, change files under it, start it twice. Whatever happens,
//! readers see the old site or the new one, and the files of a call are as they were or as they were to be.
//!
//! Real processes, ended at random moments. A few rounds belong to every test run; `cargo xtask faults` runs hundreds. A test
//! that fails tells its seed; `ZHENGJI_FAULT_SEED=<seed> cargo nextest run <test>` takes the same moments again.

mod disk;
mod killed;
mod many;
mod moving;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::fixture::{Files, files};
use crate::program::{Repository, command};

const AT: [&str; 2] = ["--at", "2021-04-01T12:00:00+08:00"];
const DEMAND: &str = "submissions/example/units/shili-yiqi/sensor.yaml";

/// How many times each fault is tried.
fn rounds(usual: u32) -> u32 {
    std::env::var("ZHENGJI_FAULT_ROUNDS").ok().map_or(usual, |rounds| rounds.parse().unwrap())
}

/// Kills runs, as many as are asked for, and more until one was still going when its end came: on a busy machine runs are over
/// sooner or later than the one whose time was taken. `round` says whether its run was. Tells how many were.
fn until_killed(mut round: impl FnMut(u32) -> bool) -> u32 {
    let mut killed = 0;
    for number in 0..100.max(rounds(6)) {
        if number >= rounds(6) && killed > 0 {
            break;
        }
        killed += u32::from(round(number));
    }
    killed
}

/// The variable that says which numbers to take again.
const SEED: &str = "ZHENGJI_FAULT_SEED";

/// Other numbers in every run. Which they are is told where a test fails, so that it can be run with the same again.
struct Chance(u64);

impl Chance {
    fn new() -> Self {
        let given = std::env::var(SEED).ok().map(|seed| seed.parse().unwrap());
        let seed = given.unwrap_or_else(|| {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
            u64::try_from(now.as_nanos() & u128::from(u64::MAX)).unwrap()
        });
        // Kept by the test runner, and shown with a failure.
        eprintln!("the same moments again: {SEED}={seed}");
        Self(seed | 1)
    }

    /// A time between nothing and `most`.
    fn below(&mut self, most: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        most.mul_f64(f64::from(u32::try_from(self.0 >> 32).unwrap()) / f64::from(u32::MAX))
    }
}

fn start(folder: &Path, arguments: &[&str]) -> Child {
    spawn(command(folder, arguments))
}

fn spawn(mut command: Command) -> Child {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Starts it and ends it with SIGKILL after some part of the time that it takes, more often near its end, where it writes. True
/// when it was still running.
fn start_and_kill(chance: &mut Chance, takes: Duration, command: Command) -> bool {
    let mut child = spawn(command);
    let (one, other) = (chance.below(takes), chance.below(takes));
    // A busy machine takes longer than it did when the time was taken.
    std::thread::sleep(one.max(other).mul_f64(1.2));
    let running = child.try_wait().unwrap().is_none();
    // It may have ended by itself between the two lines.
    let _ = child.kill();
    child.wait().unwrap();
    running
}

fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

/// A call with some more units, so that there is something to interrupt.
fn larger(units: usize) -> Files {
    let mut call = crate::fixture::base();
    let text = |path: &str| String::from_utf8(crate::fixture::base()[path].clone()).unwrap();
    for number in 0..units {
        let uscc = format!("91330106MA{:07}", number + 1000);
        let check = check_character(&uscc);
        let unit =
            text("units/shili-yiqi/unit.yaml").replace("91330106MA00000016", &format!("{uscc}{check}"));
        let demand = text("units/shili-yiqi/sensor.yaml").replace("传感器", &format!("{number}号传感器"));
        call.insert(format!("units/shili-{number}/unit.yaml"), unit.into_bytes());
        call.insert(format!("units/shili-{number}/sensor.yaml"), demand.into_bytes());
    }
    call
}

/// The last character of a credit code (GB 32100-2015).
fn check_character(code: &str) -> char {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let mut weight = 1;
    let mut sum = 0;
    for c in code.chars() {
        sum += ALPHABET.find(c).unwrap() * weight;
        weight = weight * 3 % 31;
    }
    ALPHABET.chars().nth((31 - sum % 31) % 31).unwrap()
}

/// What `build` writes for the call as it stands, without touching `public`.
fn site_of(repository: &Repository) -> Files {
    let output = repository.run(&["build", "--out", "whole", AT[0], AT[1]]);
    assert_eq!(output.code, 0, "{}", output.shown());
    files(&repository.join("whole"))
}

/// Folders and files of the repository that no command is meant to leave there.
fn remnants(repository: &Repository) -> Vec<String> {
    let names = std::fs::read_dir(repository.path()).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with('.') && name != ".git").collect()
}
