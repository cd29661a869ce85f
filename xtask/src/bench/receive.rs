//! The service on the last evening: 500 units hand in a changed demand within a minute, and then as fast as they can.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::push::{commit, git, open_for_ever};
use crate::corpus;

/// Who hand in.
const UNITS: usize = 500;

/// Within how much time.
const MINUTE: Duration = Duration::from_secs(60);

/// How many are connected at the same time.
const HANDS: usize = 24;

/// Demands that the call holds before.
const DEMANDS: usize = 2_000;

/// What it took.
struct Load {
    /// From when it was due until the receipt, sorted.
    waited: Vec<Duration>,
    whole: Duration,
}

/// Measures a program, and gives the figures as lines.
pub(super) fn run(folder: &Path, program: &str) -> Result<String> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let (work, server) = (folder.join("work"), folder.join("server.git"));
    corpus::write(&work, DEMANDS)?;
    // It is the evening of the units: no department has recommended anything yet.
    for department in fs::read_dir(work.join("submissions/bench/departments"))? {
        fs::remove_file(department?.path().join("recommendation.yaml"))?;
    }
    let settings = work.join("submissions/bench/call.yaml");
    open_for_ever(&settings)?;
    let text = fs::read_to_string(&settings)?;
    fs::write(&settings, format!("{text}receive: {{address: 'http://127.0.0.1/receive/'}}\n"))?;
    fs::create_dir_all(&server)?;
    git(&server, &["init", "--quiet", "--bare", "--initial-branch=main"])?;
    git(&work, &["init", "--quiet", "--initial-branch=main"])?;
    commit(&work)?;
    git(&work, &["push", "--quiet", &server.display().to_string(), "main:refs/heads/main"])?;
    git(&server, &["gc", "--quiet"])?;
    let links = links(program, &server)?;
    let mut child = Command::new(program)
        .args(["receive", ".", "--listen", "127.0.0.1:0"])
        .current_dir(&server)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .context("the service does not start")?;
    let measured = measured(&mut child, &work, &links);
    let memory = memory(child.id());
    child.kill()?;
    child.wait()?;
    let (paced, rush) = measured?;
    let mut out = format!("call of {DEMANDS} demands, {UNITS} hand-ins each, {HANDS} connections\n");
    for (name, load) in [("within a minute", &paced), ("as fast as they can", &rush)] {
        let at = |share: usize| {
            load.waited.get((load.waited.len() - 1) * share / 100).copied().unwrap_or_default()
        };
        writeln!(
            out,
            "{name}: {:.1} s in all, p50 {:.0} ms, p99 {:.0} ms, slowest {:.0} ms",
            load.whole.as_secs_f64(),
            at(50).as_secs_f64() * 1e3,
            at(99).as_secs_f64() * 1e3,
            at(100).as_secs_f64() * 1e3,
        )?;
    }
    writeln!(out, "most memory at one time: {} MB", memory? / 1_000)?;
    Ok(out)
}

/// The secrets of one link for each unit.
fn links(program: &str, server: &Path) -> Result<Vec<String>> {
    let units = (1..=UNITS).map(|number| format!("unit-{number:06}"));
    let told = Command::new(program).arg("invite").args(units).current_dir(server).output()?;
    let told = String::from_utf8(told.stdout)?;
    let links: Vec<String> = told
        .lines()
        .filter_map(|line| Some(line.trim_end_matches('/').rsplit_once('/')?.1.to_owned()))
        .collect();
    if links.len() != UNITS {
        bail!("{} links instead of {UNITS}", links.len());
    }
    Ok(links)
}

fn measured(child: &mut Child, work: &Path, links: &[String]) -> Result<(Load, Load)> {
    let mut said = BufReader::new(child.stderr.take().context("the service says nothing")?);
    let port: u16 = loop {
        let mut line = String::new();
        if said.read_line(&mut line)? == 0 {
            bail!("the service ended before it began");
        }
        if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
            break rest.split('/').next().unwrap_or_default().parse()?;
        }
    };
    // Its log is long, and a full pipe would stop it.
    thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
    let paced = load(port, work, links, "甲", Some(MINUTE))?;
    let rush = load(port, work, links, "乙", None)?;
    Ok((paced, rush))
}

/// All of them once, each due at its own moment of the time, or at once.
fn load(port: u16, work: &Path, links: &[String], mark: &str, within: Option<Duration>) -> Result<Load> {
    let bodies: Vec<String> =
        links.iter().enumerate().map(|(at, link)| body(work, at + 1, link, mark)).collect::<Result<_>>()?;
    let (next, waited, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()), Mutex::new(None));
    let begun = Instant::now();
    thread::scope(|scope| {
        for _ in 0..HANDS {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::SeqCst);
                    let Some(body) = bodies.get(at) else { break };
                    let due = begun
                        + within.map_or(Duration::ZERO, |within| {
                            within * u32::try_from(at).unwrap_or(0) / u32::try_from(UNITS).unwrap_or(1)
                        });
                    thread::sleep(due.saturating_duration_since(Instant::now()));
                    let from = if within.is_some() { due } else { Instant::now() };
                    match post(port, at, body) {
                        Ok(()) => waited
                            .lock()
                            .unwrap_or_else(std::sync::PoisonError::into_inner)
                            .push(from.elapsed()),
                        Err(error) => {
                            *failed.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(error);
                        }
                    }
                }
            });
        }
    });
    let whole = begun.elapsed();
    if let Some(error) = failed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner) {
        return Err(error);
    }
    let mut waited = waited.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    waited.sort_unstable();
    Ok(Load { waited, whole })
}

/// A changed demand, as a page without a script sends it.
fn body(work: &Path, number: usize, link: &str, mark: &str) -> Result<String> {
    let unit = format!("unit-{number:06}");
    let path = work.join("submissions/bench/units").join(&unit).join("demand-1.yaml");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let text = text.replacen("title: ", &format!("title: {mark}"), 1);
    // The call is open until 2099: who takes up a task needs time after that.
    let text = text.replacen("  deadline: 2022-", "  deadline: 2122-", 1);
    let mut file = format!("call: bench\nunit: {unit}\nfiles:\n  demand-1.yaml: |\n");
    for line in text.lines() {
        writeln!(file, "    {line}")?;
    }
    let mut body = format!("link={link}&hand_in=");
    for byte in file.bytes() {
        write!(body, "%{byte:02X}")?;
    }
    Ok(body)
}

fn post(port: u16, at: usize, body: &str) -> Result<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    // Each from an address of its own, as the web server in front would say.
    let from = format!("198.18.{}.{}", at / 250, at % 250 + 1);
    write!(
        stream,
        "POST /receive/hand-in HTTP/1.1\r\nHost: bench\r\nConnection: close\r\nX-Forwarded-For: {from}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    if !answer.starts_with("HTTP/1.1 303") {
        bail!("not taken: {answer}");
    }
    Ok(())
}

/// Most memory that a process held at one time, in kB.
fn memory(process: u32) -> Result<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no VmHWM")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
