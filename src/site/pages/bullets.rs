//! Indicators as bullet charts: from today's figure to the target, and the best in the world, drawn beside the figures themselves.
//!
//! Only what is certain is drawn: one figure each, in the unit of the indicator, with no more than a sign of comparison before
//! the target that agrees with the way from today to it. Whether more or less is better follows from that way.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use crate::call::Answer;
use crate::schema::figure_meant;

/// Signs and words of comparison before a figure, the longer ones first, and whether more is wanted.
const SIGNS: [(&str, bool); 14] = [
    ("不低于", true),
    ("不少于", true),
    ("不小于", true),
    ("不高于", false),
    ("不大于", false),
    ("不超过", false),
    ("≥", true),
    (">=", true),
    ("＞", true),
    (">", true),
    ("≤", false),
    ("<=", false),
    ("＜", false),
    ("<", false),
];

/// What a picture shows, in the order of its legend.
pub(super) const SHOWN: [&str; 3] = ["current", "target", "world_best"];

/// Room that is left free at each end of a picture, percent of its width.
const MARGIN: f64 = 3.0;

/// An indicator that can be drawn. Places are percent of the width of the picture.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub(in crate::site) struct Bullet {
    today: f64,
    target: f64,
    best: Option<f64>,
    /// Where zero lies, where it is in the picture.
    zero: Option<f64>,
    /// Where the line from today to the target begins, and how long it is.
    from: f64,
    length: f64,
    /// Whether the target lies to the right of today.
    is_rise: bool,
    /// Whether the target is as good as the best in the world, or better.
    #[serde(skip)]
    reaches_best: Option<bool>,
}

/// What pictures of a table show together: how many targets are as good as the best in the world, of how many.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reached {
    pub(super) reached: usize,
    pub(super) compared: usize,
}

/// The figures of an indicator that can be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::site) struct Figures {
    today: Decimal,
    target: Decimal,
    best: Option<Decimal>,
}

/// The figures that a picture reaches from and to; zero is among them.
#[derive(Clone, Copy, Debug)]
pub(in crate::site) struct Scale {
    lowest: Decimal,
    highest: Decimal,
}

/// A picture for each row of a table of indicators that can be drawn.
pub(super) fn of(list: Answer<'_>) -> Vec<Option<Bullet>> {
    let draw = |row| {
        let figures = Figures::of(row)?;
        Scale::of([&figures]).draw(&figures)
    };
    list.items().map(draw).collect()
}

impl Figures {
    /// Those of a row of indicators; none where one of them is not certain.
    pub(in crate::site) fn of(row: Answer<'_>) -> Option<Self> {
        let text = |key| row.get(key).and_then(Answer::text).unwrap_or_default();
        Self::read(text("unit"), text("current"), text("target"), text("world_best"))
    }

    fn read(unit: &str, current: &str, target: &str, best: &str) -> Option<Self> {
        let (None, today) = signed(current, unit)? else { return None };
        let (sign, target) = signed(target, unit)?;
        let is_rise = target > today;
        if target == today || sign.is_some_and(|wants_more| wants_more != is_rise) {
            return None;
        }
        let is_blank = best.trim().is_empty();
        let best = match signed(best, unit) {
            Some((sign, best)) if sign.is_none_or(|is_more| is_more == is_rise) => Some(best),
            // Something is written there that cannot be drawn: a picture without it would say that nothing is known.
            _ if !is_blank => return None,
            _ => None,
        };
        Some(Self { today, target, best })
    }

    /// Whether more is better.
    pub(in crate::site) fn is_rise(&self) -> bool {
        self.target > self.today
    }
}

impl Scale {
    /// One for all of these.
    pub(in crate::site) fn of<'f>(figures: impl IntoIterator<Item = &'f Figures>) -> Self {
        let mut scale = Self { lowest: Decimal::ZERO, highest: Decimal::ZERO };
        for one in figures {
            for figure in [Some(one.today), Some(one.target), one.best].into_iter().flatten() {
                scale.lowest = scale.lowest.min(figure);
                scale.highest = scale.highest.max(figure);
            }
        }
        scale
    }

    /// The picture of figures inside it.
    pub(in crate::site) fn draw(self, figures: &Figures) -> Option<Bullet> {
        let Self { lowest, highest } = self;
        let whole = highest.checked_sub(lowest)?.to_f64()?;
        let place = |figure: Decimal| -> Option<f64> {
            let share = figure.checked_sub(lowest)?.to_f64()? / whole;
            let at = MARGIN + share * (100.0 - 2.0 * MARGIN);
            Some((at * 10.0).round() / 10.0)
        };
        let Figures { today, target, best } = *figures;
        let is_rise = figures.is_rise();
        let (from, to) = (place(today)?, place(target)?);
        let has_zero_inside = lowest < Decimal::ZERO && highest > Decimal::ZERO;
        Some(Bullet {
            today: from,
            target: to,
            best: best.and_then(place),
            zero: has_zero_inside.then(|| place(Decimal::ZERO)).flatten(),
            from: from.min(to),
            length: ((to - from).abs() * 10.0).round() / 10.0,
            is_rise,
            reaches_best: best.map(|best| if is_rise { target >= best } else { target <= best }),
        })
    }
}

