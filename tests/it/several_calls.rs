//! Several calls in one repository: all are checked and shown, each below its name; with one call nothing is elsewhere.

use std::fs;
use std::os::unix::fs::MetadataExt as _;

use crate::fixture::{Files, files, folder};
use crate::program::Repository;
use crate::site::{attributes, resolve};

const AT: [&str; 2] = ["--at", "2024-02-10T12:00:00+08:00"];

/// The call of the tests, and three years later one of another city with a demand of its own in English, too.
fn two() -> Repository {
    let repository = Repository::valid();
    for (path, bytes) in files(&folder("second-city")) {
        repository.write(&format!("submissions/harbour-2024/{path}"), &bytes);
    }
    repository
}

fn built(repository: &Repository, more: &[&str]) -> Files {
    let built = repository.run(&[&["build", AT[0], AT[1]], more].concat());
    assert_eq!(built.code, 0, "{}", built.shown());
    files(&repository.join("public"))
}

fn page<'a>(site: &'a Files, path: &str) -> &'a str {
    std::str::from_utf8(site.get(path).unwrap_or_else(|| panic!("no {path}"))).unwrap()
}

#[test]
fn a_check_without_a_name_is_a_check_of_all() {
    let repository = two();
    repository.edit("submissions/harbour-2024/units/unit-1/need-1.yaml", "domain: ", "domain: x");
    repository.edit(
        "submissions/example/units/shili-yiqi/sensor.yaml",
        "domain: new-materials",
        "domain: agriculture",
    );
    let all = repository.run(&["check", AT[0], AT[1]]);
    assert_eq!(all.code, 1);
    for place in ["submissions/example/units/shili-yiqi/", "submissions/harbour-2024/units/unit-1/"] {
        assert!(all.stdout.contains(place), "{}", all.shown());
    }
    assert!(all.stderr.contains("example、harbour-2024"), "{}", all.stderr);
    let json = repository.run(&["check", AT[0], AT[1], "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(json["call"], "example, harbour-2024");
    for named in [vec!["check", "example"], vec!["check", "--call", "example"]] {
        let one = repository.run(&[named.as_slice(), &AT].concat());
        assert!(!one.stdout.contains("harbour-2024"), "{}", one.shown());
        assert!(!one.stderr.contains("harbour-2024"), "{}", one.shown());
    }
    let both = repository.run(&["check", "example", "--call", "example"]);
    assert_eq!(both.code, 2, "{}", both.shown());
    let built = repository.run(&["build", AT[0], AT[1]]);
    assert_eq!(built.code, 1);
    assert!(!repository.join("public").exists());
}

#[test]
fn a_time_without_an_offset_is_that_of_all_calls_or_of_none() {
    let repository = two();
    let told = repository.run(&["check", "--at", "2024-02-10 12:00"]);
    assert_eq!(told.stderr.matches("2024-02-10T12:00:00+08:00").count(), 1, "{}", told.shown());
    repository.edit("submissions/harbour-2024/call.yaml", "Asia/Shanghai", "Europe/Berlin");
    let each = repository.run(&["check", "--at", "2024-02-10 12:00"]);
    assert!(
        each.stderr.contains("12:00:00+08:00") && each.stderr.contains("12:00:00+01:00"),
        "{}",
        each.shown()
    );
}

#[test]
fn with_one_call_nothing_is_elsewhere() {
    let alone = built(&Repository::valid(), &[]);
    let repository = two();
    let named = built(&repository, &["--call", "example"]);
    assert!(alone == named, "a call by its name is built as if it were alone");
    assert!(!page(&alone, "index.html").contains("全部征集"));
}

#[test]
fn the_root_is_a_page_of_calls_and_each_lies_below_its_name() {
    let site = built(&two(), &[]);
    let root = page(&site, "index.html");
    let order: Vec<_> =
        ["正在进行", "harbour-2024/index.html", "还有 19 天截止", "已经结束", "example/index.html"]
            .map(|text| root.find(text).unwrap_or_else(|| panic!("{text}\n{root}")))
            .into();
    assert!(order.is_sorted(), "{order:?}");
    for call in ["example", "harbour-2024"] {
        for file in ["index.html", "search/index.html", "data/demands.csv", "submit/index.html", "feed.xml"] {
            page(&site, &format!("{call}/{file}"));
        }
        assert!(page(&site, &format!("{call}/demands/index.html")).contains("href=\"../../index.html\""));
        assert!(!site.contains_key(&format!("{call}/robots.txt")));
    }
    assert!(page(&site, "feed.xml").contains("href=\"example/demands/shili-yiqi/sensor/index.html\""));
    assert_eq!(page(&site, "calendar.ics").matches("BEGIN:VCALENDAR").count(), 1);
    assert!(page(&site, "calendar.ics").matches("BEGIN:VEVENT").count() > 6);
}

#[test]
fn every_link_on_the_site_of_several_calls_is_alive() {
    let repository = two();
    let site = "\nsite: {name: 示例网站, organizer: 示例局, languages: [zh-CN, en]}\n";
    let path = "submissions/harbour-2024/call.yaml";
    let settings = fs::read_to_string(repository.join(path)).unwrap();
    repository.write(path, (settings + site).as_bytes());
    let site = built(&repository, &[]);
    assert!(page(&site, "en/index.html").contains("href=\"../harbour-2024/en/index.html\""));
    assert!(page(&site, "harbour-2024/en/index.html").contains("href=\"../../en/index.html\""));
    let mut seen = 0;
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        let links = attributes(html, "href").into_iter().chain(attributes(html, "src"));
        for link in links.filter(|link| !link.contains("://") && !link.starts_with("mailto:")) {
            let target = resolve(path, link.split(['#', '?']).next().unwrap());
            seen += 1;
            assert!(link.starts_with('#') || site.contains_key(target.to_str().unwrap()), "{path}: {link}");
        }
    }
    assert!(seen > 1000, "{seen}");
}

#[test]
fn old_addresses_stay_valid() {
    let repository = Repository::valid();
    let before = built(&repository, &[]);
    for (path, bytes) in files(&folder("second-city")) {
        repository.write(&format!("submissions/harbour-2024/{path}"), &bytes);
    }
    let after = built(&repository, &[]);
    let of_scripts = ["assets/", "data/browse/", "data/form/", "data/search/"];
    for (path, bytes) in before.iter().filter(|(path, _)| !of_scripts.iter().any(|own| path.starts_with(own)))
    {
        assert!(after.contains_key(path), "{path} is gone");
        if !path.ends_with(".html") && (path.starts_with("data/") || path.starts_with("tables/")) {
            assert!(bytes == &after[path], "{path}");
        }
    }
    let moved = page(&after, "demands/shili-yiqi/sensor/index.html");
    assert!(moved.contains("url=../../../example/demands/shili-yiqi/sensor/index.html"), "{moved}");
}

#[test]
fn addresses_are_right_below_the_folder_of_a_call() {
    let repository = two();
    for call in ["example", "harbour-2024"] {
        let path = format!("submissions/{call}/call.yaml");
        let settings = fs::read_to_string(repository.join(&path)).unwrap();
        // One says the address of the site, the other that of its own folder there.
        let own = if call == "example" { "" } else { "harbour-2024/" };
        let site = format!(
            "\nsite: {{name: 示例网站, organizer: 示例局, base_url: \"https://kjj.example.gov.cn/zj/{own}\"}}\n"
        );
        repository.write(&path, (settings + &site).as_bytes());
    }
    let site = built(&repository, &[]);
    let base = "https://kjj.example.gov.cn/zj/";
    assert!(page(&site, "index.html").contains(&format!("<link rel=\"canonical\" href=\"{base}\">")));
    for call in ["example", "harbour-2024"] {
        let own = format!("<link rel=\"canonical\" href=\"{base}{call}/demands/\">");
        assert!(page(&site, &format!("{call}/demands/index.html")).contains(&own));
        assert!(
            page(&site, &format!("{call}/sitemap.xml"))
                .contains(&format!("<loc>{base}{call}/demands/</loc>"))
        );
        assert!(page(&site, "sitemap.xml").contains(&format!("<loc>{base}{call}/sitemap.xml</loc>")));
        assert!(
            page(&site, &format!("{call}/404.html"))
                .contains(&format!("href=\"/zj/{call}/demands/index.html\""))
        );
    }
    assert!(page(&site, "sitemap-calls.xml").contains(&format!("<loc>{base}</loc>")));
    assert!(page(&site, "robots.txt").contains(&format!("Sitemap: {base}sitemap.xml")));
    assert!(page(&site, "404.html").contains("href=\"/zj/index.html\""));
    let moved = page(&site, "rules/index.html");
    assert!(moved.contains(&format!("<link rel=\"canonical\" href=\"{base}example/rules/\">")), "{moved}");
}

#[test]
fn unchanged_files_of_all_calls_keep_their_time_stamps() {
    let repository = two();
    built(&repository, &[]);
    let stamp = |path: &str| {
        let metadata = fs::metadata(repository.join("public").join(path)).unwrap();
        (metadata.mtime(), metadata.mtime_nsec(), metadata.ino())
    };
    let changed = "example/demands/shili-yiqi/sensor/index.html";
    let same = ["harbour-2024/index.html", "index.html", "rules/index.html"];
    let before = (stamp(changed), same.map(stamp));
    repository.edit("submissions/example/units/shili-yiqi/sensor.yaml", "陶瓷基板", "陶瓷封装基板");
    built(&repository, &[]);
    assert_ne!(stamp(changed), before.0);
    assert_eq!(same.map(stamp), before.1);
}

#[test]
fn a_call_beside_others_is_not_called_like_a_folder_of_the_site() {
    let repository = two();
    fs::rename(repository.join("submissions/harbour-2024"), repository.join("submissions/assets")).unwrap();
    let refused = repository.run(&["build", AT[0], AT[1]]);
    assert_eq!(refused.code, 2, "{}", refused.shown());
    assert!(refused.stderr.contains("assets"), "{}", refused.stderr);
}
