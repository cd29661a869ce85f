//! `zhengji status`: one page about where a call stands, what is late and with whom, and what stops its publication.
//!
//! It reports and decides nothing: whatever it has to say, it ends with 0. `check` is for those who need an exit code.

mod gather;
mod lines;
mod page;
mod seals;

use std::io::Write as _;

use clap::{Args, ValueEnum};

use super::checked::check_call;
use super::{CallArguments, Outcome};
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Catalog;
use page::Page;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    call: CallArguments,
    /// 输出格式 Format of the page
    #[arg(long, value_enum, default_value_t = FormatName::Text)]
    format: FormatName,
}

/// The formats by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// 给人看，每行不超过 80 列 For people, at most 80 columns wide
    Text,
    /// 贴在议题、邮件里 For an issue or a letter
    Markdown,
    /// 一页网页，内部使用 A page of its own, for internal use
    Html,
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let calls = arguments.call.each()?;
    let mut pages: Vec<Page> = Vec::new();
    for one in &calls {
        let checked = check_call(one)?;
        pages.push(gather::page(&checked, one, catalog)?);
    }
    let written = match arguments.format {
        FormatName::Text => page::text(&pages),
        FormatName::Markdown => page::markdown(&pages),
        FormatName::Html => page::html(&pages, catalog.language().tag()),
    };
    anstream::stdout().lock().write_all(written.as_bytes())?;
    Ok(Outcome::Clean)
}
