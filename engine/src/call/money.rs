//! Money in 万元.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize, Serializer};

use crate::diagnostic::{Arg, Message};

/// An amount in 万元 (CNY 10,000), exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(transparent)]
pub struct Wan(pub Decimal);

impl Wan {
    /// The difference, or none where the decimal type cannot hold it.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The amount with its unit, exact, in the manner of a language: `9,800 万元`, `CNY 98 million`. From a million and from a
    /// thousand million on there are words of their own for it; below, each 元 is told.
    pub fn said(self) -> Message {
        let of = |scale: i64| self.0.checked_div(Decimal::from(scale)).unwrap_or(self.0);
        let size = self.0.abs();
        let (id, figure) = if size >= Decimal::from(BILLION) {
            ("money-billion", of(BILLION))
        } else if size >= Decimal::from(MILLION) {
            ("money-million", of(MILLION))
        } else {
            ("money-yuan", self.0.checked_mul(Decimal::from(YUAN)).unwrap_or(self.0))
        };
        Message::new(id).text("figure", Self(figure)).text("wan", self)
    }

    /// How many of a unit it is that is `wan` 万元 each, exact for a unit that is a power of ten.
    #[must_use]
    pub fn in_units_of(self, wan: Decimal) -> Self {
        Self(self.0.checked_div(wan).unwrap_or(self.0).normalize())
    }

    /// The amount in the words in which people speak of it, exact: 8,000,000 万元 are `800 亿元`, 0.2 万元 are `2,000 元`. Read back
    /// beside a box, it shows at once where 元 was written for 万元. A private amount is hidden where private values are.
    pub fn in_words(self, private: bool) -> Message {
        let times = |scale: i64| self.0.checked_mul(Decimal::from(scale)).unwrap_or(self.0);
        let of = |scale: i64| self.0.checked_div(Decimal::from(scale)).unwrap_or(self.0);
        let size = self.0.abs();
        let (id, figure) = if size >= Decimal::from(WAN_YI) {
            ("amount-wan-yi", of(WAN_YI))
        } else if size >= Decimal::from(YI) {
            ("amount-yi", of(YI))
        } else if size >= Decimal::ONE || size.is_zero() {
            ("amount-wan", self.0)
        } else {
            ("amount-yuan", times(YUAN))
        };
        let arg = |value: Decimal| {
            let text = Self(value).to_string();
            if private { Arg::Private(text) } else { Arg::Text(text) }
        };
        Message::new(id).arg("figure", arg(figure)).arg("yuan", arg(times(YUAN)))
    }
}

/// 万元 in a million and in a thousand million of 元.
const MILLION: i64 = 100;
const BILLION: i64 = 100_000;

/// 元 in 万元, and 万元 in 亿元 and 万亿元.
const YUAN: i64 = 10_000;
const YI: i64 = 10_000;
const WAN_YI: i64 = 100_000_000;

impl Serialize for Wan {
    /// A number. Amounts that passed the schema have at most nine digits before the point, so that the shortest digits of
    /// a binary number are those of the file.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.to_i64().filter(|_| self.0.is_integer()) {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.0.to_f64().unwrap_or_default()),
        }
    }
}

impl Add for Wan {
    type Output = Self;

    /// The sum. Amounts that passed the schema are at most 10^8 each, so a sum of a call's amounts stays far inside the
    /// type; beyond it the largest value stands, never a wrapped one.
    fn add(self, other: Self) -> Self {
        Self(self.0.checked_add(other.0).unwrap_or(Decimal::MAX))
    }
}

impl Sum for Wan {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}

