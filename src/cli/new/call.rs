//! `zhengji new call`: asks for the few facts that a call begins with, and writes its folder.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use crate::call::call_folder;
use crate::call::layout::check_call_name;
use crate::cli::checked::check_call;
use crate::cli::scaffold::{CallBasics, call_files, write_whole};
use crate::cli::{CallArguments, Outcome};
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::intake::interview::{Console, file_name};
use crate::source::{Repository, Source};

/// Arguments of `new call`.
#[derive(Debug, Args)]
pub(in crate::cli) struct NewCallArguments {
    /// 在哪个文件夹里找 The folder to start from
    #[arg(long, short = 'C', value_name = "DIR", default_value = ".")]
    pub(super) directory: PathBuf,
    /// 从哪一批延续：归口管理单位、账号、条件、处室、单位都带过来 The call that it follows: what stays goes along
    #[arg(long, value_name = "OLD")]
    from: Option<String>,
    /// 私钥文件：上一批的联系人加密了的，用它解开，按下一批重新加密 The secret key, where contacts are sealed in the call that it follows
    #[arg(long, value_name = "FILE", requires = "from")]
    pub(super) key: Option<PathBuf>,
}

pub(super) fn run(arguments: &NewCallArguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    if let Some(old) = &arguments.from {
        return super::next::run(arguments, old, catalog);
    }
    let repository = Repository::find(&arguments.directory)?;
    let mut console = Console::new(catalog, Reveal::Private);
    console.tell(&Message::new("new-call-how"))?;
    let name = ask_name(&mut console, &repository)?;
    let title = text(&mut console, "new-call-title")?;
    let short_title = text(&mut console, "new-call-short-title")?;
    let host = text(&mut console, "new-call-host")?;
    let opens = date(&mut console, "new-call-opens", None)?;
    let closes = date(&mut console, "new-call-closes", Some(opens))?;
    let recommendation_closes = date(&mut console, "new-call-recommendation-closes", Some(closes))?;
    let basics = CallBasics { name, title, short_title, host, opens, closes, recommendation_closes };
    let folder = repository.root().join(call_folder(&basics.name));
    write_whole(&folder, repository.root(), &call_files(&basics))
        .map_err(|error| CommandError::new("cli-io").text("path", folder.display()).text("reason", error))?;
    console.tell(&Message::new("new-call-written").text("path", call_folder(&basics.name)))?;
    tell_faults(&basics.name, &arguments.directory, &mut console)
}

/// What is wrong with the new call.
pub(super) fn tell_faults(
    name: &str,
    directory: &Path,
    console: &mut Console<'_>,
) -> Result<Outcome, CommandError> {
    let call = CallArguments {
        call: Some(name.to_owned()),
        directory: directory.to_owned(),
        ..CallArguments::default()
    };
    let mut outcome = Outcome::Clean;
    for fault in check_call(&call)?.diagnostics.iter().filter(|fault| fault.is_error()) {
        console.tell_fault(fault)?;
        outcome = Outcome::Faults;
    }
    Ok(outcome)
}

/// The name of a call that is not there yet.
pub(super) fn ask_name(console: &mut Console<'_>, repository: &Repository) -> Result<String, CommandError> {
    loop {
        let name = console.ask(&Message::new("new-call-name"))?;
        let name = file_name(name, console)?;
        match check_call_name(&name) {
            Err(message) => console.tell(&message)?,
            Ok(()) if repository.root().join(call_folder(&name)).exists() => {
                console.tell(&Message::new("new-name-taken"))?;
            }
            Ok(()) => return Ok(name),
        }
    }
}

pub(super) fn text(console: &mut Console<'_>, question: &'static str) -> Result<String, CommandError> {
    loop {
        let answer = console.ask(&Message::new(question))?;
        if !answer.is_empty() {
            return Ok(answer);
        }
        console.tell(&Message::new("new-must"))?;
    }
}

pub(super) fn date(
    console: &mut Console<'_>,
    question: &'static str,
    not_before: Option<Date>,
) -> Result<Date, CommandError> {
    loop {
        let answer = console.ask(&Message::new(question))?;
        match answer.parse::<Date>() {
            Ok(date) if not_before.is_none_or(|earliest| date >= earliest) => return Ok(date),
            Ok(_) => console.tell(&Message::new("new-call-too-early"))?,
            Err(_) => console.tell(&Message::new("new-call-no-date"))?,
        }
    }
}
