//! When the files of a branch came in, as rules and pages want to know it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::Proof;
use super::exceptions::Exceptions;
use crate::call::{CallPath, call_folder};
use crate::rules::{Arrival, ArrivalProof, Arrivals};
use crate::source::{GitError, GitRepository, History};

/// When the version of each file that stands at the tip of the branch came in. A file whose version no proof speaks of is not
/// among them.
///
/// # Errors
/// When an object is missing.
pub fn arrivals(
    repository: &GitRepository,
    history: &History,
    call: &str,
    time_zone: &str,
) -> Result<Arrivals, GitError> {
    let folder = call_folder(call);
    let now = repository.files_of(&history.branch, &folder)?;
    let mut arrivals = Arrivals::default();
    let all = history.versions(&folder, history.states.len())?;
    let exceptions = Exceptions::new(repository, history, &all, call, time_zone);
    for (path, versions) in &all {
        let Some(last) = versions.last().filter(|last| last.blob.as_ref() == now.get(&**path)) else {
            continue;
        };
        let state = &history.states[last.state];
        let proof = match Proof::from(state.witness) {
            Proof::Receipt => ArrivalProof::Receipt,
            Proof::Forge => ArrivalProof::ForgeMerge,
            Proof::Pending => ArrivalProof::Pending,
        };
        let under = exceptions.excuse(&all, path, last.state, Some(state.at), &|_| true);
        let amendment = under.map(|under| under.number);
        arrivals.by_path.insert(Arc::clone(path), Arrival { at: state.at, proof, amendment });
    }
    Ok(arrivals)
}

/// When each version of each demand came in, oldest first, by the identity of the demand.
///
/// # Errors
/// When an object is missing.
pub fn versions_of_demands(
    history: &History,
    call: &str,
) -> Result<BTreeMap<String, Vec<Timestamp>>, GitError> {
    let folder = call_folder(call);
    let mut demands = BTreeMap::new();
    for (path, versions) in history.versions(&folder, history.states.len())? {
        let Some(id) = CallPath::parse(&path).ok().and_then(|place| place.role.demand_id()) else { continue };
        let times = versions.iter().filter(|version| version.blob.is_some());
        demands.insert(id, times.map(|version| history.states[version.state].at).collect());
    }
    Ok(demands)
}
