//! How the site reaches the disk.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::fixture::files;
use crate::program::Repository;

const AT: [&str; 2] = ["--at", "2021-04-01T12:00:00+08:00"];

#[test]
fn errors_stop_the_build_and_leave_the_old_site() {
    let repository = Repository::valid();
    assert_eq!(repository.run(&["build", AT[0], AT[1]]).code, 0);
    let before = fs::read(repository.join("public/index.html")).unwrap();
    repository.edit(
        "submissions/example/units/shili-yiqi/sensor.yaml",
        "domain: new-materials",
        "domain: agriculture",
    );
    let output = repository.run(&["build", AT[0], AT[1]]);
    assert_eq!(output.code, 1);
    assert!(
        output.stdout.contains("domain-in-call") && output.stderr.contains("没有更新"),
        "{}",
        output.shown()
    );
    assert_eq!(fs::read(repository.join("public/index.html")).unwrap(), before);
}

#[test]
fn unchanged_files_keep_their_time_stamps() {
    let repository = Repository::valid();
    repository.run(&["build", AT[0], AT[1]]);
    let stamp = |path: &str| {
        let metadata = fs::metadata(repository.join(path)).unwrap();
        (metadata.mtime(), metadata.mtime_nsec(), metadata.ino())
    };
    let (rules, demand) = ("public/rules/index.html", "public/demands/shili-yiqi/sensor/index.html");
    let before = (stamp(rules), stamp(demand));
    repository.edit("submissions/example/units/shili-yiqi/sensor.yaml", "陶瓷基板", "陶瓷封装基板");
    assert_eq!(repository.run(&["build", AT[0], AT[1]]).code, 0);
    assert_eq!(stamp(rules), before.0);
    assert_ne!(stamp(demand), before.1);
}

#[test]
fn pages_of_what_is_gone_are_gone() {
    let repository = Repository::valid();
    repository.run(&["build", AT[0], AT[1]]);
    fs::remove_dir_all(repository.join("submissions/example/units/shili-yiqi")).unwrap();
    repository.edit(
        "submissions/example/departments/xihu/recommendation.yaml",
        "  - demand: shili-yiqi/sensor\n    rank: 3\n    opinion: 该需求符合我区产业方向，同意推荐。\n    key_recommended: false\n    unit_kind_confirmed: true\n",
        "",
    );
    assert_eq!(repository.run(&["build", AT[0], AT[1]]).code, 0);
    assert!(!repository.join("public/demands/shili-yiqi").exists());
}

#[test]
fn folders_that_are_not_ours_are_left_alone() {
    let repository = Repository::valid();
    repository.write("papers/letter.txt", b"mine");
    for (out, why) in [
        ("papers", "不是由 zhengji 生成"),
        (".", "原始材料"),
        ("submissions/site", "原始材料"),
        ("submissions/example/units", "原始材料"),
        ("..", "原始材料"),
    ] {
        let output = repository.run(&["build", "--out", out, AT[0], AT[1]]);
        assert_eq!(output.code, 2, "{out}");
        assert!(output.stderr.contains(why), "{out}: {}", output.stderr);
    }
    assert_eq!(fs::read(repository.join("papers/letter.txt")).unwrap(), b"mine");
    assert!(!repository.join("submissions/site").exists());
    std::os::unix::fs::symlink(repository.join("submissions"), repository.join("door")).unwrap();
    assert_eq!(repository.run(&["build", "--out", "door/site", AT[0], AT[1]]).code, 2);
    fs::write(repository.join("file"), b"mine").unwrap();
    assert_eq!(repository.run(&["build", "--out", "file", AT[0], AT[1]]).code, 2);
}

#[test]
fn nothing_else_is_left_on_the_disk() {
    let repository = Repository::valid();
    let before = crate::fixture::files(&repository.join("submissions"));
    for _ in 0..2 {
        assert_eq!(repository.run(&["build", AT[0], AT[1]]).code, 0);
    }
    assert_eq!(crate::fixture::files(&repository.join("submissions")), before);
    let mut names: Vec<_> = fs::read_dir(repository.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["public", "submissions"]);
}

