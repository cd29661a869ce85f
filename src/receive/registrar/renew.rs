//! A new link for a unit that has lost its own: its department makes it, and the old one ends with that.

use jiff::Timestamp;

use super::Registrar;
use super::refusal::{Stop, refuse};
use super::unit_files::UnitFiles;
use crate::call::StageKind;
use crate::call::layout::Role;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::Language;
use crate::receive::answer::{Answer, RenewedView};
use crate::receive::request::Holder;
use crate::receive::secret::Secret;
use crate::receive::waiting::{self, WaitingKind};
use crate::source::{Link, Links};

impl Registrar {
    /// Only for a unit that names the department of `link`, on the branch or where it waits, and only while it can hand in.
    pub(super) fn renew(
        &mut self,
        link: &str,
        unit: &str,
        arrived: Timestamp,
        language: Language,
    ) -> Result<Answer, Stop> {
        let (call, holder, id) = self.department_of(link, language)?;
        let base = self.base()?;
        let open = self.open(&base, &call, language)?;
        let none = || refuse(self, language, 404, &Message::new("receive-renew-none"));
        Role::Unit(unit.to_owned()).checked().map_err(|_| none())?;
        let (_, revision) = self.stands(&base, &open, unit)?.ok_or_else(none)?;
        let files = waiting::files(&revision, &open.name, WaitingKind::Unit, unit)?;
        let handed = UnitFiles::of(&files);
        if handed.of_unit("department").as_ref() != Some(&id) {
            return Err(none());
        }
        if !open.stage(StageKind::Submission, Some(&id), arrived).0 {
            return Err(refuse(self, language, 422, &Message::new("receive-renew-late")));
        }
        let random = |error| Stop::Failed(CommandError::new("receive-random").reason(error));
        let secret = Secret::new().map_err(random)?;
        let made = Link {
            at: arrived,
            call: open.name.clone(),
            holder: Holder::Unit(unit.to_owned()).to_string(),
            digest: secret.digest(),
            by: holder.to_string(),
        };
        let failed = |error| Stop::Failed(CommandError::new("receive-links").reason(error));
        Links::of(&self.repository).append(&[made]).map_err(failed)?;
        Ok(Answer::Renewed(Box::new(RenewedView {
            call: open.head(),
            name: handed.of_unit("name").unwrap_or_else(|| unit.to_owned()),
            address: format!("{}link/{}/", open.address(), secret.shown()),
        })))
    }
}
