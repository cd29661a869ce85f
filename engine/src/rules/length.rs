//! Counting 字 as Chinese forms do.

use std::borrow::Cow;

use zhengji_markdown::plain;

/// The length of a text in 字, as it is seen: each wide character counts 1, each run of other characters between blanks
/// counts 1, and blanks count nothing; neither do the marks of bold and of tables, which nobody sees.
///
/// Neither bytes nor UTF-16 units nor terminal columns: `𠮷野家` is 3, `GB/T 2260 编码` is 4.
pub fn count_zi(text: &str) -> usize {
    let mut count = 0;
    let mut in_run = false;
    let seen =
        if plain::may_have_marks(text) { Cow::Owned(plain::to_text(text)) } else { Cow::Borrowed(text) };
    for c in seen.chars() {
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
    count
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
            assert_eq!(count_zi(text), count, "{text}");
        }
    }

    #[test]
    fn what_is_seen_counts() {
        assert_eq!(count_zi("**“重点”**\n\n1. 研究\n- 试验"), 10);
        assert_eq!(count_zi("| 年 | 任务 |\n|---|---|\n| 一 | 样机 |"), 6);
        assert_eq!(count_zi("样片50*30*20 mm，>99.9 %"), 7);
    }
}
