//! One judgement: files and options in, what is wrong out. The command line, shares, the gate, the forms, the interview,
//! imports and tests all come here; they differ only in where files come from and who asks.
//!
//! What may not be shown is taken out inside, as the last step of every way through this room: nothing outside of it ever
//! holds a finding that has not been redacted.

mod assembled;
mod later;
mod offices;
mod options;
mod redact;
mod sources;

pub use assembled::{Assembled, FileFindings};
pub use options::{Options, Scope};
pub use sources::{SourceText, Sources};

use jiff::Timestamp;

use crate::call::{Call, ReadFile};
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::schema::SchemaSet;
pub use crate::spread::{OneByOne, Spread};

/// What checking a call came to.
#[derive(Debug)]
pub struct Judgement {
    /// The call as far as it could be read.
    pub call: Call,
    /// What is wrong and what is worth knowing, in report order.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts they stand in.
    pub sources: Sources,
    /// How much was checked.
    pub counts: Counts,
}

/// How much was checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Units.
    pub units: usize,
    /// Demands, withdrawn ones included.
    pub demands: usize,
    /// Files.
    pub files: usize,
}

impl Counts {
    /// What there is of a call that was read from so many files.
    pub fn of(call: &Call, files: usize) -> Self {
        Self { units: call.units.len(), demands: call.demands.len(), files }
    }
}

/// Checks the call in the folder `name`, which consists of `files`.
pub fn check(name: &str, files: &[ReadFile], options: &Options<'_>, spread: &impl Spread) -> Judgement {
    Assembled::new(name, files).judgement(files, options, spread)
}

/// Whether something in a file must not be shown to anybody: then other reports keep silent about the file, too.
pub fn holds_secrets(file: &ReadFile, schemas: &SchemaSet) -> bool {
    let assembled = Assembled::new("", std::slice::from_ref(file));
    let context = rules::Context::new(&assembled.call, schemas, Timestamp::UNIX_EPOCH);
    let found = context.files().into_iter().flat_map(|file| rules::check_file(&context, file));
    found.into_iter().any(|fault| fault.seal.is_some())
}
