//! How wide a text is: in half-width characters, of which a Chinese character takes two.

use unicode_width::UnicodeWidthStr;

/// The width of the widest line.
pub fn widest_line(text: &str) -> usize {
    text.lines().map(UnicodeWidthStr::width).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::widest_line;

    #[test]
    fn chinese_takes_two() {
        assert_eq!(widest_line("项目A1"), 6);
        assert_eq!(widest_line("一\n三三三\n二二"), 6);
        assert_eq!(widest_line(""), 0);
    }
}
