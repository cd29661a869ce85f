//! The receipt that a person holds in hand: what was handed in, when, and that this server says so.
//!
//! It is signed with the server's SSH key (PROTOCOL.sshsig) for the namespace [`NAMESPACE`]. Signed are the bytes of
//! [`SignedReceipt::canonical`]: the JSON object without its signature, keys in the order of the alphabet, no blanks (RFC 8785),
//! so that `ssh-keygen -Y verify` needs nothing but that and a line of allowed signers.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use serde::{Deserialize, Serialize};
use ssh_key::private::Ed25519Keypair;
use ssh_key::{Algorithm, HashAlg, LineEnding, PrivateKey, PublicKey, SshSig};

use crate::source::{GitRepository, Handed, HandedFile, NewFile, Receipt, write_one};

/// What receipts are signed for. A signature made for anything else proves nothing here.
pub const NAMESPACE: &str = "zhengji-receipt";

/// Most bytes of a key file.
const KEY_BYTES: u64 = 64 << 10;

/// A receipt as it is handed out. Its fields stand in the order of the alphabet: that is the order in which they are signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedReceipt {
    /// Whose it is: `units/<unit>`, `departments/<department>`, or `public`.
    pub actor: String,
    /// Folder of the call.
    pub call: String,
    /// The commit that holds the files, in hexadecimal.
    pub commit: String,
    /// The files, as they stand in the repository.
    pub files: Vec<HandedFile>,
    /// The server's public key, as OpenSSH writes it.
    pub key: String,
    /// The number that people name it by.
    pub number: String,
    /// When it was received, on the clock of the call.
    pub received: String,
    /// The signature, as OpenSSH writes it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub signature: String,
}

/// Why a receipt is not what it says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Untrue {
    /// Its key or its signature cannot be read.
    #[error("unreadable")]
    Unreadable,
    /// It was signed for something else.
    #[error("namespace")]
    Namespace,
    /// It was changed after it was signed, or signed by another key than it names.
    #[error("tampered")]
    Tampered,
}

impl SignedReceipt {
    /// What a line of the receipts says to whoever handed something in; none where it came by git.
    pub fn of(receipt: &Receipt) -> Option<Self> {
        let Handed { call, number, received, by, files, key, signature, link: _ } = receipt.handed.clone()?;
        Some(Self { actor: by, call, commit: receipt.new.clone(), files, key, number, received, signature })
    }

    /// The bytes that are signed.
    pub fn canonical(&self) -> Vec<u8> {
        let unsigned = Self { signature: String::new(), ..self.clone() };
        // Texts always serialize.
        serde_json::to_vec(&unsigned).unwrap_or_default()
    }

    /// As it is saved and sent.
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Whether the key that it names has signed it as it stands.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self) -> Result<PublicKey, Untrue> {
        let key = PublicKey::from_openssh(&self.key).map_err(|_| Untrue::Unreadable)?;
        let signature = SshSig::from_pem(self.signature.trim()).map_err(|_| Untrue::Unreadable)?;
        if signature.namespace() != NAMESPACE {
            return Err(Untrue::Namespace);
        }
        key.verify(NAMESPACE, &self.canonical(), &signature).map_err(|_| Untrue::Tampered)?;
        Ok(key)
    }

    /// The same as it stands in the line of a receipt, with the digest of the link that was given with it, if one was.
    pub fn handed(&self, link: Option<String>) -> Handed {
        let Self { actor, call, commit: _, files, key, number, received, signature } = self.clone();
        Handed { call, number, received, by: actor, files, key, signature, link }
    }
}

/// Why there is no key to sign with.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptKeyError {
    /// The file cannot be read or written.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// It is no private key of OpenSSH that can sign here.
    #[error("{0}")]
    Unusable(ssh_key::Error),
    /// It is locked with a password, which nobody is there to type.
    #[error("encrypted")]
    Encrypted,
    /// The system gives no random numbers.
    #[error("no randomness")]
    NoRandomness,
}

/// The key that a server signs receipts with.
#[derive(Clone, Debug)]
pub struct ReceiptKey {
    private: PrivateKey,
    public: String,
}

