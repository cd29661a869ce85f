//! `zhengji completions`: what a shell completes, and the page of the manual, made of the very commands.

use clap::{Args, CommandFactory as _, ValueEnum};
use clap_complete::Shell;

use super::{Cli, Outcome};
use crate::command_error::CommandError;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// 哪一种命令行，man 是手册页 The shell, or man for the page of the manual
    #[arg(value_enum)]
    target: Target,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Target {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
    Man,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, CommandError> {
    let shell = match arguments.target {
        Target::Bash => Shell::Bash,
        Target::Zsh => Shell::Zsh,
        Target::Fish => Shell::Fish,
        Target::Powershell => Shell::PowerShell,
        Target::Elvish => Shell::Elvish,
        Target::Man => {
            clap_mangen::Man::new(Cli::command()).render(&mut std::io::stdout().lock())?;
            return Ok(Outcome::Clean);
        }
    };
    // Made whole first: what writes it panics where its output is closed.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "zhengji", &mut script);
    std::io::Write::write_all(&mut std::io::stdout().lock(), &script)?;
    Ok(Outcome::Clean)
}
