//! `similar`: two demands that are much alike are told to both sides. A warning, whatever it finds: units may well need the same.
//!
//! Decided edge cases: the demands of one unit are compared too; withdrawn demands are not, nor files that may be secret;
//! demands of calls that opened earlier count, those of later calls do not, nor does the demand itself in an earlier call.
//! Only public texts are compared and shown, and of a field that holds personal data no phrase is shown. Each pair is told
//! once. A call can hold thousands of copies of one form: the pairs most alike are told and the rest is counted.

use std::collections::{BTreeMap, HashMap};

use super::declared_unclassified::is_sealed;
use crate::call::{Call, Demand, RawText, StageKind};
use crate::detect::is_personal;
use crate::diagnostic::{Location, Message, Severity};
use crate::document::Document;
use crate::rules::{Check, Context, EarlierDemand, Findings, Rule, Subject};
use crate::schema::{Kind, SchemaSet};
use crate::similarity::{ALIKE, Body, COPY, Comparison, MOSTLY, shared_phrases};

pub(super) static RULE: Rule = Rule {
    id: "similar",
    severity: Severity::Warning,
    reading: Some("rule-similar-reading"),
    passes: &[(
        "units/shili-yanjiuyuan/own-topic.yaml",
        "title: 碳化硅压阻芯片\nsummary: 研制600℃碳化硅压阻芯片，用于燃烧室脉动压力测量。\nresearch: 碳化硅外延掺杂；深腔刻蚀与膜片减薄；欧姆接触；无引线倒装封装。\nkey_problems: [欧姆接触高温退化]\nkeywords: [碳化硅, 压阻]",
    )],
    fails: &[(
        "units/shili-yanjiuyuan/own-topic.yaml",
        "title: 耐高温压力传感器的陶瓷基片\nsummary: 用于航空发动机高温压力传感器的陶瓷基片。\nnecessity: 高端型号依赖进口，国内尚不能量产。\nresearch: 材料配方、烧结制度，检测方法。\nkey_problems: [烧结时收缩不均匀]\nkeywords: [陶瓷, 传感器]\napplication_scenario: 航空发动机健康监测",
    )],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    severity_chosen: false,
    needs_whole_texts: true,
    ..Rule::COMMON
};

/// Pairs told in all.
const TOLD: usize = 100;

/// Pairs told of one demand.
const TOLD_OF_ONE: usize = 3;

/// A demand that takes part in the comparison.
enum Side<'a> {
    Own(&'a Demand),
    Earlier(&'a EarlierDemand),
}

impl<'a> Side<'a> {
    fn path(&self) -> &'a str {
        match self {
            Self::Own(demand) => &demand.path,
            Self::Earlier(demand) => &demand.path,
        }
    }

    fn title(&self) -> &'a str {
        match self {
            Self::Own(demand) => demand.shown_title(),
            Self::Earlier(demand) => &demand.title,
        }
    }

    fn location(&self) -> Location {
        match self {
            Self::Own(demand) => demand.title_place(),
            Self::Earlier(demand) => demand.title_place(),
        }
    }
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let documents: HashMap<&str, &Document> =
        context.call.documents.iter().map(|(_, d)| (&*d.path, &**d)).collect();
    let form = context.schemas.form(Kind::Demand);
    // Own demands first: in a pair with an earlier one the first is always the call's own.
    let mut bodies: BTreeMap<(bool, &str), Body<'_>> = BTreeMap::new();
    let mut sides: BTreeMap<(bool, &str), Side<'_>> = BTreeMap::new();
    for demand in context.call.standing_demands() {
        let Some(document) = documents.get(&*demand.path) else { continue };
        bodies.insert((false, &demand.path), Body::of_document(&document.root, form));
        sides.insert((false, &demand.path), Side::Own(demand));
    }
    for demand in context.earlier {
        bodies.insert((true, &demand.path), demand.body.clone());
        sides.insert((true, &demand.path), Side::Earlier(demand));
    }
    let sides: Vec<Side<'_>> = sides.into_values().collect();
    let texts: Vec<&Body<'_>> = bodies.values().collect();
    let mut sealed =
        Sealed { call: context.call, schemas: context.schemas, documents: &documents, known: HashMap::new() };
    let mut told: HashMap<&str, usize> = HashMap::new();
    let mut all = 0;
    let mut more = 0;
    for pair in Comparison::new(&bodies).pairs(ALIKE) {
        let (Some(first), Some(second)) = (sides.get(pair.first), sides.get(pair.second)) else { continue };
        // What an earlier call left alike is no matter of this one; what is suggested again is linked on its page.
        if matches!(first, Side::Earlier(_)) || is_again(first, second) {
            continue;
        }
        let of_one = |side: &Side<'_>| told.get(side.path()).copied().unwrap_or(0);
        if all >= TOLD || of_one(first) >= TOLD_OF_ONE || of_one(second) >= TOLD_OF_ONE {
            more += 1;
            continue;
        }
        // Looked at only now: to search thousands of files for marks once more would cost more than to compare them.
        if sealed.holds(first) || sealed.holds(second) {
            continue;
        }
        all += 1;
        for side in [first, second] {
            *told.entry(side.path()).or_default() += 1;
        }
        let [a, b] = [texts[pair.first], texts[pair.second]].map(|body| body.without(is_personal));
        tell(first, second, pair.score, &shared_phrases(&a, &b), findings);
    }
    if more > 0 {
        let message = Message::new("similar-more").count("count", more).count("told", all);
        findings
            .report_as(Severity::Warning, context.call_file(), message)
            .set_help(Message::new("similar-more-mend"));
    }
}

