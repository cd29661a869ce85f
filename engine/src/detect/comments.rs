//! The comments of a YAML file: no part of the document, and read by everyone who opens it.

use std::ops::Range;

use crate::diagnostic::Span;
use crate::document::{Document, Node};

/// The comments of a document by their bytes, without those beside or between values of `hidden` lines.
pub(crate) fn comments(document: &Document, hidden: &[(u32, u32)]) -> Vec<Range<usize>> {
    let mut scalars = Vec::new();
    collect(&document.root, &mut scalars);
    scalars.sort_by_key(|span| span.start.offset);
    let inside = |at: usize| {
        let next = scalars.partition_point(|span| span.start.offset as usize <= at);
        let last = next.checked_sub(1).and_then(|index| scalars.get(index));
        last.is_some_and(|span| at < span.end.offset as usize)
    };
    let end =
        if document.body.is_empty() { document.text.len() } else { document.body.start.offset as usize };
    let mut found = Vec::new();
    let mut start = 0;
    for (number, line) in (1..).zip(document.text.get(..end).unwrap_or_default().split_inclusive('\n')) {
        let seen = !hidden.iter().any(|(first, last)| (*first..=*last).contains(&number));
        let opens = line.char_indices().find(|(at, c)| {
            let before = line.get(..*at).and_then(|before| before.chars().next_back());
            *c == '#' && before.is_none_or(char::is_whitespace) && !inside(start + at)
        });
        if let Some((at, _)) = opens.filter(|_| seen) {
            found.push(start + at..start + line.trim_end().len());
        }
        start += line.len();
    }
    found
}

fn collect(node: &Node, spans: &mut Vec<Span>) {
    if node.entries().is_empty() && node.items().is_empty() {
        spans.push(node.span);
    }
    for entry in node.entries() {
        spans.push(entry.key.span);
        collect(&entry.value, spans);
    }
    for item in node.items() {
        collect(item, spans);
    }
}

#[cfg(test)]
mod tests {
    use super::comments;
    use crate::document::{Syntax, parse};

    #[test]
    fn comments_are_what_no_value_holds() {
        let text = "# 一\ntitle: 甲 # 二\nsummary: |\n  # 不是\n  x #不是\nsite: a#b\nlist: [x, '# 不是'] # 三\ncontact:\n  # 隐\n  name: 乙 # 隐\n# 四\n";
        let document = parse(&"x.yaml".into(), text.as_bytes(), Syntax::Yaml).document.unwrap();
        let found: Vec<_> = comments(&document, &[(8, 10)]).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["# 一", "# 二", "# 三", "# 四"]);
    }
}
