//! Values that only the bureau can read, although everybody who has the repository has the file.
//!
//! `finance` and `contact` are encrypted in place, to the public keys that `call.yaml` names, in the format of age
//! (age-encryption.org/v1), so that its own tools read them too:
//!
//! ```yaml
//! finance:
//!   sealed: |
//!     -----BEGIN AGE ENCRYPTED FILE-----
//!     YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSA...
//!     -----END AGE ENCRYPTED FILE-----
//! ```
//!
//! What is encrypted are the bytes as they stood, comments and all, so that opening gives back the very same file; and in
//! front of them the path and the key that they belong to, so that nobody can put the figures of another unit under its
//! own name.

//! Random numbers come from whoever seals: from the system where the program does, from the browser where a form does.

mod age;
mod blocks;
mod header;
mod readable;

pub use age::{AgeError, Entropy, Identity, Recipient};
pub use blocks::{Block, Edit, SEALABLE, SealError, openings, sealed, sealings};
pub use readable::{readable, readable_keys};
