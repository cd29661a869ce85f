//! Records for programs: the public types as they are, with what became of each demand.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::call::Answer;
use crate::call::presentation::Presentation;
use crate::call::public::{Comment, Department, Disposition, GuidelineItem, PublicCall, Recommended, Unit};
use crate::tables::recommenders;

/// A demand with its unit and its fate.
#[derive(Serialize)]
pub(super) struct DemandRecord<'a> {
    id: &'a str,
    unit: Option<UnitRecord<'a>>,
    #[serde(flatten)]
    answers: Answers<'a>,
    recommendation: Option<RecommendationRecord<'a>>,
    /// Ids of the guideline items that took it up.
    guideline_items: Vec<&'a str>,
    disposition: Option<&'a Disposition>,
}

/// The public answers of a demand, in the order of its form.
struct Answers<'a>(Vec<(&'a str, Answer<'a>)>);

impl Serialize for Answers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, answer)| (name, answer)))
    }
}

#[derive(Serialize)]
struct UnitRecord<'a> {
    id: &'a str,
    #[serde(flatten)]
    unit: &'a Unit,
}

#[derive(Serialize)]
struct RecommendationRecord<'a> {
    department: &'a str,
    department_name: &'a str,
    rank: u32,
    key_recommended: bool,
    opinion: &'a str,
}

impl<'a> RecommendationRecord<'a> {
    fn new((department, entry): (&'a Department, &'a Recommended)) -> Self {
        Self {
            department: &department.id,
            department_name: &department.name,
            rank: entry.rank,
            key_recommended: entry.key_recommended,
            opinion: entry.opinion.trim(),
        }
    }
}

/// The demands that were not withdrawn, by identity.
pub(super) fn demands<'a>(call: &'a PublicCall, presentation: &'a Presentation<'a>) -> Vec<DemandRecord<'a>> {
    let recommenders = recommenders(call);
    let mut items: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for item in &call.guideline {
        for source in &item.sources {
            items.entry(source).or_default().push(&item.id);
        }
    }
    call.demands
        .values()
        .map(|demand| DemandRecord {
            id: &demand.id,
            unit: call.units.get(&demand.unit).map(|unit| UnitRecord { id: &unit.id, unit }),
            answers: Answers(
                presentation
                    .top()
                    .filter(|shown| shown.is_recorded)
                    .filter_map(|shown| Some((&*shown.path, shown.answer(presentation.form(), demand)?)))
                    .collect(),
            ),
            recommendation: recommenders.get(demand.id.as_str()).copied().map(RecommendationRecord::new),
            guideline_items: items.remove(demand.id.as_str()).unwrap_or_default(),
            disposition: call.dispositions.get(&demand.id),
        })
        .collect()
}

/// The draft guideline.
#[derive(Serialize)]
pub(super) struct Guideline<'a> {
    items: Vec<ItemRecord<'a>>,
    /// What became of recommended demands that no item took up.
    dispositions: Vec<&'a Disposition>,
}

#[derive(Serialize)]
struct ItemRecord<'a> {
    id: &'a str,
    #[serde(flatten)]
    item: &'a GuidelineItem,
    /// Markdown.
    body: &'a str,
}

pub(super) fn guideline(call: &PublicCall) -> Guideline<'_> {
    Guideline {
        items: call
            .guideline
            .iter()
            .map(|item| ItemRecord { id: &item.id, item, body: item.body.trim() })
            .collect(),
        dispositions: call.dispositions.values().collect(),
    }
}

#[derive(Serialize)]
pub(super) struct CommentRecord<'a> {
    id: &'a str,
    #[serde(flatten)]
    comment: &'a Comment,
}

pub(super) fn comments(call: &PublicCall) -> Vec<CommentRecord<'_>> {
    call.comments.iter().map(|comment| CommentRecord { id: &comment.id, comment }).collect()
}

/// JSON for people to look into.
pub(super) fn pretty(value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A JSON array with a record on each line.
pub(super) fn array(records: &[impl Serialize]) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = b"[".to_vec();
    for (index, record) in records.iter().enumerate() {
        bytes.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut bytes, record)?;
    }
    bytes.extend_from_slice(b"\n]\n");
    Ok(bytes)
}

/// A record on each line, for programs that read line by line.
pub(super) fn lines(records: &[impl Serialize]) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = Vec::new();
    for record in records {
        serde_json::to_writer(&mut bytes, record)?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}
