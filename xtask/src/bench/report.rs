//! The figures as a table.

use std::fmt::Write as _;
use std::time::Duration;

use super::measure::Figures;

/// What a program does, for what is to be compared with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// Reading every input byte.
    Read,
    /// Reading every input byte and writing every output byte.
    Write,
    /// Our check.
    Check,
    /// Our build.
    Build,
    /// Our build after one demand was changed.
    Again,
    /// A hook's judgement of a push that changes one demand.
    Push,
    /// Somebody else's check.
    PeerCheck,
    /// Somebody else's build.
    PeerBuild,
}

/// One program on one corpus.
pub(super) struct Row {
    pub(super) work: Work,
    pub(super) what: String,
    /// Demands.
    pub(super) size: usize,
    pub(super) figures: Figures,
}

/// The table of all rows, then what they are to each other and how times grow from each size to the next. `inputs`: how many
/// bytes a corpus of so many demands has.
pub(super) fn markdown(rows: &[Row], inputs: &[(usize, u64)]) -> String {
    let mut text = String::from(
        "| program | demands | time, median | fastest–slowest | processor | memory |\n|---|--:|--:|--:|--:|--:|\n",
    );
    // Writing to a string never fails.
    for Row { what, size, figures, .. } in rows {
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
    text.push_str(&ratios(rows, inputs));
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

/// Each row beside the one it is to be compared with: ours beside the floor, others beside ours.
fn ratios(rows: &[Row], inputs: &[(usize, u64)]) -> String {
    let mut text = String::from("| of one corpus | demands | time | processor |\n|---|--:|--:|--:|\n");
    for row in rows {
        let other = match row.work {
            Work::Check => Work::Read,
            Work::Build => Work::Write,
            Work::PeerCheck => Work::Check,
            Work::Again | Work::PeerBuild => Work::Build,
            Work::Read | Work::Write | Work::Push => continue,
        };
        let Some(other) = rows.iter().find(|found| found.work == other && found.size == row.size) else {
            continue;
        };
        let times = |of: fn(&Figures) -> Duration| {
            of(&row.figures).as_secs_f64() / of(&other.figures).as_secs_f64().max(0.001)
        };
        let (wall, processor) = (times(|figures| figures.wall), times(|figures| figures.processor));
        let _ =
            writeln!(text, "| {} : {} | {} | {wall:.2} | {processor:.2} |", row.what, other.what, row.size);
    }
    text.push('\n');
    for row in rows.iter().filter(|row| matches!(row.work, Work::Check | Work::Build)) {
        let Some((_, bytes)) = inputs.iter().find(|(size, _)| *size == row.size) else { continue };
        let tenths = row.figures.memory * 10 / (*bytes).max(1);
        let _ = writeln!(
            text,
            "* {}, {} demands: most memory is {}.{} times the input of {} MB",
            row.what,
            row.size,
            tenths / 10,
            tenths % 10,
            bytes / 1_000_000
        );
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

    use super::{Figures, Row, Work, markdown};

    fn row(work: Work, size: usize, millis: u64) -> Row {
        let time = Duration::from_millis(millis);
        let figures =
            Figures { wall: time, fastest: time, slowest: time, processor: time, memory: 5_000_000 };
        Row { work, what: "x".to_owned(), size, figures }
    }

    #[test]
    fn growth_is_told_for_each_step() {
        let text = markdown(&[row(Work::Check, 1000, 100), row(Work::Check, 10_000, 1000)], &[]);
        assert!(text.contains("| x | 1000 | 0.10 s | 0.10–0.10 s | 0.10 s | 5 MB |"), "{text}");
        assert!(text.contains("power 1.00"), "{text}");
    }
    #[test]
    fn ours_stands_beside_the_floor_and_others_beside_ours() {
        let rows =
            [row(Work::Read, 1000, 100), row(Work::Check, 1000, 250), row(Work::PeerCheck, 1000, 5000)];
        let text = markdown(&rows, &[(1000, 2_000_000)]);
        assert!(text.contains("| x : x | 1000 | 2.50 | 2.50 |"), "{text}");
        assert!(text.contains("| x : x | 1000 | 20.00 | 20.00 |"), "{text}");
        assert!(text.contains("most memory is 2.5 times the input of 2 MB"), "{text}");
    }
}
