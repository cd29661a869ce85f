//! Work on all cores of this machine.

use rayon::prelude::*;

use crate::check::Spread;

/// Items side by side, results in their order.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AllCores;

impl Spread for AllCores {
    fn flat_map<T: Send, R: Send>(&self, items: Vec<T>, work: impl Fn(T) -> Vec<R> + Sync + Send) -> Vec<R> {
        items.into_par_iter().flat_map_iter(work).collect()
    }
}
