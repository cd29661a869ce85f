//! Where the files of calls stand in a repository: `submissions/<call>/…`. Such paths are put together and taken apart
//! here and nowhere else.

use std::fmt;
use std::sync::Arc;

use super::layout::{Folder, Role};
use crate::diagnostic::Message;
pub use crate::file::CALLS;

/// A file of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallPath {
    /// Name of the call's folder.
    pub call: String,
    /// What the file is there.
    pub role: Role,
}

/// Its path from the root of the repository.
impl fmt::Display for CallPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{CALLS}/{}/{}", self.call, self.role)
    }
}

impl CallPath {
    /// Reads a path from the root of the repository.
    ///
    /// # Errors
    /// The message that says why no file of a call belongs there.
    pub fn parse(path: &str) -> Result<Self, Message> {
        let (call, inside) = within(path).ok_or_else(|| Message::new("path-misplaced"))?;
        Ok(Self { call: call.to_owned(), role: Role::parse(inside)? })
    }

    /// Its path from the root of the repository, to be shared.
    pub fn shared(&self) -> Arc<str> {
        self.to_string().into()
    }
}

impl Role {
    /// The file that has this role in a call.
    pub fn in_call(self, call: &str) -> CallPath {
        CallPath { call: call.to_owned(), role: self }
    }
}

impl Folder {
    /// Its path from the root of the repository, without a slash at its end.
    pub fn in_call(self, call: &str) -> String {
        format!("{}/{}", call_folder(call), self.name())
    }

    /// Whether a path from the root of the repository leads into this folder of a call, whether or not such a file
    /// belongs there.
    pub fn holds(self, call: &str, path: &str) -> bool {
        inside(call, path).and_then(Self::of).is_some_and(|(folder, _)| folder == self)
    }
}

/// The path of a call's folder from the root of the repository, without a slash at its end.
pub fn call_folder(call: &str) -> String {
    format!("{CALLS}/{call}")
}

/// The call that a path from the root of the repository leads into, and the rest of the path there, whether or not such a
/// file belongs there.
pub fn within(path: &str) -> Option<(&str, &str)> {
    path.strip_prefix(CALLS)?.strip_prefix('/')?.split_once('/')
}

/// The rest of a path from the root of the repository inside the folder of this call; none for a path elsewhere.
pub fn inside<'p>(call: &str, path: &'p str) -> Option<&'p str> {
    within(path).filter(|(own, _)| *own == call).map(|(_, inside)| inside)
}

#[cfg(test)]
mod tests {
    use super::{CallPath, Folder, Role, call_folder, inside, within};

    #[test]
    fn a_path_is_read_and_shown_alike() {
        let path = "submissions/c-1/units/a/b.yaml";
        let read = CallPath::parse(path).unwrap();
        assert_eq!(read, Role::Demand("a".into(), "b".into()).in_call("c-1"));
        assert_eq!(read.to_string(), path);
        assert_eq!(&*read.shared(), path);
    }

    #[test]
    fn what_lies_in_no_call_is_no_file_of_one() {
        for path in [
            "units/a/b.yaml",
            "submissions/call.yaml",
            "submissionsc/c/call.yaml",
            "a/submissions/c/call.yaml",
            "",
        ] {
            assert_eq!(CallPath::parse(path).unwrap_err().id(), "path-misplaced", "{path}");
        }
        assert_eq!(within("submissions/c"), None);
        assert_eq!(within("submissions/c/"), Some(("c", "")));
    }

    #[test]
    fn a_folder_is_that_of_its_call_alone() {
        assert_eq!(call_folder("c"), "submissions/c");
        assert_eq!(Folder::Units.in_call("c"), "submissions/c/units");
        assert!(Folder::Units.holds("c", "submissions/c/units/a/Wrong.yml"));
        assert!(!Folder::Units.holds("c", "submissions/c/units"));
        assert!(!Folder::Units.holds("c", "submissions/c-2/units/a/b.yaml"));
        assert!(!Folder::Units.holds("c", "submissions/c/departments/units/a"));
        assert_eq!(inside("c", "submissions/c-2/call.yaml"), None);
    }
}
