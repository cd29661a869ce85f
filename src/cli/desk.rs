//! `zhengji desk DEPARTMENT`: a department's working folder.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::checked::check_call;
use super::{CallArguments, Outcome};
use crate::built_in;
use crate::command_error::CommandError;
use crate::desk::JudgedCall;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Language, Reveal};
use crate::paper::desk;
use crate::rules::is_of_keeping;
use crate::source::{NewFile, write_one};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// 归口管理单位：departments/ 下的文件夹名 The department's folder
    department: String,
    #[command(flatten)]
    call: CallArguments,
    /// 工作文件夹 The folder to write
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let mut checked = check_call(&arguments.call)?;
    // A department recommends demands, however their files are kept.
    checked.diagnostics.retain(|fault| !is_of_keeping(fault));
    let call = &checked.call;
    let settings = call.settings.as_ref().ok_or_else(|| CommandError::new("cli-new-settings"))?;
    let Some(department) = call.departments.get(&arguments.department) else {
        let known = call.departments.keys();
        let message = Message::new("cli-desk-no-department").text("department", &arguments.department);
        return Err(CommandError::Message(message.list("departments", known)));
    };
    let chinese = built_in::catalog(Language::Chinese);
    let judged = JudgedCall {
        call,
        settings,
        schemas: &checked.schemas,
        diagnostics: &checked.diagnostics,
        now: checked.now,
        catalog: &chinese,
    };
    let desk = judged.desk(department);
    let book = desk::write(&desk).map_err(|error| CommandError::new("cli-form-failed").reason(error))?;
    let marking = chinese.text("paper-marking");
    let name = format!("desk-{}-{marking}.xlsx", arguments.department);
    create(&arguments.out, &name, &book)?;
    for unit in desk.units.iter().filter(|unit| !unit.text.is_empty()) {
        create(&arguments.out, &format!("{}.txt", unit.id), unit.text.as_bytes())?;
    }
    let message = Message::new("cli-desk-written")
        .text("path", arguments.out.join(&name).display())
        .count("demands", desk.demands.len())
        .count("units", desk.units.iter().filter(|unit| !unit.text.is_empty()).count());
    anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
    Ok(Outcome::Clean)
}

/// Writes a file that is not there yet: somebody may have filled in the one that is.
fn create(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), CommandError> {
    let path = folder.join(name);
    let told = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => CommandError::new("cli-form-exists").text("path", path.display()),
        _ => CommandError::unwritten(&path, error),
    };
    write_one(NewFile::create(&path, bytes)).map_err(told)
}
