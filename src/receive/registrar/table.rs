//! The table of a department as it stands, as a document to be printed and stamped: the very one that `zhengji table` writes.

use jiff::Timestamp;

use super::Registrar;
use super::department::Judged;
use super::kept::Of;
use super::refusal::{Stop, refuse};
use crate::call::{Vocabulary, public};
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::Language;
use crate::receive::answer::Answer;
use crate::tables::{self, FileFormat, TableWords};

impl Registrar {
    /// It is Chinese, as the paper is on which the stamp is put.
    pub(super) fn table(&mut self, link: &str, now: Timestamp, language: Language) -> Result<Answer, Stop> {
        let (call, holder, id) = self.department_of(link, language)?;
        let base = self.base()?;
        let open = self.open(&base, &call, language)?;
        self.not_too_often(&call, &holder, "receive-page-too-often", language)?;
        let of = Of::new(base.tip.id(), now);
        let judged = self.judged_call.get(&open.name, of, || Judged::of(&open, &base, now))?;
        self.folder(&judged.call, &id, language)?;
        let failed = |error| Stop::Failed(CommandError::new("cli-table-view").reason(error));
        let public = public::view(&judged.call, &judged.schemas).map_err(failed)?;
        let none = || refuse(self, language, 404, &Message::new("receive-no-department"));
        let own = public.departments.iter().find(|one| one.id == id).ok_or_else(none)?;
        let vocabulary = Vocabulary::new(&judged.schemas, &public.settings, Language::Chinese);
        let words = TableWords::new(self.catalog(Language::Chinese), &vocabulary);
        let table = tables::of_department(&public, words, own).table;
        let bytes = tables::write(&table, FileFormat::Docx, words)
            .map_err(|error| Stop::Failed(CommandError::new("cli-table-write").reason(error)))?;
        Ok(Answer::Table { department: id, bytes })
    }
}
