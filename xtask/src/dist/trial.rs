//! `cargo xtask dist test`: each package is installed where nothing else is, and the program there does what a newcomer does:
//! says its version, checks the sample call and builds its site, with the engine in it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::archive::copy_program;
use super::runner::emulator;
use super::sums::{NAMESPACE, SIGNATURE, SUMS};
use super::target::{Kind, Runner, Target};
use super::{VERSION, deb, debian, done, guide, npm, out, portable, room, wheel, write};
use crate::prerequisites::{self, PYTHON};
use crate::tool::{Tool, root};
use crate::wine::{self, Wine};

/// Installs one package of a machine and runs it.
type Trial = fn(&Target) -> Result<()>;

/// A program somewhere, and the folder of a call as that program and as this one see it.
struct Place<'a> {
    run: &'a dyn Fn(&[&str]) -> Tool,
    call: &'a str,
    seen_here: &'a Path,
}

pub(super) fn run(targets: &[&Target]) -> Result<()> {
    sums()?;
    let mut tried = 0;
    for target in targets {
        let trials: &[(&str, Trial)] = match target.kind {
            Kind::Linux => &[("archive", archive), ("deb", package), ("wheel", python), ("npm", node)],
            Kind::Windows => &[("zip", windows)],
            Kind::Mac => {
                eprintln!(
                    "\n--- {}: nothing here runs it; the machine that built it has tried it",
                    target.name
                );
                &[]
            }
        };
        for (name, trial) in trials {
            // Of another machine's packages only the program can be run here.
            if !matches!(target.runner, Runner::Itself) && ["wheel", "npm"].contains(name) {
                continue;
            }
            eprintln!("\n--- {} {name}", target.name);
            trial(target).with_context(|| format!("{} {name}", target.name))?;
            tried += 1;
        }
    }
    println!("{tried} packages were installed in clean places, and work");
    Ok(())
}

/// Version, check, build.
fn exercise(place: &Place<'_>) -> Result<()> {
    let said = |words: &[&str]| -> Result<String> {
        let tool = (place.run)(words);
        let line = tool.line().to_owned();
        tool.answer().with_context(|| format!("this failed: {line}"))
    };
    let version = said(&["--version"])?;
    if !version.contains(VERSION) || !version.contains("engine: sha256:") || version.contains("other sources")
    {
        bail!("this is no whole program of version {VERSION}:\n{version}");
    }
    print!("{version}");
    for text in ["submissions", "LICENSE"] {
        copy(&root().join(text), &place.seen_here.join(text))?;
    }
    said(&["check", "-C", place.call, "--at", "2021-06-01"])?;
    said(&["build", "-C", place.call, "--at", "2021-06-01"])?;
    let site = place.seen_here.join("public");
    for file in ["index.html", "assets/engine.js", "assets/preview.js", "assets/sealer.js", "assets/word.js"]
    {
        if !site.join(file).is_file() {
            bail!("the site has no {file}");
        }
    }
    Ok(())
}

/// The checksums are those of the files, and whoever signed them is who should.
fn sums() -> Result<()> {
    let place = out().display().to_string();
    let line = format!("cd '{place}' && sha256sum --check --quiet {SUMS}");
    done(Tool::program("sh", &["-c", &line]))?;
    let Some(key) = std::env::var_os("ZHENGJI_SIGNING_KEY").filter(|key| !key.is_empty()) else {
        eprintln!("the signature is not looked at: ZHENGJI_SIGNING_KEY names no key");
        return Ok(());
    };
    let public =
        fs::read_to_string(PathBuf::from(key).with_extension("pub")).context("no public key beside it")?;
    let signers = room("signers")?.join("signers");
    write(&signers, format!("{NAMESPACE} {public}"))?;
    let signers = signers.display().to_string();
    let signature = out().join(SIGNATURE).display().to_string();
    let words = ["-Y", "verify", "-f", &signers, "-I", NAMESPACE, "-n", NAMESPACE, "-s", &signature];
    done(Tool::program("ssh-keygen", &words).input(fs::File::open(out().join(SUMS))?))
}

/// In a folder that is all the program sees: no library, no `/proc`, no other program.
fn archive(target: &Target) -> Result<()> {
    let room = room("empty")?;
    let archive = portable::archive(target).display().to_string();
    let place = format!("--directory={}", room.display());
    done(Tool::program("tar", &["--extract", "--strip-components=1", &place, "--file", &archive]))?;
    alone(target, &room, "/zhengji")
}

