//! Texts to HTML that is safe to publish: Markdown, which the bureau writes, and [`plain`] text, which all others write.
//!
//! Of Markdown, raw HTML is shown as text, links keep only schemes that cannot run anything, images are shown as their
//! description, emphasis beside Han characters is bold as its writer meant it, and no blank comes between Han characters
//! where lines are joined.

mod emphasis;
mod lines;
pub mod plain;

mod escape;

pub use escape::escape;

use std::collections::BTreeSet;

use pulldown_cmark::{
    Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html,
};

pub use emphasis::prepare;
pub use lines::{is_break, one_line, touch};

/// Schemes that a link may have.
const SCHEMES: &[&str] = &["http:", "https:", "mailto:"];

/// Renders Markdown. Headings start at `first_heading` (2 under a page's own heading) and skip no level, whatever levels
/// the writer chose.
pub fn to_html(markdown: &str, first_heading: u8) -> String {
    let prepared = prepare(markdown);
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut out, events(&prepared, first_heading));
    finish(&out)
}

/// The events of a prepared text, made safe.
pub fn events(prepared: &str, first_heading: u8) -> impl Iterator<Item = Event<'_>> {
    let mut headings = Headings::of(prepared, first_heading);
    let mut dropped_links = Vec::new();
    let safe = parser(prepared).filter_map(move |event| safe(event, &mut headings, &mut dropped_links));
    let mut all: Vec<Event<'_>> = safe.collect();
    let joined = joined(&all);
    let mut index = 0..;
    all.retain(|_| index.next().is_none_or(|index| !joined.contains(&index)));
    all.into_iter()
}

/// The ends of lines that no blank takes the place of: they stand between Han characters.
fn joined(events: &[Event<'_>]) -> BTreeSet<usize> {
    let mut joined = BTreeSet::new();
    let mut last = None;
    // The end of a line before which Han stands, until it is known what comes after it.
    let mut open = None;
    for (index, event) in events.iter().enumerate() {
        match event {
            Event::SoftBreak => open = Some(index),
            Event::Text(text) | Event::Code(text) => {
                if let Some(open) = open.take()
                    && lines::touch(last, text.chars().next())
                {
                    joined.insert(open);
                }
                last = text.chars().next_back();
            }
            _ => {}
        }
    }
    joined
}

/// Wide tables scroll by themselves instead of stretching the page.
pub fn finish(html: &str) -> String {
    html.replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>")
}

/// The words of Markdown as a reader sees them, without its marks; what stands in different blocks is kept apart.
pub fn to_text(markdown: &str) -> String {
    let prepared = prepare(markdown);
    let mut out = String::with_capacity(markdown.len());
    for event in parser(&prepared) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                out.push_str(&restored(text));
            }
            Event::SoftBreak | Event::HardBreak => out.push('\n'),
            Event::Rule => out.push_str("\n\n"),
            Event::End(end) if !is_within_a_line(end) => out.push_str("\n\n"),
            _ => {}
        }
    }
    out
}

fn is_within_a_line(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

fn parser(prepared: &str) -> Parser<'_> {
    Parser::new_ext(prepared, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
}

/// Which level a heading gets: the levels in use, in a row from the first.
struct Headings {
    used: BTreeSet<HeadingLevel>,
    first: usize,
    /// Level of the heading before; the next is at most one deeper.
    last: usize,
}

impl Headings {
    fn of(prepared: &str, first: u8) -> Self {
        let level = |event| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(level),
            _ => None,
        };
        let first = usize::from(first);
        Self { used: parser(prepared).filter_map(level).collect(), first, last: first.saturating_sub(1) }
    }

    /// The level of a heading that starts.
    fn next(&mut self, level: HeadingLevel) -> HeadingLevel {
        let rank = self.used.iter().take_while(|used| **used < level).count();
        self.last = (self.first + rank).min(self.last + 1).clamp(1, 6);
        self.current()
    }

    /// The level of the heading that ends.
    fn current(&self) -> HeadingLevel {
        HeadingLevel::try_from(self.last).unwrap_or(HeadingLevel::H6)
    }
}

