//! What a Chinese public body must keep on every page: page tags in their order, identity at the foot, breadcrumbs that
//! say the column, a page for what is missing. Over every page of the sample site, which has no identity yet, and of the
//! same site once everything has been issued.

use std::collections::BTreeSet;
use std::path::Path;

use crate::fixture::{Files, files, folder};
use crate::program::Repository;
use crate::site::{attributes, sample_site};

/// The tags in the order of the guideline for government sites (国办发〔2017〕47号).
const ORDER: [&str; 13] = [
    "SiteName",
    "SiteDomain",
    "SiteIDCode",
    "ColumnName",
    "ColumnDescription",
    "ColumnKeywords",
    "ColumnType",
    "ArticleTitle",
    "PubDate",
    "ContentSource",
    "Keywords",
    "Description",
    "Url",
];

const BASE: &str = "https://kjj.example.gov.cn/zhengji/";

/// The sample site with everything issued that has to be shown.
pub(crate) fn identified_site() -> Files {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("submissions/hangzhou-2021-1");
    let repository = Repository::new(&files(&sample));
    repository.edit(
        "submissions/example/call.yaml",
        "  organizer: 杭州市科学技术局\n",
        "  organizer: 杭州市科学技术局\n  domain: kjj.example.gov.cn\n  id_code: \"0000000000\"\n  \
         icp: 浙ICP备00000000号-1\n  police: 浙公网安备00000000000000号\n  \
         base_url: https://kjj.example.gov.cn/zhengji/\n",
    );
    let output = repository.run(&["build", "--at", "2021-06-20T12:00:00+08:00"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    assert!(!output.stderr.contains("id_code"), "nothing is missing: {}", output.stderr);
    files(&repository.join("public"))
}

fn html(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
}

/// The page tags in the order in which they stand.
fn tags(page: &str) -> Vec<(&str, &str)> {
    let head = page.split("</head>").next().unwrap();
    head.split("<meta name=\"")
        .skip(1)
        .filter_map(|rest| {
            let (name, rest) = rest.split_once("\" content=\"")?;
            Some((name, rest.split('"').next()?))
        })
        .filter(|(name, _)| name.starts_with(char::is_uppercase))
        .collect()
}

fn tag<'a>(tags: &[(&str, &'a str)], name: &str) -> Option<&'a str> {
    tags.iter().find(|(one, _)| *one == name).map(|(_, value)| *value)
}

/// The texts of the breadcrumbs.
fn crumbs(page: &str) -> Vec<String> {
    let Some(nav) = page.split("<nav class=\"crumbs\"").nth(1) else { return Vec::new() };
    nav.split("</nav>")
        .next()
        .unwrap()
        .split("<li")
        .skip(1)
        .map(|item| text_of(&format!("<li{item}")))
        .collect()
}

/// Text without its marks.
fn text_of(html: &str) -> String {
    let parts = html.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text));
    parts.collect::<String>().trim().to_owned()
}

fn is_time(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    shape == "0000-00-00 00:00"
}

fn is_plain_missing(path: &str, page: &str) -> bool {
    path.ends_with("404.html") && !page.contains("site-head")
}

