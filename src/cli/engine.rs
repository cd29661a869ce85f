//! The engine that the site's forms are judged with in a browser: where it comes from, and whether it is of this program.
//!
//! The program carries it (`built/`, made by `cargo xtask wasm`). A call's repository may bring its own, `--engine` name
//! another one, and a program that was built without takes the one that lies beside it. Whichever it is, forms and rules of one
//! site should be of one kind, so an engine of other sources than the program's is told, as is a site without any.

use std::borrow::Cow;
use std::path::Path;
use std::{env, fs, io};

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::site::Files;

/// Its name beside the program, and its name among the files of `site-templates/`.
const ENGINE: (&str, &str) = ("zhengji-engine.js", "assets/engine.js");

/// The same of what lies beside the engine: the preview of Markdown, sealing, and documents for Word.
const OTHERS: [(&str, &str); 3] = [
    ("zhengji-preview.js", "assets/preview.js"),
    ("zhengji-sealer.js", "assets/sealer.js"),
    ("zhengji-word.js", "assets/word.js"),
];

/// The first line of an engine that is of this program: its version, and a code of the sources.
const MARK: &str = env!("ZHENGJI_ENGINE_MARK");

/// An engine, and the others in their order.
type BuiltIn = (&'static [u8], [&'static [u8]; OTHERS.len()]);

#[cfg(engine_built)]
const BUILT_IN: Option<BuiltIn> = Some((
    include_bytes!("../../built/zhengji-engine.js"),
    [
        include_bytes!("../../built/zhengji-preview.js"),
        include_bytes!("../../built/zhengji-sealer.js"),
        include_bytes!("../../built/zhengji-word.js"),
    ],
));

#[cfg(not(engine_built))]
const BUILT_IN: Option<BuiltIn> = None;

/// What there is to say of the engine of a site.
pub(super) type Told = Option<Message>;

/// An engine with the others as far as they are there, and the file it is from; none for the program's own.
struct Found {
    engine: Cow<'static, [u8]>,
    others: [Option<Cow<'static, [u8]>>; OTHERS.len()],
    place: Option<String>,
}

/// Adds the engine and what lies beside it to the files of the site, unless the call's repository brings its own. Gives what has to be
/// told of it.
///
/// # Errors
/// When the file named cannot be read, or the one beside the program is there and cannot be read.
pub(super) fn add(named: Option<&Path>, files: &mut Files) -> Result<Told, CommandError> {
    let mut found = find(named)?;
    for (found, (_, asset)) in found.iter_mut().flat_map(|found| &mut found.others).zip(OTHERS) {
        if let Some(other) = found.take() {
            files.entry(asset.to_owned()).or_insert_with(|| other.into_owned());
        }
    }
    if let Some(own) = files.get(ENGINE.1) {
        return Ok(judged(own, Some(&format!("site-templates/{}", ENGINE.1))));
    }
    let Some(found) = found else { return Ok(Some(Message::new("cli-engine-absent"))) };
    let told = judged(&found.engine, found.place.as_deref());
    files.insert(ENGINE.1.to_owned(), found.engine.into_owned());
    Ok(told)
}

fn find(named: Option<&Path>) -> Result<Option<Found>, CommandError> {
    if let (None, Some((engine, others))) = (named, BUILT_IN) {
        let others = others.map(|other| Some(other.into()));
        return Ok(Some(Found { engine: engine.into(), others, place: None }));
    }
    let beside = env::current_exe().ok().map(|program| program.with_file_name(ENGINE.0));
    let Some(path) = named.or(beside.as_deref()) else { return Ok(None) };
    let Some(engine) = read(path, named.is_some())? else { return Ok(None) };
    let mut others = [const { None }; OTHERS.len()];
    for (other, (name, _)) in others.iter_mut().zip(OTHERS) {
        *other = read(&path.with_file_name(name), false)?.map(Cow::Owned);
    }
    Ok(Some(Found { engine: engine.into(), others, place: Some(path.display().to_string()) }))
}

/// What `--version` says of it.
pub(super) fn version() -> String {
    match BUILT_IN {
        None => "none".to_owned(),
        Some((engine, _)) => {
            let digest = HEXLOWER.encode(&Sha256::digest(engine));
            format!("sha256:{}{}", &digest[..16], if is_ours(engine) { "" } else { " (of other sources)" })
        }
    }
}

fn is_ours(engine: &[u8]) -> bool {
    engine
        .strip_prefix(MARK.as_bytes())
        .is_some_and(|rest| rest.starts_with(b"\n") || rest.starts_with(b"\r"))
}

/// Nothing where the engine is of this program.
fn judged(engine: &[u8], place: Option<&str>) -> Told {
    (!is_ours(engine)).then(|| match place {
        Some(place) => Message::new("cli-engine-other").text("path", place),
        None => Message::new("cli-engine-other-built-in"),
    })
}

/// A file of it; none where it is not there and nobody asked for it.
fn read(path: &Path, is_wanted: bool) -> Result<Option<Vec<u8>>, CommandError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if !is_wanted && error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CommandError::new("cli-io").text("path", path.display()).reason(error)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    fn rendered(told: Told) -> Option<String> {
        told.map(|message| {
            let catalog = crate::built_in::catalog(crate::diagnostic::catalog::Language::English);
            catalog.render(&message, crate::diagnostic::catalog::Reveal::PublicOnly)
        })
    }

    #[test]
    fn an_engine_of_other_sources_is_told_and_used() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(ENGINE.0);
        for (text, is_told) in
            [(format!("{MARK}\nx"), false), ("x".to_owned(), true), (format!("{MARK}0\nx"), true)]
        {
            fs::write(&path, &text).unwrap();
            let mut files = Files::new();
            let told = rendered(add(Some(&path), &mut files).unwrap());
            assert_eq!(told.is_some(), is_told, "{text}");
            assert!(told.is_none_or(|told| told.contains(ENGINE.0)), "{text}");
            assert_eq!(files[ENGINE.1], text.as_bytes());
            assert!(OTHERS.iter().all(|(_, asset)| !files.contains_key(*asset)));
        }
    }

    #[test]
    fn the_repositorys_own_comes_first() {
        let mut files = Files::from([(ENGINE.1.to_owned(), b"own".to_vec())]);
        let told = rendered(add(None, &mut files).unwrap()).unwrap();
        assert!(told.contains("site-templates/assets/engine.js"), "{told}");
        assert_eq!(files[ENGINE.1], b"own");
    }

    #[test]
    fn a_named_one_that_is_not_there_is_an_error() {
        assert!(add(Some(Path::new("no-such-engine.js")), &mut Files::new()).is_err());
    }
}
