//! A hook that knows other folders by its cache judges as one that reads them.

use std::path::PathBuf;

use super::hook::{CALL, RECOMMENDATION, RIVAL, hook, open_call};
use super::{DEMAND, Git, UNIT};

fn facts(git: &Git) -> PathBuf {
    let listed = std::fs::read_dir(git.path().join(".git/zhengji")).unwrap();
    let named = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with("facts-");
    let found: Vec<PathBuf> = listed.map(|entry| entry.unwrap().path()).filter(named).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].clone()
}

/// A push by its name, the exit code it ends with, and what it changes.
type Push<'a> = (&'a str, i32, &'a dyn Fn());

/// Receives a tip, and gives what is kept of it.
fn receive(git: &Git, tip: &str) -> (PathBuf, Vec<u8>) {
    let written = hook(git, "post-receive", &format!("{} {tip} refs/heads/main\n", "0".repeat(40)));
    assert_eq!(written.code, 0, "{}", written.shown());
    let facts = facts(git);
    let kept = std::fs::read(&facts).unwrap();
    (facts, kept)
}

/// Makes a push onto a tip and judges it with and without facts.
fn with_and_without(git: &Git, tip: &str, (facts, kept): &(PathBuf, Vec<u8>), push: &Push<'_>) {
    let (name, code, change) = push;
    git.git(["checkout", "-q", "-B", "push", tip]);
    change();
    git.commit(name);
    let line = format!("{tip} {} refs/heads/main\n", git.git(["rev-parse", "HEAD"]));
    let with = hook(git, "pre-receive", &line);
    std::fs::remove_file(facts).unwrap();
    let without = hook(git, "pre-receive", &line);
    std::fs::write(facts, kept).unwrap();
    assert_eq!((with.code, with.shown()), (*code, without.shown()), "{name}");
}

#[test]
fn facts_change_nothing_but_the_time() {
    let git = open_call();
    let tip = git.git(["rev-parse", "HEAD"]);
    let known = receive(&git, &tip);
    let second = |name: &str| format!("{UNIT}/{name}.yaml");
    let link = |path: &str| std::os::unix::fs::symlink("/etc/passwd", git.path().join(path)).unwrap();
    let pushes: [Push<'_>; 12] = [
        ("fine", 0, &|| git.edit(DEMAND, "term_months: 36", "term_months: 30")),
        ("quota", 1, &|| git.write(&second("second"), &std::fs::read(git.path().join(DEMAND)).unwrap())),
        ("form", 1, &|| git.edit(DEMAND, "domain: new-materials", "domain: agriculture")),
        ("deleted", 1, &|| std::fs::remove_file(git.path().join(DEMAND)).unwrap()),
        ("other's", 1, &|| git.edit(RIVAL, "term_months: 36", "term_months: 30")),
        ("group", 1, &|| {
            git.edit(&format!("{UNIT}/unit.yaml"), "uscc: ", "group: 91330106MA0000002X\nuscc: ");
        }),
        ("same code", 1, &|| {
            let unit = std::fs::read(git.path().join(UNIT).join("unit.yaml")).unwrap();
            git.write("submissions/example/units/shili-copy/unit.yaml", &unit);
        }),
        ("settings", 1, &|| git.edit(CALL, "max: 2", "max: 0")),
        ("renamed", 1, &|| std::fs::rename(git.path().join(RIVAL), git.path().join(second("mine"))).unwrap()),
        ("link", 1, &|| link(&second("link"))),
        ("deeper", 1, &|| git.write(&format!("{UNIT}/deeper/demand.yaml"), b"title: x\n")),
        ("department", 1, &|| git.edit(RECOMMENDATION, "rank: 2", "rank: 3")),
    ];
    for push in &pushes {
        with_and_without(&git, &tip, &known, push);
    }
    // Where a call makes a warning decide, every figure is read.
    git.git(["checkout", "-q", "-B", "main", &tip]);
    let settings = std::fs::read_to_string(git.path().join(CALL)).unwrap();
    git.write(CALL, format!("{settings}severity: {{amount-plausible: error}}\n").as_bytes());
    git.commit("implausible figures are refused");
    let strict = git.git(["rev-parse", "HEAD"]);
    git.git(["checkout", "-q", "-B", "push", &strict]);
    git.edit(DEMAND, "total: ", "total: 2000");
    git.commit("in yuan");
    let line = format!("{strict} {} refs/heads/main\n", git.git(["rev-parse", "HEAD"]));
    let refused = hook(&git, "pre-receive", &line);
    assert!(refused.code == 1 && refused.stdout.contains("[amount-plausible]"), "{}", refused.shown());

    // They are read instead of the files that are not touched, and only while they are whole.
    git.git(["checkout", "-q", "-B", "push", &tip]);
    git.edit(DEMAND, "term_months: 36", "term_months: 30");
    git.commit("fine");
    let line = format!("{tip} {} refs/heads/main\n", git.git(["rev-parse", "HEAD"]));
    let blob = git.git(["rev-parse", &format!("HEAD:{RIVAL}")]);
    let (start, rest) = blob.split_at(2);
    std::fs::remove_file(git.path().join(".git/objects").join(start).join(rest)).unwrap();
    assert_eq!(hook(&git, "pre-receive", &line).code, 0);
    let (facts, mut damaged) = known;
    *damaged.last_mut().unwrap() ^= 1;
    std::fs::write(&facts, &damaged).unwrap();
    assert_eq!(hook(&git, "pre-receive", &line).code, 2);
}

#[test]
fn with_facts_older_faults_stay_older_faults() {
    let git = open_call();
    // Two folders with one code, a department that recommends what is not there, a demand that must not be read aloud.
    let unit = std::fs::read(git.path().join(UNIT).join("unit.yaml")).unwrap();
    git.write("submissions/example/units/shili-copy/unit.yaml", &unit);
    git.edit(RECOMMENDATION, "shili-yanjiuyuan/transfer", "shili-yanjiuyuan/nothing");
    git.edit(RIVAL, "title: ", "title: 秘密★5年");
    git.commit("faulty");
    let tip = git.git(["rev-parse", "HEAD"]);
    let known = receive(&git, &tip);
    let secret = "秘密★5年".as_bytes();
    assert!(!known.1.windows(secret.len()).any(|bytes| bytes == secret), "a secret is kept");
    let pushes: [Push<'_>; 3] = [
        ("fine", 0, &|| git.edit(DEMAND, "term_months: 36", "term_months: 30")),
        ("a third of the code", 1, &|| git.write("submissions/example/units/shili-third/unit.yaml", &unit)),
        ("quota", 1, &|| {
            git.write(&format!("{UNIT}/second.yaml"), &std::fs::read(git.path().join(DEMAND)).unwrap());
        }),
    ];
    for push in &pushes {
        with_and_without(&git, &tip, &known, push);
    }
}
