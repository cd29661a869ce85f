//! Text of an office file as the eye sees it on the desk: raised and lowered figures stay what they are, what is struck out
//! or hidden is not there, and everything that could not be kept is named.

use std::collections::BTreeSet;

use zhengji_markdown::is_break;

use super::read::Unmapped;
use crate::diagnostic::{Message, Severity};
use crate::document::{half_width, plain_han};

/// Where a piece of text stands on its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Script {
    /// On it.
    #[default]
    Base,
    /// Raised.
    Super,
    /// Lowered.
    Sub,
}

/// What had to be read otherwise than it stood, or could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Odd {
    /// Raised or lowered characters that Unicode does not have raised or lowered.
    Script,
    /// Radicals and compatibility forms instead of characters.
    Radical,
    /// A formula.
    Equation,
    /// A text box.
    TextBox,
    /// A table within a cell.
    Nested,
    /// Numbers that the program counts by itself.
    Numbers,
    /// Struck text.
    Struck,
    /// Hidden text.
    Hidden,
    /// A reading above characters.
    Ruby,
    /// A character of a font of symbols.
    Symbol,
    /// An automatic number that is unknown.
    Numbering,
    /// A picture or drawing.
    Picture,
    /// A footnote or endnote.
    Footnote,
    /// Another file inside the text.
    Chunk,
    /// A field that shows what is not stored.
    Field,
}

/// All of them, in their order.
const ALL: [Odd; 15] = [
    Odd::Script,
    Odd::Radical,
    Odd::Equation,
    Odd::TextBox,
    Odd::Nested,
    Odd::Numbers,
    Odd::Struck,
    Odd::Hidden,
    Odd::Ruby,
    Odd::Symbol,
    Odd::Numbering,
    Odd::Picture,
    Odd::Footnote,
    Odd::Chunk,
    Odd::Field,
];

/// The first of the noncharacters that stand for them inside a text; nobody writes those.
const MARKS: u32 = 0xFDE0;

impl Odd {
    /// A mark that stands for it inside a text on its way through a reader that knows nothing of it.
    pub(super) fn mark(self) -> char {
        char::from_u32(MARKS + self as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// What a mark stands for.
    pub(super) fn marked(c: char) -> Option<Self> {
        ALL.get(u32::from(c).checked_sub(MARKS)? as usize).copied()
    }

    fn id(self) -> &'static str {
        match self {
            Self::Script => "paper-read-script",
            Self::Radical => "paper-read-radical",
            Self::Equation => "paper-read-equation",
            Self::TextBox => "paper-read-text-box",
            Self::Nested => "paper-read-nested",
            Self::Numbers => "paper-read-numbers",
            Self::Struck => "paper-read-struck",
            Self::Hidden => "paper-read-hidden",
            Self::Ruby => "paper-read-ruby",
            Self::Symbol => "paper-read-symbol",
            Self::Numbering => "paper-read-numbering",
            Self::Picture => "paper-read-picture",
            Self::Footnote => "paper-read-footnote",
            Self::Chunk => "paper-read-chunk",
            Self::Field => "paper-read-field",
        }
    }

    /// What is said of it: a note where it was read otherwise, a warning where it was not read.
    pub(super) fn unmapped_at(self, at: &str) -> Unmapped {
        let read = matches!(
            self,
            Self::Script
                | Self::Radical
                | Self::Equation
                | Self::TextBox
                | Self::Nested
                | Self::Numbers
                | Self::Ruby
        );
        let severity = if read { Severity::Note } else { Severity::Warning };
        Unmapped { severity, at: at.to_owned(), message: Message::new(self.id()) }
    }
}

/// A text that is being read, piece by piece.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    text: String,
    script: Script,
    /// Raised or lowered text that may go on in the next piece.
    open: String,
    /// What was odd about it.
    pub(super) odd: BTreeSet<Odd>,
}

impl Seen {
    /// Whether the next piece begins a line.
    pub(super) fn is_at_line_start(&self) -> bool {
        self.open.is_empty() && (self.text.is_empty() || self.text.ends_with(['\n', '\t']))
    }

