//! A wheel: `pipx run zhengji`, `pip install zhengji`, and what pre-commit installs. It holds the program and nothing in Python.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;
use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest as _, Sha256};

use super::archive::{self, Part};
use super::target::Target;
use super::{Stamp, VERSION, out};
use crate::tool::root;

/// The wheel's file name.
pub(super) fn file(target: &Target) -> String {
    format!("zhengji-{VERSION}-py3-none-{}.whl", target.wheel)
}

pub(super) fn pack(target: &Target, program: &Path, _: &Stamp) -> Result<()> {
    let facts = format!("zhengji-{VERSION}.dist-info");
    let tags = target.wheel.split('.').fold(String::new(), |text, tag| text + "Tag: py3-none-" + tag + "\n");
    let readme = fs::read_to_string(root().join("README.md"))?;
    let metadata = format!(
        "Metadata-Version: 2.1\nName: zhengji\nVersion: {VERSION}\n\
         Summary: Runs a public call for suggestions from one git repository: checks, site, summary tables.\n\
         License: Apache-2.0\nRequires-Python: >=3.7\nDescription-Content-Type: text/markdown\n\n{readme}"
    );
    let wheel = format!("Wheel-Version: 1.0\nGenerator: zhengji xtask\nRoot-Is-Purelib: false\n{tags}");
    let mut parts: Vec<Part> = vec![
        (format!("zhengji-{VERSION}.data/scripts/{}", target.program()), fs::read(program)?, true),
        (format!("{facts}/METADATA"), metadata.into_bytes(), false),
        (format!("{facts}/WHEEL"), wheel.into_bytes(), false),
        (format!("{facts}/licenses/LICENSE"), fs::read(root().join("LICENSE"))?, false),
    ];
    let mut record = String::new();
    for (name, bytes, _) in &parts {
        let digest = BASE64URL_NOPAD.encode(&Sha256::digest(bytes));
        // Writing to a String cannot fail.
        let _ = writeln!(record, "{name},sha256={digest},{}", bytes.len());
    }
    let _ = writeln!(record, "{facts}/RECORD,,");
    parts.push((format!("{facts}/RECORD"), record.into_bytes(), false));
    archive::zip(&parts, &out().join(file(target)))
}
