//! `zhengji hook post-receive`: writes down what arrived, when and by whom, by the server's clock.

use jiff::Timestamp;

use super::{Actor, updates};
use crate::cli::Outcome;
use crate::cli::refusal::Refusal;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::source::{GitRepository, Receipt, Receipts};

const NOTHING: &str = "0000000000000000000000000000000000000000";

pub(super) fn run(actor: &Actor, catalog: &Catalog) -> Result<Outcome, Refusal> {
    let at = Timestamp::now();
    let updates = updates()?;
    let repository = GitRepository::from_environment()?;
    let actor = actor.known();
    let id = |id: &Option<String>| id.clone().unwrap_or_else(|| NOTHING.to_owned());
    let receipt = |update: &crate::gate::Update| Receipt {
        at,
        reference: update.name.clone(),
        old: id(&update.old),
        new: id(&update.new),
        actor: actor.clone(),
    };
    let receipts = Receipts::of(&repository);
    let written: Vec<Receipt> = updates.iter().map(receipt).collect();
    receipts.append(&written).map_err(|error| {
        Refusal::new("hook-receipts").text("path", receipts.path().display()).reason(error)
    })?;
    let message = Message::new("hook-received")
        .text("at", at.to_zoned_datetime(jiff::tz::TimeZone::UTC).strftime("%F %T UTC"));
    anstream::println!("{}", catalog.render(&message, Reveal::PublicOnly));
    Ok(Outcome::Clean)
}
