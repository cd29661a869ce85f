//! Repositories that cannot be read: each state has its own message, with the command that mends it.

use super::{AT, Git};

#[test]
fn each_state_is_told_with_its_cure() {
    let git = Git::valid();
    let refused = |name: &str, folder: &std::path::Path, revision: &str| {
        let output = git.run_in(folder, &["check", "--rev", revision, AT[0], AT[1]]);
        assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{name}");
        git.snapshot(&format!("refused-{name}"), &output);
        output.stderr
    };
    let room = git.beside("");
    git.commit("second");

    refused("no-such-revision", git.path(), "origin/main");
    git.git(["branch", "no-calls"]);
    let blob = git.git(["rev-parse", "HEAD:submissions/example/call.yaml"]);
    refused("not-a-commit", git.path(), &blob);
    let empty = git.git(["hash-object", "-t", "tree", "-w", "/dev/null"]);
    let bare_commit = git.git(["commit-tree", "-m", "x", &empty]);
    refused("no-calls", git.path(), &bare_commit);

    std::fs::create_dir(git.beside("plain")).unwrap();
    refused("not-a-repository", &git.beside("plain"), "HEAD");

    git.git_in(&room, ["init", "-q", "unborn"]);
    refused("unborn", &git.beside("unborn"), "HEAD");

    let url = format!("file://{}", git.path().display());
    git.git_in(&room, ["clone", "-q", "--depth", "1", &url, "shallow"]);
    refused("shallow", &git.beside("shallow"), "HEAD~1");

    git.git(["config", "uploadpack.allowFilter", "true"]);
    git.git_in(&room, ["clone", "-q", "--no-checkout", "--filter=blob:none", &url, "no-blobs"]);
    refused("partial-clone", &git.beside("no-blobs"), "HEAD");
    git.git_in(&room, ["clone", "-q", "--no-checkout", "--filter=tree:0", &url, "no-trees"]);
    let told = refused("partial-clone", &git.beside("no-trees"), "HEAD");
    assert!(told.contains("git fetch --refetch --no-filter origin"), "{told}");

    git.git_in(&room, ["init", "-q", "--object-format=sha256", "sha256"]);
    refused("sha256", &git.beside("sha256"), "HEAD");
    git.git_in(&room, ["init", "-q", "--ref-format=reftable", "reftable"]);
    refused("reftable", &git.beside("reftable"), "HEAD");

    git.git_in(&room, ["init", "-q", "damaged"]);
    std::fs::write(git.beside("damaged/.git/config"), "[core\n").unwrap();
    refused("unopened", &git.beside("damaged"), "HEAD");

    // Only root can give a folder away; elsewhere there is nothing to see.
    git.git_in(&room, ["clone", "-q", &url, "foreign"]);
    if std::os::unix::fs::chown(git.beside("foreign/.git"), Some(12345), None).is_ok() {
        std::os::unix::fs::chown(git.beside("foreign"), Some(12345), None).unwrap();
        refused("owner", &git.beside("foreign"), "HEAD");
    }
}

#[test]
fn an_incomplete_repository_is_told() {
    let git = Git::valid();
    let blob = git.git(["rev-parse", "HEAD:submissions/example/call.yaml"]);
    let (folder, file) = blob.split_at(2);
    std::fs::remove_file(git.path().join(".git/objects").join(folder).join(file)).unwrap();
    let output = git.run(&["check", "--rev", "HEAD", AT[0], AT[1]]);
    assert_eq!(output.code, 2);
    git.snapshot("refused-missing-object", &output);
}

#[test]
fn the_folder_can_be_checked_whatever_git_says() {
    for format in ["--object-format=sha256", "--ref-format=reftable"] {
        let git = Git::valid();
        std::fs::remove_dir_all(git.path().join(".git")).unwrap();
        git.git(["init", "-q", format]);
        git.commit("call");
        assert_eq!(git.run(&["check", AT[0], AT[1]]).code, 0);
    }
}

#[test]
fn linked_work_trees_and_sparse_checkouts_are_repositories() {
    let git = Git::valid();
    git.git(["worktree", "add", "-q", "../linked", "-b", "linked"]);
    assert_eq!(git.run_in(&git.beside("linked"), &["check", "--rev", "HEAD", AT[0], AT[1]]).code, 0);
    git.git(["sparse-checkout", "set", "nothing"]);
    assert!(!git.path().join("submissions/example/units").exists());
    assert_eq!(git.run(&["check", "--rev", "HEAD", AT[0], AT[1]]).code, 0);
}

#[test]
fn files_are_files() {
    let git = Git::valid();
    git.git(["config", "core.repositoryFormatVersion", "1"]);
    git.git(["config", "extensions.refStorage", "files"]);
    let output = git.run(&[&["check", "--rev", "HEAD"], &super::AT[..]].concat());
    git.snapshot("refused-ref-storage", &output);
    git.git(["config", "--unset", "extensions.refStorage"]);
    assert_eq!(git.run(&[&["check", "--rev", "HEAD"], &super::AT[..]].concat()).code, 0);
}

#[test]
fn files_that_are_not_checked_out_are_not_missing() {
    let git = Git::valid();
    git.git(["sparse-checkout", "set", "--no-cone", "/*", "!submissions/example/notice.md"]);
    let output = git.run(&[&["check"], &super::AT[..]].concat());
    assert!(output.code == 1 && output.stderr.contains("sparse checkout"), "{}", output.shown());
    let whole = git.run(&[&["check", "--rev", "HEAD"], &super::AT[..]].concat());
    assert!(whole.code == 0 && !whole.stderr.contains("sparse"), "{}", whole.shown());
}
