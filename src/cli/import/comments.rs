//! `zhengji import comments FILE`: what came by mail or questionnaire becomes comment files, one a row.

use std::path::PathBuf;

use clap::Args;

use crate::cli::{CallArguments, Outcome};
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Catalog;
use crate::intake::OpenedCall;
use crate::intake::comments::{Import, import};
use crate::source::Repository;

#[derive(Debug, Args)]
pub(in crate::cli) struct Arguments {
    /// 邮箱或问卷导出的表格（.xlsx、.csv），或者邮件（.eml）、存放邮件的文件夹 A table that a mailbox or questionnaire exported, a mail, or a folder of mails
    file: PathBuf,
    #[command(flatten)]
    call: CallArguments,
    /// 指明一列是什么，如“您的看法=text”；不要的列写“列名=-” Say what a column holds; HEADING=- leaves it out
    #[arg(long = "column", value_name = "HEADING=KEY")]
    columns: Vec<String>,
    /// 表中没有写渠道的意见，是从哪个渠道来的 The channel of rows that name none: web, mail, phone, letter, meeting
    #[arg(long)]
    channel: Option<String>,
    /// 表中没有写条目的意见，针对哪一条 The guideline item of rows that name none
    #[arg(long)]
    item: Option<String>,
    /// 只看结果，不写文件 Say what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(in crate::cli) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    if arguments.call.rev.is_some() {
        return Err(CommandError::new("cli-new-rev"));
    }
    let repository = Repository::find(&arguments.call.directory)?;
    let mut opened = OpenedCall::open(&repository, arguments.call.wanted())?;
    let wanted = Import {
        file: &arguments.file,
        columns: &arguments.columns,
        channel: arguments.channel.as_deref(),
        item: arguments.item.as_deref(),
        dry_run: arguments.dry_run,
        now: arguments.call.now()?,
    };
    let clean = import(&wanted, &repository, &mut opened, catalog)?;
    Ok(if clean { Outcome::Clean } else { Outcome::Faults })
}
