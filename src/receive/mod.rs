//! The service beside a bare repository: what a unit hands in on a page, and what the public says to the draft, become commits
//! with receipts, judged as any push is.
//!
//! One thread with a [`Registrar`] takes what comes, one after the other, in the queue that the hooks use too; a second one
//! only shows what stands there. Everything around them reads requests and writes answers. Nothing that is refused touches the disk.

mod address;
mod answer;
mod body;
mod comment;
mod counter;
mod desk_boxes;
mod origin;
mod pages;
mod parts;
mod rate;
mod registrar;
mod reply;
mod request;
mod routes;
mod sealed;
mod secret;
mod served;
mod server;
mod waiting;

use answer::Answer;
pub(crate) use counter::Counter;
pub(crate) use registrar::{Paper, Registrar, receive_of, takes_in};
pub(crate) use request::Holder;
use request::Request;
pub(crate) use secret::Secret;
pub(crate) use server::{Limits, Server};
pub(crate) use waiting::{Waiting, WaitingKind, waiting};
