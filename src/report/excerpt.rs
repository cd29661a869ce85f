//! The line a fault stands in, fit to be shown: private values hidden, long lines cut around the fault.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::check::SourceText;
use crate::diagnostic::catalog::Reveal;
use crate::diagnostic::{Span, push_visible};

/// What stands for a private value, whatever its length.
const MASK: &str = "******";

/// Widest excerpt, in terminal columns.
const WIDTH: usize = 68;

/// How much is left before the fault when a line is cut, in terminal columns.
const LEAD: usize = 16;

/// A line to show and where its carets go, in terminal columns.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) line: String,
    pub(super) caret_start: usize,
    pub(super) caret_width: usize,
}

/// The first line that `span` covers. None for a span outside the text and for a line that nobody may see.
pub(super) fn excerpt(source: &SourceText, span: Span, reveal: Reveal) -> Option<Excerpt> {
    if source.sealed.iter().any(|seal| seal.covers(Some(span))) {
        return None;
    }
    let text = &*source.text;
    let hidden: &[Span] = match reveal {
        Reveal::Private => &[],
        Reveal::PublicOnly => &source.hidden,
    };
    let from = span.start.offset as usize;
    let line_start = text.get(..from)?.rfind('\n').map_or(0, |at| at + 1);
    let line_end = text.get(from..)?.find('\n').map_or(text.len(), |at| from + at);
    let line = text.get(line_start..line_end)?.trim_end_matches('\r');
    let to = (span.end.offset as usize).clamp(from, line_start + line.len());
    // A comment says what its writer likes, perhaps about the value that is hidden before it.
    let offset = |span: &Span| (span.start.offset as usize, span.end.offset as usize);
    let last = hidden
        .iter()
        .map(offset)
        .filter(|(begin, _)| (line_start..line_end).contains(begin))
        .map(|(_, end)| end)
        .max();
    let behind = last.unwrap_or(to).saturating_sub(line_start).min(line.len());
    let comment = if hidden.is_empty() { None } else { comment_after(line, behind) };
    let kept = &line[..comment.unwrap_or(line.len())];
    let mut shown = String::new();
    // Bytes of `shown`, measured in columns once at the end: measuring at every character would cost the square of a line.
    let (mut start, mut end) = (None, 0);
    let mut skip_until = 0;
    for (index, c) in kept.char_indices() {
        let at = line_start + index;
        let inside = at >= from && at < to;
        if inside && start.is_none() {
            start = Some(shown.len());
        }
        if at >= skip_until {
            let mask = hidden.iter().find(|h| (h.start.offset as usize..h.end.offset as usize).contains(&at));
            match mask {
                Some(mask) => {
                    shown.push_str(MASK);
                    skip_until = mask.end.offset as usize;
                }
                None => push_visible(&mut shown, c, &line[index..]),
            }
        }
        if inside {
            end = shown.len();
        }
    }
    if comment.is_some() {
        shown.push_str("# ");
        shown.push_str(MASK);
    }
    let columns = |bytes: usize| shown.get(..bytes).map_or(0, UnicodeWidthStr::width);
    let (start, end) = (columns(start.unwrap_or(shown.len())), columns(end));
    Some(cut(&shown, start, end.max(start + 1) - start))
}

/// Where what may be a comment begins behind the fault, or behind a hidden value, in bytes of the line. In a text that is none it hides a little too much.
fn comment_after(line: &str, fault: usize) -> Option<usize> {
    let rest = line.get(fault..)?;
    let begins =
        |(at, _): &(usize, &str)| line.get(..fault + at).is_some_and(|before| before.ends_with([' ', '\t']));
    rest.match_indices('#').find(begins).map(|(at, _)| fault + at)
}

