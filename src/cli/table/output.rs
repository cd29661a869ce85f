//! Where a table goes.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::Arguments;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::site;
use crate::source::{NewFile, write_one};
use crate::tables::FileFormat;

/// What will take the table.
pub(super) enum Destination {
    /// Standard output.
    Standard,
    /// A file.
    File {
        /// Where.
        path: PathBuf,
        /// Whether nobody else on the machine may read it.
        private: bool,
    },
}

impl Destination {
    /// Refuses early what could not be written in the end.
    pub(super) fn new(
        arguments: &Arguments,
        format: FileFormat,
        catalog: &Catalog,
    ) -> Result<Self, CommandError> {
        let Some(out) = &arguments.out else {
            if format.is_binary() && io::stdout().is_terminal() {
                return Err(CommandError::new("cli-table-terminal"));
            }
            return Ok(Self::Standard);
        };
        let mut path = if out.is_absolute() { out.clone() } else { arguments.call.directory.join(out) };
        if arguments.internal {
            path = marked(&path, &catalog.text("table-internal-name"));
            // What lies in a published folder is published.
            let absolute = std::path::absolute(&path).map_err(|error| {
                CommandError::new("cli-io").text("path", path.display()).text("reason", error)
            })?;
            if absolute.ancestors().skip(1).any(site::is_site) {
                return Err(CommandError::new("cli-table-published").text("path", path.display()));
            }
        }
        Ok(Self::File { path, private: arguments.internal })
    }

    /// Writes the table; a file is exchanged as a whole.
    pub(super) fn put(&self, bytes: &[u8], catalog: &Catalog) -> Result<(), CommandError> {
        match self {
            Self::Standard => {
                let mut out = io::stdout().lock();
                out.write_all(bytes)?;
                out.flush()?;
            }
            Self::File { path, private } => {
                replace(path, bytes, *private).map_err(|error| CommandError::unwritten(path, error))?;
                let message = Message::new("cli-table-written").text("path", path.display());
                anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
            }
        }
        Ok(())
    }
}

/// The path with the mark in the name of its file, unless it is there already.
fn marked(path: &Path, mark: &str) -> PathBuf {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    if stem.contains(mark) {
        return path.to_owned();
    }
    let extension = path.extension().and_then(|extension| extension.to_str());
    let extension = extension.map(|extension| format!(".{extension}")).unwrap_or_default();
    path.with_file_name(format!("{stem}-{mark}{extension}"))
}

fn replace(path: &Path, bytes: &[u8], private: bool) -> io::Result<()> {
    let file = NewFile::replace(path, bytes);
    write_one(if private { file.private() } else { file })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::marked;

    #[test]
    fn the_mark_stands_in_the_name_once() {
        assert_eq!(marked(Path::new("a/表.xlsx"), "内部"), Path::new("a/表-内部.xlsx"));
        assert_eq!(marked(Path::new("a/内部表.xlsx"), "内部"), Path::new("a/内部表.xlsx"));
        assert_eq!(marked(Path::new("表"), "内部"), Path::new("表-内部"));
    }
}
