//! Bounds on one document. They protect the reader, not the writer: no honest form comes near them.

/// Deepest nesting of mappings and sequences.
pub const DEPTH: usize = 64;

/// Most keys of one mapping, those given twice counted too.
pub const KEYS: usize = 1_000;

/// Diagnostics of rule `text` reported one by one in a file; the rest are counted.
pub const CHARACTER_FAULTS: usize = 5;

/// Lines with radicals for characters that are reported one by one in a file; the rest are counted.
pub const RADICAL_FAULTS: usize = 50;

/// Diagnostics reported one by one in a file; the rest are counted.
pub const FAULTS_PER_FILE: usize = 50;
