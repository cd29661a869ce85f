//! The pictures of the start page and of demands, against the figures that stand beside them; what else stands beside a text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use roxmltree::{Document, Node};

use crate::fixture::Files;
use crate::program::Repository;
use crate::site::{attributes, sample_site};

const AT: &str = "2021-06-20T12:00:00+08:00";

fn page<'a>(files: &'a Files, path: &str) -> &'a str {
    std::str::from_utf8(&files[path]).unwrap()
}

/// The section of a page that begins so, as XML.
fn section<'a>(html: &'a str, start: &str) -> &'a str {
    let from = html.find(start).unwrap_or_else(|| panic!("no {start}"));
    let end = from + html[from..].find("</section>").unwrap() + "</section>".len();
    &html[from..end]
}

fn all<'a>(section: &'a Document<'_>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    section.descendants().filter(move |node| node.has_tag_name(name))
}

fn text(node: Node<'_, '_>) -> String {
    let words = node.descendants().filter(Node::is_text).filter_map(|n| n.text()).collect::<String>();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The figures of a chart: by name its link, its count, and the length of its bar.
fn rows(chart: &Document<'_>) -> BTreeMap<String, (String, u32, String)> {
    let body = all(chart, "tbody").flat_map(|body| body.children().collect::<Vec<_>>());
    let row = |row: Node<'_, '_>| {
        let cells: Vec<_> = row.children().filter(Node::is_element).collect();
        let link = cells[0].first_element_child().unwrap().attribute("href").unwrap().to_owned();
        let bar = cells[1].descendants().find(|node| node.has_tag_name("rect")).unwrap();
        (text(cells[0]), (link, text(cells[2]).parse().unwrap(), bar.attribute("width").unwrap().to_owned()))
    };
    body.filter(Node::is_element).map(row).collect()
}

fn settled(name: &str, shown: &str) {
    insta::with_settings!({ snapshot_path => "../snapshots/site", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, shown);
    });
}

/// The links of a map.
fn tiles<'a>(section: &'a Document<'_>) -> impl Iterator<Item = Node<'a, 'a>> {
    let is_tile = |link: &Node<'_, '_>| {
        link.first_element_child().is_some_and(|inner| inner.attribute("class") == Some("tile"))
    };
    all(section, "a").filter(is_tile)
}

#[test]
fn tiles_say_what_the_table_beside_them_says() {
    let (_folder, files) = sample_site();
    for (path, places) in
        [("index.html", "<section class=\"places\""), ("en/index.html", "<section class=\"places\"")]
    {
        let part = Document::parse(section(page(&files, path), places)).unwrap();
        let rows = rows(&part);
        let tiles: Vec<_> = tiles(&part).collect();
        assert_eq!(tiles.len(), 14, "{path}");
        let most = rows.values().map(|(_, count, _)| *count).max().unwrap();
        for tile in tiles {
            let link = tile.attribute("href").unwrap();
            let group = tile.first_element_child().unwrap();
            let shown = all(&part, "text")
                .find(|text| text.attribute("class") == Some("count") && text.parent() == Some(group));
            let count: u32 = text(shown.unwrap()).split(' ').next().unwrap().parse().unwrap();
            let (_, beside, _) = rows.values().find(|(own, ..)| own == link).expect(link);
            assert_eq!(count, *beside, "{link}");
            let level: u32 = group.attribute("data-level").unwrap().parse().unwrap();
            assert_eq!(level == 4, count * 4 > most * 3, "{link}: {count} of {most}");
        }
        // Two departments have no place; their demands stand in the table alone.
        assert_eq!(rows.len(), 16, "{path}");
    }
    assert!(page(&files, "index.html").contains("图上没有的单位见表"));
}

#[test]
fn the_first_condition_stands_open_and_bars_are_as_long_as_their_counts() {
    let (_folder, files) = sample_site();
    let part = Document::parse(section(page(&files, "index.html"), "<section class=\"ways\"")).unwrap();
    let open: Vec<bool> = all(&part, "details").map(|one| one.attribute("open").is_some()).collect();
    assert_eq!(open, [true, false, false, false, false]);
    for table in all(&part, "tbody") {
        let bars: Vec<_> = table.children().filter(Node::is_element).collect();
        let figures: Vec<(f64, f64)> = bars
            .iter()
            .map(|row| {
                let bar = row.descendants().find(|node| node.has_tag_name("rect")).unwrap();
                let width = bar.attribute("width").unwrap().trim_end_matches('%').parse().unwrap();
                (text(row.children().filter(Node::is_element).nth(2).unwrap()).parse().unwrap(), width)
            })
            .collect();
        let most = figures.iter().map(|(count, _)| *count).fold(0.0, f64::max);
        for (count, width) in figures {
            assert!((count * 100.0 / most - width).abs() <= 0.5, "{count} of {most}: {width}");
        }
    }
}

#[test]
fn headings_say_what_the_figures_say() {
    let (_folder, files) = sample_site();
    let mut shown = String::new();
    let mut add = |of: &str, html: &str| {
        for start in ["<section class=\"places\"", "<section class=\"ways\""] {
            if html.contains(start) {
                let part = Document::parse(section(html, start)).unwrap();
                for heading in all(&part, if start.contains("ways") { "h3" } else { "h2" }) {
                    writeln!(shown, "{of}: {}", text(heading)).unwrap();
                }
            }
        }
    };
    add("sample", page(&files, "index.html"));
    add("sample, English", page(&files, "en/index.html"));
    // A call of few demands has many that are equally many, and no map.
    let repository = Repository::valid();
    let output = repository.run(&["build", "--out", "public", "--at", AT]);
    assert_eq!(output.code, 0, "{}", output.shown());
    add("few demands", &std::fs::read_to_string(repository.join("public/index.html")).unwrap());
    settled("chart-findings", &shown);
}

