//! `zhengji` alone: what it is, and what to do next from here. Whoever starts it from the desktop has a window that would close
//! before anything can be read.

use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::Path;

use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::source::{Repository, Source as _};

pub(super) fn tell(catalog: &Catalog) {
    let message = match Repository::find(Path::new(".")) {
        Ok(repository) => Message::new("first-here").text("path", repository.root().display()),
        Err(_) => Message::new("first-nothing-here"),
    };
    anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
    if is_of_the_desktop() {
        anstream::eprintln!("{}", catalog.text("first-wait"));
        // Any end of the input is as good.
        let _ = io::stdin().lock().read_line(&mut String::new());
    }
}

/// Whether the window is this program's own and closes with it. The command line of Windows sets this variable for what it starts.
fn is_of_the_desktop() -> bool {
    cfg!(windows) && io::stdin().is_terminal() && std::env::var_os("PROMPT").is_none()
}
