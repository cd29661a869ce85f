//! Those for whom a call has values sealed, and files sealed for them.

use super::system;
use crate::diagnostic::Message;
use crate::document::Document;
use crate::seal::{AgeError, Edit, Recipient, SealError, readable_keys, sealed, sealings};

/// The keys that a call names; none where it has nothing sealed.
#[derive(Clone, Debug)]
pub struct Recipients(Vec<Recipient>);

impl Recipients {
    /// Reads the keys that `call.yaml` names.
    ///
    /// # Errors
    /// Which of them is none.
    pub fn of(named: &[String]) -> Result<Self, Message> {
        let recipient = |text: &String| {
            text.parse::<Recipient>().map_err(|_| Message::new("seal-bad-recipient").text("key", text))
        };
        named.iter().map(recipient).collect::<Result<_, _>>().map(Self)
    }

    /// Whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What to write so that everything in a document is sealed that can be.
    ///
    /// # Errors
    /// What cannot be sealed, and why.
    pub fn sealings(&self, document: &Document) -> Result<Vec<Edit>, Message> {
        sealings(document, &self.0, &mut system).map_err(|error| refused(&document.path, &error))
    }

    /// The text of a unit's or demand's file as it may be written: with everything sealed in it that can be, where anybody is named.
    ///
    /// # Errors
    /// What cannot be sealed, and why: then nothing may be written.
    pub fn sealed(&self, path: &str, text: &str) -> Result<String, Message> {
        if self.is_empty() {
            return Ok(text.to_owned());
        }
        let written = sealed(path, text, &self.0, &mut system).map_err(|error| refused(path, &error))?;
        if readable_keys(path, &written).is_empty() {
            Ok(written)
        } else {
            Err(Message::new("seal-unfit").text("path", path))
        }
    }
}

/// Why a file was left as it is.
pub fn refused(path: &str, error: &SealError) -> Message {
    let (id, key, line) = match error {
        SealError::Copied { key, line } => ("seal-copied", key, line),
        SealError::NotItsOwn { key, line } => ("seal-not-its-own", key, line),
        SealError::Age { key, line, source } => {
            let id = match source {
                AgeError::OtherKey => "seal-other-key",
                AgeError::TooLong => "seal-too-long",
                AgeError::NoRandomness => "seal-no-randomness",
                AgeError::Broken | AgeError::Recipient | AgeError::Identity => "seal-broken",
            };
            (id, key, line)
        }
    };
    Message::new(id).text("path", path).text("key", key).text("line", line)
}
