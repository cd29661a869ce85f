//! Runs the hostile cases of `tests/hostile/*.yaml`: each builds its broken call with a shell script out of the valid one in
//! `tests/hostile/fixture`, runs the program on it as a user would, and says which rule has to speak.
//!
//! Never allowed, whatever a case expects: a panic, a signal, more time or memory than the limits below, a line of a
//! format that a value began, a secret text in an output.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use libtest_mimic::Trial;
use serde::Deserialize;
use zhengji::document::{self, Syntax, from_node};

/// Seconds after which a run hangs: it is unoptimised, and other tests and programs keep the machine busy.
const SECONDS: u32 = 300;

/// Address space of one run, kB. Threads reserve more than they use.
const MEMORY: u32 = 2_000_000;

/// Variables and the helper that scripts use.
const PREAMBLE: &str = r#"
export CALL=submissions/hangzhou-2021-1 NOW=2021-04-01T12:00:00+08:00
export U=$CALL/units/acme DEP=$CALL/departments/xihu
export D=$U/sensor.yaml
export GIT_AUTHOR_NAME=test GIT_AUTHOR_EMAIL=test@zhengji.example GIT_COMMITTER_NAME=test GIT_COMMITTER_EMAIL=test@zhengji.example
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
sub() { perl -Mutf8 -CSD -0pi -e "$2" "$1"; }
"#;

#[derive(Deserialize)]
struct Cases {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    area: String,
    /// The script that breaks the call.
    sh: String,
    /// The command under test, where it is not the check.
    run: Option<String>,
    /// The rule that has to speak; none where none has to.
    rule: Option<String>,
    /// The exit code, where it is certain.
    exit: Option<i32>,
    /// What must not stand in any output.
    #[serde(default)]
    never: Vec<String>,
    /// What must hold afterwards; a script in the same folder.
    after: Option<String>,
    /// Why we decide otherwise than was first proposed.
    #[serde(rename = "because")]
    _because: Option<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile")
}

fn cases(file: &str) -> Vec<Case> {
    let bytes = fs::read(folder().join(file)).unwrap();
    let parsed = document::parse(&file.into(), &bytes, Syntax::Yaml);
    assert!(parsed.diagnostics.is_empty(), "{file}: {:?}", parsed.diagnostics);
    from_node::<Cases>(&parsed.document.unwrap().root).unwrap().cases
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A folder `work` in a folder of its own, so that scripts may make neighbours.
fn stage(area: &str) -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let work = home.path().join("work");
    copy(&folder().join("fixture"), &work);
    if area == "git" {
        let made = bash(
            &work,
            "git init -q -b main . && git add -A && git commit -qm fixture && git checkout -q -b proposal",
        );
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    }
    (home, work)
}

fn bash(work: &Path, script: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_zhengji")).parent().unwrap();
    let path = std::env::join_paths(
        std::iter::once(program.to_path_buf())
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    Command::new("timeout")
        .args(["--kill-after=5", &SECONDS.to_string(), "bash", "-c"])
        .arg(format!("ulimit -v {MEMORY}\n{PREAMBLE}\n{script}"))
        .current_dir(work)
        .env("PATH", path.unwrap())
        .env("LANG", "C.UTF-8")
        .env_remove("RUST_BACKTRACE")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// Runs one case; says what is wrong with what came of it.
fn run(case: &Case) -> Result<(), String> {
    let (_home, work) = stage(&case.area);
    let default = if case.area == "git" {
        "zhengji check $CALL --base main --at $NOW --format json"
    } else {
        "zhengji check $CALL --at $NOW --format json"
    };
    let command = case.run.as_deref().unwrap_or(default);
    let output = bash(&work, &format!("{}\n{command}", case.sh));
    let told =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let fault = |what: String| {
        let shown: String = told.chars().take(1_500).collect();
        Err(format!("{what}\n{shown}"))
    };
    let Some(code) = output.status.code().filter(|code| *code < 124) else {
        return fault(format!("ended by {}", output.status));
    };
    if told.contains("panicked at") || told.contains("stack overflow") || code == 101 {
        return fault("panicked".to_owned());
    }
    if let Some(secret) = case.never.iter().find(|secret| told.contains(secret.as_str())) {
        return fault(format!("tells {secret}"));
    }
    if case.exit.is_some_and(|exit| exit != code) {
        return fault(format!("exit code {code}, not {:?}", case.exit));
    }
    if let Some(rule) = &case.rule
        && !told.contains(&format!("\"rule\": \"{rule}\""))
        && !told.contains(&format!("[{rule}]"))
        && !told.contains(&format!("title={rule}"))
        && !told.contains(&format!("`{rule}`"))
    {
        return fault(format!("{rule} says nothing"));
    }
    if let Some(script) = &case.after {
        let checked = bash(&work, script);
        if !checked.status.success() {
            return fault(format!("afterwards: {}", String::from_utf8_lossy(&checked.stderr)));
        }
    }
    Ok(())
}

pub(crate) fn trials() -> impl Iterator<Item = Trial> {
    let cases = cases("cases.yaml").into_iter().map(|case| {
        crate::trial(format!("hostile::{}::{}", case.area, case.id), move || {
            if let Err(fault) = run(&case) {
                panic!("{fault}");
            }
        })
    });
    cases.chain([crate::trial("hostile::the_fixture_is_clean", || {
        let (_home, work) = stage("");
        let output = bash(&work, "zhengji check $CALL --at $NOW");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    })])
}
