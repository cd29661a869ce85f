//! A stamp binds what the table prints: every change that shows on paper changes the code at its foot, and no other does.

use std::collections::BTreeMap;

use proptest::prelude::*;
use zhengji::call::public::{self, PublicCall};
use zhengji::call::{Vocabulary, assemble};
use zhengji::diagnostic::catalog::Language;
use zhengji::tables::{self, FileFormat, TableWords};

use crate::fixture::{Files, base, read};
use crate::git::Git;
use crate::program::{Repository, run};

const AT: &str = "2021-04-28T10:00:00+08:00";
const RECOMMENDATION: &str = "submissions/example/departments/xihu/recommendation.yaml";
const SECOND: &str = "submissions/example/units/shili-jituan/second.yaml";

/// The table of a department as it is printed, without the code at its foot, in every format that people print; and that code.
fn printed(files: &Files) -> Option<(Vec<String>, String)> {
    let schemas = zhengji::built_in::schemas(&BTreeMap::new()).unwrap();
    let (call, _) = assemble("example", &read(files.iter()));
    let public: PublicCall = public::view(&call, &schemas).ok()?;
    let vocabulary = Vocabulary::new(&schemas, &public.settings, Language::Chinese);
    let catalog = zhengji::built_in::catalog(Language::Chinese);
    let words = TableWords::new(&catalog, &vocabulary);
    let department = public.departments.iter().find(|department| department.id == "xihu")?;
    let mut table = tables::of_department(&public, words, department).table;
    let digest = table.digest.take()?;
    let formats = [FileFormat::Html, FileFormat::Markdown, FileFormat::Csv];
    let paper = |format| String::from_utf8(tables::write(&table, format, words).unwrap()).unwrap();
    Some((formats.map(paper).to_vec(), digest))
}

fn edited(files: &Files, path: &str, from: &str, to: &str) -> Files {
    let text = String::from_utf8(files[path].clone()).unwrap();
    assert!(text.contains(from), "{path}: {from}");
    let mut files = files.clone();
    files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
    files
}

/// A call whose table has everything that a table can print.
fn rich() -> Files {
    let joint = "organization: chain-alliance\npartners:\n  - {name: 示例大学, uscc: 121000004000000000, role: 表征}\n  - {name: 示例用户, uscc: 91330106MA0000002X, role: 应用}\n";
    let call = edited(&base(), "units/shili-jituan/second.yaml", "organization: single-unit\n", joint);
    edited(
        &call,
        "departments/xihu/recommendation.yaml",
        "该需求符合我区产业方向，同意推荐。",
        "第一句。\n      第二句，**重点**。",
    )
}

const DEMAND: &str = "units/shili-jituan/second.yaml";
const GIVEN: &str = "departments/xihu/recommendation.yaml";

