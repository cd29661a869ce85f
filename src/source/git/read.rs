//! Reads objects by their names.

use git2::{ObjectType, Oid};

use super::{GitError, GitRepository};

impl GitRepository {
    /// The kind and the bytes of an object. libgit2 has compared them with the name, and looked for crafted collisions.
    ///
    /// # Errors
    /// When it is not here, cannot be read, or is something else than its name says.
    pub(super) fn object(&self, id: Oid) -> Result<(ObjectType, Vec<u8>), git2::Error> {
        let objects = self.inner.odb()?;
        let object = objects.read(id)?;
        Ok((object.kind(), object.data().to_vec()))
    }

    /// The length of an object, bytes, known without reading it.
    pub(super) fn size(&self, id: Oid) -> Result<usize, GitError> {
        let found = self.inner.odb()?.read_header(id);
        found.map(|(size, _)| size).map_err(|error| self.missing(&error))
    }
}
