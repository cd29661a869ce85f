//! A disk that is full, or refuses.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{AT, DEMAND, larger, rounds, site_of};
use crate::fixture::files;
use crate::program::{Output, Repository, command, output};

/// A file system of its own, as small as `size` says, taken away in the end.
struct Small(PathBuf);

impl Small {
    /// None where nobody may mount here.
    fn new(place: PathBuf, size: &str) -> Option<Self> {
        fs::create_dir_all(&place).unwrap();
        let options = format!("size={size},mode=0777");
        let done =
            Command::new("mount").args(["-t", "tmpfs", "-o", &options, "zhengji-test"]).arg(&place).output();
        done.is_ok_and(|done| done.status.success()).then_some(Self(place))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).output();
    }
}

/// The program, unable to write a file beyond `kilobytes`: for the program as if the disk were full in the middle of it.
fn limited(folder: &Path, kilobytes: u32, arguments: &[&str]) -> Output {
    let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", kilobytes * 2);
    let mut limited = Command::new("sh");
    limited
        .args(["-c", &script, env!("CARGO_BIN_EXE_zhengji")])
        .args(arguments)
        .current_dir(folder)
        .env("LANG", "zh_CN.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES");
    output(&mut limited)
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let repository = Repository::new(&larger(4));
    let old = site_of(&repository);
    assert_eq!(repository.run(&["build", AT[0], AT[1]]).code, 0);
    repository.edit(DEMAND, "面向航空发动机", "面向燃气轮机");
    for kilobytes in (1..=rounds(3)).map(|round| 1 + round % 12) {
        let output = limited(repository.path(), kilobytes, &["build", AT[0], AT[1]]);
        assert_eq!(output.code, 2, "{kilobytes} kB: {}", output.shown());
        assert!(output.stderr.contains("原来的网站保持不变"), "{}", output.shown());
        assert!(files(&repository.join("public")) == old);
        assert!(super::remnants(&repository).is_empty());
    }
}

#[test]
fn a_full_file_system_leaves_the_old_site() {
    let repository = Repository::new(&larger(4));
    let site = site_of(&repository);
    let bytes: usize = site.values().map(Vec::len).sum();
    // Room for one site and a part of the next, which differs on every page.
    let Some(small) = Small::new(repository.join("small"), &format!("{}k", bytes * 2 / 1000 + 600)) else {
        eprintln!(
            "SKIPPED: nobody may mount a file system here; a_full_disk_leaves_the_old_site limits the size of files instead"
        );
        return;
    };
    let build = ["build", "--out", "small/public", AT[0], AT[1]];
    let built = repository.run(&build);
    assert_eq!(built.code, 0, "{}", built.shown());
    // What is left is filled up to a few pages.
    let filler = repository.join("small/filler");
    let mut content = vec![0_u8; 64 << 20];
    while !content.is_empty() && fs::write(&filler, &content).is_err() {
        content.truncate(content.len() * 9 / 10);
    }
    repository.edit("submissions/example/call.yaml", "host: ", "host: 又一个");
    for _ in 0..rounds(2) {
        let output = repository.run(&build);
        assert_eq!(output.code, 2, "{}", output.shown());
        assert!(output.stderr.contains("原来的网站保持不变"), "{}", output.shown());
        assert!(files(&repository.join("small/public")) == site);
        assert_eq!(fs::read_dir(&small.0).unwrap().count(), 2, "what could not be finished is taken away");
    }
    fs::remove_file(filler).unwrap();
    assert_eq!(repository.run(&build).code, 0);
    assert!(files(&repository.join("small/public")) != site);
}

