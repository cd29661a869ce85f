//! Characters of the fonts of symbols that Word comes with: their codes mean nothing without the font.

use crate::office::docx::{NOT_TICKED, TICKED};

/// A font, as far as its codes are symbols.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Font {
    /// One of letters.
    #[default]
    Letters,
    Symbol,
    Wingdings,
    Wingdings2,
    /// One of symbols whose codes are not known here.
    Other,
}

impl Font {
    /// The font of a name.
    pub(super) fn named(name: &str) -> Self {
        match name.trim().to_lowercase().as_str() {
            "symbol" => Self::Symbol,
            "wingdings" => Self::Wingdings,
            "wingdings 2" => Self::Wingdings2,
            "wingdings 3" | "webdings" | "mt extra" | "zapfdingbats" => Self::Other,
            _ => Self::Letters,
        }
    }

    /// What a code of the font looks like, where that is known; programs write it as it is, or moved to U+F000.
    pub(super) fn character(self, c: char) -> Option<char> {
        if self == Self::Letters {
            return (!is_private(c)).then_some(c);
        }
        let code = match u32::from(c) {
            code @ 0x20..=0xFF => code,
            code @ 0xF020..=0xF0FF => code - 0xF000,
            _ => return None,
        };
        match (self, code) {
            (_, 0x20 | 0xA0) => Some(' '),
            (Self::Symbol, 0x21..=0x7E) => SYMBOL_LOW.chars().nth(code as usize - 0x21),
            (Self::Symbol, 0xA1..=0xE0) => SYMBOL_HIGH.chars().nth(code as usize - 0xA1),
            (Self::Symbol, 0xE5) => Some('∑'),
            (Self::Symbol, 0xF2) => Some('∫'),
            (Self::Wingdings, 0xFC..=0xFE) | (Self::Wingdings2, 0x50 | 0x52..=0x54) => Some(TICKED),
            (Self::Wingdings, 0xA8 | 0x6F | 0x71 | 0x72) | (Self::Wingdings2, 0xA3) => Some(NOT_TICKED),
            (Self::Wingdings, 0x6E) => Some('■'),
            (Self::Wingdings, 0x6C) => Some('●'),
            (Self::Wingdings, 0x9F) => Some('•'),
            (Self::Wingdings, 0xA7) => Some('▪'),
            (Self::Wingdings, 0x75 | 0x76) => Some('◆'),
            (Self::Wingdings, 0xD8) => Some('➢'),
            (Self::Wingdings, 0xE0 | 0xE8) => Some('→'),
            (Self::Wingdings, 0xDF | 0xE7) => Some('←'),
            (Self::Wingdings, 0x80..=0x8A) => "⓪①②③④⑤⑥⑦⑧⑨⑩".chars().nth(code as usize - 0x80),
            _ => None,
        }
    }
}

/// Whether a character has no look but in its own font.
pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}')
}

/// From 0x21 to 0x7E.
const SYMBOL_LOW: &str =
    "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

/// From 0xA1 to 0xE0.
const SYMBOL_HIGH: &str = "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊";

#[cfg(test)]
mod tests {
    use super::Font;

    #[test]
    fn codes_are_read_by_their_font() {
        for (font, code, meant) in [
            (Font::Symbol, '\u{F06D}', Some('μ')),
            (Font::Symbol, 'm', Some('μ')),
            (Font::Symbol, '\u{F0B1}', Some('±')),
            (Font::Symbol, '\u{F0DE}', Some('⇒')),
            (Font::Symbol, '\u{F07E}', Some('∼')),
            (Font::Symbol, '\u{F0E0}', Some('◊')),
            (Font::Wingdings, '\u{F0FE}', Some('☑')),
            (Font::Wingdings, '\u{F0A8}', Some('☐')),
            (Font::Wingdings2, '\u{F052}', Some('☑')),
            (Font::Wingdings, '\u{F081}', Some('①')),
            (Font::Wingdings, '中', None),
            (Font::Other, 'm', None),
            (Font::Letters, '☑', Some('☑')),
            (Font::Letters, '\u{F0FE}', None),
        ] {
            assert_eq!(font.character(code), meant, "{font:?} {code:?}");
        }
    }
}
