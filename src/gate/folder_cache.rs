//! What rules need to know of files that a push does not touch, kept beside the objects so that a hook need not read ten
//! thousand of them.
//!
//! A unit's or department's folder is known by the name of its tree, which is a digest of all that is in it: what is kept of
//! it can be missing, never stale. Kept are the units as they are but for their contact, of demands what is counted and
//! compared across files, and departments with what they recommend. What is wrong in a file by itself is not: whoever does
//! not touch it need not hear of it. `post-receive` writes the file, whole or not at all; `pre-receive` only
//! reads it. A file of another build of the program, or one whose digest does not fit, is as good as none.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::GateError;
use crate::call::layout::{Folder, Role};
use crate::call::{self, CallPath, ReadFile, call_folder, read_file};
use crate::check::holds_secrets;
use crate::diagnostic::Span;
use crate::document::{Document, Entry as Pair, Node, Value};
use crate::record_file::{self, pack, unpack};
use crate::schema::SchemaSet;
use crate::source::{
    Entry, File, GitRepository, ListedFile, Mode, NewFile, ObjectId, Revision, Scan, write_one,
};

/// Starts the file. The number changes with the form of what follows.
const MARK: &[u8] = b"zhengji facts 5\n";

/// Keys of a demand that rules read of demands other than the one they judge.
const DEMAND_KEYS: [&str; 8] =
    ["title", "domain", "organization", "topic", "withdrawn", "partners", "budget", "term_months"];

/// The keys of a unit or a department that no rule reads of another one.
const PRIVATE: [&str; 1] = ["contact"];

/// The folders of a call whose folders are kept.
const KEPT: [Folder; 2] = [Folder::Departments, Folder::Units];

/// How many folders are read before what is in them is looked at.
const FOLDERS: usize = 256;

/// What is kept, by the trees of folders.
#[derive(Debug, Default)]
pub struct FolderCache {
    bytes: Vec<u8>,
    folders: HashMap<ObjectId, Range<usize>>,
}

/// A file of a folder, as it is kept.
#[derive(Deserialize, Serialize)]
struct KeptFile<'a> {
    name: &'a str,
    id: &'a [u8],
    content: Kept,
}

/// What is kept of a file.
#[derive(Deserialize, Serialize)]
enum Kept {
    /// What is known of a stamped scan.
    Scan(Scan),
    /// The keys that rules read of other files.
    Document(Node),
}

/// A file of a call, with what is kept of it.
#[derive(Clone, Debug)]
pub(super) struct KeptEntry {
    pub(super) listed: ListedFile,
    pub(super) kept: Option<ReadFile>,
}

/// The files of a call.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// In the order of [`Revision::list_call`].
    pub(super) files: Vec<KeptEntry>,
    /// Where those of a folder stand that is known by its tree.
    folders: HashMap<String, (ObjectId, Range<usize>)>,
}

/// Where a repository's facts are kept. The name says which build of the program wrote them.
pub fn path(repository: &GitRepository) -> Option<PathBuf> {
    let program = fs::metadata(std::env::current_exe().ok()?).ok()?;
    let made = program.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    let build = format!("{}-{:x}-{:x}", env!("CARGO_PKG_VERSION"), program.len(), made.as_nanos());
    Some(repository.git_directory().join("zhengji").join(format!("facts-{build}")))
}

impl FolderCache {
    /// Reads what is kept; nothing where there is nothing to be trusted.
    pub fn load(path: &Path) -> Self {
        fs::read(path).ok().and_then(Self::of).unwrap_or_default()
    }

    fn of(bytes: Vec<u8>) -> Option<Self> {
        let (ids, ranges): (Vec<&[u8]>, _) = record_file::read(MARK, &bytes).ok()?;
        if ids.len() != ranges.len() {
            return None;
        }
        let folder = |(id, range)| Some((ObjectId::from_bytes(id)?, range));
        let folders = ids.into_iter().zip(ranges).map(folder).collect::<Option<_>>()?;
        Some(Self { bytes, folders })
    }

    /// Writes what is to be kept of a revision's calls, taking over what is kept already.
    ///
    /// # Errors
    /// When the revision cannot be read. What cannot be written is an error of the system.
    pub fn renew(
        &self,
        revision: &Revision,
        schemas: &SchemaSet,
        path: &Path,
    ) -> Result<io::Result<()>, GateError> {
        let mut folders: Vec<(ObjectId, Vec<u8>)> = Vec::new();
        let mut fresh = Vec::new();
        let mut seen = HashSet::new();
        for call in super::judge::calls_of(revision)? {
            for parent in KEPT.map(|folder| folder.in_call(&call)) {
                for (name, tree) in revision.list_folder(&parent)? {
                    if tree.mode != Mode::Folder || !seen.insert(tree.id) {
                        continue;
                    }
                    match self.folders.get(&tree.id).and_then(|range| self.bytes.get(range.clone())) {
                        Some(kept) => folders.push((tree.id, kept.to_vec())),
                        None => fresh.push((call.clone(), format!("{parent}/{name}"), tree)),
                    }
                }
            }
        }
        // Objects are read one after the other, and what is in them is looked at on all cores.
        for some in fresh.chunks(FOLDERS) {
            let opened =
                some.iter().map(|(call, path, tree)| Ok((call, tree.id, open(revision, path, *tree)?)));
            let opened = opened.collect::<Result<Vec<_>, GateError>>()?;
            let keep = |(call, id, files): (&String, ObjectId, Vec<Opened>)| {
                Some((id, keep(call, &files, schemas)?))
            };
            let kept: Vec<_> = opened.into_par_iter().filter_map(keep).collect();
            folders.extend(kept);
        }
        let (ids, kept): (Vec<ObjectId>, Vec<Vec<u8>>) = folders.into_iter().unzip();
        let ids: Vec<&[u8]> = ids.iter().map(ObjectId::bytes).collect();
        Ok(record_file::write(MARK, &ids, &kept).and_then(|bytes| write(path, &bytes)))
    }

