//! What a department wrote into its desk becomes its recommendation.

use super::Import;
use crate::call::layout::Role;
use crate::command_error::CommandError;
use crate::desk::{Difference, filled, merged};
use crate::diagnostic::{Arg, Message, Severity};
use crate::form::New;
use crate::paper::desk::Recommendations;

impl Import<'_> {
    /// Imports a desk; nothing where it was refused, for reasons told.
    pub(super) fn desk(&mut self, desk: &Recommendations) -> Result<Option<()>, CommandError> {
        let id = &desk.department;
        if !self.opened.call.departments.contains_key(id) {
            return self.wrong(&Message::new("import-form-no-department"));
        }
        let (layout, composed) = filled(&self.opened.call, &self.opened.schemas, desk).map_err(|error| {
            CommandError::new("cli-form-unfit").text("file", error.kind.file_name()).text("key", error.key)
        })?;
        let mut fine = true;
        for unmapped_at in &desk.unmapped {
            fine &= unmapped_at.severity != Severity::Error;
            self.printer.remark(unmapped_at.severity, &unmapped_at.at, "", &unmapped_at.message)?;
        }
        for remark in &composed.remarks {
            fine &= remark.severity != Severity::Error;
            self.printer.remark(remark.severity, &remark.at, &remark.label, &remark.message)?;
        }
        if !fine {
            return Ok(None);
        }
        let path = Role::Recommendation(id.clone()).in_call(&self.opened.call.name).to_string();
        let opened = (&self.opened.call, &*self.opened.files, &self.opened.schemas);
        let Ok(merged) = merged(opened, &layout, desk, composed.root) else {
            return self.wrong(&Message::new("import-form-unreadable").text("path", path));
        };
        if !self.may_replace(id, &merged.differences)? {
            return Ok(None);
        }
        let Some(text) = merged.text else {
            self.printer.say(&Message::new("import-form-unchanged").text("path", &path))?;
            self.tally.unchanged += 1;
            self.outcome(|outcome| outcome.unchanged += 1);
            return Ok(Some(()));
        };
        if merged.lost_comments {
            self.printer.remark(Severity::Warning, "", "", &Message::new("import-form-comments"))?;
        }
        self.take(&[New { path, text, places: composed.places }])
    }

    /// Whether a desk may be written over what stands in the repository: not where that has changed since the desk was made, unless
    /// that is wished. What differs is told, the workbook beside the repository.
    fn may_replace(&self, department: &str, differences: &[Difference]) -> Result<bool, CommandError> {
        if differences.is_empty() {
            return Ok(true);
        }
        let (severity, id) = if self.wishes.replace {
            (Severity::Warning, "import-desk-replaces")
        } else {
            (Severity::Error, "import-desk-stale")
        };
        self.printer.remark(severity, "", "", &Message::new(id))?;
        for difference in differences {
            self.printer.say(&told(difference))?;
        }
        if !self.wishes.replace {
            self.printer.say(&Message::new("import-desk-stale-mend").text("department", department))?;
        }
        Ok(self.wishes.replace)
    }
}

/// A difference, the workbook beside the repository.
fn told(difference: &Difference) -> Message {
    match difference {
        Difference::Came(title) => Message::new("import-desk-new").text("title", title),
        Difference::Went(title) => Message::new("import-desk-gone").text("title", title),
        Difference::Value { title, label, desk, repository } => {
            let id = if title.is_none() { "import-desk-differs" } else { "import-desk-differs-of" };
            Message::new(id)
                .text("title", title.as_deref().unwrap_or_default())
                .arg("label", Arg::Message(Box::new(Message::new(label))))
                .arg("book", desk.clone())
                .arg("repository", repository.clone())
        }
    }
}
