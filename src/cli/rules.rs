//! `zhengji rules` and `zhengji explain ID`: the registry, in words.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::Outcome;
use crate::built_in;
use crate::call::layout::Role;
use crate::call::{Settings, assemble, read_file};
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::Catalog;
use crate::report::reference;
use crate::report::terminal_width;
use crate::rules::{RULES, find};
use crate::source::{Repository, Source};

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// 规则编号，见 zhengji rules The rule's id, as listed by zhengji rules
    id: String,
    /// 按哪一批征集的通知和数字说明；只有一批时可以不写 The call whose notice and numbers are shown; may be left out
    /// where there is only one
    call: Option<String>,
    /// 在哪个文件夹里找 The folder to start from
    #[arg(long, short = 'C', value_name = "DIR", default_value = ".")]
    directory: PathBuf,
}

impl ExplainArguments {
    /// What the call says; nothing where none is named and none, or more than one, is there.
    fn settings(&self) -> Result<Option<Settings>, CommandError> {
        let found = || -> Result<_, CommandError> {
            let source = Repository::find(&self.directory)?;
            let name = source.call(self.call.as_deref())?;
            let path = Role::Call.in_call(&name).shared();
            let part = source.read_part(&name, &|_, file| file == &*path)?;
            let schemas = built_in::schemas(&source.schema_overrides()?)
                .map_err(|error| CommandError::new("cli-schema").reason(error))?;
            let files: Vec<_> = part.files.iter().map(|(_, file)| read_file(&name, file, &schemas)).collect();
            Ok(assemble(&name, &files).0.settings)
        };
        match found() {
            Err(_) if self.call.is_none() => Ok(None),
            found => found,
        }
    }
}

/// How like two words have to be, by Jaro and Winkler, before one is offered for the other.
const LIKENESS: f64 = 0.85;

/// The id that was probably meant.
fn likest(word: &str) -> Option<&'static str> {
    RULES
        .iter()
        .map(|rule| (strsim::jaro_winkler(word, rule.id), rule.id))
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .max_by(|(one, _), (two, _)| one.total_cmp(two))
        .map(|(_, id)| id)
}

pub(super) fn list(catalog: &Catalog) -> Result<Outcome, CommandError> {
    let mut out = anstream::stdout().lock();
    reference::list(catalog, terminal_width(), &mut out)?;
    out.flush()?;
    Ok(Outcome::Clean)
}

pub(super) fn explain(arguments: &ExplainArguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let id = arguments.id.trim().to_lowercase();
    let Some(rule) = find(&id) else {
        let message = match likest(&id) {
            Some(likest) => Message::new("cli-no-such-rule-but").text("likest", likest),
            None => Message::new("cli-no-such-rule").list("ids", RULES.iter().map(|rule| rule.id)),
        };
        return Err(CommandError::Message(message.text("id", &arguments.id)));
    };
    let mut out = anstream::stdout().lock();
    reference::explain(rule, arguments.settings()?.as_ref(), catalog, terminal_width(), &mut out)?;
    out.flush()?;
    Ok(Outcome::Clean)
}
