//! `no-personal-data`: no mobile number, resident identity number, private e-mail address or bank card number in a text that
//! is published.
//!
//! Decided edge cases: numbers count however blanks, hyphens, full-width digits and line breaks part them; a resident
//! number needs a real date and the right check character, a card the prefix of a company and Luhn's check; landlines, 400
//! and 800 numbers and addresses of offices pass, and so do the contact fields, which are not published. `call.yaml`,
//! the notice and the departments are not searched: a public body's own contacts are meant to be public. Figures, rows of
//! them, codes and versions pass by what stands around them (`screen::around`, `screen::numbers`); 13800138000 Pa is a
//! pressure. The name of a file counts as well: it is part of an address for ever. The value is never shown, not even at
//! a terminal.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use crate::call::RawText;
use crate::detect::{Datum, Folded, Text, comments, is_personal, may_be_personal, personal, texts};
use crate::diagnostic::{Arg, Location, Message, Seal, Severity, Span};
use crate::document::{Document, Lines};
use crate::rules::proposal::{ChangeKind, short_id};
use crate::rules::{CallFile, Check, Context, Findings, Rule};
use crate::schema::{Kind, Schema, Visibility, private_lines, private_spans};

pub(super) static RULE: Rule = Rule {
    id: "no-personal-data",
    severity: Severity::Error,
    reading: Some("rule-no-personal-data-reading"),
    passes: &[("units/shili-yiqi/sensor.yaml", "foundation: 中试线开放预约，电话 010-87060401。")],
    fails: &[("units/shili-yiqi/sensor.yaml", "foundation: 中试线开放预约，请联系 138 0013 8000。")],
    check: Check::FileAndModel(check, history),
    severity_chosen: false,
    judges_commits: true,
    may_be_kept: false,
    ..Rule::COMMON
};

/// Forms whose public texts are searched.
const KINDS: [Kind; 6] =
    [Kind::Demand, Kind::Unit, Kind::Recommendation, Kind::GuidelineItem, Kind::Dispositions, Kind::Comment];

fn check(context: &Context<'_>, file: CallFile<'_>, findings: &mut Findings<'_>) {
    let Some(raw) = file.raw else { return };
    name(&raw.path, findings);
    let Some(kind) = raw.kind.filter(|kind| KINDS.contains(kind)) else { return };
    let schema = context.schemas.get(kind);
    // A comment has no box for a contact.
    let help = (kind == Kind::Comment).then(|| Message::new("no-personal-data-mend-in-comment"));
    report(
        &raw.path,
        found(schema, raw, file.document.map(|(_, document)| document)),
        help.as_ref(),
        findings,
    );
}

fn found(schema: &Schema, raw: &RawText, document: Option<&Document>) -> Vec<Found> {
    match document {
        Some(document) => parsed(schema, document),
        None => unparsed(schema, raw),
    }
}

/// Files that give their folder its name: the folder is judged with them.
const NAMING: [&str; 2] = ["unit.yaml", "department.yaml"];

/// The name of a file, which is a part of its address for ever. What is told is the name without the number.
fn name(path: &str, findings: &mut Findings<'_>) {
    let Some((shown, datum)) = named_after_a_person(path) else { return };
    let sort = Message::new(match datum {
        Datum::Resident => "no-personal-data-sort-resident",
        Datum::BankCard => "no-personal-data-sort-bank-card",
        Datum::Mobile | Datum::Mail => "no-personal-data-sort-mobile",
    });
    let message = Message::new("no-personal-data-name").message("sort", sort);
    let fault = findings.report(Location::file(&shown), message);
    fault.help = Some(Message::new("no-personal-data-name-mend"));
}

/// A path whose last name holds the number of a person, with stars instead of it.
fn named_after_a_person(path: &str) -> Option<(Arc<str>, Datum)> {
    let mut steps: Vec<&str> = path.split('/').collect();
    let naming = steps.last().is_some_and(|last| NAMING.contains(last));
    let own = steps.len().checked_sub(if naming { 2 } else { 1 })?;
    let (shown, datum) = without_number(steps.get(own)?)?;
    *steps.get_mut(own)? = &shown;
    Some((steps.join("/").into(), datum))
}

