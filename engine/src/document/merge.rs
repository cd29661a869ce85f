//! Puts parts of a document into its file and leaves every other byte of the file as it is.

use super::{Document, Entry, Node, Style, Value, emit};

/// The text of `document` in which the top-level parts `keys` are those of `root`. A part that says the same already keeps
/// its text, and with it its comments; also gives back whether comments inside a replaced part were lost.
pub fn merge(document: &Document, root: &Node, keys: &[&str], same: impl Fn(&str) -> bool) -> (String, bool) {
    let text = &document.text;
    let mut pieces: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let mut behind = String::new();
    let mut lost = false;
    for key in keys {
        match (document.root.entry(key), root.entry(key)) {
            (None, None) => {}
            (None, Some(new)) => behind.push_str(&part(new)),
            (Some(_), _) if same(key) => {}
            (Some(old), new) => {
                let range = lines(text, old, &document.root);
                lost |= text
                    .get(range.clone())
                    .unwrap_or_default()
                    .lines()
                    .any(|line| line.trim_start().starts_with('#'));
                pieces.push((range, new.map(part).unwrap_or_default()));
            }
        }
    }
    pieces.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len() + behind.len());
    let mut copied = 0;
    for (range, new) in pieces {
        out.push_str(text.get(copied..range.start).unwrap_or_default());
        out.push_str(&new);
        copied = range.end;
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    if !behind.is_empty() {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        out.push_str(&behind);
    }
    (out, lost)
}

fn part(entry: &Entry) -> String {
    let root = Node { value: Value::Mapping(vec![entry.clone()]), span: entry.value.span };
    emit(&root, Style::default())
}

/// The lines of a part: from its key up to the next key, without the blank lines and comments that stand before that.
fn lines(text: &str, entry: &Entry, root: &Node) -> std::ops::Range<usize> {
    let start = entry.key.span.start.offset as usize;
    let next = root
        .entries()
        .iter()
        .map(|other| other.key.span.start.offset as usize)
        .filter(|offset| *offset > start)
        .min()
        .unwrap_or(text.len());
    let mut end = start;
    let mut offset = start;
    for line in text.get(start..next).unwrap_or_default().split_inclusive('\n') {
        offset += line.len();
        let is_between = line.trim().is_empty() || line.starts_with('#');
        if !is_between {
            end = offset;
        }
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::merge;
    use crate::document::{Syntax, parse};

    fn read(yaml: &str) -> crate::document::Document {
        parse(&"x.yaml".into(), yaml.as_bytes(), Syntax::Yaml).document.unwrap()
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        let old = read("# 头\na:\n  - 1 # 一\n\n# 关于 b\nb: 2   # 二\nc: [3]\n# 尾\n");
        let (text, lost) = merge(&old, &read("a: [1, 2]\nd: [4]\n").root, &["a", "d"], |_| false);
        assert_eq!(text, "# 头\na:\n  - 1\n  - 2\n\n# 关于 b\nb: 2   # 二\nc: [3]\n# 尾\nd:\n  - 4\n");
        assert!(!lost);
        let (text, _) = merge(&old, &read("a: [9]\n").root, &["a"], |_| true);
        assert_eq!(text, &*old.text);
    }
}