fn cut(line: &str, start: usize, width: usize) -> Excerpt {
    let whole = line.width();
    let (from, lead) = if whole > WIDTH && start > LEAD { (start - LEAD, "…") } else { (0, "") };
    let mut shown = String::from(lead);
    let mut column = 0;
    let mut offset = None;
    for c in line.chars() {
        let next = column + c.width().unwrap_or(0);
        if column >= from {
            // A wide character cut in half is left out, and what follows moves by one column.
            offset.get_or_insert(column);
            if shown.width() + c.width().unwrap_or(0) > WIDTH - 1 && whole - from > WIDTH - 1 {
                shown.push('…');
                break;
            }
            shown.push(c);
        }
        column = next;
    }
    let caret_start = start.saturating_sub(offset.unwrap_or(0)) + lead.width();
    let caret_width = width.min(shown.width().saturating_sub(caret_start)).max(1);
    Excerpt { line: shown, caret_start, caret_width }
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, SourceText, excerpt};
    use crate::diagnostic::catalog::Reveal;
    use crate::document::Lines;

    fn show(text: &str, marked: &str, hidden: Option<&str>, reveal: Reveal) -> Excerpt {
        let lines = Lines::new(text);
        let span = |part: &str| {
            let at = text.find(part).unwrap();
            lines.span(text, at, at + part.len())
        };
        let source = SourceText {
            text: text.into(),
            hidden: hidden.into_iter().map(span).collect(),
            sealed: Vec::new(),
        };
        excerpt(&source, span(marked), reveal).unwrap()
    }

    #[test]
    fn carets_stand_under_wide_characters() {
        let shown = show("title: 高温传感器\n", "传感器", None, Reveal::PublicOnly);
        assert_eq!(shown, Excerpt { line: "title: 高温传感器".into(), caret_start: 11, caret_width: 6 });
    }

    #[test]
    fn private_values_are_hidden_whatever_their_length() {
        let text = "a: {x: 12345678901, y: 3}\n";
        let shown = show(text, "y", Some("12345678901"), Reveal::PublicOnly);
        assert_eq!(shown, Excerpt { line: "a: {x: ******, y: 3}".into(), caret_start: 15, caret_width: 1 });
        assert_eq!(show(text, "y", Some("12345678901"), Reveal::Private).line, text.trim_end());
        let own = show(text, "12345678901", Some("12345678901"), Reveal::PublicOnly);
        assert_eq!((own.caret_start, own.caret_width), (7, 6));
    }

    #[test]
    fn no_comment_behind_a_private_value_is_shown() {
        let text = "revenue: 2800 # 2013 by the audit # or so\nname: a#b\n";
        let shown = show(text, "revenue", Some("2800"), Reveal::PublicOnly);
        assert_eq!(shown.line, "revenue: ****** # ******");
        assert_eq!(show(text, "2800", Some("2800"), Reveal::PublicOnly).line, shown.line);
        assert_eq!(show(text, "a#b", Some("2800"), Reveal::PublicOnly).line, "name: a#b");
        assert!(show(text, "revenue", Some("2800"), Reveal::Private).line.ends_with("or so"));
        assert!(show(text, "revenue", None, Reveal::PublicOnly).line.ends_with("or so"));
    }

    #[test]
    fn long_lines_are_cut_around_the_fault() {
        let text = format!("summary: {}坏{}\n", "长".repeat(100), "长".repeat(100));
        let shown = show(&text, "坏", None, Reveal::PublicOnly);
        assert!(shown.line.starts_with('…') && shown.line.ends_with('…'));
        let before: String = shown.line.chars().take_while(|c| *c != '坏').collect();
        assert_eq!(unicode_width::UnicodeWidthStr::width(&*before), shown.caret_start);
        assert_eq!(shown.caret_width, 2);
    }

    #[test]
    fn hidden_characters_are_named() {
        let shown = show("a: x\u{202E}y\n", "\u{202E}", None, Reveal::PublicOnly);
        assert_eq!(shown, Excerpt { line: "a: x<U+202E>y".into(), caret_start: 4, caret_width: 8 });
    }
}
