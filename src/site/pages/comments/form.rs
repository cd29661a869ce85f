//! The form that makes a ready comment file: no account, no server, nothing is sent.

use serde::Serialize;

use crate::call::layout::Folder;
use crate::call::mask::DOUBLE_SURNAMES;
use crate::call::{Consultation, Contact, Receive};
use crate::diagnostic::Span;
use crate::document::{Entry, Key, Node, Style, Value, emit};
use crate::schema::{Field, Kind};
use crate::site::page::{Head, Job, Link, Site};

#[derive(Serialize)]
struct Content<'a> {
    consultation: Option<&'a Consultation>,
    contacts: &'a [Contact],
    period: Option<String>,
    is_open: bool,
    items: Vec<Choice>,
    aspects: Vec<Choice>,
    /// The address that the mail channel names.
    mail: Option<String>,
    /// Folder that the file goes to.
    folder: String,
    /// The file as it looks when it is filled in.
    example: String,
    surnames: &'static str,
    call: &'a str,
    /// Whether the site has the engine.
    engine: bool,
    /// The path of the service that takes comments, where there is one.
    receive: Option<&'a str>,
}

#[derive(Serialize)]
struct Choice {
    id: String,
    label: String,
}

/// What stands at the form's address after the closing: for those who kept it.
#[derive(Serialize)]
struct Closed<'a> {
    period: &'a str,
}

pub(super) fn closed(site: &Site<'_>, period: &str) -> Job {
    let crumbs = crumbs(site);
    let head = Head { description: site.t("comments-description"), ..head(site, &crumbs) };
    site.page("comments/new", "comment-closed.html", &head, &Closed { period })
}

fn crumbs(site: &Site<'_>) -> [Link; 1] {
    [Link::new(site.t("nav-comments"), "comments/index.html")]
}

fn head<'a>(site: &Site<'a>, breadcrumbs: &'a [Link]) -> Head<'a> {
    Head {
        title: site.t("comment-form-title"),
        description: site.t(if site.call.settings.receive.as_ref().is_some_and(|receive| receive.comments) {
            "comment-form-description-receive"
        } else {
            "comment-form-description"
        }),
        section: "comments",
        breadcrumbs,
    }
}

pub(super) fn page(site: &Site<'_>, is_open: bool, period: Option<String>) -> Job {
    let settings = &site.call.settings;
    let ways = settings.consultation.iter().flat_map(|consultation| &consultation.ways);
    let aspects = site.vocabulary.options(Kind::Comment, "aspect").iter();
    let item = |item: &crate::call::public::GuidelineItem| Choice {
        id: item.id.clone(),
        label: format!("{} {}", item.number, item.title),
    };
    let content = Content {
        consultation: settings.consultation.as_ref(),
        contacts: &settings.contacts,
        period,
        is_open,
        items: site.call.guideline.iter().map(item).collect(),
        aspects: aspects.map(|(id, label)| Choice { id: id.clone(), label: label.clone() }).collect(),
        mail: ways.filter(|way| way.channel == "mail").find_map(|way| address(&way.address)),
        folder: format!("{}/", Folder::Comments.in_call(&site.call.name)),
        example: example(site),
        surnames: DOUBLE_SURNAMES,
        call: &site.call.name,
        engine: crate::site::pages::form::has_engine(site),
        receive: settings.receive.as_ref().filter(|receive| receive.comments).map(Receive::path),
    };
    site.page("comments/new", "comment-form.html", &head(site, &crumbs(site)), &content)
}

/// The mail address in a text such as `zhinan@example.cn（主题注明条目编号）`.
fn address(text: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "@._+-".contains(c);
    let mut words = text.split(|c| !is_part(c)).map(|word| word.trim_matches(['.', '-']));
    words.find(|word| word.split('@').filter(|part| !part.is_empty()).count() == 2).map(str::to_owned)
}

/// A file as the form makes it, of the form's own examples.
fn example(site: &Site<'_>) -> String {
    let form = site.schemas.form(Kind::Comment);
    let example = |name: &str| form.property(name).and_then(Field::example).unwrap_or_default();
    let item = site.call.guideline.first().map_or("", |item| item.id.as_str());
    let paragraph = form.property("on").and_then(|on| on.property("paragraph")).and_then(Field::example);
    let on = [("item", item), ("paragraph", paragraph.unwrap_or_default())];
    let others =
        ["aspect", "channel", "received_on", "shown_as", "text", "current_text", "proposed_text", "reason"];
    file(&on, &others.map(|name| (name, example(name))))
}

/// A comment's file: what it is on, then the other keys. The script of the form writes the same bytes.
fn file(on: &[(&str, &str)], others: &[(&str, &str)]) -> String {
    let node = |value| Node { value, span: Span::default() };
    let key = |name: &str| Key { text: name.into(), span: Span::default() };
    let entry =
        |(name, text): &(&str, &str)| Entry { key: key(name), value: node(Value::String((*text).into())) };
    let on = Entry { key: key("on"), value: node(Value::Mapping(on.iter().map(entry).collect())) };
    let entries = [on].into_iter().chain(others.iter().map(entry)).collect();
    let head = "yaml-language-server: $schema=../../../schema/comment.schema.json".to_owned();
    emit(&node(Value::Mapping(entries)), Style { head: &[head], comment: None })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{address, file};
    use crate::call::mask::masked;
    use crate::document::{Syntax, parse};

    /// The same cases are given to the script (`tests/browser/comment-file.test.js`).
    #[test]
    fn the_script_and_the_program_write_the_same_bytes() {
        let cases: Value =
            serde_json::from_str(include_str!("../../../../tests/fixtures/comment-file.json")).unwrap();
        let texts = |group: &Value| -> Vec<(String, String)> {
            let texts = group.as_object().unwrap().iter();
            texts.filter_map(|(key, text)| Some((key.clone(), text.as_str()?.to_owned()))).collect()
        };
        let comments = cases["comments"].as_array().unwrap();
        assert!(comments.len() > 50);
        for case in comments {
            let (on, others) = (texts(&case["comment"]["on"]), texts(&case["comment"]));
            let on: Vec<_> = on.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
            let others: Vec<_> = others.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
            let written = file(&on, &others);
            assert_eq!(written, case["file"].as_str().unwrap());
            let read = parse(&"x.yaml".into(), written.as_bytes(), Syntax::Yaml).document;
            let text = read.as_ref().and_then(|document| document.root.get("text")?.as_str());
            // A hidden character is a fault of its own, wherever it stands; a line break of a word processor is a line break.
            let said = case["comment"]["text"]
                .as_str()
                .map(|text| text.replace(['\u{2028}', '\u{2029}', '\u{B}'], "\n"));
            assert!(text.is_none() || text == said.as_deref(), "{written}");
        }
        for case in cases["names"].as_array().unwrap() {
            assert_eq!(masked(case["name"].as_str().unwrap()), case["shown_as"].as_str().unwrap());
        }
    }

    #[test]
    fn the_address_is_found_in_its_sentence() {
        let text = "zhinan@hangzhou.example（示例邮箱，主题注明“指南意见”）";
        assert_eq!(address(text).as_deref(), Some("zhinan@hangzhou.example"));
        assert_eq!(address("请寄 a.b@c.cn."), Some("a.b@c.cn".to_owned()));
        assert_eq!(address("本网站意见表 @ 或来信"), None);
    }
}
