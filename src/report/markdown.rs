//! For a comment on a proposal: Markdown as GitHub, GitLab, Gitea and Forgejo read it.
//!
//! Severities: errors stand under “needs mending”, warnings under “worth a look”, notes under “for information”.
//!
//! Values stand in code spans, where mentions, references, links, HTML and table marks do not act; every line begins with
//! our own words, so that no value can be a command to a forge (`/close`). A comment must stay below 64 kB on GitHub: it is
//! cut at 60,000 bytes by whole faults, the worst first, and says how many are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use zhengji_markdown::escape;

use super::{Counts, Format, Report, worst_first};
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Diagnostic, Location, Message, Piece, Severity, Wording, visible_line};
use crate::rules::RULES;
use zhengji_engine::report::{Remark, Worded};

/// Largest report, in bytes.
const BYTES: usize = 60_000;

/// Kept free for the greeting, the headings and the closing sentence.
const RESERVE: usize = 4_000;

/// Largest entry of a fault, in bytes; beyond it only the rule is told.
const ENTRY_BYTES: usize = 6_000;

/// Longest value shown, in characters.
const VALUE: usize = 200;

/// A comment for a proposal.
#[derive(Clone, Copy, Debug)]
pub struct Markdown;

impl Format for Markdown {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let catalog = report.catalog;
        // Found again by programs that keep one comment up to date instead of adding another.
        writeln!(out, "<!-- zhengji -->")?;
        writeln!(out, "{}\n", greeting(report))?;
        if !report.effect.is_empty() {
            writeln!(out, "### {}\n", escape(&catalog.text("report-effect")))?;
            for message in report.effect {
                writeln!(out, "- {}", inline(&catalog.wording(message, Reveal::PublicOnly)))?;
            }
            writeln!(out)?;
        }
        let (sections, left_out) = sections(report);
        for (severity, files) in sections {
            let heading = catalog.text(&format!("report-markdown-{}", severity.key()));
            writeln!(out, "### {heading}\n")?;
            for (path, entries) in files {
                writeln!(out, "#### {}\n", code(path))?;
                for entry in entries {
                    writeln!(out, "{entry}")?;
                }
            }
        }
        if left_out > 0 {
            let message = Message::new("report-markdown-more").count("count", left_out);
            writeln!(out, "{}\n", inline(&catalog.wording(&message, Reveal::PublicOnly)))?;
        }
        let errors = report.diagnostics.iter().any(Diagnostic::is_error);
        let closing = if errors { "report-markdown-next" } else { "report-markdown-thanks" };
        writeln!(out, "{}", escape(&catalog.text(closing)))
    }
}

/// Greeting, and what is fine.
fn greeting(report: &Report<'_>) -> String {
    let counts = Counts::of(report.diagnostics);
    let faults = || report.diagnostics.iter().filter(|one| one.severity != Severity::Note);
    let rules: BTreeSet<&str> = faults().map(|one| one.rule).collect();
    let files: BTreeSet<&str> = faults().map(|one| &*one.location.path).collect();
    let id = match (counts.errors, counts.warnings) {
        (0, 0) => "report-markdown-clean",
        (0, _) => "report-markdown-passed",
        _ => "report-markdown-faults",
    };
    let message = Message::new(id)
        .text("call", report.call)
        .count("errors", counts.errors)
        .count("warnings", counts.warnings)
        .count("units", report.checked.units)
        .count("demands", report.checked.demands)
        .count("files", report.checked.files)
        .count("fine", report.checked.files.saturating_sub(files.len()))
        .count("rules", RULES.len())
        .count("kept", RULES.len().saturating_sub(rules.len()));
    let say = |message: &Message| inline(&report.catalog.wording(message, Reveal::PublicOnly));
    let headline = escape(&report.catalog.text("report-markdown-title"));
    format!("## {headline}\n\n{}", say(&message))
}

/// The entries of a severity by file.
type Section<'a> = (Severity, BTreeMap<&'a str, Vec<String>>);

/// As many faults as fit, the worst first, by severity and file; and how many are left out.
fn sections<'a>(report: &'a Report<'_>) -> (Vec<Section<'a>>, usize) {
    let mut sections: Vec<Section<'a>> = Vec::new();
    let mut free = BYTES - RESERVE;
    let sorted = worst_first(report.diagnostics);
    for (index, diagnostic) in sorted.iter().enumerate() {
        let path: &str = &diagnostic.location.path;
        let entry = entry(diagnostic, report);
        if sections.last().is_none_or(|(severity, _)| *severity != diagnostic.severity) {
            sections.push((diagnostic.severity, BTreeMap::new()));
        }
        let Some((_, files)) = sections.last_mut() else { continue };
        let heading = if files.contains_key(path) { 0 } else { code(path).len() + "#### \n\n".len() };
        let needed = heading + entry.len() + 1;
        if needed > free {
            sections.retain(|(_, files)| !files.is_empty());
            return (sections, sorted.len() - index);
        }
        free -= needed;
        files.entry(path).or_default().push(entry);
    }
    (sections, 0)
}

