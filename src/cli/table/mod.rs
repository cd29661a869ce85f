//! `zhengji table`: one table in one format, to a file or to standard output.

mod choice;
mod faults;
mod output;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::checked::check_call;
use super::{CallArguments, Outcome};
use crate::call::{Vocabulary, public};
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Catalog;
use crate::tables::{self, FileFormat, TableWords};
use choice::Choice;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    call: CallArguments,
    #[command(flatten)]
    choice: Choice,
    /// 表格格式，不写时看文件扩展名，再不然是 Markdown Format; by the extension of FILE, otherwise Markdown
    #[arg(long, value_enum)]
    format: Option<FormatName>,
    /// 写到哪个文件，不写时输出到屏幕 The file to write; standard output without it
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// 加上联系人、经营数据等不公开的内容，只能写到文件 With what is not public; only into a file
    #[arg(long, requires = "out")]
    internal: bool,
}

/// The formats by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// 网页 A page of its own
    Html,
    /// 纯文本表格 Markdown
    Md,
    /// 电子表格和程序用 For spreadsheets and programs
    Csv,
    /// Excel、WPS 表格 Workbook
    Xlsx,
    /// Word、WPS 文字，打印盖章用 Document to be stamped
    Docx,
    /// 给程序用 For programs
    Json,
}

impl From<FormatName> for FileFormat {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Html => Self::Html,
            FormatName::Md => Self::Markdown,
            FormatName::Csv => Self::Csv,
            FormatName::Xlsx => Self::Xlsx,
            FormatName::Docx => Self::Docx,
            FormatName::Json => Self::Json,
        }
    }
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let format = arguments.format()?;
    let destination = output::Destination::new(arguments, format, catalog)?;
    let mut checked = check_call(&arguments.call)?;
    let chosen = arguments.choice.resolve(&checked.call)?;
    if faults::stand_in_the_way(&mut checked, &chosen, catalog)? {
        return Ok(Outcome::Faults);
    }
    let unfit = |error| CommandError::new("cli-table-view").reason(error);
    let written = public::view(&checked.call, &checked.schemas).map_err(unfit)?;
    let language = catalog.language();
    let public = written.in_language(language).map_err(unfit)?;
    let vocabulary = Vocabulary::new(&checked.schemas, &public.settings, language);
    let words = TableWords::new(catalog, &vocabulary);
    let words = if format.is_for_programs() { words.for_programs() } else { words };
    let written = if arguments.internal {
        let table = chosen.internal(&checked.call, &public, words)?;
        table.to_bytes(format, words)
    } else {
        tables::write(&chosen.public(&public, words)?, format, words)
    };
    let bytes = written.map_err(|error| CommandError::new("cli-table-write").reason(error))?;
    destination.put(&bytes, catalog)?;
    Ok(Outcome::Clean)
}

impl Arguments {
    /// The format asked for; otherwise that of the file's extension; otherwise Markdown.
    fn format(&self) -> Result<FileFormat, CommandError> {
        if let Some(name) = self.format {
            return Ok(name.into());
        }
        let Some(out) = &self.out else { return Ok(FileFormat::Markdown) };
        let extension = out.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        FileFormat::from_extension(extension)
            .ok_or_else(|| CommandError::new("cli-table-format").text("path", out.display()))
    }
}
