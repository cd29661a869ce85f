//! Counting 字 as Chinese forms do.

/// The length of a text in 字: each wide character counts 1, each run of other characters between blanks counts 1, and
/// blanks count nothing. With `markdown`, marks of the markup are not counted.
///
/// Neither bytes nor UTF-16 units nor terminal columns: `𠮷野家` is 3, `GB/T 2260 编码` is 4.
pub fn count_zi(text: &str, markdown: bool) -> usize {
    let mut count = 0;
    let mut in_run = false;
    for line in text.lines() {
        let line = if markdown { without_list_mark(line) } else { line };
        for c in line.chars() {
            if markdown && matches!(c, '*' | '#' | '>' | '|' | '`' | '~') {
                continue;
            }
            if c.is_whitespace() {
                in_run = false;
            } else if is_wide(c) {
                in_run = false;
                count += 1;
            } else if !in_run {
                in_run = true;
                count += 1;
            }
        }
        in_run = false;
    }
    count
}

fn without_list_mark(line: &str) -> &str {
    let line = line.trim_start();
    if let Some(rest) = ["- ", "+ ", "* "].iter().find_map(|mark| line.strip_prefix(mark)) {
        return rest;
    }
    let is_rule = !line.is_empty() && line.chars().all(|c| matches!(c, '-' | '|' | ':' | ' ' | '='));
    if is_rule {
        return "";
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match line.get(digits..).and_then(|rest| rest.strip_prefix(". ")) {
        Some(rest) if digits > 0 => rest,
        _ => line,
    }
}

fn is_wide(c: char) -> bool {
    matches!(
        c,
        '\u{2E80}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7AF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FE30}'..='\u{FE4F}'
            | '\u{FF00}'..='\u{FFEF}'
            | '\u{20000}'..='\u{3FFFF}'
            | '“' | '”' | '‘' | '’' | '—' | '…' | '·'
    )
}

#[cfg(test)]
mod tests {
    use super::count_zi;

    #[test]
    fn counts_as_people_count() {
        for (text, count) in [
            ("突破“卡脖子”技术。", 10),
            ("电池单体能量密度≥300Wh/kg，循环寿命≥1500次", 16),
            ("GB/T 2260 编码", 4),
            ("5G 基站", 3),
            ("𠮷野家", 3),
            ("", 0),
            ("　　", 0),
        ] {
            assert_eq!(count_zi(text, false), count, "{text}");
        }
    }

    #[test]
    fn marks_of_the_markup_do_not_count() {
        assert_eq!(count_zi("**“重点”**\n\n1. 研究\n- 试验", true), 8);
        assert_eq!(count_zi("| 年 | 任务 |\n|---|---|\n| 一 | 样机 |", true), 6);
    }
}
