//! The files that are built into the program, whole folders at a time: a file that is put into one of them is in the program.
//! The engine as it runs in a browser has none of them; it gets what it needs with the call.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::diagnostic::catalog::{Catalog, Language};
use crate::schema::{Kind, SchemaError, SchemaSet};

/// The forms: JSON Schemas by file name.
static SCHEMAS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/schema");

/// What the program says: `zh-CN.ftl`; what only pages say: `site.zh-CN.ftl`.
static MESSAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/messages");

/// Templates, and below `assets/` what is copied as it is.
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/site-templates");

/// What a new repository is made of (`repository/`), and a new call (`call/`).
static BEGINNING: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/init");

/// The sample call.
static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/submissions");

/// A file's text; nothing where there is no such text, which a test would tell.
fn text(folder: &'static Dir<'static>, name: &str) -> &'static str {
    folder.get_file(name).and_then(|file| file.contents_utf8()).unwrap_or_default()
}

/// The built-in schemas, each replaced by the one of the same file name in `overrides`.
///
/// # Errors
/// When a schema is no JSON or no JSON Schema.
pub fn schemas(overrides: &BTreeMap<String, String>) -> Result<SchemaSet, SchemaError> {
    let own =
        Kind::ALL.into_iter().map(Kind::file_name).map(|name| (name.to_owned(), schema(name).to_owned()));
    let mut texts: BTreeMap<String, String> = own.collect();
    texts.extend(overrides.iter().map(|(name, text)| (name.clone(), text.clone())));
    SchemaSet::new(&texts)
}

/// The messages of a language, ready to be told.
pub fn catalog(language: Language) -> Catalog {
    Catalog::new(language, messages(language.tag()).to_owned())
}

/// A schema by its file name.
pub fn schema(name: &str) -> &'static str {
    text(&SCHEMAS, name)
}

/// The messages of a language.
pub fn messages(tag: &str) -> &'static str {
    text(&MESSAGES, &format!("{tag}.ftl"))
}

/// The words of the pages in a language.
pub(crate) fn site_messages(tag: &str) -> &'static str {
    text(&MESSAGES, &format!("site.{tag}.ftl"))
}

/// The files of `site-templates/`, by their path inside it, parts joined by `/`.
pub(crate) fn templates() -> BTreeMap<String, &'static [u8]> {
    files(&TEMPLATES)
}

/// The files of `init/`, by their path inside it, parts joined by `/`.
pub(crate) fn beginning() -> BTreeMap<String, &'static [u8]> {
    files(&BEGINNING)
}

/// The files of the sample call, by their path below `submissions/`.
pub(crate) fn sample() -> BTreeMap<String, &'static [u8]> {
    files(&SAMPLE)
}

fn files(folder: &'static Dir<'static>) -> BTreeMap<String, &'static [u8]> {
    let mut found = BTreeMap::new();
    let mut left = vec![folder];
    while let Some(folder) = left.pop() {
        left.extend(folder.dirs());
        for file in folder.files() {
            // Where the program was built, a path may have been written with `\`.
            let parts: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
            found.insert(parts.join("/"), file.contents());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{beginning, messages, schema, site_messages, templates};
    use crate::diagnostic::catalog::Language;
    use crate::schema::Kind;

    #[test]
    fn everything_is_there_and_is_text() {
        for kind in Kind::ALL {
            assert!(schema(kind.file_name()).starts_with('{'), "{kind:?}");
        }
        for language in [Language::Chinese, Language::English] {
            assert!(messages(language.tag()).contains("\ncli-built = "));
            assert!(site_messages(language.tag()).contains(" = "));
        }
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        for (folder, files) in [("site-templates", templates()), ("init", beginning())] {
            assert!(files.len() > 10, "{folder}");
            for (path, bytes) in files {
                assert_eq!(std::fs::read(root.join(folder).join(&path)).unwrap(), bytes, "{path}");
                assert!(std::str::from_utf8(bytes).is_ok(), "{path}");
            }
        }
    }
}
