//! `zhengji check`: says what is wrong with a call.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use anstream::StripStream;
use clap::{Args, ValueEnum};

use super::arrived::examine_arrived;
use super::checked::CheckedCall;
use super::checked_calls::{CheckedCalls, check_calls};
use super::fix::fix;
use super::propose::propose;
use super::shard::{merge, write_share};
use super::{CallArguments, Outcome};
use crate::command_error::CommandError;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Diagnostic, Message};
use crate::gate::ProposalOptions;
use crate::report::{
    Format, GitHub, GitLab, Human, JUnit, Json, Markdown, RdJson, Report, Sarif, terminal_width,
};
use crate::shard::{MOST, Share};
use crate::source::GitRepository;

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "switches of a command are independent of each other")]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) call: CallArguments,
    /// 输出格式 Format of the report
    #[arg(long, value_enum, default_value_t = FormatName::Human)]
    format: FormatName,
    /// 同一次检查另写一份报告 Another report of the same check, as FORMAT=FILE
    #[arg(long, value_name = "FORMAT=FILE", value_parser = also)]
    also: Vec<(FormatName, PathBuf)>,
    /// 把有把握的改正直接写进文件，其余不动 Write the certain cures into the files
    #[arg(long)]
    fix: bool,
    /// 按回执核对各个文件是什么时候送达的 Check by the receipts when files arrived
    #[arg(long, conflicts_with_all = ["fix", "base"])]
    arrivals: bool,
    /// 只检查合并到这个版本时改了什么，不写 --rev 时检查已提交的 HEAD Judge what would be merged into this revision
    #[arg(long, value_name = "REV", conflicts_with = "fix")]
    base: Option<String>,
    /// 平台证明的提交人，例如 github:name Who proposes it, as the forge says
    #[arg(long, value_name = "WHO", requires = "base")]
    actor: Option<String>,
    /// 不知道是谁提交的就不通过 Fail where nobody knows who proposes it
    #[arg(long, requires = "base")]
    require_owner: bool,
    /// 只检查第 I 份（共 N 份），结果写入 --out，再用 --merge 合并 Check share I of N only, for --merge
    #[arg(long, value_name = "I/N", requires = "out", value_parser = share)]
    #[arg(conflicts_with_all = ["fix", "base", "arrivals", "merge", "key", "format", "also", "timings"])]
    shard: Option<Share>,
    /// 这一份的结果写到哪个文件 The file to write the share to
    #[arg(long, value_name = "FILE", requires = "shard")]
    out: Option<PathBuf>,
    /// 合并各份的结果，和一次检查完全一样 Put the shares together: the outcome of one check
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["fix", "base", "arrivals", "key"])]
    merge: Vec<PathBuf>,
    /// 最后列出每一步用了多长时间 Say in the end how long each stage took
    #[arg(long, conflicts_with_all = ["fix", "base"])]
    timings: bool,
}

fn also(text: &str) -> Result<(FormatName, PathBuf), String> {
    let (format, file) = text.split_once('=').filter(|(_, file)| !file.is_empty()).ok_or("FORMAT=FILE")?;
    Ok((FormatName::from_str(format, true)?, file.into()))
}

fn share(text: &str) -> Result<Share, String> {
    Share::parse(text).ok_or_else(|| format!("I/N, 1 <= I <= N <= {MOST}"))
}

/// The formats by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// 给人看 For people
    Human,
    /// 给程序用 For programs
    Json,
    /// GitHub 上逐行标出 Annotations on GitHub
    Github,
    /// GitLab 的代码质量报告 Code Quality on GitLab
    Gitlab,
    /// 代码扫描平台和编辑器用 For code scanning and editors
    Sarif,
    /// 测试报告 For viewers of test reports
    Junit,
    /// 交给 reviewdog For reviewdog
    Rdjson,
    /// 贴在合并请求下面的说明 A comment for a proposal
    Markdown,
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    if let Some(base) = &arguments.base {
        let options = ProposalOptions {
            actor: arguments.actor.clone(),
            require_owner: arguments.require_owner,
            ..ProposalOptions::unknown(arguments.call.now()?)
        };
        let judged = propose(&arguments.call, base, options)?;
        return print(arguments, &judged, catalog);
    }
    if let (Some(share), Some(out)) = (arguments.shard, &arguments.out) {
        let written = write_share(&arguments.call, share, out)?;
        let message = Message::new("cli-shard-written")
            .text("path", out.display())
            .count("files", written.files)
            .count("faults", written.faults);
        say(&message, catalog);
        return Ok(Outcome::Clean);
    }
    let checked = if !arguments.merge.is_empty() {
        CheckedCalls::of(vec![merge(&arguments.call, &arguments.merge)?])
    } else if arguments.fix {
        fix_calls(&arguments.call, catalog)?
    } else if arguments.arrivals {
        CheckedCalls::of(examine_arrived(&arguments.call)?)
    } else {
        check_calls(&arguments.call)?
    };
    // The program ends after this; taking a large call apart node by node would only cost time.
    let mut checked = ManuallyDrop::new(checked);
    let outcome = print(arguments, &*checked, catalog)?;
    if let Some(calls) = checked.several() {
        say(&Message::new("cli-calls-checked").list("calls", calls), catalog);
    }
    if outcome == Outcome::Faults && arguments.call.rev.is_none() && is_sparse(&arguments.call) {
        anstream::eprintln!("{}", catalog.text("cli-sparse"));
    }
    checked.timings.lap("timing-report");
    if arguments.timings {
        anstream::eprintln!("{}", checked.timings.table(catalog));
    }
    Ok(outcome)
}

