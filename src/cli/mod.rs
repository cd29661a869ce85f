//! The command line: one file a command, arguments in, exit code out.

mod arrived;
mod at_rest;
mod build;
mod check;
mod checked;
mod checked_calls;
mod clock;
mod completions;
mod demo;
mod desk;
mod engine;
mod first;
mod fix;
mod form;
mod freeze;
mod hook;
mod import;
#[cfg(unix)]
mod inbox;
mod init;
#[cfg(unix)]
mod invite;
mod new;
mod propose;
mod receipt;
#[cfg(unix)]
mod receive;
mod rules;
mod scaffold;
mod seal;
mod serve;
mod shard;
mod status;
mod table;
mod timings;
mod verify;
mod version;

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use clap::{Args, Parser, Subcommand};
use jiff::Timestamp;

use crate::built_in;
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Language;
use crate::sealing::Opened;
use crate::source::{GitRepository, Repository, Source};

/// What a command comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing wrong: exit code 0.
    Clean,
    /// Faults found: exit code 1.
    Faults,
}

/// 征集:用一个 git 仓库办好一次公开征集。Runs a public call for suggestions from one git repository.
#[derive(Debug, Parser)]
#[command(name = "zhengji", version, long_version = version::long(), about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// 提示语言：zh、en，或者 zh-CN、en_US.UTF-8 这样的写法 Language of messages, or a locale [默认按 LANG]
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 检查征集 Check calls
    Check(check::Arguments),
    /// 一页纸：到了哪一步、谁还没办、什么拦住公布、封存还在不在 One page: where the call stands, what is late and with whom
    Status(status::Arguments),
    /// 检查无误后生成网站和汇总表 Check, then write the site and the tables
    Build(build::Arguments),
    /// 在本机预览网站，文件一改就更新 Show the site on this machine and follow every edit
    Serve(serve::Arguments),
    /// 一问一答填写需求、单位或新的一批征集，写成文件 Ask for a demand, a unit or a call, then write it
    #[command(subcommand)]
    New(new::Arguments),
    /// 新建一个征集仓库 Make a new repository for a call
    Init(init::Arguments),
    /// 封存截止时算数的版本 Seal what counted when a stage closed
    Freeze(freeze::Arguments),
    /// 核对封存的版本有没有变动 Prove what was sealed, or name what changed
    Verify(verify::Arguments),
    /// 生成申报表，Word 或 Excel Write the form as a document or workbook
    Form(form::Arguments),
    /// 给归口管理单位的工作文件夹：需求、名额、问题 A department's working folder
    Desk(desk::Arguments),
    /// 读取填好的申报表或者收到的意见，写成文件 Turn filled forms, or comments, into files
    Import(Box<import::Arguments>),
    /// 把经营数据和联系人加密，只有主管部门能读 Encrypt what only the bureau may read
    Seal(seal::SealArguments),
    /// 用私钥解开加密的内容 Open what was encrypted, with the secret key
    Unseal(seal::UnsealArguments),
    /// 输出一张汇总表 Write one table
    Table(table::Arguments),
    /// git 的挂钩：服务器上的关口、送达回执、推送前检查 Hooks of git: the gate, receipts, a look before pushing
    Hook(hook::Arguments),
    /// 在裸仓库旁边收件：单位在网页上交，当场给回执 Take in what units hand in on pages, and give receipts
    #[cfg(unix)]
    Receive(receive::Arguments),
    /// 给单位、归口管理单位发填报链接 Make links for units and departments
    #[cfg(unix)]
    Invite(invite::Arguments),
    /// 网上收到、等着看的：新单位和公众意见 What waits to be seen: new units and comments
    #[cfg(unix)]
    Inbox(inbox::Arguments),
    /// 列出全部检查规则 List the rules
    Rules,
    /// 先看看样子：写一份示例征集，生成网站，在本机打开 Write the sample call, build its site and show it
    Demo(demo::Arguments),
    /// 命令行补全和手册页 Completions for shells, and the page of the manual
    Completions(completions::Arguments),
    /// 说明一条规则：依据、怎么理解、怎么改、例子 Explain one rule
    Explain(rules::ExplainArguments),
}

/// What every command over a call takes.
#[derive(Clone, Debug, Default, Args)]
struct CallArguments {
    /// 哪一批：文件夹名或路径；不写时 check、build、serve、status 是全部，其他命令只有一批时可以不写 The call's folder; without it
    /// check, build, serve and status take all calls, other commands the only one
    call: Option<String>,
    /// 哪一批，另一种写法 The same, by an option
    #[arg(long = "call", id = "named", value_name = "CALL", conflicts_with = "call")]
    named: Option<String>,
    /// 以此时刻为准，用于演练；只写日期，就以当天最后一秒为准 The clock to check by, for rehearsals, such as
    /// 2021-04-20T17:50:00+08:00; a date alone means its last second
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// The instant that `--at` came to, once it was asked for: copies of the arguments share it.
    #[arg(skip)]
    settled: Arc<OnceLock<Timestamp>>,
    /// 在哪个文件夹里找 The folder to start from
    #[arg(long, short = 'C', value_name = "DIR", default_value = ".")]
    directory: PathBuf,
    /// 读 git 里的这个版本，不读文件夹里的文件 Read this git revision instead of the work tree
    #[arg(long, value_name = "REV")]
    rev: Option<String>,
    /// 私钥文件：读取时解开加密的内容，不写入 The secret key, to read what is sealed; nothing is written
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

impl CallArguments {
    /// The call that was named, by its place or by `--call`.
    fn wanted(&self) -> Option<&str> {
        self.call.as_deref().or(self.named.as_deref())
    }

