//! The header of an age file: for whom it is, line by line.

use data_encoding::BASE64_NOPAD;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::AgeError;

const VERSION: &str = "age-encryption.org/v1";

/// Columns of base64 in a stanza. A shorter line ends it.
const COLUMNS: usize = 64;

/// Most recipients that are read; more are a trial of patience.
const STANZAS: usize = 64;

/// For one recipient: how the file key is wrapped, and the wrapped key.
#[derive(Debug)]
pub(super) struct Stanza {
    pub(super) arguments: Vec<String>,
    pub(super) body: Vec<u8>,
}

/// A header, and where the payload starts.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) stanzas: Vec<Stanza>,
    mac: Vec<u8>,
    /// What the authentication code covers.
    covered: usize,
    /// Where the payload starts, bytes.
    pub(super) payload: usize,
}

/// The header for these stanzas, authenticated with the file key.
pub(super) fn write(stanzas: &[Stanza], file_key: &[u8]) -> Result<Vec<u8>, AgeError> {
    let mut text = format!("{VERSION}\n");
    for stanza in stanzas {
        text.push_str("-> ");
        text.push_str(&stanza.arguments.join(" "));
        text.push('\n');
        let body = BASE64_NOPAD.encode(&stanza.body);
        let mut rest = body.as_str();
        while rest.len() >= COLUMNS {
            let (line, after) = rest.split_at(COLUMNS);
            text.push_str(line);
            text.push('\n');
            rest = after;
        }
        text.push_str(rest);
        text.push('\n');
    }
    text.push_str("---");
    let mac = code(file_key, text.as_bytes())?.finalize().into_bytes();
    text.push(' ');
    text.push_str(&BASE64_NOPAD.encode(&mac));
    text.push('\n');
    Ok(text.into_bytes())
}

fn code(file_key: &[u8], covered: &[u8]) -> Result<Hmac<Sha256>, AgeError> {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(None, file_key).expand(b"header", &mut key).map_err(|_| AgeError::Broken)?;
    let mut code = Hmac::<Sha256>::new_from_slice(&key).map_err(|_| AgeError::Broken)?;
    code.update(covered);
    Ok(code)
}

impl Header {
    /// Reads the header of a file.
    ///
    /// # Errors
    /// When there is none that this format has.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, AgeError> {
        let mut at = 0;
        let mut line = || -> Result<(&str, usize), AgeError> {
            let rest = bytes.get(at..).ok_or(AgeError::Broken)?;
            let end = rest.iter().position(|byte| *byte == b'\n').ok_or(AgeError::Broken)?;
            let text =
                rest.get(..end).and_then(|line| std::str::from_utf8(line).ok()).ok_or(AgeError::Broken)?;
            let start = at;
            at += end + 1;
            Ok((text, start))
        };
        if line()?.0 != VERSION {
            return Err(AgeError::Broken);
        }
        let mut stanzas = Vec::new();
        loop {
            let (text, start) = line()?;
            if let Some(mac) = text.strip_prefix("--- ") {
                let mac = BASE64_NOPAD.decode(mac.as_bytes()).map_err(|_| AgeError::Broken)?;
                return Ok(Self { stanzas, mac, covered: start + 3, payload: start + text.len() + 1 });
            }
            let arguments =
                text.strip_prefix("-> ").filter(|_| stanzas.len() < STANZAS).ok_or(AgeError::Broken)?;
            let arguments = arguments.split(' ').map(str::to_owned).collect();
            let mut body = String::new();
            loop {
                let (part, _) = line()?;
                body.push_str(part);
                match part.len() {
                    COLUMNS => {}
                    0..COLUMNS => break,
                    _ => return Err(AgeError::Broken),
                }
            }
            let body = BASE64_NOPAD.decode(body.as_bytes()).map_err(|_| AgeError::Broken)?;
            stanzas.push(Stanza { arguments, body });
        }
    }

    /// Whether nobody but the holder of the file key wrote this header.
    pub(super) fn is_authentic(&self, bytes: &[u8], file_key: &[u8]) -> bool {
        let covered = bytes.get(..self.covered).unwrap_or_default();
        code(file_key, covered).is_ok_and(|code| code.verify_slice(&self.mac).is_ok())
    }
}
