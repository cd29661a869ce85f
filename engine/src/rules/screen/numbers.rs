//! Digits with what stands between them, and which numbers of persons they can be.

use std::ops::Range;

/// Longest number sought (a bank card of 19 digits), and what may stand before a mobile number (0086).
const LONGEST: usize = 23;

/// Most blanks and hyphens between two digits.
const GAP: usize = 3;

/// The first two digits of a resident number: provinces, and Hong Kong, Macao, Taiwan.
const PROVINCES: [Range<u32>; 8] = [11..16, 21..24, 31..38, 41..47, 50..55, 61..66, 71..72, 81..84];

/// A run of digits, groups of them parted by blanks or hyphens. The last may be the check character X.
pub(super) struct Digits<'a> {
    chars: &'a [char],
    /// Value (X is 10) and place of each.
    read: Vec<(u32, usize)>,
    /// How many digits stand before each gap, ascending, and last how many there are.
    ends: Vec<usize>,
}

impl<'a> Digits<'a> {
    /// The run that starts here. None inside a number, a word, or behind a decimal point.
    pub(super) fn read(chars: &'a [char], at: usize) -> Option<Self> {
        chars.get(at).filter(|c| c.is_ascii_digit())?;
        let before = |back: usize| at.checked_sub(back).and_then(|index| chars.get(index));
        let decimal = before(1) == Some(&'.') && before(2).is_some_and(char::is_ascii_digit);
        if decimal || before(1).is_some_and(char::is_ascii_alphanumeric) {
            return None;
        }
        let mut run = Self { chars, read: Vec::new(), ends: Vec::new() };
        let mut next = at;
        while run.read.len() < LONGEST {
            let is_x = |c: &char| c.eq_ignore_ascii_case(&'x') && run.read.len() == 17;
            if let Some(c) = chars.get(next).filter(|c| c.is_ascii_digit() || is_x(c)) {
                run.read.push((c.to_digit(10).unwrap_or(10), next));
                next += 1;
                continue;
            }
            let gap = chars.iter().skip(next).take_while(|c| matches!(c, ' ' | '-' | '\n')).count();
            let goes_on = chars.get(next + gap).is_some_and(|c| c.is_ascii_digit() || is_x(c));
            if gap == 0 || gap > GAP || !goes_on {
                break;
            }
            run.ends.push(run.read.len());
            next += gap;
        }
        run.ends.push(run.read.len());
        Some(run)
    }

    fn values(&self, from: usize, count: usize) -> Option<Vec<u32>> {
        Some(self.read.get(from..from + count)?.iter().map(|(value, _)| *value).collect())
    }

    fn range(&self, from: usize, count: usize) -> Option<Range<usize>> {
        Some(self.read.get(from)?.1..self.read.get(from + count - 1)?.1 + 1)
    }

    /// The sizes of the groups that `count` digits from `from` on are written in; none where they end inside a group.
    fn groups(&self, from: usize, count: usize) -> Option<Vec<usize>> {
        let inside: Vec<usize> =
            self.ends.iter().copied().filter(|end| *end > from && *end <= from + count).collect();
        if inside.last() != Some(&(from + count)) {
            return None;
        }
        let starts = std::iter::once(from).chain(inside.iter().copied());
        Some(inside.iter().zip(starts).map(|(end, start)| end - start).collect())
    }

    /// A letter right behind makes it part of a code.
    fn stands_alone(&self, range: &Range<usize>) -> bool {
        !self.chars.get(range.end).is_some_and(char::is_ascii_alphanumeric)
    }

    /// 18 digits by GB 11643: a province, a real date, the check character. However it is parted: the check leaves little
    /// to chance.
    pub(super) fn resident(&self) -> Option<Range<usize>> {
        const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        const CHECKS: [u32; 11] = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2];
        let values = self.values(0, 18)?;
        let range = self.range(0, 18)?;
        let number = |from: usize, count: usize| {
            values.iter().skip(from).take(count).fold(0, |number, digit| number * 10 + digit)
        };
        let sum: u32 = values.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
        let checked = CHECKS.get(sum as usize % 11) == values.last();
        let (year, month, day) = (number(6, 4), number(10, 2), number(12, 2));
        let is_date = (1800..2100).contains(&year)
            && jiff::civil::Date::new(
                i16::try_from(year).ok()?,
                i8::try_from(month).ok()?,
                i8::try_from(day).ok()?,
            )
            .is_ok();
        let known = PROVINCES.iter().any(|provinces| provinces.contains(&number(0, 2)));
        (checked && is_date && known && self.stands_alone(&range)).then_some(range)
    }

    /// A bank card: the lengths and first digits of the card companies, written in one piece, in fours, or as six and the
    /// rest, and Luhn's check.
    pub(super) fn bank_card(&self) -> Option<Range<usize>> {
        (16..=19).rev().find_map(|count| {
            let groups = self.groups(0, count)?;
            let fours =
                groups.split_last().is_some_and(|(last, rest)| rest.iter().all(|g| *g == 4) && *last <= 4);
            let written = groups.len() == 1 || fours || matches!(groups.as_slice(), [6, _]);
            let values = self.values(0, count)?;
            let first = values.iter().take(2).fold(0, |number, digit| number * 10 + digit);
            let issued = match first {
                62 => true,
                35 | 40..=49 | 51..=55 => count == 16,
                _ => false,
            };
            let range = self.range(0, count)?;
            (written && issued && luhn(&values) && self.stands_alone(&range)).then_some(range)
        })
    }

    /// A mobile number, with or without the country code, in one piece or as 3-4-4; also digit by digit.
    pub(super) fn mobile(&self) -> Option<Range<usize>> {
        let code = [[0, 0, 8, 6].as_slice(), &[8, 6], &[]]
            .into_iter()
            .find(|code| self.values(0, code.len()).is_some_and(|digits| digits == *code))?
            .len();
        let values = self.values(code, 11)?;
        let (Some(1), Some(3..=9)) = (values.first(), values.get(1)) else { return None };
        let groups = self.groups(code, 11)?;
        let written = matches!(groups.as_slice(), [11] | [3, 8] | [7, 4] | [3, 4, 4]) || groups.len() == 11;
        let range = self.range(code, 11)?;
        (written && self.chars.get(range.end).is_none_or(|c| !c.is_ascii_digit())).then_some(range)
    }
}

fn luhn(values: &[u32]) -> bool {
    let sum: u32 = values
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match digit * 2 {
            _ if place % 2 == 0 => *digit,
            double if double > 9 => double - 9,
            double => double,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Digits;

    proptest! {
        #[test]
        fn any_run_is_read_without_panic(text in "[0-9xX .\\n-]{0,60}") {
            let chars: Vec<char> = text.chars().collect();
            for at in 0..chars.len() {
                if let Some(digits) = Digits::read(&chars, at) {
                    let _ = (digits.resident(), digits.bank_card(), digits.mobile());
                }
            }
        }

        #[test]
        fn mobiles_are_found_however_they_are_parted(rest in 0u64..1_000_000_000, second in 3u32..10, gap in "[ -]?") {
            let number = format!("1{second}{rest:09}");
            let text = format!("{}{gap}{}{gap}{}", &number[..3], &number[3..7], &number[7..]);
            let chars: Vec<char> = text.chars().collect();
            prop_assert_eq!(Digits::read(&chars, 0).unwrap().mobile(), Some(0..chars.len()));
        }
    }
}
