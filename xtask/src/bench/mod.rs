//! Speed, as ratios within one run: what the machine's disk and two cores allow (the floor), what others need, what we
//! need. Figures of different runs are not to be compared; this machine's neighbours change them by half.

mod floor;
mod measure;
mod peers;
mod push;
mod receive;
mod report;
mod verdict;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::corpus;
use crate::tool::{Tool, target};
use measure::{Figures, Job};
use report::{Row, Work};

pub(crate) use floor::run as floor;

/// Demands of the corpora.
const SIZES: [usize; 2] = [1_000, 10_000];

/// Of the corpus that others are measured on.
const PEERS: usize = 10_000;

/// Of the one that is made only when asked for: its site has over 200,000 folders.
const LARGE: usize = 100_000;

/// The time at which the corpora are judged: inside the window for submissions.
const CLOCK: &str = "2021-04-01T12:00:00+08:00";

/// The task `bench`. Words: `large` adds the corpus of 100,000 demands, `alone` leaves out the programs of others; `receive` is
/// the load on the service, and nothing else; `verdict` the time that a proposal waits for the workflow, and nothing else.
pub(crate) fn run(words: &[&str]) -> Result<()> {
    if let Some(unknown) = words.iter().find(|word| !["large", "alone", "receive", "verdict"].contains(*word))
    {
        bail!("`{unknown}` is no word of bench; it knows: large, alone, receive, verdict");
    }
    if words.contains(&"verdict") {
        println!("{}", verdict::run(&folder().join("verdict"))?);
        return Ok(());
    }
    if words.contains(&"receive")
        && let Ok(program) = std::env::var("ZHENGJI")
    {
        println!("{}", receive::run(&folder().join("receive"), &program)?);
        return Ok(());
    }
    if !Tool::cargo(&["build", "--release", "--quiet"]).run()? {
        bail!("the release build failed");
    }
    if words.contains(&"receive") {
        let program = target().join("release/zhengji").display().to_string();
        println!("{}", receive::run(&folder().join("receive"), &program)?);
        return Ok(());
    }
    let mut table = Table::default();
    for size in SIZES {
        table.add(size)?;
    }
    if !words.contains(&"alone") {
        table.rows.extend(peers::measure(&made(PEERS)?)?);
        table.save()?;
    }
    if words.contains(&"large") {
        table.add(LARGE)?;
    }
    println!("{}\nAlso in {}", table.text(), table.save()?.display());
    Ok(())
}

/// What was measured so far.
#[derive(Default)]
struct Table {
    rows: Vec<Row>,
    /// Demands and bytes of each corpus.
    inputs: Vec<(usize, u64)>,
}

impl Table {
    fn add(&mut self, size: usize) -> Result<()> {
        let corpus = made(size)?;
        self.inputs.push((size, floor::bytes(&corpus)?));
        self.rows.extend(ours(&corpus, size)?);
        self.save().map(drop)
    }

    fn text(&self) -> String {
        report::markdown(&self.rows, &self.inputs)
    }

    /// After each step, for it takes half an hour and the last step asks most of a machine.
    fn save(&self) -> Result<PathBuf> {
        let path = folder().join("result.md");
        std::fs::write(&path, self.text()).with_context(|| path.display().to_string())?;
        Ok(path)
    }
}

fn folder() -> PathBuf {
    target().join("bench")
}

/// The folder of a corpus, written unless it is there. Its name changes with the generator, so old ones are not read.
fn made(size: usize) -> Result<PathBuf> {
    let path = folder().join(format!("corpus-{}-{size}", corpus::EDITION));
    if !path.join("complete").exists() {
        eprintln!("writing {}", path.display());
        corpus::write(&path, size)?;
        std::fs::write(path.join("complete"), "")?;
    }
    Ok(path)
}

/// The floor, check and build of one corpus.
fn ours(corpus: &Path, size: usize) -> Result<Vec<Row>> {
    let zhengji = target().join("release/zhengji");
    let program = zhengji.to_str().context("the path of the program is no UTF-8")?;
    let site = folder().join(format!("site-{size}"));
    let copy = folder().join(format!("copy-{size}"));
    let paths = [corpus, &site, &copy].map(|path| path.display().to_string());
    let [input, output, copied] = &paths;
    let itself = std::env::current_exe()?.display().to_string();
    let job = |what: &str, words: &[&str]| Job::new(what, corpus, words);
    let check = job("zhengji check", &[program, "check", "--format", "json", "--at", CLOCK]);
    let build = job("zhengji build", &[program, "build", "--out", output, "--at", CLOCK]).without(&site);
    let again = job("zhengji build, one demand changed", &[program, "build", "--out", output, "--at", CLOCK])
        .touching(&corpus.join("submissions/bench/units/unit-000001/demand-1.yaml"));
    let read = job("floor: read every input byte", &[&itself, "floor", input]);
    let write = job("floor: read, and write every output byte", &[&itself, "floor", input, output, copied])
        .without(&copy);
    let jobs = [
        (Work::Read, read),
        (Work::Check, check),
        (Work::Build, build),
        (Work::Again, again),
        (Work::Write, write),
    ];
    let measure = |(work, job): (Work, Job)| {
        eprint!("{} ({size} demands): ", job.what);
        let figures: Figures = job.measure()?;
        eprintln!("{figures}");
        Ok(Row { work, what: job.what, size, figures })
    };
    let mut rows = jobs.into_iter().map(measure).collect::<Result<Vec<_>>>()?;
    // Made last: a repository of that size takes a while, and would push the corpus out of memory.
    rows.push(measure((Work::Push, push::job(size, &folder().join(format!("push-{size}")), program)?))?);
    Ok(rows)
}
