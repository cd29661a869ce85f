//! What a recommendation said when a desk was made of it: a workbook that comes back later can tell whether the file has changed
//! meanwhile.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::PARTS;
use crate::document::{Node, Value};

/// A short code of all that a desk holds of a recommendation; that of an empty one where there is none yet.
pub fn state(root: Option<&Node>) -> String {
    let mut hash = Sha256::new();
    for key in PARTS {
        hash.update(key);
        hash.update("\n");
        if let Some(part) = root.and_then(|root| root.get(key)).filter(|part| !part.is_null()) {
            put(&mut hash, &in_order(part));
        }
    }
    hash.finalize().iter().take(8).fold(String::new(), |mut hex, byte| {
        // Writing to a string never fails.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The entries of a list in the order of their ranks: the order of the file says nothing.
pub fn by_rank(list: Option<&Node>) -> Vec<Node> {
    let mut items: Vec<Node> = list.map(Node::items).unwrap_or_default().to_vec();
    let rank = |item: &Node| match item.get("rank").map(|rank| &rank.value) {
        Some(Value::Number(number)) => Some(number.value()),
        _ => None,
    };
    items.sort_by_key(rank);
    items
}

fn in_order(part: &Node) -> Node {
    match &part.value {
        Value::Sequence(_) => Node { value: Value::Sequence(by_rank(Some(part))), span: part.span },
        _ => part.clone(),
    }
}

/// A value without its place and without the words it is written in.
fn put(hash: &mut Sha256, node: &Node) {
    match &node.value {
        Value::Mapping(entries) => {
            let mut entries: Vec<_> = entries.iter().collect();
            entries.sort_by(|a, b| a.key.text.cmp(&b.key.text));
            for entry in entries {
                hash.update(entry.key.text.as_bytes());
                hash.update(":");
                put(hash, &entry.value);
            }
        }
        Value::Sequence(items) => {
            for item in items {
                hash.update("-");
                put(hash, item);
            }
        }
        Value::Number(number) => hash.update(number.value().normalize().to_string()),
        Value::String(text) => {
            hash.update(text.trim().len().to_string());
            hash.update(text.trim());
        }
        Value::Bool(truth) => hash.update(truth.to_string()),
        Value::Null => {}
    }
    hash.update("\n");
}

#[cfg(test)]
mod tests {
    use super::state;
    use crate::document::{Syntax, parse};

    #[test]
    fn a_state_is_of_what_is_said_not_of_how() {
        let of = |yaml: &str| {
            state(
                parse(&"x.yaml".into(), yaml.as_bytes(), Syntax::Yaml)
                    .document
                    .map(|document| document.root)
                    .as_ref(),
            )
        };
        let first = of("recommendations:\n- {demand: a/b, rank: 1}\n- {demand: a/c, rank: 2}\n");
        let same = "# 注\nrecommendations:\n  - rank: 2\n    demand: a/c\n  - demand: 'a/b'\n    rank: 1\n";
        assert_eq!(first, of(same));
        assert_ne!(first, of(&same.replace("a/c", "a/d")));
        assert_ne!(first, of(&format!("{same}approved_by: 示例\n")));
        assert_eq!(state(None), of("review: {on: 2021-04-01}\n"));
    }
}
