//! What a cell's format of numbers adds to a figure: words before and behind it, or that it is shown smaller than it is.

/// What is shown beside a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// Before it.
    pub(super) before: String,
    /// Behind it.
    pub(super) behind: String,
    /// Whether thousands are left off: `0!.0,` shows 25,000 as 2.5 with a point of its own.
    pub(super) is_scaled: bool,
    /// Whether it is shown as a percentage.
    pub(super) is_percent: bool,
}

impl Shown {
    /// Reads a format's first section, which is that of positive figures.
    pub(super) fn of(format: &str) -> Self {
        let mut shown = Self::default();
        let mut has_digits = false;
        let mut comma = false;
        let mut chars = format.chars();
        while let Some(c) = chars.next() {
            let literal = match c {
                ';' => break,
                '"' => chars.by_ref().take_while(|c| *c != '"').collect(),
                // `!` escapes in Chinese programs.
                '\\' | '!' => chars.next().map(String::from).unwrap_or_default(),
                // As wide as the next character, or filled with it.
                '_' | '*' => {
                    chars.next();
                    String::new()
                }
                // A colour, a condition, a language.
                '[' => {
                    chars.by_ref().find(|c| *c == ']');
                    String::new()
                }
                '0' | '#' | '?' => {
                    (has_digits, comma) = (true, false);
                    String::new()
                }
                ',' => {
                    comma = has_digits;
                    String::new()
                }
                '%' => {
                    shown.is_percent = true;
                    String::new()
                }
                c if c.is_ascii() => String::new(),
                c => c.to_string(),
            };
            let literal: String = literal.chars().filter(|c| !is_plain(*c)).collect();
            if has_digits { &mut shown.behind } else { &mut shown.before }.push_str(&literal);
        }
        shown.is_scaled = comma;
        if !has_digits {
            // A format of texts, days or nothing.
            (shown.before, shown.behind) = (String::new(), String::new());
        }
        shown
    }

    /// Whether it adds words to the figure.
    pub(super) fn has_words(&self) -> bool {
        !self.before.is_empty() || !self.behind.is_empty()
    }
}

/// What stands beside figures and says nothing of their size or unit.
fn is_plain(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '¥' | '￥' | '$' | '-' | '+' | '(' | ')' | '（' | '）' | '.' | ',' | '/' | ':')
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn words_and_scales_of_a_format_are_known() {
        for (format, before, behind, scaled, percent) in [
            ("General", "", "", false, false),
            ("#,##0.00", "", "", false, false),
            ("0\"万元\"", "", "万元", false, false),
            ("\"≥\"0.0", "≥", "", false, false),
            ("#,##0元", "", "元", false, false),
            ("_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ", "", "", false, false),
            ("[Red]0.00_);(0.00)", "", "", false, false),
            ("0!.0,\"万\"", "", "万", true, false),
            ("#,##0,", "", "", true, false),
            ("0.0%", "", "", false, true),
            ("yyyy\"年\"m\"月\"", "", "", false, false),
            ("@", "", "", false, false),
        ] {
            let meant = Shown {
                before: before.to_owned(),
                behind: behind.to_owned(),
                is_scaled: scaled,
                is_percent: percent,
            };
            assert_eq!(Shown::of(format), meant, "{format}");
        }
    }
}
