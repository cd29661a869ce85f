//! What a document says in another language: names and texts below the key of that language (`en`), each beside what it
//! stands for and under the same key. A page in that language shows them, and Chinese where there is none.
//!
//! ```yaml
//! name: 新材料
//! en: {name: New materials}
//! ```

use std::collections::BTreeMap;

use super::node::{Entry, Node, Value};
use crate::diagnostic::catalog::Language;

/// A tree as it reads in a language: what stands below the language's key takes the place of what stands beside it. None
/// where nothing is said in that language.
pub fn in_language(node: &Node, language: Language) -> Option<Node> {
    let value = match &node.value {
        Value::Mapping(entries) => Value::Mapping(mapping(entries, language)?),
        Value::Sequence(items) => {
            let told: Vec<Option<Node>> = items.iter().map(|item| in_language(item, language)).collect();
            if told.iter().all(Option::is_none) {
                return None;
            }
            Value::Sequence(
                told.into_iter()
                    .zip(items)
                    .map(|(told, item)| told.unwrap_or_else(|| item.clone()))
                    .collect(),
            )
        }
        _ => return None,
    };
    Some(Node { value, span: node.span })
}

/// Documents are at most [`super::limits::DEPTH`] levels deep, and so is this recursion.
fn mapping(entries: &[Entry], language: Language) -> Option<Vec<Entry>> {
    let mut told = false;
    let mut all: Vec<Entry> = entries
        .iter()
        .map(|entry| {
            let inner = in_language(&entry.value, language);
            told |= inner.is_some();
            Entry { key: entry.key.clone(), value: inner.unwrap_or_else(|| entry.value.clone()) }
        })
        .collect();
    for own in beside(entries, language) {
        told = true;
        match all.iter_mut().find(|entry| entry.key.text == own.key.text) {
            Some(entry) => entry.value = own.value.clone(),
            None => all.push(own.clone()),
        }
    }
    told.then_some(all)
}

/// What a mapping says in a language; blank texts say nothing.
fn beside(entries: &[Entry], language: Language) -> impl Iterator<Item = &Entry> {
    let own = entries.iter().find(|entry| &*entry.key.text == language.tag());
    let own = own.map(|entry| entry.value.entries()).unwrap_or_default();
    own.iter().filter(|entry| match &entry.value.value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        _ => true,
    })
}

/// Collects the names of a tree that a language has words of its own for: each text beside what stands for it there.
pub fn names(node: &Node, language: Language, found: &mut BTreeMap<String, String>) {
    for own in beside(node.entries(), language) {
        let text = node.get(&own.key.text).and_then(Node::as_str);
        if let (Some(text), Some(told)) = (text, own.value.as_str()) {
            found.insert(text.trim().to_owned(), told.trim().to_owned());
        }
    }
    node.entries().iter().map(|entry| &entry.value).chain(node.items()).for_each(|inner| {
        names(inner, language, found);
    });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{in_language, names};
    use crate::diagnostic::catalog::Language;
    use crate::document::{Node, Style, Syntax, emit, parse};

    const CALL: &str = "title: 征集\nen: {title: A call, short_title: Call, host: ' '}\nhost: 示例局\ndomains:\n  - new\n  \
                        - {id: health, name: 健康, en: {name: Health}}\n";

    fn tree() -> Node {
        parse(&"call.yaml".into(), CALL.as_bytes(), Syntax::Yaml).document.unwrap().root
    }

    #[test]
    fn each_name_takes_the_place_of_the_one_beside_it() {
        let told = emit(&in_language(&tree(), Language::English).unwrap(), Style::default());
        for line in ["title: A call", "short_title: Call", "host: 示例局", "- new", "name: Health"] {
            assert!(told.contains(line), "{line} in {told}");
        }
        assert_eq!(in_language(&tree(), Language::Chinese), None);
    }

    #[test]
    fn names_are_found_by_what_they_stand_for() {
        let mut found = BTreeMap::new();
        names(&tree(), Language::English, &mut found);
        let all: Vec<_> = found.iter().map(|(text, told)| (text.as_str(), told.as_str())).collect();
        assert_eq!(all, [("健康", "Health"), ("征集", "A call")]);
    }
}
