//! What was typed into the page is, as a document, the paper form that the program itself fills in, and is read back as the same
//! document.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::BTreeMap;
use std::path::Path;

use data_encoding::BASE64;
use serde_json::{Value, json};
use zhengji::built_in;
use zhengji::call::{ReadFile, assemble, read_file};
use zhengji::diagnostic::catalog::Language;
use zhengji::document::{Node, Style, emit};
use zhengji::form::Desk;
use zhengji::form_layout::{Answers, FILE, FormLayout, KINDS, Raw, UNIT, USCC, compose};
use zhengji::paper::{Read, docx};
use zhengji::schema::Kind;
use zhengji::source::{Content, Repository, Source as _};
use zhengji_word::document;

struct Sample {
    files: Vec<ReadFile>,
    layouts: Vec<FormLayout>,
    /// The page, which opens files as it does for a clerk.
    desk: Desk,
}

impl Sample {
    fn new() -> Self {
        let repository = Repository::find(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))).unwrap();
        let name = repository.call(None).unwrap();
        let schemas = built_in::schemas(&BTreeMap::new()).unwrap();
        let all = repository.read_call(&name).unwrap();
        let files: Vec<ReadFile> = all.iter().map(|file| read_file(&name, file, &schemas)).collect();
        let (call, _) = assemble(&name, &files);
        let words = built_in::catalog(Language::Chinese);
        let layouts = KINDS.map(|kind| FormLayout::new(kind, &call, &schemas, &words).unwrap()).into();
        let of_call = all.iter().filter_map(|file| match &file.content {
            Content::Bytes(bytes) => {
                let path = file.path.to_string();
                let is_wanted = path.ends_with("call.yaml") || path.ends_with("department.yaml");
                is_wanted.then(|| (path, String::from_utf8(bytes.clone()).unwrap()))
            }
            Content::Unread(_) => None,
        });
        let of_call: BTreeMap<String, String> = of_call.collect();
        let schemas: BTreeMap<&str, &str> =
            Kind::ALL.map(Kind::file_name).map(|name| (name, built_in::schema(name))).into();
        let mut desk = Desk::default();
        let begin = json!({"ask": "begin", "call": name, "files": of_call, "schemas": schemas, "language": "zh-CN", "messages": built_in::messages("zh-CN")});
        desk.answer(&begin.to_string()).unwrap();
        Self { files, layouts, desk }
    }

    /// A file as it stands in the boxes of the page.
    fn typed(&mut self, kind: &str, text: &str) -> Value {
        let asked = json!({"ask": "open", "kind": kind, "text": text}).to_string();
        let opened: Value = serde_json::from_str(&self.desk.answer(&asked).unwrap()).unwrap();
        assert_eq!(opened["faults"], json!([]));
        let mut rows = opened["rows"].clone();
        for (table, rows) in rows.as_object_mut().unwrap() {
            for (number, row) in (1..).zip(rows.as_array_mut().unwrap()) {
                *row = json!({"at": format!("{table}-{number}"), "cells": row.take()});
            }
        }
        json!({"kind": kind, "fields": opened["fields"], "rows": rows})
    }

    fn word(&self, papers: &[Value]) -> Vec<u8> {
        BASE64.decode(document(&self.question(papers)).unwrap().as_bytes()).unwrap()
    }

    fn question(&self, papers: &[Value]) -> String {
        let messages = built_in::messages("zh-CN");
        json!({"layouts": self.layouts, "messages": messages, "papers": papers}).to_string()
    }

    fn layout(&self, kind: Kind) -> &FormLayout {
        self.layouts.iter().find(|layout| layout.kind == kind).unwrap()
    }

    /// The files of a kind: their paths, texts and values.
    fn documents(&self, kind: Kind) -> Vec<(String, String, Node)> {
        let of_kind =
            |file: &&ReadFile| file.role.as_ref().and_then(zhengji::call::layout::Role::kind) == Some(kind);
        let documents = self.files.iter().filter(of_kind).filter_map(|file| file.document.as_ref());
        documents.map(|one| (one.path.to_string(), one.text.to_string(), one.root.clone())).collect()
    }
}

