//! `zhengji rules` and `zhengji explain ID`: the registry, in words.

use std::io::Write;

use clap::Args;

use super::Outcome;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::Catalog;
use crate::report::reference;
use crate::report::terminal_width;
use crate::rules::{RULES, find};

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// 规则编号，见 zhengji rules The rule's id, as listed by zhengji rules
    id: String,
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
    reference::explain(rule, catalog, terminal_width(), &mut out)?;
    out.flush()?;
    Ok(Outcome::Clean)
}
