//! The files of a revision: the same values as from the work tree.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use git2::{ObjectType, Oid, Tree};

use super::object::{Entry, Mode, ObjectId};
use super::{Budget, GitError, GitRepository, TreeChange};
use crate::source::{
    CALL_DEPTH, CALLS, Content, FILE_BYTES, File, Part, SCAN_HEAD, Scan, Source, SourceError, Unread, Wanted,
    choose_call, is_scan,
};

/// Largest scan whose first bytes are read, in bytes. An object is always read whole, and beyond this size the rule about
/// scans has its fault without them.
const SCAN_BYTES: usize = 64 << 20;

/// Deepest folder of schemas and templates.
const FOLDER_DEPTH: usize = 8;

/// A tree of files: a commit's, or one that a merge would give.
#[derive(Clone, Debug)]
pub struct Revision {
    pub(super) repository: GitRepository,
    /// As it was asked for.
    pub(super) name: String,
    /// The commit; for a merge in memory, the one that is merged.
    pub(super) commit: Oid,
    pub(super) tree: Oid,
}

/// A file of a call that was not opened yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedFile {
    /// Path from the root of the repository.
    pub path: Arc<str>,
    /// What stands there.
    pub entry: Entry,
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

    /// The files of a call in the order of their names, not opened yet.
    ///
    /// # Errors
    /// When objects are missing.
    pub fn list_call(&self, call: &str) -> Result<Vec<ListedFile>, GitError> {
        let mut files = Vec::new();
        if let Some(calls) = self.folder(&self.root()?, CALLS)?
            && let Some(folder) = self.folder(&calls, call)?
        {
            self.walk(&folder, &format!("{CALLS}/{call}"), 1, &mut files)?;
        }
        Ok(files)
    }

    /// What stands in a folder, in the order of the names' bytes; nothing where there is no such folder.
    ///
    /// # Errors
    /// When an object is missing.
    pub fn list_folder(&self, path: &str) -> Result<Vec<(String, Entry)>, GitError> {
        let Some(entry) = self.entry(path)?.filter(|entry| entry.mode == Mode::Folder) else {
            return Ok(Vec::new());
        };
        self.list_tree(entry)
    }

    /// The same for a folder that was listed before.
    ///
    /// # Errors
    /// When its object is missing.
    pub fn list_tree(&self, folder: Entry) -> Result<Vec<(String, Entry)>, GitError> {
        let tree = self.tree(folder.id.0)?;
        let mut entries: Vec<_> = tree.iter().collect();
        entries.sort_by(|a, b| a.name_bytes().cmp(b.name_bytes()));
        let named = |entry: &git2::TreeEntry<'_>| {
            let found = Entry { id: ObjectId(entry.id()), mode: Mode::of(entry.filemode_raw()) };
            (shown(entry.name_bytes()), found)
        };
        Ok(entries.iter().map(named).collect())
    }

    /// The files at and below a path that stands `depth` folders below the call's own, as [`Revision::list_call`] has them.
    ///
    /// # Errors
    /// When an object is missing.
    pub fn list_entry(&self, path: &str, entry: Entry, depth: usize) -> Result<Vec<ListedFile>, GitError> {
        let mut files = Vec::new();
        if entry.mode == Mode::Folder && depth < CALL_DEPTH {
            self.walk(&self.tree(entry.id.0)?, path, depth + 1, &mut files)?;
        } else {
            files.push(ListedFile { path: path.into(), entry });
        }
        Ok(files)
    }

    /// Opens a file of [`Revision::list_call`].
    ///
    /// # Errors
    /// When its object is missing.
    pub fn open(&self, file: &ListedFile) -> Result<File, GitError> {
        let content = match file.entry.mode {
            Mode::Folder => Content::Unread(Unread::Folder),
            Mode::Submodule => Content::Unread(Unread::Submodule),
            Mode::Link => Content::Unread(Unread::Link),
            Mode::Plain | Mode::Executable => self.content_of(&file.path, file.entry)?,
            Mode::Unknown => Content::Unread(Unread::Special),
        };
        Ok(File { path: Arc::clone(&file.path), content })
    }

    /// The bytes behind an entry, whatever it is taken for: where a link points is text too.
    ///
    /// # Errors
    /// When its object is missing.
    pub fn content_of(&self, path: &str, entry: Entry) -> Result<Content, GitError> {
        self.content(path.rsplit('/').next().unwrap_or_default(), entry.id.0)
    }

    /// What stands at a path; none where nothing does.
    ///
    /// # Errors
    /// When an object is missing.
    pub fn entry(&self, path: &str) -> Result<Option<Entry>, GitError> {
        let mut tree = self.root()?;
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        for folder in folders.split('/').filter(|folder| !folder.is_empty()) {
            match self.folder(&tree, folder)? {
                Some(inner) => tree = inner,
                None => return Ok(None),
            }
        }
        let entry = tree.get_name_bytes(name.as_bytes());
        Ok(entry.map(|entry| Entry { id: ObjectId(entry.id()), mode: Mode::of(entry.filemode_raw()) }))
    }

    /// Another commit of the same repository.
    ///
    /// # Errors
    /// When it is not here.
    pub fn beside(&self, commit: ObjectId) -> Result<Self, GitError> {
        self.repository.commit(&commit.to_string(), commit.0)
    }

    /// The state of the branch before this one: its first parent; none at the beginning.
    ///
    /// # Errors
    /// When it is not here, as in a shallow clone.
    pub fn parent(&self) -> Result<Option<Self>, GitError> {
        let missing = |error: git2::Error| self.repository.missing(&error);
        let commit = self.repository.inner.find_commit(self.commit).map_err(missing)?;
        commit.parent_id(0).ok().map(|parent| self.beside(ObjectId(parent))).transpose()
    }

    /// The bytes of a file; none when there is none, or something else stands there.
    ///
    /// # Errors
    /// When an object is missing.
    pub fn file(&self, path: &str) -> Result<Option<Vec<u8>>, GitError> {
        let is_file = |entry: &Entry| matches!(entry.mode, Mode::Plain | Mode::Executable);
        let Some(entry) = self.entry(path)?.filter(is_file) else { return Ok(None) };
        let objects = self.repository.inner.odb()?;
        let object = objects.read(entry.id.0).map_err(|error| self.repository.missing(&error))?;
        Ok(Some(object.data().to_vec()))
    }

    /// What differs from `before` to this, sorted by path; from nothing at all where there is no `before`.
    ///
    /// # Errors
    /// When objects are missing, or too much differs.
    pub fn changes_since(&self, before: Option<&Self>, budget: &Budget) -> Result<Vec<TreeChange>, GitError> {
        self.repository.compare(before.map(|before| before.tree), Some(self.tree), budget)
    }

    /// The repository it is of.
    pub fn repository(&self) -> &GitRepository {
        &self.repository
    }

    /// The name of its commit; for a merge in memory, of the commit that is merged.
    pub fn id(&self) -> ObjectId {
        ObjectId(self.commit)
    }

    /// Collects the files of a folder, folders and files together in the order of their names' bytes, which is the order of
    /// the work tree.
    fn walk(
        &self,
        tree: &Tree<'_>,
        path: &str,
        depth: usize,
        files: &mut Vec<ListedFile>,
    ) -> Result<(), GitError> {
        let mut entries: Vec<_> = tree.iter().collect();
        entries.sort_by(|a, b| a.name_bytes().cmp(b.name_bytes()));
        for entry in entries {
            let path = format!("{path}/{}", shown(entry.name_bytes()));
            let mode = Mode::of(entry.filemode_raw());
            if mode == Mode::Folder && depth < CALL_DEPTH {
                self.walk(&self.tree(entry.id())?, &path, depth + 1, files)?;
            } else {
                files.push(ListedFile { path: path.into(), entry: Entry { id: ObjectId(entry.id()), mode } });
            }
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
            self.collect(&folder, "", FOLDER_DEPTH, &mut files)?;
        }
        Ok(files)
    }

    fn collect(
        &self,
        tree: &Tree<'_>,
        prefix: &str,
        depth: usize,
        files: &mut BTreeMap<String, Vec<u8>>,
    ) -> Result<(), GitError> {
        for entry in tree {
            let path = format!("{prefix}{}", shown(entry.name_bytes()));
            match Mode::of(entry.filemode_raw()) {
                Mode::Folder if depth > 0 => {
                    self.collect(&self.tree(entry.id())?, &format!("{path}/"), depth - 1, files)?;
                }
                Mode::Plain | Mode::Executable => {
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
            let path = wanted.trim_end_matches(['/', '\\']);
            match path.rsplit_once(['/', '\\']) {
                Some((parent, name)) if parent.rsplit(['/', '\\']).next() == Some(CALLS) => name,
                _ => path,
            }
        });
        choose_call(self.calls()?, name, || format!("{}:{CALLS}", self.name).into())
    }

    fn read_part(&self, call: &str, wanted: Wanted<'_>) -> Result<Part, SourceError> {
        let listed = self.list_call(call)?;
        let chosen = listed.iter().enumerate().filter(|(index, file)| wanted(*index, &file.path));
        let files = chosen.map(|(index, file)| Ok((index, self.open(file)?)));
        let files = files.collect::<Result<_, SourceError>>()?;
        Ok(Part { paths: listed.into_iter().map(|file| file.path).collect(), files })
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