impl ReceiptKey {
    /// Reads the key of a file; makes one where there is no such file, with its public half beside it.
    ///
    /// # Errors
    /// When it can neither be read nor made.
    pub fn open(path: &Path) -> Result<Self, ReceiptKeyError> {
        match fs::File::open(path) {
            Ok(file) => {
                let mut text = String::new();
                file.take(KEY_BYTES).read_to_string(&mut text)?;
                Self::of(PrivateKey::from_openssh(text.trim()).map_err(ReceiptKeyError::Unusable)?)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::make(path),
            Err(error) => Err(error.into()),
        }
    }

    fn of(private: PrivateKey) -> Result<Self, ReceiptKeyError> {
        if private.is_encrypted() {
            return Err(ReceiptKeyError::Encrypted);
        }
        let public = PublicKey::from(private.public_key().key_data().clone());
        let public = public.to_openssh().map_err(ReceiptKeyError::Unusable)?;
        let key = Self { private, public };
        // Better at the start than before the first unit.
        key.sign(b"").map_err(ReceiptKeyError::Unusable)?;
        Ok(key)
    }

    fn make(path: &Path) -> Result<Self, ReceiptKeyError> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|_| ReceiptKeyError::NoRandomness)?;
        let mut private = PrivateKey::from(Ed25519Keypair::from_seed(&seed));
        private.set_comment("zhengji receipts");
        debug_assert_eq!(private.algorithm(), Algorithm::Ed25519);
        let text = private.to_openssh(LineEnding::LF).map_err(ReceiptKeyError::Unusable)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        write_one(NewFile::create(path, text.as_bytes()).private())?;
        let key = Self::of(private)?;
        let beside = path.with_extension("pub");
        if !beside.exists() {
            write_one(NewFile::create(&beside, format!("{}\n", key.public)))?;
        }
        Ok(key)
    }

    /// Its public half, as OpenSSH writes it.
    pub fn public(&self) -> &str {
        &self.public
    }

    /// The line of a file of allowed signers that names it.
    pub fn allowed_signer(&self) -> String {
        format!("receipts namespaces=\"{NAMESPACE}\" {}", self.public)
    }

    /// The same receipt with this server's key and signature.
    ///
    /// # Errors
    /// When the key does not sign.
    pub fn signed(&self, receipt: SignedReceipt) -> Result<SignedReceipt, ssh_key::Error> {
        let mut receipt = SignedReceipt { key: self.public.clone(), signature: String::new(), ..receipt };
        receipt.signature = self.sign(&receipt.canonical())?;
        Ok(receipt)
    }

    fn sign(&self, bytes: &[u8]) -> Result<String, ssh_key::Error> {
        self.private.sign(NAMESPACE, HashAlg::Sha512, bytes)?.to_pem(LineEnding::LF)
    }
}

/// Where a repository's key lies where nobody names another place.
pub fn usual_key(repository: &GitRepository) -> std::path::PathBuf {
    repository.git_directory().join("zhengji").join("receipt-key")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    fn receipt() -> SignedReceipt {
        SignedReceipt {
            actor: "units/shili-yiqi".to_owned(),
            call: "example".to_owned(),
            commit: "0".repeat(40),
            files: vec![HandedFile { path: "a".to_owned(), sha256: "0".repeat(64) }],
            key: String::new(),
            number: "20210401-0001".to_owned(),
            received: "2021-04-01T12:00:00+08:00".to_owned(),
            signature: String::new(),
        }
    }

    #[test]
    fn a_key_is_made_once_and_signs_what_no_other_has_signed() {
        let folder = tempfile::tempdir().unwrap();
        let key = ReceiptKey::open(&folder.path().join("key")).unwrap();
        let again = ReceiptKey::open(&folder.path().join("key")).unwrap();
        assert_eq!(key.public(), again.public());
        let signed = key.signed(receipt()).unwrap();
        assert_eq!(again.signed(receipt()).unwrap(), signed, "the same receipt has the same signature");
        assert!(signed.check().is_ok());
        let read: SignedReceipt = serde_json::from_str(&signed.text()).unwrap();
        assert_eq!(read, signed);
        let other = ReceiptKey::open(&folder.path().join("other")).unwrap();
        for changed in [
            SignedReceipt { number: "20210401-0002".to_owned(), ..signed.clone() },
            SignedReceipt { received: "2021-04-01T11:00:00+08:00".to_owned(), ..signed.clone() },
            SignedReceipt { files: Vec::new(), ..signed.clone() },
            SignedReceipt { key: other.public().to_owned(), ..signed.clone() },
        ] {
            assert_eq!(changed.check(), Err(Untrue::Tampered));
        }
        assert_eq!(SignedReceipt { signature: "x".to_owned(), ..signed }.check(), Err(Untrue::Unreadable));
    }

    #[test]
    fn what_is_signed_is_in_the_order_of_the_alphabet() {
        let text = String::from_utf8(receipt().canonical()).unwrap();
        let value: std::collections::BTreeMap<String, serde_json::Value> =
            serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
        assert!(text.starts_with("{\"actor\":\"units/shili-yiqi\",\"call\":"), "{text}");
    }
}
