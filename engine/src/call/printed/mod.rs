//! What a department's own table (附件2) shows, as data: what its digest covers, and what became of it since it was printed
//! (notice 三2).
//!
//! Everything that the paper says of a recommended demand is here, and nothing that it does not say: whoever adds a column to
//! the table adds it here, and a test compares the two.

mod changes;

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use zhengji_markdown::plain;

pub use changes::TableChange;

use super::{Call, Demand, Department, Vocabulary, Wan};
use crate::schema::Kind;

/// Starts what the digest is of. The number changes with what a table shows, so that a paper of an older form never passes for
/// one of this.
const FORM: &str = "zhengji table 2";

/// What a row says besides its place: the message that names it, and the text.
pub type PrintedCell = (&'static str, String);

/// A department's table as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedTable {
    /// The title above it.
    pub title: String,
    /// The department that stamps it.
    pub department: String,
    /// The demands that stand, in the order of ranks: the paper numbers them 1, 2, 3 …
    pub rows: Vec<PrintedRow>,
}

/// A row of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedRow {
    /// The demand that it is of. Its identity is not printed.
    pub demand: String,
    /// What it says.
    pub cells: Vec<PrintedCell>,
}

impl PrintedTable {
    /// The table of a department as the call stands: withdrawn demands are not in it. None without settings.
    pub fn of(call: &Call, words: &Vocabulary, department: &Department) -> Option<Self> {
        Self::with(call, words, department, |demand| !demand.withdrawn)
    }

    /// The same with those recommended demands that stand in somebody's opinion.
    pub fn with(
        call: &Call,
        words: &Vocabulary,
        department: &Department,
        stands: impl Fn(&Demand) -> bool,
    ) -> Option<Self> {
        let settings = call.settings.as_ref()?;
        let given = department.recommendation.iter().flat_map(|given| &given.recommended);
        let mut ranked: Vec<(i64, PrintedRow)> = given
            .filter_map(|entry| {
                let demand =
                    call.demands.get(&entry.demand.as_ref()?.value).filter(|demand| stands(demand))?;
                let unit = call.units.get(&demand.unit)?;
                let text = |value: &super::Maybe<String>| {
                    value.as_ref().map(|value| value.value.clone()).unwrap_or_default()
                };
                let label = |key, value: &super::Maybe<String>| {
                    value
                        .as_ref()
                        .map(|value| words.label(Kind::Demand, key, &value.value))
                        .unwrap_or_default()
                };
                let key = entry.key_recommended.as_ref().is_some_and(|key| key.value);
                let total = demand.budget_total.as_ref().map_or(Wan::default(), |total| Wan(total.value));
                let personnel =
                    demand.budget_personnel.as_ref().map_or(Wan::default(), |amount| Wan(amount.value));
                let opinion = entry.opinion.as_ref().map_or("", |opinion| opinion.value.as_str());
                let cells = vec![
                    ("table-column-title", text(&demand.title)),
                    ("table-column-domain", words.domain(&text(&demand.domain))),
                    ("table-column-unit", text(&unit.name)),
                    ("table-column-unit-kind", words.unit_kind(&text(&unit.kind))),
                    ("table-column-organization", label("organization", &demand.organization)),
                    ("table-column-joint", joint(demand)),
                    ("table-column-key", u8::from(key).to_string()),
                    ("table-column-total", total.to_string()),
                    (
                        "table-column-without-personnel",
                        total.checked_sub(personnel).unwrap_or_default().to_string(),
                    ),
                    (
                        "table-column-term",
                        demand.term_months.as_ref().map_or(0, |months| months.value).to_string(),
                    ),
                    ("table-column-opinion", plain::to_text(opinion)),
                    ("table-column-remarks", label("topic", &demand.topic)),
                ];
                let rank = entry.rank.as_ref().map_or(i64::MAX, |rank| rank.value);
                Some((rank, PrintedRow { demand: demand.id.clone(), cells }))
            })
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        Some(Self {
            title: settings.table_title(),
            department: department.shown_name().to_owned(),
            rows: ranked.into_iter().map(|(_, row)| row).collect(),
        })
    }

    /// Three groups of four hexadecimal digits, short enough to be compared by eye with a piece of paper; it guards against
    /// mistakes, while the stamp itself guards against forgers.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        // Each part is preceded by its length, so that no two tables read the same.
        let mut part = |text: &str| {
            hash.update(text.len().to_le_bytes().get(..4).unwrap_or_default());
            hash.update(text);
        };
        for text in [FORM, &self.title, &self.department] {
            part(text);
        }
        for text in self.rows.iter().flat_map(|row| &row.cells).map(|(_, text)| text) {
            part(text);
        }
        let hex = hash.finalize().iter().take(6).fold(String::new(), |mut hex, byte| {
            // Writing to a string never fails.
            let _ = write!(hex, "{byte:02X}");
            hex
        });
        let group = |from: usize| hex.get(from..from + 4).unwrap_or_default();
        format!("{}-{}-{}", group(0), group(4), group(8))
    }

    /// Whether the code that somebody copied from paper is its digest: case, blanks and hyphens do not matter.
    pub fn is_stamped_as(&self, copied: &str) -> bool {
        plain_code(copied) == plain_code(&self.digest())
    }
}

/// A code as it is compared, however somebody copied it.
pub fn plain_code(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase()
}

impl PrintedRow {
    /// What it is called: its title, else the identity of its demand.
    pub fn title(&self) -> &str {
        self.cells
            .first()
            .map(|(_, title)| title.as_str())
            .filter(|title| !title.is_empty())
            .unwrap_or(&self.demand)
    }
}

/// Who works together, where several do: names end where no name can go on.
fn joint(demand: &Demand) -> String {
    if !demand.is_joint() {
        return String::new();
    }
    let names = demand.partners.iter().map(|partner| partner.name.as_ref().map_or("", |name| &name.value));
    std::iter::once("").chain(names).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{PrintedRow, PrintedTable};

    fn table(rows: &[(&str, &str)]) -> PrintedTable {
        PrintedTable {
            title: "汇总表".to_owned(),
            department: "示例区".to_owned(),
            rows: rows
                .iter()
                .map(|(demand, title)| PrintedRow {
                    demand: (*demand).to_owned(),
                    cells: vec![("table-column-title", (*title).to_owned())],
                })
                .collect(),
        }
    }

    #[test]
    fn the_digest_is_of_what_is_printed() {
        let one = table(&[("a/x", "甲"), ("b/y", "乙")]);
        assert_eq!(one.digest().len(), 14);
        assert_ne!(one.digest(), table(&[("b/y", "乙"), ("a/x", "甲")]).digest(), "the order counts");
        assert_ne!(one.digest(), table(&[("a/x", "甲")]).digest(), "so does what is left out");
        assert_ne!(
            one.digest(),
            table(&[("a/x", "甲乙"), ("b/y", "")]).digest(),
            "cells do not run together"
        );
        assert_eq!(
            one.digest(),
            table(&[("c/z", "甲"), ("b/y", "乙")]).digest(),
            "identities are not printed"
        );
    }

    #[test]
    fn a_code_is_copied_as_people_copy() {
        let one = table(&[("a/x", "甲")]);
        let digest = one.digest();
        assert!(one.is_stamped_as(&digest.to_lowercase().replace('-', " ")));
        assert!(!one.is_stamped_as(&digest[1..]));
    }
}
