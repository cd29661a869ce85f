//! A suggestion, as rules read it.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Person;
use super::field::{Fields, Maybe};
use crate::diagnostic::{Location, Span};
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
    /// The other lines of the budget, 万元; a line that is no number is absent.
    pub budget_parts: Vec<Maybe<Decimal>>,
    /// What is to be reached.
    pub indicators: Vec<Indicator>,
    /// Other units that take part.
    pub partners: Vec<Partner>,
    /// Terms of open bidding.
    pub bidding: Bidding,
    /// Where a result is carried over into industry.
    pub transformation_place: Maybe<String>,
    /// Months from start to end.
    pub term_months: Maybe<i64>,
    /// Whom to call about it; not public.
    pub contact: Person,
    /// Whether it was withdrawn: it then counts nowhere.
    pub withdrawn: bool,
}

/// One indicator.
#[derive(Debug)]
pub struct Indicator {
    /// Where it stands.
    pub span: Span,
    /// What is measured.
    pub name: Maybe<String>,
    /// In which unit.
    pub unit: Maybe<String>,
    /// The value to be reached, as written.
    pub target: Maybe<String>,
}

/// A unit that takes part.
#[derive(Debug)]
pub struct Partner {
    /// Where it stands.
    pub span: Span,
    /// Name.
    pub name: Maybe<String>,
    /// Credit code.
    pub uscc: Maybe<String>,
}

/// Terms of open bidding.
#[derive(Debug)]
pub struct Bidding {
    /// Who owns what comes out of it.
    pub ip_ownership: Maybe<String>,
    /// What bidders must have.
    pub bidder_conditions: Maybe<String>,
    /// What the bidder is paid, 万元.
    pub payment_to_bidder: Maybe<Decimal>,
    /// When the bidder must be done.
    pub deadline: Maybe<Date>,
}

impl Demand {
    pub(super) fn read(unit: &str, name: &str, path: &Arc<str>, document: Option<&Document>) -> Self {
        let fields = Fields::of(document.map(|d| &d.root));
        let budget = fields.group("budget");
        let bidding = fields.group("bidding");
        Self {
            id: format!("{unit}/{name}"),
            unit: unit.to_owned(),
            path: Arc::clone(path),
            title: fields.text("title"),
            domain: fields.text("domain"),
            organization: fields.text("organization"),
            topic: fields.text("topic"),
            budget_total: budget.amount("total"),
            budget_personnel: budget.amount("personnel"),
            budget_parts: budget.amounts_beside(&["total", "personnel"]).collect(),
            indicators: fields
                .items("indicators")
                .map(|(item, span)| Indicator {
                    span,
                    name: item.text("name"),
                    unit: item.text("unit"),
                    target: item.text_or_number("target"),
                })
                .collect(),
            partners: fields
                .items("partners")
                .map(|(item, span)| Partner { span, name: item.text("name"), uscc: item.text("uscc") })
                .collect(),
            bidding: Bidding {
                ip_ownership: bidding.text("ip_ownership"),
                bidder_conditions: bidding.text("bidder_conditions"),
                payment_to_bidder: bidding.amount("payment_to_bidder"),
                deadline: bidding.date("deadline"),
            },
            transformation_place: fields.group("transformation").text("place"),
            term_months: fields.integer("term_months"),
            contact: Person::read(fields.group("contact")),
            withdrawn: fields.group("withdrawn").present(),
        }
    }

    /// Whether several units carry it: a consortium or an alliance along the chain (notice 二, 多家优势单位联合).
    pub fn is_joint(&self) -> bool {
        let joint = ["innovation-consortium", "chain-alliance"];
        self.organization.as_ref().is_some_and(|organization| joint.contains(&organization.value.as_str()))
    }

    /// A place in this demand's file; the file as a whole without a span.
    pub fn location(&self, span: Option<Span>) -> Location {
        Location { path: Arc::clone(&self.path), span }
    }

    /// Where to point when the demand as a whole is meant: at its title.
    pub fn title_place(&self) -> Location {
        self.location(self.title.as_ref().map(|title| title.span))
    }

    /// Its title, or its identity while it has none.
    pub fn shown_title(&self) -> &str {
        self.title.as_ref().map_or(&self.id, |title| &title.value)
    }
}
