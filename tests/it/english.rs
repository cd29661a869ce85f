//! What a call says in English is what an English page shows; what it does not say stays Chinese, and is marked.

use std::path::Path;

use crate::fixture::{Files, base, files, judge};
use crate::program::{Repository, run};
use crate::site::{attributes, sample_site};

fn text<'a>(pages: &'a Files, page: &str) -> &'a str {
    std::str::from_utf8(pages.get(page).unwrap_or_else(|| panic!("no {page}"))).unwrap()
}

const DEMAND: &str = "demands/shili-linan-chem/electronic-grade-hydrofluoric-acid/index.html";
const TITLE: &str = "Trace impurities in hydrofluoric acid of semiconductor grade";
const WRITTEN: &str = "半导体级氢氟酸痕量杂质控制";

#[test]
fn english_pages_show_english_names_and_chinese_pages_none() {
    let (_folder, pages) = sample_site();
    for (page, names) in [
        (
            "index.html",
            &[
                "Call for Major R&amp;D Demands 2021, First Batch",
                "Hangzhou Science and Technology Bureau",
                "New materials",
            ][..],
        ),
        (
            DEMAND,
            &[
                TITLE,
                "Tianmu Electronic Chemicals",
                "Other enterprise with an advantage",
                "Lin&#39;an District",
            ],
        ),
        ("demands/index.html", &["Life and health", "Blood compatibility and service life"]),
        ("units/shili-linan-chem/index.html", &["Tianmu Electronic Chemicals", TITLE]),
        (
            "tables/linan/index.html",
            &["Summary of Recommended Major R&amp;D Demands", TITLE, "New materials"],
        ),
        ("tables/cross/domain-department/index.html", &["Advanced manufacturing and equipment"]),
        ("guideline/index.html", &["Transfer pumps for liquid hydrogen"]),
        ("guideline/matrix/index.html", &["Transfer pumps for liquid hydrogen", TITLE]),
        ("comments/index.html", &["From March to April 2021 the bureau collected"]),
        ("submit/index.html", &["New R&amp;D institution (provincial innovation platform)", "In English"]),
        ("sitemap/index.html", &["Life and health"]),
        ("about/index.html", &["Creative Commons Attribution 4.0 International"]),
        ("submit/form/index.html", &["Large group or leading enterprise", "Why it is needed"]),
        ("feed.xml", &[TITLE, "Hangzhou Sample Tianmu Electronic Chemicals Co., Ltd."]),
        ("domains/new-materials/feed.xml", &["New materials"]),
    ] {
        let plain = |page: &str| text(&pages, page).replace("&#x27;", "&#39;").replace("&apos;", "&#39;");
        let english = plain(&format!("en/{page}"));
        let chinese = plain(page);
        for name in names {
            assert!(english.contains(name), "en/{page}: no {name}");
            assert!(!chinese.contains(name), "{page}: {name}");
        }
    }
    // Titles of windows, too.
    assert!(text(&pages, &format!("en/{DEMAND}")).contains(&format!("<title>{TITLE} · Call for Major")));
}

#[test]
fn what_has_no_english_is_chinese_and_says_so() {
    let (_folder, pages) = sample_site();
    let demand = text(&pages, &format!("en/{DEMAND}"));
    assert!(demand.contains(&format!("<p class=\"written-title\" lang=\"zh-CN\">{WRITTEN}</p>")));
    // The summary is told in English, everything else as it was written.
    let (_, summary) = demand.split_once("id=\"summary\">Summary</h2>").unwrap();
    assert!(
        summary.trim_start().starts_with("<div class=\"prose written\"><p>Hydrofluoric acid"),
        "{}",
        &summary[..120]
    );
    let (_, needed) = demand.split_once("id=\"necessity\">Why it is needed</h2>").unwrap();
    let needed = needed.trim_start();
    assert!(
        needed.starts_with("<span class=\"in-chinese\" lang=\"en\">in Chinese</span>"),
        "{}",
        &needed[..120]
    );
    assert!(needed.contains("<div class=\"prose written\" lang=\"zh-CN\">"));
    // No Latin text claims to be Chinese: of marked elements without elements inside, each has a Chinese character.
    let is_han = |c: char| ('\u{3400}'..='\u{9FFF}').contains(&c);
    for (page, bytes) in pages.iter().filter(|(path, _)| path.starts_with("en/") && path.ends_with(".html")) {
        for piece in std::str::from_utf8(bytes).unwrap().split(" lang=\"zh-CN\"").skip(1) {
            let Some((_, inside)) = piece.split_once('>') else { continue };
            let (words, after) = inside.split_once('<').unwrap_or((inside, ""));
            let is_form = ["submit/", "data/"].iter().any(|folder| page.contains(folder));
            if after.starts_with('/') && !words.trim().is_empty() && !is_form {
                assert!(words.chars().any(is_han) || page.contains("notice"), "{page}: {words}");
            }
        }
    }
    for (page, bytes) in pages.iter().filter(|(path, _)| !path.starts_with("en/")) {
        assert!(!String::from_utf8_lossy(bytes).contains("class=\"in-chinese\""), "{page}");
    }
}

