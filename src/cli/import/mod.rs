//! `zhengji import …`: what came in another form becomes files of the call.

mod comments;
pub(super) mod forms;

use clap::{Args, Subcommand};

use super::Outcome;
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Catalog;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    forms: forms::FormArguments,
}

/// What is brought in.
#[derive(Debug, Subcommand)]
enum What {
    /// 把邮箱或问卷导出的意见（CSV）登记成文件 Turn comments exported from a mailbox or questionnaire (CSV) into files
    Comments(comments::Arguments),
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    match &arguments.what {
        Some(What::Comments(arguments)) => comments::run(arguments, catalog),
        None => forms::run(&arguments.forms, catalog),
    }
}
