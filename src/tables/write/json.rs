//! JSON, for programs.

use serde_json::{Map, Value, json};

use crate::tables::{Cell, Table};

/// The columns with their names and what stands in them, then the rows by those names. Figures are numbers; what was not
/// said is null.
///
/// # Errors
/// When the library refuses, which it does not.
pub(super) fn to_json(table: &Table) -> Result<Vec<u8>, serde_json::Error> {
    let row = |row: &Vec<Cell>| -> Value {
        let entries = table.columns.iter().zip(row);
        Value::Object(entries.map(|(column, cell)| (column.id.clone(), value(cell))).collect())
    };
    let mut document = Map::new();
    let mut put = |name: &str, value: Value| {
        document.insert(name.to_owned(), value);
    };
    if let Some(mark) = &table.mark {
        put("mark", json!(mark));
    }
    put("title", json!(table.title));
    put("part", json!(table.part));
    put("issuer", json!(table.issuer));
    put("digest", json!(table.digest));
    put(
        "columns",
        table
            .columns
            .iter()
            .map(|column| json!({"id": column.id, "label": column.full_label(), "format": column.format}))
            .collect(),
    );
    put("rows", table.rows.iter().map(row).collect());
    put("sum", table.sum.as_ref().map_or(Value::Null, row));
    let mut bytes = serde_json::to_vec_pretty(&Value::Object(document))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A cell as JSON.
fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => json!(text),
        Cell::Count(count) => json!(count),
        Cell::Money(amount) => json!(amount),
        Cell::Date(day) => json!(day.to_string()),
    }
}
