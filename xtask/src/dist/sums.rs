//! `SHA256SUMS` of all files, and its signature. The key is the one thing that is given by hand: the file that
//! `ZHENGJI_SIGNING_KEY` names, a secret key of SSH.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use super::{contents, done, out, write};
use crate::tool::Tool;

/// The file of the checksums, and of their signature.
pub(super) const SUMS: &str = "SHA256SUMS";
pub(super) const SIGNATURE: &str = "SHA256SUMS.sig";

/// What the signature is for: it is worth nothing for anything else. The workflows of `init` ask for it.
pub(super) const NAMESPACE: &str = "zhengji";

pub(super) fn write_all() -> Result<()> {
    let mut text = String::new();
    for (name, _) in contents()? {
        if name != SUMS && name != SIGNATURE {
            let bytes = fs::read(out().join(&name)).with_context(|| format!("cannot read {name}"))?;
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{}  {name}", HEXLOWER.encode(&Sha256::digest(&bytes)));
        }
    }
    write(&out().join(SUMS), text)?;
    let signature = out().join(SIGNATURE);
    if signature.exists() {
        fs::remove_file(&signature)?;
    }
    let Some(key) = env::var_os("ZHENGJI_SIGNING_KEY").filter(|key| !key.is_empty()) else {
        eprintln!("{SUMS} is not signed: ZHENGJI_SIGNING_KEY names no key");
        return Ok(());
    };
    sign(Path::new(&key))
}

fn sign(key: &Path) -> Result<()> {
    let file = out().join(SUMS).display().to_string();
    done(Tool::program(
        "ssh-keygen",
        &["-q", "-Y", "sign", "-f", &key.display().to_string(), "-n", NAMESPACE, &file],
    ))?;
    if !out().join(SIGNATURE).is_file() {
        bail!("{SIGNATURE} was not written");
    }
    Ok(())
}