fn check_tags(files: &Files, given: &[(&str, &str)]) {
    let mut names = BTreeSet::new();
    let mut articles = 0;
    for (path, page) in html(files) {
        let tags = tags(page);
        let places: Vec<_> =
            tags.iter().map(|(name, _)| ORDER.iter().position(|one| one == name).expect(path)).collect();
        assert!(places.is_sorted_by(|a, b| a < b), "{path}: {tags:?}");
        assert!(tags.iter().all(|(_, value)| !value.trim().is_empty()), "{path}: {tags:?}");
        assert!(page.find("<script").is_none_or(|script| page.find("SiteName").unwrap() < script), "{path}");
        assert!(page.find("charset=\"utf-8\"").unwrap() < page.find("SiteName").unwrap(), "{path}");
        names.insert(tag(&tags, "SiteName").expect(path).to_owned());
        for name in ["SiteDomain", "SiteIDCode"] {
            let wanted = given.iter().find(|(one, _)| *one == name).map(|(_, value)| *value);
            assert_eq!(tag(&tags, name), wanted, "{path}: {name}");
        }
        let has_column = tags.iter().any(|(name, _)| name.starts_with("Column"));
        if path.ends_with("404.html") || ["index.html", "en/index.html"].contains(&path) {
            assert!(!has_column && tag(&tags, "ArticleTitle").is_none(), "{path}: {tags:?}");
            continue;
        }
        let description = tag(&tags, "ColumnDescription").expect(path).chars().count();
        assert!((10..=200).contains(&description), "{path}: {tags:?}");
        assert!(tag(&tags, "ColumnKeywords").is_some() && tag(&tags, "ColumnType").is_some(), "{path}");
        let crumbs = crumbs(page);
        let column = tag(&tags, "ColumnName").expect(path);
        let Some(title) = tag(&tags, "ArticleTitle") else {
            assert_eq!(Some(column), crumbs.last().map(String::as_str), "{path}");
            continue;
        };
        articles += 1;
        assert_eq!(Some(column), crumbs.iter().rev().nth(1).map(String::as_str), "{path}");
        let heading = page.split("<h1").nth(1).unwrap().split("</h1>").next().unwrap();
        assert_eq!(title, text_of(&format!("<h1{heading}")), "{path}");
        assert!(is_time(tag(&tags, "PubDate").expect(path)), "{path}: {tags:?}");
        assert!(tag(&tags, "ContentSource").is_some(), "{path}");
        let address = given.iter().any(|(name, _)| *name == "SiteDomain");
        let own = format!("{BASE}{}", path.strip_suffix("index.html").unwrap());
        assert_eq!(tag(&tags, "Url"), address.then_some(own.as_str()), "{path}");
    }
    assert_eq!(names.len(), 1, "one name on all pages: {names:?}");
    assert!(articles > 50, "only {articles} articles");
}

#[test]
fn page_tags_stand_on_every_page_in_their_order() {
    check_tags(&sample_site().1, &[]);
}

#[test]
fn what_was_issued_stands_on_every_page() {
    let site = identified_site();
    check_tags(&site, &[("SiteDomain", "kjj.example.gov.cn"), ("SiteIDCode", "0000000000")]);
    for (path, page) in html(&site) {
        let foot = page.split("<footer").nth(1).unwrap_or_else(|| panic!("{path}"));
        let english = path.starts_with("en/");
        for part in [
            if english { "Hangzhou Science and Technology Bureau" } else { "杭州市科学技术局" },
            "0000000000",
            "<a href=\"https://beian.miit.gov.cn/\"",
            "浙ICP备00000000号-1</a>",
            "<a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=00000000000000\"",
            "浙公网安备00000000000000号</a>",
            "<a href=\"https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=0000000000\"",
            "sitemap/index.html\"",
        ] {
            assert!(foot.contains(part), "{path}: {part}");
        }
        assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{BASE}")), "{path}");
        let same = path.strip_prefix("en/").unwrap_or(path);
        let same = same.strip_suffix("index.html").unwrap_or(same);
        for (tag, folder) in [("zh-CN", ""), ("en", "en/")] {
            let link = format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{BASE}{folder}{same}\">");
            assert!(page.contains(&link), "{path}: {link}");
        }
    }
}

#[test]
fn nothing_is_invented_while_it_is_not_issued() {
    let (_folder, site) = sample_site();
    for (path, page) in html(&site) {
        for part in [
            "网站标识码",
            "beian.",
            "jiucuo",
            "SiteIDCode",
            "SiteDomain",
            "canonical",
            "og:url",
            "<link rel=\"alternate\" hreflang",
        ] {
            assert!(!page.contains(part), "{path}: {part}");
        }
        let host = if path.starts_with("en/") {
            "Hangzhou Science and Technology Bureau"
        } else {
            "杭州市科学技术局"
        };
        assert!(page.contains(host), "{path}: who runs it");
    }
}

