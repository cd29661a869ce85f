//! A comment as it stands in the boxes becomes a file of the call.

use data_encoding::HEXLOWER;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::request::CommentForm;
use crate::call::layout::Role;
use crate::call::mask::masked;
use crate::diagnostic::Span;
use crate::document::{Entry, Key, Node, Style, Value, emit};

/// What stands above every file that is written by hand too.
const HEAD: &str = "yaml-language-server: $schema=../../../schema/comment.schema.json";

/// Digits of the digest in a file's name.
const DIGITS: usize = 12;

/// The name and the text of the file. The name is the day and a digest of what is public, so that the same comment sent twice
/// is one file.
pub(super) fn file(form: &CommentForm, day: Date) -> (Role, String) {
    let shown = if form.in_full { form.name.trim().to_owned() } else { masked(&form.name) };
    let mut on = vec![entry("item", text(&form.item))];
    optional(&mut on, "paragraph", &form.paragraph);
    let mut entries = vec![
        entry("on", node(Value::Mapping(on))),
        entry("aspect", text(&form.aspect)),
        entry("channel", text("web")),
        entry("received_on", text(&day.to_string())),
        entry("shown_as", text(&shown)),
        entry("text", text(&form.text)),
    ];
    optional(&mut entries, "current_text", &form.current_text);
    optional(&mut entries, "proposed_text", &form.proposed_text);
    optional(&mut entries, "reason", &form.reason);
    let written = emit(&node(Value::Mapping(entries)), Style { head: &[HEAD.to_owned()], comment: None });
    let digest = HEXLOWER.encode(&Sha256::digest(written.as_bytes()));
    (Role::Comment(format!("{day}-{}", digest.get(..DIGITS).unwrap_or_default())), written)
}

fn node(value: Value) -> Node {
    Node { value, span: Span::default() }
}

fn text(text: &str) -> Node {
    node(Value::String(text.replace("\r\n", "\n").trim().into()))
}

fn entry(key: &str, value: Node) -> Entry {
    Entry { key: Key { text: key.into(), span: Span::default() }, value }
}

fn optional(entries: &mut Vec<Entry>, key: &str, value: &str) {
    if !value.trim().is_empty() {
        entries.push(entry(key, text(value)));
    }
}
