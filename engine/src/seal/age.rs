//! The part of age-encryption.org/v1 that sealing needs: X25519 recipients, one chunk of payload, ASCII armor.
//!
//! Everything is put together from the primitives of `RustCrypto` and dalek, in the order that the specification says;
//! tests hold it against files that age itself made.

use std::fmt;
use std::str::FromStr;

use bech32::{Bech32, Hrp};
use chacha20poly1305::aead::Aead;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce};
use data_encoding::{BASE64, BASE64_NOPAD};
use hkdf::Hkdf;
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};

use super::header::{Header, Stanza, write};

const RECIPIENT: &str = "age";
const IDENTITY: &str = "age-secret-key-";
const X25519: &str = "X25519";
pub(super) const BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
pub(super) const END: &str = "-----END AGE ENCRYPTED FILE-----";

/// Largest text, bytes: one chunk of the format. No part of a form comes near it.
const CHUNK: usize = 64 << 10;

/// Nonce of the first chunk when it is the last one too.
const ONLY_CHUNK: [u8; 12] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];

/// Why something cannot be sealed or opened. Nothing of the text or the key stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AgeError {
    /// A public key that is none.
    #[error("recipient")]
    Recipient,
    /// A secret key that is none.
    #[error("identity")]
    Identity,
    /// Not for any of these keys.
    #[error("other-key")]
    OtherKey,
    /// No age file, or one that was changed after it was made.
    #[error("broken")]
    Broken,
    /// More than fits into one chunk.
    #[error("too-long")]
    TooLong,
    /// The system gives no random numbers.
    #[error("no-randomness")]
    NoRandomness,
}

/// Whom something is sealed for: `age1…`.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(PublicKey);

/// Who can open it: `AGE-SECRET-KEY-1…`.
#[derive(Clone)]
pub struct Identity(StaticSecret);

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoded = bech32::encode::<Bech32>(Hrp::parse_unchecked(RECIPIENT), self.0.as_bytes());
        f.write_str(&encoded.map_err(|_| fmt::Error)?)
    }
}

/// Never shows the key.
impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity")
    }
}

fn key(text: &str, prefix: &str) -> Option<[u8; 32]> {
    let checked = bech32::primitives::decode::CheckedHrpstring::new::<Bech32>(text).ok()?;
    let bytes: Vec<u8> = checked.byte_iter().collect();
    (checked.hrp() == Hrp::parse_unchecked(prefix)).then_some(())?;
    bytes.try_into().ok()
}

impl FromStr for Recipient {
    type Err = AgeError;

    fn from_str(text: &str) -> Result<Self, AgeError> {
        let lower = text.bytes().all(|byte| !byte.is_ascii_uppercase());
        let bytes = key(text, RECIPIENT).filter(|_| lower).ok_or(AgeError::Recipient)?;
        Ok(Self(PublicKey::from(bytes)))
    }
}

impl FromStr for Identity {
    type Err = AgeError;

    fn from_str(text: &str) -> Result<Self, AgeError> {
        let upper = text.bytes().all(|byte| !byte.is_ascii_lowercase());
        let bytes = key(text, IDENTITY).filter(|_| upper).ok_or(AgeError::Identity)?;
        Ok(Self(StaticSecret::from(bytes)))
    }
}

/// Where random numbers come from.
pub type Entropy<'e> = dyn FnMut(&mut [u8]) -> Result<(), AgeError> + 'e;

fn random<const N: usize>(entropy: &mut Entropy<'_>) -> Result<[u8; N], AgeError> {
    let mut bytes = [0; N];
    entropy(&mut bytes)?;
    Ok(bytes)
}

fn derive(secret: &[u8], salt: &[u8], purpose: &[u8]) -> Result<ChaCha20Poly1305, AgeError> {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(Some(salt), secret).expand(purpose, &mut key).map_err(|_| AgeError::Broken)?;
    Ok(ChaCha20Poly1305::new(&key.into()))
}

/// The cipher that wraps the file key between an ephemeral key and a recipient.
fn wrap(shared: &[u8; 32], share: &[u8; 32], recipient: &[u8; 32]) -> Result<ChaCha20Poly1305, AgeError> {
    // A share of low order would give everybody the same secret.
    if shared.iter().all(|byte| *byte == 0) {
        return Err(AgeError::Broken);
    }
    derive(shared, &[share.as_slice(), recipient].concat(), b"age-encryption.org/v1/X25519")
}

