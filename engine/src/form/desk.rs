//! A call to fill in forms of: questions in, answers out.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::answer::{Failure, FaultView, FormResult, Opened, RuleWords, Spoken, Unpacked, What, Written};
use super::judge::{Found, New, judge};
use super::request::{Bytes, Filled, Name, Request};
use super::text::written;
use crate::call::{Call, ReadFile, assemble, read_file};
use crate::check::{OneByOne, Options, check};
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Message, Severity};
use crate::document::{Syntax, merge, parse};
use crate::file::File;
use crate::form_layout::{Amount, Answers, Composed, FormLayout, Remark, compose};
use crate::hand_in::HandIn;
use crate::report::{self, Format as _, Report, diagnostic_json};
use crate::rules::{self, Rule, Subject};
use crate::schema::{Kind, SchemaSet};

/// What a page works with. It holds the call; everything else is in each question.
#[derive(Default)]
pub struct Desk(Option<OpenCall>);

/// The call.
struct OpenCall {
    call: Call,
    files: Vec<ReadFile>,
    schemas: SchemaSet,
    catalog: Catalog,
}

/// A paper that became a file.
struct Made {
    new: New,
    remarks: Vec<Remark>,
    amounts: Vec<Amount>,
    lost_comments: bool,
    lost_keys: Vec<String>,
}

impl Desk {
    /// Answers a question: JSON in, JSON out.
    ///
    /// # Errors
    /// When it is no question, or cannot be answered before a call has been begun.
    pub fn answer(&mut self, question: &str) -> Result<String, Failure> {
        match serde_json::from_str(question).map_err(Failure::Question)? {
            Request::Begin { call, files, schemas, language, messages } => {
                let catalog = Catalog::new(language, messages.unwrap_or_default());
                self.0 = Some(OpenCall::new(&call, files, &schemas, catalog)?);
                Ok("{}".to_owned())
            }
            Request::Check { files, now } => self.call()?.check(files, now),
            Request::Judge { papers, beside, now } => self.call()?.judge(&papers, beside, now),
            Request::Rules { ids } => self.call()?.rules(&ids),
            Request::Count { texts } => OpenCall::count(&texts),
            Request::Pack { unit, files } => json(&self.call()?.pack(unit, files)),
            Request::Unpack { text } => json(&self.call()?.unpack(&text)),
            Request::Open { kind, text } => self.call()?.open(kind, &text),
        }
    }

    fn call(&mut self) -> Result<&mut OpenCall, Failure> {
        self.0.as_mut().ok_or(Failure::NoCall)
    }
}

fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(Failure::Question)
}

impl OpenCall {
    fn new(
        name: &str,
        files: BTreeMap<String, Bytes>,
        schemas: &BTreeMap<String, String>,
        catalog: Catalog,
    ) -> Result<Self, Failure> {
        let schemas = SchemaSet::new(schemas)?;
        let files = read_all(name, files, &schemas);
        let (call, _) = assemble(name, &files);
        catalog.learn(call.names_in(catalog.language()));
        Ok(Self { call, files, schemas, catalog })
    }

    /// The files of the call with others beside or instead of them.
    fn with(&self, files: BTreeMap<String, Bytes>) -> Vec<ReadFile> {
        let added = read_all(&self.call.name, files, &self.schemas);
        let stays = |file: &&ReadFile| !added.iter().any(|new| new.path == file.path);
        let mut all: Vec<ReadFile> = self.files.iter().filter(stays).cloned().collect();
        all.extend(added);
        all.sort_by(|a, b| a.path.cmp(&b.path));
        all
    }

    fn check(&self, files: BTreeMap<String, Bytes>, now: Timestamp) -> Result<String, Failure> {
        let files = self.with(files);
        let judgement = check(&self.call.name, &files, &Options::new(&self.schemas, now), &OneByOne);
        let report = Report {
            diagnostics: &judgement.diagnostics,
            sources: &judgement.sources,
            checked: judgement.counts,
            call: &judgement.call.name,
            effect: &[],
            catalog: &self.catalog,
        };
        let mut out = Vec::new();
        report::Json.write(&report, &mut out).map_err(Failure::Report)?;
        Ok(String::from_utf8_lossy(&out).into_owned())
    }

