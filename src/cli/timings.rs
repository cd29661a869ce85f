//! `--timings`: how long each stage took, by the clock on the wall.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use unicode_width::UnicodeWidthStr as _;

use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};

/// The stages of a run, one after the other; each uses all cores.
pub(super) struct Timings {
    last: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl Timings {
    /// The clock runs from now on.
    pub(super) fn begin() -> Self {
        Self { last: Instant::now(), laps: Vec::new() }
    }

    /// A stage has ended; `id` is the message that names it.
    pub(super) fn lap(&mut self, id: &'static str) {
        let now = Instant::now();
        self.laps.push((id, now - self.last));
        self.last = now;
    }

    /// Adds the stages of another run, which ended just now, stage by stage.
    pub(super) fn add(&mut self, other: Self) {
        for (id, time) in other.laps {
            match self.laps.iter_mut().find(|(own, _)| *own == id) {
                Some((_, own)) => *own += time,
                None => self.laps.push((id, time)),
            }
        }
        self.last = Instant::now();
    }

    /// Two stages that went on at the same time have ended; the cores spent `second_time` in the second one, all together.
    pub(super) fn lap_with(&mut self, first: &'static str, second: &'static str, second_time: Duration) {
        self.lap(first);
        let cores = u32::try_from(rayon::current_num_threads()).unwrap_or(u32::MAX);
        if let Some((_, time)) = self.laps.last_mut() {
            let apart = (second_time / cores).min(*time);
            *time -= apart;
            self.laps.push((second, apart));
        }
    }

    /// The table, with each stage's share of the whole.
    pub(super) fn table(&self, catalog: &Catalog) -> String {
        let whole: Duration = self.laps.iter().map(|(_, time)| *time).sum();
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let head = Message::new("timing-head").count("cores", cores);
        let mut text = catalog.render(&head, Reveal::PublicOnly);
        let rows = self.laps.iter().copied().chain([("timing-whole", whole)]);
        let rows: Vec<(String, Duration)> = rows.map(|(id, time)| (catalog.text(id), time)).collect();
        let widest = rows.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
        for (name, time) in rows {
            let blanks = " ".repeat(widest - name.width());
            let share = if whole.is_zero() { 0.0 } else { time.as_secs_f64() / whole.as_secs_f64() * 100.0 };
            // Writing to a string never fails.
            let _ = write!(text, "\n  {name}{blanks}  {:9.3} s  {share:5.1} %", time.as_secs_f64());
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Timings;
    use crate::diagnostic::catalog::Language;

    #[test]
    fn stages_are_told_with_their_share() {
        let mut timings = Timings::begin();
        timings.laps =
            vec![("timing-read", Duration::from_millis(250)), ("timing-write", Duration::from_millis(750))];
        let table = timings.table(&crate::built_in::catalog(Language::English));
        let lines: Vec<&str> = table.lines().skip(1).collect();
        assert_eq!(
            lines,
            [
                "  read       0.250 s   25.0 %",
                "  write      0.750 s   75.0 %",
                "  whole      1.000 s  100.0 %"
            ]
        );
    }
}
