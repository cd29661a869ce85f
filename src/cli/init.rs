//! `zhengji init DIR`: a new repository for a call, ready to be filled in and pushed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::{Timestamp, ToSpan};

use super::Outcome;
use super::scaffold::{CallBasics, repository_files, write_whole};
use crate::built_in;
use crate::call::CALLS;
use crate::call::layout::check_call_name;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Language, Reveal};
use crate::gate::IDENTITY;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// 建在哪个文件夹，必须是空的或者还没有 The folder, which must be empty or not there yet
    directory: PathBuf,
    /// 第一批征集的文件夹名，默认为年份加 -1 The folder of the first call
    #[arg(long, value_name = "NAME")]
    call: Option<String>,
    /// 以此时刻（或日期）为准，用于演练 The clock, or a date, for rehearsals
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let zone = jiff::tz::TimeZone::get("Asia/Shanghai")
        .map_err(|error| CommandError::new("cli-bad-time").text("time", error))?;
    let now = super::clock::instant(arguments.at.as_deref(), &zone)?;
    let basics = basics(arguments.call.as_deref(), now, zone)?;
    let told = |path: &Path, error: io::Error| {
        CommandError::new("cli-io").text("path", path.display()).text("reason", error)
    };
    let folder =
        std::path::absolute(&arguments.directory).map_err(|error| told(&arguments.directory, error))?;
    let told = |error: io::Error| told(&folder, error);
    match fs::read_dir(&folder) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(CommandError::new("init-not-empty").text("path", arguments.directory.display()));
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(told(error)),
    }
    let parent = folder.parent().unwrap_or(&folder);
    fs::create_dir_all(parent).map_err(told)?;
    let files = repository_files(&basics);
    let mut files = files.map_err(|error| CommandError::new("cli-schema").reason(error))?;
    files.push((IDENTITY.to_owned(), identity().ok_or_else(|| CommandError::new("seal-no-randomness"))?));
    write_whole(&folder, parent, &files).map_err(told)?;
    let message = Message::new("init-done")
        .text("path", arguments.directory.display())
        .count("files", files.len())
        .text("call", Path::new(CALLS).join(&basics.name).display());
    anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
    Ok(Outcome::Clean)
}

/// What a repository calls itself: what no other one does.
fn identity() -> Option<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(format!("{:032x}\n", u128::from_be_bytes(bytes)))
}

/// A sample to be rewritten: it opens in two weeks and takes four, then two for the departments.
fn basics(call: Option<&str>, now: Timestamp, zone: jiff::tz::TimeZone) -> Result<CallBasics, CommandError> {
    let calendar = |error: jiff::Error| CommandError::new("cli-bad-time").text("time", error);
    let today = now.to_zoned_datetime(zone).date();
    let opens = today.checked_add(14.days()).map_err(calendar)?;
    let closes = opens.checked_add(27.days()).map_err(calendar)?;
    let recommendation_closes = closes.checked_add(14.days()).map_err(calendar)?;
    let name = call.map_or_else(|| format!("{}-1", opens.year()), str::to_owned);
    check_call_name(&name).map_err(CommandError::Message)?;
    // The repository is for people who read Chinese, whatever language this program speaks to whoever makes it.
    let catalog = built_in::catalog(Language::Chinese);
    Ok(CallBasics {
        name,
        title: catalog.text("init-title"),
        short_title: catalog.text("init-short-title"),
        host: catalog.text("init-host"),
        opens,
        closes,
        recommendation_closes,
    })
}