/// How many targets of these reach the best; none where no two figures can be compared.
pub(super) fn reached(bullets: &[Option<Bullet>]) -> Option<Reached> {
    let known: Vec<bool> = bullets.iter().flatten().filter_map(|bullet| bullet.reaches_best).collect();
    let reached = known.iter().filter(|reaches| **reaches).count();
    (!known.is_empty()).then_some(Reached { reached, compared: known.len() })
}

/// The one figure that a text certainly means, and whether a sign before it asks for more or for less.
fn signed(text: &str, unit: &str) -> Option<(Option<bool>, Decimal)> {
    let text = text.trim();
    let found = SIGNS.iter().find_map(|(sign, more)| Some((text.strip_prefix(sign)?, *more)));
    let (figure, sign) = found.map_or((text, None), |(rest, more)| (rest.trim_start(), Some(more)));
    let own = if unit.trim() == "无量纲" { "" } else { unit.trim() };
    Some((sign, figure_meant(figure, own)?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Bullet, Figures, Reached, Scale, reached};

    fn bullet(unit: &str, current: &str, target: &str, best: &str) -> Option<Bullet> {
        let figures = Figures::read(unit, current, target, best)?;
        Scale::of([&figures]).draw(&figures)
    }

    #[test]
    fn what_is_certain_is_drawn() {
        for (unit, today, target, best) in [
            ("℃", "600", "≥1000", "1050"),
            ("℃", "-58", "-70", ""),
            ("%", "0.30", "≤0.1", "0.05"),
            ("h", "95 h", "不低于 130h", "140"),
            ("无量纲", "1.5", "20", "15"),
            ("元", "12,000", "≤ 8,000", ""),
        ] {
            assert!(bullet(unit, today, target, best).is_some(), "{today} → {target}, {best}");
        }
        for (unit, today, target, best) in [
            ("℃", "尚无样件", "≥1000", "1050"),
            ("℃", "600", "600", "1050"),
            ("℃", "600", "≤1000", "1050"),
            ("℃", "600", "800~1000", "1050"),
            ("℃", "约600", "1000", ""),
            ("℃", "<600", "1000", ""),
            ("℃", "600", "1000", "未公开"),
            ("h", "95 min", "130", ""),
            ("", "", "", ""),
        ] {
            assert_eq!(bullet(unit, today, target, best), None, "{today} → {target}, {best}");
        }
    }

    #[test]
    fn less_can_be_better() {
        let drawn =
            [bullet("kg", "27", "12", "16"), bullet("kg", "27", "20", "16"), bullet("kg", "27", "12", "")];
        assert_eq!(reached(&drawn), Some(Reached { reached: 1, compared: 2 }));
        assert_eq!(reached(&[None]), None);
        let [first, ..] = drawn;
        let first = first.unwrap();
        assert!(!first.is_rise && first.target < first.best.unwrap() && first.best.unwrap() < first.today);
    }

    proptest! {
        #[test]
        fn places_keep_the_order_of_the_figures(today in -1e6f64..1e6, target in -1e6f64..1e6, best in -1e6f64..1e6) {
            let figures = [today, target, best].map(|figure| (figure * 100.0).round() / 100.0);
            let [today, target, best] = figures.map(|figure| figure.to_string());
            if let Some(drawn) = bullet("m", &today, &target, &best) {
                let places = [drawn.today, drawn.target, drawn.best.unwrap()];
                for (place, figure) in places.iter().zip(&figures) {
                    prop_assert!((0.0..=100.0).contains(place));
                    for (other, than) in places.iter().zip(&figures) {
                        prop_assert!(figure > than || place <= other);
                    }
                }
            }
        }

        #[test]
        fn any_text_is_read_without_a_panic(unit in ".{0,8}", texts in prop::array::uniform3(".{0,20}")) {
            let [today, target, best] = &texts;
            let _ = bullet(&unit, today, target, best);
        }
    }
}
