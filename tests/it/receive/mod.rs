//! `zhengji receive`, from outside.

mod arrivals;
mod hostile;
mod killed;
mod public;
mod service;
mod who;
