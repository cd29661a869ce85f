//! Values that run over several lines of a file. YAML puts a blank where it joins lines; between Han characters nobody wrote
//! one.

use zhengji_markdown::touch;

/// A value without the blanks that joining the lines of `written` put between Han characters; none where there are none.
pub(super) fn without_blanks(value: &str, written: &str) -> Option<String> {
    let lines: Vec<&str> = written.lines().map(str::trim).collect();
    let mut out = String::new();
    let mut rest = value;
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        if !touch(line.chars().next_back(), next.chars().next()) {
            continue;
        }
        // The first line of a text in quotes starts with one.
        let own = line.trim_start_matches(['"', '\'']);
        let Some(end) = rest.find(own).map(|at| at + own.len()) else { continue };
        let (before, after) = rest.split_at(end);
        if let Some(after) =
            after.strip_prefix(' ').filter(|after| after.starts_with(next.chars().next().unwrap_or(' ')))
        {
            out.push_str(before);
            rest = after;
        }
    }
    (rest.len() < value.len()).then(|| out + rest)
}

#[cfg(test)]
mod tests {
    use super::without_blanks;

    #[test]
    fn lines_of_han_are_joined_without_blanks() {
        for (value, written, joined) in [
            (
                "研制基板， 耐温 of 1000 ℃",
                "研制基板，\n    耐温\n    of 1000 ℃",
                Some("研制基板，耐温 of 1000 ℃"),
            ),
            ("甲 乙 甲 乙", "甲 乙\n  甲 乙", Some("甲 乙甲 乙")),
            ("引 文 完", "\"引\n  文\n  完\"", Some("引文完")),
            ("一\n二", "一\n\n  二", None),
            ("a b", "a\n  b", None),
            ("甲 乙", "甲 乙", None),
        ] {
            assert_eq!(without_blanks(value, written).as_deref(), joined, "{written:?}");
        }
    }
}
