//! What was written is what is published: on every page, in every file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use crate::fixture::{Files, base, files, judge};
use crate::program::Repository;

const NOW: [&str; 2] = ["--at", "2021-04-01T12:00:00+08:00"];
const SENSOR: &str = "units/shili-yiqi/sensor.yaml";
const PAGE: &str = "demands/shili-yiqi/sensor/index.html";
const RESEARCH: &str = "research: |\n  1. 材料配方与烧结制度；\n  2. 批量制备与检测方法。\n";
const SUMMARY: &str = "summary: 面向航空发动机的耐高温高温压力传感器用陶瓷基板。\n";

/// The valid call with another text in a field of a demand.
fn with(path: &str, changes: &[(&str, &str)]) -> Files {
    let mut call = base();
    let mut text = String::from_utf8(call.remove(path).unwrap()).unwrap();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    call.insert(path.to_owned(), text.into_bytes());
    call
}

fn site(call: &Files) -> BTreeMap<String, String> {
    let repository = Repository::new(call);
    let output = repository.run(&["build", NOW[0], NOW[1]]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let pages = files(&repository.join("public"));
    pages.into_iter().filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect()
}

fn block(lines: &str) -> String {
    lines.lines().fold("research: |\n".to_owned(), |mut text, line| {
        let _ = writeln!(text, "  {line}");
        text
    })
}

const TEXT: &str = "样片尺寸 50*30*20 mm，循环 3*10^5 次；阵列 4*4。\n>99.9 %的颗粒被滤除。\n- 40 ℃\n# 1 炉\n1986. 年\n乙**100%**国产化，约**≥99.9**\n\
                    （1）低收缩配方；\n（2）R&D <10 %。\n\n| 年 | 任务 |\n|---|---|\n| 一 | 样机 |\n甲\t乙\n丙\t丁";

const SHOWN_TEXT: &str = "\
<p>样片尺寸 50*30*20 mm，循环 3*10^5 次；阵列 4*4。<br>&gt;99.9 %的颗粒被滤除。</p>
<ul class=\"points joined\">
<li>- 40 ℃</li>
</ul>
<p class=\"joined\"># 1 炉<br>1986. 年<br>乙<strong>100%</strong>国产化，约<strong>≥99.9</strong></p>
<ul class=\"points joined\">
<li>（1）低收缩配方；</li>
<li>（2）R&amp;D &lt;10 %。</li>
</ul>
<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">年</th><th scope=\"col\">任务</th></tr>
</thead><tbody><tr><td>一</td><td>样机</td></tr>
</tbody></table></div>
<div class=\"scroll\" tabindex=\"0\"><table><tbody><tr><td>甲</td><td>乙</td></tr>
<tr><td>丙</td><td>丁</td></tr>
</tbody></table></div>
";

#[test]
fn a_demand_shows_what_its_file_says() {
    let pages = site(&with(SENSOR, &[(RESEARCH, &block(TEXT))]));
    let page = &pages[PAGE];
    let start = page.find("<p>样片").expect("the block of the research");
    let html = &page[start..];
    let html = &html[..html.find("</div>\n</section>").unwrap()];
    assert_eq!(html, SHOWN_TEXT);
}

#[test]
fn short_places_say_it_without_marks_and_blanks() {
    let summary = "summary: |\n  面向航空发动机，\n  研制**50*30 mm**陶瓷基板，\n  耐 1000 ℃。\n";
    let pages = site(&with(SENSOR, &[(SUMMARY, summary)]));
    let one_line = "面向航空发动机，研制50*30 mm陶瓷基板，耐 1000 ℃。";
    assert!(pages[PAGE].contains(&format!("<meta name=\"Description\" content=\"{one_line}\">")));
    assert!(pages["demands/index.html"].contains(&format!(">{one_line}</p>")));
    assert!(pages["feed.xml"].contains(&format!("<summary>{one_line}</summary>")));
    let csv = &pages["data/demands.csv"];
    assert!(csv.contains("面向航空发动机，\n研制50*30 mm陶瓷基板，\n耐 1000 ℃。"), "{csv}");
    // Records hold the text as it was written.
    assert!(pages["data/demands.json"].contains("研制**50*30 mm**陶瓷基板，"));
}

#[test]
fn line_breaks_of_word_are_line_breaks() {
    let cases = [
        ("summary: \"甲\\v乙\\L丙\\U00002028丁\"\n", "summary: \"甲\\n乙\\n丙\\n丁\"\n"),
        ("summary: 甲\u{B}乙\n", "summary: \"甲\\n乙\"\n"),
        ("summary: |\n  甲\u{2028}乙\u{B}丙\n  丁\n", "summary: |\n  甲\n  乙\n  丙\n  丁\n"),
        ("summary: >\n  甲\u{2028}乙\n  abc\n", "summary: >\n  甲\n\n  乙\n  abc\n"),
    ];
    for (written, mended) in cases {
        let call = with(SENSOR, &[(SUMMARY, written)]);
        let judged = judge(&call);
        assert_eq!(judged.rules(), ["text"], "{written:?}\n{}", judged.report);
        assert!(judged.diagnostics.iter().all(|one| !one.is_error()), "{}", judged.report);
        let pages = site(&call);
        assert!(pages[PAGE].contains("<p>甲<br>乙"), "{written:?}");

        let repository = Repository::new(&call);
        let output = repository.run(&["check", "--fix", NOW[0], NOW[1]]);
        assert_eq!(output.code, 0, "{}", output.shown());
        let text = fs::read_to_string(repository.join(&format!("submissions/example/{SENSOR}"))).unwrap();
        assert!(text.contains(mended), "{written:?}\n{text}");
        assert_eq!(site(&with(SENSOR, &[(SUMMARY, mended)]))[PAGE], pages[PAGE], "{written:?}");
    }
    let report = judge(&with(SENSOR, &[(SUMMARY, cases[0].0)])).report;
    // A report wraps what is too long for its width.
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    for line in [
        "提醒[text] 这里的换行是从 Word 或表格里带来的换行符（U+000B），编辑器里看不出来，网页上照换行显示",
        "   = 怎么改：不影响提交。运行 zhengji check --fix，会把它换成普通的换行。",
    ] {
        assert!(squeezed(&report).contains(&squeezed(line)), "{line}\n{report}");
    }
}

#[test]
fn outside_a_value_a_hidden_line_break_is_an_error() {
    for (from, to) in [
        ("title: ", "# 说明\u{2028}strategic_task: 甲\ntitle: "),
        ("title: ", "# 说明\u{B}x\ntitle: "),
        ("term_months:", "\"term\\vmonths\": 1\nterm_months:"),
        (SUMMARY, "summary: \"甲\\u202E乙\\v丙\"\n"),
    ] {
        let judged = judge(&with(SENSOR, &[(from, to)]));
        assert!(
            judged.diagnostics.iter().any(|one| one.rule == "text" && one.is_error()),
            "{to:?}\n{}",
            judged.report
        );
    }
}

/// A text with everything in it that is none of Markdown's, as it is written and as it is shown.
const WRITTEN: &str = "\"一、尺寸 50*30*20，\\n二、>95 %，朱**、李**同意，**重点**支持。\"";
const SHOWN: &str =
    "<li>一、尺寸 50*30*20，</li>\n<li>二、&gt;95 %，朱**、李**同意，<strong>重点</strong>支持。</li>";

/// A file with another text behind the first key of that name.
fn rewritten(call: &mut Files, path: &str, key: &str) {
    let text = String::from_utf8(call[path].clone()).unwrap();
    let start = text.find(&format!("{key}: ")).expect("the key") + key.len() + 2;
    let indent = text[..start].rsplit('\n').next().unwrap().find(key).unwrap();
    let rest = &text[start..];
    // The value ends where another line is indented as little as the key.
    let is_next =
        |line: &str| !line.is_empty() && line.len() - line.trim_start_matches([' ', '-']).len() <= indent;
    let end = rest
        .lines()
        .skip(1)
        .take_while(|line| !is_next(line))
        .fold(rest.find('\n').unwrap(), |end, line| end + 1 + line.len());
    let changed = format!("{}{WRITTEN}{}", &text[..start], &rest[end..]);
    call.insert(path.to_owned(), changed.into_bytes());
}

#[test]
fn opinions_show_what_was_written() {
    let mut call = base();
    let path =
        call.keys().find(|path| path.ends_with("/recommendation.yaml")).cloned().expect("a recommendation");
    rewritten(&mut call, &path, "opinion");
    let pages = site(&call);
    let found = |folder: &str, text: &str| {
        pages.iter().any(|(path, page)| path.starts_with(folder) && page.contains(text))
    };
    assert!(found("demands/", SHOWN));
    assert!(found("tables/", "二、&gt;95 %，朱**、李**同意，重点支持。"));
}

#[test]
fn comments_and_replies_show_what_was_written() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("submissions/hangzhou-2021-1");
    let mut call = files(&folder);
    let path = "comments/2021-06-16-heart-pump-01.yaml";
    for key in ["text", "reply"] {
        rewritten(&mut call, path, key);
    }
    let repository = Repository::new(&call);
    let output = repository.run(&["build", "--at", "2021-06-20T12:00:00+08:00"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let page = fs::read_to_string(repository.join("public/comments/index.html")).unwrap();
    assert_eq!(page.matches(SHOWN).count(), 2);
    let feed = fs::read_to_string(repository.join("public/feed.xml")).unwrap();
    assert!(
        feed.contains("<summary>一、尺寸 50*30*20，二、&gt;95 %，朱**、李**同意，重点支持。</summary>"),
        "{feed}"
    );
}
