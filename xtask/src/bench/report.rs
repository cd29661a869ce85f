//! The figures as a table.

use std::fmt::Write as _;
use std::time::Duration;

use super::measure::Figures;

/// One program on one corpus.
pub(super) struct Row {
    pub(super) what: String,
    /// Demands.
    pub(super) size: usize,
    pub(super) figures: Figures,
}

/// The table of all rows, then how times grow from each size to the next.
pub(super) fn markdown(rows: &[Row]) -> String {
    let mut text = String::from(
        "| program | demands | time, median | fastest–slowest | processor | memory |\n|---|--:|--:|--:|--:|--:|\n",
    );
    // Writing to a string never fails.
    for Row { what, size, figures } in rows {
        let _ = writeln!(
            text,
            "| {what} | {size} | {} s | {}–{} s | {} s | {} MB |",
            seconds(figures.wall),
            seconds(figures.fastest),
            seconds(figures.slowest),
            seconds(figures.processor),
            figures.memory / 1_000_000,
        );
    }
    text.push('\n');
    for (index, row) in rows.iter().enumerate() {
        let larger =
            rows.iter().skip(index + 1).find(|later| later.what == row.what && later.size > row.size);
        if let Some(larger) = larger {
            let exponent = (larger.figures.wall.as_secs_f64() / row.figures.wall.as_secs_f64()).ln()
                / (to_f64(larger.size) / to_f64(row.size)).ln();
            let _ = writeln!(
                text,
                "* {}: from {} to {} demands the time grows with the power {exponent:.2}",
                row.what, row.size, larger.size
            );
        }
    }
    text
}

fn seconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64())
}

/// Exact for every corpus there will be.
fn to_f64(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Figures, Row, markdown};

    fn row(size: usize, millis: u64) -> Row {
        let time = Duration::from_millis(millis);
        let figures =
            Figures { wall: time, fastest: time, slowest: time, processor: time, memory: 5_000_000 };
        Row { what: "x".to_owned(), size, figures }
    }

    #[test]
    fn growth_is_told_for_each_step() {
        let text = markdown(&[row(1000, 100), row(10_000, 1000)]);
        assert!(text.contains("| x | 1000 | 0.10 s | 0.10–0.10 s | 0.10 s | 5 MB |"), "{text}");
        assert!(text.contains("power 1.00"), "{text}");
    }
}
