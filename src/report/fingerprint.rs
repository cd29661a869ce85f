//! What makes a fault the same fault in the next report, wherever its line has moved to.

use std::collections::HashMap;

use crate::diagnostic::{Arg, Diagnostic, Message};

/// One fingerprint a diagnostic, in their order: rule, file, message and its public values, and for equal ones their
/// number in the file. Lines do not count, nor does the language. Values that are not public do not count either: a
/// short value could be guessed from its fingerprint.
pub(super) fn fingerprints(diagnostics: &[Diagnostic]) -> Vec<String> {
    let mut seen: HashMap<u128, usize> = HashMap::new();
    let identities = diagnostics.iter().map(|diagnostic| {
        let mut identity = Fnv::default();
        identity.part(diagnostic.rule);
        identity.part(&diagnostic.location.path);
        message(&mut identity, &diagnostic.message);
        let number = seen.entry(identity.0).or_default();
        *number += 1;
        identity.part(&number.to_string());
        format!("{:032x}", identity.0)
    });
    identities.collect()
}

fn message(identity: &mut Fnv, message: &Message) {
    identity.part(message.id());
    for (name, arg) in message.args() {
        identity.part(name);
        match arg {
            Arg::Text(text) | Arg::Lines(text) | Arg::Name(text) => identity.part(text),
            Arg::Count(count) => identity.part(&count.to_string()),
            Arg::Private(_) => {}
            Arg::Message(inner) => self::message(identity, inner),
            Arg::List(items) | Arg::Names(items) => items.iter().for_each(|item| identity.part(item)),
            Arg::Choices(choices) => {
                for (id, name) in choices {
                    identity.part(&format!("{id}（{name}）"));
                }
            }
        }
    }
}

/// FNV-1a with 128 bits. Nothing is guarded by it, but it must be the same in every version and on every machine, which
/// the standard library's hasher does not promise.
struct Fnv(u128);

impl Default for Fnv {
    fn default() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }
}

impl Fnv {
    /// Adds a part and its end, so that `ab`, `c` is not `a`, `bc`.
    fn part(&mut self, part: &str) {
        for byte in part.bytes().chain([0xFF]) {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013B);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fnv, fingerprints};
    use crate::diagnostic::{Diagnostic, Location, Message, Position, Severity, Span};

    fn at(line: u32, message: Message) -> Diagnostic {
        let position = Position { offset: line * 10, line, column: 1 };
        let location = Location::at(&"units/a/b.yaml".into(), Span { start: position, end: position });
        Diagnostic::new("schema", Severity::Error, location, message)
    }

    #[test]
    fn the_hash_is_fnv_1a() {
        let mut hash = Fnv::default();
        hash.0 = (hash.0 ^ u128::from(b'a')).wrapping_mul(0x0100_0000_0000_0000_0000_013B);
        assert_eq!(format!("{:x}", hash.0), "d228cb696f1a8caf78912b704e4a8964");
    }

    #[test]
    fn lines_do_not_count_but_values_and_numbers_do() {
        let title = || Message::new("schema-missing").text("label", "题目");
        let before = fingerprints(&[at(3, title())]);
        assert_eq!(fingerprints(&[at(99, title())]), before);
        assert_ne!(fingerprints(&[at(3, Message::new("schema-missing").text("label", "领域"))]), before);
        let twice = fingerprints(&[at(3, title()), at(5, title())]);
        assert_eq!(twice[0], before[0]);
        assert_ne!(twice[0], twice[1]);
    }

    #[test]
    fn private_values_do_not_count() {
        let with = |value| fingerprints(&[at(1, Message::new("schema-pattern").private("value", value))]);
        assert_eq!(with("0571-87000000"), with("0571-87000001"));
    }
}