fn canonical(layout: &FormLayout, answers: &Answers) -> String {
    let composed = compose(layout, answers);
    assert!(composed.remarks.is_empty(), "{:?}", composed.remarks);
    emit(&composed.root, Style::default())
}

#[test]
fn every_sample_is_the_programs_own_paper_and_is_read_back_as_it_was() {
    let mut sample = Sample::new();
    let units = sample.documents(Kind::Unit);
    let demands = sample.documents(Kind::Demand);
    assert!(demands.len() > 20, "{}", demands.len());
    let (unit_layout, demand_layout) =
        (sample.layout(Kind::Unit).clone(), sample.layout(Kind::Demand).clone());
    for (path, text, root) in demands {
        let folder = path.rsplit_once('/').unwrap().0;
        let (_, unit_text, unit_root) =
            units.iter().find(|(of, ..)| *of == format!("{folder}/unit.yaml")).unwrap();
        // What the program fills in.
        let (unit, _) = Answers::of(&unit_layout, unit_root);
        let (mut demand, _) = Answers::of(&demand_layout, &root);
        let head = |key: &str| unit_root.get(key).and_then(Node::as_str).unwrap().to_owned();
        let number = path.split("/units/").nth(1).unwrap().trim_end_matches(".yaml");
        let whose = [(UNIT, head("name")), (USCC, head("uscc")), (FILE, number.to_owned())];
        for (key, text) in &whose {
            demand.write(key, text);
        }
        let layouts = vec![(&unit_layout, &unit), (&demand_layout, &demand)];
        let own = docx::write(&docx::Document { marking: Some("内部"), layouts }).unwrap();
        // What the page makes of its boxes.
        let mut typed = sample.typed("demand", &text);
        for (key, text) in &whose {
            typed["fields"][*key] = json!([text]);
        }
        let papers = [sample.typed("unit", unit_text), typed];
        let made = sample.word(&papers);
        assert!(made == own, "{path}: the page's document is not the program's");
        let read = Read::new(&made, &sample.layouts).unwrap();
        assert!(read.unmapped.is_empty(), "{path}: {:?}", read.unmapped);
        let [(Kind::Unit, first), (Kind::Demand, second)] = read.layouts.as_slice() else {
            panic!("{path}: {:?}", read.layouts)
        };
        assert_eq!(canonical(&unit_layout, first), canonical(&unit_layout, &unit), "{path}");
        assert_eq!(canonical(&demand_layout, second), canonical(&demand_layout, &demand), "{path}");
    }
}

#[test]
fn what_is_not_yet_right_stands_on_the_paper_as_it_was_typed() {
    let sample = Sample::new();
    let typed = json!({
        "kind": "demand",
        "fields": {
            "title": ["  甲 & 乙 <丙> "],
            "budget.total": ["约1500"],
            "summary": ["第一行\n第二行"],
            "organization": ["no-such-word"],
            "no_such_box": ["不在纸上"],
            "domain": [" "],
        },
        "rows": {"indicators": [{"at": "indicators-4", "cells": {"name": ["良率"]}}, {"at": "indicators-5", "cells": {}}]},
    });
    let bytes = sample.word(&[typed]);
    let read = Read::new(&bytes, &sample.layouts).unwrap();
    let [(Kind::Demand, answers)] = read.layouts.as_slice() else { panic!("{:?}", read.layouts) };
    let text = |key: &str| match answers.fields.get(key).map(|cells| &cells[0].raw) {
        Some(Raw::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    assert_eq!(text("title"), Some("甲 & 乙 <丙>"));
    assert_eq!(text("budget.total"), Some("约1500"));
    assert_eq!(text("summary"), Some("第一行\n第二行"));
    assert_eq!(text("organization"), Some("no-such-word"));
    assert_eq!(text("domain"), None);
    assert_eq!(answers.rows["indicators"].len(), 1);
    assert_eq!(answers.fields.len(), 4);
}

#[test]
fn a_question_without_its_paper_is_refused() {
    assert_eq!(document("{}").unwrap_err().to_string(), "question");
    let nothing = json!({"layouts": [], "messages": "", "papers": [{"kind": "unit"}]}).to_string();
    assert_eq!(document(&nothing).unwrap_err().to_string(), "no paper: Unit");
}
