//! A suggestion, as rules read it.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::field::{Fields, Maybe};
use crate::diagnostic::{Place, Span};
use crate::document::Document;

/// One suggestion. Its identity is `unit/demand`, for ever.
#[derive(Debug)]
pub struct Demand {
    /// Identity: unit folder, slash, file name without `.yaml`.
    pub id: String,
    /// Folder of its unit.
    pub unit: String,
    /// Path from the root of the repository.
    pub path: Arc<str>,
    /// Title.
    pub title: Maybe<String>,
    /// Id of a domain of the call.
    pub domain: Maybe<String>,
    /// `open-bidding`, `innovation-consortium`, `chain-alliance` or `single-unit`.
    pub organization: Maybe<String>,
    /// `self-designed` or `result-transformation`; institutions only.
    pub topic: Maybe<String>,
    /// R&D money of the whole project, 万元.
    pub budget_total: Maybe<Decimal>,
    /// Part of it for personnel, 万元.
    pub budget_personnel: Maybe<Decimal>,
    /// Whether it was withdrawn: it then counts nowhere.
    pub withdrawn: bool,
}

impl Demand {
    pub(super) fn read(unit: &str, name: &str, path: &Arc<str>, document: Option<&Document>) -> Self {
        let fields = Fields::of(document.map(|d| &d.root));
        let budget = fields.group("budget");
        Self {
            id: format!("{unit}/{name}"),
            unit: unit.to_owned(),
            path: Arc::clone(path),
            title: fields.text("title"),
            domain: fields.text("domain"),
            organization: fields.text("organization"),
            topic: fields.text("topic"),
            budget_total: budget.decimal("total"),
            budget_personnel: budget.decimal("personnel"),
            withdrawn: fields.group("withdrawn").present(),
        }
    }

    /// Whether several units carry it: a consortium or an alliance along the chain (notice 二, 多家优势单位联合).
    pub fn is_joint(&self) -> bool {
        let joint = ["innovation-consortium", "chain-alliance"];
        self.organization.as_ref().is_some_and(|organization| joint.contains(&organization.value.as_str()))
    }

    /// A place in this demand's file; the file as a whole without a span.
    pub fn place(&self, span: Option<Span>) -> Place {
        Place { path: Arc::clone(&self.path), span }
    }

    /// Where to point when the demand as a whole is meant: at its title.
    pub fn title_place(&self) -> Place {
        self.place(self.title.as_ref().map(|title| title.span))
    }

    /// Its title, or its identity while it has none.
    pub fn shown_title(&self) -> &str {
        self.title.as_ref().map_or(&self.id, |title| &title.value)
    }
}
