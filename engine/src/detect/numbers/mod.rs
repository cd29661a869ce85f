//! Digits with what stands between them, and which numbers of persons they can be.

mod gap;

use std::ops::Range;

use gap::{Gap, gap_at, gap_before};

use super::around::{Called, called, is_measured};

/// Longest number sought (a bank card of 19 digits), and what may stand before a mobile number (0086).
const LONGEST: usize = 23;

/// Most blanks between two digits on a line, most marks, and most of both where the line is broken and indented.
const BLANKS: usize = 3;
const MARKS: usize = 3;
const INDENT: usize = 48;

/// The first two digits of a resident number: provinces, and Hong Kong, Macao, Taiwan.
const PROVINCES: [Range<u32>; 8] = [11..16, 21..24, 31..38, 41..47, 50..55, 61..66, 71..72, 81..84];

/// A run of digits in groups. The last may be the check character X.
pub(super) struct Digits<'a> {
    chars: &'a [char],
    /// Value (X is 10) and place of each.
    values: [u32; LONGEST],
    places: [usize; LONGEST],
    count: usize,
    /// How many digits stand before each gap, ascending, with the gap; last how many there are, with what follows.
    ends: [(usize, Gap); LONGEST],
    groups: usize,
    /// What parts the run from a number in front of it.
    neighbour: Option<Gap>,
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
        let mut run = Self {
            chars,
            values: [0; LONGEST],
            places: [0; LONGEST],
            count: 0,
            ends: [(0, Gap::default()); LONGEST],
            groups: 0,
            neighbour: None,
        };
        let mut next = at;
        while run.count < LONGEST {
            let is_x = |c: &char| c.eq_ignore_ascii_case(&'x') && run.count == 17;
            if let Some(c) = chars.get(next).filter(|c| c.is_ascii_digit() || is_x(c)) {
                run.values[run.count] = c.to_digit(10).unwrap_or(10);
                run.places[run.count] = next;
                run.count += 1;
                next += 1;
                if run.count == 8 && !run.begins_like_a_number() {
                    return None;
                }
                continue;
            }
            let Some((gap, length)) = gap_at(chars, next) else { break };
            if !chars.get(next + length).is_some_and(|c| c.is_ascii_digit() || is_x(c)) {
                break;
            }
            run.ends[run.groups] = (run.count, gap);
            run.groups += 1;
            next += length;
        }
        if run.groups < LONGEST {
            run.ends[run.groups] = (run.count, Gap::default());
            run.groups += 1;
        }
        run.neighbour = gap_before(chars, at);
        Some(run)
    }

    /// Whether the first eight digits can begin what is sought. Nearly all figures end here.
    fn begins_like_a_number(&self) -> bool {
        let begins = |digits: &[u32]| self.values.starts_with(digits);
        let number = self.values[0] * 10 + self.values[1];
        let mobile = |at: usize| matches!(self.values[at..], [1, 3..=9, ..]);
        let called =
            mobile(0) || begins(&[8, 6]) && mobile(2) || begins(&[0, 0, 8, 6]) || begins(&[0]) && mobile(1);
        let born = matches!(self.values[6..], [1, 8 | 9, ..] | [2, 0, ..]);
        let resident = born && PROVINCES.iter().any(|range| range.contains(&number));
        called || resident || matches!(number, 35 | 40..=49 | 51..=55 | 62)
    }

    fn values(&self, from: usize, count: usize) -> Option<&[u32]> {
        self.values.get(..self.count)?.get(from..from + count)
    }

    fn range(&self, from: usize, count: usize) -> Option<Range<usize>> {
        let places = self.places.get(..self.count)?;
        Some(*places.get(from)?..*places.get(from + count - 1)? + 1)
    }

    /// How `count` digits from `from` on are written; none where they end inside a group.
    fn written(&self, from: usize, count: usize) -> Option<Written> {
        let mut written =
            Written { sizes: [0; LONGEST], groups: 0, gaps: Gap::default(), breaks: 0, behind: None };
        let mut start = from;
        for (end, gap) in self.ends.iter().take(self.groups).copied().filter(|(end, _)| *end > from) {
            if end > from + count {
                return None;
            }
            written.sizes[written.groups] = end - start;
            written.groups += 1;
            start = end;
            if end == from + count {
                written.behind = (end < self.count).then_some(gap);
                return Some(written);
            }
            written.gaps = written.gaps.and(gap);
            if gap.has(Gap::BREAK) {
                written.breaks += 1;
                if gap.only(Gap::BREAK.and(Gap::BLANK)) {
                    // The break alone parts nothing: the digits on both sides are one group.
                    written.groups -= 1;
                    start = end - written.sizes[written.groups];
                }
            }
        }
        None
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
    /// rest, and Luhn's check. A row of figures can be all that by chance.
    pub(super) fn bank_card(&self) -> Option<Range<usize>> {
        if !matches!(self.values.first(), Some(3..=6)) {
            return None;
        }
        (16..=19).rev().find_map(|count| {
            let values = self.values(0, count)?;
            let first = values.iter().take(2).fold(0, |number, digit| number * 10 + digit);
            let issued = match first {
                62 => true,
                35 | 40..=49 | 51..=55 => count == 16,
                _ => false,
            };
            if !issued || !luhn(values) {
                return None;
            }
            let written = self.written(0, count)?;
            let sizes = written.sizes();
            let fours =
                sizes.split_last().is_some_and(|(last, rest)| rest.iter().all(|g| *g == 4) && *last <= 4);
            let usual = sizes.len() == 1 || fours || matches!(sizes, [6, _]);
            let range = self.range(0, count)?;
            let called = called(self.chars, range.start);
            let card = called == Called::Account
                || called != Called::Code && !self.is_row(&written, 0, &range, called) && written.breaks <= 1;
            (usual && card && self.stands_alone(&range)).then_some(range)
        })
    }

    /// A mobile number, with or without the country code. In one piece, as 3-4-4 or digit by digit it needs no word that
    /// says so; where it could be figures or a code, the surroundings decide.
    pub(super) fn mobile(&self) -> Option<Range<usize>> {
        let starts_with = |digits: &[u32]| self.values(0, digits.len()).is_some_and(|found| found == digits);
        let code = [[0, 0, 8, 6].as_slice(), &[8, 6]]
            .into_iter()
            .find(|code| starts_with(code))
            .map_or(0, <[_]>::len);
        // 0138…: as it was dialled from another city.
        let code = if code == 0 && starts_with(&[0, 1]) { 1 } else { code };
        let values = self.values(code, 11)?;
        let (Some(1), Some(3..=9)) = (values.first(), values.get(1)) else { return None };
        let written = self.written(code, 11)?;
        let range = self.range(code, 11)?;
        let first = *self.places.first()?;
        // In the middle of a row: what was said of it stands before its beginning.
        let inside = self.neighbour.is_some_and(|gap| gap.has(written.gaps) && !gap.has(Gap::BREAK));
        if inside && !self.is_landline_before(first) {
            return None;
        }
        let before = first.checked_sub(1).and_then(|index| self.chars.get(index));
        let abroad = code == 4 || code == 2 && before == Some(&'+');
        let enclosed = written.sizes().first() == Some(&3)
            && matches!(self.chars.get(range.start.wrapping_sub(1)), Some('(' | '['))
            && written.gaps.has(Gap::BRACKET);
        let called = called(self.chars, first);
        let certain = called == Called::Phone || abroad || enclosed;
        if certain && !(written.groups > 1 && is_measured(self.chars, range.end)) {
            return Some(range);
        }
        let parted_as_usual = match written.sizes() {
            [11] => true,
            [3, 4, 4] => {
                !written.gaps.has(Gap::OTHER) && (!written.gaps.has(Gap::DOT) || written.gaps.only(Gap::DOT))
            }
            [3, 8] | [7, 4] => !written.gaps.has(Gap::OTHER.and(Gap::DOT)),
            sizes => sizes.len() == 11 && !written.gaps.has(Gap::OTHER.and(Gap::TAB)),
        };
        let leading_zero = written.starts(code).skip(1).any(|start| self.values.get(start) == Some(&0));
        let figures = called == Called::Code
            || self.is_dated(&written, code)
            || is_measured(self.chars, range.end)
            || !leading_zero && self.is_row(&written, code, &range, called)
            || written.groups == 1 && self.is_part_of_code(&written, &range)
            || written.breaks > 0 && !self.is_wrapped(&written, code, &range);
        (code != 1 && parted_as_usual && !figures).then_some(range)
    }

    /// Whether the groups are figures side by side: cells of a row, more of them before or behind, round ones, or called so.
    fn is_row(&self, written: &Written, from: usize, range: &Range<usize>, called: Called) -> bool {
        if written.groups < 2 && written.breaks == 0 {
            return false;
        }
        let same = |gap: &Option<Gap>| gap.is_some_and(|gap| gap.has(written.gaps) && !gap.has(Gap::BREAK));
        let round = written
            .starts(from)
            .chain([from + written.total()])
            .skip(1)
            .all(|end| end.checked_sub(1).and_then(|last| self.values.get(last)) == Some(&0));
        called == Called::Figure
            || written.gaps.has(Gap::TAB)
            || same(&self.neighbour)
            || same(&written.behind)
            || round
            || is_measured(self.chars, range.end)
    }

    /// 158-2021-0403: a number of a batch with its day.
    fn is_dated(&self, written: &Written, from: usize) -> bool {
        let number = |at: usize, count: usize| {
            self.values.iter().skip(from + at).take(count).fold(0, |number, digit| number * 10 + digit)
        };
        written.sizes() == [3, 4, 4]
            && (1990..2040).contains(&number(3, 4))
            && (1..=12).contains(&number(7, 2))
            && (1..=31).contains(&number(9, 2))
    }

    /// `2021-13812345678`, `GX-13812345678-01`, `13812345678.5`: a longer code or a decimal.
    fn is_part_of_code(&self, written: &Written, range: &Range<usize>) -> bool {
        let joins = Gap::HYPHEN.and(Gap::JOINT).and(Gap::DOT);
        let tight = |gap: Gap| gap.has(joins) && gap.only(joins);
        let behind = written.behind.is_some_and(tight) && !self.is_another_behind(range);
        let before = |back: usize| range.start.checked_sub(back).and_then(|index| self.chars.get(index));
        let joined = before(1).is_some_and(|c| "-_".contains(*c));
        let lettered = joined && before(2).is_some_and(char::is_ascii_alphanumeric);
        // A step of an address on the web.
        let letter = |back: usize| before(back).is_some_and(char::is_ascii_alphabetic);
        let step = matches!(before(1), Some('.' | '/')) && letter(2) && letter(3);
        behind || step || lettered && !self.is_landline_before(range.start)
    }

    /// Whether another mobile number follows with a mark in between.
    fn is_another_behind(&self, range: &Range<usize>) -> bool {
        let digits = self.chars.iter().skip(range.end + 1).take_while(|c| c.is_ascii_digit()).count();
        digits == 11 && self.chars.get(range.end + 1) == Some(&'1')
    }

    /// Whether what ends here is a landline's number, which begins with 0.
    fn is_landline_before(&self, end: usize) -> bool {
        let blank = |c: &&char| matches!(c, ' ' | '/' | '-');
        let end =
            end - self.chars.get(..end).unwrap_or_default().iter().rev().take(3).take_while(blank).count();
        let part = |c: &&char| c.is_ascii_digit() || matches!(c, '-' | ' ' | '(' | ')');
        let length = self.chars.get(..end).unwrap_or_default().iter().rev().take(20).take_while(part).count();
        let number = self.chars.get(end - length..end).unwrap_or_default();
        number.iter().find(|c| c.is_ascii_digit()) == Some(&'0') && length >= 10
    }

    /// Whether a line that was too long was broken inside the number: once, where a number is parted, with words beside it.
    fn is_wrapped(&self, written: &Written, from: usize, range: &Range<usize>) -> bool {
        let broken = self.ends.iter().take(self.groups).find(|(end, gap)| *end > from && gap.has(Gap::BREAK));
        let usual = broken
            .is_some_and(|(end, gap)| matches!(end - from, 3 | 7) && gap.only(Gap::BREAK.and(Gap::BLANK)));
        let word = |c: Option<&char>| c.is_some_and(|c| *c != '\n' && !c.is_ascii_digit());
        let before = self.chars.get(..range.start).unwrap_or_default().iter().rev().find(|c| **c != ' ');
        let behind = self.chars.iter().skip(range.end).find(|c| **c != ' ');
        written.breaks == 1 && usual && (word(before) || word(behind))
    }
}

