//! The pages that people read, one file a kind.

pub(super) mod amendments;
pub(super) mod bullets;
pub(super) mod changes;
pub(super) mod charts;
pub(super) mod column;
pub(super) mod comments;
pub(super) mod compared;
pub(super) mod demand;
pub(super) mod fate;
pub(super) mod flow;
pub(super) mod form;
pub(super) mod guideline;
pub(super) mod map;
pub(super) mod matrix;
pub(super) mod missing;
pub(super) mod notice;
pub(super) mod overview;
pub(super) mod paragraphs;
pub(super) mod plain;
pub(super) mod present;
pub(super) mod reference;
pub(super) mod rules;
pub(super) mod structured;
pub(super) mod submit;
pub(super) mod summary;
pub(super) mod tiles;
