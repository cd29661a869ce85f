//! `cargo xtask test windows`: the program as it is on Windows does what units, departments and the bureau do, under wine, and
//! says and writes the same as here, byte for byte. Not part of the usual run: it builds the program once more.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::dist::{build_for_windows, copy};
use crate::site;
use crate::stage::Outcome;
use crate::tool::{Tool, root, target};
use crate::wine::{self, Wine};

const CALL: &str = "hangzhou-2021-1";
const AT: [&str; 2] = ["--at", "2021-06-01"];
const DEMAND: &str = "units\\shili-linan-chem\\electronic-grade-hydrofluoric-acid";

/// The same call on both systems.
struct Both {
    wine: Wine,
    here: PathBuf,
    room: PathBuf,
}

impl Both {
    fn call(&self, system: &str) -> PathBuf {
        self.room.join(system)
    }

    fn on_windows(&self, words: &[&str], input: &str) -> Result<Output> {
        answered(self.wine.tool(words).within(&self.call("windows")).command(), input)
    }

    fn on_linux(&self, words: &[&str], input: &str) -> Result<Output> {
        answered(Tool::at(&self.here, words).within(&self.call("linux")).command(), input)
    }

    /// Runs a command on both; what it says and how it ends has to be the same. Gives what it says.
    fn same(&self, words: &[&str]) -> Result<String> {
        let (windows, linux) = (self.on_windows(words, "")?, self.on_linux(words, "")?);
        let line = words.join(" ");
        if windows.status.code() != linux.status.code() {
            bail!("`{line}` ends otherwise on Windows:\n{}", String::from_utf8_lossy(&windows.stderr));
        }
        if windows.stdout != linux.stdout {
            let place = self.room.join("differs");
            fs::create_dir_all(&place)?;
            fs::write(place.join("windows"), &windows.stdout)?;
            fs::write(place.join("linux"), &linux.stdout)?;
            bail!("`{line}` says something else on Windows; both stand in {}", place.display());
        }
        eprintln!("  {line}");
        Ok(String::from_utf8_lossy(&windows.stdout).into_owned())
    }

