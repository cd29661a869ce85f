//! What the signature of a commit proves: SSH signatures (PROTOCOL.sshsig) verified here, without another program.

use jiff::Timestamp;
use ssh_key::{Error, HashAlg, PublicKey, SshSig};

use super::allowed_signers::{AllowedSigners, KeyStatus};
use crate::call::{Account, Platform};
use crate::diagnostic::Message;
use crate::rules::Signer;
use crate::source::Signed;

/// What git signs commits for. A signature made for anything else proves nothing here.
pub(super) const NAMESPACE: &str = "git";

/// Whose keys count.
pub struct Keys<'a> {
    /// The accounts that have a role, by the base.
    pub accounts: Vec<&'a Account>,
    /// The file of allowed signers of the base.
    pub signers: &'a AllowedSigners,
    /// The checker's clock: the dates of a commit are its author's.
    pub now: Timestamp,
}

impl Keys<'_> {
    /// What a commit's signature proves.
    pub fn signer(&self, signed: Option<&Signed>) -> Signer {
        let Some(signed) = signed else { return Signer::Unsigned };
        let text = &signed.signature;
        let begins =
            |label: &str| text.trim_ascii_start().starts_with(format!("-----BEGIN {label}-----").as_bytes());
        if begins("PGP SIGNATURE") || begins("PGP MESSAGE") {
            return Signer::Other(Message::new("signature-pgp"));
        }
        if begins("SIGNED MESSAGE") {
            return Signer::Other(Message::new("signature-x509"));
        }
        let Ok(signature) = SshSig::from_pem(text.trim_ascii()) else {
            let certificate = is_certificate(text);
            let id = if certificate { "signature-certificate" } else { "signature-unreadable" };
            let message = Message::new(id);
            return if certificate { Signer::Stranger(message) } else { Signer::Broken(message) };
        };
        if signature.namespace() != NAMESPACE {
            return Signer::Broken(Message::new("signature-namespace"));
        }
        let key = PublicKey::from(signature.public_key().clone());
        let shown = key.fingerprint(HashAlg::Sha256).to_string();
        match key.verify(NAMESPACE, &signed.payload, &signature) {
            Ok(()) => self.known(&key, &shown),
            Err(Error::AlgorithmUnknown | Error::AlgorithmUnsupported { .. }) => {
                Signer::Stranger(Message::new("signature-algorithm").text("key", shown))
            }
            Err(_) => Signer::Broken(Message::new("signature-tampered")),
        }
    }

    fn known(&self, key: &PublicKey, shown: &str) -> Signer {
        let Ok(text) = key.to_openssh() else { return Signer::Broken(Message::new("signature-unreadable")) };
        let key = Account::new(Platform::Ssh, &text);
        let itself = self.accounts.iter().any(|account| **account == key).then(|| key.clone());
        let stranger = |id| Signer::Stranger(Message::new(id).text("key", shown));
        let accounts = match self.signers.status(&key, self.accounts.iter().copied(), self.now) {
            KeyStatus::Unnamed => Vec::new(),
            KeyStatus::Signs(accounts) => accounts,
            // The file is the narrower word: it also binds a key that a role names.
            KeyStatus::Expired => return stranger("signature-expired"),
            KeyStatus::OtherNamespace => return stranger("signature-other-use"),
        };
        let accounts: Vec<Account> = accounts.into_iter().chain(itself).collect();
        if accounts.is_empty() { stranger("signature-unknown") } else { Signer::Accounts(accounts) }
    }
}

/// Whether it was made with a certificate and not with a plain key.
fn is_certificate(pem: &[u8]) -> bool {
    let marker = b"-cert-v01@openssh.com";
    pem_rfc7468::decode_vec(pem.trim_ascii())
        .is_ok_and(|(_, bytes)| bytes.windows(marker.len()).any(|part| part == marker))
}
