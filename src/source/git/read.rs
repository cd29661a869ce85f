//! Reads objects, and compares them with their names faster than libgit2 does.

use git2::{ErrorClass, ErrorCode, ObjectType, Oid, opts};
use sha1::{Digest, Sha1};

use super::GitRepository;

/// Spares libgit2 its own comparison, which looks for crafted collisions as well and takes many times as long, while this
/// lives. The switch is one for the whole process.
struct Unchecked;

impl Unchecked {
    fn new() -> Self {
        opts::strict_hash_verification(false);
        Self
    }
}

impl Drop for Unchecked {
    fn drop(&mut self) {
        opts::strict_hash_verification(true);
    }
}

impl GitRepository {
    /// The kind and the bytes of an object. They are what its name says.
    ///
    /// # Errors
    /// When it is not here, cannot be read, or is something else than its name says.
    pub(super) fn object(&self, id: Oid) -> Result<(ObjectType, Vec<u8>), git2::Error> {
        let objects = self.inner.odb()?;
        let read = {
            let _unchecked = Unchecked::new();
            objects.read(id)
        };
        let object = read?;
        let mut hash = Sha1::new();
        hash.update(format!("{} {}\0", object.kind().str(), object.len()));
        hash.update(object.data());
        if *hash.finalize() == *id.as_bytes() {
            Ok((object.kind(), object.data().to_vec()))
        } else {
            let reason = format!("object hash mismatch - expected {id}");
            Err(git2::Error::new(ErrorCode::HashsumMismatch, ErrorClass::Odb, reason))
        }
    }
}
