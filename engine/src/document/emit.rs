//! Values to YAML, in one canonical way: block style, keys in the order of the form, quotes only where the text would
//! otherwise be read as something else. What is written is read back as the same value.

use std::fmt::Write as _;

use super::node::{Entry, Node, Value};
use super::scalar::resolve_plain;

/// What a document is written with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style<'a> {
    /// Lines before the document, without `# `, such as the editor's schema line.
    pub head: &'a [String],
    /// The comment above a top-level key, if it gets one.
    pub comment: Option<&'a dyn CommentOf>,
}

/// What to write above a top-level key.
pub trait CommentOf: std::fmt::Debug {
    /// The comment, one line without `# `.
    fn comment(&self, key: &str) -> Option<String>;
}

/// Writes a mapping as a YAML document.
pub fn emit(root: &Node, style: Style<'_>) -> String {
    let mut out = String::new();
    for line in style.head {
        // Writing to a string never fails.
        let _ = writeln!(out, "# {line}");
    }
    for entry in root.entries() {
        if let Some(comment) = style.comment.and_then(|comments| comments.comment(&entry.key.text)) {
            let _ = writeln!(out, "\n# {comment}");
        }
        write_entry(&mut out, entry, 0);
    }
    if root.entries().is_empty() {
        out.push_str("{}\n");
    }
    out
}

fn pad(out: &mut String, indent: usize) {
    out.extend(std::iter::repeat_n(' ', indent));
}

fn write_entry(out: &mut String, entry: &Entry, indent: usize) {
    out.push_str(&scalar(&entry.key.text));
    out.push(':');
    write_value(out, &entry.value, indent);
}

/// Writes what stands behind `key:` or `-`, line end included.
fn write_value(out: &mut String, node: &Node, indent: usize) {
    match &node.value {
        Value::Mapping(entries) if entries.is_empty() => out.push_str(" {}\n"),
        Value::Sequence(items) if items.is_empty() => out.push_str(" []\n"),
        Value::Mapping(entries) => {
            out.push('\n');
            for entry in entries {
                pad(out, indent + 2);
                write_entry(out, entry, indent + 2);
            }
        }
        Value::Sequence(items) => {
            out.push('\n');
            for item in items {
                pad(out, indent + 2);
                out.push('-');
                write_item(out, item, indent + 2);
            }
        }
        Value::String(text) if is_block(text) => write_block(out, text, indent + 2),
        other => {
            out.push(' ');
            out.push_str(&plain_value(other));
            out.push('\n');
        }
    }
}

/// An item of a list: a group begins on the line of its dash.
fn write_item(out: &mut String, item: &Node, indent: usize) {
    let Value::Mapping(entries) = &item.value else { return write_value(out, item, indent) };
    for (number, entry) in entries.iter().enumerate() {
        if number == 0 {
            out.push(' ');
        } else {
            pad(out, indent + 2);
        }
        write_entry(out, entry, indent + 2);
    }
    if entries.is_empty() {
        out.push_str(" {}\n");
    }
}

fn plain_value(value: &Value) -> String {
    match value {
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number.raw().to_owned(),
        Value::String(text) => scalar(text),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) => "null".to_owned(),
    }
}

/// Whether a text is written line by line below its key. A carriage return would not survive that, nor would blanks alone.
fn is_block(text: &str) -> bool {
    text.contains('\n')
        && !text.trim().is_empty()
        && text.chars().all(|c| c == '\n' || c == '\t' || is_printable(c))
}

fn write_block(out: &mut String, text: &str, indent: usize) {
    let body = text.trim_end_matches('\n');
    out.push_str(" |");
    if body.starts_with([' ', '\n', '\t']) {
        // Otherwise the indentation of the first line would be taken for that of the text.
        out.push('2');
    }
    match text.len() - body.len() {
        0 => out.push('-'),
        1 => {}
        _ => out.push('+'),
    }
    out.push('\n');
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        if !line.is_empty() {
            pad(out, indent);
            out.push_str(line);
        }
        out.push('\n');
    }
}

