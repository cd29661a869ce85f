//! Identifiers for feeds and calendars: the same for ever, wherever the site is published.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// A UUID from what a thing is called (RFC 9562, version 8), as 36 characters.
pub(in crate::site) fn identifier(names: &[&str]) -> String {
    let mut digest = Sha256::new();
    digest.update(b"zhengji");
    for name in names {
        // No name holds a NUL, so different lists of names never meet.
        digest.update(b"\0");
        digest.update(name.as_bytes());
    }
    let mut text = String::with_capacity(36);
    for (index, byte) in digest.finalize().iter().take(16).enumerate() {
        let byte = match index {
            6 => byte & 0x0F | 0x80,
            8 => byte & 0x3F | 0x80,
            _ => *byte,
        };
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::identifier;

    #[test]
    fn identifiers_are_uuids_that_stay() {
        let one = identifier(&["hangzhou-2021-1", "demands", "a/b"]);
        assert_eq!(one, identifier(&["hangzhou-2021-1", "demands", "a/b"]));
        assert_ne!(one, identifier(&["hangzhou-2021-1", "demandsa/b"]));
        let parts: Vec<_> = one.split('-').map(str::len).collect();
        assert_eq!((parts, &one[14..15]), (vec![8, 4, 4, 4, 12], "8"));
    }
}
