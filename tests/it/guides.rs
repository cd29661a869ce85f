//! The guides: every link leads to something, and every picture is there, small, described, of the guide's language, and shown.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Most bytes of one picture, and of all: a clone is fetched over slow lines, too.
const LARGEST: u64 = 120_000;
const LARGEST_TOGETHER: u64 = 1_500_000;

/// Most pixels across: what a forge shows without making it smaller, and a little more.
const WIDEST: u32 = 1000;

struct Picture {
    guide: String,
    target: String,
    alt: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Markdown files at the root and in `docs/`, by their path.
fn guides() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in [root().to_owned(), root().join("docs")] {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        found.extend(entries.filter(|path| path.extension().is_some_and(|own| own == "md")));
    }
    assert!(found.len() > 15, "{found:?}");
    found
}

/// What a guide shows, and where it leads to.
fn read(path: &Path) -> (Vec<Picture>, Vec<String>) {
    let text = fs::read_to_string(path).unwrap();
    let (mut pictures, mut links) = (Vec::<Picture>::new(), Vec::new());
    let mut inside = false;
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                inside = true;
                let guide = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
                pictures.push(Picture { guide, target: dest_url.into_string(), alt: String::new() });
            }
            Event::End(TagEnd::Image) => inside = false,
            Event::Text(words) | Event::Code(words) if inside => {
                pictures.last_mut().unwrap().alt.push_str(&words);
            }
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.into_string()),
            Event::Html(html) | Event::InlineHtml(html) => {
                assert!(!html.contains("<img"), "{}: pictures are written in Markdown", path.display());
            }
            _ => {}
        }
    }
    (pictures, links)
}

fn is_elsewhere(target: &str) -> bool {
    target.contains("://") || target.starts_with("mailto:")
}

#[test]
fn every_link_in_the_guides_leads_to_a_file() {
    let mut seen = 0;
    for guide in guides() {
        for target in read(&guide).1 {
            let path = target.split('#').next().unwrap();
            if is_elsewhere(&target) || path.is_empty() {
                continue;
            }
            seen += 1;
            assert!(guide.parent().unwrap().join(path).exists(), "{}: {target}", guide.display());
        }
    }
    assert!(seen > 30, "only {seen} links");
}

#[test]
fn every_picture_is_shown_and_described() {
    let mut shown = BTreeSet::new();
    for guide in guides() {
        for picture in read(&guide).0 {
            let Picture { guide, target, alt } = picture;
            if is_elsewhere(&target) {
                continue;
            }
            // A description says what is seen; a title alone would not.
            let chinese = alt.chars().filter(|letter| !letter.is_ascii()).count();
            assert!(alt.chars().count() >= 20, "{guide}: {target} is not described: {alt:?}");
            let language = if guide.ends_with(".zh-CN.md") { "zh-CN" } else { "en" };
            assert_eq!(
                chinese > 10,
                language == "zh-CN",
                "{guide}: {target} is described in the other language"
            );
            let target = target.strip_prefix("docs/").unwrap_or(&target);
            let name = target.strip_prefix("pictures/").unwrap_or_else(|| panic!("{guide}: {target}"));
            assert_eq!(name.split('.').nth(1), Some(language), "{guide}: {target} is of the other language");
            shown.insert(name.to_owned());
        }
    }
    let folder = root().join("docs/pictures");
    let there: BTreeSet<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(shown, there, "left: what the guides show; right: what is in docs/pictures");
    for name in &there {
        let other = if name.contains(".en.") {
            name.replace(".en.", ".zh-CN.")
        } else {
            name.replace(".zh-CN.", ".en.")
        };
        assert!(there.contains(&other), "{name} is there in one language only");
    }
}

#[test]
fn pictures_are_small() {
    let mut together = 0;
    for entry in fs::read_dir(root().join("docs/pictures")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let size = bytes.len() as u64;
        assert!(size <= LARGEST, "{} has {size} bytes", path.display());
        together += size;
        if path.extension().is_some_and(|own| own == "png") {
            assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n", "{}", path.display());
            let width = u32::from_be_bytes(bytes[16..20].try_into().unwrap());
            assert!(width <= WIDEST, "{} is {width} pixels wide", path.display());
        } else {
            roxmltree::Document::parse(std::str::from_utf8(&bytes).unwrap()).unwrap();
        }
    }
    assert!(together <= LARGEST_TOGETHER, "{together} bytes together");
}
