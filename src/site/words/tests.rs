//! Both languages say the same, and what is asked for is there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use fluent_bundle::FluentResource;
use tera::{Context, Tera};
use walkdir::WalkDir;

use super::{Language, Words, ids, is_foreign, marked, source};

const LANGUAGES: [Language; 2] = Language::ALL;

/// Each message with the names of its values.
fn values(language: Language) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut id = "";
    for line in source(language).lines() {
        if let Some((start, _)) =
            line.split_once(" =").filter(|(start, _)| ids(language).any(|id| id == *start))
        {
            id = start;
            all.entry(id).or_default();
        }
        let names = line.split('$').skip(1).filter_map(|rest| rest.split([' ', '}']).next());
        all.entry(id).or_default().extend(names);
    }
    all.remove("");
    all
}

/// Files below a folder of the repository that end so, with what they say.
fn texts(folder: &str, ending: &str) -> Vec<(String, String)> {
    WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().to_str().unwrap().ends_with(ending))
        .map(|entry| (entry.path().display().to_string(), std::fs::read_to_string(entry.path()).unwrap()))
        .collect()
}

/// What stands in quotation marks after each `start`.
fn quoted<'a>(text: &'a str, start: &str) -> Vec<&'a str> {
    text.split(start)
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .collect()
}

#[test]
fn both_languages_parse_and_have_the_same_messages_with_the_same_values() {
    for language in LANGUAGES {
        let resource = FluentResource::try_new(source(language).to_owned());
        assert!(resource.is_ok(), "{language:?}: {:?}", resource.err().map(|(_, errors)| errors));
        let mut seen = BTreeSet::new();
        for id in ids(language) {
            assert!(seen.insert(id), "{language:?}: {id} stands there twice");
        }
    }
    assert_eq!(values(Language::Chinese), values(Language::English));
}

#[test]
fn every_word_that_is_asked_for_is_there_and_no_other() {
    let all = values(Language::Chinese);
    let mut asked = BTreeSet::new();
    let (templates, rust, scripts) =
        (texts("site-templates", ".html"), texts("src/site", ".rs"), texts("site-templates", ".js"));
    for (file, text) in &templates {
        for id in quoted(text, "t(id=") {
            assert!(all.contains_key(id), "{file}: {id}");
            asked.insert(id.to_owned());
        }
        for prefix in quoted(text, "words(prefix=") {
            let words: Vec<_> = all.keys().filter(|id| id.starts_with(prefix)).collect();
            assert!(!words.is_empty(), "{file}: {prefix}");
            asked.extend(words.into_iter().map(|id| (*id).to_owned()));
        }
    }
    // Pages that are nothing but a template have a title and a description by their names.
    for (file, _) in templates.iter().filter(|(file, _)| file.contains("site-templates/pages/")) {
        let name = Path::new(file).file_stem().unwrap().to_str().unwrap();
        for id in ["title", "description"].map(|part| format!("{name}-{part}")) {
            assert!(all.contains_key(id.as_str()), "{file}: {id}");
            asked.insert(id);
        }
    }
    for (file, text) in rust.iter().filter(|(file, _)| !file.ends_with("words/tests.rs")) {
        for id in quoted(text, "tell(").into_iter().chain(quoted(text, ".t(")) {
            assert!(all.contains_key(id), "{file}: {id}");
        }
        for prefix in quoted(text, "of_prefix(") {
            asked.extend(all.keys().filter(|id| id.starts_with(prefix)).map(|id| (*id).to_owned()));
        }
        // Ids also stand in lists and choices, which no search for calls finds.
        asked.extend(all.keys().filter(|id| text.contains(&format!("\"{id}\""))).map(|id| (*id).to_owned()));
    }
    for (file, text) in &scripts {
        for id in quoted(text, " words(").into_iter().chain(quoted(text, "say(")) {
            let found = all
                .keys()
                .any(|known| known.split_once("-script-").is_some_and(|(_, rest)| rest.starts_with(id)));
            assert!(found, "{file}: {id}");
        }
    }
    let unused: Vec<_> = all.keys().filter(|id| !asked.contains(**id)).collect();
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}

#[test]
fn values_are_escaped_and_links_are_not() {
    let mut tera = Tera::default();
    Arc::new(Words::new(Language::English)).teach(&mut tera);
    let template = concat!(
        r#"{{ t(id="comment-on", item=text) }}|{% set link %}<a href="x">{{ text }}</a>{% endset %}"#,
        r#"{{ t(id="comment-on", item=link) }}|{{ t(id="months", months=1) }}|{{ t(id="months", months=2) }}"#
    );
    tera.add_raw_template("page.html", template).unwrap();
    let mut context = Context::new();
    context.insert("text", "<b>&");
    let page = tera.render("page.html", &context).unwrap();
    assert_eq!(page, r#"on &lt;b&gt;&amp;|on <a href="x">&lt;b&gt;&amp;</a>|1 month|2 months"#);
}

#[test]
fn a_word_that_is_not_there_stops_the_build() {
    let mut tera = Tera::default();
    Arc::new(Words::new(Language::Chinese)).teach(&mut tera);
    tera.add_raw_template("page.html", r#"{{ t(id="no-such-word") }}"#).unwrap();
    assert!(tera.render("page.html", &Context::new()).is_err());
    tera.add_raw_template("page.html", r#"{{ t(id="months") }}"#).unwrap();
    assert!(tera.render("page.html", &Context::new()).is_err(), "without its value");
}

#[test]
fn scripts_get_sentences_with_the_names_of_their_values() {
    for language in LANGUAGES {
        let words = Words::new(language).of_prefix("filter-script-");
        assert!(words["found"].contains("{$count}") && words["found"].contains("{$total}"), "{words:?}");
    }
}

#[test]
fn chinese_is_marked_on_english_pages_only() {
    assert!(is_foreign("示例 example", Language::English));
    assert!(!is_foreign("example", Language::English));
    assert!(!is_foreign("示例", Language::Chinese));
}

#[test]
fn chinese_names_inside_english_sentences_are_marked() {
    let english = |text| marked(text, Language::English);
    assert_eq!(
        english("新型研发机构（省级创新平台） (each unit): demands of “self-designed topic”, 1 at most"),
        "<span lang=\"zh-CN\">新型研发机构（省级创新平台）</span> (each unit): demands of “self-designed topic”, 1 at most"
    );
    assert_eq!(
        english("R&D 7,900 万元, 2 of “揭榜挂帅”"),
        "R&amp;D 7,900 <span lang=\"zh-CN\">万元</span>, 2 of “<span lang=\"zh-CN\">揭榜挂帅</span>”"
    );
    assert_eq!(english("all demands"), "all demands");
    assert_eq!(marked("名额：R&D 2 项", Language::Chinese), "名额：R&amp;D 2 项");
}
