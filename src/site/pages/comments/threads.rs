//! Comments as they are shown: one for all that say the same, by the item they are on, in pages.

use std::collections::BTreeMap;

use crate::call::public::{Comment, PublicCall};
use crate::site::browse::paging;

/// Threads a page.
pub(super) const PAGE: usize = 50;

/// The comments of a call, in the order of the guideline's items and, of one item, by day.
pub(in crate::site) struct Threads<'a> {
    all: Vec<Thread<'a>>,
    addresses: BTreeMap<&'a str, String>,
}

/// A comment and those that say the same.
pub(in crate::site) struct Thread<'a> {
    pub(in crate::site) first: &'a Comment,
    pub(in crate::site) same: Vec<&'a Comment>,
}

impl Thread<'_> {
    /// What became of it; none while it is open.
    pub(in crate::site) fn disposition(&self) -> Option<&str> {
        self.first.disposition.as_deref()
    }

    /// The comments in it.
    pub(super) fn len(&self) -> usize {
        self.same.len() + 1
    }
}

impl<'a> Threads<'a> {
    pub(in crate::site) fn new(call: &'a PublicCall) -> Self {
        let mut all: Vec<Thread<'a>> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let is_first = |comment: &Comment| comment.same_as.is_none();
        for comment in call.comments.iter().filter(|comment| is_first(comment)) {
            places.insert(&comment.id, all.len());
            all.push(Thread { first: comment, same: Vec::new() });
        }
        for comment in call.comments.iter().filter(|comment| !is_first(comment)) {
            let first = comment.same_as.as_deref().and_then(|first| places.get(first));
            match first.and_then(|index| all.get_mut(*index)) {
                Some(thread) => thread.same.push(comment),
                // Its first may have been taken out since the check; a comment is never left out.
                None => all.push(Thread { first: comment, same: Vec::new() }),
            }
        }
        let order =
            |item: &str| call.guideline.iter().position(|other| other.id == item).unwrap_or(usize::MAX);
        all.sort_by_cached_key(|thread| {
            (order(&thread.first.on.item), thread.first.received_on, thread.first.id.clone())
        });
        let mut addresses = BTreeMap::new();
        for (index, thread) in all.iter().enumerate() {
            let page = paging::folder("comments", index / PAGE + 1);
            for comment in [thread.first].into_iter().chain(thread.same.iter().copied()) {
                addresses.insert(comment.id.as_str(), format!("{page}/index.html#{}", comment.id));
            }
        }
        Self { all, addresses }
    }

    pub(super) fn all(&self) -> &[Thread<'a>] {
        &self.all
    }

    /// How many comments have an answer.
    pub(in crate::site) fn answered(&self) -> usize {
        self.all.iter().filter(|thread| thread.disposition().is_some()).map(Thread::len).sum()
    }

    /// The threads on an item.
    pub(in crate::site) fn on(&self, item: &str) -> impl Iterator<Item = &Thread<'a>> {
        self.all.iter().filter(move |thread| thread.first.on.item == item)
    }

    /// Where a comment stands.
    pub(in crate::site) fn href(&self, id: &str) -> String {
        self.addresses.get(id).cloned().unwrap_or_else(|| "comments/index.html".to_owned())
    }
}