    /// The arguments for each of the calls that are meant: the one that was named, else all there are.
    fn each(&self) -> Result<Vec<Self>, CommandError> {
        let source = self.source()?;
        let calls = match self.wanted() {
            None => source.calls()?,
            Some(_) => Vec::new(),
        };
        if calls.len() < 2 {
            let only = source.call(self.wanted())?;
            return Ok(vec![Self { call: Some(only), named: None, ..self.clone() }]);
        }
        // Each has a clock of its own, because each has a time zone of its own.
        let of = |call| Self { call: Some(call), settled: Arc::default(), ..self.clone() };
        Ok(calls.into_iter().map(of).collect())
    }

    /// Where the call is read from.
    fn source(&self) -> Result<Box<dyn Source>, CommandError> {
        let source: Box<dyn Source> = match &self.rev {
            None => Box::new(Repository::find(&self.directory)?),
            Some(rev) => Box::new(GitRepository::discover(&self.directory)?.revision(rev)?),
        };
        Ok(match &self.key {
            None => source,
            Some(key) => Box::new(Opened { source, identities: seal::read_key(key)? }),
        })
    }
}

/// Runs the program with these arguments (the first is its own name).
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let arguments_given = arguments.len().saturating_sub(1);
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let asked_nothing =
                error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
            if asked_nothing && arguments_given == 0 {
                first::tell(&built_in::catalog(language_of_system()));
                return ExitCode::from(2);
            }
            if error.use_stderr() && !asked_nothing {
                anstream::eprintln!("zhengji: {}", built_in::catalog(language_of_system()).text("cli-usage"));
            }
            // Help and version are no faults; where even this cannot be written there is nobody to tell.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let language = match cli.lang.as_deref().map(|told| Language::of_locale(told).ok_or(told)) {
        None => language_of_system(),
        Some(Ok(language)) => language,
        Some(Err(unknown)) => {
            let error = CommandError::new("cli-bad-language").text("language", unknown);
            anstream::eprintln!("zhengji: {}", error.tell(&built_in::catalog(language_of_system())));
            return ExitCode::from(2);
        }
    };
    clock::speak(language);
    let catalog = built_in::catalog(language);
    let outcome = match cli.command {
        Command::Check(arguments) => check::run(&arguments, &catalog),
        Command::Status(arguments) => status::run(&arguments, &catalog),
        Command::Build(arguments) => build::run(&arguments, &catalog),
        Command::Serve(arguments) => serve::run(&arguments, &catalog).map(|never| match never {}),
        Command::New(arguments) => new::run(&arguments, &catalog),
        Command::Init(arguments) => init::run(&arguments, &catalog),
        Command::Freeze(arguments) => freeze::run(&arguments, &catalog),
        Command::Verify(arguments) => verify::run(&arguments, &catalog),
        Command::Form(arguments) => form::run(&arguments, &catalog),
        Command::Desk(arguments) => desk::run(&arguments, &catalog),
        Command::Import(arguments) => import::run(&arguments, &catalog),
        Command::Seal(arguments) => seal::seal(&arguments, &catalog),
        Command::Unseal(arguments) => seal::unseal(&arguments, &catalog),
        Command::Table(arguments) => table::run(&arguments, &catalog),
        Command::Hook(arguments) => hook::run(&arguments, &catalog),
        #[cfg(unix)]
        Command::Receive(arguments) => receive::run(&arguments, &catalog),
        #[cfg(unix)]
        Command::Invite(arguments) => invite::run(&arguments, &catalog),
        #[cfg(unix)]
        Command::Inbox(arguments) => inbox::run(&arguments, &catalog),
        Command::Rules => rules::list(&catalog),
        Command::Demo(arguments) => demo::run(&arguments, &catalog).map(|never| match never {}),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Explain(arguments) => rules::explain(&arguments, &catalog),
    };
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Faults) => ExitCode::FAILURE,
        // A reader that has seen enough (`zhengji check | head`) is no fault.
        Err(CommandError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("zhengji: {}", error.tell(&catalog));
            ExitCode::from(2)
        }
    }
}

/// The language that the system asks for.
fn language_of_system() -> Language {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    locale.map_or_else(Language::default, |locale| Language::from_locale(&locale))
}