#[test]
fn two_builds_of_one_commit_in_two_folders_are_the_same_bytes() {
    let git = crate::git::Git::valid();
    let mut sites = Vec::new();
    for (place, zone, threads) in [("one", "Asia/Shanghai", "1"), ("a/deeper/two", "America/New_York", "7")] {
        let clone = git.beside(place);
        git.git(["clone", "-q", ".", clone.to_str().unwrap()]);
        // What differs between machines: where it lies, when it was checked out, the zone, the cores.
        let mut build = git.command(env!("CARGO_BIN_EXE_zhengji"), &clone);
        build
            .args(["build", "--out", "site", AT[0], AT[1]])
            .env("TZ", zone)
            .env("RAYON_NUM_THREADS", threads);
        assert_eq!(crate::program::output(&mut build).code, 0);
        sites.push(crate::fixture::files(&clone.join("site")));
    }
    assert!(sites[0].len() > 50);
    let different: Vec<_> =
        sites[0].keys().filter(|path| sites[0].get(*path) != sites[1].get(*path)).collect();
    assert!(different.is_empty(), "{different:?}");
    assert_eq!(sites[0].len(), sites[1].len());
}

/// What one office still has to hand in or to answer is told, and everybody else has the site.
#[test]
fn what_is_outstanding_does_not_stop_the_site() {
    let sample = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("submissions/hangzhou-2021-1"));
    let build = |repository: &Repository, at: &str| repository.run(&["build", "--at", at]);
    let file = "submissions/example/departments/tonglu/recommendation.yaml";

    let scan = Repository::new(&sample);
    scan.edit(file, "stamped_scan: stamped.pdf\n", "");
    fs::remove_file(scan.join("submissions/example/departments/tonglu/stamped.pdf")).unwrap();
    let output = build(&scan, "2021-06-20T12:00:00+08:00");
    assert_eq!(output.code, 0, "{}", output.shown());
    assert!(output.stdout.contains("错误[stamped-scan]"), "{}", output.shown());
    assert!(
        output.stdout.contains(file) && output.stderr.contains("还有 1 项没有办完"),
        "{}",
        output.shown()
    );
    assert!(scan.join("public/tables/tonglu/index.html").exists());
    assert_eq!(scan.run(&["check", "--at", "2021-06-20T12:00:00+08:00"]).code, 1);

    // Comments without an answer, of which the sample has four: in time until the thirtieth day, late from the day after.
    let open = Repository::new(&sample);
    open.edit("submissions/example/call.yaml", "  comment-answered: warning\n", "");
    let due = build(&open, "2021-07-29T12:00:00+08:00");
    assert_eq!(due.code, 0, "{}", due.shown());
    assert!(due.stdout.contains("最迟 2021-07-29 答复"), "{}", due.shown());
    assert_eq!(open.run(&["check", "--at", "2021-07-29T12:00:00+08:00"]).code, 0);
    let late = build(&open, "2021-07-30T12:00:00+08:00");
    assert_eq!(late.code, 0, "{}", late.shown());
    assert!(late.stdout.contains("已经超过承诺的期限"), "{}", late.shown());
    assert!(late.stderr.contains("还有 4 项没有办完"), "{}", late.shown());
    assert_eq!(open.run(&["check", "--at", "2021-07-30T12:00:00+08:00"]).code, 1);
}

