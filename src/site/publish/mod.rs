//! How a site reaches the disk, and what machines read first.

pub(super) mod exchange;
mod place;
pub(super) mod robots;

pub use exchange::{PublishError, Published, StagedSite, is_site};
