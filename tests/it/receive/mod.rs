//! `zhengji receive`, from outside.

mod arrivals;
mod closing;
mod confirm;
mod desk;
mod hostile;
mod killed;
mod pages;
mod public;
mod service;
mod who;
