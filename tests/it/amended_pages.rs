//! The page of a call says what was put off or corrected, in both languages, and counts the days of a stage that was put off as a
//! whole by its new end.

use crate::program::Repository;

const CALL: &str = "submissions/example/call.yaml";

const AMENDMENTS: &str = "amendments:
  - {what: {stage: submission}, until: 2021-04-23 17:30, reason: 填报网站于4月20日中断。, approved_by: 局长办公会}
  - {what: {department: xihu, stage: submission}, until: 2021-04-25, reason: 该区政务网络中断。, approved_by: 分管领导}
  - {what: {department: binjiang, stage: recommendation}, until: 2021-05-06, reason: 盖章的领导出差。, approved_by: 高新处}
  - {what: {unit: shili-yiqi}, until: 2021-04-26, reason: 单位撤回<b>一项</b>。, approved_by: 高新处}
  - {what: {file: units/shili-yanjiuyuan/own-topic.yaml}, until: 2021-04-22, reason: 录入时写错。, approved_by: 高新处}
  - {what: {file: notice.md}, until: 2021-04-22, reason: 联系电话有误。, approved_by: 高新处}
site: {name: 示例征集网, organizer: 示例市科学技术局, languages: [zh-CN, en]}
";

fn built(at: &str) -> (Repository, impl Fn(&str) -> String) {
    let repository = Repository::valid();
    let text = std::fs::read_to_string(repository.join(CALL)).unwrap();
    repository.write(CALL, (text + AMENDMENTS).as_bytes());
    let output = repository.run(&["build", "--at", at, "--out", "site"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let site = repository.join("site");
    let page = move |path: &str| std::fs::read_to_string(site.join(path)).unwrap();
    (repository, page)
}

/// What a reader sees of the exceptions.
fn exceptions(html: &str) -> String {
    let section = html.split("<h2 id=\"amendments\">").nth(1).unwrap().split("</section>").next().unwrap();
    let pieces = section.split('<').map(|piece| {
        piece.split_once('>').map_or(piece, |(tag, words)| if tag == "/li" { "\n" } else { words })
    });
    let text: String = pieces.collect();
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[test]
fn the_page_of_the_call_tells_its_exceptions_in_both_languages() {
    let (_repository, page) = built("2021-04-22T12:00:00+08:00");
    let told = format!("{}\n\n{}", exceptions(&page("index.html")), exceptions(&page("en/index.html")));
    insta::with_settings!({ snapshot_path => "../snapshots/site", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("amendments", told);
    });
    let home = page("index.html");
    assert!(
        home.contains("2021-04-23 17:30") && home.contains("data-today"),
        "the days left are those of the new end"
    );
    assert!(home.contains("datetime=\"2021-04-23T17:30:00+08:00\""), "{home}");
    let form = page("submit/form/index.html");
    assert!(form.contains("data-closed=\"2021-04-23T09:30:00Z\""), "the form closes at the new end");
}

#[test]
fn a_call_without_exceptions_says_nothing_of_them() {
    let repository = Repository::valid();
    let output = repository.run(&["build", "--at", "2021-04-10", "--out", "site"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let home = std::fs::read_to_string(repository.join("site/index.html")).unwrap();
    assert!(!home.contains("id=\"amendments\""));
}
