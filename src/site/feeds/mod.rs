//! What others subscribe to: feeds, and a calendar.

pub(super) mod atom;
pub(super) mod calendar;
pub(super) mod identifier;
