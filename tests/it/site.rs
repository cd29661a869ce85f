//! The site as people see it: complete, every link alive, nothing from elsewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::fixture::{base, files};
use crate::program::{Repository, run};

pub(crate) fn sample_site() -> (tempfile::TempDir, crate::fixture::Files) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let arguments =
        ["build", "hangzhou-2021-1", "--at", "2021-06-20T12:00:00+08:00", "--out", out.to_str().unwrap()];
    let output = run(root, arguments);
    assert_eq!(output.code, 0, "{}", output.shown());
    let pages = files(&out);
    (folder, pages)
}

/// The values of an attribute in a page. Our own templates write `name="value"` only.
pub(crate) fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.match_indices(&start).filter_map(|(at, _)| html[at + start.len()..].split('"').next()).collect()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn each_file_is_made_once() {
    let repository = Repository::valid();
    let output = repository.run(&["--lang", "en", "build", "--at", "2021-04-01T12:00:00+08:00"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    // Files go to the disk from all cores as they are made: of two with one name, one would be lost by chance.
    let made = files(&repository.join("public")).keys().filter(|path| *path != ".zhengji-site").count();
    assert!(output.stderr.contains(&format!(" {made} files")), "{made}: {}", output.stderr);
}

#[test]
fn the_sample_site_is_complete() {
    let (_folder, pages) = sample_site();
    for page in [
        "index.html",
        "404.html",
        "demands/index.html",
        "tables/index.html",
        "tables/all/index.html",
        "guideline/index.html",
        "notice/index.html",
        "rules/index.html",
        "comments/index.html",
        "units/index.html",
    ] {
        assert!(pages.contains_key(page), "{page}");
    }
    let demands =
        pages.keys().filter(|path| path.starts_with("demands/") && path.matches('/').count() == 3).count();
    assert!(demands >= 24, "{demands} demand pages");
    let items =
        pages.keys().filter(|path| path.starts_with("guideline/") && path.matches('/').count() == 2).count();
    assert!(items >= 6, "{items} guideline items");
}

#[test]
fn every_internal_link_is_alive() {
    let (_folder, pages) = sample_site();
    let mut dead = BTreeSet::new();
    let mut seen = 0;
    for (page, bytes) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = text(bytes);
        for link in attributes(html, "href").into_iter().chain(attributes(html, "src")) {
            if link.starts_with("http:") || link.starts_with("https:") || link.starts_with("mailto:") {
                continue;
            }
            seen += 1;
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            // `#department=xihu` is no place on the page but the filters' state, for their script.
            let anchor = if anchor.contains('=') { "" } else { anchor };
            assert!(!path.starts_with('/'), "{page}: {link} is not relative");
            let target = if path.is_empty() { PathBuf::from(page) } else { resolve(page, path) };
            let target = target.to_str().unwrap();
            match pages.get(target) {
                None => drop(dead.insert(format!("{page}: {link}"))),
                Some(bytes) if !anchor.is_empty() && !attributes(text(bytes), "id").contains(&anchor) => {
                    dead.insert(format!("{page}: {link} (no such anchor)"));
                }
                Some(_) => {}
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
    assert!(seen > 1000, "only {seen} links seen");
}

pub(crate) fn resolve(page: &str, link: &str) -> PathBuf {
    let mut path = PathBuf::from(page);
    path.pop();
    for part in Path::new(link).components() {
        match part {
            Component::ParentDir => assert!(path.pop(), "{page}: {link} leaves the site"),
            Component::Normal(name) => path.push(name),
            _ => {}
        }
    }
    path
}

#[test]
fn nothing_is_asked_of_another_host() {
    let (_folder, pages) = sample_site();
    for (page, bytes) in &pages {
        if page.ends_with(".css") {
            assert!(!text(bytes).contains("@import"), "{page}");
            for target in text(bytes).split("url(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(pages.contains_key(&format!("assets/{target}")), "{page}: {target}");
            }
            assert_eq!(text(bytes).matches("url(").count(), text(bytes).matches("url(\"").count(), "{page}");
        }
        if !page.ends_with(".html") {
            continue;
        }
        let html = text(bytes);
        for script in html.split("<script").skip(1) {
            let (tag, inside) = script.split_once('>').unwrap();
            if tag == " type=\"application/ld+json\"" {
                // Data, which no browser runs.
                continue;
            }
            assert!(tag.contains("src=") && !tag.contains("//"), "{page}: {tag}");
            assert!(inside.starts_with("</script>"), "{page}: a script inside the page");
        }
        for tag in ["<img", "<iframe", "<object", "<embed", "<video", "<audio"] {
            assert!(!html.contains(tag), "{page}: {tag}");
        }
        for form in html.split("<form ").skip(1) {
            // A search leads to a page of the site itself.
            let tag = form.split('>').next().unwrap();
            assert!(
                tag.contains("action=\"") && !tag.contains("//") && !tag.contains("method"),
                "{page}: {tag}"
            );
        }
        for link in html.split("<link ").skip(1) {
            assert!(!link.split('>').next().unwrap().contains("//"), "{page}: {link}");
        }
    }
}

#[test]
fn no_template_syntax_and_no_hole_reaches_a_page() {
    let (_folder, pages) = sample_site();
    for (page, bytes) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = text(bytes);
        for leak in ["{{", "{%", ">null<", "None", "undefined"] {
            assert!(!html.contains(leak), "{page}: {leak}");
        }
        assert_eq!(html.matches("<h1").count(), 1, "{page}: one heading");
        let lang = if page.starts_with("en/") { "en" } else { "zh-CN" };
        assert!(html.contains(&format!("<html lang=\"{lang}\">")), "{page}");
    }
}

#[test]
fn every_page_is_there_in_both_languages_and_leads_to_the_other() {
    let (_folder, pages) = sample_site();
    let html = |path: &&String| path.ends_with(".html");
    let (english, chinese): (BTreeSet<_>, BTreeSet<_>) =
        pages.keys().filter(html).partition(|path| path.starts_with("en/"));
    assert_eq!(
        english.iter().map(|path| &path["en/".len()..]).collect::<Vec<_>>(),
        chinese.iter().map(|path| path.as_str()).collect::<Vec<_>>()
    );
    // What is missing is shown at any address: while the site's own is not known, no link could lead anywhere.
    for page in chinese.into_iter().filter(|page| *page != "404.html") {
        let other = format!("en/{page}");
        for (from, to, tag) in [(page.as_str(), other.as_str(), "en"), (&other, page, "zh-CN")] {
            let named = format!("hreflang=\"{tag}\"");
            let link = text(&pages[from]).split("<a ").skip(1).find(|link| link.contains(&named));
            let link = link.unwrap_or_else(|| panic!("{from}: no link to {tag}"));
            let href = link.split_once("href=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap();
            assert_eq!(resolve(from, href).to_str().unwrap(), to, "{from}");
        }
    }
}

/// What is Chinese on an English page stands in an element that says so.
#[test]
fn english_pages_mark_what_is_chinese() {
    let (_folder, pages) = sample_site();
    let is_chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let mut faults = BTreeSet::new();
    for (page, bytes) in pages.iter().filter(|(path, _)| path.starts_with("en/") && path.ends_with(".html")) {
        let mut open: Vec<(&str, bool)> = Vec::new();
        for piece in text(bytes).split('<').skip(1) {
            let (tag, text) = piece.split_once('>').unwrap();
            let name = tag.split([' ', '\n']).next().unwrap();
            if let Some(name) = name.strip_prefix('/') {
                assert_eq!(open.pop().map(|(opened, _)| opened), Some(name), "{page}: </{name}>");
            } else if !tag.ends_with('/') && !["!DOCTYPE", "meta", "link", "br", "input"].contains(&name) {
                let inherited = open.last().is_some_and(|(_, marked)| *marked);
                let mark = attributes(&format!(" {tag}"), "lang").first().map(|lang| *lang == "zh-CN");
                open.push((name, mark.unwrap_or(inherited)));
            }
            let (name, marked) = open.last().copied().unwrap_or_default();
            // English may quote a unit or a mark of one or two characters (万元, 朱**); titles and data have no elements in them.
            let quoted = text.chars().filter(|c| is_chinese(*c)).count();
            if quoted > 2 && !marked && !["title", "script"].contains(&name) {
                faults.insert(format!("{}: <{name}> {}", page.split('/').nth(1).unwrap(), text.trim()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn joint_demands_are_marked_in_the_tables() {
    let (_folder, pages) = sample_site();
    let table = text(&pages["tables/all/summary-all.csv"]);
    assert!(table.starts_with('\u{FEFF}') && table.contains("\r\n"));
    assert!(table.contains("创新联合体") && table.contains("是："));
    let mut csv = csv::Reader::from_reader(table.trim_start_matches('\u{FEFF}').as_bytes());
    let heads = csv.headers().unwrap().clone();
    let column = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let (form, joint, order, by) =
        (column("组织方式"), column("是否联合攻关及联合单位"), column("推荐顺序"), column("推荐单位"));
    let mut last = (String::new(), 0);
    let mut rows = 0;
    for record in csv.records() {
        let record = record.unwrap();
        rows += 1;
        let is_joint = ["创新联合体", "产业链上下游联合"].contains(&&record[form]);
        assert_eq!(record[joint].starts_with('是'), is_joint, "{record:?}");
        let rank: u32 = record[order].parse().unwrap();
        assert_eq!(rank, if last.0 == record[by] { last.1 + 1 } else { 1 }, "{record:?}");
        last = (record[by].to_owned(), rank);
    }
    assert!(rows >= 24);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (_first, one) = sample_site();
    let (_second, two) = sample_site();
    assert!(one == two);
}

#[test]
fn templates_can_be_overridden() {
    let repository = Repository::valid();
    repository.write(
        "site-templates/notice.html",
        b"{% extends \"base.html\" %}{% block main %}<h1>MINE</h1>{% endblock %}",
    );
    assert_eq!(repository.run(&["build", "--at", "2021-04-01T12:00:00+08:00"]).code, 0);
    let notice = fs::read_to_string(repository.join("public/notice/index.html")).unwrap();
    assert!(notice.contains("<h1>MINE</h1>"));
    repository.write("site-templates/notice.html", b"{% broken");
    let output = repository.run(&["build", "--at", "2021-04-01T12:00:00+08:00"]);
    assert_eq!(output.code, 2);
    assert!(output.stderr.contains("notice.html"), "{}", output.stderr);
    assert!(fs::read_to_string(repository.join("public/notice/index.html")).unwrap().contains("MINE"));
}

#[test]
fn a_demand_says_what_became_of_it_and_where_it_comes_from() {
    let repository = Repository::valid();
    repository.edit(
        "submissions/example/call.yaml",
        "roles:\n",
        "site:\n  name: 示例网\n  organizer: 示例市科学技术局\n  base_url: https://kjj.example.gov.cn/zhengji/\n  \
         repository: {forge: gitlab, address: \"https://git.example.gov.cn/keji/zhengji\"}\nroles:\n",
    );
    // Another unit has the same in mind.
    let mut like = base()["units/shili-yiqi/sensor.yaml"].clone();
    like.extend_from_slice(b"topic: self-designed\n");
    repository.write("submissions/example/units/shili-yanjiuyuan/own-topic.yaml", &like);
    let output = repository.run(&["build", "--at", "2021-04-01T12:00:00+08:00"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let page = fs::read_to_string(repository.join("public/demands/shili-yiqi/sensor/index.html")).unwrap();
    let source = "https://git.example.gov.cn/keji/zhengji/-/";
    for expected in [
        &format!("{source}blob/main/submissions/example/units/shili-yiqi/sensor.yaml"),
        &format!("{source}commits/main/submissions/example/units/shili-yiqi/sensor.yaml"),
        "高温压力传感器用陶瓷基板: 示例征集[EB/OL]. 示例市科学技术局, 2021[引用日期]. https://kjj.example.gov.cn/zhengji/demands/shili-yiqi/sensor/",
        "<strong>已提交</strong> <span class=\"when\">2021-03-24 至 2021-04-20</span>",
        "推荐，列第 3 位",
        "<h2 id=\"similar\">",
        "<a href=\"../../../demands/shili-yanjiuyuan/own-topic/index.html\">高温压力传感器用陶瓷基板</a>",
        "<q>",
    ] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
    // One language: no other is offered.
    assert!(!page.contains("hreflang") && !repository.join("public/en").exists());
}

#[test]
fn a_repository_is_named_by_an_address_that_is_safe_to_publish() {
    for address in [
        "http://git.example.gov.cn/a/b",
        "https://user:secret@git.example.gov.cn/a/b",
        "https://git.example.gov.cn",
    ] {
        let repository = Repository::valid();
        repository.edit(
            "submissions/example/call.yaml",
            "roles:\n",
            &format!(
                "site: {{name: 示例网, organizer: 示例局, repository: {{forge: gitea, address: \"{address}\"}}}}\nroles:\n"
            ),
        );
        let output = repository.run(&["check", "--at", "2021-04-01T12:00:00+08:00"]);
        assert_eq!(output.code, 1, "{address}: {}", output.shown());
        assert!(output.stdout.contains("https://"), "{}", output.shown());
    }
}

#[test]
fn the_matrix_has_a_dot_for_every_source() {
    let (_folder, pages) = sample_site();
    let call = Path::new(env!("CARGO_MANIFEST_DIR")).join("submissions/hangzhou-2021-1");
    let sources: usize = files(&call.join("guideline"))
        .iter()
        .filter(|(path, _)| path.ends_with(".md"))
        .map(|(_, bytes)| text(bytes).lines().filter(|line| line.starts_with("  - shili-")).count())
        .sum();
    for page in ["guideline/matrix/index.html", "en/guideline/matrix/index.html"] {
        let html = text(&pages[page]);
        assert_eq!(html.matches("<td class=\"cell on\">").count(), sources, "{page}");
        // Every recommended demand is in it, with an item or a reason.
        let recommended = text(&pages["tables/all/index.html"]).matches("col-title\"><a").count();
        assert_eq!(html.matches("<td class=\"fate-of\">").count(), recommended, "{page}");
        assert!(!html.contains("<td class=\"fate-of\"></td>"), "{page}");
    }
}

#[test]
fn comments_lead_to_paragraphs_that_can_be_addressed() {
    let (_folder, pages) = sample_site();
    let page = text(&pages["guideline/gas-turbine-hot-section/index.html"]);
    // Two comments of the sample name their paragraph as people do: 考核指标方向二第1项, 考核指标方向一第5项.
    assert_eq!(page.matches("意见 1 条").count(), 2);
    let ids: BTreeSet<_> = attributes(page, "id").into_iter().filter(|id| id.starts_with("p-")).collect();
    assert!(ids.len() > 20, "{ids:?}");
    // The contents beside the text lead to headings too.
    let text = page.split("<aside class=\"aside").next().unwrap();
    for id in ids {
        assert_eq!(text.matches(&format!("href=\"#{id}\"")).count(), 1, "{id}");
    }
}
