//! `zhengji invite`: links for units and departments. They are shown once; what is kept cannot be turned back into them.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::Outcome;
use crate::call::layout::{Folder, Role};
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::gate::settings;
use crate::receive::{Holder, Secret, receive_of};
use crate::source::{GitRepository, Link, Links, Revision, Source};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// 单位的文件夹名，可以几个；新单位也可以 Folders of units, new ones as well
    #[arg(value_name = "UNIT", required_unless_present = "department")]
    units: Vec<String>,
    /// 归口管理单位的文件夹名，可以几次 Folders of departments
    #[arg(long, value_name = "DEPARTMENT")]
    department: Vec<String>,
    /// 哪一批；只有一批时可以不写 The call; may be left out where there is one
    #[arg(long, value_name = "CALL")]
    call: Option<String>,
    /// 服务器上的裸仓库 The server's bare repository
    #[arg(long, short = 'C', value_name = "DIR", default_value = ".")]
    directory: PathBuf,
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let repository = GitRepository::discover(&arguments.directory)?;
    let tip = repository.revision("HEAD")?;
    let call = tip.call(arguments.call.as_deref())?;
    let receive =
        receive_of(&tip, &call)?.ok_or_else(|| CommandError::new("invite-not-here").text("call", &call))?;
    let mut holders = Vec::new();
    for unit in &arguments.units {
        if let Err(reason) = Role::Unit(unit.clone()).checked() {
            let reason = catalog.render(&reason, Reveal::PublicOnly);
            return Err(CommandError::new("invite-bad-unit").text("name", unit).text("reason", reason));
        }
        holders.push(Holder::Unit(unit.clone()));
    }
    for department in &arguments.department {
        let folder = format!("{}/{department}", Folder::Departments.in_call(&call));
        let named = receive_department(&tip, &call, department)?;
        if !named && tip.entry(&folder)?.is_none() {
            return Err(CommandError::new("invite-no-department")
                .text("call", call)
                .text("name", department));
        }
        holders.push(Holder::Department(department.clone()));
    }
    holders.sort();
    holders.dedup();
    let by = "server".to_owned();
    let (mut links, mut lines) = (Vec::new(), Vec::new());
    for holder in &holders {
        let secret = Secret::new().map_err(|error| CommandError::new("receive-random").reason(error))?;
        links.push(Link {
            at: Timestamp::now(),
            call: call.clone(),
            holder: holder.to_string(),
            digest: secret.digest(),
            by: by.clone(),
        });
        lines.push(format!("{holder}\t{}/link/{}/", receive.address.trim_end_matches('/'), secret.shown()));
    }
    Links::of(&repository)
        .append(&links)
        .map_err(|error| CommandError::new("receive-links").reason(error))?;
    let told = Message::new("invite-made").count("count", links.len());
    anstream::eprintln!("{}", catalog.render(&told, Reveal::PublicOnly));
    let mut out = anstream::stdout().lock();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(Outcome::Clean)
}

/// Whether `call.yaml` names accounts for a department that has no folder yet.
fn receive_department(tip: &Revision, call: &str, department: &str) -> Result<bool, CommandError> {
    let settings = settings(tip, call)?;
    Ok(settings.is_some_and(|settings| {
        settings.roles.departments.contains_key(department)
            || settings.departments.iter().any(|one| one == department)
    }))
}