    /// Runs a command on Windows alone that has to end with this code. Gives all that it says.
    fn windows(&self, words: &[&str], input: &str, code: i32) -> Result<String> {
        let output = self.on_windows(words, input)?;
        let said =
            [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
        if output.status.code() != Some(code) {
            bail!("`{}` ends with {:?} and not {code}:\n{said}", words.join(" "), output.status.code());
        }
        eprintln!("  {} (on Windows)", words.join(" "));
        Ok(said)
    }

    /// Whether a folder holds the same files on both.
    fn same_files(&self, folder: &str) -> Result<()> {
        let [windows, linux] = ["windows", "linux"].map(|system| files(&self.call(system).join(folder)));
        let (windows, linux) = (windows?, linux?);
        let names = windows.keys().chain(linux.keys());
        let other: Vec<&String> = names.filter(|name| windows.get(*name) != linux.get(*name)).collect();
        if other.is_empty() && !windows.is_empty() {
            return Ok(());
        }
        bail!(
            "{folder} is not the same on Windows ({} files): {:?}",
            windows.len(),
            other.iter().take(10).collect::<Vec<_>>()
        );
    }
}

/// The stage.
pub(crate) fn stage() -> Result<Outcome> {
    let program = build_for_windows()?;
    let room = target().join("windows");
    if room.exists() {
        fs::remove_dir_all(&room)?;
    }
    // A name as people have them on their disks.
    let room = room.join("征集 2021");
    fs::create_dir_all(&room)?;
    let both = Both { wine: Wine::new(&target().join("windows"), &program)?, here: site::program()?, room };
    for system in ["windows", "linux"] {
        copy(&root().join("submissions"), &both.call(system).join("submissions"))?;
    }
    received(&both.call("windows"))?;
    copy(&both.call("windows").join(".git"), &both.call("linux").join(".git"))?;
    reading(&both)?;
    writing(&both)?;
    filling(&both)?;
    sealing(&both)?;
    proving(&both)?;
    beginning(&both)?;
    serving(&both)?;
    faults(&both)?;
    Ok(Outcome::Passed)
}

/// A repository whose server has received the call on the first day.
fn received(call: &Path) -> Result<()> {
    let git = |words: &[&str]| -> Result<String> {
        let place = call.display().to_string();
        let who = ["-C", &place, "-c", "user.name=示例", "-c", "user.email=shili@example.invalid"];
        Tool::git(&[&who[..], words].concat())
            .answer()
            .with_context(|| format!("git {} failed", words.join(" ")))
    };
    git(&["init", "--quiet", "--initial-branch", "main"])?;
    git(&["add", "--all"])?;
    git(&["commit", "--quiet", "--message", "call"])?;
    let head = git(&["rev-parse", "HEAD"])?;
    let receipt = format!(
        "{{\"at\":\"2021-04-01T01:00:00Z\",\"ref\":\"refs/heads/main\",\"old\":\"{}\",\"new\":\"{}\",\"actor\":\"github:shili\"}}\n",
        "0".repeat(40),
        head.trim()
    );
    fs::create_dir_all(call.join(".git/zhengji"))?;
    fs::write(call.join(".git/zhengji/receipts"), receipt)?;
    Ok(())
}

fn reading(both: &Both) -> Result<()> {
    both.same(&["-V"])?;
    both.same(&["check", AT[0], AT[1]])?;
    both.same(&["check", "--rev", "HEAD", AT[0], AT[1]])?;
    both.same(&["rules"])?;
    both.same(&["explain", "quota"])?;
    // Paths as people type them, or drop them on a window.
    both.windows(&["check", "submissions\\hangzhou-2021-1", AT[0], AT[1]], "", 0)?;
    both.windows(&["check", "submissions\\hangzhou-2021-1\\", "--rev", "HEAD", AT[0], AT[1]], "", 0)?;
    let place = wine::seen(&both.call("windows"))?;
    let told = both.windows(&["check", "-C", &place, "no-such-call", AT[0], AT[1]], "", 2)?;
    no_device_paths(&told)?;
    let told = both.windows(&["check", "-C", "Z:\\", AT[0], AT[1]], "", 2)?;
    no_device_paths(&told)?;
    both.windows(&[], "", 2)?;
    Ok(())
}

/// Windows' own way to write long paths, which nobody knows.
fn no_device_paths(told: &str) -> Result<()> {
    if told.contains("\\\\?\\") {
        bail!("a path that nobody knows:\n{told}");
    }
    Ok(())
}

fn writing(both: &Both) -> Result<()> {
    // Twice: the second has files to link.
    for _ in 0..2 {
        both.same(&["build", AT[0], AT[1]])?;
        both.same_files("public")?;
    }
    for entry in fs::read_dir(both.call("windows"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with(".public") {
            bail!("{name} was left beside the site");
        }
    }
    for format in ["html", "md", "csv", "json", "docx", "xlsx"] {
        let file = format!("tables/table.{format}");
        both.same(&["table", "--format", format, "--out", &file, AT[0], AT[1]])?;
    }
    both.same_files("tables")
}

fn filling(both: &Both) -> Result<()> {
    for format in ["--docx", "--xlsx"] {
        let ending = &format[2..];
        both.same(&["form", format, "--out", &format!("forms/blank.{ending}")])?;
        let out = format!("forms/filled.{ending}");
        both.same(&["form", format, "--fill", DEMAND, "--out", &out])?;
    }
    both.same(&["desk", "linan", "--out", "forms", AT[0], AT[1]])?;
    both.same_files("forms")?;
    both.same(&["import", "forms/filled.xlsx", "--at", "2021-04-10"])?;
    both.same_files("submissions")?;
    let answers = "1\n";
    both.windows(&["new", "demand", "--at", "2021-04-10"], answers, 2).map(drop)
}

fn sealing(both: &Both) -> Result<()> {
    let told = both.windows(&["seal", "--new-key", "bureau.key"], "", 0)?;
    let start = told.find("sealing:").context("no public key was told")?;
    let lines: Vec<&str> = told[start..].lines().take(3).collect();
    fs::copy(both.call("windows").join("bureau.key"), both.call("linux").join("bureau.key"))?;
    for system in ["windows", "linux"] {
        let path = both.call(system).join("submissions").join(CALL).join("call.yaml");
        let text = fs::read_to_string(&path)?;
        fs::write(&path, format!("{text}\n{}\n", lines.join("\n")))?;
    }
    let before = files(&both.call("windows").join("submissions"))?;
    both.windows(&["seal"], "", 0)?;
    both.windows(&["check", "--key", "bureau.key", AT[0], AT[1]], "", 0)?;
    both.windows(&["unseal", "--key", "bureau.key"], "", 0)?;
    if files(&both.call("windows").join("submissions"))? == before {
        Ok(())
    } else {
        bail!("unseal gave other bytes")
    }
}

/// What one system seals, the other proves.
fn proving(both: &Both) -> Result<()> {
    // By the clock as it is: with another one it is a rehearsal.
    both.windows(&["freeze", "--stage", "submission"], "", 0)?;
    both.windows(&["verify"], "", 0)?;
    fs::remove_dir_all(both.call("linux").join(".git"))?;
    copy(&both.call("windows").join(".git"), &both.call("linux").join(".git"))?;
    both.same(&["verify"]).map(drop)
}

fn beginning(both: &Both) -> Result<()> {
    both.windows(&["init", "新征集", "--at", "2026-03-02"], "", 0)?;
    both.windows(&["check", "-C", "新征集", "--at", "2026-03-02"], "", 0)?;
    both.windows(&["build", "-C", ".\\新征集", "--at", "2026-03-02"], "", 0)?;
    Ok(())
}

/// The site as a browser asks for it.
fn serving(both: &Both) -> Result<()> {
    let mut command =
        both.wine.tool(&["serve", "--port", "0", AT[0], AT[1]]).within(&both.call("windows")).command();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let lines = BufReader::new(child.stderr.take().context("no standard error")?).lines();
    let mut answer = String::new();
    for line in lines.map_while(Result::ok) {
        let Some((_, rest)) = line.split_once("http://127.0.0.1:") else { continue };
        let port: u16 = rest.trim_end_matches(|c: char| !c.is_ascii_digit()).parse()?;
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.write_all(
            format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").as_bytes(),
        )?;
        stream.read_to_string(&mut answer)?;
        break;
    }
    child.kill()?;
    child.wait()?;
    if answer.starts_with("HTTP/1.1 200") && answer.contains("<html") {
        eprintln!("  serve");
        return Ok(());
    }
    bail!("serve answered: {answer:.200}")
}

/// What is wrong is told in the same words, and files with Windows' ends of lines are as good as others.
fn faults(both: &Both) -> Result<()> {
    for system in ["windows", "linux"] {
        let call = both.call(system).join("submissions").join(CALL);
        let unit = call.join("units/shili-linan-chem/unit.yaml");
        let text = fs::read_to_string(&unit)?;
        fs::write(&unit, text.replace("  rd_expense:", "  rd_expense: 1 #"))?;
        for entry in fs::read_dir(call.join("guideline"))? {
            let path = entry?.path();
            let text = fs::read_to_string(&path)?;
            fs::write(&path, text.replace("\r\n", "\n").replace('\n', "\r\n"))?;
        }
    }
    for format in ["human", "json", "github", "gitlab", "sarif", "junit", "markdown", "rdjson"] {
        both.same(&["check", "--format", format, AT[0], AT[1]])?;
    }
    Ok(())
}

/// What a command says when it is answered like this.
fn answered(mut command: Command, input: &str) -> Result<Output> {
    let mut child = command
        .env("LANG", "zh_CN.UTF-8")
        .env_remove("LC_ALL")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // A command that asks nothing does not read.
        let _ = stdin.write_all(input.as_bytes());
    }
    Ok(child.wait_with_output()?)
}

/// All files below a folder, by their path in it.
fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut left = vec![folder.to_path_buf()];
    while let Some(place) = left.pop() {
        for entry in fs::read_dir(&place).with_context(|| format!("cannot read {}", place.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                left.push(path);
            } else {
                let name = path.strip_prefix(folder)?.display().to_string();
                found.insert(name, fs::read(&path)?);
            }
        }
    }
    Ok(found)
}
