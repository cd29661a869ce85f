//! `stamped-scan`: the stamped table was scanned and uploaded.
//!
//! Decided edge cases: required once the stage has closed, for a department that has more time (`amendments`) then; a scan that is named must be there at any time. 20 MB are 20
//! MiB (20,971,520 bytes). The name is a bare file name in the department's folder, the first bytes decide what the file
//! is. Scans are never read further and never published.

use jiff::tz::TimeZone;

use crate::call::{Recommendation, StageKind};
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Moment, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "stamped-scan",
    severity: Severity::Error,
    reading: Some("rule-stamped-scan-reading"),
    passes: &[
        (
            "departments/‹department.1›/recommendation.yaml",
            "stamped_scan: stamped-2.pdf\ntable_digest: 0A84-8854-1B6C",
        ),
        ("departments/‹department.1›/stamped-2.pdf", "%PDF-1.7"),
    ],
    fails: &[(
        "departments/‹department.1›/recommendation.yaml",
        "stamped_scan: ../../units/shili-yiqi/sensor.yaml",
    )],
    check: Check::Model(check),
    stage: Some(StageKind::Recommendation),
    speaks_to: Subject::Department,
    shown: Moment::WithTable,
    ..Rule::COMMON
};

/// Largest scan, in bytes (20 MiB).
const BYTES: u64 = 20 << 20;

/// What a scan may be: extensions and the first bytes that prove them.
const KINDS: &[(&[&str], &[u8])] =
    &[(&["pdf"], b"%PDF-"), (&["jpg", "jpeg"], &[0xFF, 0xD8, 0xFF]), (&["png"], b"\x89PNG\r\n\x1A\n")];

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(settings) = context.settings() else { return };
    let zone = settings.zone().unwrap_or(TimeZone::UTC);
    for (id, department) in &context.call.departments {
        let Some(recommendation) = &department.recommendation else { continue };
        let stage = settings.stage_of_department(StageKind::Recommendation, id);
        let instants = stage.and_then(|stage| stage.instants(&zone));
        let closed = instants.is_some_and(|stage| context.now >= stage.closes);
        if let Some(message) = fault(context, recommendation) {
            let span = recommendation.stamped_scan.as_ref().map(|scan| scan.span);
            let location = span.map_or_else(|| recommendation.file(), |span| recommendation.location(span));
            findings.report(location, message);
        } else if closed && recommendation.stamped_scan.is_none() && !recommendation.recommended.is_empty() {
            findings.report(recommendation.file(), Message::new("stamped-scan-missing")).missing =
                Some("stamped_scan".to_owned());
        }
    }
}

fn fault(context: &Context<'_>, recommendation: &Recommendation) -> Option<Message> {
    let name = recommendation.stamped_scan.as_ref()?.value.as_str();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let kind = KINDS.iter().find(|(extensions, _)| extensions.contains(&extension));
    let (Some((_, signature)), true) = (kind, name.chars().all(plain) && name.matches('.').count() == 1)
    else {
        return Some(Message::new("stamped-scan-name"));
    };
    match context.call.scan_of(recommendation) {
        None => Some(Message::new("stamped-scan-absent").text("name", name)),
        Some(scan) if scan.bytes > BYTES => {
            Some(Message::new("stamped-scan-too-large").text("bytes", scan.bytes))
        }
        Some(scan) if !scan.head.starts_with(signature) => {
            Some(Message::new("stamped-scan-not-what-it-says").text("extension", extension))
        }
        Some(_) => None,
    }
}
