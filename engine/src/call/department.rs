//! A department and what it recommends, as rules read it.

use std::sync::Arc;

use jiff::civil::Date;

use super::Account;
use super::field::{Fields, Located, Maybe};
use crate::diagnostic::{Location, Span};
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
    /// Districts and units that are its own.
    pub covers: Vec<Cover>,
    /// The accounts that may change its files, besides those that `call.yaml` names.
    pub members: Vec<Account>,
    /// Credit codes that it has compared with the certificates of its units.
    pub confirmed_codes: Vec<ConfirmedCode>,
    /// What it recommends; absent while it has not said.
    pub recommendation: Option<Recommendation>,
}

/// A credit code whose check character is wrong and which is right all the same.
#[derive(Clone, Debug)]
pub struct ConfirmedCode {
    /// The code, as written.
    pub uscc: Located<String>,
    /// How the department knows.
    pub reason: Maybe<String>,
}

/// A district or a unit that belongs to a department, for ever or for some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// What belongs to it.
    pub what: Covered,
    /// First day, included; for ever where absent.
    pub from: Option<Date>,
    /// Last day, included; for ever where absent.
    pub until: Option<Date>,
}

/// What can belong to a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Covered {
    /// A district by name and code (GB/T 2260).
    District(String, Option<String>),
    /// A unit by folder.
    Unit(String),
}

impl Cover {
    /// Whether it held on a day.
    pub fn on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether it speaks of that unit or of that district, named or coded.
    pub fn names(&self, unit: &str, district: Option<&str>) -> bool {
        match &self.what {
            Covered::Unit(own) => own == unit,
            Covered::District(name, code) => {
                district.is_some_and(|district| district == name || Some(district) == code.as_deref())
            }
        }
    }
}

/// A department's `recommendation.yaml`.
#[derive(Debug)]
pub struct Recommendation {
    /// Path from the root of the repository.
    pub path: Arc<str>,
    /// The recommended demands in the order of the file.
    pub recommended: Vec<Recommended>,
    /// The demands it does not recommend, with the reason given.
    pub declined: Vec<Maybe<String>>,
    /// Who approved it.
    pub approved_by: Maybe<String>,
    /// When.
    pub approved_on: Maybe<Date>,
    /// Digest at the foot of the stamped table.
    pub table_digest: Maybe<String>,
    /// File name of the stamped scan.
    pub stamped_scan: Maybe<String>,
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
    /// The opinion, not blank.
    pub opinion: Maybe<String>,
    /// Where to point for the opinion, written or not.
    pub opinion_span: Span,
    /// Whether the department lays stress on it.
    pub key_recommended: Maybe<bool>,
    /// Whether the department has confirmed the unit's kind.
    pub unit_kind_confirmed: Maybe<bool>,
}

impl Department {
    pub(super) fn read(id: &str, path: &Arc<str>, document: Option<&Document>) -> Self {
        let fields = Fields::of(document.map(|d| &d.root));
        let covers = fields.group("covers");
        let day = |item: Fields<'_>, key| item.date(key).map(|day: Located<Date>| day.value);
        let cover =
            |item: Fields<'_>, what| Cover { what, from: day(item, "from"), until: day(item, "until") };
        let districts = covers.items("districts").filter_map(|(item, _)| {
            let code = item.text("code").map(|code| code.value);
            Some(cover(item, Covered::District(item.text("name")?.value, code)))
        });
        let units = covers
            .items("units")
            .filter_map(|(item, _)| Some(cover(item, Covered::Unit(item.text("unit")?.value))));
        Self {
            id: id.to_owned(),
            path: Arc::clone(path),
            name: fields.text("name"),
            covers: districts.chain(units).collect(),
            members: Account::list(fields, "members"),
            confirmed_codes: fields
                .items("confirmed_codes")
                .filter_map(|(item, _)| {
                    Some(ConfirmedCode { uscc: item.text("uscc")?, reason: item.text("reason") })
                })
                .collect(),
            recommendation: None,
        }
    }

    /// Its name, or its folder while it has none.
    pub fn shown_name(&self) -> &str {
        self.name.as_ref().map_or(&self.id, |name| &name.value)
    }
}

impl Recommendation {
    pub(super) fn read(path: &Arc<str>, document: &Document) -> Self {
        let fields = Fields::of(Some(&document.root));
        let recommended = fields
            .items("recommendations")
            .map(|(item, span)| Recommended {
                span,
                demand: item.text("demand"),
                rank: item.integer("rank"),
                opinion: item.text("opinion"),
                opinion_span: item.span("opinion").unwrap_or(span),
                key_recommended: item.boolean("key_recommended"),
                unit_kind_confirmed: item.boolean("unit_kind_confirmed"),
            })
            .collect();
        Self {
            path: Arc::clone(path),
            recommended,
            declined: fields.items("declined").map(|(item, _)| item.text("demand")).collect(),
            approved_by: fields.text("approved_by"),
            approved_on: fields.date("approved_on"),
            table_digest: fields.text("table_digest"),
            stamped_scan: fields.text("stamped_scan"),
        }
    }

    /// A place in `recommendation.yaml`.
    pub fn location(&self, span: Span) -> Location {
        Location::at(&self.path, span)
    }

    /// The file as a whole.
    pub fn file(&self) -> Location {
        Location::file(&self.path)
    }
}
