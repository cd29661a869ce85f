//! The program's schemas and messages, for this crate's own tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::diagnostic::catalog::{Catalog, Language};
use crate::schema::{Kind, SchemaError, SchemaSet};

pub(crate) fn schema(kind: Kind) -> String {
    text(&format!("schema/{}", kind.file_name()))
}

pub(crate) fn messages(language: Language) -> String {
    text(&format!("messages/{}.ftl", language.tag()))
}

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}

pub(crate) fn schemas(overrides: &BTreeMap<String, String>) -> Result<SchemaSet, SchemaError> {
    let names = Kind::ALL.into_iter().map(Kind::file_name);
    let mut texts: BTreeMap<_, _> =
        names.map(|name| (name.to_owned(), text(&format!("schema/{name}")))).collect();
    texts.extend(overrides.clone());
    SchemaSet::new(&texts)
}

pub(crate) fn catalog(language: Language) -> Catalog {
    Catalog::new(language, messages(language))
}
