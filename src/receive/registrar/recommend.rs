//! What a department fills in on its desk becomes its recommendation: by the way that a workbook goes, judged as any push is, and
//! never written over what it has not seen.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::deed::Deed;
use super::refusal::{Stop, refuse};
use super::scan::{self, Upload};
use super::stamp::{self, Stamp, stamp};
use super::{Open, Registrar};
use crate::call::Vocabulary;
use crate::call::layout::Role;
use crate::command_error::CommandError;
use crate::desk::{Difference, filled, merged};
use crate::diagnostic::catalog::{Language, Reveal};
use crate::diagnostic::{Arg, Message, Severity};
use crate::document::{Syntax, parse};
use crate::intake::OpenedCall;
use crate::paper::desk::{TOLD, demands_of, state, told};
use crate::receive::answer::{Answer, DifferenceView, FaultView, Refusal, StaleView};
use crate::receive::desk_boxes::{STATE, TELLS, box_of, recommendations, tells};
use crate::source::Edit;

/// How often it is made anew because somebody changed the file meanwhile.
const TRIES: usize = 20;

/// What could not be read, as faults name it: no rule has seen it yet.
const UNREAD: &str = "schema";

impl Registrar {
    pub(super) fn recommend(
        &mut self,
        link: &str,
        mut boxes: BTreeMap<String, String>,
        scan: Option<Vec<u8>>,
        arrived: Timestamp,
        language: Language,
    ) -> Result<Answer, Stop> {
        let (call, holder, id) = self.department_of(link, language)?;
        let id = &id;
        self.not_too_often(&call, &holder, "receive-saved-too-often", language)?;
        let scan = match scan.map(Upload::of) {
            Some(None) => return Err(self.no_scan("receive-scan-kind", language)),
            scan => scan.flatten(),
        };
        if let Some(scan) = &scan {
            boxes.insert("stamped_scan".to_owned(), scan.name.clone());
        }
        let mut is_off = false;
        for _ in 0..TRIES {
            let base = self.base()?;
            let open = self.open(&base, &call, language)?;
            let opened = Self::opened(&open, &base)?;
            self.folder(&opened.call, id, language)?;
            let desk = recommendations(id, &boxes);
            let (layout, composed) = filled(&opened.call, &opened.schemas, &desk).map_err(|error| {
                let file = error.kind.file_name();
                let unfit = CommandError::new("cli-form-unfit").text("file", file).text("key", error.key);
                Stop::Failed(unfit)
            })?;
            let unmapped = desk.unmapped.iter().map(|one| (one.severity, &one.at, &one.message));
            let remarks = composed.remarks.iter().map(|one| (one.severity, &one.at, &one.message));
            let wrong = unmapped.chain(remarks).filter(|(severity, ..)| *severity == Severity::Error);
            let wrong: Vec<_> = wrong.map(|(_, at, message)| self.unread(at, message, language)).collect();
            if !wrong.is_empty() {
                let message = Message::new("receive-faults").count("count", wrong.len());
                let message = self.say(language, &message);
                let refusal = Refusal { status: 422, message, mend: None, faults: wrong };
                return Err(Stop::Refused(Box::new(refusal)));
            }
            let files = (&opened.call, &*opened.files, &opened.schemas);
            let merged = merged(files, &layout, &desk, composed.root)
                .map_err(|_| refuse(self, language, 422, &Message::new("receive-desk-unreadable")))?;
            if !merged.differences.is_empty() {
                let stale = self.stale(&open, &opened, (id, link), &merged.differences, &boxes, language);
                return Ok(Answer::Stale(Box::new(stale)));
            }
            let path = Role::Recommendation(id.clone()).in_call(&open.name).to_string();
            let before = base.tip.file(&path)?;
            let content = merged.text.map(String::into_bytes).or_else(|| before.clone());
            let edit = Edit { path: path.clone(), content };
            if scan.is_none() && !is_off {
                match stamp(&opened, id, &edit, &boxes) {
                    Stamp::Stays => {}
                    Stamp::ComesOff => {
                        boxes.retain(|name, _| !stamp::BOXES.contains(&name.as_str()));
                        is_off = true;
                        continue;
                    }
                    Stamp::WithoutScan => return Err(self.no_scan("receive-scan-of-code", language)),
                }
            }
            let mut edits = vec![edit.clone()];
            if let Some(scan) = &scan {
                edits.extend(scan.edits(&base.tip, &open.name, id)?);
            }
            if is_off {
                edits.extend(scan::uploaded(&base.tip, &open.name, id)?);
            }
            let deed = Deed {
                open: &open,
                edits,
                holder: Some(holder.clone()),
                waits: None,
                subject: "receive-commit-recommend",
                link: Some(link.trim().to_owned()),
                made_from: Some(Edit { path, content: before }),
                is_new: false,
                arrived,
                language,
            };
            match self.take(&deed) {
                Err(Stop::Moved) => {}
                Err(Stop::Refused(mut refusal)) => {
                    place(&mut refusal, &edit);
                    return Err(Stop::Refused(refusal));
                }
                taken => return taken,
            }
        }
        Err(Stop::Failed(CommandError::new("receive-busy")))
    }

