//! Definitions that stand in one schema and are used by several: an entry of `$defs` that is nothing but
//! `{"$ref": "<file>#/$defs/<name>"}` is the definition that it names. Editors follow such a reference to the file beside;
//! the program puts the definition in its place, so that what reads a schema finds all of it in one file.

use std::collections::BTreeMap;

use serde_json::Value as Json;

/// Puts borrowed definitions into their places. Schemas are by file name.
///
/// # Errors
/// The file that borrows, and the reference that leads nowhere: to a file that is not there, to a name that is not defined, or
/// to a definition that is borrowed itself.
pub(super) fn settle(schemas: &mut BTreeMap<&'static str, Json>) -> Result<(), (&'static str, String)> {
    let mut settled = Vec::new();
    for (file, schema) in &*schemas {
        for (name, definition) in definitions(schema) {
            let Some(reference) = lent(definition) else { continue };
            let lender = find(schemas, reference).filter(|found| lent(found).is_none());
            let lender = lender.ok_or_else(|| (*file, format!("$defs/{name}: $ref: {reference}")))?;
            settled.push((*file, name.to_owned(), lender.clone()));
        }
    }
    for (file, name, definition) in settled {
        if let Some(place) = schemas.get_mut(file).and_then(|schema| schema.get_mut("$defs")?.get_mut(&name))
        {
            *place = definition;
        }
    }
    Ok(())
}

fn definitions(schema: &Json) -> impl Iterator<Item = (&str, &Json)> {
    let all = schema.get("$defs").and_then(Json::as_object).into_iter().flatten();
    all.map(|(name, definition)| (name.as_str(), definition))
}

/// The reference into another file that a definition consists of.
fn lent(definition: &Json) -> Option<&str> {
    definition.get("$ref").and_then(Json::as_str).filter(|reference| !reference.starts_with('#'))
}

fn find<'a>(schemas: &'a BTreeMap<&'static str, Json>, reference: &str) -> Option<&'a Json> {
    let (file, pointer) = reference.split_once('#')?;
    schemas.get(file)?.pointer(pointer)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::built_in;
    use crate::schema::{Kind, SchemaError};

    #[test]
    fn what_is_defined_once_stands_in_every_schema_that_borrows_it() {
        let schemas = built_in::schemas(&BTreeMap::new()).unwrap();
        let account = |kind| &schemas.get(kind).json()["$defs"]["account"];
        assert!(account(Kind::Call)["properties"]["github"].is_object());
        assert_eq!(account(Kind::Unit), account(Kind::Call));
        assert_eq!(account(Kind::Department), account(Kind::Call));
    }

    #[test]
    fn a_reference_that_leads_nowhere_is_a_fault_of_its_file() {
        for reference in
            ["call.schema.json#/$defs/nothing", "nothing.json#/$defs/id", "unit.schema.json#/$defs/account"]
        {
            let text =
                built_in::schema(Kind::Department).replace("call.schema.json#/$defs/account", reference);
            let overrides = BTreeMap::from([("department.schema.json".to_owned(), text)]);
            let fault = built_in::schemas(&overrides).unwrap_err();
            assert!(
                matches!(&fault, SchemaError::NotSchema { file: "department.schema.json", reason } if reason.contains(reference)),
                "{fault}"
            );
        }
    }
}
