//! What is asked of the registrar, as it has come in: nothing of it is believed yet.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;

use super::Secret;
use crate::diagnostic::catalog::Language;
use crate::rules::Bearer;

/// Whom a link is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Holder {
    /// A unit, by its folder.
    Unit(String),
    /// A department, by its folder.
    Department(String),
}

impl Holder {
    /// As it stands beside the link's digest.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text.split_once('/')? {
            ("units", id) => Some(Self::Unit(id.to_owned())),
            ("departments", id) => Some(Self::Department(id.to_owned())),
            _ => None,
        }
    }

    /// The same for the rules.
    pub(super) fn bearer(&self) -> Bearer {
        match self {
            Self::Unit(id) => Bearer::Unit(id.clone()),
            Self::Department(id) => Bearer::Department(id.clone()),
        }
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unit(id) => write!(f, "units/{id}"),
            Self::Department(id) => write!(f, "departments/{id}"),
        }
    }
}

/// A request.
#[derive(Debug)]
pub(crate) struct Request {
    /// When all of it had come, by the server's clock: that is the time of arrival.
    pub(crate) arrived: Timestamp,
    /// The language that the answer is read in.
    pub(crate) language: Language,
    /// What is asked.
    pub(crate) asked: Asked,
}

/// What is asked.
#[derive(Debug)]
pub(crate) enum Asked {
    /// Whether anybody is there.
    Health,
    /// What can be handed in here.
    Begin,
    /// What stands behind a link.
    Desk { link: String },
    /// The table of a department, to be printed and stamped.
    Table { link: String },
    /// A receipt of a link's holder.
    Receipt { link: String, number: String },
    /// A unit and its demands, new or changed: the file that the form writes.
    HandIn {
        file: Vec<u8>,
        link: Option<String>,
        /// The secret that a unit without a link has drawn for the one it is to get, so that it can ask again when it did not
        /// hear the answer.
        new_link: Option<String>,
    },
    /// A demand is taken back.
    Withdraw { link: String, demand: String, reason: String },
    /// Whether a link is one of a department.
    Department { link: String },
    /// What a department has filled in on its desk, by the names of the boxes.
    Recommend {
        link: String,
        boxes: BTreeMap<String, String>,
        /// The scan of the stamped table, where one was chosen.
        scan: Option<Vec<u8>>,
    },
    /// A department confirms a unit that waits.
    Confirm { link: String, unit: String, seen: Option<String> },
    /// A department sends a unit back that waits.
    SendBack { link: String, unit: String, reason: String },
    /// A department makes a new link for one of its units.
    Renew { link: String, unit: String },
    /// A comment on the draft.
    Comment(Box<CommentForm>),
}

impl Asked {
    /// Whether nothing is changed by it. Whether anybody is there is asked of whoever takes things in.
    pub(super) fn is_a_look(&self) -> bool {
        matches!(self, Self::Begin | Self::Desk { .. } | Self::Table { .. } | Self::Receipt { .. })
    }
}

/// What stands in the boxes of the comment form.
#[derive(Debug, Default)]
pub(crate) struct CommentForm {
    pub(crate) call: String,
    pub(crate) item: String,
    pub(crate) paragraph: String,
    pub(crate) aspect: String,
    pub(crate) text: String,
    pub(crate) current_text: String,
    pub(crate) proposed_text: String,
    pub(crate) reason: String,
    pub(crate) name: String,
    /// Whether the name may be shown in full.
    pub(crate) in_full: bool,
}

/// The secret of a link, where it is one.
pub(super) fn secret(link: &str) -> Option<Secret> {
    Secret::parse(link.trim())
}
