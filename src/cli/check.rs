//! `zhengji check`: says what is wrong with a call.

use std::io::{self, IsTerminal, Write};

use clap::{Args, ValueEnum};

use super::examine::{Examined, examine};
use super::fix::fix;
use super::refusal::Refusal;
use super::{CallArguments, Outcome, terminal_width};
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Diagnostic, Message};
use crate::report::{Format, Human, Json, Report};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) call: CallArguments,
    /// 输出格式 Format of the report
    #[arg(long, value_enum, default_value_t = FormatName::Human)]
    format: FormatName,
    /// 把有把握的改正直接写进文件，其余不动 Write the certain cures into the files
    #[arg(long)]
    fix: bool,
}

/// The formats by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// 给人看 For people
    Human,
    /// 给程序用 For programs
    Json,
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, Refusal> {
    let examined = if arguments.fix {
        let (examined, mended) = fix(&arguments.call)?;
        let message = Message::new("cli-fixed").count("count", mended);
        anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
        examined
    } else {
        examine(&arguments.call)?
    };
    match arguments.format {
        FormatName::Human => tell(&examined, catalog, &mut anstream::stdout().lock())?,
        FormatName::Json => write(&Json, &examined, catalog, &mut io::stdout().lock())?,
    }
    let faulty = examined.diagnostics.iter().any(Diagnostic::is_error);
    Ok(if faulty { Outcome::Faults } else { Outcome::Clean })
}

/// Tells people: wrapped to their terminal and with their own figures; plainly and without private values in a pipe.
pub(super) fn tell(examined: &Examined, catalog: &Catalog, out: &mut dyn Write) -> Result<(), Refusal> {
    let at_terminal = io::stdout().is_terminal();
    let format = Human {
        width: at_terminal.then(terminal_width),
        reveal: if at_terminal { Reveal::Private } else { Reveal::PublicOnly },
    };
    write(&format, examined, catalog, out)
}

fn write(
    format: &dyn Format,
    examined: &Examined,
    catalog: &Catalog,
    out: &mut dyn Write,
) -> Result<(), Refusal> {
    let report = Report {
        diagnostics: &examined.diagnostics,
        sources: &examined.sources,
        checked: examined.checked,
        call: &examined.call.name,
        catalog,
    };
    let mut buffered = io::BufWriter::new(out);
    format.write(&report, &mut buffered)?;
    buffered.flush()?;
    Ok(())
}
