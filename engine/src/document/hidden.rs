//! Characters that a reader cannot see, or cannot see as what was written (rule `text`).

use super::han::plain_han;
use super::soft_breaks;
use crate::diagnostic::{Diagnostic, Location, Message, Severity};

pub(super) const RULE: &str = "text";

/// Why a character has no place in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hidden {
    /// It moves a cursor, ends a line or means something to programs only.
    Control,
    /// A carriage return that no line feed follows: some programs begin a new line there, and editors and git show none.
    LoneReturn,
    /// One mark too many above or below one letter.
    Stacked,
    /// It turns the direction of the text.
    Direction,
    /// It has no picture of its own.
    ZeroWidth,
    /// It stands where a program could not read what was written (U+FFFD).
    Lost,
    /// Its picture is only in the writer's own font (private use areas): others see a box.
    PrivateUse,
}

impl Hidden {
    /// The diagnostic for such a character.
    pub(super) fn fault(self, c: char, location: Location) -> Diagnostic {
        let (id, severity, help) = match self {
            Self::Control => ("text-control-character", Severity::Error, "text-delete-character"),
            Self::LoneReturn => ("text-lone-return", Severity::Error, "text-lone-return-mend"),
            Self::Stacked => ("text-stacked-marks", Severity::Error, "text-stacked-marks-mend"),
            Self::Direction => ("text-direction-character", Severity::Error, "text-delete-character"),
            Self::ZeroWidth => ("text-zero-width-character", Severity::Error, "text-delete-character"),
            Self::Lost => ("text-lost-character", Severity::Warning, "text-lost-mend"),
            Self::PrivateUse => ("text-private-use-character", Severity::Warning, "text-private-use-mend"),
        };
        let message = Message::new(id).text("code", format_args!("U+{:04X}", u32::from(c)));
        Diagnostic::new(RULE, severity, location, message).help(Message::new(help))
    }
}

/// Most marks above and below one letter. Vietnamese needs two, Hebrew three, Tibetan rarely more.
const MARKS: usize = 6;

/// What is unusual in a text.
pub(super) struct Unusual {
    /// All hidden characters with their offsets, those among them that only their surroundings make so.
    pub(super) hidden: Vec<(usize, char, Hidden)>,
    /// Whether there are radicals or compatibility forms of Han characters.
    pub(super) radicals: bool,
}

/// Looks for both in one pass, which nearly always finds neither.
pub(super) fn unusual(text: &str) -> Unusual {
    let mut found = Vec::new();
    let mut radicals = false;
    let mut marks = 0;
    let mut next = 0;
    while let Some(byte) = text.as_bytes().get(next) {
        // Nearly all of a form: characters of ASCII, and Han from U+4000 on, which are seen whatever stands around them.
        let plain = match byte {
            b' '..=b'~' | b'\t' | b'\n' => 1,
            0xE4..=0xE9 => 3,
            _ => 0,
        };
        if plain > 0 {
            (next, marks) = (next + plain, 0);
            continue;
        }
        let at = next;
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        next += c.len_utf8();
        radicals |= plain_han(c).is_some();
        let kind = hidden(c);
        if c == '\r' && text.as_bytes().get(at + 1) != Some(&b'\n') {
            found.push((at, c, Hidden::LoneReturn));
        }
        if kind.is_none() && is_mark(c) {
            marks += 1;
            if marks == MARKS + 1 {
                found.push((at, c, Hidden::Stacked));
            }
        } else {
            marks = 0;
        }
        found.extend(kind.map(|kind| (at, c, kind)));
    }
    Unusual { hidden: found, radicals }
}

/// Whether a character stands above, below or in the one before it.
fn is_mark(c: char) -> bool {
    c > '\u{2FF}' && !is_variation_selector(c) && unicode_width::UnicodeWidthChar::width(c) == Some(0)
}

/// The first such character of a value that was written with escapes: nobody sees it in the file, and everybody gets it.
/// Soft breaks may be told of elsewhere.
pub(super) fn escaped(value: &str, is_soft: bool, location: impl FnOnce() -> Location) -> Option<Diagnostic> {
    let mut written = value.chars().filter(|c| !(is_soft && soft_breaks::is_soft(*c)));
    let (c, kind) = written.find_map(|c| Some((c, hidden(c)?)))?;
    let mut fault = kind.fault(c, location());
    fault.message =
        Message::new("text-escaped-character").text("code", format_args!("U+{:04X}", u32::from(c)));
    Some(fault.help(Message::new("text-escaped-mend")))
}

pub(super) fn hidden(c: char) -> Option<Hidden> {
    // Nearly all characters of a form end here.
    if matches!(c, ' '..='~' | '\t' | '\n' | '\r' | '\u{3400}'..='\u{9FFF}') {
        return None;
    }
    match c {
        '\u{2028}' | '\u{2029}' => Some(Hidden::Control),
        c if c.is_control() || is_noncharacter(c) => Some(Hidden::Control),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}' => {
            Some(Hidden::Direction)
        }
        c if is_variation_selector(c) => None,
        c if is_ignorable(c) => Some(Hidden::ZeroWidth),
        '\u{FFFD}' => Some(Hidden::Lost),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => Some(Hidden::PrivateUse),
        _ => None,
    }
}

/// Characters without a picture of their own (Unicode's `Default_Ignorable_Code_Point`) and controls.
pub fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
        || c.is_control()
}

/// They choose between pictures of the character before: rare Chinese names and emoji need them.
fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Code points that Unicode keeps for programs' own use; messages use two of them as marks.
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::{Hidden, MARKS, hidden, unusual};

    #[test]
    fn what_cannot_be_seen_is_known_by_its_kind() {
        for (characters, kind) in [
            ("\u{0}\u{1B}\u{7F}\u{85}\u{2028}\u{FDD0}\u{FFFF}\u{10FFFE}", Hidden::Control),
            ("\u{202E}\u{2066}\u{200F}\u{61C}", Hidden::Direction),
            ("\u{200B}\u{200D}\u{34F}\u{3164}\u{FEFF}\u{AD}\u{E0041}\u{206A}", Hidden::ZeroWidth),
            ("\u{FFFD}", Hidden::Lost),
            ("\u{E000}\u{F8FF}\u{F0001}\u{100001}", Hidden::PrivateUse),
        ] {
            for c in characters.chars() {
                assert_eq!(hidden(c), Some(kind), "U+{:04X}", u32::from(c));
            }
        }
    }

    #[test]
    fn what_its_surroundings_make_hidden() {
        let kinds =
            |text: &str| unusual(text).hidden.into_iter().map(|(at, _, kind)| (at, kind)).collect::<Vec<_>>();
        assert_eq!(kinds("a\r\nb\r\n"), []);
        assert_eq!(kinds("# ok\rkey: 1\r"), [(4, Hidden::LoneReturn), (11, Hidden::LoneReturn)]);
        assert_eq!(kinds("a\r\r\n"), [(1, Hidden::LoneReturn)]);
        assert_eq!(kinds(&format!("ệ{}b", "\u{301}".repeat(MARKS))), []);
        assert_eq!(kinds(&format!("a{}b", "\u{301}".repeat(100))), [(1 + 2 * MARKS, Hidden::Stacked)]);
    }

    #[test]
    fn what_people_write_is_not_hidden() {
        for c in "题𠮷，“”—…·℃≥①ａ　\u{A0}é★葛\u{E0100}❤\u{FE0F}\t\n".chars() {
            assert_eq!(hidden(c), None, "U+{:04X}", u32::from(c));
        }
    }
}