fn is_printable(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// A text on one line: bare where it reads as itself, else in double quotes.
pub(super) fn scalar(text: &str) -> String {
    if is_bare(text) {
        return text.to_owned();
    }
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if is_printable(c) => quoted.push(c),
            c => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(c));
            }
        }
    }
    quoted.push('"');
    quoted
}

fn is_bare(text: &str) -> bool {
    let indicators = [
        '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', '=',
        '<', '.', '~',
    ];
    matches!(resolve_plain(text), Value::String(_))
        && !is_something_else_to_others(text)
        && !text.starts_with(indicators)
        && !text.starts_with(char::is_whitespace)
        && !text.ends_with(char::is_whitespace)
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(is_printable)
}

/// Words and figures that readers of YAML 1.1 take for truth values and for octal or sexagesimal numbers. Dates are bare by
/// custom.
fn is_something_else_to_others(text: &str) -> bool {
    const WORDS: [&str; 6] = ["y", "n", "yes", "no", "on", "off"];
    let is_date = text.len() == 10 && text.split('-').map(str::len).eq([4, 2, 2]);
    let figure = |byte: u8| byte.is_ascii_hexdigit() || b"_.:+-xo".contains(&byte);
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
        || !is_date && text.starts_with(|c: char| c.is_ascii_digit() || c == '+') && text.bytes().all(figure)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Style, emit};
    use crate::diagnostic::Span;
    use crate::document::{Entry, Key, Node, Syntax, Value, parse};

    fn node(value: Value) -> Node {
        Node { value, span: Span::default() }
    }

    fn entry(key: &str, value: Value) -> Entry {
        Entry { key: Key { text: key.into(), span: Span::default() }, value: node(value) }
    }

    /// The same value without its places.
    fn bare(tree: &Node) -> Node {
        node(match &tree.value {
            Value::Mapping(entries) => {
                Value::Mapping(entries.iter().map(|e| entry(&e.key.text, bare(&e.value).value)).collect())
            }
            Value::Sequence(items) => Value::Sequence(items.iter().map(bare).collect()),
            other => other.clone(),
        })
    }

    fn read(yaml: &str) -> Node {
        let parsed = parse(&"x.yaml".into(), yaml.as_bytes(), Syntax::Yaml);
        assert!(parsed.diagnostics.is_empty(), "{yaml:?}: {:?}", parsed.diagnostics);
        bare(&parsed.document.unwrap().root)
    }

    fn value() -> impl Strategy<Value = Value> {
        let text = prop_oneof![
            "[a-z中文：。，#\\-:?!|>'\"%@&*{}\\[\\] \n\t0-9.,~=<\\\\/]{0,24}",
            "(no|true|null|~|017|1e3|-|---|\\.\\.\\.|2,000|12:30|<<|= x|a: b|a #b)",
        ];
        let leaf = prop_oneof![
            text.prop_map(|text| Value::String(text.into())),
            any::<bool>().prop_map(Value::Bool),
            (0..100_000_u32).prop_map(|number| crate::document::scalar_of(&number.to_string())),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone().prop_map(node), 0..4).prop_map(Value::Sequence),
                prop::collection::btree_map("[a-z_]{1,6}", inner, 0..4)
                    .prop_map(|map| Value::Mapping(map.into_iter().map(|(k, v)| entry(&k, v)).collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in value()) {
            let tree = node(Value::Mapping(vec![entry("a", value)]));
            prop_assert_eq!(read(&emit(&tree, Style::default())), tree);
        }
    }

    #[test]
    fn it_looks_as_people_write_it() {
        let text = |text: &str| Value::String(text.into());
        let group = Value::Mapping(vec![entry("name", text("砷含量")), entry("unit", text("%"))]);
        let tree = node(Value::Mapping(vec![
            entry("title", text("高温传感器")),
            entry("research", text("一、原理\n二、样机\n")),
            entry("indicators", Value::Sequence(vec![node(group)])),
            entry("keywords", Value::Sequence(vec![node(text("陶瓷")), node(text("017"))])),
        ]));
        insta::assert_snapshot!(emit(&tree, Style::default()), @r#"
        title: 高温传感器
        research: |
          一、原理
          二、样机
        indicators:
          - name: 砷含量
            unit: "%"
        keywords:
          - 陶瓷
          - "017"
        "#);
    }
}