    /// Writes a piece.
    pub(super) fn push(&mut self, piece: &str, script: Script) {
        if script != self.script {
            self.close();
            self.script = script;
        }
        for c in piece.chars() {
            let c = match c {
                c if is_break(c) => '\n',
                c => match plain_han(c) {
                    Some(plain) => {
                        self.odd.insert(Odd::Radical);
                        plain
                    }
                    None => c,
                },
            };
            match script {
                Script::Base => self.text.push(c),
                Script::Super | Script::Sub => self.open.push(c),
            }
        }
    }

    /// A piece on the line.
    pub(super) fn write(&mut self, piece: &str) {
        self.push(piece, Script::Base);
    }

    /// Ends raised or lowered text.
    fn close(&mut self) {
        let open = std::mem::take(&mut self.open);
        let inner = open.trim();
        if inner.is_empty() {
            self.text.push_str(&open);
            return;
        }
        let start = open.len() - open.trim_start().len();
        self.text.push_str(&open[..start]);
        if let Some(characters) = inner.chars().map(|c| character(c, self.script)).collect::<Option<String>>()
        {
            self.text.push_str(&characters);
        } else {
            self.odd.insert(Odd::Script);
            self.text.push_str(if self.script == Script::Super { "^{" } else { "_{" });
            self.text.push_str(inner);
            self.text.push('}');
        }
        self.text.push_str(&open[start + inner.len()..]);
    }

    /// The text, and what was odd about it. A text that is raised as a whole only looks so.
    pub(super) fn finish(mut self) -> (String, BTreeSet<Odd>) {
        if self.text.trim().is_empty() {
            self.text.push_str(&std::mem::take(&mut self.open));
        }
        self.close();
        (self.text, self.odd)
    }
}

/// What is raised by nature; raising it again changes nothing for the eye.
const RAISED: &str = "®™©°℃℉′″'\"＂’”*※";

/// A character raised or lowered, where Unicode has it.
fn character(c: char, script: Script) -> Option<char> {
    let narrow = if matches!(c, '−' | '–' | '—' | '\u{2011}') { '-' } else { half_width(c) };
    let table = match script {
        Script::Base => return Some(c),
        Script::Super if RAISED.contains(c) => return Some(c),
        Script::Super => SUPER,
        Script::Sub => SUB,
    };
    let mut pairs = table.chars();
    while let (Some(plain), Some(there)) = (pairs.next(), pairs.next()) {
        if plain == narrow {
            return Some(there);
        }
    }
    None
}

/// Each character before its raised form.
const SUPER: &str = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻAᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂβᵝγᵞδᵟθᶿφᵠχᵡ";

/// Each character before its lowered form.
const SUB: &str = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩχᵪ";

#[cfg(test)]
mod tests {
    use super::{Odd, Script, Seen};

    fn read(pieces: &[(&str, Script)]) -> (String, Vec<Odd>) {
        let mut seen = Seen::default();
        for (piece, script) in pieces {
            seen.push(piece, *script);
        }
        let (text, odd) = seen.finish();
        (text, odd.into_iter().collect())
    }

    #[test]
    fn raised_and_lowered_figures_stay_what_they_are() {
        use Script::{Base, Sub, Super};
        for (pieces, meant, odd) in [
            (vec![("3×10", Base), ("5", Super), ("次", Base)], "3×10⁵次", vec![]),
            // Word cuts runs wherever it likes.
            (
                vec![("10", Base), ("-", Super), ("6 ", Super), ("A/cm", Base), ("２", Super)],
                "10⁻⁶ A/cm²",
                vec![],
            ),
            (vec![("Al", Base), ("2", Sub), ("O", Base), ("3", Sub)], "Al₂O₃", vec![]),
            (vec![("U", Base), ("max", Sub)], "Uₘₐₓ", vec![]),
            (vec![("x", Base), ("0.5", Super)], "x^{0.5}", vec![Odd::Script]),
            (vec![("η", Base), ("总", Sub), ("≥", Base)], "η_{总}≥", vec![Odd::Script]),
            (vec![("示例", Base), ("®", Super)], "示例®", vec![]),
            (vec![("甲", Base), (" ", Super), ("乙", Base)], "甲 乙", vec![]),
            (vec![("全部", Super)], "全部", vec![]),
            (vec![("甲\u{B}乙\u{2028}丙", Base)], "甲\n乙\n丙", vec![]),
            (vec![("⼯作", Base)], "工作", vec![Odd::Radical]),
        ] {
            assert_eq!(read(&pieces), (meant.to_owned(), odd), "{pieces:?}");
        }
    }
}