#[test]
fn a_full_disk_leaves_sources_as_they_were() {
    let repository = Repository::valid();
    let form = ["form", "--xlsx", "--fill", "units/shili-yiqi/sensor", "--out", "filled.xlsx"];
    assert_eq!(repository.run(&form).code, 0);
    repository.edit(DEMAND, "title: ", "title：");
    repository.edit("submissions/example/units/shili-jituan/first.yaml", "title: ", "title：");
    let before = files(&repository.join("submissions"));
    let fixed = limited(repository.path(), 1, &["check", "--fix", AT[0], AT[1]]);
    assert_eq!(fixed.code, 2, "{}", fixed.shown());
    assert!(files(&repository.join("submissions")) == before);
    fs::remove_dir_all(repository.join("submissions/example/units/shili-yiqi")).unwrap();
    let before = files(&repository.join("submissions"));
    let words = ["import", "filled.xlsx", "--unit", "shili-yiqi", "--name", "sensor", AT[0], AT[1]];
    // The unit's file fits, the demand's does not: neither may stay.
    let imported = limited(repository.path(), 1, &words);
    assert_eq!(imported.code, 2, "{}", imported.shown());
    assert!(files(&repository.join("submissions")) == before);
    assert!(super::remnants(&repository).is_empty());
}

/// The program as somebody without rights, where the tests run as root, whom nothing is refused.
fn as_nobody(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = command(folder, arguments);
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        // A copy that everybody may reach and run.
        let program = folder.join("program");
        fs::copy(env!("CARGO_BIN_EXE_zhengji"), &program).unwrap();
        let mut other = Command::new(program);
        other.args(arguments).current_dir(folder).uid(65534).gid(65534).env("LANG", "zh_CN.UTF-8");
        command = other;
    }
    output(&mut command)
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn where_nothing_may_be_written_the_old_site_stays_and_the_reason_is_told() {
    let repository = Repository::valid();
    assert_eq!(repository.run(&["build", AT[0], AT[1]]).code, 0);
    let old = files(&repository.join("public"));
    repository.edit(DEMAND, "面向航空发动机", "面向燃气轮机");
    mode(repository.path(), 0o555);
    let output = as_nobody(repository.path(), &["build", AT[0], AT[1]]);
    assert_eq!(output.code, 2, "{}", output.shown());
    assert!(
        output.stderr.contains("Permission denied") && output.stderr.contains("原来的网站保持不变"),
        "{}",
        output.shown()
    );
    repository.edit(DEMAND, "title: ", "title：");
    let before = files(&repository.join("submissions"));
    let fixed = as_nobody(repository.path(), &["check", "--fix", AT[0], AT[1]]);
    assert_eq!(fixed.code, 2, "{}", fixed.shown());
    mode(repository.path(), 0o755);
    assert!(files(&repository.join("public")) == old);
    assert!(files(&repository.join("submissions")) == before);
}

#[test]
fn what_may_not_be_read_is_told_and_nothing_is_built_without_it() {
    let repository = Repository::valid();
    assert_eq!(repository.run(&["build", AT[0], AT[1]]).code, 0);
    let old = files(&repository.join("public"));
    mode(repository.path(), 0o777);
    mode(&repository.join(DEMAND), 0o000);
    let checked = as_nobody(repository.path(), &["check", AT[0], AT[1]]);
    assert_eq!(checked.code, 1, "{}", checked.shown());
    assert!(
        checked.stdout.contains(DEMAND) && checked.stdout.contains("Permission denied"),
        "{}",
        checked.shown()
    );
    assert_eq!(as_nobody(repository.path(), &["build", AT[0], AT[1]]).code, 1);
    mode(&repository.join(DEMAND), 0o644);
    // A folder that cannot be listed is not an empty one.
    let units = repository.join("submissions/example/units");
    mode(&units, 0o000);
    let checked = as_nobody(repository.path(), &["check", AT[0], AT[1]]);
    assert_ne!(checked.code, 0, "{}", checked.shown());
    assert_ne!(as_nobody(repository.path(), &["build", AT[0], AT[1]]).code, 0);
    mode(&units, 0o755);
    assert!(files(&repository.join("public")) == old);
}