impl fmt::Display for Wan {
    /// Digits without trailing zeros, thousands apart by commas: `12,345.6`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.0.normalize().to_string();
        let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, r)| (w, Some(r)));
        let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
        f.write_str(sign)?;
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index) % 3 == 0 {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        match fraction {
            Some(fraction) => write!(f, ".{fraction}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::Wan;
    use crate::diagnostic::catalog::{Language, Reveal};
    use crate::schema::{WAN, figure_meant};

    fn words(raw: &str) -> String {
        crate::built_in::catalog(Language::Chinese)
            .render(&Wan(raw.parse().unwrap()).in_words(false), Reveal::PublicOnly)
    }

    #[test]
    fn amounts_are_read_back_as_people_speak_of_them() {
        for (raw, spoken) in [
            ("800000", "80 亿元"),
            ("5000000", "500 亿元"),
            ("100000000", "1 万亿元"),
            ("52000", "5.2 亿元"),
            ("2000", "2,000 万元"),
            ("9999.5", "9,999.5 万元"),
            ("12345.6789", "1.23456789 亿元"),
            ("0.2", "2,000 元"),
            ("0", "0 万元"),
        ] {
            assert_eq!(words(raw), spoken);
        }
    }

    fn said(amount: Decimal, language: Language) -> String {
        crate::built_in::catalog(language).render(&Wan(amount).said(), Reveal::PublicOnly)
    }

    #[test]
    fn english_speaks_of_millions() {
        for (raw, english) in [
            ("9800", "CNY 98 million"),
            ("1234.56", "CNY 12.3456 million"),
            ("8.5", "CNY 85,000"),
            ("99.9999", "CNY 999,999"),
            ("100", "CNY 1 million"),
            ("120000", "CNY 1.2 billion"),
            ("12345678.9", "CNY 123.456789 billion"),
            ("99999.99", "CNY 999.9999 million"),
            ("0", "CNY 0"),
            ("0.00005", "CNY 0.5"),
            ("-250", "CNY -2.5 million"),
        ] {
            assert_eq!(said(raw.parse().unwrap(), Language::English), english);
            assert_eq!(
                said(raw.parse().unwrap(), Language::Chinese),
                format!("{} 万元", Wan(raw.parse().unwrap()))
            );
        }
    }

    #[test]
    fn shows_thousands_and_no_idle_zeros() {
        for (raw, shown) in [
            ("0", "0"),
            ("999", "999"),
            ("1500.50", "1,500.5"),
            ("-1234567", "-1,234,567"),
            ("100000.00", "100,000"),
        ] {
            assert_eq!(Wan(raw.parse().unwrap()).to_string(), shown);
        }
    }

    proptest! {
        #[test]
        fn what_is_read_back_is_the_amount(units in 0i64..1_000_000_000_000, scale in 0u32..5) {
            let amount = Decimal::new(units, scale).normalize();
            let back: Decimal = figure_meant(&words(&amount.to_string()), WAN).unwrap().parse().unwrap();
            prop_assert_eq!(back.normalize(), amount);
        }

        #[test]
        fn what_english_says_is_the_amount(units in -1_000_000_000_000i64..1_000_000_000_000, scale in 0u32..5) {
            let amount = Decimal::new(units, scale);
            let text = said(amount, Language::English).replace(',', "");
            let (figure, scale) = match text.strip_prefix("CNY ").unwrap().split_once(' ') {
                Some((figure, "million")) => (figure.to_owned(), 1_000_000),
                Some((figure, "billion")) => (figure.to_owned(), 1_000_000_000),
                Some((_, other)) => panic!("{other}"),
                None => (text.strip_prefix("CNY ").unwrap().to_owned(), 1),
            };
            let yuan = figure.parse::<Decimal>().unwrap() * Decimal::from(scale);
            prop_assert_eq!(yuan, amount * Decimal::from(10_000));
            let columns = Wan(amount).in_units_of(Decimal::from(100));
            prop_assert_eq!(columns.0 * Decimal::from(100), amount);
        }

        #[test]
        fn shown_amounts_read_back(units in -10_000_000_000i64..10_000_000_000, scale in 0u32..5) {
            let amount = Wan(Decimal::new(units, scale));
            let back: Decimal = amount.to_string().replace(',', "").parse().unwrap();
            prop_assert_eq!(back, amount.0);
        }

        #[test]
        fn as_json_amounts_keep_their_digits(units in 0i64..100_000_000_000, scale in 0u32..5) {
            let amount = Decimal::new(units, scale).normalize();
            let back: Decimal = serde_json::to_string(&Wan(amount)).unwrap().parse().unwrap();
            prop_assert_eq!(back.normalize(), amount);
        }

        #[test]
        fn sums_do_not_depend_on_order(mut amounts in prop::collection::vec(0i64..1_000_000, 0..20)) {
            let sum = |list: &[i64]| list.iter().map(|a| Wan(Decimal::new(*a, 2))).sum::<Wan>();
            let before = sum(&amounts);
            amounts.reverse();
            prop_assert_eq!(before, sum(&amounts));
        }
    }
}