#[test]
fn money_is_told_in_cny() {
    let (_folder, pages) = sample_site();
    let demand = text(&pages, &format!("en/{DEMAND}"));
    assert!(demand.contains("CNY 31.5 million") && demand.contains("CNY 4.8 million"));
    assert!(text(&pages, DEMAND).contains("3,150 万元"));
    assert!(text(&pages, "en/index.html").contains("<strong>CNY 1.4529 billion</strong>"));
    assert!(text(&pages, "index.html").contains("<strong>14.529 亿元</strong>"));
    let table = text(&pages, "en/tables/linan/index.html");
    assert!(table.contains("Amounts in CNY million") && table.contains(">31.5<"), "{table}");
    assert!(text(&pages, "tables/linan/index.html").contains(">3,150<"));
    // Files for programs agree, whatever the language; those of filters are told.
    assert!(text(&pages, "tables/linan/summary-linan.csv").contains(",3150,"));
    assert!(text(&pages, "data/demands.csv").contains(&format!("{WRITTEN},{TITLE},")));
    let row = text(&pages, "en/data/browse/rows-0.js");
    assert!(row.contains("\"CNY ") && !row.contains("万元"), "{row}");
    assert!(text(&pages, "data/browse/rows-0.js").contains(" 万元\""));
}

#[test]
fn a_demand_is_found_by_both_of_its_titles() {
    let (_folder, pages) = sample_site();
    for folder in ["", "en/"] {
        let start = format!("{folder}data/search/text-");
        let all: String = pages
            .iter()
            .filter(|(path, _)| path.starts_with(&start))
            .map(|(_, b)| String::from_utf8_lossy(b))
            .collect();
        assert!(all.contains(TITLE) && all.contains(WRITTEN), "{folder}");
    }
}

#[test]
fn tables_of_the_program_are_told_in_the_language_asked_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = |format: &str, language: &str| {
        let arguments = [
            "table",
            "hangzhou-2021-1",
            "--department",
            "linan",
            "--format",
            format,
            "--lang",
            language,
            "--at",
            "2021-06-20T12:00:00+08:00",
        ];
        run(root, arguments).stdout
    };
    let english = table("md", "en");
    assert!(
        english.contains(TITLE) && english.contains("| 31.5 |") && english.contains("CNY million"),
        "{english}"
    );
    let chinese = table("md", "zh-CN");
    assert!(
        chinese.contains(WRITTEN) && chinese.contains("| 3,150 |") && !chinese.contains(TITLE),
        "{chinese}"
    );
    // Programs get the same figures in both.
    assert!(table("json", "en").contains("\"budget_total\": 3150"));
    assert!(table("json", "zh-CN").contains("\"budget_total\": 3150"));
}

