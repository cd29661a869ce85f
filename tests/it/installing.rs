//! How the workflows of `zhengji init` get the program: one archive of a mirror, run only when its checksum and the signature of
//! the checksums are right. The very steps of the files are run here, against a mirror on this machine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::program::run;

const WORKFLOWS: [&str; 4] = [
    ".github/workflows/check.yml",
    ".github/workflows/publish.yml",
    ".gitea/workflows/check.yml",
    ".gitlab-ci.yml",
];

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The step of a workflow, without its indentation.
fn step(workflow: &str) -> String {
    let start =
        workflow.lines().position(|line| line.trim_start().starts_with("if [ \"$(zhengji -V")).unwrap();
    let lines: Vec<&str> = workflow.lines().skip(start).collect();
    let indent = lines[0].len() - lines[0].trim_start().len();
    let end = lines.iter().position(|line| *line == format!("{}fi", " ".repeat(indent))).unwrap();
    lines[..=end].iter().fold(String::new(), |text, line| text + &line[indent..] + "\n")
}

fn done(program: &str, arguments: &[&str], folder: &Path) {
    let output = Command::new(program).args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A release in a folder that stands for a mirror, and what a workflow knows of it.
struct Release {
    room: tempfile::TempDir,
    key: String,
    archive: String,
}

impl Release {
    fn new() -> Self {
        let room = tempfile::tempdir().unwrap();
        let machine = Command::new("uname").arg("-m").output().unwrap().stdout;
        let name = format!("zhengji-{VERSION}-{}-linux", String::from_utf8(machine).unwrap().trim());
        let release = Self { key: String::new(), archive: format!("{name}.tar.gz"), room };
        let mirror = release.mirror();
        fs::create_dir_all(mirror.join(&name)).unwrap();
        let program = mirror.join(&name).join("zhengji");
        fs::write(&program, format!("#!/bin/sh\necho zhengji {VERSION}\n")).unwrap();
        done("chmod", &["755", &program.display().to_string()], &mirror);
        done("tar", &["--create", "--gzip", "--file", &release.archive, &name], &mirror);
        fs::remove_dir_all(mirror.join(&name)).unwrap();
        done("ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-f", "key"], release.room.path());
        let key = fs::read_to_string(release.room.path().join("key.pub")).unwrap();
        let release = Self { key, ..release };
        release.sign();
        release
    }

    fn mirror(&self) -> PathBuf {
        self.room.path().join(VERSION)
    }

    /// Writes the checksums of what stands there, and signs them.
    fn sign(&self) {
        self.sum();
        let key = self.room.path().join("key").display().to_string();
        let _ = fs::remove_file(self.mirror().join("SHA256SUMS.sig"));
        done("ssh-keygen", &["-q", "-Y", "sign", "-f", &key, "-n", "zhengji", "SHA256SUMS"], &self.mirror());
    }

    fn sum(&self) {
        let line = format!("sha256sum {} > SHA256SUMS", self.archive);
        done("sh", &["-c", &line], &self.mirror());
    }

    /// Runs the step as GitHub's runner does, and then the program that it brought.
    fn install(&self, step: &str) -> Output {
        let run = format!("{step}\ncommand -v zhengji\nzhengji -V\n");
        let path = self.room.path().join("path");
        let _ = fs::remove_file(&path);
        Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &run])
            .current_dir(self.room.path())
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("TMPDIR", self.room.path())
            .env("GITHUB_PATH", path)
            .env("ZHENGJI_VERSION", VERSION)
            .env("ZHENGJI_MIRROR", format!("file://{}", self.room.path().display()))
            .env("ZHENGJI_KEY", self.key.trim())
            .output()
            .unwrap()
    }

    /// Whether a program was brought and run.
    fn installs(&self, step: &str) -> bool {
        let output = self.install(step);
        let told = String::from_utf8_lossy(&output.stdout);
        let ran = told.contains(&format!("\nzhengji {VERSION}\n"));
        assert_eq!(output.status.success(), ran, "{told}{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(self.room.path().join("path").exists(), ran, "the steps after it find the program");
        ran
    }
}

fn steps() -> Vec<String> {
    let room = tempfile::tempdir().unwrap();
    assert_eq!(run(room.path(), ["init", "call"]).code, 0);
    WORKFLOWS.map(|path| step(&fs::read_to_string(room.path().join("call").join(path)).unwrap())).into()
}

#[test]
fn all_workflows_get_the_program_in_the_same_way() {
    let steps = steps();
    assert!(steps.iter().all(|step| *step == steps[0]));
    assert!(!steps[0].contains("cargo"), "no name of a registry is trusted");
}

#[test]
fn a_release_is_run_only_with_the_right_checksum_and_signature() {
    let step = &steps()[0];
    let release = Release::new();
    assert!(release.installs(step));

    let archive = release.mirror().join(&release.archive);
    let whole = fs::read(&archive).unwrap();
    // Another archive below the checksums that were signed.
    fs::write(&archive, [&whole[..], b"x"].concat()).unwrap();
    assert!(!release.installs(step), "a forged archive");
    // Its checksums too, but nobody signed those.
    release.sum();
    assert!(!release.installs(step), "forged checksums");
    fs::write(&archive, &whole).unwrap();
    release.sign();
    assert!(release.installs(step));

    // Signed with a key of whoever holds the mirror.
    let other = Release::new();
    let stranger = Release { key: other.key.clone(), ..release };
    assert!(!stranger.installs(step), "another key");
    // Checksums of something else, well signed.
    fs::write(other.mirror().join("other"), "x").unwrap();
    done("sh", &["-c", "sha256sum other > SHA256SUMS"], &other.mirror());
    fs::remove_file(other.mirror().join("SHA256SUMS.sig")).unwrap();
    let key = other.room.path().join("key").display().to_string();
    done("ssh-keygen", &["-q", "-Y", "sign", "-f", &key, "-n", "zhengji", "SHA256SUMS"], &other.mirror());
    assert!(!other.installs(step), "checksums that do not name the archive");
}

#[test]
fn nothing_is_run_where_nobody_said_whose_signature_counts() {
    let step = &steps()[0];
    let release = Release { key: String::new(), ..Release::new() };
    assert!(!release.installs(step));
    let told = String::from_utf8(release.install(step).stderr).unwrap();
    assert!(told.contains("ZHENGJI_KEY"), "{told}");
}
