//! The program `zhengji`: see [`zhengji`] for the tour.

use std::process::ExitCode;

/// Thousands of small trees are built and dropped on all cores at once; see `docs/decisions.md`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    zhengji::cli::run(std::env::args_os())
}