    fn judge(
        &self,
        papers: &[Filled],
        beside: BTreeMap<String, Bytes>,
        now: Timestamp,
    ) -> Result<String, Failure> {
        let mut files = self.with(beside);
        let made: Vec<Made> = papers.iter().map(|paper| self.made(paper)).collect::<Result<_, _>>()?;
        let (mut news, mut rest, mut amounts) = (Vec::new(), Vec::new(), Vec::new());
        for (paper, made) in made.into_iter().enumerate() {
            news.push(made.new);
            amounts.extend(made.amounts.iter().map(|amount| Spoken {
                paper,
                at: amount.at.clone(),
                words: self.catalog.render(&amount.read_back(), Reveal::Private),
            }));
            rest.push((made.remarks, made.lost_comments, made.lost_keys));
        }
        let found = judge(&self.call.name, &mut files, &self.schemas, now, &news);
        let mut faults = Vec::new();
        for (paper, (remarks, ..)) in rest.iter().enumerate() {
            faults.extend(remarks.iter().map(|remark| self.remark(paper, remark)));
        }
        for found in &found {
            let Some(paper) = news.iter().position(|new| new.path == found.path) else { continue };
            let told = self.told(paper, found, &news);
            // What stands in a box and could not be read is not missing as well.
            let unread = rest.get(paper).is_some_and(|(remarks, ..)| {
                remarks.iter().any(|remark| remark.severity == Severity::Error && remark.at == told.at)
            });
            if !(told.missing && unread) {
                faults.push(told);
            }
        }
        let written = news.iter().zip(rest).map(|(new, (_, lost_comments, lost_keys))| Written {
            path: &new.path,
            text: &new.text,
            lost_comments,
            lost_keys,
        });
        json(&FormResult { files: written.collect(), faults, amounts })
    }

