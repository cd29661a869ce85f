//! The paragraphs of a text, each with an address of its own, so that a comment can say which one it is on.
//!
//! An address comes from the headings above a paragraph and from its words, never from its position: it stays the same
//! from draft to draft while others come and go, and a changed paragraph is another one. Whoever wants to keep an
//! address over a change writes one: `{#name}` at the end of the paragraph.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Tag, TagEnd, html};
use sha2::{Digest, Sha256};

use zhengji_markdown::{events, finish, prepare};

/// A heading, a paragraph, an item of a list, a table or a block of code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::site) struct Paragraph {
    /// Its `id` on the page.
    pub(in crate::site) anchor: String,
    /// How people name it: the numbers of the headings above it, then its own among those of the same heading, as in
    /// `2.1-3`. Headings have their numbers alone.
    pub(in crate::site) number: String,
    /// What it says, without blanks.
    pub(in crate::site) words: String,
    /// What stands from its beginning to that of the next, as it is read.
    pub(in crate::site) said: String,
    /// Its heading and the line that introduces its list, without blanks; of a heading, itself.
    above: String,
    /// Its number in its list.
    ordinal: Option<u64>,
    /// Whether it is a heading.
    pub(in crate::site) is_heading: bool,
    /// Of a heading, what people read; nothing otherwise.
    pub(in crate::site) title: String,
}

/// Items stand under the heading of their page.
const FIRST_HEADING: u8 = 2;

/// A text as HTML, and its paragraphs in their order. `link` gives what stands at the start of each, as HTML.
pub(in crate::site) fn numbered(
    markdown: &str,
    link: &dyn Fn(&Paragraph) -> String,
) -> (String, Vec<Paragraph>) {
    let prepared = prepare(markdown);
    let all: Vec<Event<'_>> = events(&prepared, FIRST_HEADING).collect();
    let mut numbering = Numbering::default();
    let mut out = Vec::with_capacity(all.len());
    // Where a written address stands that is not to be shown.
    let mut written = BTreeSet::new();
    for (at, event) in all.iter().enumerate() {
        numbering.read(event, written.contains(&at));
        if let Event::Start(Tag::List(first)) = event {
            let introduced =
                matches!(at.checked_sub(1).and_then(|at| all.get(at)), Some(Event::End(TagEnd::Paragraph)));
            numbering.list(*first, introduced);
        }
        if let Event::End(TagEnd::List(_)) = event {
            numbering.lists.pop();
        }
        if let Some(start) = own_start(event, !numbering.lists.is_empty()) {
            let own = own_part(&all, at);
            if let Some(index) = written_address(own) {
                written.insert(at + index);
            }
            let paragraph = numbering.paragraph(start, own);
            let link = link(&paragraph);
            let id = &paragraph.anchor;
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    let id = Some(id.clone().into());
                    out.push(Event::Start(Tag::Heading {
                        level: *level,
                        id,
                        classes: Vec::new(),
                        attrs: Vec::new(),
                    }));
                    out.push(Event::InlineHtml(link.into()));
                }
                Event::Start(Tag::Paragraph) => {
                    out.push(Event::Html(format!("<p id=\"{id}\">{link}").into()));
                }
                Event::Start(Tag::Item) => out.push(Event::Html(format!("<li id=\"{id}\">{link}").into())),
                other => {
                    out.push(Event::Html(format!("<div id=\"{id}\">{link}").into()));
                    out.push(other.clone());
                }
            }
            numbering.paragraphs.push(paragraph);
            continue;
        }
        match event {
            Event::Text(text) if written.contains(&at) => {
                out.push(Event::Text(without_address(text).0.to_owned().into()));
            }
            Event::End(TagEnd::Table | TagEnd::CodeBlock) if numbering.lists.is_empty() => {
                out.extend([event.clone(), Event::Html("</div>\n".into())]);
            }
            other => out.push(other.clone()),
        }
    }
    let mut page = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut page, out.into_iter());
    (finish(&page), numbering.paragraphs)
}

/// The paragraphs of a text.
pub(in crate::site) fn paragraphs(markdown: &str) -> Vec<Paragraph> {
    numbered(markdown, &|_| String::new()).1
}

/// The paragraph that a comment names: by address, by number, or as people write it, such as `考核指标方向一第1项`: heading, what
/// introduces the list, number in the list. None where it names no paragraph, or more than one.
pub(in crate::site) fn find<'a>(paragraphs: &'a [Paragraph], name: &str) -> Option<&'a Paragraph> {
    let name = without_blanks(name);
    let name = name.trim_start_matches('#');
    let is_it = |paragraph: &&Paragraph| {
        paragraph.number == name
            || paragraph.anchor == name
            || match paragraph.ordinal {
                Some(ordinal) => {
                    name.strip_prefix(&paragraph.above).is_some_and(|rest| is_ordinal(rest, ordinal))
                }
                None => paragraph.is_heading && paragraph.above == name,
            }
    };
    let mut found = paragraphs.iter().filter(is_it);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Whether a few characters say this number: `第1项`, `(1)`.