#[test]
fn a_district_can_be_a_tile_and_leads_to_its_department() {
    let repository = Repository::valid();
    repository.edit(
        "submissions/example/call.yaml",
        "departments: [xihu, binjiang]",
        "departments: [xihu, binjiang]\nmap: {西湖区: [2, 1], binjiang: [3, 2]}",
    );
    let output = repository.run(&["build", "--out", "public", "--at", AT]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let html = std::fs::read_to_string(repository.join("public/index.html")).unwrap();
    let part = Document::parse(section(&html, "<section class=\"places\"")).unwrap();
    let mut shown = String::new();
    for tile in tiles(&part) {
        let at = tile.first_element_child().unwrap().attribute("transform").unwrap();
        writeln!(shown, "{at} {} {}", tile.attribute("href").unwrap(), text(tile)).unwrap();
    }
    settled("map-of-districts", &shown);
}

#[test]
fn indicators_are_drawn_where_their_figures_are_certain() {
    let (_folder, files) = sample_site();
    let html = page(&files, "demands/shili-hangji-power/turbine-blade-casting/index.html");
    let table = html.split("class=\"indicators\"").nth(1).unwrap().split("</table>").next().unwrap();
    let rows: Vec<&str> = table.split("<tr>").skip(2).collect();
    assert_eq!(rows.len(), 6);
    // What cannot be measured today has no picture.
    let drawn: Vec<bool> = rows.iter().map(|row| row.contains("class=\"bullet\"")).collect();
    assert_eq!(drawn, [true, true, true, true, true, false]);
    assert!(html.contains("能与国际最高水平比较的 5 项指标中，1 项的目标值达到或超过国际最高水平"));
    // 15 falls to 10, while the best is 8: from right to left, and not there yet.
    let places = |shape: &str| -> f64 {
        let after = rows[1].split(&format!("href=\"#bullet-{shape}\" x=\"")).nth(1).unwrap();
        after.split('%').next().unwrap().parse().unwrap()
    };
    assert!(places("best") < places("less") && places("less") < places("today"));
    for shape in ["today", "less", "more", "best"] {
        assert!(html.contains(&format!("id=\"bullet-{shape}\"")), "{shape}");
    }
}

#[test]
fn indicators_of_several_demands_stand_on_one_scale() {
    let repository = Repository::valid();
    let units = "submissions/example/units";
    repository.edit(&format!("{units}/shili-jituan/first.yaml"), "target: 1000", "target: 1200");
    repository.edit(&format!("{units}/shili-jituan/second.yaml"), "current: 600", "current: 尚无样件");
    let output = repository.run(&["build", "--out", "public", "--at", AT]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let html = std::fs::read_to_string(repository.join("public/domains/new-materials/index.html")).unwrap();
    let table = html.split("<table class=\"compared\"").nth(1).unwrap().split("</table>").next().unwrap();
    let part = format!("<table{table}</table>");
    let part = Document::parse(&part).unwrap();
    let mut shown = String::new();
    for row in all(&part, "tr").skip(1) {
        let cells: Vec<String> = row.children().filter(Node::is_element).map(text).collect();
        let line = row.descendants().find(|node| node.has_tag_name("rect"));
        let line = line.map_or("not drawn".to_owned(), |line| {
            format!("from {}, {} long", line.attribute("x").unwrap(), line.attribute("width").unwrap())
        });
        writeln!(shown, "{}: {line}", cells.join(" | ")).unwrap();
    }
    settled("shared-indicators", &shown);
}

#[test]
fn contents_beside_a_text_lead_to_its_sections() {
    let (_folder, files) = sample_site();
    let pages = files.keys().filter(|path| {
        path.ends_with("index.html")
            && (path.split('/').rev().nth(3) == Some("demands")
                || path.split('/').rev().nth(2) == Some("guideline"))
    });
    let mut count = 0;
    for path in pages {
        let html = page(&files, path);
        let Some(aside) = html.split("<aside class=\"aside").nth(1) else { continue };
        count += 1;
        let aside = aside.split("</aside>").next().unwrap();
        let ids = attributes(html, "id");
        let links: Vec<&str> =
            attributes(aside, "href").into_iter().filter_map(|link| link.strip_prefix('#')).collect();
        assert!(links.len() >= 4, "{path}: {links:?}");
        for link in links {
            assert_eq!(ids.iter().filter(|id| **id == link).count(), 1, "{path}: {link}");
        }
    }
    assert_eq!(count, 2 * (29 + 6));
}

#[test]
fn large_amounts_are_said_in_hundred_millions_and_tables_keep_their_unit() {
    let (_folder, files) = sample_site();
    let start = page(&files, "index.html");
    assert!(start.contains("<strong>14.529 亿元</strong>"), "what was submitted");
    assert!(start.contains("<td class=\"num\">43,090</td>"), "a column in 万元");
    assert!(page(&files, "en/index.html").contains("<strong>CNY 1.4529 billion</strong>"));
    assert!(
        page(&files, "demands/shili-hangji-power/turbine-blade-casting/index.html").contains("9,800 万元")
    );
}
