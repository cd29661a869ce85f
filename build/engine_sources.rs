//! What the engine for browsers is made of, as one short code: the program and the engine that it carries name it both, so that
//! an engine from other sources is noticed. Read by the build script, and by `cargo xtask wasm`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use sha2::{Digest as _, Sha256};

/// The folders below the root of the repository.
pub(crate) const FOLDERS: [&str; 7] =
    ["engine/src", "markdown/src", "office/src", "browser/src", "preview/src", "sealer/src", "word/src"];

/// The code of what stands in them; none in a packed crate, which has them not.
///
/// # Errors
/// When a file cannot be read.
pub(crate) fn code(root: &Path) -> io::Result<Option<String>> {
    if !FOLDERS.iter().all(|folder| root.join(folder).is_dir()) {
        return Ok(None);
    }
    let mut digest = Sha256::new();
    for folder in FOLDERS {
        let mut files = Vec::new();
        list(&root.join(folder), &mut files)?;
        files.sort();
        for path in files {
            let inside = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            // A checkout on Windows may have other ends of lines.
            let bytes: Vec<u8> = fs::read(&path)?.into_iter().filter(|byte| *byte != b'\r').collect();
            digest.update(inside.as_bytes());
            digest.update([0]);
            digest.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
            digest.update(bytes);
        }
    }
    let bytes = digest.finalize();
    Ok(Some(bytes.iter().take(8).fold(String::new(), |mut code, byte| {
        // Writing to a String cannot fail.
        let _ = write!(code, "{byte:02x}");
        code
    })))
}

/// The first line of a script that brings the engine.
pub(crate) fn mark(version: &str, code: &str) -> String {
    format!("// zhengji {version} sources {code}")
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
