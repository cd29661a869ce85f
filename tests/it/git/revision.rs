//! `--rev`: what git holds is judged and built as the same files in a folder are.

use std::collections::BTreeMap;

use super::{AT, DEMAND, Git, UNIT};
use crate::fixture;

/// A call with faults of all sorts, in every room.
fn faulty() -> Git {
    let git = Git::valid();
    git.edit(DEMAND, "domain: new-materials", "domain: agriculture");
    git.edit(&format!("{UNIT}/unit.yaml"), "rd_expense: 2000", "rd_expense: 1196");
    git.write(&format!("{UNIT}/Upper.yaml"), b"title: x\n");
    git.write(&format!("{UNIT}/latin.yaml"), b"title: \xB1\xEA\n");
    git.write(&format!("{UNIT}/deep/er/file.yaml"), b"title: x\n");
    git.write(&format!("{UNIT}/giant.yaml"), &vec![b'#'; 2 << 20]);
    git.write(
        "submissions/example/departments/xihu/scan.pdf",
        b"no scan at all, but longer than a signature",
    );
    git.write("submissions/example/units-a/b.yaml", b"a: b\n");
    std::os::unix::fs::symlink("/etc/passwd", git.path().join(UNIT).join("link.yaml")).unwrap();
    git.commit("faults");
    git
}

#[test]
fn a_revision_is_told_like_the_work_tree() {
    let git = faulty();
    for format in ["human", "json", "github", "gitlab", "sarif", "junit", "rdjson", "markdown"] {
        let tree = git.run(&["check", "--format", format, AT[0], AT[1]]);
        let revision = git.run(&["check", "--rev", "HEAD", "--format", format, AT[0], AT[1]]);
        assert_eq!(tree.code, 1);
        assert_eq!(tree.shown(), revision.shown(), "{format}");
    }
}

#[test]
fn a_revision_is_read_and_not_the_work_tree() {
    let git = Git::valid();
    git.edit(DEMAND, "domain: new-materials", "domain: agriculture");
    assert_eq!(git.run(&["check", AT[0], AT[1]]).code, 1);
    assert_eq!(git.run(&["check", "--rev", "HEAD", AT[0], AT[1]]).code, 0);
    git.commit("fault");
    git.git(["tag", "-a", "faulty", "-m", "x"]);
    git.git(["checkout", "-q", "HEAD~1"]);
    for revision in ["faulty", "main", "@{-1}"] {
        assert_eq!(git.run(&["check", "--rev", revision, AT[0], AT[1]]).code, 1, "{revision}");
    }
    assert_eq!(git.run(&["check", "--rev", "main~1", AT[0], AT[1]]).code, 0);
}

#[test]
fn a_bare_repository_and_a_named_call_will_do() {
    let git = Git::valid();
    git.git(["clone", "-q", "--bare", ".", "../bare.git"]);
    let bare = git.beside("bare.git");
    for call in ["example", "submissions/example", "./submissions/example/"] {
        assert_eq!(git.run_in(&bare, &["check", call, "--rev", "main", AT[0], AT[1]]).code, 0, "{call}");
    }
    let unknown = git.run_in(&bare, &["check", "submissions/example/units", "--rev", "main"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("example"), "{}", unknown.stderr);
}

#[test]
fn a_revision_is_built_like_the_work_tree() {
    let git = Git::valid();
    git.write("site-templates/extra.css", b"a{}\n");
    git.commit("style");
    let site = |name: &str, arguments: &[&str]| -> BTreeMap<String, Vec<u8>> {
        let out = git.beside(name);
        let out = out.to_str().unwrap();
        let built = git.run(&[&["build", "--out", out, AT[0], AT[1]], arguments].concat());
        assert_eq!(built.code, 0, "{}", built.shown());
        fixture::files(&git.beside(name))
    };
    let tree = site("from-tree", &[]);
    assert!(tree.len() > 10);
    std::fs::remove_dir_all(git.path().join("submissions")).unwrap();
    assert!(tree == site("from-revision", &["--rev", "HEAD"]));
}

#[test]
fn names_are_bytes_until_they_are_known_to_be_harmless() {
    // Git itself refuses to make such trees, and a server accepts them.
    for name in [&b".."[..], b".git", b"a/b", b"shili-yiqi/sensor.yaml", b"\xFF\xFE.yaml"] {
        let git = Git::valid();
        git.forge(&format!("{UNIT}/"), name);
        let judged = git.run(&["check", "--rev", "HEAD", "--format", "json", AT[0], AT[1]]);
        assert_eq!(judged.code, 1, "{}", judged.shown());
        assert!(judged.stdout.contains(r#""rule": "path""#), "{}", judged.stdout);
    }
}

#[test]
fn a_submodule_is_never_followed() {
    let git = Git::valid();
    let head = git.git(["rev-parse", "HEAD"]);
    git.git(["update-index", "--add", "--cacheinfo", &format!("160000,{head},{UNIT}/other.yaml")]);
    git.git(["commit", "-q", "-m", "submodule"]);
    let judged = git.run(&["check", "--rev", "HEAD", AT[0], AT[1]]);
    assert_eq!(judged.code, 1);
    assert!(judged.stdout.contains("submodule"), "{}", judged.stdout);
}

#[test]
fn only_the_work_tree_is_mended() {
    let git = Git::valid();
    let refused = git.run(&["check", "--fix", "--rev", "HEAD"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
}
