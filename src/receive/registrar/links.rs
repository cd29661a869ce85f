//! Whose a link is, and how often its holder may ask for what costs much.

use std::time::Instant;

use super::refusal::{Stop, refuse};
use super::{Open, Registrar};
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::Language;
use crate::receive::request::{Holder, secret};
use crate::source::{Link, Links};

impl Registrar {
    /// Whom a link is for. An unknown one, one of another time and one that was replaced are told alike.
    pub(super) fn holder(&self, link: &str, language: Language) -> Result<(String, Holder), Stop> {
        let unknown = || refuse(self, language, 403, &Message::new("receive-unknown-link"));
        let digest = secret(link).ok_or_else(unknown)?.digest();
        let links = self.links()?;
        if let Some(link) = links.iter().find(|link| link.digest == digest) {
            let holder = Holder::parse(&link.holder).ok_or_else(unknown)?;
            return Ok((link.call.clone(), holder));
        }
        // Given with a receipt, and not replaced since.
        let ledger = self.repository.moving()?.ledger()?;
        let mut handed = ledger.receipts.into_iter().filter_map(|receipt| receipt.handed);
        let given = handed.find(|handed| handed.link.as_ref() == Some(&digest)).ok_or_else(unknown)?;
        if links.iter().any(|link| link.call == given.call && link.holder == given.by) {
            return Err(unknown());
        }
        let holder = Holder::parse(&given.by).ok_or_else(unknown)?;
        Ok((given.call, holder))
    }

    /// The department whose link it is, with the call; nobody else may do what it is asked for.
    pub(super) fn department_of(
        &self,
        link: &str,
        language: Language,
    ) -> Result<(String, Holder, String), Stop> {
        match self.holder(link, language)? {
            (call, Holder::Department(id)) => Ok((call, Holder::Department(id.clone()), id)),
            _ => Err(refuse(self, language, 403, &Message::new("receive-not-a-department"))),
        }
    }

    /// Refuses who asks for the whole of a call too often, wherever he asks from.
    pub(super) fn not_too_often(
        &mut self,
        call: &str,
        holder: &Holder,
        told: &'static str,
        language: Language,
    ) -> Result<(), Stop> {
        if self.pages.allows((call.to_owned(), holder.clone()), Instant::now()) {
            return Ok(());
        }
        Err(refuse(self, language, 429, &Message::new(told)))
    }

    /// Whether somebody has made a link for a holder.
    pub(super) fn is_invited(&self, open: &Open, holder: &Holder) -> Result<bool, Stop> {
        let holder = holder.to_string();
        Ok(self.links()?.iter().any(|link| link.call == open.name && link.holder == holder))
    }

    fn links(&self) -> Result<Vec<Link>, Stop> {
        let failed = |error| Stop::Failed(CommandError::new("receive-links").reason(error));
        Links::of(&self.repository).read().map_err(failed)
    }
}
