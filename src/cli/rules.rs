//! `zhengji rules` and `zhengji explain ID`: the registry, in words.

use std::io::Write;

use clap::Args;

use super::refusal::Refusal;
use super::{Outcome, terminal_width};
use crate::diagnostic::Message;
use crate::diagnostic::catalog::Catalog;
use crate::report::reference;
use crate::rules::{RULES, find};

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// 规则编号，见 zhengji rules The rule's id, as listed by zhengji rules
    id: String,
}

pub(super) fn list(catalog: &Catalog) -> Result<Outcome, Refusal> {
    let mut out = anstream::stdout().lock();
    reference::list(catalog, terminal_width(), &mut out)?;
    out.flush()?;
    Ok(Outcome::Clean)
}

pub(super) fn explain(arguments: &ExplainArguments, catalog: &Catalog) -> Result<Outcome, Refusal> {
    let Some(rule) = find(&arguments.id) else {
        let message = Message::new("cli-no-such-rule").text("id", &arguments.id);
        return Err(Refusal::Told(message.list("ids", RULES.iter().map(|rule| rule.id))));
    };
    let mut out = anstream::stdout().lock();
    reference::explain(rule, catalog, terminal_width(), &mut out)?;
    out.flush()?;
    Ok(Outcome::Clean)
}
