//! What a new repository and a new call are made of: the files of `init/`, with the facts of the call filled in.

use std::fs;
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use jiff::civil::Date;

use crate::built_in;
use crate::call::call_folder;
use crate::diagnostic::Span;
use crate::document::{Entry, Key, Node, Style, Value, emit};
use crate::schema::Kind;

/// What has to be known of a call to begin it.
#[derive(Clone, Debug)]
pub(super) struct Facts {
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
fn files_of(name: &str, facts: &Facts) -> Vec<NewFile> {
    let inside = |(path, bytes): (String, &[u8])| {
        let path = path.strip_prefix(name)?.strip_prefix('/')?.to_owned();
        Some((path, filled(&String::from_utf8_lossy(bytes), facts)))
    };
    built_in::beginning().into_iter().filter_map(inside).collect()
}

/// The files of a new call, by their path inside its folder.
pub(super) fn call_files(facts: &Facts) -> Vec<NewFile> {
    files_of("call", facts)
}

/// The files of a new repository with that call, by their path.
pub(super) fn repository_files(facts: &Facts) -> Vec<NewFile> {
    let calls = call_files(facts).into_iter();
    let calls = calls.map(|(path, text)| (format!("{}/{path}", call_folder(&facts.name)), text));
    let mut files = files_of("repository", facts);
    for (one, other) in TWICE {
        let again = files.iter().find(|(path, _)| path == one).map(|(_, text)| text.clone());
        files.extend(again.map(|text| (other.to_owned(), text)));
    }
    let schemas = Kind::ALL
        .iter()
        .map(|kind| (format!("schema/{}", kind.file_name()), built_in::schema(kind.file_name()).to_owned()));
    files.into_iter().chain(schemas).chain(calls).collect()
}

fn filled(text: &str, facts: &Facts) -> String {
    let facts = [
        ("{{call}}", facts.name.clone()),
        ("{{title}}", line("title", &facts.title)),
        ("{{title_text}}", facts.title.clone()),
        ("{{short_title}}", line("short_title", &facts.short_title)),
        ("{{host}}", line("host", &facts.host)),
        ("{{host_text}}", facts.host.clone()),
        ("{{organizer}}", format!("  {}", line("organizer", &facts.host))),
        ("{{submission_opens}}", facts.opens.to_string()),
        ("{{submission_closes}}", facts.closes.to_string()),
        ("{{recommendation_closes}}", facts.recommendation_closes.to_string()),
        ("{{version}}", env!("CARGO_PKG_VERSION").to_owned()),
    ];
    // One pass, so that what is filled in is never taken for a place to be filled.
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        if let Some((mark, value)) = facts.iter().find(|(mark, _)| from.starts_with(mark)) {
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
pub(super) fn write_whole(folder: &Path, near: &Path, files: &[NewFile]) -> io::Result<()> {
    let open = fs::Permissions::from_mode(0o777);
    let beside = tempfile::Builder::new().prefix(".zhengji-").permissions(open).tempdir_in(near)?;
    for (path, text) in files {
        let path = beside.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(beside.path()))?;
        fs::write(path, text)?;
    }
    fs::rename(beside.path(), folder)?;
    // It is no temporary folder any more.
    let _ = beside.keep();
    Ok(())
}