    fn remark(&self, paper: usize, remark: &Remark) -> FaultView<'static> {
        FaultView {
            paper,
            at: remark.at.clone(),
            missing: false,
            never: false,
            speaks_to: Subject::Writer.key(),
            what: What::Remark {
                severity: remark.severity.key(),
                message: self.catalog.render(&remark.message, Reveal::Private),
            },
        }
    }

    /// The reader has written what the fault is about, so values that are not public are shown.
    fn told<'f>(&self, paper: usize, found: &'f Found, news: &[New]) -> FaultView<'f> {
        let fault = &found.fault;
        let missing = fault.missing.as_deref();
        let places = news.get(paper).map(|new| &new.places);
        let at = match missing {
            Some(key) => match key.rfind(']') {
                // A cell of a row: the row is known by what the page calls it.
                Some(end) => {
                    let row = places.and_then(|places| places.get(&key[..=end]));
                    row.map(|row| format!("{row}{}", &key[end + 1..])).unwrap_or_default()
                }
                None => key.to_owned(),
            },
            None if found.at.is_empty() => found.key.clone(),
            None => found.at.clone(),
        };
        FaultView {
            paper,
            at,
            missing: missing.is_some(),
            never: rules::is_never_kept(fault),
            speaks_to: Rule::of(fault).map_or(Subject::Writer, |rule| rule.speaks_to).key(),
            what: What::Fault(Box::new(diagnostic_json(fault, &self.catalog, Reveal::Private))),
        }
    }

    fn made(&self, filled: &Filled) -> Result<Made, Failure> {
        if let Some(text) = &filled.text {
            let new = New { path: filled.path.clone(), text: text.clone(), places: BTreeMap::new() };
            let (remarks, amounts) = (Vec::new(), Vec::new());
            return Ok(Made { new, remarks, amounts, lost_comments: false, lost_keys: Vec::new() });
        }
        let kind = filled.kind.kind();
        let paper = FormLayout::new(kind, &self.call, &self.schemas, &self.catalog)?;
        let composed = compose(&paper, &filled.answers());
        let (text, lost_comments, lost_keys) = match &filled.original {
            Some(original) => self.amended(&paper, kind, original, &composed),
            None => (written(&composed.root, kind, &self.schemas), false, Vec::new()),
        };
        let new = New { path: filled.path.clone(), text, places: composed.places };
        Ok(Made { new, remarks: composed.remarks, amounts: composed.amounts, lost_comments, lost_keys })
    }

    /// The opened file with the parts that have changed.
    fn amended(
        &self,
        paper: &FormLayout,
        kind: Kind,
        original: &str,
        composed: &Composed,
    ) -> (String, bool, Vec<String>) {
        let parsed = parse(&"".into(), original.as_bytes(), Syntax::Yaml);
        let Some(document) = parsed.document else {
            return (written(&composed.root, kind, &self.schemas), false, Vec::new());
        };
        let (before, unmapped) = Answers::of(paper, &document.root);
        let before = compose(paper, &before).root;
        let same = |key: &str| before.get(key) == composed.root.get(key);
        let keys: Vec<&str> = paper.keys().collect();
        let (text, lost_comments) = merge(&document, &composed.root, &keys, same);
        let lost = unmapped.into_iter().filter(|key| {
            let part = key.split(['.', '[']).next().unwrap_or(key);
            keys.contains(&part) && !same(part)
        });
        (text, lost_comments, lost.collect())
    }

    fn pack(&self, unit: Option<String>, files: BTreeMap<String, String>) -> String {
        HandIn { call: self.call.name.clone(), unit, files }.write()
    }

    fn unpack(&self, text: &str) -> Unpacked {
        let words = |message: &Message| self.catalog.render(message, Reveal::Private);
        let hand_in = match HandIn::read(&"".into(), text.as_bytes()) {
            Ok(hand_in) => hand_in,
            Err(faults) => {
                let faults = faults.iter().map(|fault| words(&fault.message)).collect();
                return Unpacked { faults, ..Unpacked::default() };
            }
        };
        match hand_in.belongs_to(&self.call.name) {
            Ok(()) => Unpacked { unit: hand_in.unit, files: hand_in.files, faults: Vec::new() },
            Err(message) => Unpacked { faults: vec![words(&message)], ..Unpacked::default() },
        }
    }

    fn count(texts: &[String]) -> Result<String, Failure> {
        json(&texts.iter().map(|text| rules::count_zi(text)).collect::<Vec<_>>())
    }

    fn rules(&self, ids: &[String]) -> Result<String, Failure> {
        let rules = ids.iter().filter_map(|id| rules::find(id)).map(|rule| RuleWords {
            id: rule.id,
            checks: self.catalog.text(&rule.summary_id()),
            clause: self.call.settings.as_ref().and_then(|settings| settings.clauses.get(rule.id)),
        });
        json(&rules.collect::<Vec<_>>())
    }

    fn open(&self, kind: Name, text: &str) -> Result<String, Failure> {
        let paper = FormLayout::new(kind.kind(), &self.call, &self.schemas, &self.catalog)?;
        let parsed = parse(&"".into(), text.as_bytes(), Syntax::Yaml);
        let opened = match parsed.document {
            Some(document) => {
                let (answers, unmapped) = Answers::of(&paper, &document.root);
                Opened::new(&paper, &answers, unmapped)
            }
            None => Opened {
                faults: parsed
                    .diagnostics
                    .iter()
                    .map(|fault| self.catalog.render(&fault.message, Reveal::Private))
                    .collect(),
                ..Opened::default()
            },
        };
        json(&opened)
    }
}

fn read_all(call: &str, files: BTreeMap<String, Bytes>, schemas: &SchemaSet) -> Vec<ReadFile> {
    let read =
        |(path, bytes): (String, Bytes)| read_file(call, &File::in_memory(&path, bytes.into_vec()), schemas);
    files.into_iter().map(read).collect()
}