/// Installed by dpkg: in an old Debian where one can be had and its programs run here, else into a system of nothing but dpkg's own
/// lists.
fn package(target: &Target) -> Result<()> {
    let room = room("debian")?;
    let file = out().join(deb::file(target));
    if matches!(target.runner, Runner::Itself)
        && let Some(suite) = debian::lay(target, &room)?
    {
        eprintln!("in {suite}");
        copy(&file, &room.join("zhengji.deb"))?;
        let place = room.display().to_string();
        done(Tool::program("chroot", &[&place, "dpkg", "--install", "/zhengji.deb"]))?;
        done(Tool::program("chroot", &[&place, "dpkg", "--verify", "zhengji"]))?;
        return alone(target, &room, "/usr/bin/zhengji");
    }
    eprintln!("in an empty system");
    write(&room.join("var/lib/dpkg/status"), "")?;
    for folder in ["var/lib/dpkg/info", "var/lib/dpkg/updates", "var/lib/dpkg/triggers"] {
        fs::create_dir_all(room.join(folder))?;
    }
    let (place, file) = (format!("--root={}", room.display()), file.display().to_string());
    done(Tool::program(
        "dpkg",
        &[&place, "--force-architecture", "--force-script-chrootless", "--install", &file],
    ))?;
    alone(target, &room, "/usr/bin/zhengji")
}

/// A program in a folder that becomes the root of all it sees.
fn alone(target: &Target, room: &Path, program: &str) -> Result<()> {
    let place = room.display().to_string();
    let mut before = vec![place];
    if let Runner::Qemu(name, oldest) = target.runner {
        copy_program(&emulator(name, oldest)?, &room.join("emulator"))?;
        before.push("/emulator".to_owned());
    }
    before.push(program.to_owned());
    let run = |words: &[&str]| {
        let all: Vec<&str> = before.iter().map(String::as_str).chain(words.iter().copied()).collect();
        Tool::program("chroot", &all)
    };
    exercise(&Place { run: &run, call: "/call", seen_here: &room.join("call") })
}

/// Installed by pip into an environment that knows no registry.
fn python(target: &Target) -> Result<()> {
    prerequisites::system(&[&PYTHON])?;
    let python = PYTHON.program().context("Python 3 is gone")?;
    let room = room("python")?;
    let place = room.join("venv").display().to_string();
    done(Tool::at(&python, &["-m", "venv", &place]))?;
    let file = out().join(wheel::file(target)).display().to_string();
    let words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", &file];
    done(Tool::at(&room.join("venv/bin/python"), &words))?;
    installed(&room, &room.join("venv/bin/zhengji"))
}

/// Installed by npm from the two files.
fn node(target: &Target) -> Result<()> {
    let room = room("node")?;
    let place = room.display().to_string();
    let [machine, front] =
        [npm::file(target), npm::front()].map(|name| out().join(name).display().to_string());
    let words = [
        "install",
        "--offline",
        "--no-audit",
        "--no-fund",
        "--no-save",
        "--prefix",
        &place,
        &machine,
        &front,
    ];
    done(Tool::program("npm", &words))?;
    installed(&room, &room.join("node_modules/.bin/zhengji"))
}

/// A program that is started as any other.
fn installed(room: &Path, program: &Path) -> Result<()> {
    let call = room.join("call");
    let run = |words: &[&str]| Tool::at(program, words);
    exercise(&Place { run: &run, call: &call.display().to_string(), seen_here: &call })
}

/// Unpacked, and run under wine as if on a new machine.
fn windows(target: &Target) -> Result<()> {
    let room = room("windows")?;
    let archive = portable::archive(target).display().to_string();
    let python = PYTHON.program().context("Python 3 is gone")?;
    done(Tool::at(&python, &["-m", "zipfile", "--extract", &archive, &room.display().to_string()]))?;
    let folder = room.join(portable::name(target));
    for file in [guide::START, "README.zh-CN.md"] {
        if !folder.join(file).is_file() {
            bail!("the zip has no {file}");
        }
    }
    let wine = Wine::new(&room, &folder.join(target.program()))?;
    let call = room.join("call");
    let seen = wine::seen(&call)?;
    let run = |words: &[&str]| wine.tool(words);
    exercise(&Place { run: &run, call: &seen, seen_here: &call })?;
    guide::follow(&wine, &folder, &room)
}

/// Copies a file, or a folder with all in it.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).map(drop).with_context(|| format!("cannot copy {}", from.display()))
}
