//! Compares trees in lockstep: what is the same in both is not looked into.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use git2::{ErrorClass, ErrorCode, ObjectType, Oid};

use super::revision::shown;
use super::tree::{self, Entry, Malformed, TreeBytes, Version};
use super::{Budget, GitError, GitRepository};
use crate::source::CALL_DEPTH;

type Generation = HashMap<Oid, Rc<TreeBytes>>;

/// How deep trees are compared.
#[derive(Clone, Copy, Debug)]
pub(super) enum Depth {
    /// So many levels, as the layout of a call has; what lies deeper is no part of it, and nobody asks for it.
    Layout(usize),
    /// So many levels; a folder below them is told itself. And every name that stands twice is told as such, for git would
    /// not have made such a tree.
    Forged(usize),
}

/// Down from the folder of a call.
pub(super) const OF_A_CALL: Depth = Depth::Layout(CALL_DEPTH);

/// Down from the folder of all calls.
pub(super) const OF_ALL_CALLS: Depth = Depth::Layout(CALL_DEPTH + 1);

impl Depth {
    /// The depth below a folder; none at the last level.
    fn inner(self) -> Option<Self> {
        match self {
            Self::Layout(levels) if levels > 1 => Some(Self::Layout(levels - 1)),
            Self::Forged(levels) if levels > 1 => Some(Self::Forged(levels - 1)),
            _ => None,
        }
    }
}

/// A name under which two trees hold different things: a file, a folder, or neither.
#[derive(Debug)]
pub(super) struct Difference<'t> {
    /// The path, as it is shown.
    pub(super) path: String,
    /// The last part of the path, as it is written.
    pub(super) name: &'t [u8],
    pub(super) before: Option<Version>,
    pub(super) after: Option<Version>,
    /// Whether the newer tree has the name more than once.
    pub(super) twice: bool,
    /// Whether it is a folder that is not looked into.
    pub(super) endless: bool,
}

impl Difference<'_> {
    /// What stands there now where it is no folder, if that is not what stood there.
    #[allow(clippy::option_option, reason = "that it changed, and what it is now, which may be nothing")]
    pub(super) fn file(&self) -> Option<Option<Version>> {
        let file = |version: Option<Version>| version.filter(|version| !version.is_folder());
        (file(self.before) != file(self.after)).then(|| file(self.after))
    }
}

/// Is told of differences.
pub(super) type Changed<'c> = &'c mut dyn FnMut(Difference<'_>) -> Result<(), GitError>;

/// Reads trees and keeps those of this comparison and of the one before: along a history the newer tree of one step is the
/// older of the next, and nothing else comes back.
pub(super) struct Trees<'r> {
    repository: &'r GitRepository,
    budget: Option<&'r Budget>,
    current: Generation,
    previous: Generation,
}

impl<'r> Trees<'r> {
    pub(super) fn new(repository: &'r GitRepository) -> Self {
        Self { repository, budget: None, current: Generation::new(), previous: Generation::new() }
    }

    /// The same for trees that anybody may have pushed.
    pub(super) fn within(repository: &'r GitRepository, budget: &'r Budget) -> Self {
        Self { budget: Some(budget), ..Self::new(repository) }
    }

    fn read(&mut self, id: Oid) -> Result<Rc<TreeBytes>, GitError> {
        if let Some(tree) = self.current.get(&id) {
            return Ok(Rc::clone(tree));
        }
        let tree = match self.previous.remove(&id) {
            Some(tree) => tree,
            None => Rc::new(self.load(id)?),
        };
        self.current.insert(id, Rc::clone(&tree));
        Ok(tree)
    }

    fn load(&self, id: Oid) -> Result<TreeBytes, GitError> {
        if let Some(budget) = self.budget {
            budget.read(self.repository.size(id)?)?;
        }
        let (kind, bytes) = self.repository.object(id).map_err(|error| self.repository.missing(&error))?;
        if kind == ObjectType::Tree { Ok(TreeBytes::new(bytes)) } else { Err(self.no_tree(id)) }
    }

    fn no_tree(&self, id: Oid) -> GitError {
        let reason = format!("{id} is no tree");
        self.repository.missing(&git2::Error::new(ErrorCode::NotFound, ErrorClass::Tree, reason))
    }