/// A name with stars for the number of a person in it. Hyphens part the words of a name.
fn without_number(name: &str) -> Option<(String, Datum)> {
    let mut last = ' ';
    let words: String = name
        .chars()
        .map(|c| {
            let parts = c == '-' && last.is_ascii_alphabetic();
            last = c;
            if parts { ' ' } else { c }
        })
        .collect();
    let (datum, range) = personal(&Folded::new(&words)).into_iter().next()?;
    let stars = "*".repeat(name.get(range.clone())?.chars().count());
    Some((format!("{}{stars}{}", name.get(..range.start)?, name.get(range.end..)?), datum))
}

/// What a proposal's commits hold besides its outcome. A file that could not be read is told by `declared-unclassified`.
fn history(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(proposal) = context.proposal else { return };
    let mut tell = |location: Location, message: Message| {
        findings.report(location, message).help = Some(Message::new("no-personal-data-history-mend"));
    };
    for file in &proposal.passing {
        if let Some((shown, _)) = named_after_a_person(&file.path) {
            let message =
                Message::new("no-personal-data-history-name").text("commit", short_id(&file.commit));
            tell(Location::file(&shown), message);
        }
        let Some(raw) = file.raw.as_ref().filter(|_| !file.official) else { continue };
        let document = file.document.as_ref().map(|(_, document)| &**document);
        let tells = match raw.kind {
            Some(kind) if KINDS.contains(&kind) => {
                !found(context.schemas.get(kind), raw, document).is_empty()
            }
            Some(_) => false,
            // What is no file of a call has no part that is not public.
            None => is_personal(&raw.text),
        };
        if tells {
            let message = Message::new("no-personal-data-history").text("commit", short_id(&file.commit));
            tell(Location::file(&file.path), message);
        }
    }
    let of_references = proposal.names.iter().filter(|one| one.commit.is_none());
    for _ in of_references.filter(|one| named_after_a_person(&one.name).is_some()) {
        tell(context.call_file(), Message::new("no-personal-data-reference-name"));
    }
    for commit in proposal.commits.iter().filter(|commit| is_personal(&without_trailers(&commit.message))) {
        let message = Message::new("no-personal-data-message").text("commit", commit.short());
        tell(context.call_file(), message);
    }
    // Files of the call have been judged one by one.
    let known: HashSet<&str> = context.call.texts.iter().map(|raw| &*raw.path).collect();
    let changed = proposal.changed.iter().filter(|change| change.kind != ChangeKind::Deleted);
    for change in changed.filter(|change| !known.contains(&*change.path)) {
        name(&change.path, findings);
    }
}

/// A commit message without the addresses of `Signed-off-by: name <address>` and the like, which say who made it, as the
/// commit's own header does.
fn without_trailers(message: &str) -> String {
    let line = |line: &str| match line.split_once(": ") {
        Some((key, value)) if key.ends_with("-by") && !key.contains(' ') => {
            format!("{key}: {}\n", value.split('<').next().unwrap_or_default())
        }
        _ => format!("{line}\n"),
    };
    message.lines().map(line).collect()
}

/// Where the first of a sort is, how many there are, how their text is called, and which lines nobody may be shown.
struct Found {
    datum: Datum,
    count: usize,
    span: Span,
    label: Arg,
    lines: (u32, u32),
}

/// The first of each sort and how many there are. Places are worked out for no other: on a long line each costs its length.
fn sorts<T>(found: impl IntoIterator<Item = (Datum, T)>) -> BTreeMap<Datum, (T, usize)> {
    let mut sorts: BTreeMap<Datum, (T, usize)> = BTreeMap::new();
    for (datum, at) in found {
        sorts.entry(datum).and_modify(|(_, count)| *count += 1).or_insert((at, 1));
    }
    sorts
}

/// One fault for each sort of data in a text, at the first of them. `help`: what to do, where that is not what the rule says.
fn report(path: &Arc<str>, found: Vec<Found>, help: Option<&Message>, findings: &mut Findings<'_>) {
    let mut sorts: BTreeMap<(u32, u32, Datum), Found> = BTreeMap::new();
    for one in found {
        let key = (one.lines.0, one.lines.1, one.datum);
        match sorts.entry(key) {
            Entry::Occupied(mut known) => known.get_mut().count += one.count,
            Entry::Vacant(location) => {
                location.insert(one);
            }
        }
    }
    for one in sorts.into_values() {
        let id = match one.datum {
            Datum::Mobile => "no-personal-data-mobile",
            Datum::Resident => "no-personal-data-resident",
            Datum::Mail => "no-personal-data-mail",
            Datum::BankCard => "no-personal-data-bank-card",
        };
        let message = Message::new(id).arg("label", one.label).count("count", one.count);
        let fault = findings.report(Location::at(path, one.span), message);
        fault.set_seal(Seal::Lines(one.lines.0, one.lines.1));
        fault.help = help.cloned();
    }
}

