//! The picture of where the demands went, and the figures beside it.

use std::path::Path;

use roxmltree::{Document, Node};

use crate::fixture::base;
use crate::program::Repository;
use crate::site::sample_site;

/// The section of a start page, as XML.
fn section(site: &Path) -> Option<String> {
    let page = std::fs::read_to_string(site.join("index.html")).unwrap();
    let start = page.find("<section class=\"flow\"")?;
    let end = start + page[start..].find("</section>").unwrap() + "</section>".len();
    Some(page[start..end].to_owned())
}

fn all<'a>(section: &'a Document<'_>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    section.descendants().filter(move |node| node.has_tag_name(name))
}

/// The rows of the table: how far in they stand, their names and figures.
fn rows(section: &Document<'_>) -> Vec<(String, String, usize)> {
    let text = |node: Node<'_, '_>| {
        node.descendants().filter(Node::is_text).filter_map(|n| n.text()).collect::<String>()
    };
    let body = all(section, "tbody").next().unwrap();
    let row = |row: Node<'_, '_>| {
        let cells: Vec<String> = row.children().filter(Node::is_element).map(text).collect();
        (row.attribute("class").unwrap().to_owned(), cells[0].trim().to_owned(), cells[2].parse().unwrap())
    };
    body.children().filter(Node::is_element).map(row).collect()
}

#[test]
fn every_demand_goes_somewhere() {
    let (folder, _) = sample_site();
    let text = section(&folder.path().join("site")).unwrap();
    let picture = Document::parse(&text).unwrap();
    let rows = rows(&picture);
    let sum =
        |step: &str| rows.iter().filter(|(own, ..)| own == step).map(|(.., count)| count).sum::<usize>();
    let recommended = rows.iter().find(|(_, name, _)| name == "获得推荐").unwrap().2;
    assert_eq!(sum("step-0"), sum("step-1"), "{rows:?}");
    assert_eq!(
        sum("step-2"),
        recommended,
        "what is recommended is taken up, disposed of, or waits: {rows:?}"
    );
    assert!(sum("step-1") > recommended, "{rows:?}");
    // Each band says from where to where, and how many; together they are as many as the rows say.
    let bands: Vec<&str> = all(&picture, "a").filter_map(|link| link.attribute("aria-label")).collect();
    let counted: usize = bands
        .iter()
        .map(|said| {
            let count = said.rsplit('：').next().unwrap();
            count.trim_end_matches(" 项").parse::<usize>().unwrap()
        })
        .sum();
    assert_eq!(counted, sum("step-1") + sum("step-2"), "{bands:?}");
    // Bars are as high as what they stand for.
    let heights: Vec<f64> = all(&picture, "rect")
        .filter_map(|bar| bar.attribute("height")?.parse().ok())
        .take(rows.len())
        .collect();
    for (height, (_, name, count)) in heights.iter().zip(&rows) {
        let share = f64::from(u32::try_from(*count).unwrap()) / f64::from(u32::try_from(rows[0].2).unwrap());
        assert!((height / heights[0] - share).abs() < 0.01, "{name}");
    }
}

#[test]
fn before_anybody_recommends_there_is_no_picture() {
    let repository = Repository::valid();
    let is_later = |path: &&String| {
        path.ends_with("recommendation.yaml")
            || path.starts_with("guideline/")
            || path.starts_with("comments/")
    };
    for path in base().keys().filter(is_later) {
        std::fs::remove_file(repository.join(&format!("submissions/example/{path}"))).unwrap();
    }
    let output = repository.run(&["build", "--out", "public", "--at", "2021-06-20T12:00:00+08:00"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    assert_eq!(section(&repository.join("public")), None);
}
