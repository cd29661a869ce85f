//! Ids are for files and programs. What people read says names; where somebody has to type an id, or where it is a file's
//! name, it stands in code marks, in brackets or in quotation marks.

use std::collections::BTreeSet;

use zhengji::call::StageKind;
use zhengji::diagnostic::Diagnostic;
use zhengji::diagnostic::Message;
use zhengji::diagnostic::catalog::{Language, Reveal};
use zhengji::rules::RULES;

use crate::fixture::{Files, base, files, fixture, fixture_names, folder, judge};
use crate::program::{Repository, run};
use crate::site::sample_site;

/// The ids of a call, of stages and of the words of its forms.
fn ids(call: &Files) -> BTreeSet<String> {
    let mut ids: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    ids.extend(["submission", "recommendation", "guideline", "consultation"].map(str::to_owned));
    let kinds =
        [StageKind::Submission, StageKind::Recommendation, StageKind::Guideline, StageKind::Consultation];
    assert!(kinds.iter().all(|kind| ids.contains(kind.key())));
    for line in String::from_utf8_lossy(&call["call.yaml"]).lines() {
        if let Some((_, id)) = line.split_once("id: ") {
            ids.insert(id.split([',', '}']).next().unwrap().trim().to_owned());
        }
    }
    for path in call.keys() {
        let mut parts = path.split('/');
        if let (Some("departments" | "units"), Some(id)) = (parts.next(), parts.next()) {
            ids.insert(id.to_owned());
        }
    }
    let words = ["open-bidding", "innovation-consortium", "chain-alliance", "single-unit", "self-designed"];
    ids.extend(words.map(str::to_owned));
    ids
}

/// In English some ids are ordinary words; only those that cannot be one are looked for.
fn is_looked_for(id: &str, language: Language) -> bool {
    const WORDS: [&str; 15] = [
        "self-designed",
        "path",
        "text",
        "yaml",
        "schema",
        "quota",
        "similar",
        "ranking",
        "owner",
        "arrival",
        "approved",
        "recommended",
        "jurisdiction",
        "sealed",
        "shop",
    ];
    let stages = ["submission", "recommendation", "guideline", "consultation", "lab", "yard"];
    language == Language::Chinese || !(WORDS.contains(&id) || stages.contains(&id))
}

/// The ids that stand in a text as words of it.
fn standing<'t>(text: &'t str, ids: &BTreeSet<String>, language: Language) -> Vec<&'t str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-_./@#&=".contains(c);
    let mut found = Vec::new();
    let mut before = None;
    let mut offset = 0;
    // Every second piece stands in code marks.
    let bare: String = text.split('`').step_by(2).collect::<Vec<_>>().join("`");
    let whole = text;
    let text = bare.as_str();
    for token in text.split_inclusive(|c: char| !is_part(c)) {
        let word = token.trim_end_matches(|c: char| !is_part(c));
        let after = token[word.len()..].chars().next();
        let bare = word.trim_end_matches('.');
        let is_marked = matches!(
            (before, after),
            (
                Some('（' | '(' | '“' | '`' | '[' | '"'),
                Some('）' | ')' | '”' | '`' | ']' | '"' | '：' | '，' | '、')
            )
        ) || matches!(before, Some('“' | '`'));
        // What may be written stands before its name in brackets.
        let rest = text[offset + word.len()..].trim_start();
        let is_named = rest.starts_with(['（', '(']);
        offset += token.len();
        if ids.contains(bare) && is_looked_for(bare, language) && !is_marked && !is_named {
            found.push(whole);
        }
        before = token.chars().last();
    }
    found
}

/// The texts of a page that people see, without what stands in code marks.
fn visible(html: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut hidden = Vec::new();
    let (_, body) = html.split_once("<body").unwrap_or(("", html));
    for piece in body.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else { continue };
        let name = tag.split([' ', '\n', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        if ["code", "pre", "script", "style", "textarea"].contains(&name) {
            if tag.starts_with('/') {
                hidden.pop();
            } else {
                hidden.push(name.to_owned());
            }
        }
        if hidden.is_empty() && !text.trim().is_empty() {
            out.push(text.trim().to_owned());
        }
    }
    out
}

fn language_of(path: &str) -> Language {
    if path.starts_with("en/") { Language::English } else { Language::Chinese }
}

#[test]
fn pages_say_names() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let ids = ids(&files(&root.join("submissions/hangzhou-2021-1")));
    assert!(ids.contains("yuhang") && ids.contains("leading-enterprise") && ids.contains("internet-plus"));
    let (_folder, pages) = sample_site();
    let mut found = BTreeSet::new();
    let mut seen = 0;
    for (page, bytes) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        for text in visible(&String::from_utf8_lossy(bytes)) {
            seen += 1;
            for id in standing(&text, &ids, language_of(page)) {
                found.insert(format!("{page}: {id}"));
            }
        }
    }
    assert!(seen > 10_000, "{seen}");
    assert!(found.is_empty(), "{} places\n{found:#?}", found.len());
}

