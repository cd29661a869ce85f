//! What a text holds, as a reader would see it: secrecy marks and personal data, which must not stand there; a figure; or
//! nothing, in words that only fill a field. Knows no rule. What is found is named by its place and is never repeated.

mod around;
mod comments;
mod figure;
mod fold;
mod hints;
mod marks;
mod numbers;
mod personal;
mod placeholder;
mod sentence;
mod texts;

pub(crate) use comments::comments;
pub(crate) use figure::has_figure;
pub(crate) use fold::Folded;
pub(crate) use hints::{may_be_marked, may_be_personal};
pub use marks::is_marked;
pub(crate) use marks::{Sign, is_marked_item, marks};
pub use personal::is_personal;
pub(crate) use personal::{Datum, personal};
pub(crate) use placeholder::{Asked, is_placeholder};
pub(crate) use texts::{Text, texts};

/// Whether a text may hold a secrecy mark or personal data: what it says plainly, what escapes in it may spell, and a
/// declaration that may say no. It may say so too often, never too rarely.
pub fn may_hold_secrets(text: &str) -> bool {
    let denies = || text.contains("not_classified") && text.to_ascii_lowercase().contains("false");
    may_be_marked(text) || may_be_personal(text) || text.contains('\\') || denies()
}