/// Changes of every datum that the table prints, and of those that it does not: file, from, to, whether the paper shows it.
const CHANGES: [(&str, &str, &str, bool); 32] = [
    (DEMAND, "title: 液氢泵低温轴承", "title: 液氢泵低温轴承组件", true),
    (DEMAND, "domain: new-materials", "domain: advanced-manufacturing", true),
    (DEMAND, "organization: chain-alliance", "organization: innovation-consortium", true),
    (DEMAND, "organization: chain-alliance", "organization: single-unit", true),
    (DEMAND, "name: 示例大学", "name: 示例学院", true),
    (DEMAND, "  - {name: 示例用户, uscc: 91330106MA0000002X, role: 应用}\n", "", true),
    (DEMAND, "role: 表征", "role: 表征和测试", false),
    (DEMAND, "total: 2000", "total: 2000.5", true),
    (DEMAND, "total: 2000", "total: 2000.0", false),
    (DEMAND, "personnel: 300", "personnel: 301", true),
    (DEMAND, "term_months: 36", "term_months: 30", true),
    (DEMAND, "summary: ", "summary: 另外，", false),
    (DEMAND, "keywords:", "withdrawn: {on: 2021-04-18, reason: 已另行立项}\nkeywords:", true),
    ("units/shili-jituan/first.yaml", "title: 单晶高温合金叶片", "title: \"单晶高温合金叶片 \"", false),
    ("units/shili-jituan/unit.yaml", "name: 示例集团有限公司", "name: 示例集团股份有限公司", true),
    ("units/shili-jituan/unit.yaml", "kind: leading-enterprise", "kind: advantaged-enterprise", true),
    ("units/shili-jituan/unit.yaml", "main_revenue: ", "main_revenue: 1", false),
    (GIVEN, "    rank: 3", "    rank: 7", false),
    (GIVEN, "    rank: 1\n", "    rank: 4\n", true),
    (GIVEN, "    key_recommended: false", "    key_recommended: true", true),
    (GIVEN, "    unit_kind_confirmed: true", "    unit_kind_confirmed: false", false),
    (GIVEN, "第一句。", "第一句！", true),
    (GIVEN, "**重点**", "重点", false),
    (GIVEN, "recommendations:", "# 注\nrecommendations:", false),
    (GIVEN, "recommendations:", "approved_by: 示例\nrecommendations:", false),
    ("departments/xihu/department.yaml", "name: 西湖区科技局", "name: 西湖区科学技术局", true),
    ("call.yaml", "short_title: 示例征集", "short_title: 示例征集（第一批）", true),
    ("call.yaml", "short_title: 示例征集", "short_title: 示例征集\ntable_title: 附件2", true),
    ("call.yaml", "name: 新材料", "name: 新型材料", true),
    ("call.yaml", "name: 大企业集团或头部企业", "name: 头部企业", true),
    ("call.yaml", "host: 示例市科学技术局", "host: 示例市科技局", false),
    ("call.yaml", "closes: 2021-04-30", "closes: 2021-05-03", false),
];