/// An opinion that is not written, a stamp that no longer covers, a scan that is missing: told to whom it concerns, and said on the
/// pages that it is about.
#[test]
fn what_a_department_owes_is_a_state_on_its_pages() {
    let at = "2021-05-03T12:00:00+08:00";
    let repository = Repository::valid();
    let file = "submissions/example/departments/xihu/recommendation.yaml";
    let text = fs::read_to_string(repository.join(file)).unwrap();
    let text = text.replacen("    opinion: 该需求符合我区产业方向，同意推荐。\n", "", 1)
        + "table_digest: 0A84-8854-1B6C\n";
    repository.write(file, text.as_bytes());
    let output = repository.run(&["build", "--at", at]);
    assert_eq!(output.code, 0, "{}", output.shown());
    for rule in ["opinion-given", "scan-matches-table", "approved", "stamped-scan"] {
        assert!(output.stdout.contains(&format!("错误[{rule}]")), "{rule}: {}", output.shown());
    }
    let page =
        |path: &str| fs::read_to_string(repository.join(&format!("public/{path}/index.html"))).unwrap();
    assert!(page("demands/shili-jituan/first").contains("推荐意见还没有填写。"));
    assert!(!page("demands/shili-jituan/second").contains("推荐意见还没有填写。"));
    assert!(page("tables/xihu").contains("盖章之后本表有改动，推荐单位正在重新盖章。"));
    assert!(page("tables/binjiang").contains("推荐单位盖章的汇总表还没有上传。"));
    // While there is time nothing is missing.
    assert_eq!(repository.run(&["build", "--at", "2021-04-28T12:00:00+08:00"]).code, 0);
    assert!(!page("tables/binjiang").contains("还没有上传"));
    // A department's own table can be printed again only with its opinions.
    assert_eq!(repository.run(&["table", "--department", "xihu", "--at", at]).code, 1);
    repository.write(
        file,
        text.replacen("    key_recommended", "    opinion: 同意。\n    key_recommended", 1).as_bytes(),
    );
    let internal =
        ["table", "--department", "xihu", "--internal", "--format", "md", "--at", at, "--out", "t-内部.md"];
    assert_eq!(repository.run(&internal).code, 0);
    let internal = fs::read_to_string(repository.join("t-内部.md")).unwrap();
    assert!(internal.contains("原来的章不再有效的：西湖区科技局"), "{internal}");
}

/// A closing at an hour is that instant wherever it is said, and no page says beside it that the whole day counts (C12).
#[test]
fn a_closing_hour_is_said_everywhere_and_the_whole_day_nowhere() {
    let repository = Repository::valid();
    let call = "submissions/example/call.yaml";
    for (closes, hour) in [("2021-04-20", "16:12"), ("2021-04-30", "17:00")] {
        let from = format!("closes: {closes}}}");
        repository.edit(call, &from, &format!("closes: {closes}, closes_at: \"{hour}\"}}"));
    }
    let at = |time: &str| {
        let output = repository.run(&["build", "--at", time]);
        assert_eq!(output.code, 0, "{}", output.shown());
        let pages = files(&repository.join("public")).into_iter();
        let pages = pages.filter(|(path, _)| path.ends_with(".html"));
        pages
            .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
            .collect::<std::collections::BTreeMap<_, _>>()
    };
    let pages = at("2021-04-20T16:11:00+08:00");
    for path in ["index.html", "submit/index.html"] {
        assert!(pages[path].contains("2021-04-20 16:12"), "{path}");
    }
    assert!(pages["index.html"].contains("请单位提交，4月20日16:12截止"), "{}", pages["index.html"]);
    assert!(pages["submit/form/index.html"].contains("data-closed=\"2021-04-20T08:12:00Z\""));
    for (path, page) in &pages {
        for words in ["全天有效", "counts in full"] {
            assert!(!page.contains(words), "{path}: {words}");
        }
    }
    let open = "可以提交";
    assert!(
        pages["submit/index.html"].contains(open) || pages["index.html"].contains("正在进行"),
        "{}",
        pages["submit/index.html"]
    );
    let closed = at("2021-04-20T16:12:00+08:00");
    assert_ne!(pages["submit/index.html"], closed["submit/index.html"]);
    assert!(
        closed["submit/index.html"].contains("已经截止") || closed["submit/index.html"].contains("已结束"),
        "{}",
        closed["submit/index.html"]
    );
    // With dates alone the day counts, and that is said.
    repository.edit(call, ", closes_at: \"16:12\"", "");
    repository.edit(call, ", closes_at: \"17:00\"", "");
    assert!(at("2021-04-20T16:12:00+08:00")["index.html"].contains("截止日当天全天有效"));
}
