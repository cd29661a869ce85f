//! A share to bytes.

use sha2::{Digest, Sha256};

use super::{Head, MAGIC, Part};
use crate::diagnostic::{Arg, Diagnostic, Message, Place, Seal, Severity};
use crate::document::packed::Out;
use crate::source::Scan;

/// The file of a share: what it says of itself, its files, and a digest over all of it.
pub fn encode(head: &Head, parts: &[Part]) -> Vec<u8> {
    let mut out = Out::new(MAGIC);
    out.text(&head.call);
    out.bytes.extend(head.terms);
    out.number(head.share.number.into());
    out.number(head.share.of.into());
    out.size(head.total);
    out.size(parts.len());
    for part in parts {
        // Each stands by itself, so that they can be read side by side.
        out.blob(&record(part));
    }
    let digest = Sha256::digest(&out.bytes);
    out.bytes.extend(digest);
    out.bytes
}

fn record(part: &Part) -> Vec<u8> {
    let mut out = Out::default();
    let file = &part.file;
    out.size(part.place);
    out.text(&file.path);
    let text = file.text.as_deref();
    out.optional(text, Out::text);
    // What was read as well as may be is nearly always the text itself.
    let raw = file.raw.as_deref().filter(|raw| Some(*raw) != text);
    out.bytes.push(u8::from(file.raw.is_some()));
    out.optional(raw, Out::text);
    out.optional(file.document.as_deref(), |out, document| {
        out.span(document.body);
        out.node(&document.text, &document.root);
    });
    out.optional(file.scan.as_ref(), |out, Scan { bytes, head }| {
        out.number(*bytes);
        out.blob(head);
    });
    for list in [&file.diagnostics, &part.found.0] {
        out.size(list.len());
        for one in list {
            diagnostic(&mut out, &file.path, one);
        }
    }
    out.bytes
}

fn diagnostic(out: &mut Out, path: &str, one: &Diagnostic) {
    out.text(one.rule);
    out.bytes.push(match one.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Note => 2,
    });
    place(out, path, &one.place);
    message(out, &one.message);
    out.optional(one.mend.as_ref(), message);
    out.size(one.notes.len());
    out.optional(one.missing.as_deref(), Out::text);
    for note in &one.notes {
        out.optional(note.place.as_ref(), |out, at| place(out, path, at));
        message(out, &note.message);
    }
    out.optional(one.replacement.as_ref(), |out, replacement| {
        place(out, path, &replacement.place);
        out.text(&replacement.text);
        out.bytes.push(u8::from(replacement.private));
    });
    out.size(one.ask.len());
    for office in &one.ask {
        out.text(office);
    }
    out.optional(one.seal, |out, seal| match seal {
        Seal::File => out.bytes.push(0),
        Seal::Lines(first, last) => {
            out.bytes.push(1);
            out.number(first.into());
            out.number(last.into());
        }
    });
}

fn place(out: &mut Out, path: &str, place: &Place) {
    out.optional((*place.path != *path).then_some(&*place.path), Out::text);
    out.optional(place.span, Out::span);
}

fn message(out: &mut Out, message: &Message) {
    out.text(message.id());
    out.size(message.args().len());
    for (name, arg) in message.args() {
        out.text(name);
        match arg {
            Arg::Text(text) => tagged(out, 0, text),
            Arg::Lines(text) => tagged(out, 1, text),
            Arg::Private(text) => tagged(out, 2, text),
            Arg::Count(count) => {
                out.bytes.push(3);
                out.size(*count);
            }
            Arg::Message(inner) => {
                out.bytes.push(4);
                self::message(out, inner);
            }
            Arg::List(items) => {
                out.bytes.push(5);
                out.size(items.len());
                for item in items {
                    out.text(item);
                }
            }
        }
    }
}

fn tagged(out: &mut Out, tag: u8, text: &str) {
    out.bytes.push(tag);
    out.text(text);
}