fn parsed(schema: &Schema, document: &Document) -> Vec<Found> {
    let lines = std::cell::OnceCell::new();
    let span = |range: Range<usize>| {
        lines.get_or_init(|| Lines::new(&document.text)).span(&document.text, range.start, range.end)
    };
    let mut found = Vec::new();
    texts(schema.labels().root(), document, |text, trail| {
        if !text.public || text.code {
            return;
        }
        let own = (text.span.start.line, text.span.end.line);
        for (datum, (range, count)) in sorts(in_text(document, text)) {
            let label = Arg::Text(trail.label());
            found.push(Found { datum, count, span: range.map_or(text.span, span), label, lines: own });
        }
    });
    let behind_a_hash =
        |line: &str| line.find('#').is_some_and(|at| line.get(at..).is_some_and(may_be_personal));
    if !document.text.lines().any(behind_a_hash) {
        return found;
    }
    for range in comments(document, &private_stretches(schema, document)) {
        let comment = document.text.get(range.clone()).unwrap_or_default();
        for (datum, (inner, count)) in sorts(personal(&Folded::new(comment))) {
            let span = span(range.start + inner.start..range.start + inner.end);
            let label = Arg::Message(Box::new(Message::new("no-personal-data-comment")));
            found.push(Found { datum, count, span, label, lines: (span.start.line, span.end.line) });
        }
    }
    found
}

/// What stands in a text, with its place in the file where that is certain: a text in double quotes can be written
/// otherwise than it reads.
fn in_text(document: &Document, text: &Text<'_>) -> Vec<(Datum, Option<Range<usize>>)> {
    let start = text.span.start.offset as usize;
    let written = document.text.get(start..text.span.end.offset as usize).unwrap_or_default();
    // With escapes in it, what stands around a number cannot be read there.
    let escaped = written.starts_with('"') && written.contains('\\');
    if !escaped && may_be_personal(written) {
        let found = personal(&Folded::new(written));
        if !found.is_empty() {
            let location = |range: Range<usize>| Some(start + range.start..start + range.end);
            return found.into_iter().map(|(datum, range)| (datum, location(range))).collect();
        }
    }
    if !written.starts_with(['"', '\'']) || written == text.content || !may_be_personal(text.content) {
        return Vec::new();
    }
    personal(&Folded::new(text.content)).into_iter().map(|(datum, _)| (datum, None)).collect()
}

/// The lines of groups and values that are not public.
fn private_stretches(schema: &Schema, document: &Document) -> Vec<(u32, u32)> {
    let form = schema.labels().root();
    let public =
        |key: &str| form.property(key).is_some_and(|field| field.visibility() == Some(Visibility::Public));
    let groups = document.root.entries().iter().filter(|entry| !public(&entry.key.text));
    let groups = groups.map(|entry| (entry.key.span.start.line, entry.value.span.end.line));
    let values = private_spans(schema, &document.root);
    groups.chain(values.into_iter().map(|span| (span.start.line, span.end.line))).collect()
}

/// What sort of data it is, and where in a text, in bytes.
type Sort = (Datum, Range<usize>);

/// A file that could not be parsed: all of it that is certainly public.
fn unparsed(schema: &Schema, raw: &RawText) -> Vec<Found> {
    let lines = Lines::new(&raw.text);
    let all_public =
        schema.labels().root().properties().all(|(_, field)| field.visibility() == Some(Visibility::Public));
    let hidden = if all_public { Vec::new() } else { private_lines(schema, &raw.text) };
    let mut by_line: BTreeMap<(u32, u32), Vec<Sort>> = BTreeMap::new();
    for (datum, range) in personal(&Folded::new(&raw.text)) {
        let own = (lines.line(range.start), lines.line(range.end.saturating_sub(1)));
        if !hidden.iter().any(|hidden| hidden.start.line <= own.1 && own.0 <= hidden.end.line) {
            by_line.entry(own).or_default().push((datum, range));
        }
    }
    let mut found = Vec::new();
    for (own, data) in by_line {
        for (datum, (range, count)) in sorts(data) {
            let span = lines.span(&raw.text, range.start, range.end);
            let label = Arg::Message(Box::new(Message::new("no-personal-data-line")));
            found.push(Found { datum, count, span, label, lines: own });
        }
    }
    found
}
