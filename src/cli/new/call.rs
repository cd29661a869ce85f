//! `zhengji new call`: asks for the few facts that a call begins with, and writes its folder.

use std::path::PathBuf;

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
    directory: PathBuf,
}

pub(super) fn run(arguments: &NewCallArguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let repository = Repository::find(&arguments.directory)?;
    let mut console = Console::new(catalog, Reveal::Private);
    console.tell(&Message::new("new-call-how"))?;
    let name = loop {
        let name = console.ask(&Message::new("new-call-name"))?;
        let name = file_name(name, &mut console)?;
        match check_call_name(&name) {
            Err(message) => console.tell(&message)?,
            Ok(()) if repository.root().join(call_folder(&name)).exists() => {
                console.tell(&Message::new("new-name-taken"))?;
            }
            Ok(()) => break name,
        }
    };
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
    let call = CallArguments {
        call: Some(basics.name),
        directory: arguments.directory.clone(),
        ..CallArguments::default()
    };
    let mut outcome = Outcome::Clean;
    for fault in check_call(&call)?.diagnostics.iter().filter(|fault| fault.is_error()) {
        console.tell_fault(fault)?;
        outcome = Outcome::Faults;
    }
    Ok(outcome)
}

fn text(console: &mut Console<'_>, question: &'static str) -> Result<String, CommandError> {
    loop {
        let answer = console.ask(&Message::new(question))?;
        if !answer.is_empty() {
            return Ok(answer);
        }
        console.tell(&Message::new("new-must"))?;
    }
}

fn date(
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