/// Whether the one is the other, suggested again by its unit under its name, as `new demand --from` takes it over.
fn is_again(first: &Side<'_>, second: &Side<'_>) -> bool {
    matches!((first, second), (Side::Own(own), Side::Earlier(earlier)) if own.id == earlier.id)
}

/// Tells a pair at the file that sorts later, or at the call's own.
fn tell(first: &Side<'_>, second: &Side<'_>, score: f64, phrases: &[String], findings: &mut Findings<'_>) {
    let (here, there) = match second {
        Side::Own(_) => (second, first),
        Side::Earlier(_) => (first, second),
    };
    let id = match (score >= COPY, score >= MOSTLY) {
        (true, _) => "similar-copy",
        (_, true) => "similar-mostly",
        _ => "similar-partly",
    };
    let message =
        Message::new(id).text("title", here.title()).text("other", there.title()).text("path", there.path());
    let (help, note) = match (here, there) {
        (_, Side::Earlier(earlier)) => (
            Message::new("similar-mend-earlier"),
            Message::new("similar-there-earlier").text("call", &earlier.call),
        ),
        (Side::Own(one), Side::Own(other)) if one.unit == other.unit => {
            (Message::new("similar-mend-own"), Message::new("similar-there"))
        }
        _ => (Message::new("similar-mend-others"), Message::new("similar-there")),
    };
    let fault = findings.report_as(Severity::Warning, here.location(), message);
    fault.set_help(help).add_note(Some(there.location()), note);
    if !phrases.is_empty() {
        let quoted = phrases.iter().map(|phrase| format!("“{phrase}”"));
        fault.add_note(None, Message::new("similar-shared").list("phrases", quoted));
    }
}

/// Which of the call's own demands stand in files that nobody may be shown. Looked up only for pairs that would be told.
struct Sealed<'a> {
    call: &'a Call,
    schemas: &'a SchemaSet,
    documents: &'a HashMap<&'a str, &'a Document>,
    known: HashMap<&'a str, bool>,
}

impl<'a> Sealed<'a> {
    fn holds(&mut self, side: &Side<'a>) -> bool {
        let Side::Own(demand) = side else { return false };
        *self.known.entry(&demand.path).or_insert_with(|| {
            let texts: &[RawText] = &self.call.texts;
            let raw =
                texts.binary_search_by(|raw| raw.path.cmp(&demand.path)).ok().and_then(|at| texts.get(at));
            let document = self.documents.get(&*demand.path).map(|document| (Kind::Demand, *document));
            raw.is_none_or(|raw| is_sealed(self.schemas, raw, document))
        })
    }
}
