//! Finds in texts what must not stand there: secrecy marks and personal data. What is found is named by its place and is
//! never repeated.

mod comments;
mod fold;
mod hints;
mod marks;
mod numbers;
mod personal;
mod texts;

pub(super) use comments::comments;
pub(super) use fold::Folded;
pub(super) use hints::{may_be_marked, may_be_personal};
pub use marks::is_marked;
pub(super) use marks::marks;
pub use personal::is_personal;
pub(super) use personal::{Datum, personal};
pub(super) use texts::{Text, texts};
