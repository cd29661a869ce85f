//! How work is spread. The engine starts no threads: who has cores to use says how.

/// Does the same work for many items.
pub trait Spread {
    /// What `work` gives for each item, in the order of the items.
    fn flat_map<T: Send, R: Send>(&self, items: Vec<T>, work: impl Fn(T) -> Vec<R> + Sync + Send) -> Vec<R>;
}

/// One item after the other.
#[derive(Clone, Copy, Debug, Default)]
pub struct OneByOne;

impl Spread for OneByOne {
    fn flat_map<T: Send, R: Send>(&self, items: Vec<T>, work: impl Fn(T) -> Vec<R> + Sync + Send) -> Vec<R> {
        items.into_iter().flat_map(work).collect()
    }
}