fn safe<'a>(event: Event<'a>, headings: &mut Headings, dropped_links: &mut Vec<bool>) -> Option<Event<'a>> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) | Event::Text(text) => Some(Event::Text(restored(text))),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Heading { level, .. }) => {
            let level = headings.next(level);
            Some(Event::Start(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() }))
        }
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(headings.current()))),
        Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
            let dest_url = restored(dest_url);
            let keep = link_type == LinkType::Email || is_safe(&dest_url);
            dropped_links.push(!keep);
            keep.then(|| {
                Event::Start(Tag::Link { link_type, dest_url, title: restored(title), id: "".into() })
            })
        }
        Event::End(TagEnd::Link) => {
            let dropped = dropped_links.pop().unwrap_or(false);
            (!dropped).then_some(Event::End(TagEnd::Link))
        }
        // A picture would be a request to another host; its description says what it shows.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        // The alignment of columns comes out as styles in the elements, which the pages' policy forbids.
        Event::Start(Tag::Table(columns)) => {
            Some(Event::Start(Tag::Table(vec![Alignment::None; columns.len()])))
        }
        Event::Code(text) => Some(Event::Code(restored(text))),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
            Some(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(restored(language)))))
        }
        other => Some(other),
    }
}

fn restored(text: CowStr<'_>) -> CowStr<'_> {
    emphasis::restored(&text).map_or(text, CowStr::from)
}

/// Whether following a link can do no harm: it stays on the site or has a known scheme. Blanks and control characters
/// are passed over as browsers do, so that `java\nscript:` is seen for what it is.
fn is_safe(address: &str) -> bool {
    let address: String =
        address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase();
    if address.starts_with("//") || address.starts_with('\\') {
        return false;
    }
    match address.split_once([':', '/', '?', '#']) {
        Some((scheme, _)) if address.as_bytes().get(scheme.len()) == Some(&b':') => {
            SCHEMES.iter().any(|known| address.starts_with(known))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{to_html, to_text};

    fn html(markdown: &str) -> String {
        to_html(markdown, 2).trim().to_owned()
    }

    #[test]
    fn raw_html_is_text() {
        assert_eq!(html("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
        assert!(!html("a <img src=x onerror=alert(1)> b").contains("<img"));
        assert!(!html("<div\nonclick=x>\n\nb").contains("<div\n"));
    }

    #[test]
    fn dangerous_links_lose_their_address() {
        for address in [
            "javascript:alert(1)",
            "JaVa\tScript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example/x",
            "\\\\evil",
            "&#106;avascript:x",
        ] {
            let shown = html(&format!("[词]({address})"));
            assert!(!shown.contains("href"), "{address}: {shown}");
        }
        assert!(!html("<javascript:alert(1)>").contains("href"));
        assert_eq!(html("[词](https://a.example/x)"), "<p><a href=\"https://a.example/x\">词</a></p>");
        assert_eq!(html("[词](#a)"), "<p><a href=\"#a\">词</a></p>");
    }

    #[test]
    fn pictures_become_their_description() {
        assert_eq!(html("![曲线图](https://evil.example/x.png)"), "<p>曲线图</p>");
    }

    #[test]
    fn tables_have_no_styles_of_their_own() {
        let shown = html("|指标|目标|\n|:--|--:|\n|温度|1000|");
        assert!(shown.contains("<th>指标</th>") && shown.contains("<td>1000</td>"), "{shown}");
    }

    #[test]
    fn headings_go_below_the_page() {
        assert_eq!(html("# 一\n###### 六"), "<h2>一</h2>\n<h3>六</h3>");
        assert_eq!(html("### 一\n### 二"), "<h2>一</h2>\n<h2>二</h2>");
        assert_eq!(html("### 一\n## 二\n### 三"), "<h2>一</h2>\n<h2>二</h2>\n<h3>三</h3>");
        assert_eq!(to_html("# 深", 9).trim(), "<h6>深</h6>");
    }

    #[test]
    fn text_has_no_marks() {
        for (markdown, text) in [
            ("## 一、铸造\n\n1. **“温度场”**与`code`\n2. 二", "一、铸造\n“温度场”与code\n二\n\n"),
            ("见[《标准》](https://a.example/)第3条", "见《标准》第3条\n"),
            ("a <b>\n2 < 3", "a <b>\n2 < 3\n"),
        ] {
            let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(squeezed(&to_text(markdown)), squeezed(text));
        }
    }

    #[test]
    fn no_blank_comes_between_han_where_lines_are_joined() {
        assert_eq!(
            html("研究烧结\n收缩，\n**重点**是\n10 项\nof all"),
            "<p>研究烧结收缩，<strong>重点</strong>是\n10 项\nof all</p>"
        );
        assert_eq!(html("甲  \n乙"), "<p>甲<br />\n乙</p>");
    }
}
