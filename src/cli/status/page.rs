//! The page as text, Markdown and HTML.

use std::fmt::Write as _;

use quick_xml::escape::escape;
use zhengji_markdown::escape as markdown_escape;

use crate::report::wrap;

/// Columns of the text.
const WIDTH: usize = 80;

/// A page about a call.
#[derive(Debug)]
pub(super) struct Page {
    /// What it is about.
    pub(super) title: String,
    /// Its parts in the order in which they are read.
    pub(super) sections: Vec<Section>,
}

/// A part of it.
#[derive(Debug)]
pub(super) struct Section {
    /// Its heading.
    pub(super) heading: String,
    /// What it says; never nothing.
    pub(super) lines: Vec<Line>,
}

/// One thing that it says.
#[derive(Debug)]
pub(super) struct Line {
    /// In words.
    pub(super) words: String,
    /// Whose it is: a role, and who has it.
    pub(super) who: String,
    /// The file that it stands in, from the root of the repository, with the line where one is known.
    pub(super) file: String,
}

/// For people.
pub(super) fn text(pages: &[Page]) -> String {
    let mut out = String::new();
    for (number, page) in pages.iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        put(&mut out, "", "", &page.title);
        for section in &page.sections {
            out.push('\n');
            put(&mut out, "", "", &section.heading);
            for line in &section.lines {
                put(&mut out, "  - ", "    ", &line.words);
                // A path is never broken, so that it can be copied.
                let _ = writeln!(out, "    {}", line.who);
                let _ = writeln!(out, "    {}", line.file);
            }
        }
    }
    out
}

fn put(out: &mut String, first: &str, more: &str, words: &str) {
    for (number, line) in wrap(words, WIDTH - first.len()).iter().enumerate() {
        // Writing to a string never fails.
        let _ = writeln!(out, "{}{line}", if number == 0 { first } else { more });
    }
}

/// For issues and letters.
pub(super) fn markdown(pages: &[Page]) -> String {
    let mut out = String::new();
    for page in pages {
        let _ = writeln!(out, "# {}\n", plain(&page.title));
        for section in &page.sections {
            let _ = writeln!(out, "## {}\n", plain(&section.heading));
            for line in &section.lines {
                // A path holds no back quote: rule `path` refuses it, and the report still must not break.
                let file = line.file.replace('`', "'");
                let _ = writeln!(out, "- {} — {}, `{file}`", plain(&line.words), plain(&line.who));
            }
            out.push('\n');
        }
    }
    out
}

/// Words that stand for themselves in Markdown, on one line.
fn plain(words: &str) -> String {
    markdown_escape(&words.replace('\n', " "))
}

const STYLE: &str = "\
body{font-family:system-ui,'Noto Sans CJK SC','Microsoft YaHei',sans-serif;line-height:1.6;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#111}\
h1{font-size:1.5rem}h2{font-size:1.15rem;border-bottom:1px solid #767676;margin-top:2rem}\
li{margin:.5rem 0}.of{display:block;color:#444;font-size:.9rem}code{overflow-wrap:anywhere}\
@page{size:A4;margin:18mm 15mm}@media print{body{margin:0;max-width:none;padding:0}li{break-inside:avoid}}";

/// A page of its own.
pub(super) fn html(pages: &[Page], language: &str) -> String {
    let title = pages.first().map(|page| page.title.as_str()).unwrap_or_default();
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n<title>{}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n",
        escape(title)
    );
    for page in pages {
        let _ = writeln!(out, "<h1>{}</h1>", escape(&page.title));
        for section in &page.sections {
            let _ = writeln!(out, "<h2>{}</h2>\n<ul>", escape(&section.heading));
            for Line { words, who, file } in &section.lines {
                let _ = writeln!(
                    out,
                    "<li>{}<span class=\"of\">{} · <code>{}</code></span></li>",
                    escape(words),
                    escape(who),
                    escape(file)
                );
            }
            out.push_str("</ul>\n");
        }
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}
