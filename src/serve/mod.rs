//! A site shown to this machine alone while it is worked on: pages from memory, a look for changes, reloading pages.
//!
//! Nothing is read from the disk to answer a request: an address either is a key of the site's map of files or is not
//! found, so no address leads outside.

mod answer;
mod connection;
mod live;
mod page;
mod request;
mod watch;

#[cfg(unix)]
pub(crate) use answer::kind as media_type;
pub use connection::listen;
pub use live::{Fault, Live, Words};
pub use watch::Watch;
