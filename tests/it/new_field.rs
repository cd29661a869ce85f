//! A field that a call's own schema adds to the demand: it stands everywhere without a line of the program.

use std::path::Path;

use zhengji::diagnostic::catalog::Language;

use crate::fixture::files;
use crate::program::Repository;

const DEMAND: &str = "submissions/example/units/shili-yiqi/sensor.yaml";

/// The form with fields of our own behind `foundation`: a text, a list of groups, and one that is not public.
fn schema() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/demand.schema.json");
    let text = std::fs::read_to_string(path).unwrap();
    let before = "    \"application_scenario\": {";
    let added = r##"    "market_risk": {
      "title": "市场风险", "x-title-en": "Market risk", "description": "说明推广中可能遇到的风险。",
      "x-visibility": "public", "type": "string", "maxLength": 500, "x-multiline": true, "examples": ["价格波动。"]
    },
    "milestones": {
      "title": "进度节点", "description": "分阶段的目标。", "x-visibility": "public", "type": "array", "maxItems": 5,
      "items": {
        "title": "进度节点", "type": "object", "additionalProperties": false, "required": ["by"],
        "properties": {
          "by": {"title": "节点日期", "description": "完成的日期。", "x-visibility": "public", "$ref": "#/$defs/date", "examples": ["2022-06-30"]},
          "what": {"title": "节点目标", "description": "做到什么程度。", "x-visibility": "public", "type": "string", "maxLength": 200, "examples": ["完成样件"]}
        }
      }
    },
    "remark": {
      "title": "内部备注", "description": "不公开。", "x-visibility": "bureau", "type": "string", "maxLength": 500,
      "examples": ["无"]
    },
"##;
    assert_eq!(text.matches(before).count(), 1);
    text.replace(before, &format!("{added}{before}"))
}

fn built() -> Repository {
    let repository = Repository::valid();
    repository.write("schema/demand.schema.json", schema().as_bytes());
    repository.edit(
        DEMAND,
        "foundation:",
        "market_risk: 国际厂商可能降价挤压。\nmilestones:\n  - {by: 2022-06-30, what: 完成首批样件}\n  - {by: 2023-03-31}\n\
         remark: CANARY-REMARK 已电话核实\nfoundation:",
    );
    let output = repository.run(&["build", "--at", "2021-04-01T12:00:00+08:00"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    repository
}

/// Every part of an office file, one after the other.
fn unpacked(path: &Path) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
    }
    text
}

