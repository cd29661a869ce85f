//! What was written is what is published: the laws of plain text, and what becomes of texts as clerks write them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

use std::fmt::Write as _;

use proptest::prelude::*;
use zhengji_markdown::plain::{may_have_marks, to_flow, to_html, to_text};

/// What a browser shows of HTML: no tags, entities as their characters.
fn visible(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let tag = &rest[start..];
        let end = tag.find('>').expect("every tag ends");
        // Cells and lines are apart.
        out.push(' ');
        rest = &tag[end + 1..];
    }
    out.push_str(rest);
    let out = out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    out.replace("&amp;", "&")
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{B}' | '\u{C}')).collect()
}

/// The elements that may come out, each with its attributes.
const ELEMENTS: &[&str] = &[
    "<p>",
    "<p class=\"joined\">",
    "</p>",
    "<br>",
    "<ul class=\"points\">",
    "<ul class=\"points joined\">",
    "</ul>",
    "<li>",
    "</li>",
    "<strong>",
    "</strong>",
    "<sup>",
    "</sup>",
    "<sub>",
    "</sub>",
    "<span class=\"visually-hidden\">",
    "</span>",
    "<div class=\"scroll\" tabindex=\"0\">",
    "</div>",
    "<table>",
    "</table>",
    "<thead>",
    "</thead>",
    "<tbody>",
    "</tbody>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th scope=\"col\">",
    "</th>",
];

/// That HTML has only those elements, each closed in its place.
fn is_sound(html: &str) -> Result<(), String> {
    let mut open = Vec::new();
    for (start, _) in html.match_indices('<') {
        let end = start + html[start..].find('>').ok_or("a tag without end")?;
        let tag = &html[start..=end];
        if !ELEMENTS.contains(&tag) {
            return Err(tag.to_string());
        }
        let name = tag.trim_matches(['<', '>', '/']).split(' ').next().unwrap_or_default();
        match tag.strip_prefix("</") {
            _ if name == "br" => {}
            Some(_) if open.pop() != Some(name) => return Err(format!("{tag} out of place")),
            Some(_) => {}
            None => open.push(name),
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("open: {open:?}")) }
}

/// Whether a line can be the row of dashes of an old table.
fn has_dashes(text: &str) -> bool {
    text.split(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']).any(|line| {
        let line = line.trim();
        line.contains('|')
            && line.contains('-')
            && line.chars().all(|c| matches!(c, '|' | '-' | ':') || c.is_whitespace())
    })
}

/// The laws, for one text.
fn holds(text: &str) -> Result<(), TestCaseError> {
    for html in [to_html(text), to_flow(text)] {
        prop_assert_eq!(is_sound(&html), Ok(()), "{}", html);
        let shown = without_blanks(&visible(&html));
        let written = without_blanks(text);
        prop_assert_eq!(&shown, &without_blanks(&to_text(text)));
        // What is missing are pairs of `**`, and in a text with an old table its bars and dashes; nothing is there besides.
        let mut missing = String::new();
        let mut left = shown.chars().peekable();
        for c in written.chars() {
            if left.next_if_eq(&c).is_none() {
                missing.push(c);
            }
        }
        prop_assert_eq!(left.next(), None, "{} is not in {}", shown, written);
        let stars = missing.matches('*').count();
        prop_assert_eq!(stars % 4, 0, "{}", missing);
        if !has_dashes(text) {
            prop_assert_eq!(stars, missing.len(), "{}", missing);
            prop_assert!(text.contains("**") || missing.is_empty());
            prop_assert_eq!(without_stars(&shown), without_stars(&written));
        }
    }
    Ok(())
}

fn without_stars(text: &str) -> String {
    text.replace('*', "")
}

/// Texts made of what such texts are made of.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[一二三研究材料℃μ≥±（）《》“”、，。；：—…]{1,6}",
        "[0-9a-zA-Z.,%+=/()-]{1,5}",
        "[*_^{}<>&\"'`~#|\\\\\\[\\]!$:-]{1,4}",
        prop_oneof!["\\*\\*", "\n", "\n\n", "\t", "　　", "    ", "\u{B}", "\u{2028}", "\r\n", " "],
        prop_oneof![
            "1\\. ",
            "（1）",
            "①",
            "一、",
            "— ",
            "• ",
            "- ",
            "\\^\\{",
            "_\\{",
            "\\}",
            "\\|---\\|---\\|\n",
            "\\| a \\| b \\|\n",
            "a\tb\n",
            "<sup>",
            "</b>",
            "&lt;",
            "\\\\frac",
            "朱\\*\\*",
            "50\\*30"
        ],
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn what_is_shown_is_what_was_written(text in texts()) {
        holds(&text)?;
    }

    #[test]
    fn so_it_is_for_any_text(text in "[^\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f]{0,80}") {
        holds(&text)?;
    }

    #[test]
    fn a_text_without_marks_is_seen_as_it_is_written(text in texts()) {
        let text: String = text.chars().filter(|c| !may_have_marks(c.encode_utf8(&mut [0; 4]))).collect();
        let (seen, written) = (to_text(&text), text.split_whitespace());
        prop_assert_eq!(seen.split_whitespace().collect::<Vec<_>>(), written.collect::<Vec<_>>());
    }
}

fn cases() -> impl Iterator<Item = (&'static str, &'static str)> {
    let cases = include_str!("clerks.txt").strip_prefix("=== ").expect("cases").split("\n=== ");
    cases.map(|case| case.split_once('\n').unwrap_or((case, "")))
}

#[test]
fn texts_as_clerks_write_them() {
    let mut out = String::new();
    for (name, text) in cases() {
        let _ = writeln!(out, "=== {name}\n{}--- as text\n{}\n", to_html(text), to_text(text));
    }
    insta::assert_snapshot!(out);
    assert!(cases().count() >= 60);
}

#[test]
fn texts_of_clerks_keep_the_laws() {
    for (name, text) in cases() {
        holds(text).unwrap_or_else(|why| panic!("{name}: {why}"));
        // However the lines end.
        for end in ["\r\n", "\r"] {
            assert_eq!(to_html(&text.replace('\n', end)), to_html(text), "{name}");
        }
    }
}

#[test]
fn a_long_text_takes_no_longer_than_its_length() {
    for piece in [
        "**",
        "^{",
        "a**b ",
        "|",
        "\t",
        "a\tb\n",
        "|a|b|\n",
        "|-|-|\n",
        "- a\n",
        "（1）",
        "*",
        "$\\a",
        "\n",
        "朱**和李",
    ] {
        let short = piece.repeat(4000);
        let long = piece.repeat(40_000);
        // The best of some: a busy machine is slow, not wrong.
        let time = |text: &str| {
            let once = || {
                let start = std::time::Instant::now();
                let _ = (to_html(text), to_text(text));
                start.elapsed().as_secs_f64()
            };
            (0..5).map(|_| once()).fold(f64::MAX, f64::min)
        };
        // A square would take a hundred times as long.
        let (short, long) = (time(&short).max(0.02), time(&long));
        assert!(long < short * 50.0, "{piece:?}: {short} s, {long} s");
    }
}
