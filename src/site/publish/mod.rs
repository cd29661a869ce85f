//! How a site reaches the disk, and what machines read first.

pub(super) mod exchange;
pub(super) mod robots;

pub use exchange::{PublishError, Published, StagedSite, is_site};