    /// The files of a call, with what is kept of them. Of the folders in `near`, and of everything that is no unit's and no
    /// department's, nothing is taken from here. What another revision has alike is taken from `other`.
    pub(super) fn list(
        &self,
        revision: &Revision,
        call: &str,
        near: &HashSet<String>,
        other: &Listing,
    ) -> Result<Listing, GateError> {
        let root = call_folder(call);
        let mut listing = Listing::default();
        for (name, entry) in revision.list_folder(&root)? {
            let path = format!("{root}/{name}");
            if entry.mode != Mode::Folder || !KEPT.iter().any(|folder| folder.name() == name) {
                listing
                    .files
                    .extend(revision.list_entry(&path, entry, 1)?.into_iter().map(KeptEntry::unread));
                continue;
            }
            let inner: Vec<(String, Entry)> = revision
                .list_tree(entry)?
                .into_iter()
                .map(|(inner, entry)| (format!("{path}/{inner}"), entry))
                .collect();
            let known = |(path, entry): &(String, Entry)| {
                if near.contains(path) {
                    return None;
                }
                other.folder(path, entry.id).map(<[KeptEntry]>::to_vec).or_else(|| {
                    let range = self.folders.get(&entry.id)?;
                    known(self.bytes.get(range.clone())?, path)
                })
            };
            let known: Vec<Option<Vec<KeptEntry>>> = inner.par_iter().map(known).collect();
            for ((path, entry), known) in inner.into_iter().zip(known) {
                let start = listing.files.len();
                if let Some(known) = known {
                    listing.files.extend(known);
                    listing.folders.insert(path, (entry.id, start..listing.files.len()));
                } else {
                    let files = revision.list_entry(&path, entry, 2)?;
                    listing.files.extend(files.into_iter().map(KeptEntry::unread));
                }
            }
        }
        Ok(listing)
    }
}

impl Listing {
    /// All files of a call, with nothing kept of any.
    pub(super) fn unread(files: Vec<ListedFile>) -> Self {
        Self { files: files.into_iter().map(KeptEntry::unread).collect(), folders: HashMap::new() }
    }

    /// The files of a folder, where it is known and its tree is this one.
    fn folder(&self, path: &str, tree: ObjectId) -> Option<&[KeptEntry]> {
        let (_, range) = self.folders.get(path).filter(|(id, _)| *id == tree)?;
        self.files.get(range.clone())
    }
}

impl KeptEntry {
    pub(super) fn unread(listed: ListedFile) -> Self {
        Self { listed, kept: None }
    }
}

/// A file of a folder by its name there.
type Opened = (String, Entry, File);

fn open(revision: &Revision, folder: &str, tree: Entry) -> Result<Vec<Opened>, GateError> {
    let open = |(name, entry): (String, Entry)| {
        let path = format!("{folder}/{name}").into();
        Ok((name, entry, revision.open(&ListedFile { path, entry })?))
    };
    revision.list_tree(tree)?.into_iter().map(open).collect()
}

/// What is kept of a folder; nothing when one of its files is not as it should be: such files are read again each time.
/// So are those that hold what must not be told, since reports on other files keep silent about them.
fn keep(call: &str, files: &[Opened], schemas: &SchemaSet) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(files.len());
    for (name, entry, file) in files {
        let read = read_file(call, file, schemas);
        if entry.mode != Mode::Plain || !read.diagnostics.is_empty() || holds_secrets(&read, schemas) {
            return None;
        }
        let content = if let Some(scan) = read.scan {
            Kept::Scan(scan)
        } else {
            let (role, document) = (read.role.as_ref()?, read.document.as_ref()?);
            let wanted = |key: &str| match role {
                Role::Demand(..) => DEMAND_KEYS.contains(&key),
                _ => !PRIVATE.contains(&key),
            };
            let pairs: Vec<Pair> =
                document.root.entries().iter().filter(|pair| wanted(&pair.key.text)).cloned().collect();
            Kept::Document(Node { value: Value::Mapping(pairs), span: document.root.span })
        };
        kept.push(KeptFile { name, id: entry.id.bytes(), content });
    }
    pack(&kept).ok()
}

fn known(kept: &[u8], folder: &str) -> Option<Vec<KeptEntry>> {
    let mut files = Vec::new();
    for KeptFile { name, id, content } in unpack::<Vec<KeptFile<'_>>>(kept).ok()? {
        let id = ObjectId::from_bytes(id)?;
        let path: Arc<str> = format!("{folder}/{name}").into();
        let role = CallPath::parse(&path).ok()?.role;
        let mut file = ReadFile::unread(Arc::clone(&path));
        match content {
            Kept::Scan(scan) => file.scan = Some(scan),
            Kept::Document(root) => {
                let document =
                    Document { path: Arc::clone(&path), text: Arc::from(""), root, body: Span::default() };
                file.known = call::Known::read(&role, &document);
                file.document = file.known.is_none().then(|| Arc::new(document));
            }
        }
        file.role = Some(role);
        let listed = ListedFile { path, entry: Entry { id, mode: Mode::Plain } };
        files.push(KeptEntry { listed, kept: Some(file) });
    }
    Some(files)
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    write_one(NewFile::replace(path, bytes).passing())?;
    // Those of older builds are of no use to anybody.
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_facts = entry.file_name().to_string_lossy().starts_with("facts-");
        if is_facts && entry.path() != path {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
