//! Sealing as a WebAssembly module: files in, the same files with contacts and finances sealed in them out. The code is that of
//! `zhengji seal`.
//!
//! It is apart from the engine because only the forms of calls that name recipients ask for it. Random numbers come from the page,
//! which has them from the browser; a module has none.

// The same foreign interface as that of the engine.
#[path = "../../browser/src/ffi.rs"]
mod ffi;
#[cfg(target_arch = "wasm32")]
#[path = "../../browser/src/seeds.rs"]
mod seeds;

use std::collections::BTreeMap;

use data_encoding::BASE64;
use serde::Deserialize;
use zhengji_engine::seal::{AgeError, Recipient, SealError, sealed};

pub use ffi::{ask, get, put};

/// What a page asks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    /// The folder of the files from the root of the repository: what is sealed belongs to its path.
    folder: String,
    /// For whom, `age1…`.
    recipients: Vec<String>,
    /// The texts by name.
    files: BTreeMap<String, String>,
    /// Random bytes, base64. They are used once.
    entropy: String,
}

/// Why nothing was sealed. Nothing of a text stands in it.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("question")]
    Question(#[from] serde_json::Error),
    #[error("recipient")]
    Recipient(AgeError),
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// What is behind the foreign interface.
#[derive(Default)]
struct Room;

impl Room {
    #[allow(clippy::unused_self, reason = "the interface asks every room the same way")]
    fn answer(&mut self, question: &str) -> Result<String, Failure> {
        let Question { folder, recipients, files, entropy } = serde_json::from_str(question)?;
        let recipients = recipients.iter().map(|text| text.parse::<Recipient>());
        let recipients = recipients.collect::<Result<Vec<_>, _>>().map_err(Failure::Recipient)?;
        if recipients.is_empty() {
            return Err(Failure::Recipient(AgeError::Recipient));
        }
        let mut pool = BASE64.decode(entropy.as_bytes()).unwrap_or_default();
        let mut take = |bytes: &mut [u8]| {
            let from = pool.len().checked_sub(bytes.len()).ok_or(AgeError::NoRandomness)?;
            bytes.copy_from_slice(&pool.split_off(from));
            Ok(())
        };
        let one = |(name, text): (String, String)| {
            let text = sealed(&format!("{folder}/{name}"), &text, &recipients, &mut take)?;
            Ok::<_, Failure>((name, text))
        };
        let files = files.into_iter().map(one).collect::<Result<BTreeMap<_, _>, _>>()?;
        Ok(serde_json::to_string(&files)?)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use data_encoding::BASE64;
    use zhengji_engine::document::{Syntax, parse};
    use zhengji_engine::seal::{Identity, openings};

    use super::ffi::tests::answer;

    const TEXT: &str = "name: 示例\ncontact:\n  phone: 0571-00000000\n";

    fn question(recipient: &str, entropy: &str) -> String {
        let files = BTreeMap::from([("unit.yaml", TEXT)]);
        let question = serde_json::json!({"folder": "submissions/c/units/u", "recipients": [recipient], "files": files, "entropy": entropy});
        question.to_string()
    }

    #[test]
    fn what_the_page_seals_opens_with_the_key() {
        let mut fixed = |bytes: &mut [u8]| {
            bytes.fill(7);
            Ok(())
        };
        let identity = Identity::generate(&mut fixed).unwrap();
        let recipient = identity.recipient().to_string();
        let entropy = BASE64.encode(&(0..=255).collect::<Vec<u8>>());
        let files: BTreeMap<String, String> =
            serde_json::from_str(&answer(&question(&recipient, &entropy)).unwrap()).unwrap();
        let sealed = &files["unit.yaml"];
        assert!(!sealed.contains("0571"), "{sealed}");
        let path = "submissions/c/units/u/unit.yaml".into();
        let document = parse(&path, sealed.as_bytes(), Syntax::Yaml).document.unwrap();
        let edits = openings(&document, &[identity]).unwrap();
        let mut opened = sealed.clone();
        for (range, plain) in edits {
            opened.replace_range(range, &plain);
        }
        assert_eq!(opened, TEXT);
        // Without enough random numbers, or for nobody, nothing is given back.
        assert!(answer(&question(&recipient, "")).is_err());
        assert!(answer(&question("age1nobody", &entropy)).is_err());
    }
}
