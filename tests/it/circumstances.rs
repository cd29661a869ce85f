//! The circumstances under which a fixture is judged. They stand beside the files of its call, under names that no file
//! of a call can have:
//!
//! * `clock`: the checker's clock
//! * `changed`: what is proposed, a path a line; the base call, changed by what stands below `base/`, is what it is to be
//!   merged into
//! * `actor`: who proposes it, the bureau where nothing is said, nobody where it is empty; a second line `required` makes
//!   an unknown actor a fault
//! * `commits`: who signed which change, `signer path path` a line
//! * `references`: what a push does to protected references, `change name` a line
//! * `arrivals`: when a file arrived, `time proof path` a line, with the number of the amendment that let it in; all others
//!   arrived in time

use std::collections::BTreeMap;
use std::sync::Arc;

use zhengji::call::{Account, Call, assemble};
use zhengji::diagnostic::Message;
use zhengji::rules::{
    Arrival, ArrivalProof, Arrivals, ChangeKind, Commit, Endorsement, FileChange, Proposal, ReferenceChange,
    ReferenceUpdate, Signer,
};

use crate::fixture::{Files, NOW, base, read};

const NAMES: [&str; 6] = ["clock", "changed", "actor", "commits", "references", "arrivals"];

/// Whether a path is a circumstance and no file of the call.
pub(crate) fn is_one(path: &str) -> bool {
    NAMES.contains(&path) || path.starts_with("base/")
}

fn full(path: &str) -> Arc<str> {
    // `/` in front leaves the call's folder.
    path.strip_prefix('/').map_or_else(|| format!("submissions/example/{path}"), str::to_owned).into()
}

pub(crate) fn proposal(files: &Files) -> Option<Proposal> {
    let text = |name: &str| files.get(name).map(|bytes| String::from_utf8(bytes.clone()).unwrap());
    let lines = |name: &str| text(name).iter().flat_map(|t| t.lines().map(str::to_owned)).collect::<Vec<_>>();
    let (changed, references) = (lines("changed"), lines("references"));
    if changed.is_empty() && references.is_empty() {
        return None;
    }
    let mut before = base();
    // What is not proposed to be changed stands in the base as well.
    if let Some(settings) = files.get("call.yaml").filter(|_| !changed.iter().any(|path| path == "call.yaml"))
    {
        before.insert("call.yaml".to_owned(), settings.clone());
    }
    for (path, bytes) in files {
        if let Some(path) = path.strip_prefix("base/") {
            before.insert(path.to_owned(), bytes.clone());
        }
    }
    let change = |path: &str| FileChange {
        path: full(path),
        kind: match (before.contains_key(path), files.contains_key(path)) {
            (false, true) => ChangeKind::Added,
            (_, false) => ChangeKind::Deleted,
            (true, true) => ChangeKind::Modified,
        },
    };
    let mut commits = Vec::new();
    for (index, line) in lines("commits").iter().enumerate() {
        let mut words = line.split(' ');
        let signer = match words.next().unwrap() {
            "unsigned" => Signer::Unsigned,
            "pgp" => Signer::Other(Message::new("signature-pgp")),
            "expired" => Signer::Stranger(Message::new("signature-expired").text("key", "SHA256:example")),
            "wrong-namespace" => Signer::Broken(Message::new("signature-namespace")),
            account => Signer::Accounts(vec![Account::parse(account).unwrap()]),
        };
        commits.push(Commit {
            id: format!("{index:040x}").chars().rev().collect::<String>().into(),
            message: "".into(),
            people: "".into(),
            undeciphered: false,
            changed: words.map(change).collect(),
            signer,
        });
    }
    // As the last commit that changes a file leaves it, it is to be.
    let last = |index: usize, path: &str| {
        !commits[index + 1..]
            .iter()
            .any(|commit: &Commit| commit.changed.iter().any(|one| &*one.path == path))
    };
    let endorsements = commits.iter().enumerate().filter_map(|(index, commit)| {
        let Signer::Accounts(accounts) = &commit.signer else { return None };
        let paths =
            commit.changed.iter().map(|one| one.path.clone()).filter(|path| last(index, path)).collect();
        Some(Endorsement { accounts: accounts.clone(), paths })
    });
    let endorsements = endorsements.collect();
    // A branch that goes forward is no change of what was there, and rules are not told of it.
    let told = references.iter().filter(|line| !line.starts_with("forward "));
    let reference = |line: &String| {
        let (change, name) = line.split_once(' ').unwrap();
        let change = match change {
            "created" => ReferenceChange::Created,
            "foreign" => ReferenceChange::Foreign,
            "foxtrot" => ReferenceChange::Foxtrot,
            "rewritten" => ReferenceChange::Rewritten,
            "deleted" => ReferenceChange::Deleted,
            other => panic!("{other}"),
        };
        ReferenceUpdate { name: name.into(), change }
    };
    let base = assemble("example", &read(before.iter())).0;
    let after = assemble("example", &read(files.iter().filter(|(path, _)| !is_one(path)))).0;
    let amendments = |call: &Call| call.settings.as_ref().map(|own| own.amendments.clone());
    let accepted = amendments(&base).unwrap_or_default();
    let brought = amendments(&after).unwrap_or_default();
    let actor = text("actor").unwrap_or_else(|| "github: shili-bureau".to_owned());
    Some(Proposal {
        changed: changed.iter().map(|path| change(path)).collect(),
        commits,
        endorsements,
        amendments: brought.into_iter().filter(|one| !accepted.contains(one)).collect(),
        base: Some(Arc::new(base)),
        actor: actor.lines().next().map(str::to_owned).filter(|actor| !actor.is_empty()),
        require_owner: actor.lines().nth(1) == Some("required"),
        references: told.map(reference).collect(),
        ..Proposal::default()
    })
}

pub(crate) fn arrivals(files: &Files) -> Option<Arrivals> {
    let text = String::from_utf8(files.get("arrivals")?.clone()).unwrap();
    let in_time = Arrival { at: NOW.parse().unwrap(), proof: ArrivalProof::Receipt, amendment: None };
    let mut by_path: BTreeMap<_, _> = files.keys().map(|path| (full(path), in_time)).collect();
    for line in text.lines() {
        let mut words = line.split(' ');
        let (at, proof, path) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
        let amendment = words.next().map(|number| number.parse().unwrap());
        let proof = match proof {
            "receipt" => ArrivalProof::Receipt,
            "forge" => ArrivalProof::ForgeMerge,
            "pending" => ArrivalProof::Pending,
            _ => {
                by_path.remove(&full(path));
                continue;
            }
        };
        by_path.insert(full(path), Arrival { at: at.parse().unwrap(), proof, amendment });
    }
    Some(Arrivals { by_path })
}
