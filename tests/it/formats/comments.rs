//! Markdown that forges show: nothing in it acts, and it is never too long.

use pulldown_cmark::{Event, Options, Parser, Tag};
use zhengji::diagnostic::catalog::Language;
use zhengji::report::{Markdown, RdJson};

use super::{for_many_calls, hostile, parse, tell, warned};
use crate::fixture::judge_as;

/// Everything in a comment that would do something: links, images, HTML; and its text outside code.
fn acting(markdown: &str) -> (Vec<String>, String) {
    let mut acting = Vec::new();
    let (mut text, mut comment) = (String::new(), false);
    for event in Parser::new_ext(markdown, Options::all()) {
        match event {
            Event::Html(html) if html.trim() == "<!-- zhengji -->" && !comment => comment = true,
            Event::Html(html) | Event::InlineHtml(html) => acting.push(html.into_string()),
            Event::Start(tag @ (Tag::Link { .. } | Tag::Image { .. } | Tag::Table(_))) => {
                acting.push(format!("{tag:?}"));
            }
            Event::Text(words) => text.push_str(&words),
            _ => {}
        }
    }
    (acting, text)
}

#[test]
fn nothing_acts_in_a_comment() {
    for_many_calls(|call| {
        for language in [Language::Chinese, Language::English] {
            let report = judge_as(call, language, &Markdown).report;
            let (acting, text) = acting(&report);
            assert!(acting.is_empty(), "{acting:?}\n{report}");
            for word in ["http", "www.", "::"] {
                assert!(!text.contains(word), "{word}\n{report}");
            }
            for mark in ['@', '#'] {
                let names = text.split(mark).skip(1);
                assert!(
                    names.into_iter().all(|name| !name.starts_with(char::is_alphanumeric)),
                    "{mark}\n{report}"
                );
            }
        }
    });
}

#[test]
fn nothing_acts_in_what_reviewdog_posts() {
    for one in parse(&tell(&hostile(), &RdJson))["diagnostics"].as_array().unwrap() {
        let message = one["message"].as_str().unwrap();
        let (acting, text) = acting(message);
        assert!(acting.is_empty() && !text.contains('@'), "{message}");
    }
}

#[test]
fn a_comment_stays_below_60_kb_and_tells_the_worst_first() {
    let mut call = warned();
    let long = format!("title: x\ndomain: \"@{}\"\n", "`题".repeat(3_000));
    for number in 0..300 {
        call.insert(format!("units/shili-yiqi/d{number}.yaml"), long.clone().into_bytes());
    }
    for language in [Language::Chinese, Language::English] {
        let judged = judge_as(&call, language, &Markdown);
        let report = judged.report;
        assert!(report.len() < 60_000, "{}", report.len());
        assert!(report.len() > 40_000, "{}", report.len());
        let told = report.lines().filter(|line| line.starts_with("- ")).count();
        let left_out = judged.diagnostics.len() - told;
        assert!(left_out > 1_000, "{left_out}");
        assert!(report.contains(&format!("{left_out} ")), "{left_out}\n{report}");
        assert!(!report.contains("BOM"), "a warning before errors");
    }
}
