//! Units that came by the service in time and still wait to be confirmed when the stage is sealed. Whether they count is the
//! bureau's to say, as with every proposal that was open: none is left out in silence.

use super::chain::Chain;
use super::shown;
use crate::call::StageKind;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::proof::Pending;
use crate::receive::{WaitingKind, waiting};

impl Chain<'_> {
    /// Tells each that no list names. Before anything is sealed somebody has to have decided about them.
    ///
    /// # Errors
    /// When nobody has.
    pub(super) fn tell_waiting(&self, listed: &[Pending], decided: bool) -> Result<(), CommandError> {
        if self.deadline.stage != StageKind::Submission {
            return Ok(());
        }
        let mut all = waiting(self.repository)?;
        all.retain(|one| one.kind == WaitingKind::Unit && one.call == self.deadline.call);
        if all.is_empty() {
            return Ok(());
        }
        let ledger = self.repository.moving()?.ledger()?;
        let mut names = Vec::new();
        for one in all {
            let receipt = one.arrived_before(&ledger, self.deadline.closes);
            let Some(receipt) =
                receipt.filter(|receipt| !listed.iter().any(|listed| listed.head == receipt.new))
            else {
                continue;
            };
            let note = Message::new("freeze-note-waits").text("name", one.name());
            super::say(self.catalog, &note.text("at", shown(receipt.at, &self.zone)));
            names.push(one.name());
        }
        if names.is_empty() || decided || self.arguments.call.at.is_some() {
            return Ok(());
        }
        Err(CommandError::new("freeze-waits").text("units", names.join(", ")))
    }
}
