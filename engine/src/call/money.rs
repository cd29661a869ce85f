//! Money in 万元.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize, Serializer};

/// An amount in 万元 (CNY 10,000), exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(transparent)]
pub struct Wan(pub Decimal);

impl Wan {
    /// The difference, or none where the decimal type cannot hold it.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }
}

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