#[test]
fn a_call_without_english_is_chinese_on_english_pages() {
    let repository = Repository::valid();
    let site = "site: {name: 示例征集, organizer: 示例市科学技术局, languages: [en, zh-CN]}\ntime_zone:";
    repository.edit("submissions/example/call.yaml", "time_zone:", site);
    let output = repository.run(&["build", "--at", "2021-04-01T12:00:00+08:00"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let pages = files(&repository.join("public"));
    let english = text(&pages, "demands/shili-yiqi/sensor/index.html");
    let (_, heading) = english.split_once("<h1").unwrap();
    assert!(heading.starts_with(" lang=\"zh-CN\">"), "{}", &heading[..60]);
    assert!(!english.contains("written-title") && english.contains("CNY "));
    assert!(
        pages.contains_key("zh-CN/demands/shili-yiqi/sensor/index.html")
            || pages.keys().any(|p| p.starts_with("zh"))
    );
}

/// What is said in English is screened and bounded like all else.
#[test]
fn english_texts_are_judged_like_all_others() {
    let judged = |line: &str| {
        let mut call = base();
        let path = "units/shili-yiqi/sensor.yaml";
        let mut demand = call[path].clone();
        demand.extend(line.as_bytes());
        call.insert(path.to_owned(), demand);
        judge(&call)
    };
    let clean = judged("en: {title: Pressure sensors, summary: They stand heat.}\n");
    assert!(clean.diagnostics.is_empty(), "{}", clean.report);
    for (line, rule) in [
        ("en: {summary: Call 13800138000.}\n", "no-personal-data"),
        ("en: {summary: 'Marked 秘密★5年'}\n", "declared-unclassified"),
        ("en: {title: 压力传感器}\n", "schema"),
        ("en: {name: Sensors}\n", "schema"),
    ] {
        let found = judged(line);
        assert!(found.rules().contains(&rule), "{line}{}", found.report);
    }
    let long = "word ".repeat(60);
    assert!(judged(&format!("en: {{title: {}}}\n", long.trim())).rules().contains(&"schema"));
}

/// The form asks for English where the site speaks it.
#[test]
fn forms_ask_for_english_where_the_site_speaks_it() {
    let (_folder, pages) = sample_site();
    let ids = |page: &str| attributes(text(&pages, page), "data-key").join(" ");
    assert!(ids("submit/form/index.html").contains("en.title"), "{}", ids("submit/form/index.html"));
    let repository = Repository::valid();
    assert_eq!(repository.run(&["build", "--at", "2021-04-01T12:00:00+08:00"]).code, 0);
    let pages = files(&repository.join("public"));
    assert!(!text(&pages, "submit/form/index.html").contains("en.title"));
}

/// A message names things in its own language; what was written stays as it was written.
#[test]
fn messages_name_things_in_their_language() {
    let repository = Repository::valid();
    let call = "submissions/example/call.yaml";
    repository.edit(call, "name: 新材料", "name: 新材料, en: {name: New materials}");
    repository.edit("submissions/example/units/shili-yiqi/sensor.yaml", "domain: ", "domain: 新材料 # ");
    repository.edit("submissions/example/units/shili-yiqi/sensor.yaml", "total: ", "total: 99 # ");
    let told = |language: &str| {
        repository
            .run(&["check", "--lang", language, "--at", "2021-04-01T12:00:00+08:00"])
            .stdout
            .replace(['\n', ' '], "")
    };
    let english = told("en");
    assert!(
        english.contains("nodomain“新材料”") && english.contains("new-materials(Newmaterials)"),
        "{english}"
    );
    assert!(english.contains("CNY990,000"), "{english}");
    let chinese = told("zh-CN");
    assert!(chinese.contains("new-materials（新材料）") && chinese.contains("99万元"), "{chinese}");
}

/// English names of what stays go along into the next batch; those of the batch itself do not.
#[test]
fn the_next_batch_takes_names_along_that_stay() {
    let repository = Repository::valid();
    let call = "submissions/example/call.yaml";
    repository.edit(call, "name: 新材料", "name: 新材料, en: {name: New materials}");
    repository.edit(
        call,
        "time_zone:",
        "en: {title: Notice of 2021, short_title: Call 2021, host: Example Bureau}\ntime_zone:",
    );
    let answers = "next-1\n第二批需求征集的通知\n第二批征集\n2026-04-01\n2026-04-30\n2026-05-15\n".to_owned()
        + &"\n".repeat(40);
    let made = repository.answer(&["new", "call", "--from", "example"], answers.as_bytes());
    assert!(made.stdout.contains("submissions/next-1"), "{}", made.shown());
    let next = std::fs::read_to_string(repository.join("submissions/next-1/call.yaml")).unwrap();
    assert!(next.contains("Example Bureau") && next.contains("New materials"), "{next}");
    assert!(!next.contains("Notice of 2021") && !next.contains("Call 2021"), "{next}");
}