#[test]
fn it_stands_on_the_page_in_the_search_and_in_the_open_data() {
    let repository = built();
    let read = |path: &str| std::fs::read_to_string(repository.join(&format!("public/{path}"))).unwrap();

    let page = read("demands/shili-yiqi/sensor/index.html");
    // In the order of the form.
    let order = [
        "id=\"foundation\"",
        "id=\"market_risk\"",
        "国际厂商可能降价挤压。",
        "id=\"milestones\"",
        "完成首批样件",
        "id=\"application_scenario\"",
    ];
    let places = order.map(|text| page.find(text).unwrap_or_else(|| panic!("no {text}")));
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.contains("<h2 id=\"market_risk\">市场风险</h2>"));
    assert!(page.contains("2023-03-31"));

    let search: String = files(&repository.join("public/data/search"))
        .values()
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    assert!(search.contains("国际厂商可能降价挤压。") && search.contains("完成首批样件"));
    assert!(search.contains("\"market_risk\""));
    assert!(read("search/index.html").contains("&quot;field-market_risk&quot;:&quot;市场风险&quot;"));

    let head = read("data/demands.csv").lines().next().unwrap().to_owned();
    assert!(head.contains(",outcome_description,market_risk,application_scenario,"), "{head}");
    assert!(read("data/demands.csv").contains("国际厂商可能降价挤压。"));
    let milestones = read("data/milestones.csv");
    let rows: Vec<&str> = milestones.trim_start_matches('\u{FEFF}').lines().collect();
    assert_eq!(
        rows,
        [
            "demand,number,by,what",
            "shili-yiqi/sensor,1,2022-06-30,完成首批样件",
            "shili-yiqi/sensor,2,2023-03-31,"
        ]
    );
    let records: serde_json::Value = serde_json::from_str(&read("data/demands.json")).unwrap();
    let of = |id: &str| records.as_array().unwrap().iter().find(|record| record["id"] == id).unwrap().clone();
    assert_eq!(of("shili-yiqi/sensor")["market_risk"], "国际厂商可能降价挤压。");
    assert_eq!(of("shili-yiqi/sensor")["milestones"][1]["what"], serde_json::Value::Null);
    assert_eq!(of("shili-jituan/first")["market_risk"], serde_json::Value::Null);
    assert_eq!(of("shili-jituan/first")["milestones"], serde_json::json!([]));
    let package: serde_json::Value = serde_json::from_str(&read("data/datapackage.json")).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let field = |resource: &str, name: &str| {
        let resource = resources.iter().find(|one| one["name"] == resource).unwrap();
        resource["schema"]["fields"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["name"] == name)
            .unwrap()
            .clone()
    };
    assert_eq!(field("demands", "market_risk")["title"], "市场风险");
    assert_eq!(field("demands", "market_risk")["description"], "说明推广中可能遇到的风险。");
    assert_eq!(field("milestones", "by")["type"], "date");
    assert!(unpacked(&repository.join("public/data/demands.xlsx")).contains("国际厂商可能降价挤压。"));
    let dictionary = read("data/index.html");
    assert!(
        dictionary.contains("milestones[].by") && dictionary.contains("进度节点，每项一行"),
        "{dictionary}"
    );
}

#[test]
fn it_stands_in_every_form() {
    let repository = built();
    let form = std::fs::read_to_string(repository.join("public/submit/form/index.html")).unwrap();
    for id in ["demand.market_risk", "demand.milestones-1.by", "demand.remark"] {
        assert!(form.contains(&format!("id=\"{id}\"")), "no box {id}");
    }
    for (format, name) in [("--docx", "form.docx"), ("--xlsx", "form.xlsx")] {
        let output = repository.run(&["form", format, "--out", name]);
        assert_eq!(output.code, 0, "{}", output.shown());
        let text = unpacked(&repository.join(name));
        for title in ["市场风险", "进度节点", "节点日期", "内部备注"] {
            assert!(text.contains(title), "{name} has no {title}");
        }
    }
}

/// What is not public is nowhere, though nobody told the program that there is such a field.
#[test]
fn what_is_not_public_of_it_reaches_no_output() {
    let repository = built();
    for (path, bytes) in files(&repository.join("public")) {
        let text = if path.ends_with(".xlsx") || path.ends_with(".docx") {
            unpacked(&repository.join(&format!("public/{path}")))
        } else {
            String::from_utf8_lossy(&bytes).into_owned()
        };
        assert!(!text.contains("CANARY"), "{path}");
        assert!(!path.ends_with("demands.json") || !text.contains("remark"), "{path}");
    }
}

/// Pages in another language have its title, where the schema says one.
#[test]
fn it_is_called_in_the_language_of_the_page() {
    let repository = built();
    let site = "site: {name: 示例征集, organizer: 示例市科学技术局, languages: [zh-CN, en]}\ntime_zone:";
    repository.edit("submissions/example/call.yaml", "time_zone:", site);
    let output = repository.run(&["build", "--at", "2021-04-01T12:00:00+08:00"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let folder = format!("public/{}", Language::English.tag());
    let page =
        std::fs::read_to_string(repository.join(&format!("{folder}/demands/shili-yiqi/sensor/index.html")));
    assert!(page.unwrap().contains("<h2 id=\"market_risk\">Market risk</h2>"));
    let search = std::fs::read_to_string(repository.join(&format!("{folder}/search/index.html"))).unwrap();
    assert!(search.contains("&quot;field-market_risk&quot;:&quot;Market risk&quot;"));
}