/// A fault as an entry of a list.
fn entry(diagnostic: &Diagnostic, report: &Report<'_>) -> String {
    let catalog = report.catalog;
    let worded = Worded::new(diagnostic, report.catalog, Reveal::PublicOnly);
    let head = |text: &str| {
        let line =
            line_number(&diagnostic.location, catalog).map(|line| format!("**{line}** ")).unwrap_or_default();
        format!("- {line}{text} {}\n", code(diagnostic.rule))
    };
    let mut lines = vec![head(&inline(&worded.message))];
    let colon = escape(&catalog.text("report-colon"));
    for Remark { label, text, location } in worded.remarks(diagnostic, report) {
        let mut parts = vec![format!("  - {}{colon}{}", escape(&label), inline(&text))];
        if let Some(location) = location {
            parts.push(code(&location.path));
            parts.extend(line_number(location, catalog));
        }
        lines.push(format!("{}\n", parts.join(" ")));
    }
    let entry = lines.concat();
    if entry.len() > ENTRY_BYTES { head(&escape(&catalog.text("report-markdown-too-long"))) } else { entry }
}

fn line_number(location: &Location, catalog: &Catalog) -> Option<String> {
    let message = Message::new("report-line").text("line", location.span?.start.line);
    Some(escape(&catalog.render(&message, Reveal::PublicOnly)))
}

/// A message on one line: our words as text, values as code.
pub(super) fn inline(wording: &Wording) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Words(words) => escape(words),
        Piece::Value(value) if is_plain(value) => value.clone(),
        Piece::Value(value) => code(value),
    };
    wording.pieces().iter().map(piece).collect()
}

/// Values that mean nothing to any Markdown, so that Chinese sentences need not stand in code: letters, Chinese punctuation,
/// blanks between words, and figures. What a forge could take for a commit, seven hexadecimal digits or more, is not plain.
fn is_plain(value: &str) -> bool {
    let chars: Vec<char> = value.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    let plain = |(at, c): (usize, &char)| match c {
        '.' => digit(at.checked_sub(1)) && digit(Some(at + 1)),
        c => c.is_alphanumeric() || "，。、；：？！（）《》〈〉“”‘’〔〕【】—…·％ ".contains(*c),
    };
    let commit = |word: &str| word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    !value.is_empty()
        && value.trim() == value
        && chars.len() <= VALUE
        && chars.iter().enumerate().all(plain)
        && !value.split(|c: char| !c.is_ascii_alphanumeric()).any(commit)
}

/// A value in a code span, cut to a bearable length.
fn code(value: &str) -> String {
    let mut value = visible_line(value);
    if let Some((end, _)) = value.char_indices().nth(VALUE) {
        value.truncate(end);
        value.push('…');
    }
    let longest = value.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // A blank on both sides is taken off again; without it a fence would run into the value, or an empty span be no span.
    let pad = if value.is_empty() || value.starts_with(['`', ' ']) || value.ends_with(['`', ' ']) {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{value}{pad}{fence}")
}

#[cfg(test)]
mod tests {
    use super::{VALUE, code, escape, is_plain};

    #[test]
    fn values_that_could_act_stand_in_code() {
        for plain in ["高温传感器", "从启动到完成所需的月数，1 至 60 个月。", "3.0", "36 个月", "withdrawn"]
        {
            assert!(is_plain(plain), "{plain}");
        }
        for acting in [
            "",
            " ",
            "@everyone",
            "#12",
            "GH-1",
            "www.evil.example",
            "a_b_",
            "http://x",
            "1.",
            ":tada:",
            "/close",
        ] {
            assert!(!is_plain(acting), "{acting}");
        }
        for commit in ["deadbeef", "见1234567", "0123456789abcdef0123456789abcdef01234567"] {
            assert!(!is_plain(commit), "{commit}");
        }
    }

    #[test]
    fn no_value_ends_its_code_span() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code(""), "`  `");
        assert_eq!(code("x\n\n# y"), "`x<U+000A><U+000A># y`");
        assert_eq!(code(&"题".repeat(1000)).chars().count(), VALUE + 3);
    }

    #[test]
    fn our_own_words_are_text() {
        assert_eq!(escape("[not public] a_b <x> 1*2"), r"\[not public\] a\_b \<x\> 1\*2");
    }
}