/// How digits are written: the sizes of their groups and what parts them.
struct Written {
    sizes: [usize; LONGEST],
    groups: usize,
    gaps: Gap,
    breaks: usize,
    /// What parts them from more digits.
    behind: Option<Gap>,
}

impl Written {
    fn sizes(&self) -> &[usize] {
        self.sizes.get(..self.groups).unwrap_or_default()
    }

    fn total(&self) -> usize {
        self.sizes().iter().sum()
    }

    /// Where each group starts, counted in digits.
    fn starts(&self, from: usize) -> impl Iterator<Item = usize> {
        self.sizes().iter().scan(from, |next, size| Some(std::mem::replace(next, *next + size)))
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
        fn any_run_is_read_without_panic(text in "[0-9xX .\\n\\t()/_+:-]{0,60}") {
            let chars: Vec<char> = text.chars().collect();
            for at in 0..chars.len() {
                if let Some(digits) = Digits::read(&chars, at) {
                    let _ = (digits.resident(), digits.bank_card(), digits.mobile());
                }
            }
        }

        #[test]
        fn mobiles_are_found_however_they_are_parted(
            rest in 0u64..1_000_000_000,
            second in 3u32..10,
            gap in "[ ./·_-]|--| - |",
        ) {
            let number = format!("1{second}{rest:09}");
            let text = format!("手机{}{gap}{}{gap}{}", &number[..3], &number[3..7], &number[7..]);
            let chars: Vec<char> = text.chars().collect();
            prop_assert_eq!(Digits::read(&chars, 2).unwrap().mobile(), Some(2..chars.len()));
            // Without a word in front of it all are one but round figures, and those that end with a day: 158-2021-0403.
            let part = |range: std::ops::Range<usize>| number[range].parse::<u32>().unwrap();
            let dated = (1990..2040).contains(&part(3..7)) && (1..=12).contains(&part(7..9)) && (1..=31).contains(&part(9..11));
            if !text.ends_with('0') && !dated {
                prop_assert_eq!(Digits::read(&chars[2..], 0).unwrap().mobile(), Some(0..chars.len() - 2));
            }
        }
    }
}