impl Recipient {
    /// Encrypts a text for everybody in the list, as armored lines with a line feed at the end of each.
    ///
    /// # Errors
    /// When the text is too long, or there are no random numbers.
    pub fn encrypt(recipients: &[Self], text: &[u8], entropy: &mut Entropy<'_>) -> Result<String, AgeError> {
        if text.len() > CHUNK {
            return Err(AgeError::TooLong);
        }
        let file_key = random::<16>(entropy)?;
        let mut stanza = |recipient: &Self| {
            let ephemeral = StaticSecret::from(random::<32>(entropy)?);
            let share = PublicKey::from(&ephemeral);
            let shared = ephemeral.diffie_hellman(&recipient.0);
            let cipher = wrap(shared.as_bytes(), share.as_bytes(), recipient.0.as_bytes())?;
            let body =
                cipher.encrypt(&Nonce::default(), file_key.as_slice()).map_err(|_| AgeError::Broken)?;
            let arguments = vec![X25519.to_owned(), BASE64_NOPAD.encode(share.as_bytes())];
            Ok(Stanza { arguments, body })
        };
        let stanzas = recipients.iter().map(&mut stanza).collect::<Result<Vec<_>, AgeError>>()?;
        let mut file = write(&stanzas, &file_key)?;
        let nonce = random::<16>(entropy)?;
        let cipher = derive(&file_key, &nonce, b"payload")?;
        file.extend_from_slice(&nonce);
        file.extend(cipher.encrypt(&ONLY_CHUNK.into(), text).map_err(|_| AgeError::Broken)?);
        Ok(armored(&file))
    }
}

impl Identity {
    /// A new key.
    ///
    /// # Errors
    /// When there are no random numbers.
    pub fn generate(entropy: &mut Entropy<'_>) -> Result<Self, AgeError> {
        Ok(Self(StaticSecret::from(random::<32>(entropy)?)))
    }

    /// The key in writing. Whoever reads it can open everything.
    pub fn secret(&self) -> String {
        let encoded = bech32::encode_upper::<Bech32>(Hrp::parse_unchecked(IDENTITY), self.0.as_bytes());
        encoded.unwrap_or_default()
    }

    /// The public key that belongs to it.
    pub fn recipient(&self) -> Recipient {
        Recipient(PublicKey::from(&self.0))
    }

    /// The keys in a key file: one a line, comments behind `#`.
    ///
    /// # Errors
    /// When a line is no key, or there is none.
    pub fn read_all(text: &str) -> Result<Vec<Self>, AgeError> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let identities = lines.map(str::parse).collect::<Result<Vec<Self>, _>>()?;
        if identities.is_empty() { Err(AgeError::Identity) } else { Ok(identities) }
    }

    /// Opens an armored text with the first of these keys that fits.
    ///
    /// # Errors
    /// When none fits, or the text was changed.
    pub fn decrypt(identities: &[Self], armored: &str) -> Result<Vec<u8>, AgeError> {
        let file = unarmored(armored).ok_or(AgeError::Broken)?;
        let header = Header::read(&file)?;
        let file_key =
            identities.iter().find_map(|identity| identity.file_key(&header)).ok_or(AgeError::OtherKey)?;
        if !header.is_authentic(&file, &file_key) {
            return Err(AgeError::Broken);
        }
        let payload = file.get(header.payload..).unwrap_or_default();
        let (nonce, chunk) = payload.split_at_checked(16).ok_or(AgeError::Broken)?;
        derive(&file_key, nonce, b"payload")?.decrypt(&ONLY_CHUNK.into(), chunk).map_err(|_| AgeError::Broken)
    }

    fn file_key(&self, header: &Header) -> Option<Vec<u8>> {
        header.stanzas.iter().find_map(|stanza| {
            let [kind, share] = stanza.arguments.as_slice() else { return None };
            let share = BASE64_NOPAD.decode(share.as_bytes()).ok()?;
            let share: [u8; 32] = share.try_into().ok().filter(|_| kind == X25519)?;
            let shared = self.0.diffie_hellman(&PublicKey::from(share));
            let cipher = wrap(shared.as_bytes(), &share, self.recipient().0.as_bytes()).ok()?;
            cipher.decrypt(&Nonce::default(), stanza.body.as_slice()).ok().filter(|key| key.len() == 16)
        })
    }
}

fn armored(file: &[u8]) -> String {
    let encoded = BASE64.encode(file);
    let mut text = format!("{BEGIN}\n");
    let mut rest = encoded.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(64));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text.push_str(END);
    text.push('\n');
    text
}