#[test]
fn build_says_what_is_still_missing() {
    let repository = Repository::valid();
    let output = repository.run(&["build", "--at", "2021-04-01T12:00:00+08:00"]);
    assert_eq!(output.code, 0);
    assert!(
        output.stderr.contains("id_code（政府网站标识码）") && output.stderr.contains("不要编造"),
        "{}",
        output.stderr
    );
}

#[test]
fn the_page_for_what_is_missing_works_at_any_address() {
    let (_folder, site) = sample_site();
    for (path, page) in html(&site).filter(|(path, _)| path.ends_with("404.html")) {
        assert!(is_plain_missing(path, page) && attributes(page, "href").is_empty(), "{path}");
        assert!(attributes(page, "src").is_empty() && page.contains("<h1>"), "{path}");
    }
    let site = identified_site();
    for (path, page) in html(&site).filter(|(path, _)| path.ends_with("404.html")) {
        assert!(!is_plain_missing(path, page), "{path}");
        for link in attributes(page, "href").into_iter().chain(attributes(page, "src")) {
            let alive = |rest: &str| site.contains_key(rest.split('#').next().unwrap());
            let absolute = link.starts_with("https://") || link.starts_with('#');
            assert!(absolute || link.strip_prefix("/zhengji/").is_some_and(alive), "{path}: {link}");
        }
    }
}

#[test]
fn structured_data_says_what_the_page_is_about() {
    let (_folder, plain) = sample_site();
    let identified = identified_site();
    for (path, kind, root) in [
        ("index.html", "Dataset", ""),
        ("en/index.html", "Dataset", "../"),
        ("data/index.html", "Dataset", "../"),
        ("en/data/index.html", "Dataset", "../../"),
        ("submit/index.html", "GovernmentService", ""),
    ] {
        for (site, base) in [(&plain, root), (&identified, BASE)] {
            if !site.contains_key(path) {
                assert!(path.starts_with("en/") && base == BASE, "{path}");
                continue;
            }
            let page = std::str::from_utf8(&site[path]).unwrap();
            let data = page.split("<script type=\"application/ld+json\">").nth(1).unwrap();
            let data: serde_json::Value =
                serde_json::from_str(data.split("</script>").next().unwrap()).unwrap();
            assert_eq!((&data["@context"], &data["@type"]), (&"https://schema.org".into(), &kind.into()));
            if kind == "Dataset" {
                let file = data["distribution"][0]["contentUrl"].as_str().unwrap();
                let file = file.strip_prefix(base).unwrap();
                assert!(site.contains_key(file), "{file}");
                assert_eq!(data["temporalCoverage"], "2021-03-24/2021-04-20");
            }
        }
    }
}

#[test]
fn how_to_submit_says_the_calls_own_figures() {
    let (_folder, site) = sample_site();
    let page = std::str::from_utf8(&site["submit/index.html"]).unwrap();
    for part in [
        "大企业集团或头部企业（每家单位，写明所属集团的按集团合并计算）：需求最多 2 项",
        "至少 1 项是揭榜挂帅、创新联合体",
        "3.0% 以上",
        "1,500 万元以上",
        "国家级、省级",
        "2021-04-20",
        "市科技项目受理办公室",
        "<td class=\"num\">1500</td>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let second = Repository::new(&files(&folder("second-city")));
    let out = second.run(&["build", "--at", "2024-02-20T12:00:00+08:00"]);
    assert_eq!(out.code, 0, "{}", out.shown());
    let page = std::fs::read_to_string(second.join("public/submit/index.html")).unwrap();
    for part in ["每家推荐单位：需求最多 5 项", "整批征集合计：“揭榜挂帅”需求最多 2 项", "5% 以上", "17:30"]
    {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("1500") && !page.contains("杭州"));
}
