//! `zhengji serve`: shows the site to this machine while its files are edited.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use clap::Args;

use super::CallArguments;
use super::build;
use super::check::{self, Reportable};
use super::checked_calls::check_calls;
use super::engine;
use crate::command_error::CommandError;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Message, Severity};
use crate::report::Human;
use crate::serve::{Fault, Live, Watch, Words, listen};
use crate::site::{Files, MemorySink};
use crate::source::{CALLS, Source};

/// How many ports are tried, the wanted one included.
const PORTS: u16 = 20;

/// The port that is tried first.
pub(super) const PORT: u16 = 8000;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    call: CallArguments,
    /// 端口；被占用时用后面的空闲端口，0 表示任意 The port; if taken, the next free one; 0 for any
    #[arg(long, value_name = "PORT", default_value_t = PORT)]
    port: u16,
}

impl Arguments {
    /// All calls of a folder, by the clock.
    pub(super) fn of(directory: PathBuf, port: u16) -> Self {
        Self { call: CallArguments { directory, ..CallArguments::default() }, port }
    }
}

/// Runs until the process is told to end.
pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Infallible, CommandError> {
    let source = arguments.call.source()?;
    arguments.call.each()?;
    let ended = catalog.text("cli-serve-ended");
    let end = move || {
        anstream::eprintln!("{ended}");
        // At once, also amid the making of a large site: everything is in memory, so nothing is left half done.
        std::process::exit(0);
    };
    ctrlc::set_handler(end).map_err(|error| CommandError::new("cli-serve-signal").reason(error))?;
    let listener = bind(arguments.port)?;
    let port = listener.local_addr().map_err(|error| port_refusal(arguments.port, &error))?.port();
    if arguments.port != 0 && port != arguments.port {
        say(catalog, &Message::new("cli-serve-port").text("port", arguments.port));
    }
    let words = Words {
        language: catalog.language().tag(),
        wrong_host: catalog.render(&Message::new("cli-serve-host").text("port", port), Reveal::PublicOnly),
    };
    let live = Arc::new(Live::new(words));
    // Made before the files are read: what changes while they are read is seen afterwards.
    let mut watch = watch(arguments, source.as_ref());
    refresh(arguments, catalog, &live)?;
    listen(listener, Arc::clone(&live));
    say(catalog, &Message::new("cli-serve-address").text("address", format!("http://127.0.0.1:{port}/")));
    loop {
        thread::sleep(pause(watch.as_ref()));
        if watch.as_mut().is_some_and(Watch::changed) {
            refresh(arguments, catalog, &live)?;
        }
    }
}

/// This machine alone can reach the address.
fn bind(port: u16) -> Result<TcpListener, CommandError> {
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for port in port..=port.saturating_add(PORTS - 1) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = error,
            Err(error) => return Err(port_refusal(port, &error)),
        }
    }
    Err(port_refusal(port, &last))
}

fn port_refusal(port: u16, error: &io::Error) -> CommandError {
    CommandError::new("cli-serve-bind").text("port", port).reason(error)
}

/// What is watched: the folders that a site is made from. A revision stays what it is.
fn watch(arguments: &Arguments, source: &dyn Source) -> Option<Watch> {
    let folders = [CALLS, "schema", "site-templates"];
    arguments.call.rev.is_none().then(|| Watch::new(folders.map(|name| source.root().join(name)).into()))
}

fn pause(watch: Option<&Watch>) -> Duration {
    watch.map_or(Duration::from_secs(3600), Watch::pause)
}

/// Makes the site anew and shows it, or shows why that cannot be done.
fn refresh(arguments: &Arguments, catalog: &Catalog, live: &Live) -> Result<(), CommandError> {
    let begun = Instant::now();
    match remake(arguments, catalog) {
        Ok(Remade::Site { files, engine }) => {
            // Once is enough: it is the same after every edit.
            if let Some(message) = engine.filter(|_| !live.has_site()) {
                say(catalog, &message);
            }
            let pages = files.keys().filter(|path| path.ends_with(".html")).count();
            live.show(files);
            let seconds = begun.elapsed().as_secs_f64();
            let message =
                Message::new("cli-serve-made").count("pages", pages).text("seconds", format!("{seconds:.2}"));
            say(catalog, &message);
        }
        Ok(Remade::Faults { errors, report }) => {
            let heading = Message::new("cli-serve-faults").count("count", errors);
            say(catalog, &heading);
            live.complain(fault(catalog, live, &heading, report));
        }
        // What the report goes to is gone; there is nobody left to serve.
        Err(error @ CommandError::Output(_)) => return Err(error),
        Err(error) => {
            let report = error.tell(catalog);
            anstream::eprintln!("zhengji: {report}");
            live.complain(fault(catalog, live, &Message::new("cli-serve-refused"), report));
        }
    }
    Ok(())
}

enum Remade {
    Site { files: Files, engine: engine::Told },
    Faults { errors: usize, report: String },
}

fn remake(arguments: &Arguments, catalog: &Catalog) -> Result<Remade, CommandError> {
    let checked = check_calls(&arguments.call)?;
    let errors = checked.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    if checked.diagnostics.iter().any(build::stops) {
        check::tell(&checked, catalog, &mut anstream::stdout().lock())?;
        // Other users of this machine can reach the page: it shows no more than a log would.
        let format = Human { width: None, reveal: Reveal::PublicOnly };
        let mut report = anstream::StripStream::new(Vec::new());
        check::write(&format, &checked.report(catalog), &mut report)?;
        let report = String::from_utf8_lossy(&report.into_inner()).into_owned();
        return Ok(Remade::Faults { errors, report });
    }
    let sink = MemorySink::default();
    let put = |path: &str, bytes: Vec<u8>| {
        sink.put(path, bytes);
        Ok(())
    };
    let calls = checked.calls.iter().map(|checked| build::view(checked, BTreeMap::new()));
    let calls = calls.collect::<Result<Vec<_>, CommandError>>()?;
    let engine = build::render(&checked, &calls, None, &put)?;
    Ok(Remade::Site { files: sink.into_files(), engine })
}

fn fault(catalog: &Catalog, live: &Live, heading: &Message, report: String) -> Fault {
    let note = if live.has_site() { "cli-serve-last-good" } else { "cli-serve-no-site" };
    Fault { heading: catalog.render(heading, Reveal::PublicOnly), note: catalog.text(note), report }
}

fn say(catalog: &Catalog, message: &Message) {
    anstream::eprintln!("{}", catalog.render(message, Reveal::PublicOnly));
}
