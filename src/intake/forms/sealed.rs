//! What is private is sealed before it is written, where the call has it so.

use super::Import;
use crate::diagnostic::Message;
use crate::document::{Document, Node, Syntax, parse};
use crate::form::{New, written};
use crate::form_layout::{Answers, FormLayout, compose};
use crate::intake::next_batch::without;
use crate::sealing::{Block, readable};

impl Import<'_> {
    /// The texts of files as they are written.
    pub(super) fn sealed(&self, new: &[New]) -> Result<Vec<String>, Message> {
        new.iter().map(|new| self.recipients.sealed(&new.path, &new.text)).collect()
    }

    /// Whether what is there says the same, besides what is sealed in it and readable in the form: no two sealings are alike, and
    /// nobody can compare what is in them.
    pub(super) fn same_besides_sealed(&self, layout: &FormLayout, there: &Document, text: &str) -> bool {
        let Some(own) = parse(&there.path, text.as_bytes(), Syntax::Yaml).document else { return false };
        let plain: Vec<&str> = readable(&own).map(|entry| &*entry.key.text).collect();
        let blocks = Block::all(there).into_iter().filter(Block::is_sealed).map(|block| block.key);
        let sealed: Vec<&str> = blocks.filter(|key| plain.contains(key)).collect();
        let rest = |root: &Node| {
            let (answers, unmapped) = Answers::of(layout, &without(root, &sealed));
            let root = compose(layout, &answers).root;
            unmapped.is_empty().then(|| written(&root, layout.kind, &self.opened.schemas))
        };
        !sealed.is_empty() && rest(&there.root).is_some_and(|there| Some(there) == rest(&own.root))
    }
}
