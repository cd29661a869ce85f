//! `declared-unclassified`: nothing secret is handed in here.
//!
//! The unit declares so, and no text of a file carries a secrecy mark: no value, no key that the form does not know, no
//! comment, and no line of a file that could not be parsed. Marks are sought behind invisible characters, full-width
//! forms and line breaks too.
//!
//! Decided edge cases: the words 机密, 秘密, 涉密 and 内部 alone are ordinary (机密计算, 秘密分享, 商业秘密); what makes a mark stands in
//! `screen::marks`. A file with a mark may be secret as a whole, so nothing of it is shown any more, by no rule and in
//! no format. The commits of a proposal are searched with their messages: what a later commit takes away can still be fetched.
//! `call.yaml` cannot make this rule a warning. The call's own pages (`notice.md`) and `call.yaml` speak
//! about secrecy and are not searched.

use crate::call::RawText;
use crate::detect::{Folded, Sign, is_marked, is_marked_item, marks, may_be_marked, texts};
use crate::diagnostic::{Diagnostic, Location, Message, Seal, Severity};
use crate::document::{Document, Lines};
use crate::rules::proposal::{NewName, short_id};
use crate::rules::{CallFile, Check, Context, Findings, Rule};
use crate::schema::{Kind, SchemaSet};

pub(super) static RULE: Rule = Rule {
    id: "declared-unclassified",
    severity: Severity::Error,
    reading: Some("rule-declared-unclassified-reading"),
    passes: &[("units/shili-yiqi/sensor.yaml", "foundation: 已建成支持机密计算与秘密分享的数据平台。")],
    fails: &[("units/shili-yiqi/sensor.yaml", "foundation: 秘密★5年")],
    check: Check::FileAndModel(check, history),
    severity_chosen: false,
    judges_commits: true,
    may_be_kept: false,
    ..Rule::COMMON
};

/// Places told one by one in a file. They are all to be taken away together.
const PLACES: usize = 5;

fn check(context: &Context<'_>, file: CallFile<'_>, findings: &mut Findings<'_>) {
    let Some(raw) = file.raw else { return };
    let declared = file.document.and_then(|(_, document)| not_declared(document));
    let told = declared.into_iter().chain(marked(context.schemas, raw, file.document)).take(PLACES);
    for (location, message) in told {
        let fault = findings.report_as(Severity::Error, location, message);
        advise(context, fault.set_seal(Seal::File));
    }
}

/// What a proposal's commits hold besides its outcome: messages, and files that a later commit changed or took away. It
/// could be fetched by everybody.
fn history(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(proposal) = context.proposal else { return };
    let mut tell = |location: Location, message: Message| {
        let fault = findings.report_as(Severity::Error, location, message);
        fault.help = Some(Message::new("declared-unclassified-history-mend"));
        fault.ask = context
            .settings()
            .map(|settings| settings.sensitive_handover.office.clone())
            .into_iter()
            .collect();
    };
    for file in &proposal.passing {
        let document = file.document.as_ref().map(|(kind, document)| (*kind, &**document));
        let id = match &file.raw {
            None => "declared-unclassified-history-unread",
            Some(raw) if is_sealed(context.schemas, raw, document) => "declared-unclassified-history",
            Some(_) => continue,
        };
        tell(Location::file(&file.path), Message::new(id).text("commit", short_id(&file.commit)));
    }
    for commit in &proposal.commits {
        let ids = [
            is_marked(&commit.message).then_some("declared-unclassified-message"),
            is_marked(&commit.people).then_some("declared-unclassified-people"),
            commit.undeciphered.then_some("declared-unclassified-undeciphered"),
        ];
        for id in ids.into_iter().flatten() {
            tell(context.call_file(), Message::new(id).text("commit", commit.short()));
        }
    }
    for NewName { commit, .. } in proposal.names.iter().filter(|one| is_marked(&one.name)) {
        let message = match commit {
            Some(commit) => Message::new("declared-unclassified-file-name").text("commit", short_id(commit)),
            None => Message::new("declared-unclassified-reference-name"),
        };
        tell(context.call_file(), message);
    }
}

fn advise(context: &Context<'_>, fault: &mut Diagnostic) {
    let Some(settings) = context.settings() else { return };
    let handover = &settings.sensitive_handover;
    let message = Message::new("declared-unclassified-hand-over")
        .name("office", &handover.office)
        .text("how", handover.how.trim().trim_end_matches(['。', '.']));
    fault.set_help(message);
    fault.ask = vec![handover.office.clone()];
}

/// The declaration, where it says that something is classified. One that is missing is the form's business.
fn not_declared(document: &Document) -> Option<(Location, Message)> {
    let answer = document.root.get("declaration")?.get("not_classified")?;
    (answer.as_bool() == Some(false))
        .then(|| (document.location(answer.span), Message::new("declared-unclassified-not-declared")))
}

/// Whether a file is one of which nothing may be shown.
pub(in crate::rules) fn is_sealed(
    schemas: &SchemaSet,
    raw: &RawText,
    document: Option<(Kind, &Document)>,
) -> bool {
    document.is_some_and(|(_, document)| not_declared(document).is_some())
        || !marked(schemas, raw, document).is_empty()
}

fn marked(
    schemas: &SchemaSet,
    raw: &RawText,
    document: Option<(Kind, &Document)>,
) -> Vec<(Location, Message)> {
    // In double quotes YAML can write any character otherwise.
    if !may_be_marked(&raw.text) && !raw.text.contains('\\') {
        return Vec::new();
    }
    let mut found = Vec::new();
    // The values that were read as they stand: what their sentences say has been judged.
    let mut read = Vec::new();
    if let Some((kind, document)) = document {
        // A key that the form does not know, and the Markdown below the front matter, are found as lines.
        texts(schemas.form(kind), document, |text, trail| {
            let key = trail.key();
            if key.is_empty() {
                return;
            }
            read.push(text.span.start.offset as usize..text.span.end.offset as usize);
            let is_marked = if text.listed { is_marked_item } else { is_marked };
            if found.len() >= PLACES || !is_marked(text.content) {
                return;
            }
            let message = Message::new("declared-unclassified-mark")
                .text("label", trail.label())
                .text("key", key)
                .text("line", text.span.start.line)
                .count("length", text.content.chars().count());
            found.push((document.location(text.span), message));
        });
    }
    let lines = Lines::new(&raw.text);
    let spans = found.iter().filter_map(|(location, _): &(Location, Message)| location.span);
    let mut told: Vec<(u32, u32)> = spans.map(|span| (span.start.line, span.end.line)).collect();
    for mark in marks(&Folded::new(&raw.text)) {
        if told.len() > PLACES {
            break;
        }
        let value = read.partition_point(|value| value.start <= mark.range.start);
        let inside = value.checked_sub(1).and_then(|index| read.get(index));
        if mark.sign == Sign::Sentence && inside.is_some_and(|value| mark.range.end <= value.end) {
            continue;
        }
        let line = lines.line(mark.range.start);
        if told.iter().any(|(first, last)| (*first..=*last).contains(&line)) {
            continue;
        }
        told.push((line, line));
        let range = lines.line_range(&raw.text, line);
        let text = raw.text.get(range.clone()).unwrap_or_default();
        let message = Message::new("declared-unclassified-line")
            .text("line", line)
            .count("length", text.trim().chars().count());
        found.push((Location::at(&raw.path, lines.span(&raw.text, range.start, range.end)), message));
    }
    found.sort_by_key(|(location, _)| location.span);
    found
}
