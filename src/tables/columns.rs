//! The columns of the summary table.

use serde::{Serialize, Serializer};

use super::Row;
use crate::call::Wan;
use crate::schema::Kind;

/// A column: what it is called, how it stands, what it shows of a row.
#[derive(Debug, Serialize)]
pub struct Column {
    /// Stable name for programs.
    pub id: &'static str,
    /// The head of the column.
    pub label: &'static str,
    /// How its cells stand.
    pub align: Align,
    /// What it shows.
    #[serde(skip)]
    pub value: fn(&Row<'_>) -> Cell,
}

/// How cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Text.
    Start,
    /// Short words.
    Center,
    /// Figures.
    End,
}

/// A cell. Figures stay figures until a writer writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text.
    Text(String),
    /// A count or rank.
    Count(u64),
    /// Money, 万元.
    Money(Wan),
}

impl Cell {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Count(count) => write!(f, "{count}"),
            Self::Money(amount) => write!(f, "{amount}"),
        }
    }
}

impl Serialize for Cell {
    /// As people read it; templates show it as it is.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The columns of 附件2 in their order. The notice names 推荐顺序, 推荐意见 and the mark for joint forms; the others are our
/// reading of such tables.
pub static COLUMNS: &[Column] = &[
    Column {
        id: "number", label: "序号", align: Align::Center, value: |row| Cell::Count(row.number as u64)
    },
    Column {
        id: "department",
        label: "推荐单位",
        align: Align::Start,
        value: |row| Cell::text(&row.department.name),
    },
    Column {
        id: "rank",
        label: "推荐顺序",
        align: Align::Center,
        value: |row| Cell::Count(u64::from(row.recommended.rank)),
    },
    Column {
        id: "title",
        label: "需求名称",
        align: Align::Start,
        value: |row| Cell::text(&row.demand.title),
    },
    Column {
        id: "domain",
        label: "技术领域",
        align: Align::Center,
        value: |row| Cell::Text(row.vocabulary.domain(&row.demand.domain)),
    },
    Column {
        id: "unit", label: "优势单位", align: Align::Start, value: |row| Cell::text(&row.unit.name)
    },
    Column {
        id: "unit_kind",
        label: "单位类别",
        align: Align::Center,
        value: |row| Cell::Text(row.vocabulary.unit_kind(&row.unit.kind)),
    },
    Column {
        id: "organization",
        label: "组织方式",
        align: Align::Center,
        value: |row| Cell::Text(row.vocabulary.label(Kind::Demand, "organization", &row.demand.organization)),
    },
    Column { id: "joint", label: "联合攻关及联合单位", align: Align::Start, value: joint },
    Column {
        id: "key_recommended",
        label: "重点推荐",
        align: Align::Center,
        value: |row| Cell::text(if row.recommended.key_recommended { "是" } else { "否" }),
    },
    Column {
        id: "budget_total",
        label: "预计研发投入（万元）",
        align: Align::End,
        value: |row| Cell::Money(row.demand.budget.total),
    },
    Column {
        id: "budget_without_personnel",
        label: "其中不含人员经费（万元）",
        align: Align::End,
        value: |row| Cell::Money(row.demand.budget.without_personnel()),
    },
    Column {
        id: "term",
        label: "实施年限",
        align: Align::Center,
        value: |row| Cell::Text(term(row.demand.term_months)),
    },
    Column {
        id: "opinion",
        label: "推荐意见",
        align: Align::Start,
        value: |row| Cell::text(row.recommended.opinion.trim()),
    },
    Column { id: "remarks", label: "备注", align: Align::Start, value: remarks },
];

fn joint(row: &Row<'_>) -> Cell {
    if !row.demand.is_joint() {
        return Cell::text("否");
    }
    let names: Vec<&str> = row.demand.partners.iter().map(|partner| partner.name.as_str()).collect();
    Cell::Text(format!("是：{}", names.join("、")))
}

fn remarks(row: &Row<'_>) -> Cell {
    let topic = row.demand.topic.as_deref();
    Cell::Text(topic.map(|topic| row.vocabulary.label(Kind::Demand, "topic", topic)).unwrap_or_default())
}

/// A term in years as forms write it: `3年`, `2年6个月`.
fn term(months: u32) -> String {
    match (months / 12, months % 12) {
        (0, months) => format!("{months}个月"),
        (years, 0) => format!("{years}年"),
        (years, months) => format!("{years}年{months}个月"),
    }
}

#[cfg(test)]
mod tests {
    use super::term;

    #[test]
    fn terms_are_told_in_years() {
        assert_eq!([term(6), term(24), term(30)], ["6个月", "2年", "2年6个月"]);
    }
}
