//! What stands in backticks in the guides is so: files of the repository and of the built site exist, commands parse, rules, keys
//! and words of the program are ones. A guide that speaks of what is gone fails here.
//!
//! Not looked at: `CHANGELOG.md`, which tells of the past, and words in `docs/decisions.md`, which weighs what was not taken.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use rayon::prelude::*;
use walkdir::WalkDir;
use zhengji::call::CallPath;
use zhengji::call::layout::{Folder, Role};
use zhengji::rules::RULES;

use crate::program::run;
use crate::site::sample_site;

/// Words that are others': of git, forges, formats, HTML, Rust and its tools. All else has to be found in this repository.
const FOREIGN: &[&str] = &[
    "@actions/core",
    "ERROR",
    "FETCH_HEAD",
    "GITEA_PUSHER_NAME",
    "GL_USERNAME",
    "HEAD",
    "INFO",
    "JUnit",
    "NO_COLOR",
    "Origin",
    "REMOTE_USER",
    "Sec-Fetch-Site",
    "WARNING",
    "_rels/.rels",
    "artifacts:reports:codequality",
    "blocker",
    "columnKind",
    "custom_hooks/",
    "en_US.UTF-8",
    "expect",
    "fast",
    "info",
    "invocations",
    "jsonschema",
    "main",
    "master",
    "minor",
    "perf",
    "proptest-regressions/",
    "receipt",
    "sent-back",
    "system-out",
    "unicodeCodePoints",
    "unsafe",
    "unwrap",
];

/// A name that a guide makes up as an example.
const EXAMPLES: &[&str] =
    &["bureau.key", "ceramic-sensor.yaml", "site-templates/assets/theme.css", "table.docx", "unit/demand"];

struct Span {
    guide: String,
    text: String,
    /// Whether it is a line of a block rather than a piece of a sentence.
    line: bool,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn spans() -> Vec<Span> {
    let mut found = Vec::new();
    for folder in [root().to_owned(), root().join("docs")] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let guide = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
            if path.extension().is_none_or(|own| own != "md") || guide == "CHANGELOG.md" {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let mut in_shell = false;
            for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
                match event {
                    Event::Code(text) => {
                        found.push(Span { guide: guide.clone(), text: text.into_string(), line: false });
                    }
                    Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) => in_shell = &*kind == "sh",
                    Event::End(TagEnd::CodeBlock) => in_shell = false,
                    Event::Text(text) if in_shell => {
                        let lines = text.lines().map(|line| line.split(" #").next().unwrap().trim());
                        let spans = lines.map(|line| Span {
                            guide: guide.clone(),
                            text: line.to_owned(),
                            line: true,
                        });
                        found.extend(spans);
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(found.len() > 800, "only {} spans", found.len());
    found
}

/// The files of the repository, by their paths.
fn repository() -> Vec<String> {
    let skipped = ["target", ".git", "node_modules", "public"];
    let walk = WalkDir::new(root()).into_iter().filter_entry(|entry| {
        entry.depth() != 1 || !entry.file_name().to_str().is_some_and(|name| skipped.contains(&name))
    });
    let files = walk.map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files.map(|entry| entry.path().strip_prefix(root()).unwrap().to_str().unwrap().to_owned()).collect()
}

/// A path or word with every `<placeholder>`, `*` and Chinese word in it made `*`.
fn pattern(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if inside => continue,
            _ => {}
        }
        let any = matches!(c, '<' | '>' | '*') || !c.is_ascii();
        if !any {
            out.push(c);
        } else if !out.ends_with('*') {
            out.push('*');
        }
    }
    out
}

/// Whether a path fits a pattern; `*` stands for anything but `/`, and a pattern that ends with `/` for all below it.
fn fits(pattern: &str, path: &str) -> bool {
    let (mut patterns, mut parts) = (pattern.trim_end_matches('/').split('/'), path.split('/'));
    loop {
        match (patterns.next(), parts.next()) {
            (Some(pattern), Some(part)) if part_fits(pattern, part) => {}
            (None, None) => return !pattern.ends_with('/'),
            (None, Some(_)) => return pattern.ends_with('/'),
            _ => return false,
        }
    }
}

fn part_fits(pattern: &str, part: &str) -> bool {
    let pieces: Vec<&str> = pattern.split('*').collect();
    let [first, .., last] = pieces.as_slice() else { return pattern == part };
    let Some(mut rest) = part.strip_prefix(first).and_then(|rest| rest.strip_suffix(last)) else {
        return false;
    };
    for piece in &pieces[1..pieces.len() - 1] {
        let Some(at) = rest.find(piece) else { return false };
        rest = &rest[at + piece.len()..];
    }
    true
}

fn is_path(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-/<>* ".contains(c) || !c.is_ascii();
    // A space stands only inside of a placeholder.
    let is_other = text.contains("//") || text.contains("</") || !text.contains(char::is_alphabetic);
    text.contains('/') && !is_other && text.chars().all(plain) && !pattern(text).contains(' ')
}

/// What is wrong with a path in a guide.
fn path_fault(text: &str, repository: &[String], site: &[String]) -> Option<&'static str> {
    let wanted = pattern(text);
    let first = wanted.trim_start_matches('/').split('/').next().unwrap();
    let filled = wanted.replace('*', "x");
    let is_folder = wanted.ends_with('/');
    if let Some(page) = wanted.strip_prefix('/') {
        let page = format!("{page}index.html");
        return (!site.iter().any(|file| fits(&page, file))).then_some("no page of the site");
    }
    if first == "submissions" && wanted.starts_with("submissions/*") {
        let read = CallPath::parse(&if is_folder { format!("{filled}unit.yaml") } else { filled });
        return read.is_err().then_some("no file of a call");
    }
    if Folder::ALL.iter().any(|folder| folder.name() == first) && !site.iter().any(|file| fits(&wanted, file))
    {
        let fine = if is_folder { Folder::of(&filled).is_some() } else { Role::parse(&filled).is_ok() };
        // The name of a demand leaves its ending out.
        return (!fine && Role::parse(&format!("{filled}.yaml")).is_err()).then_some("no file of a call");
    }
    let in_templates = wanted.strip_prefix("built-in/").unwrap_or(&wanted);
    let in_templates = format!("site-templates/{in_templates}");
    // A room may be spoken of without the folder of its crate.
    let rooms = ["src/", "engine/src/"].map(|sources| format!("{sources}{wanted}"));
    let places = [&wanted, &in_templates, &rooms[0], &rooms[1]];
    let there = repository.iter().any(|file| places.iter().any(|place| fits(place, file)))
        || site.iter().any(|file| fits(&wanted, file));
    (!there).then_some("neither in the repository nor in the site")
}