fn unarmored(text: &str) -> Option<Vec<u8>> {
    let inner = text.trim().strip_prefix(BEGIN)?.strip_suffix(END)?;
    let encoded: String = inner.lines().map(str::trim_end).collect();
    BASE64.decode(encoded.as_bytes()).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    use crate::seal::blocks::tests::counted;

    /// Made by age 1.1.1 and age-keygen, for two recipients.
    const KEY: &str = "AGE-SECRET-KEY-16A00V7F3LD3QFY6FXQQVXZHLDY0WTZ93L8M3FM3DZ7RUH2D5P9ZSGNAYJJ";
    const MADE_BY_AGE: &str = "\
-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBzNU12ZHVIbUFqVmJmd01W
SkhCWWZpdEQ3R3dzNkhNZnhOb25YM0V0dHk4CjEwYm9HVG1JWm11VVIxNllVTG1u
cUpkZnBENFpiUVZFalkrdkFzQjVTZWMKLT4gWDI1NTE5IGFKUG5tNnRqUkNzSUxM
NWo2RTQ0eEQ4OU1aUGEwUEhORVkwcGVrYUdRbjAKZUNpcFQ2TEp4RGV4MmpLWVdR
eFRRSjJDa2FKdEpKVXNvWFRXWGYyWTRTMAotLS0gVjRCRmU2NDQzZkZxazhaRFFl
RURidVZPT1NHM1BHSEdTMHVzYUxGOGRLcwqf1P1ZkL9Z0jxXq9euGlc+nrJiNEWa
9ZlnK+GV6h1PRQ4tX0X/nSzSzGHHjbwN/YDUyvrItmlMTyJQCtMx72smeAzBB0F1
9V0=
-----END AGE ENCRYPTED FILE-----
";
    const EMPTY_BY_AGE: &str = "\
-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSAzZTJrUm4xYkZvdHdXRWV6
aGxmZzdQSnF2Zk9lWGxpendQUEpaZ2dlWVRJCjNxd3NqV0R1dVlMdCtGL1I3NHFG
MzN6WWZpRXBnWE1WQjBjSG92WUZnOGsKLS0tIG1aaktUM1dHRXRucmhWOGhOaTVj
OGhrdnhhbWd2dk9HS3lUcHJhZkZMb1UKL3S+hNn0tqUAfNzRwzGug3SlZ7MEiOHm
cq0uHChoQaM=
-----END AGE ENCRYPTED FILE-----
";

    #[test]
    fn what_age_made_opens() {
        let identities = Identity::read_all(&format!("# created: today\n{KEY}\n")).unwrap();
        let text = Identity::decrypt(&identities, MADE_BY_AGE).unwrap();
        assert_eq!(text, "year: 2020\nmain_revenue: 27480 # 万元\n".as_bytes());
        assert_eq!(Identity::decrypt(&identities, &MADE_BY_AGE.replace('\n', "\r\n")).unwrap(), text);
        assert_eq!(Identity::decrypt(&identities, EMPTY_BY_AGE).unwrap(), b"");
    }

    #[test]
    fn what_is_sealed_opens_with_the_key_and_no_other() {
        let (one, two, three) = (
            Identity::generate(&mut counted()).unwrap(),
            Identity::generate(&mut counted()).unwrap(),
            Identity::generate(&mut counted()).unwrap(),
        );
        for text in [Vec::new(), b"year: 2020\n".to_vec(), vec![0xFF; CHUNK]] {
            let sealed =
                Recipient::encrypt(&[one.recipient(), two.recipient()], &text, &mut counted()).unwrap();
            assert!(sealed.lines().all(|line| line.len() <= 64));
            for identities in [vec![one.clone()], vec![three.clone(), two.clone()]] {
                assert_eq!(Identity::decrypt(&identities, &sealed).unwrap(), text);
            }
            assert_eq!(Identity::decrypt(std::slice::from_ref(&three), &sealed), Err(AgeError::OtherKey));
        }
        assert_eq!(
            Recipient::encrypt(&[one.recipient()], &vec![0; CHUNK + 1], &mut counted()),
            Err(AgeError::TooLong)
        );
    }

    #[test]
    fn keys_read_back_as_themselves() {
        let identity = Identity::generate(&mut counted()).unwrap();
        let again: Identity = identity.secret().parse().unwrap();
        assert_eq!(again.recipient(), identity.recipient());
        assert_eq!(identity.recipient().to_string().parse::<Recipient>().unwrap(), identity.recipient());
        assert_eq!(format!("{identity:?}"), "Identity");
        for wrong in
            ["", "age1", "age1qqqq", &identity.secret(), &identity.recipient().to_string().to_uppercase()]
        {
            assert_eq!(wrong.parse::<Recipient>(), Err(AgeError::Recipient), "{wrong}");
        }
    }

    #[test]
    fn whatever_is_changed_no_longer_opens() {
        let identity = Identity::generate(&mut counted()).unwrap();
        let sealed = Recipient::encrypt(&[identity.recipient()], b"year: 2020\n", &mut counted()).unwrap();
        let file = unarmored(&sealed).unwrap();
        for index in 0..file.len() {
            let mut changed = file.clone();
            changed[index] ^= 1;
            assert!(
                Identity::decrypt(std::slice::from_ref(&identity), &armored(&changed)).is_err(),
                "byte {index}"
            );
        }
        for length in 0..file.len() {
            assert!(Identity::decrypt(std::slice::from_ref(&identity), &armored(&file[..length])).is_err());
        }
    }
}
