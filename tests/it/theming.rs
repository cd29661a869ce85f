//! A call's own templates and styles.

use std::fs;

use crate::fixture::{files, folder};
use crate::program::{Output, Repository};

fn build(repository: &Repository) -> Output {
    repository.run(&["build", "--at", "2021-04-01T12:00:00+08:00"])
}

#[test]
fn a_theme_changes_a_block_and_a_style_and_nothing_else() {
    let plain = Repository::valid();
    let themed = Repository::valid();
    for (path, bytes) in files(&folder("theme")) {
        themed.write(&format!("site-templates/{path}"), &bytes);
    }
    for repository in [&plain, &themed] {
        let output = build(repository);
        assert_eq!(output.code, 0, "{}", output.shown());
    }
    let (before, after) = (files(&plain.join("public")), files(&themed.join("public")));
    assert!(after["assets/theme.css"].starts_with(b":root"));
    assert_eq!(before["assets/style.css"], after["assets/style.css"]);
    for (path, bytes) in after.iter().filter(|(path, _)| path.ends_with(".html") && *path != "404.html") {
        let page = std::str::from_utf8(bytes).unwrap();
        let root = "../".repeat(path.matches('/').count());
        let link = format!("<link rel=\"stylesheet\" href=\"{root}assets/theme.css\">");
        let motto = "<p class=\"motto\">示例市科学技术局</p>";
        assert_eq!((page.matches(&link).count(), page.matches(motto).count()), (1, 1), "{path}");
        let without = page.replace(&link, "").replace(motto, "");
        assert_eq!(without.as_bytes(), before[path], "{path}");
    }
}

#[test]
fn a_style_can_be_replaced_whole() {
    let repository = Repository::valid();
    repository.write("site-templates/assets/style.css", b"body { color: black; }");
    assert_eq!(build(&repository).code, 0);
    assert_eq!(fs::read(repository.join("public/assets/style.css")).unwrap(), b"body { color: black; }");
}

#[test]
fn a_page_of_a_bureaus_own_shows_open_data() {
    let repository = Repository::valid();
    let template = concat!(
        "{% extends \"base.html\" %}{% block main %}",
        "{% for demand in content.demands %}<p>{{ demand.id }}: {{ demand.unit.name }}</p>{% endfor %}",
        "<p>{{ content.guideline.items | length }} {{ content.comments | length }}</p>{% endblock %}",
    );
    repository.write("site-templates/pages/by-unit.html", template.as_bytes());
    assert_eq!(build(&repository).code, 0);
    let json = |name: &str| -> serde_json::Value {
        serde_json::from_slice(&fs::read(repository.join(&format!("public/data/{name}.json"))).unwrap())
            .unwrap()
    };
    let page = fs::read_to_string(repository.join("public/by-unit/index.html")).unwrap();
    let (demands, guideline, comments) = (json("demands"), json("guideline"), json("comments"));
    let demands = demands.as_array().unwrap();
    assert!(!demands.is_empty());
    for demand in demands {
        let line = format!(
            "<p>{}: {}</p>",
            demand["id"].as_str().unwrap(),
            demand["unit"]["name"].as_str().unwrap()
        );
        assert!(page.contains(&line), "{line}");
    }
    let counts = [&guideline["items"], &comments].map(|list| list.as_array().unwrap().len());
    assert!(page.contains(&format!("<p>{} {}</p>", counts[0], counts[1])), "{counts:?}");
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_file_and_line() {
    for (template, line, why) in [
        (
            "{% extends \"base.html\" %}\n{% block main %}\n{{ content.body | saef }}\n{% endblock %}",
            3,
            "saef",
        ),
        (
            "{% extends \"base.html\" %}\n{% block main %}\n{{ t(id=\"no-such-word\") }}{% endblock %}",
            3,
            "no-such-word",
        ),
        ("<h1>{{ page.title }}</h1>\n{{ content.boddy }}", 2, "boddy"),
        ("<h1>{{ page.title }}</h1>\n{% if page %}\n", 3, ""),
    ] {
        let repository = Repository::valid();
        repository.write("site-templates/notice.html", template.as_bytes());
        let output = build(&repository);
        assert_eq!(output.code, 2, "{}", output.shown());
        let place = format!("site-templates/notice.html 第 {line} 行");
        assert!(output.stderr.contains(&place) && output.stderr.contains(why), "{}", output.stderr);
        assert!(!repository.join("public").exists());
    }
}
