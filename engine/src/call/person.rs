//! Whom to call about a file.

use super::field::{Fields, Maybe};

/// A contact; nothing of it is public.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Name.
    pub name: Maybe<String>,
    /// Telephone.
    pub phone: Maybe<String>,
    /// E-mail.
    pub email: Maybe<String>,
}

impl Person {
    pub(super) fn read(fields: Fields<'_>) -> Self {
        Self { name: fields.text("name"), phone: fields.text("phone"), email: fields.text("email") }
    }
}
