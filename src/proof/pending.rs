//! The bureau's list of proposals that were open when a stage closed: a unit does not decide when it is merged.
//!
//! ```yaml
//! - proposal: "#17"
//!   head: 3f2a91c04b7d5e6f8a9b0c1d2e3f405162738495
//!   received: 2021-04-20T22:58:01+08:00
//! ```

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::document::{self, Syntax, Value};
use crate::source::FILE_BYTES;

/// One proposal that was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pending {
    /// What the forge calls it.
    pub proposal: String,
    /// The commit that was proposed, in full.
    pub head: String,
    /// When the forge received that commit.
    pub received: Timestamp,
}

/// Why such a list cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PendingError {
    /// It is no list of that shape; the line from 1, where that is known.
    #[error("line {line:?}: {reason}")]
    Shape {
        /// The line.
        line: Option<u32>,
        /// What is wrong, in the words of the reader.
        reason: String,
    },
    /// A commit is not named in full.
    #[error("head of {0}")]
    Head(String),
}

/// Reads such a list. One that says `[]` names nothing; a file that says nothing may be one that was never filled.
///
/// # Errors
/// When it is none.
pub fn read_pending(bytes: &[u8]) -> Result<Vec<Pending>, PendingError> {
    let shape =
        |line, reason: &dyn std::fmt::Display| PendingError::Shape { line, reason: reason.to_string() };
    if u64::try_from(bytes.len()).is_ok_and(|length| length > FILE_BYTES) {
        return Err(shape(None, &"> 1 MiB"));
    }
    let parsed = document::parse(&"pending".into(), bytes, Syntax::Yaml);
    if let Some(fault) = parsed.diagnostics.iter().find(|fault| fault.is_error()) {
        return Err(shape(fault.location.span.map(|span| span.start.line), &fault.message.id()));
    }
    let Some(document) = parsed.document else { return Err(shape(None, &"?")) };
    let mut pending = Vec::new();
    for item in document.root.items() {
        let one: Pending =
            document::from_node(item).map_err(|error| shape(Some(item.span.start.line), &error))?;
        let full = matches!(one.head.len(), 40 | 64) && one.head.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !full {
            return Err(PendingError::Head(one.proposal));
        }
        pending.push(one);
    }
    if pending.is_empty() && !matches!(document.root.value, Value::Sequence(_)) {
        return Err(shape(Some(1), &"-"));
    }
    Ok(pending)
}
