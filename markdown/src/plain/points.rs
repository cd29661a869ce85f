//! The marks that points of Chinese papers begin with: `1.` `1、` `（1）` `①` `一、` `—` `•`.

/// The length of the mark a line begins with, in bytes, blanks before it included. None where it begins with no mark.
pub(super) fn mark(line: &str) -> Option<usize> {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let mark = bullet(text).or_else(|| sign(text)).or_else(|| bracketed(text)).or_else(|| number(text))?;
    // A mark with nothing behind it is a line like any other.
    let rest = text.get(mark..)?;
    (!rest.trim().is_empty()).then_some(indent + mark)
}

/// `—` and `•` with or without a blank behind them; signs that are also written before figures with one.
fn bullet(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let len = first.len_utf8();
    let rest = text.get(len..)?;
    match first {
        '•' | '·' | '●' | '○' | '■' | '◆' | '▪' | '➢' => Some(len),
        '—' => Some(if rest.starts_with('—') { 2 * len } else { len }),
        '-' | '*' | '+' | '–' => rest.starts_with([' ', '\t', '\u{3000}']).then_some(len),
        _ => None,
    }
}

/// A number in one character: `①` `⑴` `⒈` `㈠` `❶`.
fn sign(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    matches!(first, '\u{2460}'..='\u{249B}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}' | '\u{3251}'..='\u{325F}')
        .then(|| first.len_utf8())
}

/// `（1）` `(一)` `（a）`.
fn bracketed(text: &str) -> Option<usize> {
    let inside = text.strip_prefix(['(', '（'])?;
    let numeral =
        numeral(inside).or_else(|| inside.starts_with(|c: char| c.is_ascii_lowercase()).then_some(1))?;
    let rest = inside.get(numeral..)?;
    let close = rest.chars().next().filter(|c| matches!(c, ')' | '）'))?;
    Some(text.len() - rest.len() + close.len_utf8())
}

/// `1.` `1、` `1）` `一、` `一．`. With a figure behind its dot it is a decimal fraction.
fn number(text: &str) -> Option<usize> {
    let numeral = numeral(text)?;
    let rest = text.get(numeral..)?;
    let sign = rest.chars().next()?;
    let behind = rest.get(sign.len_utf8()..)?;
    let ends = match sign {
        '、' | '．' => true,
        '.' => !behind.starts_with(|c: char| c.is_ascii_digit()),
        ')' | '）' => text.starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    };
    ends.then(|| numeral + sign.len_utf8())
}

/// The length of a numeral of up to two figures or three Chinese numerals.
fn numeral(text: &str) -> Option<usize> {
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    if figures > 0 {
        return (figures <= 2).then_some(figures);
    }
    let is_han =
        |c: &char| matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '〇');
    let han = text.chars().take_while(is_han).count();
    (1..=3).contains(&han).then_some(han * '一'.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn points_are_known_by_their_marks() {
        for (line, expected) in [
            ("1. 研究", "1."),
            ("1.研究", "1."),
            ("12、研究", "12、"),
            ("　　（1）研究", "　　（1）"),
            ("(1)研究", "(1)"),
            ("（十二）研究", "（十二）"),
            ("（a）研究", "（a）"),
            ("①研究", "①"),
            ("㈠研究", "㈠"),
            ("一、总体", "一、"),
            ("3）样机", "3）"),
            ("—突破", "—"),
            ("——突破", "——"),
            ("•\t研究", "•"),
            ("·研究", "·"),
            ("  - 细目", "  -"),
        ] {
            assert_eq!(mark(line).and_then(|len| line.get(..len)), Some(expected), "{line}");
        }
        for line in [
            "1.5 mm",
            "1986. 年",
            "一体化",
            "十年",
            "（示例）公司",
            "-40 ℃",
            "+5 V",
            "*注",
            "",
            "1.",
            "（1)",
            "研究1、2",
            "(1",
        ] {
            assert_eq!(mark(line), None, "{line}");
        }
    }
}
