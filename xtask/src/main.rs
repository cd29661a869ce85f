//! Build tasks of this repository, in Rust so that they run wherever the program itself does. See `cargo xtask help`.
//!
//! * [`check`]: the list of stages of `cargo xtask test`
//! * [`stage`]: one stage: header, time, what to do when it fails; the closing summary
//! * [`tool`]: the programs that stages call
//! * [`data`]: the open data of the built site, by frictionless
//! * [`cargo_plugin`]: programs of cargo: found, or taken ready-made, or built
//! * [`python`]: programs from the Python registry
//! * [`engine_sources`]: what the engine for browsers is made of, as one short code
//! * [`deny`]: cargo-deny and cargo-shear over the dependencies
//! * [`coverage`]: which lines the tests reach
//! * [`faults`]: the tests with killed processes, full disks and the like, many times
//! * [`fuzz`]: seeds for the fuzz targets, and running them
//! * [`bench`]: speed, as ratios within one run
//! * [`corpus`]: a call of any size for benches
//! * [`site`]: the built site: its markup, and its tests in a browser
//! * [`injection`]: a call whose texts try to run something
//! * [`pictures`]: the pictures of the guides, taken from the program
//! * [`prerequisites`]: what the site's checks need from the system and from npm
//! * [`wasm`]: the engine for browsers, built and packed
//! * [`workflows`]: actionlint over workflow files
//! * [`dist`]: everything that a release holds, and each of it tried in a clean place
//! * [`windows`], [`wine`]: the program as it is on Windows
//! * [`demo`]: the first minute: engine, program, site
//! * [`snapshots`]: looking at changed snapshots and accepting them

mod bench;
mod cargo_plugin;
mod check;
mod corpus;
mod coverage;
mod data;
mod demo;
mod deny;
mod dist;
#[path = "../../build/engine_sources.rs"]
mod engine_sources;
mod faults;
mod fuzz;
mod injection;
mod pictures;
mod prerequisites;
mod python;
mod site;
mod snapshots;
mod stage;
mod tool;
mod wasm;
mod windows;
mod wine;
mod workflows;

use std::process::ExitCode;

const HELP: &str = "\
Build tasks of zhengji

  cargo xtask test [STAGE]...     everything that must pass before a change is merged; with names, those stages only
  cargo xtask snapshots           run the tests and show every snapshot that would change; nothing is written
  cargo xtask snapshots accept    run the tests and write the changed snapshots; then read `git diff`
  cargo xtask bench [alone] [large] [receive] [verdict]
                                  measure check and build beside the floor and the programs of others (not with `alone`);
                                  with `large` up to 100,000 demands; `verdict`: from the start of a workflow to its end
  cargo xtask coverage [WORD]...  which lines the tests reach, a file a line; words go to cargo-llvm-cov, such as --html
  cargo xtask faults [ROUNDS]     kill, fill disks, run builds at once: ROUNDS times each (200)
  cargo xtask fuzz MINUTES [TARGET]...
                                  run the fuzz targets for so many minutes each (nightly compiler, cargo-fuzz)
  cargo xtask corpus DIR COUNT    write a call with COUNT demands into DIR, the same on every machine
  cargo xtask wasm                build the engine that the site's forms are judged with in a browser, for the next build of the program
  cargo xtask demo                the engine, the program with it, and the site of the sample call in public/
  cargo xtask dist [MACHINE]...   everything that a release holds, into target/dist; see docs/release.md
  cargo xtask dist test [MACHINE]...
                                  install each of it in a clean place and run it
  cargo xtask dist same [MACHINE]...
                                  build the engine, and programs of these machines, from another folder: the same bytes
  cargo xtask dist sign           checksums and their signature, with the key that ZHENGJI_SIGNING_KEY names
  cargo xtask injection DIR       write a call whose texts try to run something, as the browser's tests use it
  cargo xtask pictures            take the pictures of the guides (docs/pictures) anew
  cargo xtask help                this text

Stages of `test`, in order
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] | ["help" | "-h" | "--help"] => {
            print!("{HELP}{}", check::describe());
            Ok(())
        }
        ["test", names @ ..] => check::run(names),
        ["demo"] => demo::run(),
        ["dist", "sign"] => dist::sign(),
        ["dist", words @ ..] => dist::run(words),
        ["wasm"] => wasm::build_in(),
        ["bench", words @ ..] => bench::run(words),
        ["coverage", words @ ..] => coverage::run(words),
        ["faults"] => faults::run("200"),
        ["faults", rounds] => faults::run(rounds),
        ["fuzz", minutes, targets @ ..] => fuzz::run(minutes, targets),
        ["floor", words @ ..] => bench::floor(words),
        ["corpus", folder, count] => corpus::run(folder, count),
        ["injection", folder] => injection::write(std::path::Path::new(folder)),
        ["pictures"] => pictures::take(),
        ["snapshots"] => snapshots::show(),
        ["snapshots", "accept"] => snapshots::accept(),
        _ => {
            eprintln!("xtask: unknown task `{}`; see: cargo xtask help", words.join(" "));
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