#[test]
fn tables_say_names() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let ids = ids(&files(&root.join("submissions/hangzhou-2021-1")));
    let mut found = Vec::new();
    for (tag, language) in [("zh-CN", Language::Chinese), ("en", Language::English)] {
        for choice in [
            &["--department", "yuhang"][..],
            &["--all"],
            &["--quota"],
            &["--cross", "department"],
            &["--cross", "organization"],
            &["--consortia"],
            &["--domain", "internet-plus"],
            &["--kind", "leading-enterprise"],
        ] {
            let arguments = [
                &[
                    "table",
                    "hangzhou-2021-1",
                    "--lang",
                    tag,
                    "--format",
                    "md",
                    "--at",
                    "2021-06-20T12:00:00+08:00",
                ],
                choice,
            ]
            .concat();
            let told = run(root, arguments);
            assert_eq!(told.code, 0, "{choice:?} {}", told.shown());
            for line in told.stdout.lines() {
                found.extend(
                    standing(line, &ids, language)
                        .into_iter()
                        .map(|line| format!("{tag} {choice:?}: {line}")),
                );
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// What a diagnostic says, without the lines of files that it shows.
fn told(fault: &Diagnostic, language: Language) -> Vec<String> {
    let catalog = zhengji::built_in::catalog(language);
    let say = |message: &Message| catalog.render(message, Reveal::PublicOnly);
    let notes = fault.notes.iter().map(|note| say(&note.message));
    [say(&fault.message)]
        .into_iter()
        .chain(fault.help.as_ref().map(say))
        .chain(notes)
        .chain(fault.ask.clone())
        .collect()
}

#[test]
fn messages_say_names() {
    let mut found = BTreeSet::new();
    let mut count = 0;
    let mut look = |name: &str, call: &Files| {
        let ids = ids(call);
        for fault in judge(call).diagnostics {
            for language in [Language::Chinese, Language::English] {
                for text in told(&fault, language) {
                    count += 1;
                    found.extend(
                        standing(&text, &ids, language)
                            .into_iter()
                            .map(|text| format!("{name} {}: {text}", language.tag())),
                    );
                }
            }
        }
    };
    for rule in RULES {
        for name in fixture_names(rule.id).into_iter().filter(|name| name.starts_with("fail-")) {
            look(&format!("{}/{name}", rule.id), &fixture(rule.id, &name));
        }
    }
    let faulty = crate::another_law::with_faults();
    look("third city", &files(&faulty.join("submissions/example")));
    assert!(count > 500, "{count}");
    assert!(found.is_empty(), "{} places\n{found:#?}", found.len());
}

/// What rules say of themselves, and what commands ask.
#[test]
fn questions_and_rules_say_names() {
    let ids = ids(&files(&folder("third-city")));
    let repository = Repository::new(&base());
    for (tag, language) in [("zh-CN", Language::Chinese), ("en", Language::English)] {
        let mut texts = Vec::new();
        for kind in ["demand", "unit"] {
            let asked = repository.answer(
                &["new", kind, "--lang", tag, "--at", "2021-04-01T12:00:00+08:00"],
                &b"1\n\n\n\n".repeat(60),
            );
            texts.push(asked.stdout + &asked.stderr);
        }
        for rule in RULES {
            let told = repository.run(&["explain", rule.id, "--lang", tag]).stdout;
            // The first line is the rule's id, examples are files.
            texts.push(
                told.lines()
                    .skip(1)
                    .take_while(|line| !line.contains("```") && !line.contains(".yaml"))
                    .collect::<Vec<_>>()
                    .join("\n"),
            );
        }
        let found: BTreeSet<_> = texts
            .iter()
            .flat_map(|text| text.lines())
            .flat_map(|line| standing(line, &ids, language))
            .collect();
        assert!(found.is_empty(), "{tag} {found:#?}");
    }
}
