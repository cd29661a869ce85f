//! Tags that hold what counted: an annotated tag, a commit of its own, and in that commit's tree the manifest and every
//! file it lists. So whoever has the tag has all that is needed to prove it, and no collection of garbage takes any of it.
//!
//! Nothing in them depends on who wrote them or when: the same manifest gives the same ids everywhere.

use std::collections::BTreeMap;
use std::io;

use git2::{ErrorCode, Index, IndexEntry, IndexTime, ObjectType, Oid, Signature, Time};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::GitError;
use super::GitRepository;
use super::journal::Journal;
use super::trees::{OF_ALL_CALLS, Trees};

/// Name of the manifest in the tree of the tag.
const MANIFEST: &str = "manifest.json";

/// What is to be tagged.
#[derive(Debug)]
pub struct Freeze<'a> {
    /// Name of the tag, without `refs/tags/`.
    pub tag: &'a str,
    /// The list of what counted.
    pub manifest: &'a [u8],
    /// What the tag says to people who look at it with git.
    pub message: &'a str,
    /// The files it lists: path and id of the content.
    pub files: &'a [(&'a str, &'a str)],
    /// The commits it rests on, in hexadecimal.
    pub parents: &'a [&'a str],
    /// The instant it is about; nothing of the present goes into it.
    pub at: Timestamp,
    /// The id of a tag of that name that may be replaced.
    pub replaces: Option<&'a str>,
    /// The offset of the call's clock from UTC then, minutes.
    pub offset: i32,
}

/// What became of the tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tagged {
    /// It was made; its id.
    Made(String),
    /// It was there already and is the same; its id.
    Same(String),
    /// A tag of that name is there and is another one; its id.
    Other(String),
    /// It was made in the place of another one; its id, and that of the other.
    Replaced(String, String),
}

/// A tag of a freeze, as it is found.
#[derive(Clone, Debug)]
pub struct FrozenTag {
    /// Its own id, in hexadecimal.
    pub id: String,
    /// The id of the commit that it names.
    pub commit: String,
    /// The list of what counted, as bytes.
    pub manifest: Vec<u8>,
    /// What it says to people.
    pub message: String,
    /// The commits it rests on.
    pub parents: Vec<String>,
    /// The files in it: path to id of the content.
    pub files: BTreeMap<String, String>,
}

/// The content of a file by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Its bytes; they have been compared with the id.
    Bytes(Vec<u8>),
    /// It is not here.
    Missing,
    /// What is here cannot be read, or is not what the id says.
    Damaged,
}

/// A tag that was made here, as it is remembered.
#[derive(Serialize, Deserialize)]
struct Made {
    tag: String,
    id: String,
}

fn journal(repository: &GitRepository) -> Journal {
    Journal::new(repository.inner.commondir(), "frozen")
}

impl GitRepository {
    /// Makes the tag. The reference comes last: who is interrupted before leaves objects that nothing names.
    ///
    /// # Errors
    /// When something cannot be written, or a file or commit is missing.
    pub fn freeze(&self, freeze: &Freeze<'_>) -> Result<Tagged, GitError> {
        let id = self.freeze_objects(freeze)?;
        let name = format!("refs/tags/{}", freeze.tag);
        let tagged = match self.inner.reference(&name, id, false, "zhengji freeze") {
            Ok(_) => Tagged::Made(id.to_string()),
            Err(error) if error.code() == ErrorCode::Exists => {
                let found = self.inner.refname_to_id(&name)?;
                let other = found.to_string();
                if found == id {
                    Tagged::Same(other)
                } else if freeze.replaces == Some(&*other) {
                    // Nobody may have put a third one there meanwhile.
                    self.inner.reference_matching(&name, id, true, found, "zhengji freeze")?;
                    Tagged::Replaced(id.to_string(), other)
                } else {
                    return Ok(Tagged::Other(other));
                }
            }
            Err(error) => return Err(error.into()),
        };
        if self.made_here(freeze.tag)?.as_deref() != Some(&*id.to_string()) {
            let made = Made { tag: freeze.tag.to_owned(), id: id.to_string() };
            let journal = journal(self);
            journal.append(&[made]).map_err(|source| unusable(&journal, source))?;
        }
        Ok(tagged)
    }

