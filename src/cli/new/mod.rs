//! `zhengji new demand|unit|call`: asks in plain words, judges each answer on the spot by the rules of the call, and writes a file
//! with the editor's schema line.
//!
//! The questions are the form's own fields, in its order, with its labels, hints and examples; an answer is judged by
//! putting it into the draft of the file and checking the call with it. So no rule stands here a second time.

mod again;
mod call;
mod next;

use std::io::{self, IsTerminal};

use clap::{Args, Subcommand};

use super::CallArguments;
use super::Outcome;
use super::checked::{CheckedCall, check_call};
use crate::call::layout::Role;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::intake::interview::{Console, Draft, Interview, file_name, introduce, which_unit};
use crate::schema::Kind;
use crate::sealing::Recipients;
use crate::source::{NewFile, room, write_one};

/// What is to be written.
#[derive(Debug, Subcommand)]
pub(super) enum Arguments {
    /// 一项需求 A demand
    Demand(DemandArguments),
    /// 一家单位 A unit
    Unit(CallArguments),
    /// 新的一批征集 A call
    Call(call::NewCallArguments),
}

/// Arguments of `new demand`.
#[derive(Debug, Args)]
pub(super) struct DemandArguments {
    #[command(flatten)]
    call: CallArguments,
    /// 哪家单位：units/ 下的文件夹名，不写会询问 The unit's folder; asked for if left out
    #[arg(long, conflicts_with = "from")]
    unit: Option<String>,
    /// 沿用以前一批的需求：“批次/单位/需求”，名称不变，两批的网页互相链接 A demand of an earlier call, to suggest it again
    #[arg(long, value_name = "DEMAND")]
    from: Option<String>,
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let (call_arguments, kind) = match arguments {
        Arguments::Demand(demand) => (&demand.call, Kind::Demand),
        Arguments::Unit(call) => (call, Kind::Unit),
        Arguments::Call(arguments) => return call::run(arguments, catalog),
    };
    if call_arguments.rev.is_some() {
        return Err(CommandError::new("cli-new-rev"));
    }
    if let Arguments::Demand(DemandArguments { from: Some(from), .. }) = arguments {
        return again::run(call_arguments, from, catalog);
    }
    let checked = check_call(call_arguments)?;
    let reveal = if io::stdout().is_terminal() { Reveal::Private } else { Reveal::PublicOnly };
    let mut console = Console::new(catalog, reveal);
    let room = room(checked.source.root());
    if room != checked.source.root() {
        let word = if kind == Kind::Unit { "unit" } else { "demand" };
        console.keep_in(room.join(format!("answers-{}-{word}", checked.call.name)))?;
    }
    loop {
        match asked(arguments, kind, call_arguments, &checked, &mut console) {
            // Somebody went back a question: all is asked again, and answered by itself up to there.
            Err(_) if console.begins_anew() => {}
            done => return done,
        }
    }
}

/// Asks for everything and writes the file.
fn asked<'a>(
    arguments: &Arguments,
    kind: Kind,
    call_arguments: &CallArguments,
    checked: &'a CheckedCall,
    console: &mut Console<'a>,
) -> Result<Outcome, CommandError> {
    introduce(&checked.call, kind, console)?;
    let unit = match arguments {
        Arguments::Unit(_) | Arguments::Call(_) => None,
        Arguments::Demand(demand) => Some(match &demand.unit {
            Some(unit) if checked.call.units.contains_key(unit) => unit.clone(),
            Some(unit) => return Err(CommandError::new("cli-new-no-unit").text("unit", unit)),
            None => which_unit(&checked.call, console)?,
        }),
    };
    let path = loop {
        let name = console.ask(&Message::new(if unit.is_some() { "new-file" } else { "new-folder" }))?;
        let name = file_name(name, console)?;
        let role = match &unit {
            Some(unit) => Role::Demand(unit.clone(), name),
            None => Role::Unit(name),
        };
        let path = role.checked().map(|role| role.in_call(&checked.call.name).to_string());
        match path {
            Err(message) => console.tell(&message)?,
            Ok(path) if checked.source.root().join(&path).exists() => {
                console.tell(&Message::new("new-name-taken"))?;
            }
            Ok(path) => break path,
        }
    };
    let files = checked.source.read_call(&checked.call.name)?;
    let draft = Draft::new(&checked.call.name, &path, kind, &files, &checked.schemas, call_arguments.now()?);
    let mut interview = Interview::new(&checked.call, draft, kind, console);
    interview.all()?;
    let (text, faults) = interview.finish();
    let recipients = Recipients::of(checked.call.recipients()).map_err(CommandError::Message)?;
    let kept = recipients.sealed(&path, &text).map_err(CommandError::Message)?;
    write(&checked.source.root().join(&path), &kept)?;
    console.done();
    console.tell(&Message::new("new-written").text("path", &path))?;
    if kept != text {
        console.tell(&Message::new("new-sealed"))?;
    }
    let wrong = faults.iter().any(crate::diagnostic::Diagnostic::is_error);
    for fault in &faults {
        console.tell_fault(fault)?;
    }
    console.tell(&Message::new(if wrong { "new-next-mend" } else { "new-next" }))?;
    Ok(if wrong { Outcome::Faults } else { Outcome::Clean })
}

/// Writes a file that is not there yet: one that somebody made in the meantime is left as it is.
fn write(path: &std::path::Path, text: &str) -> Result<(), CommandError> {
    write_one(NewFile::create(path, text)).map_err(|error| CommandError::unwritten(path, error))
}
