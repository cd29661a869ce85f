//! How well alike demands are found, and what is told of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use zhengji::document::{Document, Node, Syntax, parse};
use zhengji::rules::similarity::{ALIKE, Body, Comparison, shared_phrases};
use zhengji::schema::{Field, Kind, SchemaSet};

use crate::fixture::{Files, base, folder, judge};

fn read(text: &str) -> Document {
    parse(&"demand.yaml".into(), text.as_bytes(), Syntax::Yaml).document.unwrap()
}

fn schemas() -> SchemaSet {
    SchemaSet::new(&BTreeMap::new()).unwrap()
}

fn form(schemas: &SchemaSet) -> Field<'_> {
    schemas.get(Kind::Demand).labels().root()
}

fn labelled() -> Document {
    read(&fs::read_to_string(folder("similar").join("pairs.yaml")).unwrap())
}

fn demands<'a>(set: &'a Document, form: Field<'_>) -> BTreeMap<&'a str, Body<'a>> {
    let entries = set.root.get("demands").unwrap().entries();
    entries.iter().map(|entry| (&*entry.key.text, Body::of_document(&entry.value, form))).collect()
}

type Names<'a> = (&'a str, &'a str);

/// The labelled pairs of a part: those that are the same, and all.
fn pairs<'a>(set: &'a Document, held_out: bool) -> (BTreeSet<Names<'a>>, BTreeSet<Names<'a>>) {
    let text = |node: &'a Node, key: &str| node.get(key).unwrap().as_str().unwrap();
    let (mut same, mut all) = (BTreeSet::new(), BTreeSet::new());
    for pair in set.root.get("pairs").unwrap().items() {
        if pair.get("part").is_some() != held_out {
            continue;
        }
        let (a, b) = (text(pair, "a"), text(pair, "b"));
        let names = (a.min(b), a.max(b));
        all.insert(names);
        if pair.get("same").unwrap().as_bool().unwrap() {
            same.insert(names);
        }
    }
    (same, all)
}

/// Recall and precision of what was found, of the labelled pairs of a part.
#[allow(clippy::cast_precision_loss, reason = "dozens of pairs")]
fn figures(set: &Document, held_out: bool, found: &BTreeSet<Names<'_>>) -> (f64, f64, usize) {
    let (same, all) = pairs(set, held_out);
    let told: BTreeSet<_> = found.intersection(&all).copied().collect();
    let right = told.intersection(&same).count();
    let part = if held_out { "held out" } else { "settled on" };
    for missed in same.difference(&told) {
        println!("{part}: missed {missed:?}");
    }
    for wrong in told.difference(&same) {
        println!("{part}: wrong {wrong:?}");
    }
    (right as f64 / same.len() as f64, right as f64 / told.len() as f64, all.len())
}

fn found<'a>(bodies: &BTreeMap<&'a str, Body<'_>>, at_least: f64) -> BTreeSet<Names<'a>> {
    let names: Vec<&str> = bodies.keys().copied().collect();
    let pairs = Comparison::new(bodies).pairs(at_least);
    pairs.into_iter().map(|pair| (names[pair.first], names[pair.second])).collect()
}

#[test]
fn recall_and_precision_on_the_labelled_pairs() {
    let (set, schemas) = (labelled(), schemas());
    let bodies = demands(&set, form(&schemas));
    let told = found(&bodies, ALIKE);
    let mut labelled = BTreeSet::new();
    for held_out in [false, true] {
        let (recall, precision, pairs) = figures(&set, held_out, &told);
        println!("held out: {held_out}; {pairs} pairs; recall {recall:.3}, precision {precision:.3}");
        assert!(recall >= 0.9 && precision >= 0.8, "recall {recall}, precision {precision}");
        labelled.extend(self::pairs(&set, held_out).1);
    }
    assert!(labelled.len() >= 60);
    let unlabelled: Vec<_> = told.difference(&labelled).collect();
    assert!(unlabelled.is_empty(), "pairs of different families: {unlabelled:?}");
}
#[test]
fn zz_scores() {
    let (set, schemas) = (labelled(), schemas());
    let bodies = demands(&set, form(&schemas));
    let names: Vec<&str> = bodies.keys().copied().collect();
    let c = Comparison::new(&bodies);
    let at = |n: &str| names.iter().position(|x| *x == n).unwrap();
    for held in [false, true] {
        let (same, all) = pairs(&set, held);
        let mut v: Vec<_> = all.iter().map(|(a, b)| (c.score(at(a), at(b)).unwrap(), same.contains(&(*a, *b)), *a, *b)).collect();
        v.sort_by(|a, b| b.0.total_cmp(&a.0));
        for x in v.iter().filter(|x| x.1 || x.0 > 0.15) { println!("SC {held} {:.3} {} {} {}", x.0, x.1, x.2, x.3); }
    }
}