#[test]
fn the_code_changes_with_what_the_paper_shows_and_with_nothing_else() {
    let call = rich();
    let (paper, digest) = printed(&call).unwrap();
    for (path, from, to, shows) in CHANGES {
        let (other, changed) = printed(&edited(&call, path, from, to)).unwrap();
        // Whatever is claimed of a change, the paper itself says whether it shows.
        assert_eq!(paper != other, shows, "{path}: {from} -> {to}");
        assert_eq!(digest != changed, shows, "{path}: {from} -> {to}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Any two of the changes together, in any order: the codes of two calls are the same where their papers are.
    #[test]
    fn codes_are_alike_where_papers_are(first in 0..CHANGES.len(), second in 0..CHANGES.len(), third in 0..CHANGES.len()) {
        let change = |files: Files, at: usize| {
            let (path, from, to, _) = CHANGES[at];
            let text = String::from_utf8(files[path].clone()).unwrap();
            let mut files = files;
            files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
            files
        };
        let one = printed(&change(rich(), first));
        let other = printed(&change(change(rich(), second), third));
        if let (Some((paper, digest)), Some((other_paper, other_digest))) = (one, other) {
            prop_assert_eq!(paper == other_paper, digest == other_digest, "{} {} {}", first, second, third);
        }
    }
}

#[test]
fn a_withdrawal_leaves_no_gap_on_paper() {
    let repository = Repository::valid();
    let text = std::fs::read_to_string(repository.join(SECOND)).unwrap();
    repository.write(SECOND, format!("{text}withdrawn: {{on: 2021-04-18, reason: 已另行立项}}\n").as_bytes());
    let table = repository.run(&["table", "--department", "xihu", "--format", "csv", "--at", AT]);
    assert_eq!(table.code, 0, "{}", table.shown());
    let numbers: Vec<&str> = table
        .stdout
        .lines()
        .filter(|line| line.contains("单晶") || line.contains("陶瓷基板"))
        .map(|line| line.split(',').next().unwrap())
        .collect();
    assert_eq!(numbers, ["1", "2"], "{}", table.stdout);
    let build = repository.run(&["build", "--at", AT]);
    assert_eq!(build.code, 0, "{}", build.shown());
}

/// A unit may withdraw whatever its department stamped; who proposes it is told, and the department has the error.
#[test]
fn a_withdrawal_is_not_refused_for_the_stamp_and_everybody_is_told() {
    let git = Git::valid();
    let given = std::fs::read_to_string(git.path().join(RECOMMENDATION)).unwrap();
    git.write(RECOMMENDATION, format!("{given}table_digest: 0A84-8854-1B6C\n").as_bytes());
    git.commit("stamped");
    git.git(["checkout", "-q", "-b", "withdrawal"]);
    let text = std::fs::read_to_string(git.path().join(SECOND)).unwrap();
    git.write(SECOND, format!("{text}withdrawn: {{on: 2021-04-18, reason: 已另行立项}}\n").as_bytes());
    git.commit("withdrawn");
    let at = "2021-04-19T10:00:00+08:00";
    let proposed = run(git.path(), ["check", "--base", "main", "--at", at]);
    assert_eq!(proposed.code, 0, "{}", proposed.shown());
    assert!(proposed.stdout.contains("提醒[scan-matches-table]"), "{}", proposed.shown());
    let told = "盖章之后撤回了“液氢泵低温轴承”（盖章表上第 2 位）";
    assert!(proposed.stdout.contains(told), "{}", proposed.shown());
    let merged = run(git.path(), ["check", "--at", at]);
    assert_eq!(merged.code, 1, "{}", merged.shown());
    assert!(
        merged.stdout.contains("错误[scan-matches-table]") && merged.stdout.contains(told),
        "{}",
        merged.shown()
    );
    // The department's own proposal with a wrong code is refused.
    git.git(["checkout", "-q", "main"]);
    git.git(["checkout", "-q", "-b", "mistyped"]);
    git.edit(RECOMMENDATION, "0A84-8854-1B6C", "0A84-8854-1B6D");
    git.commit("mistyped");
    let proposed = run(git.path(), ["check", "--base", "main", "--at", at]);
    assert_eq!(proposed.code, 1, "{}", proposed.shown());
}

/// What was changed before anybody could tell by the files alone is found in the history, also where it is long.
#[test]
fn what_changed_since_is_found_in_the_history() {
    let git = Git::valid();
    let given = std::fs::read_to_string(git.path().join(RECOMMENDATION)).unwrap();
    git.write(RECOMMENDATION, format!("{given}table_digest: 0A84-8854-1B6C\n").as_bytes());
    git.commit("stamped");
    git.edit(SECOND, "total: 2000", "total: 1900");
    git.commit("total");
    git.edit(RECOMMENDATION, "    rank: 1\n", "    rank: 8\n");
    git.edit(RECOMMENDATION, "    rank: 2\n", "    rank: 1\n");
    git.edit(RECOMMENDATION, "    rank: 8\n", "    rank: 2\n");
    for step in 0..3 {
        git.write("README.md", format!("{step}").as_bytes());
        git.commit("step");
    }
    let told = run(git.path(), ["check", "--at", AT]).stdout;
    for words in [
        "“液氢泵低温轴承”的预计研发投入由“2,000”改成了“1,900”",
        "“液氢泵低温轴承”的推荐顺序改过",
        "“单晶高温合金叶片”的推荐顺序改过",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("陶瓷基板”的推荐顺序"), "{told}");
    // Without a history there is nothing to be said of it, and nothing goes wrong.
    std::fs::remove_dir_all(git.path().join(".git")).unwrap();
    let bare = run(git.path(), ["check", "--at", AT]);
    assert!(bare.code == 1 && bare.stdout.contains("scan-matches-table"), "{}", bare.shown());
    assert!(!bare.stdout.contains("改成了"), "{}", bare.shown());
}
