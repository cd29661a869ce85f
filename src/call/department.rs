//! A department and what it recommends, as rules read it.

use std::sync::Arc;

use super::field::{Fields, Maybe};
use crate::diagnostic::{Place, Span};
use crate::document::Document;

/// One department.
#[derive(Debug)]
pub struct Department {
    /// Folder name.
    pub id: String,
    /// Path of its `department.yaml` (also when the file is missing).
    pub path: Arc<str>,
    /// Name.
    pub name: Maybe<String>,
    /// What it recommends; absent while it has not said.
    pub recommendation: Option<Recommendation>,
}

/// A department's `recommendation.yaml`.
#[derive(Debug)]
pub struct Recommendation {
    /// Path from the root of the repository.
    pub path: Arc<str>,
    /// The recommended demands in the order of the file.
    pub recommended: Vec<Recommended>,
}

/// One recommended demand.
#[derive(Debug)]
pub struct Recommended {
    /// Where the entry stands.
    pub span: Span,
    /// Identity of the demand.
    pub demand: Maybe<String>,
    /// Place in the order, from 1.
    pub rank: Maybe<i64>,
}

impl Department {
    pub(super) fn read(id: &str, path: &Arc<str>, document: Option<&Document>) -> Self {
        let fields = Fields::of(document.map(|d| &d.root));
        Self { id: id.to_owned(), path: Arc::clone(path), name: fields.text("name"), recommendation: None }
    }

    /// Its name, or its folder while it has none.
    pub fn shown_name(&self) -> &str {
        self.name.as_ref().map_or(&self.id, |name| &name.value)
    }
}

impl Recommendation {
    pub(super) fn read(path: &Arc<str>, document: &Document) -> Self {
        let recommended = Fields::of(Some(&document.root))
            .items("recommendations")
            .map(|(item, span)| Recommended { span, demand: item.text("demand"), rank: item.integer("rank") })
            .collect();
        Self { path: Arc::clone(path), recommended }
    }

    /// A place in `recommendation.yaml`.
    pub fn place(&self, span: Span) -> Place {
        Place::at(&self.path, span)
    }
}