fn is_ordinal(text: &str, ordinal: u64) -> bool {
    let (digits, others): (String, String) = text.chars().partition(char::is_ascii_digit);
    digits.parse() == Ok(ordinal) && others.chars().count() <= 4
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What begins a paragraph of its own. Inside an item of a list all belongs to the item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Heading(usize),
    Item,
    Other,
}

fn own_start(event: &Event<'_>, inside_list: bool) -> Option<Start> {
    match event {
        Event::Start(Tag::Heading { level, .. }) if !inside_list => Some(Start::Heading(*level as usize)),
        Event::Start(Tag::Item) => Some(Start::Item),
        Event::Start(Tag::Paragraph | Tag::Table(_) | Tag::CodeBlock(_)) if !inside_list => {
            Some(Start::Other)
        }
        _ => None,
    }
}

/// What belongs to the paragraph that starts at `at`: to its end, or to the first list inside it.
fn own_part<'a, 'e>(all: &'a [Event<'e>], at: usize) -> &'a [Event<'e>] {
    let rest = all.get(at..).unwrap_or_default();
    let mut depth = 0_usize;
    let end = rest.iter().enumerate().position(|(index, event)| {
        match event {
            Event::Start(Tag::List(_)) if index > 0 => return true,
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
}

/// A text, and the address written at its end as `{#name}`.
fn without_address(text: &str) -> (&str, Option<&str>) {
    let written = text.trim_end().strip_suffix('}').and_then(|text| text.rsplit_once("{#"));
    match written {
        Some((before, name))
            if !name.is_empty()
                && name.len() <= 40
                && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') =>
        {
            (before.trim_end(), Some(name))
        }
        _ => (text, None),
    }
}

/// The place of the text that ends in a written address.
fn written_address(own: &[Event<'_>]) -> Option<usize> {
    let index = own.iter().rposition(|event| matches!(event, Event::Text(_) | Event::Code(_)))?;
    match own.get(index)? {
        Event::Text(text) if without_address(text).1.is_some() => Some(index),
        _ => None,
    }
}

struct List {
    /// The number of the item that has begun last.
    ordinal: u64,
    above: String,
}

#[derive(Default)]
struct Numbering {
    paragraphs: Vec<Paragraph>,
    lists: Vec<List>,
    /// The headings above: level, number, words.
    headings: Vec<(usize, usize, String)>,
    /// Paragraphs below the last heading so far.
    count: usize,
    /// The words of the last paragraph.
    last: String,
    anchors: BTreeSet<String>,
}

impl Numbering {
    /// Adds to the last paragraph what is read of an event; an address that is not shown is not read.
    fn read(&mut self, event: &Event<'_>, is_address: bool) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match event {
            Event::Text(text) if is_address => paragraph.said.push_str(without_address(text).0),
            Event::Text(text) | Event::Code(text) => paragraph.said.push_str(text),
            Event::SoftBreak | Event::HardBreak => paragraph.said.push('\n'),
            Event::End(TagEnd::TableCell | TagEnd::Paragraph | TagEnd::Item) => paragraph.said.push(' '),
            _ => {}
        }
    }

    fn list(&mut self, first: Option<u64>, introduced: bool) {
        let mut above = self.headings.last().map(|(.., words)| words.clone()).unwrap_or_default();
        if let Some(list) = self.lists.last() {
            above.clone_from(&list.above);
            above.push_str(&list.ordinal.to_string());
        } else if introduced {
            above.push_str(self.last.strip_suffix(['\u{FF1A}', ':']).unwrap_or_default());
        }
        self.lists.push(List { ordinal: first.unwrap_or(1).wrapping_sub(1), above });
    }

    fn paragraph(&mut self, start: Start, own: &[Event<'_>]) -> Paragraph {
        let mut text = String::new();
        for event in own {
            if let Event::Text(words) | Event::Code(words) = event {
                text.push_str(words);
            }
        }
        let (words, name) = without_address(&text);
        let is_heading = matches!(start, Start::Heading(_));
        let title = if is_heading { words.trim().to_owned() } else { String::new() };
        let words = without_blanks(words);
        if let Start::Heading(level) = start {
            self.headings.retain(|(above, ..)| *above <= level);
            match self.headings.last_mut() {
                Some((same, number, heading)) if *same == level => {
                    *number += 1;
                    heading.clone_from(&words);
                }
                _ => self.headings.push((level, 1, words.clone())),
            }
            self.count = 0;
        } else {
            self.count += 1;
        }
        let numbers: Vec<String> = self.headings.iter().map(|(_, number, _)| number.to_string()).collect();
        let heading = if numbers.is_empty() { "0".to_owned() } else { numbers.join(".") };
        let list = self.lists.last_mut().filter(|_| start == Start::Item);
        let (above, ordinal) = match list {
            Some(list) => {
                list.ordinal = list.ordinal.wrapping_add(1);
                (list.above.clone(), Some(list.ordinal))
            }
            None if is_heading => (words.clone(), None),
            None => (String::new(), None),
        };
        let derived = || {
            let mut hash = Sha256::new();
            for (.., heading) in self.headings.iter().filter(|(.., heading)| !is_heading || *heading != words)
            {
                hash.update(heading);
                hash.update("\n");
            }
            hash.update(&words);
            let hash = hash.finalize();
            let number = hash.iter().take(4).fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
            format!("{number:08x}")
        };
        let base = format!("p-{}", name.map_or_else(derived, str::to_owned));
        let mut anchor = base.clone();
        let mut same = 1;
        while self.anchors.contains(&anchor) {
            same += 1;
            anchor = format!("{base}-{same}");
        }
        self.anchors.insert(anchor.clone());
        let number = if is_heading { heading } else { format!("{heading}-{}", self.count) };
        self.last.clone_from(&words);
        Paragraph { anchor, number, words, said: String::new(), above, ordinal, is_heading, title }
    }
}

#[cfg(test)]
mod tests {
    use super::{find, numbered, paragraphs};

    const DRAFT: &str = "## 研究内容\n\n总说。\n\n### 方向一：叶片\n\n甲。\n\n## 考核指标\n\n方向一：\n\n1. 合格率。\n2. 偏离角。\n\n\
                         方向二：\n\n1. 合格率。\n   - 细目\n\n## 有关要求\n\n1. 申报。\n";

    fn anchors(markdown: &str) -> Vec<String> {
        paragraphs(markdown).into_iter().map(|paragraph| paragraph.anchor).collect()
    }

    #[test]
    fn every_paragraph_has_a_number() {
        let numbers: Vec<_> = paragraphs(DRAFT).into_iter().map(|paragraph| paragraph.number).collect();
        let expected =
            ["1", "1-1", "1.1", "1.1-1", "2", "2-1", "2-2", "2-3", "2-4", "2-5", "2-6", "3", "3-1"];
        assert_eq!(numbers, expected);
        assert_eq!(paragraphs("没有标题。")[0].number, "0-1");
    }

    #[test]
    fn addresses_stay_while_others_come_and_go() {
        let before = anchors(DRAFT);
        let after = anchors(
            &DRAFT
                .replace("1. 合格率。\n2. 偏离角。", "1. 新的一项。\n2. 偏离角。\n3. 合格率。")
                .replace("甲。", "乙。\n\n甲。"),
        );
        let kept = before.iter().filter(|anchor| after.contains(anchor)).count();
        assert_eq!(kept, before.len());
        assert_eq!(after.len(), before.len() + 2);
    }

    #[test]
    fn a_changed_paragraph_is_another_one_unless_its_address_is_written() {
        assert_ne!(anchors("## 一\n\n甲。"), anchors("## 一\n\n乙。"));
        assert_ne!(anchors("## 一\n\n甲。")[1], anchors("## 二\n\n甲。")[1]);
        let (html, written) = numbered("甲**乙**。 {#goal}", &|_| String::new());
        assert_eq!(written[0].anchor, "p-goal");
        assert_eq!(html.trim(), "<p id=\"p-goal\">甲<strong>乙</strong>。</p>");
        assert_eq!(anchors("丙。 {#goal}"), ["p-goal"]);
        assert!(numbered("甲 {#No!}", &|_| String::new()).0.contains("{#No!}"));
    }

    #[test]
    fn a_paragraph_says_all_that_stands_before_the_next() {
        let text = "## 电 话\n\n甲 GB/T\n600。 {#a}\n\n- 一\n  - 二\n\n  三\n\n|四|五|\n|-|-|\n|`六`|七|\n";
        let said: Vec<String> = paragraphs(text).into_iter().map(|one| one.said.trim().to_owned()).collect();
        assert_eq!(said, ["电 话", "甲 GB/T\n600。", "一", "二 三", "四 五 六 七"]);
    }

    #[test]
    fn no_two_have_the_same_address() {
        let mut all = anchors("同。\n\n同。\n\n- 同。\n- 甲 {#a}\n- 乙 {#a}\n");
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 5);
    }

    #[test]
    fn comments_find_their_paragraph() {
        let all = paragraphs(DRAFT);
        for (name, number) in [
            ("考核指标", "2"),
            ("考核指标 方向一 第 2 项", "2-3"),
            ("考核指标方向二第1项", "2-5"),
            ("有关要求(1)", "3-1"),
            ("1.1-1", "1.1-1"),
        ] {
            assert_eq!(find(&all, name).map(|found| found.number.as_str()), Some(number), "{name}");
        }
        let anchor = format!("#{}", all[3].anchor);
        assert_eq!(find(&all, &anchor).map(|found| found.number.as_str()), Some("1.1-1"));
        for name in ["考核指标第9项", "登记项“参与单位数上限”", "第1项", ""] {
            assert_eq!(find(&all, name), None, "{name}");
        }
    }

    #[test]
    fn tables_and_lists_stay_well_formed() {
        let (html, _) =
            numbered("|甲|\n|-|\n|1|\n\n- 一\n\n  二\n", &|p| format!("<a href=\"#{}\"></a>", p.anchor));
        for tag in ["div", "table", "li", "p", "ul"] {
            let (opened, closed) =
                (html.matches(&format!("<{tag}")).count(), html.matches(&format!("</{tag}>")).count());
            assert_eq!(opened, closed, "<{tag}> in {html}");
        }
    }
}
