//! Mails as programs save them (.eml): each is a row, with subject, sender, day and text as a mailbox's export has them.
//!
//! What is attached is not read: a comment is what its writer wrote in the mail.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use mail_parser::{Address, Message as Mail, MessageParser};

use super::table::{Raw, Row};
use crate::command_error::CommandError;
use crate::diagnostic::Message;

/// Most mails of one import.
const MOST: usize = 5_000;

/// Most mails that are named one by one.
const NAMED: usize = 50;

/// Largest mail that is read, MiB: most of it is what is attached.
const LARGEST: u64 = 32;

/// The columns, as they are called in exports.
const HEADINGS: [&str; 5] = ["邮件主题", "发件人", "发送时间", "邮件正文", "渠道"];

/// Whether a path is a mail, or a folder of mails.
pub(super) fn is_mail(path: &Path) -> bool {
    path.is_dir() || has_ending(path)
}

fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("eml"))
}

/// Reads a mail, or all mails of a folder in the order of their names. Rows count mails from 1.
///
/// # Errors
/// When the folder holds no mail or too many, or a file cannot be read or is no mail.
pub(super) fn read(path: &Path) -> Result<Raw, CommandError> {
    let paths = list(path)?;
    let mut rows = vec![Row { number: 0, cells: HEADINGS.map(str::to_owned).to_vec(), broken: Vec::new() }];
    let (mut names, mut attached) = (Vec::new(), Vec::new());
    for (index, path) in paths.iter().enumerate() {
        let bytes = super::load(path, LARGEST)?;
        let unread = || CommandError::new("import-no-mail").text("path", path.display());
        let mail = MessageParser::default().parse(&bytes).ok_or_else(unread)?;
        rows.push(Row { number: index + 1, cells: cells(&mail).ok_or_else(unread)?, broken: Vec::new() });
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if mail.attachments().next().is_some() {
            attached.push(name.clone().into_owned());
        }
        names.push(format!("{} {name}", index + 1));
    }
    let told = Message::new("import-mails").count("count", names.len());
    let mut remarks = vec![told.list("mails", names.into_iter().take(NAMED))];
    if !attached.is_empty() {
        let told = Message::new("import-attached").count("count", attached.len());
        remarks.push(told.list("mails", attached.into_iter().take(NAMED)));
    }
    Ok(Raw { rows, day_zero: None, remarks })
}

fn list(path: &Path) -> Result<Vec<PathBuf>, CommandError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let told = |error: std::io::Error| CommandError::new("cli-io").text("path", path.display()).reason(error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(path).map_err(told)? {
        let entry = entry.map_err(told)?;
        if has_ending(&entry.path()) && entry.file_type().map_err(told)?.is_file() {
            paths.push(entry.path());
        }
        if paths.len() > MOST {
            return Err(CommandError::new("import-too-many-mails")
                .text("path", path.display())
                .text("most", MOST));
        }
    }
    if paths.is_empty() {
        return Err(CommandError::new("import-no-mails").text("path", path.display()));
    }
    paths.sort();
    Ok(paths)
}

/// The cells of a mail; none where it says neither who sent it nor when, nor anything else a mail says.
fn cells(mail: &Mail<'_>) -> Option<Vec<String>> {
    let sent = mail.date().and_then(|date| Timestamp::from_second(date.to_timestamp()).ok());
    let sender = mail.from().and_then(Address::first);
    // The name alone: an address is nobody's to see.
    let name = sender.and_then(|sender| sender.name()).unwrap_or_default();
    let text = mail.body_text(0).unwrap_or_default();
    if sent.is_none() && sender.is_none() && text.trim().is_empty() {
        return None;
    }
    let sent = sent.map(|sent| sent.to_string()).unwrap_or_default();
    let text = text.replace("\r\n", "\n");
    Some(vec![
        mail.subject().unwrap_or_default().to_owned(),
        name.to_owned(),
        sent,
        text.trim().to_owned(),
        "邮件".to_owned(),
    ])
}
