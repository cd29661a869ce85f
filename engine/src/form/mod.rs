//! A form that is being filled in: what it says so far, written and judged as part of its call.
//!
//! Imports use it, and so does the page in a browser, where [`Desk`] is all there is: files and answers in, text and faults
//! out, both as JSON.

mod answer;
mod desk;
mod judge;
mod request;
mod text;

pub use answer::Failure;
pub use desk::Desk;
pub use judge::{Found, New, judge, key_at};
pub use text::written;
