//! `zhengji hook`: the check as a gate in git itself. Everything that goes wrong refuses the push.
//!
//! A hook asks no clock but the machine's and no variable whose name begins with `ZHENGJI_`: whoever pushes may be able to
//! set those. Who pushes is what the server says: `--actor` in the hook's own script, else `GL_USERNAME` (GitLab),
//! `GITEA_PUSHER_NAME` (Gitea, Forgejo) or `REMOTE_USER` (a web server).

mod client;
mod post_receive;
mod pre_push;
mod pre_receive;
mod proc_receive;
mod self_test;

use std::io::{self, BufRead, Write as _};
use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::check::Reportable;
use super::propose::ProposalReport;
use super::{Outcome, check};
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::gate::Update;
use crate::report::Human;
use crate::source::Excused;

/// Columns of what git shows after `remote: ` on a terminal of 80.
const COLUMNS: usize = 72;

/// Most lines of one push. More are no honest one.
const LINES: usize = 1_000;

/// Longest line, in bytes: two ids and the name of a reference.
const LINE: u64 = 4_096;

/// The variables in which forges tell their own hooks who pushes.
const FORGES: [(&str, &str); 2] = [("GL_USERNAME", "gitlab"), ("GITEA_PUSHER_NAME", "gitea")];

#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    hook: Option<Hook>,
    /// 用一个坏提交试一试：服务器上的挂钩是不是真的会拒绝 Prove on a copy that the installed hook refuses
    #[arg(long)]
    self_test: bool,
    /// 服务器上的仓库 The server's repository
    #[arg(long, short = 'C', value_name = "DIR", default_value = ".")]
    directory: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Hook {
    /// 服务器收下之前：不符合要求的推送一律拒绝 On the server: refuses what breaks the rules
    PreReceive(Actor),
    /// 推送到 refs/for/ 的修改：逐个检查、合并、记回执 On the server: judges and merges proposals, one after the other
    ProcReceive(Actor),
    /// 服务器收下之后：记下送达时间 On the server: writes receipts of arrival
    PostReceive(Actor),
    /// 推送之前：在自己的电脑上先查一遍 At the desk: checks before anything leaves
    PrePush(pre_push::Arguments),
}

/// Who pushes.
#[derive(Debug, Args)]
struct Actor {
    /// 服务器证明的推送人，例如 github:name Who pushes, as the server knows
    #[arg(long, value_name = "WHO")]
    actor: Option<String>,
}

impl Actor {
    /// As the hook's script says, or else the server; none where nobody does.
    fn known(&self) -> Option<String> {
        let set = |name| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
        if let Some(actor) = &self.actor {
            Some(actor.clone()).filter(|actor| !actor.trim().is_empty())
        } else {
            let by_forge = |(variable, platform)| set(variable).map(|name| format!("{platform}:{name}"));
            FORGES.into_iter().find_map(by_forge).or_else(|| set("REMOTE_USER"))
        }
    }
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let outcome = match &arguments.hook {
        None => self_test::run(&arguments.directory, catalog),
        Some(_) if arguments.self_test => return Err(CommandError::new("hook-self-test-alone")),
        Some(Hook::PreReceive(actor)) => pre_receive::run(actor, catalog),
        Some(Hook::ProcReceive(actor)) => proc_receive::run(actor, catalog),
        Some(Hook::PostReceive(actor)) => post_receive::run(actor, catalog),
        Some(Hook::PrePush(arguments)) => pre_push::run(arguments, catalog),
    };
    // An output that nobody reads ends other commands well; here it would let a push in.
    outcome.map_err(|refusal| match refusal {
        CommandError::Output(error) => CommandError::new("hook-output").reason(error),
        told @ CommandError::Message(_) => told,
    })
}

/// What git writes to the hook, line by line.
fn lines() -> Result<Vec<String>, CommandError> {
    let mut input = io::stdin().lock();
    let mut lines = Vec::new();
    loop {
        let mut line = Vec::new();
        let read = io::Read::take(&mut input, LINE)
            .read_until(b'\n', &mut line)
            .map_err(|_| CommandError::new("hook-input"))?;
        if read == 0 {
            return Ok(lines);
        }
        let text = line.strip_suffix(b"\n").and_then(|line| std::str::from_utf8(line).ok());
        match text {
            Some(text) if lines.len() < LINES => lines.push(text.to_owned()),
            _ => return Err(CommandError::new("hook-input")),
        }
    }
}

/// The lines as updates of references. Nothing at all is no push.
fn updates() -> Result<Vec<Update>, CommandError> {
    let updates: Option<Vec<Update>> = lines()?.iter().map(|line| Update::parse(line)).collect();
    updates.filter(|updates| !updates.is_empty()).ok_or_else(|| CommandError::new("hook-input"))
}

/// Tells what is wrong, as narrow as git shows it; `searched` is whether there was anything to look into. The outcome does not
/// hang on whether anybody reads it.
fn tell(judged: &ProposalReport, searched: bool, catalog: &Catalog, out: &mut dyn io::Write) -> Outcome {
    let refused = judged.is_faulty();
    if !refused && !judged.names_calls() {
        let id = if searched { "hook-searched" } else { "hook-nothing" };
        let _ = writeln!(out, "{}", catalog.text(id));
        return Outcome::Clean;
    }
    let format = Human { width: Some(COLUMNS), reveal: Reveal::PublicOnly };
    // Whoever pushed may have gone.
    let _ = check::write(&format, &judged.report(catalog), out);
    if refused { Outcome::Faults } else { Outcome::Clean }
}

/// Says something to whoever pushes, beside what git itself reads. The outcome does not hang on whether anybody listens.
fn say(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// A time of arrival as people are told it.
fn received_at(at: Timestamp) -> String {
    at.to_zoned_datetime(TimeZone::UTC).strftime("%F %T UTC").to_string()
}

/// Under which amendment files were taken, as whoever pushed is told it.
fn excused_message(excused: &Excused) -> Message {
    Message::new("hook-excused")
        .text("call", &excused.call)
        .text("number", excused.amendment)
        .count("count", excused.files.len())
}
