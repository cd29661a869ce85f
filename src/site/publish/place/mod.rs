//! What a system offers for putting one folder in the place of another: locks that end with their process, links, exchange.

#[cfg(not(unix))]
mod other;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(super) use other::{Lock, OldSite, exchange, hold, refusal};
#[cfg(unix)]
pub(super) use unix::{Lock, OldSite, exchange, hold, refusal};