    /// The same with its entries in the order of git. Whoever forges a tree need not keep to it, and in lockstep an entry out
    /// of order would look as if it had gone.
    fn read_in_order(&mut self, id: Oid) -> Result<Rc<TreeBytes>, GitError> {
        let tree = self.read(id)?;
        let Some(sorted) = tree.put_in_order().map_err(|malformed| broken(id, malformed))? else {
            return Ok(tree);
        };
        let sorted = Rc::new(sorted);
        self.current.insert(id, Rc::clone(&sorted));
        Ok(sorted)
    }

    /// The folder at a path of a tree; none when there is no such folder.
    pub(super) fn folder(&mut self, root: Oid, path: &str) -> Result<Option<Oid>, GitError> {
        let mut id = root;
        for name in path.split('/') {
            let tree = self.read(id)?;
            let mut found = None;
            for entry in tree.entries() {
                let entry = entry.map_err(|malformed| broken(id, malformed))?;
                if found.is_none() && entry.version.is_folder() && entry.name == name.as_bytes() {
                    found = Some(entry.version.id);
                }
            }
            match found {
                Some(found) => id = found,
                None => return Ok(None),
            }
        }
        Ok(Some(id))
    }

    /// Tells every path below `path` at which the two folders differ.
    pub(super) fn compare(
        &mut self,
        older: Option<Oid>,
        newer: Option<Oid>,
        path: &str,
        depth: Depth,
        changed: Changed<'_>,
    ) -> Result<(), GitError> {
        self.previous = std::mem::take(&mut self.current);
        self.step(older, newer, path, depth, changed)
    }

    fn step(
        &mut self,
        older: Option<Oid>,
        newer: Option<Oid>,
        path: &str,
        depth: Depth,
        changed: Changed<'_>,
    ) -> Result<(), GitError> {
        if older == newer {
            return Ok(());
        }
        let older = match older {
            Some(id) => self.read_in_order(id)?,
            None => Rc::new(TreeBytes::empty()),
        };
        let tree = match newer {
            Some(id) => self.read(id)?,
            None => Rc::new(TreeBytes::empty()),
        };
        let sorted;
        let differences = match (older.differences(&tree), newer) {
            (Some(differences), _) => differences,
            (None, None) => return Ok(()),
            (None, Some(id)) => {
                sorted = self.read_in_order(id)?;
                older.differences(&sorted).ok_or_else(|| broken(id, Malformed))?
            }
        };
        let twice = match depth {
            Depth::Layout(_) => HashSet::new(),
            Depth::Forged(_) => twice(&tree, &differences),
        };
        for (before, after) in differences {
            let Some(name) = after.or(before).map(|entry| entry.name) else { continue };
            let shown = shown(name);
            let path = if path.is_empty() { shown } else { format!("{path}/{shown}") };
            let version = |entry: Option<Entry<'_>>| entry.map(|entry| entry.version);
            let (before, after) = (version(before), version(after));
            let folder = |version: Option<Version>| version.filter(|one| one.is_folder()).map(|one| one.id);
            let folders = (folder(before), folder(after));
            let is_folder = folders != (None, None);
            // Before anything is kept or read of it.
            self.budget.map_or(Ok(()), |budget| budget.path(&path))?;
            let inner = depth.inner();
            changed(Difference {
                path: path.clone(),
                name,
                before,
                after,
                twice: twice.contains(name),
                endless: is_folder && inner.is_none() && matches!(depth, Depth::Forged(_)),
            })?;
            if let Some(inner) = inner.filter(|_| is_folder) {
                self.step(folders.0, folders.1, &path, inner, changed)?;
            }
        }
        Ok(())
    }
}

/// The names among those that differ that stand more than once in a tree, whatever they name.
fn twice<'t>(tree: &'t TreeBytes, differences: &[tree::Difference<'t>]) -> HashSet<&'t [u8]> {
    let changed: HashSet<&[u8]> =
        differences.iter().filter_map(|(_, after)| after.map(|entry| entry.name)).collect();
    let (mut seen, mut twice) = (HashSet::new(), HashSet::new());
    if changed.is_empty() {
        return twice;
    }
    for entry in tree.entries().flatten().filter(|entry| changed.contains(entry.name)) {
        if !seen.insert(entry.name) {
            twice.insert(entry.name);
        }
    }
    twice
}

fn broken(id: Oid, Malformed: Malformed) -> GitError {
    GitError::Other(git2::Error::new(ErrorCode::Invalid, ErrorClass::Tree, format!("{id}: malformed tree")))
}