/// Mends every call that is meant.
fn fix_calls(arguments: &CallArguments, catalog: &Catalog) -> Result<CheckedCalls, CommandError> {
    let (mut calls, mut mended) = (Vec::new(), 0);
    for one in arguments.each()? {
        let (checked, count) = fix(&one)?;
        calls.push(checked);
        mended += count;
    }
    say(&Message::new("cli-fixed").count("count", mended), catalog);
    Ok(CheckedCalls::of(calls))
}

/// Tells something that is no part of the report.
fn say(message: &Message, catalog: &Catalog) {
    anstream::eprintln!("{}", catalog.render(message, Reveal::PublicOnly));
}

/// Whether files may seem to be missing that were only not checked out.
fn is_sparse(arguments: &CallArguments) -> bool {
    GitRepository::discover(&arguments.directory).and_then(|git| git.is_sparse()).unwrap_or(false)
}

/// Writes the report to where it is read, and whatever else is wanted of it: a check is not run twice for two readers.
fn print(arguments: &Arguments, told: &impl Reportable, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let report = told.report(catalog);
    let faulty = report.diagnostics.iter().any(Diagnostic::is_error);
    match arguments.format.for_programs() {
        Some(format) => write(format, &report, &mut io::stdout().lock())?,
        None => tell(told, catalog, &mut anstream::stdout().lock())?,
    }
    for (name, path) in &arguments.also {
        let unwritten = |error| CommandError::new("cli-also").text("path", path.display()).reason(error);
        let file = File::create(path).map_err(unwritten)?;
        // What is kept in a file is read by others, and without colours.
        let plain = Human { width: None, reveal: Reveal::PublicOnly };
        write(name.for_programs().unwrap_or(&plain), &report, &mut StripStream::new(file))?;
    }
    Ok(if faulty { Outcome::Faults } else { Outcome::Clean })
}

impl FormatName {
    /// The format, where it is not the one for people, which depends on where they read it.
    fn for_programs(self) -> Option<&'static dyn Format> {
        Some(match self {
            Self::Human => return None,
            Self::Json => &Json,
            Self::Github => &GitHub,
            Self::Gitlab => &GitLab,
            Self::Sarif => &Sarif,
            Self::Junit => &JUnit,
            Self::Rdjson => &RdJson,
            Self::Markdown => &Markdown,
        })
    }
}

/// What can be reported.
pub(super) trait Reportable {
    /// The report, in the words of a catalogue.
    fn report<'a>(&'a self, catalog: &'a Catalog) -> Report<'a>;
}

impl Reportable for CheckedCall {
    fn report<'a>(&'a self, catalog: &'a Catalog) -> Report<'a> {
        catalog.learn(self.call.names_in(catalog.language()));
        Report {
            diagnostics: &self.diagnostics,
            sources: &self.sources,
            checked: self.counts,
            call: &self.call.name,
            effect: &[],
            catalog,
        }
    }
}

/// Tells people: wrapped to their terminal and with their own figures; plainly and without private values in a pipe.
pub(super) fn tell(
    told: &impl Reportable,
    catalog: &Catalog,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let at_terminal = io::stdout().is_terminal();
    let format = Human {
        width: at_terminal.then(terminal_width),
        reveal: if at_terminal { Reveal::Private } else { Reveal::PublicOnly },
    };
    write(&format, &told.report(catalog), out)
}

pub(super) fn write(
    format: &dyn Format,
    report: &Report<'_>,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let mut buffered = io::BufWriter::new(out);
    format.write(report, &mut buffered)?;
    buffered.flush()?;
    Ok(())
}
