//! The scan of a stamped table: what it is called, and the one before it that it takes the place of.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::call::layout::Role;
use crate::document::{Syntax, parse};
use crate::source::{Edit, GitError, Revision};

/// What a scan may be: the ending of its name, and the first bytes. Rule `stamped-scan` asks for the same.
const KINDS: [(&str, &[u8]); 3] =
    [("pdf", b"%PDF-"), ("jpg", &[0xFF, 0xD8, 0xFF]), ("png", b"\x89PNG\r\n\x1A\n")];

/// Digits of the digest in a name.
const DIGITS: usize = 12;

/// A scan that was uploaded.
pub(super) struct Upload {
    /// Its name in the department's folder.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

impl Upload {
    /// Names it by what is in it, whatever it was called; none where it is nothing that a scan may be.
    pub(super) fn of(bytes: Vec<u8>) -> Option<Self> {
        let (ending, _) = KINDS.iter().find(|(_, head)| bytes.starts_with(head))?;
        let digest = HEXLOWER.encode(&Sha256::digest(&bytes));
        let name = format!("stamped-{}.{ending}", digest.get(..DIGITS)?);
        Some(Self { name, bytes })
    }

    /// What is written of it in a department's folder: itself, and without the scan before it, where that was uploaded too.
    ///
    /// # Errors
    /// When an object is missing.
    pub(super) fn edits(&self, tip: &Revision, call: &str, department: &str) -> Result<Vec<Edit>, GitError> {
        let own = Edit { path: path(call, department, &self.name), content: Some(self.bytes.clone()) };
        let old = uploaded(tip, call, department)?.filter(|old| old.path != own.path);
        Ok([own].into_iter().chain(old).collect())
    }
}

fn path(call: &str, department: &str, name: &str) -> String {
    Role::Scan(department.to_owned(), name.to_owned()).in_call(call).to_string()
}

/// What takes away the scan that the recommendation in the revision names, where that was uploaded, as its name proves. The history
/// keeps it. What somebody put there by git is his to take away.
///
/// # Errors
/// When an object is missing.
pub(super) fn uploaded(tip: &Revision, call: &str, department: &str) -> Result<Option<Edit>, GitError> {
    let given = Role::Recommendation(department.to_owned()).in_call(call).shared();
    let document = tip.file(&given)?.and_then(|bytes| parse(&given, &bytes, Syntax::Yaml).document);
    let named = document.as_ref().and_then(|document| document.root.get("stamped_scan")?.as_str());
    let Some(name) = named.filter(|name| is_a_name(name)) else { return Ok(None) };
    let path = path(call, department, name);
    let own = tip.file(&path)?.and_then(Upload::of).is_some_and(|uploaded| uploaded.name == name);
    Ok(own.then_some(Edit { path, content: None }))
}

/// Whether an uploaded scan may be called so: nothing else is looked for, wherever it would lead.
fn is_a_name(name: &str) -> bool {
    let digits = name.strip_prefix("stamped-").and_then(|rest| rest.split_once('.'));
    digits.is_some_and(|(digits, ending)| {
        digits.len() == DIGITS
            && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
            && KINDS.iter().any(|(kind, _)| *kind == ending)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_is_what_its_first_bytes_say() {
        for (bytes, ending) in
            [(&b"%PDF-1.7"[..], "pdf"), (b"\xFF\xD8\xFF\xE0", "jpg"), (b"\x89PNG\r\n\x1A\n", "png")]
        {
            let name = Upload::of(bytes.to_vec()).map(|upload| upload.name).unwrap_or_default();
            assert!(name.ends_with(&format!(".{ending}")) && is_a_name(&name), "{name}");
        }
        for bytes in [&b"#!/bin/sh"[..], b"", b"%PDF", b"GIF89a", b" %PDF-1.7"] {
            assert!(Upload::of(bytes.to_vec()).is_none(), "{bytes:?}");
        }
    }

    #[test]
    fn other_names_are_never_taken_away() {
        for name in [
            "stamped.pdf",
            "stamped-2.pdf",
            "recommendation.yaml",
            "stamped-0123456789ab.yaml",
            "stamped-0123456789ab.pdf.pdf",
            "stamped-../../../../x.pdf",
            "stamped-0123456789ag.pdf",
            "../xihu/stamped-0123456789ab.pdf",
            "",
        ] {
            assert!(!is_a_name(name), "{name}");
        }
        assert!(is_a_name("stamped-0123456789ab.pdf"));
    }
}
