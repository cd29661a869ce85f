//! `zhengji demo`: the sample call in a folder of one's own, and its site on this machine: the first minute with the program.

use std::convert::Infallible;
use std::fs;
use std::io;
use std::path::PathBuf;

use clap::Args;

use super::scaffold::write_whole;
use super::serve;
use crate::built_in;
use crate::call::CALLS;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// 写在哪个文件夹；已经写好的直接打开 The folder; one that holds the sample already is shown as it is
    #[arg(value_name = "DIR", default_value = "zhengji-demo")]
    directory: PathBuf,
    /// 端口；被占用时用后面的空闲端口，0 表示任意 The port; if taken, the next free one; 0 for any
    #[arg(long, value_name = "PORT", default_value_t = serve::PORT)]
    port: u16,
}

/// Runs until the process is told to end.
pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Infallible, CommandError> {
    let folder = &arguments.directory;
    let told = |error: io::Error| CommandError::unwritten(folder, error);
    let is_there = folder.join(CALLS).is_dir();
    if !is_there {
        let is_free = match fs::read_dir(folder) {
            Ok(mut entries) => entries.next().is_none(),
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        };
        if !is_free {
            return Err(CommandError::new("init-not-empty").text("path", folder.display()));
        }
        let absolute = std::path::absolute(folder).map_err(told)?;
        let parent = absolute.parent().unwrap_or(&absolute);
        fs::create_dir_all(parent).map_err(told)?;
        let files: Vec<(String, Vec<u8>)> = built_in::sample()
            .into_iter()
            .map(|(path, bytes)| (format!("{CALLS}/{path}"), bytes.to_vec()))
            .collect();
        write_whole(&absolute, parent, &files).map_err(told)?;
    }
    let id = if is_there { "demo-there" } else { "demo-written" };
    let message = Message::new(id).text("path", folder.display());
    anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
    serve::run(&serve::Arguments::of(folder.clone(), arguments.port), catalog)
}
