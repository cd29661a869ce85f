//! The unified social credit code (统一社会信用代码, GB 32100-2015).

use super::meant::narrow;

/// The characters of a code in the order of their values: no I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// 3^(i-1) mod 31.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// GB 11714, for the organization code inside.
const ORGANIZATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// A code of the right shape, in upper case; its check characters may be wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Uscc(String);

impl Uscc {
    /// Reads a code as people write it: lower case, full width, blanks and hyphens do not make another code.
    pub fn read(text: &str) -> Option<Self> {
        let code = fold(text);
        let fits = code.len() == 18
            && code.bytes().all(|c| ALPHABET.contains(&c))
            && code.bytes().skip(2).take(6).all(|c| c.is_ascii_digit());
        fits.then_some(Self(code))
    }

    /// The code in upper case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the last character is the one that the others give. A remainder of 0 gives `0`, not the thirty-first
    /// character, which does not exist.
    pub fn is_intact(&self) -> bool {
        let values = self.0.bytes().map(|c| ALPHABET.iter().position(|a| *a == c).unwrap_or_default());
        let sum: usize = values.zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
        self.0.as_bytes().last() == ALPHABET.get((31 - sum % 31) % 31)
    }

    /// Whether the organization code inside (characters 9 to 17) has a right check character of its own. Codes that
    /// begin with M were given out in blocks from 2015 on and do not keep to it: they are never wrong.
    pub fn organization_is_intact(&self) -> bool {
        let code = &self.0.as_bytes()[8..17];
        if code[0] == b'M' {
            return true;
        }
        let values = code.iter().map(|c| char::from(*c).to_digit(36).unwrap_or_default());
        let sum: u32 = values.zip(ORGANIZATION_WEIGHTS).map(|(value, weight)| value * weight).sum();
        let check = match 11 - sum % 11 {
            10 => 'X',
            11 => '0',
            digit => char::from_digit(digit, 10).unwrap_or('0'),
        };
        char::from(code[8]) == check
    }

    /// The legal form that the first two characters stand for, where it is one that forms offer.
    pub fn legal_form(&self) -> Option<&'static str> {
        match &self.0[..2] {
            "91" => Some("enterprise"),
            "12" => Some("public-institution"),
            "52" => Some("private-non-enterprise"),
            _ => None,
        }
    }
}

/// Whether this is a number of the time before 2015: an organization code (9 characters, the last a digit or X) or a
/// registration number (15 digits). Such a unit has a new code and must look it up; nothing can be computed.
pub fn is_old_number(text: &str) -> bool {
    let code = fold(text);
    let digits = |text: &str| text.bytes().all(|c| c.is_ascii_digit());
    match code.len() {
        15 => digits(&code),
        9 => code.split_at_checked(8).is_some_and(|(body, check)| {
            body.bytes().all(|c| c.is_ascii_alphanumeric())
                && body.bytes().any(|c| c.is_ascii_digit())
                && (check == "X" || digits(check))
        }),
        _ => false,
    }
}

fn fold(text: &str) -> String {
    let mut code = narrow(text).to_uppercase();
    code.retain(|c| !c.is_whitespace() && c != '-');
    code
}

#[cfg(test)]
mod tests {
    use super::{Uscc, is_old_number};

    #[test]
    fn check_characters() {
        for code in [
            "91350100M000100Y43",
            "12100000470095016Q",
            "91330100716105852F",
            "91330000733796106P",
            "91330100799655058B",
            "91330100MA20000120", // remainder 0
            "91330100MA2000002Y", // the last character of the alphabet
            "９１３３０１００ma2000002y",
            "91330100 MA20 000120",
        ] {
            let code = Uscc::read(code).unwrap();
            assert!(code.is_intact(), "{code:?}");
            assert!(code.organization_is_intact(), "{code:?}");
        }
        for code in ["91330100MA20000121", "91330100716105852E", "91330100MA2000021Y"] {
            assert!(!Uscc::read(code).unwrap().is_intact(), "{code}");
        }
        // Z is no character at all, the place is digits, and Cyrillic А is not A.
        for code in ["91350100M000100Y4Z", "91A30100MA20000120", "91330100MА20000120", "9133010071610585"] {
            assert_eq!(Uscc::read(code), None, "{code}");
        }
    }

    #[test]
    fn the_organization_code_has_a_check_of_its_own() {
        assert!(!Uscc::read("913301067161058500").unwrap().organization_is_intact());
        assert!(Uscc::read("913301067161058526").unwrap().organization_is_intact());
        assert!(Uscc::read("91330106MA00000016").unwrap().organization_is_intact());
    }

    #[test]
    fn old_numbers() {
        for text in ["330106000012345", "71610585-2", "47009501X", "716105852", "MA2000012"] {
            assert!(is_old_number(text), "{text}");
        }
        for text in ["91330100MA20000120", "33010600001234", "WITHDRAWN", "七一六一〇五八五二", ""] {
            assert!(!is_old_number(text), "{text}");
        }
    }
}