    fn no_scan(&self, why: &'static str, language: Language) -> Stop {
        let fault = self.unread("scan", &Message::new(why), language);
        let message = self.say(language, &Message::new("receive-faults").count("count", 1));
        Stop::Refused(Box::new(Refusal { status: 422, message, mend: None, faults: vec![fault] }))
    }

    /// A box that could not be read.
    fn unread(&self, at: &str, message: &Message, language: Language) -> FaultView {
        FaultView {
            file: String::new(),
            key: String::new(),
            at: at.to_owned(),
            rule: UNREAD,
            message: self.say(language, message),
            mend: None,
            clause: None,
            notes: Vec::new(),
            ask: Vec::new(),
            never: false,
        }
    }

    /// What was sent beside what stands. The department reads what it wrote itself: reasons and names are shown to it.
    fn stale(
        &self,
        open: &Open,
        opened: &OpenedCall,
        (department, link): (&str, &str),
        differences: &[Difference],
        boxes: &BTreeMap<String, String>,
        language: Language,
    ) -> StaleView {
        let catalog = self.catalog(language);
        let value = |arg: &Arg| {
            catalog.render(&Message::new("receive-desk-value").arg("value", arg.clone()), Reveal::Private)
        };
        let text = |id| catalog.text(id);
        let view = |difference: &Difference| match difference {
            Difference::Came(title) => DifferenceView {
                title: title.clone(),
                label: String::new(),
                sent: text("receive-desk-not-there"),
                stands: text("receive-desk-came"),
            },
            Difference::Went(title) => DifferenceView {
                title: title.clone(),
                label: String::new(),
                sent: text("receive-desk-there"),
                stands: text("receive-desk-went"),
            },
            Difference::Value { title, label, desk, repository } => DifferenceView {
                title: title.clone().unwrap_or_default(),
                label: catalog.text(label),
                // What the page told of the demand the department has not written.
                sent: if TOLD.contains(label) {
                    catalog
                        .render(&Message::new("receive-desk-was").arg("value", desk.clone()), Reveal::Private)
                } else {
                    value(desk)
                },
                stands: value(repository),
            },
        };
        let mut own = boxes.clone();
        own.retain(|name, _| !name.starts_with(TELLS));
        let words = Vocabulary::new(&opened.schemas, &open.settings, Language::Chinese);
        let mut here = BTreeSet::new();
        if let Some(department) = opened.call.departments.get(department) {
            for demand in demands_of(&opened.call, department) {
                own.insert(format!("{TELLS}{}", demand.id), tells(&told(&opened.call, demand, &words)));
                here.insert(demand.id.as_str());
            }
        }
        // What is no longer there cannot be recommended.
        own.retain(|name, _| name.split_once(':').is_none_or(|(_, id)| here.contains(id)));
        let role = Role::Recommendation(department.to_owned());
        own.insert(STATE.to_owned(), state(opened.root(&role)));
        StaleView {
            call: open.head(),
            link: link.trim().to_owned(),
            message: text("receive-desk-stale"),
            mend: text("receive-desk-stale-mend"),
            differences: differences.iter().map(view).collect(),
            boxes: own,
        }
    }
}

/// Says of each fault in the recommendation which box it is about.
fn place(refusal: &mut Refusal, edit: &Edit) {
    let bytes = edit.content.as_deref().unwrap_or_default();
    let Some(document) = parse(&edit.path.as_str().into(), bytes, Syntax::Yaml).document else { return };
    for fault in refusal.faults.iter_mut().filter(|fault| !fault.file.is_empty()) {
        fault.at = box_of(&document.root, &fault.key);
    }
}
