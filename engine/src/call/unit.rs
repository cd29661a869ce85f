//! A unit, as rules read it.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Account;
use super::Person;
use super::field::{Fields, Located, Maybe};
use crate::diagnostic::{Location, Span};
use crate::document::Document;

/// One unit that submits.
#[derive(Debug)]
pub struct Unit {
    /// Folder name.
    pub id: String,
    /// Path of its `unit.yaml` from the root of the repository (also when the file is missing).
    pub path: Arc<str>,
    /// Name.
    pub name: Maybe<String>,
    /// Unified social credit code (GB 32100-2015).
    pub uscc: Maybe<String>,
    /// `enterprise`, `public-institution` or `private-non-enterprise`.
    pub legal_form: Maybe<String>,
    /// Id of a unit kind of the call.
    pub kind: Maybe<String>,
    /// District it lies in, by name or code.
    pub district: Maybe<String>,
    /// Folder of the department it belongs to.
    pub department: Maybe<String>,
    /// Credit code of the group it belongs to, for quotas.
    pub group: Maybe<String>,
    /// Last year's figures.
    pub finance: Finance,
    /// Its innovation institutions; absent while it has not said.
    pub institutions: Option<Located<Vec<Institution>>>,
    /// Whom to call about it; not public.
    pub contact: Person,
    /// The accounts that may change its files.
    pub submitters: Vec<Account>,
}

/// An innovation institution that the unit owns.
#[derive(Debug)]
pub struct Institution {
    /// Name.
    pub name: Maybe<String>,
    /// `national`, `provincial` or `municipal`.
    pub level: Maybe<String>,
    /// Ids of the domains it works in.
    pub domains: Vec<Located<String>>,
}

/// A unit's figures of one year, 万元.
#[derive(Debug)]
pub struct Finance {
    /// Where they stand, where they are sealed and cannot be read here.
    pub sealed: Option<Span>,
    /// The year they are of.
    pub year: Maybe<i64>,
    /// Main business revenue.
    pub main_revenue: Maybe<Decimal>,
    /// R&D expense (研究开发费), for the ratio to revenue.
    pub rd_expense: Maybe<Decimal>,
    /// Total R&D investment (研发投入总额).
    pub rd_investment: Maybe<Decimal>,
}

impl Institution {
    fn read(fields: Fields<'_>) -> Self {
        Self {
            name: fields.text("name"),
            level: fields.text("level"),
            domains: fields.texts("domains").collect(),
        }
    }
}

impl Unit {
    pub(super) fn read(id: &str, path: &Arc<str>, document: Option<&Document>) -> Self {
        let fields = Fields::of(document.map(|d| &d.root));
        let finance = fields.group("finance");
        Self {
            id: id.to_owned(),
            path: Arc::clone(path),
            name: fields.text("name"),
            uscc: fields.text("uscc"),
            legal_form: fields.text("legal_form"),
            kind: fields.text("kind"),
            district: fields.text("district"),
            department: fields.text("department"),
            group: fields.text("group"),
            finance: Finance {
                sealed: finance.text("sealed").map(|text| text.span),
                year: finance.integer("year"),
                main_revenue: finance.amount("main_revenue"),
                rd_expense: finance.amount("rd_expense"),
                rd_investment: finance.amount("rd_investment"),
            },
            institutions: fields.span("institutions").filter(|_| fields.is_list("institutions")).map(
                |span| Located {
                    value: fields.items("institutions").map(|(item, _)| Institution::read(item)).collect(),
                    span,
                },
            ),
            contact: Person::read(fields.group("contact")),
            submitters: Account::list(fields, "submitters"),
        }
    }

    /// A place in `unit.yaml`.
    pub fn location(&self, span: Option<Span>) -> Location {
        Location { path: Arc::clone(&self.path), span }
    }

    /// Its name, or its folder while it has none.
    pub fn shown_name(&self) -> &str {
        self.name.as_ref().map_or(&self.id, |name| &name.value)
    }

    /// Whether the money thresholds bind it: they speak of enterprises (优势单位为企业的), so the legal form decides.
    pub fn is_enterprise(&self) -> bool {
        self.legal_form.as_ref().is_some_and(|form| form.value == "enterprise")
    }

    /// What quotas count together: the group's code where the unit names a group, else its own code, else its folder.
    /// A group's head unit has the group's code as its own and so counts with its members.
    pub fn quota_key(&self) -> &str {
        self.group.as_ref().or(self.uscc.as_ref()).map_or(&self.id, |code| &code.value)
    }
}
