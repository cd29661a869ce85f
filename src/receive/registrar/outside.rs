//! What the public says to a draft. It waits until the bureau has seen it.

use jiff::Timestamp;

use super::Registrar;
use super::deed::Deed;
use super::refusal::{Stop, refuse};
use crate::call::StageKind;
use crate::call::layout::Role;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::Language;
use crate::receive::answer::Answer;
use crate::receive::comment;
use crate::receive::request::CommentForm;
use crate::receive::waiting::{WaitingKind, waiting};
use crate::source::Edit;

/// Most comments that wait to be seen. More are no consultation any more, and none is lost by being refused with a reason.
const WAITING: usize = 5_000;

impl Registrar {
    pub(super) fn comment(
        &mut self,
        form: &CommentForm,
        arrived: Timestamp,
        language: Language,
    ) -> Result<Answer, Stop> {
        let base = self.base()?;
        let open = self.open(&base, &form.call, language)?;
        let no = |status, id| refuse(self, language, status, &Message::new(id));
        if !open.receive.comments {
            return Err(no(404, "receive-no-comments"));
        }
        if !open.stage(StageKind::Consultation, None, arrived).0 {
            return Err(no(403, "receive-comments-closed"));
        }
        if form.name.trim().is_empty() {
            return Err(no(422, "receive-comment-name"));
        }
        if waiting(&self.repository)?.len() >= WAITING {
            return Err(no(503, "receive-comments-full"));
        }
        let day = arrived.to_zoned_datetime(open.zone()).date();
        let (role, text) = comment::file(form, day);
        let Role::Comment(id) = role.clone() else { return Err(no(422, "receive-comment-name")) };
        let deed = Deed {
            open: &open,
            edits: vec![Edit {
                path: role.in_call(&open.name).to_string(),
                content: Some(text.into_bytes()),
            }],
            holder: None,
            waits: Some((WaitingKind::Comment, id)),
            subject: "receive-commit-comment",
            link: None,
            made_from: None,
            is_new: false,
            arrived,
            language,
        };
        self.take(&deed)
    }
}
