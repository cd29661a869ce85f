//! What is built into the program beside its code: whole folders, the engine for browsers where `cargo xtask wasm` has made it,
//! and what `--version` says of both.

mod engine_sources;

use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// What stands in `built/` when the engine was made.
const MADE: [&str; 4] = ["zhengji-engine.js", "zhengji-preview.js", "zhengji-sealer.js", "zhengji-word.js"];

fn main() {
    // A file that is added to one of them is noticed.
    for folder in ["init", "messages", "schema", "site-templates", "submissions", "built"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    for folder in engine_sources::FOLDERS.into_iter().filter(|folder| Path::new(folder).is_dir()) {
        println!("cargo::rerun-if-changed={folder}");
    }
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    engine(is_release);
    println!("cargo::rerun-if-env-changed=ZHENGJI_COMMIT");
    println!("cargo::rustc-env=ZHENGJI_COMMIT={}", commit(is_release).unwrap_or_default());
}

/// Says whether the engine is there, of which sources it should be, and how to get it where it is missing.
fn engine(is_release: bool) {
    println!("cargo::rustc-check-cfg=cfg(engine_built)");
    let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
    let made = MADE.map(|name| Path::new("built").join(name));
    let is_made = made.iter().all(|path| path.is_file());
    let own = fs::read_to_string(&made[0]).ok().and_then(|script| script.lines().next().map(str::to_owned));
    let wanted = match engine_sources::code(Path::new(".")) {
        Ok(Some(code)) => engine_sources::mark(&version, &code),
        // A packed crate holds what was made for it.
        _ => own.clone().unwrap_or_default(),
    };
    println!("cargo::rustc-env=ZHENGJI_ENGINE_MARK={wanted}");
    if is_made {
        println!("cargo::rustc-cfg=engine_built");
    }
    // While somebody works on the program it would be told at every turn; `zhengji build` says it too.
    if is_release && !is_made {
        println!(
            "cargo::warning=the forms of the sites that this program makes will not check what is typed: the engine for \
             browsers is not in built/. Make it with: cargo xtask wasm"
        );
    } else if is_release && own.is_some_and(|own| own != wanted) {
        println!(
            "cargo::warning=the engine in built/ is of other sources than this program. Make it anew with: cargo xtask wasm"
        );
    }
}

/// The commit that the program is made of. What is built to be tried is of none: it would be built anew after each.
fn commit(is_release: bool) -> Option<String> {
    if let Ok(told) = env::var("ZHENGJI_COMMIT") {
        return Some(told);
    }
    if let Ok(packed) = fs::read_to_string(".cargo_vcs_info.json") {
        let (_, rest) = packed.split_once("\"sha1\": \"")?;
        return rest.split_once('"').map(|(commit, _)| commit.to_owned());
    }
    if !is_release || !Path::new(".git").exists() {
        return None;
    }
    let git = |words: &[&str]| {
        let output =
            Command::new("git").args(words).output().ok().filter(|output| output.status.success())?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    // Where the branch stands is written in one of these.
    for name in ["HEAD", "logs/HEAD"] {
        if let Some(path) = git(&["rev-parse", "--git-path", name]).filter(|path| Path::new(path).exists()) {
            println!("cargo::rerun-if-changed={path}");
        }
    }
    git(&["rev-parse", "HEAD"])
}