#[test]
fn paths_lead_to_files() {
    // What git and this program keep inside of a repository, and no file of this one.
    const ELSEWHERE: &[&str] = &[".git/", ".zhengji/", "zhengji/", "freeze/", "refs/", "/<language>/"];
    let (repository, site) = (repository(), sample_site().1.into_keys().collect::<Vec<_>>());
    let mut seen = 0;
    let mut wrong = Vec::new();
    for Span { guide, text, line } in spans() {
        let foreign = FOREIGN.contains(&&*text) || EXAMPLES.contains(&&*text);
        if line || foreign || !is_path(&text) || ELSEWHERE.iter().any(|start| text.starts_with(start)) {
            continue;
        }
        seen += 1;
        if let Some(fault) = path_fault(&text, &repository, &site) {
            wrong.push(format!("{guide}: `{text}`: {fault}"));
        }
    }
    assert!(seen > 120, "only {seen} paths");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The commands that a text shows, without the program's own name; alternatives such as `--docx|--xlsx` are one command each.
fn commands(text: &str, names: &BTreeSet<String>) -> Vec<Vec<String>> {
    // A line break inside of `printf` ends a command, too.
    let text = text.replace("\\n", " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let begin = match words.as_slice() {
        ["cargo", "run", "--release", "--", ..] => 4,
        // Whole commands, or pieces that begin with the name of one and go on.
        [first, _, ..] if names.contains(*first) => 0,
        _ => match words.iter().position(|word| *word == "zhengji") {
            Some(at) => at + 1,
            None => return Vec::new(),
        },
    };
    let mut found = vec![Vec::<String>::new()];
    for word in words[begin..].iter().take_while(|word| !["&&", "|", ";", ">"].contains(word)) {
        let word = word.trim_matches(['[', ']', '"', '\'']).trim_end_matches("...");
        if word.is_empty() {
            continue;
        }
        let forms: Vec<&str> = word.split('|').collect();
        found = found
            .into_iter()
            .flat_map(|command| {
                forms.iter().map(move |form| {
                    let value = match command.last().map(String::as_str) {
                        Some("--format") if !form.starts_with(|c: char| c.is_ascii_lowercase()) => "json",
                        _ if *form == "I/N" => "1/2",
                        _ => *form,
                    };
                    command.iter().cloned().chain([value.to_owned()]).collect()
                })
            })
            .collect();
    }
    found
}

/// The names that stand in the program's own help.
fn command_names() -> BTreeSet<String> {
    let help = run(root(), ["--help"]).stdout;
    let names: BTreeSet<String> = help
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .filter(|name| name.chars().all(|c| c.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect();
    assert!(names.contains("check") && names.contains("unseal"), "{help}");
    names
}

#[test]
fn commands_parse() {
    let names = command_names();
    let mut shown = BTreeSet::new();
    for Span { guide, text, .. } in spans() {
        shown.extend(
            commands(&text, &names).into_iter().map(|command| (command, guide.clone(), text.clone())),
        );
    }
    assert!(shown.len() > 60, "only {} commands", shown.len());
    let wrong: Vec<String> = shown
        .into_par_iter()
        .filter_map(|(command, guide, text)| {
            // With `--help` at its end a command is parsed and not run.
            let parsed =
                |more: &[&str]| run(root(), command.iter().map(String::as_str).chain(more.iter().copied()));
            let output = parsed(&["--help"]);
            // `check --base` speaks of the option, and leaves out its value.
            let fine = output.code == 0
                || command.last().is_some_and(|last| last.starts_with("--"))
                    && parsed(&["x", "--help"]).code == 0;
            (!fine).then(|| format!("{guide}: `{text}`:\n{}", output.stderr))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn build_tasks_are_there() {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let known = ["main.rs", "check.rs", "bench/mod.rs", "dist/mod.rs"]
        .map(|file| read(&format!("xtask/src/{file}")))
        .concat();
    let mut seen = 0;
    for Span { guide, text, .. } in spans() {
        let Some(task) = text.strip_prefix("cargo xtask ") else { continue };
        seen += 1;
        let is_name = |word: &&str| word.chars().all(|c| c.is_ascii_lowercase());
        for word in task.split(' ').take_while(|word| !word.is_empty()).filter(is_name) {
            assert!(known.contains(&format!("\"{word}\"")), "{guide}: `{text}`: no task or stage {word}");
        }
    }
    assert!(seen > 20, "only {seen} tasks");
}

/// All words that stand in a text.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).map(str::to_owned)
}

#[test]
fn rules_keys_and_words_are_ones() {
    let repository = repository();
    let mut known: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    known.extend(command_names());
    for name in command_names() {
        known.extend(words(&run(root(), [name.as_str(), "--help"]).stdout));
    }
    for file in &repository {
        let parts =
            file.split('/').flat_map(|part| [part.to_owned(), part.split('.').next().unwrap().to_owned()]);
        known.extend(parts);
        let says = ["schema/", "site-templates/"].iter().any(|folder| file.starts_with(folder));
        if says && !file.contains("/assets/") {
            known.extend(words(&fs::read_to_string(root().join(file)).unwrap()));
        }
    }
    known.extend(sample_site().1.into_keys().filter_map(|path| path.rsplit('/').next().map(str::to_owned)));
    for file in [
        "Cargo.toml",
        "docs/report.schema.json",
        // Columns of the open data.
        "engine/src/call/presentation/table.rs",
        "src/tables/open.rs",
        "engine/src/rules/list/mod.rs",
        "engine/src/rules/mod.rs",
        ".github/workflows/release.yml",
        "init/repository/.github/workflows/check.yml",
        "xtask/src/dist/target.rs",
        "src/gate/push.rs",
        "src/proof/exceptions.rs",
        "src/proof/manifest.rs",
        "src/proof/receipt.rs",
    ] {
        known.extend(words(&fs::read_to_string(root().join(file)).unwrap()));
    }
    // Guides name tests by their functions.
    for file in repository.iter().filter(|file| file.ends_with(".rs")) {
        let text = fs::read_to_string(root().join(file)).unwrap();
        let tests = text.split("fn ").skip(1).filter_map(|rest| rest.split('(').next());
        known.extend(tests.map(str::to_owned));
    }
    let is_word = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || "_.:-".contains(c))
    };
    let mut unknown = BTreeSet::new();
    for Span { guide, text, line } in spans() {
        let foreign = FOREIGN.contains(&&*text) || EXAMPLES.contains(&&*text);
        // Files of a release: of this version and no older one.
        let released = ["zhengji-", "zhengji_"].iter().any(|start| {
            text.strip_prefix(start).is_some_and(|rest| rest.starts_with(env!("CARGO_PKG_VERSION")))
        });
        if line
            || foreign
            || released
            || !is_word(&text)
            || guide == "docs/decisions.md"
            || known.contains(&text)
        {
            continue;
        }
        // `site.base_url` is a key of a key, `call::public` a module of a module, `finance:` a key as it is written.
        let mut parts = text.split(['.', ':']).filter(|part| !part.is_empty());
        if !parts.all(|part| known.contains(part) || known.contains(&part.replace('_', "-"))) {
            unknown.insert(format!("{guide}: `{text}`"));
        }
    }
    assert!(unknown.is_empty(), "{}", unknown.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn placeholders_stand_for_any_name() {
    assert_eq!(pattern("src/rules/<id>.rs"), "src/rules/*.rs");
    assert_eq!(pattern("tables/<推荐单位>/summary-<推荐单位>.csv"), "tables/*/summary-*.csv");
    assert!(fits("src/rules/*.rs", "src/rules/quota.rs") && !fits("src/rules/*.rs", "src/rules/a/b.rs"));
    assert!(fits("src/", "src/lib.rs") && !fits("src/", "srcs/lib.rs") && !fits("src/lib.rs/", "src/lib.rs"));
    assert!(!fits("src/tables/columns.rs", "src/tables/column.rs"));
    let names = BTreeSet::from(["check".to_owned(), "form".to_owned()]);
    assert_eq!(commands("check --format NAME", &names), [["check", "--format", "json"]]);
    assert_eq!(commands("zhengji form --docx|--xlsx", &names).len(), 2);
    assert!(commands("check", &names).is_empty() && commands("the zhengji/receipts", &names).is_empty());
}
