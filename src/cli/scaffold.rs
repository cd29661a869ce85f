//! What a new repository and a new call are made of: the files of `init/`, with the facts of the call filled in.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use jiff::civil::Date;

use crate::built_in;
use crate::call::call_folder;
use crate::diagnostic::Span;
use crate::document::{Entry, Key, Node, Style, Value, emit};
use crate::schema::{Kind, SchemaError};

/// What has to be known of a call to begin it.
#[derive(Clone, Debug)]
pub(super) struct CallBasics {
    /// Folder of the call.
    pub(super) name: String,
    pub(super) title: String,
    pub(super) short_title: String,
    pub(super) host: String,
    pub(super) opens: Date,
    /// Last day of submission, included.
    pub(super) closes: Date,
    /// Last day of recommendation, included.
    pub(super) recommendation_closes: Date,
}

/// A file by its path.
pub(super) type NewFile = (String, String);

/// Files of a new repository that are written a second time, for another forge that looks for them elsewhere.
const TWICE: [(&str, &str); 1] =
    [(".github/pull_request_template.md", ".gitlab/merge_request_templates/Default.md")];

/// The files of `init/NAME`, filled in, by their path inside it.
fn files_of(name: &str, basics: &CallBasics) -> Vec<NewFile> {
    let inside = |(path, bytes): (String, &[u8])| {
        let path = path.strip_prefix(name)?.strip_prefix('/')?.to_owned();
        Some((path, filled(&String::from_utf8_lossy(bytes), basics)))
    };
    built_in::beginning().into_iter().filter_map(inside).collect()
}

/// The files of a new call, by their path inside its folder.
pub(super) fn call_files(basics: &CallBasics) -> Vec<NewFile> {
    files_of("call", basics)
}

/// The files of a new repository with that call, by their path. Each schema is whole, with the definitions that the program's own
/// borrow from one another: a bureau changes one and leaves the others.
///
/// # Errors
/// When the program's own schemas are none.
pub(super) fn repository_files(basics: &CallBasics) -> Result<Vec<NewFile>, SchemaError> {
    let calls = call_files(basics).into_iter();
    let calls = calls.map(|(path, text)| (format!("{}/{path}", call_folder(&basics.name)), text));
    let mut files = files_of("repository", basics);
    for (one, other) in TWICE {
        let again = files.iter().find(|(path, _)| path == one).map(|(_, text)| text.clone());
        files.extend(again.map(|text| (other.to_owned(), text)));
    }
    let schemas = built_in::schemas(&BTreeMap::new())?;
    let schemas = Kind::ALL.iter().map(|kind| {
        let json = schemas.get(*kind).json();
        (format!("schema/{}", kind.file_name()), format!("{json:#}\n"))
    });
    Ok(files.into_iter().chain(schemas).chain(calls).collect())
}

fn filled(text: &str, basics: &CallBasics) -> String {
    let basics = [
        ("{{call}}", basics.name.clone()),
        ("{{title}}", line("title", &basics.title)),
        ("{{title_text}}", basics.title.clone()),
        ("{{short_title}}", line("short_title", &basics.short_title)),
        ("{{host}}", line("host", &basics.host)),
        ("{{host_text}}", basics.host.clone()),
        ("{{organizer}}", format!("  {}", line("organizer", &basics.host))),
        ("{{submission_opens}}", basics.opens.to_string()),
        ("{{submission_closes}}", basics.closes.to_string()),
        ("{{recommendation_closes}}", basics.recommendation_closes.to_string()),
        ("{{version}}", env!("CARGO_PKG_VERSION").to_owned()),
        ("{{mirror}}", option_env!("ZHENGJI_MIRROR").unwrap_or_default().to_owned()),
        ("{{release_key}}", option_env!("ZHENGJI_RELEASE_KEY").unwrap_or_default().to_owned()),
    ];
    // One pass, so that what is filled in is never taken for a place to be filled.
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        if let Some((mark, value)) = basics.iter().find(|(mark, _)| from.starts_with(mark)) {
            out.push_str(value);
            rest = &from[mark.len()..];
        } else {
            out.push_str("{{");
            rest = &from[2..];
        }
    }
    out.push_str(rest);
    out
}

/// `key: text` in YAML, quoted where it has to be.
fn line(key: &str, text: &str) -> String {
    let node = |value| Node { value, span: Span::default() };
    let entry = Entry {
        key: Key { text: key.into(), span: Span::default() },
        value: node(Value::String(text.into())),
    };
    emit(&node(Value::Mapping(vec![entry])), Style::default()).trim_end().to_owned()
}

/// Writes files into a folder that is not there yet, or is empty: it appears with all of them or not at all. They are put
/// together in `near`, a folder of the same file system.
pub(super) fn write_whole(
    folder: &Path,
    near: &Path,
    files: &[(String, impl AsRef<[u8]>)],
) -> io::Result<()> {
    let mut beside = tempfile::Builder::new();
    beside.prefix(".zhengji-");
    // It stays, so others may read it as any folder.
    #[cfg(unix)]
    beside.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    let beside = beside.tempdir_in(near)?;
    for (path, bytes) in files {
        let path = beside.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(beside.path()))?;
        fs::write(path, bytes)?;
    }
    // Windows moves no folder over an empty one.
    #[cfg(not(unix))]
    let _ = fs::remove_dir(folder);
    fs::rename(beside.path(), folder)?;
    // It is no temporary folder any more.
    let _ = beside.keep();
    Ok(())
}
