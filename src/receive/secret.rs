//! The secret in a link: 128 bits that the system's generator gives. What is kept is a digest of it.

use std::fmt;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// Bytes of a secret.
const BYTES: usize = 16;

/// What a link lets in by. It is shown to whoever the link is for and written down nowhere.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret([u8; BYTES]);

impl Secret {
    /// A new one.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub(crate) fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// The secret that stands in a link.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok().map(Self)
    }

    /// As it stands in a link.
    pub(crate) fn shown(&self) -> String {
        HEXLOWER.encode(&self.0)
    }

    /// What is kept of it. A secret of 128 bits is not guessed from it, so it needs no salt.
    pub(crate) fn digest(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(self.0))
    }
}

/// Its text is for links alone.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::Secret;

    #[test]
    fn a_secret_reads_back_as_itself_and_nothing_else_does() {
        let secret = Secret::new().unwrap();
        assert_eq!(secret.shown().len(), 32);
        assert_eq!(Secret::parse(&secret.shown()), Some(secret.clone()));
        assert_ne!(Secret::new().unwrap(), secret);
        assert_ne!(secret.digest(), secret.shown());
        assert_eq!(format!("{secret:?}"), "Secret");
        for wrong in
            ["", "0", &"0".repeat(31), &"0".repeat(33), &"G".repeat(32), &"A".repeat(32), "../../etc"]
        {
            assert!(Secret::parse(wrong).is_none(), "{wrong}");
        }
    }
}
