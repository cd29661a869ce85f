//! The program `zhengji`: see [`zhengji`] for the tour.

use std::process::ExitCode;

fn main() -> ExitCode {
    zhengji::cli::run(std::env::args_os())
}
