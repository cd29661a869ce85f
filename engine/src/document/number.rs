//! Numbers as they were written, with their exact decimal value.

use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number of a document. Never a binary floating point value: money is computed with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    raw: Box<str>,
    value: Decimal,
}

impl Number {
    /// Reads an integer or a decimal fraction, with or without exponent, as YAML 1.2's core schema writes them.
    ///
    /// None for anything else: leading zeros (`017` is 17 to some readers and 15 to others), `0x` and `0o`, `.inf`,
    /// `.nan`, and values outside 28 digits. Such a scalar stays text, and the schema then says what belongs there.
    pub fn read(raw: &str) -> Option<Self> {
        let unsigned = raw.strip_prefix(['-', '+']).unwrap_or(raw);
        // Most scalars are prose, and not worth a search for its `e`.
        if !unsigned.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
            return None;
        }
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent)),
            None => (unsigned, None),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (mantissa, None),
        };
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let well_formed = digits(whole)
            && fraction.is_none_or(digits)
            && (!whole.is_empty() || fraction.is_some_and(|f| !f.is_empty()))
            && !(whole.len() > 1 && whole.starts_with('0'));
        if !well_formed {
            return None;
        }
        let value = match exponent {
            None => decimal(raw.strip_prefix('+').unwrap_or(raw), whole, fraction)?,
            Some(exponent) => {
                let size = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
                // Two digits are more than 28 decimal digits can hold; longer exponents are never computed.
                if size.is_empty() || size.len() > 2 || !digits(size) {
                    return None;
                }
                Decimal::from_scientific(raw.strip_prefix('+').unwrap_or(raw)).ok()?
            }
        };
        Some(Self { raw: raw.into(), value })
    }

    /// The number as written.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The exact value.
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// Whether the value has no fraction (`3.0` has none).
    pub fn is_integer(&self) -> bool {
        self.value.fract().is_zero()
    }
}

/// As it was written.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(&self.raw)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let raw = <&str>::deserialize(reader)?;
        Self::read(raw).ok_or_else(|| D::Error::custom("no number"))
    }
}

fn decimal(raw: &str, whole: &str, fraction: Option<&str>) -> Option<Decimal> {
    let value = if whole.is_empty() {
        raw.replacen('.', "0.", 1).parse::<Decimal>().ok()?
    } else {
        raw.trim_end_matches('.').parse::<Decimal>().ok()?
    };
    // A fraction longer than the type holds would be rounded; a rounded figure is not the one that was written.
    let scale = usize::try_from(value.scale()).ok()?;
    (fraction.map_or(0, str::len) == scale).then_some(value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::Number;

    #[test]
    fn reads_what_the_core_schema_calls_a_number() {
        for (raw, value) in [
            ("0", "0"),
            ("-3", "-3"),
            ("+7", "7"),
            ("1500.50", "1500.50"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1e3", "1000"),
            ("-2.5E-1", "-0.25"),
        ] {
            assert_eq!(Number::read(raw).unwrap().value(), value.parse::<Decimal>().unwrap(), "{raw}");
        }
    }

    #[test]
    fn leaves_everything_else_as_text() {
        for raw in [
            "",
            ".",
            "-",
            "+",
            "017",
            "00",
            "0x1F",
            "0o17",
            ".inf",
            ".nan",
            "1e400",
            "1e999999999",
            "1,5",
            "1_000",
            "12:30",
            "１２",
            "1e",
            "99999999999999999999999999999999999999",
            "0.00000000000000000000000000000000001",
        ] {
            assert!(Number::read(raw).is_none(), "{raw}");
        }
    }

    proptest! {
        #[test]
        fn values_are_exact(whole in 0u64..1_000_000_000_000, cents in 0u32..10_000) {
            let raw = format!("{whole}.{cents:04}");
            let number = Number::read(&raw).unwrap();
            prop_assert_eq!(number.value().to_string(), raw);
        }

        #[test]
        fn never_panics(raw in "[-+0-9.eE]{0,40}") {
            let _ = Number::read(&raw);
        }
    }
}
