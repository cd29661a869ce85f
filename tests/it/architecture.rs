//! The picture in `docs/architecture.md` and the code agree: which room may use which, and what stands in one place only.
//!
//! A room is a folder or file at the root of a crate's sources. When one is moved, [`CRATES`] and the picture follow.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

/// Where the sources of the crates with rooms lie, and how other crates name them.
const CRATES: [(&str, &str); 3] =
    [("src", "zhengji"), ("office/src", "zhengji_office"), ("engine/src", "zhengji_engine")];

/// Files at the root of a crate that are no room: they only name the rooms.
const ROOTS: [&str; 2] = ["lib", "main"];

/// Arrows: which room uses which.
type Arrows = BTreeMap<String, BTreeSet<String>>;

fn read(path: &Path) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Lines of a source file that are program: neither comments nor the file's own tests, which may use what they like.
fn program(text: &str) -> impl Iterator<Item = &str> {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// The source files of all crates: path, room, text.
fn sources() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for (folder, _) in CRATES {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in WalkDir::new(&root) {
            let entry = entry.unwrap();
            let inside = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            if !inside.ends_with(".rs") || inside.split('/').any(|part| part == "tests.rs") {
                continue;
            }
            let room = inside.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
            found.push((format!("{folder}/{inside}"), room, fs::read_to_string(entry.path()).unwrap()));
        }
    }
    assert!(found.len() > 200, "only {} files", found.len());
    found
}

/// The names that stand behind `start` in a line.
fn named<'l>(line: &'l str, start: &str) -> Vec<&'l str> {
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    line.match_indices(start)
        .filter(|(at, _)| !line[..*at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':'))
        .map(|(at, _)| {
            let rest = &line[at + start.len()..];
            &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())]
        })
        .collect()
}

/// Which room uses which, as the sources say.
fn used() -> Arrows {
    let sources = sources();
    let rooms: BTreeSet<&str> =
        sources.iter().map(|(_, room, _)| room.as_str()).filter(|room| !ROOTS.contains(room)).collect();
    let mut arrows = Arrows::new();
    for (path, room, text) in &sources {
        let own = arrows.entry(room.clone()).or_default();
        for line in program(text) {
            assert!(!line.contains("crate::{"), "{path}: rooms are named one a line: {line}");
            let starts = CRATES.iter().map(|(_, name)| format!("{name}::")).chain(["crate::".to_owned()]);
            for start in starts {
                own.extend(
                    named(line, &start)
                        .into_iter()
                        .filter(|n| rooms.contains(n) && n != room)
                        .map(str::to_owned),
                );
            }
        }
    }
    arrows
}

/// Which room uses which, as the picture shows it; dotted arrows too.
fn drawn() -> Arrows {
    let text = read(Path::new("docs/architecture.md"));
    let picture = text.split("```mermaid\n").nth(1).unwrap().split("```").next().unwrap();
    let mut arrows = Arrows::new();
    for line in picture.lines().map(str::trim) {
        if ["flowchart", "subgraph", "end"].contains(&line.split(' ').next().unwrap()) {
            continue;
        }
        // `a -. "why" .-> b` is an arrow too, and `a --> b --> c` is two.
        let plain = match (line.find("-."), line.find(".->")) {
            (Some(from), Some(to)) => format!("{}-->{}", &line[..from], &line[to + 3..]),
            _ => line.to_owned(),
        };
        let nodes: Vec<String> =
            plain.split("-->").map(|node| node.split('[').next().unwrap().trim().to_owned()).collect();
        for node in nodes.iter().filter(|node| !node.is_empty()) {
            arrows.entry(node.clone()).or_default();
        }
        for pair in nodes.windows(2) {
            arrows.entry(pair[0].clone()).or_default().insert(pair[1].clone());
        }
    }
    arrows
}

/// All rooms that can be reached by arrows from a room.
fn below<'a>(arrows: &'a Arrows, room: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = arrows.get(room).into_iter().flatten().map(String::as_str).collect();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(arrows.get(next).into_iter().flatten().map(String::as_str));
        }
    }
    found
}

#[test]
fn every_room_stands_in_the_picture() {
    let (used, drawn) = (used(), drawn());
    let rooms: BTreeSet<&str> =
        used.keys().map(String::as_str).filter(|room| !ROOTS.contains(room)).collect();
    let shown: BTreeSet<&str> =
        drawn.keys().map(String::as_str).filter(|room| !ROOTS.contains(room)).collect();
    assert_eq!(rooms, shown, "left: the rooms; right: docs/architecture.md");
}

#[test]
fn rooms_use_only_rooms_below_them_in_the_picture() {
    let (used, drawn) = (used(), drawn());
    let mut wrong = Vec::new();
    for (room, others) in used.iter().filter(|(room, _)| !ROOTS.contains(&room.as_str())) {
        let below = below(&drawn, room);
        wrong
            .extend(others.iter().filter(|n| !below.contains(n.as_str())).map(|n| format!("{room} --> {n}")));
    }
    assert!(wrong.is_empty(), "arrows of the code that the picture does not allow:\n{}", wrong.join("\n"));
}

#[test]
fn every_arrow_of_the_picture_is_used() {
    let (used, drawn) = (used(), drawn());
    let mut idle = Vec::new();
    for (room, others) in &drawn {
        let idle_here = others.iter().filter(|n| !used.get(room).is_some_and(|used| used.contains(*n)));
        idle.extend(idle_here.map(|n| format!("{room} --> {n}")));
    }
    assert!(idle.is_empty(), "arrows of the picture that no code uses:\n{}", idle.join("\n"));
}

#[test]
fn no_arrow_leads_back() {
    let drawn = drawn();
    for room in drawn.keys() {
        assert!(!below(&drawn, room).contains(room.as_str()), "{room} is below itself");
    }
}

/// `CallPath` puts paths of a call together and takes them apart; whoever writes the folder's name himself does its work again.
#[test]
fn the_folder_of_the_calls_is_named_in_one_place() {
    // What takes the sample into the program has to be told in letters.
    let names = |line: &str| line.contains("submissions") && !line.contains("include_dir!");
    let naming: Vec<String> = sources()
        .into_iter()
        .filter(|(_, _, text)| program(text).any(names))
        .map(|(path, ..)| path)
        .collect();
    assert_eq!(naming, ["engine/src/file.rs"]);
}

#[test]
fn a_line_names_what_it_uses() {
    assert_eq!(named("use crate::call::layout::Role;", "crate::"), ["call"]);
    assert_eq!(named("    let x = crate::rules::find(a).or(crate::call::B);", "crate::"), ["rules", "call"]);
    assert_eq!(named("use othercrate::call;", "crate::"), Vec::<&str>::new());
    assert_eq!(named("use zhengji_engine::call;", "zhengji::"), Vec::<&str>::new());
}