    fn freeze_objects(&self, freeze: &Freeze<'_>) -> Result<Oid, GitError> {
        let mut index = Index::new()?;
        let manifest = self.inner.blob(freeze.manifest)?;
        index.add(&entry(MANIFEST, manifest))?;
        for (path, blob) in freeze.files {
            index.add(&entry(path, Oid::from_str(blob)?))?;
        }
        let tree = self.inner.find_tree(index.write_tree_to(&self.inner)?)?;
        let time = Time::new(freeze.at.as_second(), freeze.offset);
        let signature = Signature::new("zhengji", "zhengji@localhost", &time)?;
        let parents = freeze.parents.iter().map(|id| {
            let id = Oid::from_str(id)?;
            self.inner.find_commit(id).map_err(|error| self.missing(&error))
        });
        let parents = parents.collect::<Result<Vec<_>, GitError>>()?;
        let parents: Vec<_> = parents.iter().collect();
        let commit = self.inner.commit(None, &signature, &signature, freeze.message, &tree, &parents)?;
        let commit = self.inner.find_object(commit, Some(ObjectType::Commit))?;
        Ok(self.inner.tag_annotation_create(freeze.tag, &commit, &signature, freeze.message)?)
    }

    /// The id of the tag of that name that was made in this repository, as it remembers.
    ///
    /// # Errors
    /// When what it remembers cannot be read.
    pub fn made_here(&self, tag: &str) -> Result<Option<String>, GitError> {
        let journal = journal(self);
        let lines = journal.read::<Made>().map_err(|source| unusable(&journal, source))?;
        let (made, _) = lines.unwrap_or_default();
        Ok(made.into_iter().rfind(|made| made.tag == tag).map(|made| made.id))
    }

    /// The tags of that name and below it, without `refs/tags/`, sorted; those that were made here and are gone as well.
    ///
    /// # Errors
    /// When the references cannot be read.
    pub fn freeze_tags(&self, prefix: &str) -> Result<Vec<String>, GitError> {
        let journal = journal(self);
        let (made, _) =
            journal.read::<Made>().map_err(|source| unusable(&journal, source))?.unwrap_or_default();
        let mut tags: Vec<String> = made.into_iter().map(|made| made.tag).collect();
        for name in self.inner.references_glob(&format!("refs/tags/{prefix}*"))?.names() {
            tags.extend(name?.strip_prefix("refs/tags/").map(str::to_owned));
        }
        tags.retain(|tag| tag.starts_with(prefix));
        tags.sort();
        tags.dedup();
        Ok(tags)
    }

    /// The id of what a tag's name stands for; none when there is no such tag.
    pub fn tag_id(&self, tag: &str) -> Option<String> {
        self.inner.refname_to_id(&format!("refs/tags/{tag}")).ok().map(|id| id.to_string())
    }

    /// The tag of that name; none when there is none, or when it is no tag of a freeze.
    ///
    /// # Errors
    /// When an object of it is missing.
    pub fn frozen(&self, tag: &str) -> Result<Option<FrozenTag>, GitError> {
        let missing = |error: git2::Error| self.missing(&error);
        let Ok(id) = self.inner.refname_to_id(&format!("refs/tags/{tag}")) else { return Ok(None) };
        let object = self.inner.find_object(id, None).map_err(missing)?;
        let Some(annotated) = object.as_tag() else { return Ok(None) };
        let Ok(commit) = self.inner.find_commit(annotated.target_id()) else { return Ok(None) };
        let tree = commit.tree().map_err(missing)?;
        let Some(manifest) = tree.get_name(MANIFEST) else { return Ok(None) };
        let manifest = self.inner.find_blob(manifest.id()).map_err(missing)?.content().to_vec();
        let mut files = BTreeMap::new();
        let mut trees = Trees::new(self);
        let calls = trees.folder(tree.id(), crate::source::CALLS)?;
        trees.compare(None, calls, crate::source::CALLS, OF_ALL_CALLS, &mut |difference| {
            let now = difference.file().flatten();
            files.extend(now.map(|version| (difference.path, version.id.to_string())));
            Ok(())
        })?;
        Ok(Some(FrozenTag {
            id: id.to_string(),
            commit: commit.id().to_string(),
            manifest,
            message: annotated.message().ok().flatten().unwrap_or_default().to_owned(),
            parents: commit.parent_ids().map(|id| id.to_string()).collect(),
            files,
        }))
    }

    /// The content of a file. An id that is none counts as missing.
    pub fn content(&self, id: &str) -> Content {
        let Ok(id) = Oid::from_str(id) else { return Content::Missing };
        match self.object(id) {
            Ok((ObjectType::Blob, bytes)) => Content::Bytes(bytes),
            Err(error) if error.code() == ErrorCode::NotFound => Content::Missing,
            Ok(_) | Err(_) => Content::Damaged,
        }
    }
}

fn unusable(journal: &Journal, source: io::Error) -> GitError {
    GitError::Receipts { path: journal.path().to_owned(), source }
}

fn entry(path: &str, id: Oid) -> IndexEntry {
    IndexEntry {
        ctime: IndexTime::new(0, 0),
        mtime: IndexTime::new(0, 0),
        dev: 0,
        ino: 0,
        mode: 0o100_644,
        uid: 0,
        gid: 0,
        file_size: 0,
        id,
        flags: 0,
        flags_extended: 0,
        path: path.as_bytes().to_vec(),
    }
}
