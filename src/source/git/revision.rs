//! The files of a revision: the same values as from the work tree.

use std::collections::BTreeMap;
use std::path::Path;

use git2::{ObjectType, Oid, Tree};

use super::{GitError, GitRepository};
use crate::source::{
    CALL_DEPTH, CALLS, Content, FILE_BYTES, File, SCAN_HEAD, Scan, Source, SourceError, Unread, choose_call,
    is_scan,
};

/// Largest scan whose first bytes are read, in bytes. An object is always read whole, and beyond this size the rule about
/// scans has its fault without them.
const SCAN_BYTES: usize = 64 << 20;

const LINK: i32 = 0o120_000;

/// A tree of files: a commit's, or one that a merge would give.
#[derive(Clone, Debug)]
pub struct Revision {
    pub(super) repository: GitRepository,
    /// As it was asked for.
    pub(super) name: String,
    pub(super) tree: Oid,
}

/// A name as part of a path. A slash inside a name would pass for a folder, so it becomes what no name may hold.
pub(super) fn shown(name: &[u8]) -> String {
    String::from_utf8_lossy(name).replace('/', "\u{FFFD}")
}

impl Revision {
    /// As it was asked for: `HEAD`, a branch, an id.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn root(&self) -> Result<Tree<'_>, GitError> {
        self.tree(self.tree)
    }

    fn tree(&self, id: Oid) -> Result<Tree<'_>, GitError> {
        self.repository.inner.find_tree(id).map_err(|error| self.repository.missing(&error))
    }

    /// The folder of that name in a folder; none when there is no such folder.
    fn folder(&self, tree: &Tree<'_>, name: &str) -> Result<Option<Tree<'_>>, GitError> {
        let entry = tree.get_name_bytes(name.as_bytes());
        let folder = entry.filter(|entry| entry.kind() == Some(ObjectType::Tree));
        folder.map(|entry| self.tree(entry.id())).transpose()
    }

    /// Collects the files of a folder, folders and files together in the order of their names' bytes, which is the order of
    /// the work tree.
    fn walk(&self, tree: &Tree<'_>, path: &str, depth: usize, files: &mut Vec<File>) -> Result<(), GitError> {
        let mut entries: Vec<_> = tree.iter().collect();
        entries.sort_by(|a, b| a.name_bytes().cmp(b.name_bytes()));
        for entry in entries {
            let name = shown(entry.name_bytes());
            let path = format!("{path}/{name}");
            let content = match entry.kind() {
                Some(ObjectType::Tree) if depth < CALL_DEPTH => {
                    self.walk(&self.tree(entry.id())?, &path, depth + 1, files)?;
                    continue;
                }
                Some(ObjectType::Tree) => Content::Unread(Unread::Folder),
                Some(ObjectType::Commit) => Content::Unread(Unread::Submodule),
                Some(ObjectType::Blob) if entry.filemode_raw() & 0o170_000 == LINK => {
                    Content::Unread(Unread::Link)
                }
                Some(ObjectType::Blob) => self.content(&name, entry.id())?,
                _ => Content::Unread(Unread::Special),
            };
            files.push(File { path: path.into(), content });
        }
        Ok(())
    }

    /// What is in a file of that name.
    fn content(&self, name: &str, id: Oid) -> Result<Content, GitError> {
        let missing = |error: git2::Error| self.repository.missing(&error);
        let objects = self.repository.inner.odb()?;
        let scan = is_scan(name);
        // The size of an object is known without reading it, and reading it is all or nothing.
        let (size, _) = objects.read_header(id).map_err(missing)?;
        let bytes = u64::try_from(size).unwrap_or(u64::MAX);
        if !scan && bytes > FILE_BYTES {
            return Ok(Content::Unread(Unread::TooLarge(bytes)));
        }
        if scan && size > SCAN_BYTES {
            return Ok(Content::Unread(Unread::Scan(Scan { bytes, head: Vec::new() })));
        }
        let object = objects.read(id).map_err(missing)?;
        if scan {
            let head = object.data().iter().copied().take(SCAN_HEAD).collect();
            return Ok(Content::Unread(Unread::Scan(Scan { bytes, head })));
        }
        Ok(Content::Bytes(object.data().to_vec()))
    }

    /// All plain files below a folder of the root by their path inside it.
    fn folder_files(&self, name: &str) -> Result<BTreeMap<String, Vec<u8>>, GitError> {
        let mut files = BTreeMap::new();
        if let Some(folder) = self.folder(&self.root()?, name)? {
            self.collect(&folder, "", &mut files)?;
        }
        Ok(files)
    }

    fn collect(
        &self,
        tree: &Tree<'_>,
        prefix: &str,
        files: &mut BTreeMap<String, Vec<u8>>,
    ) -> Result<(), GitError> {
        for entry in tree {
            let path = format!("{prefix}{}", shown(entry.name_bytes()));
            match entry.kind() {
                Some(ObjectType::Tree) => {
                    self.collect(&self.tree(entry.id())?, &format!("{path}/"), files)?;
                }
                Some(ObjectType::Blob) if entry.filemode_raw() & 0o170_000 != LINK => {
                    let objects = self.repository.inner.odb()?;
                    let object = objects.read(entry.id()).map_err(|error| self.repository.missing(&error))?;
                    files.insert(path, object.data().to_vec());
                }
                _ => {}
            }
        }
        Ok(())
    }
}

impl Source for Revision {
    fn root(&self) -> &Path {
        let git = &self.repository.inner;
        git.workdir().unwrap_or_else(|| git.path())
    }

    fn calls(&self) -> Result<Vec<String>, SourceError> {
        let Some(calls) = self.folder(&self.root()?, CALLS)? else {
            return Err(GitError::NoCalls(self.name.clone()).into());
        };
        let folders = calls.iter().filter(|entry| entry.kind() == Some(ObjectType::Tree));
        Ok(folders.filter_map(|entry| entry.name().ok().map(str::to_owned)).collect())
    }

    fn call(&self, wanted: Option<&str>) -> Result<String, SourceError> {
        // A path is read as it is written: the folder need not be in the work tree.
        let name = wanted.map(|wanted| {
            let path = wanted.trim_end_matches('/');
            match path.rsplit_once('/') {
                Some((parent, name)) if parent.rsplit('/').next() == Some(CALLS) => name,
                _ => path,
            }
        });
        choose_call(self.calls()?, name, || format!("{}:{CALLS}", self.name).into())
    }

    fn read_call(&self, call: &str) -> Result<Vec<File>, SourceError> {
        let mut files = Vec::new();
        if let Some(calls) = self.folder(&self.root()?, CALLS)?
            && let Some(folder) = self.folder(&calls, call)?
        {
            self.walk(&folder, &format!("{CALLS}/{call}"), 1, &mut files)?;
        }
        Ok(files)
    }

    fn schema_overrides(&self) -> Result<BTreeMap<String, String>, SourceError> {
        let schemas =
            self.folder_files("schema")?.into_iter().filter(|(name, _)| name.ends_with(".schema.json"));
        let text = |(name, bytes)| match String::from_utf8(bytes) {
            Ok(text) => Ok((name, text)),
            Err(_) => Err(GitError::NotText(format!("schema/{name}")).into()),
        };
        schemas.map(text).collect()
    }

    fn template_overrides(&self) -> Result<BTreeMap<String, Vec<u8>>, SourceError> {
        Ok(self.folder_files("site-templates")?)
    }
}
