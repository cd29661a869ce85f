//! `zhengji import FILE|FOLDER`: filled forms become files of the call.

use std::path::PathBuf;

use clap::Args;

use crate::cli::{CallArguments, Outcome};
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Catalog;
use crate::intake::OpenedCall;
use crate::intake::forms::{Wishes, import};
use crate::source::{Repository, Source};

#[derive(Debug, Args)]
pub(crate) struct FormArguments {
    /// 填报页生成的提交文件（.yaml）、填好的表单（.xlsx、.docx），或者放着这些文件的文件夹 A file to hand in, a filled form, or a folder of them
    file: Option<PathBuf>,
    #[command(flatten)]
    call: CallArguments,
    /// 单位放在哪个文件夹，不写则按信用代码找，新单位按名称的拼音 The unit's folder
    #[arg(long, value_name = "NAME")]
    unit: Option<String>,
    /// 需求叫什么文件名，不写则按编号或标题找，新需求按标题的拼音 The demand's file name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// 已有不同内容的，用表单的内容替换 Replace what is there and differs
    #[arg(long)]
    replace: bool,
    /// 有错误也先写成文件，以后再改 Write files although rules find errors
    #[arg(long)]
    draft: bool,
    /// 只看结果，不写文件 Say what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(in crate::cli) fn run(arguments: &FormArguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let Some(file) = &arguments.file else { return Err(CommandError::new("cli-import-what")) };
    if arguments.call.rev.is_some() {
        return Err(CommandError::new("cli-new-rev"));
    }
    let repository = Repository::find(&arguments.call.directory)?;
    let opened = OpenedCall::open(&repository, arguments.call.wanted())?;
    let wishes = Wishes {
        unit: arguments.unit.as_deref(),
        name: arguments.name.as_deref(),
        replace: arguments.replace,
        draft: arguments.draft,
        dry_run: arguments.dry_run,
        now: arguments.call.now()?,
    };
    let clean = import(file, wishes, repository.root(), opened, catalog)?;
    Ok(if clean { Outcome::Clean } else { Outcome::Faults })
}
