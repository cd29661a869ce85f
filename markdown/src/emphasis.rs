//! Emphasis beside Han characters, and signs that are none of emphasis (`50*30*20`, `5~10`).
//!
//! CommonMark decides by the characters beside a mark whether it can open or close emphasis, and knows only languages that
//! put blanks between words: in `**“报告”**是` the closing mark stands between punctuation and a letter and so closes
//! nothing; in `乙**100%**国产化` neither. The amendment for Chinese, Japanese and Korean (`markdown-cjk-friendly`) lets
//! punctuation of these scripts count as letters, and other punctuation beside one of their characters not count against
//! emphasis. A joiner between the mark and the punctuation says just that to the parser.

use crate::lines::is_break;

/// Stands between a mark of emphasis and punctuation while parsing; taken out again afterwards. A noncharacter: neither
/// blank nor punctuation, and no text holds it.
const JOINER: char = '\u{FDD0}';

/// Stand for `*` and `~` between figures, which no writer means as emphasis.
const STAR: char = '\u{FDD1}';
const TILDE: char = '\u{FDD2}';

/// Markdown as the parser has to see it.
pub fn prepare(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len() + 16);
    let mut previous: Option<char> = None;
    // A line break of Word is one here as well.
    let line_end = |c| if is_break(c) && c != '\r' { '\n' } else { c };
    let mut rest = markdown.chars().filter(|c| !is_stand_in(*c)).map(line_end).peekable();
    while let Some(c) = rest.next() {
        if c != '*' && c != '~' {
            out.push(c);
            previous = Some(c);
            continue;
        }
        let mut run = 1;
        while rest.next_if_eq(&c).is_some() {
            run += 1;
        }
        let next = rest.peek().copied();
        if run == 1 && is_between_figures(c, previous, next) {
            out.push(if c == '*' { STAR } else { TILDE });
        } else {
            if joins(previous, next) {
                out.push(JOINER);
            }
            out.extend(std::iter::repeat_n(c, run));
            if joins(next, previous) {
                out.push(JOINER);
            }
        }
        previous = Some(c);
    }
    out
}

/// A parsed text as it was written.
pub(crate) fn restored(text: &str) -> Option<String> {
    text.contains(is_stand_in).then(|| {
        let kept = text.chars().filter(|c| *c != JOINER);
        kept.map(|c| match c {
            STAR => '*',
            TILDE => '~',
            other => other,
        })
        .collect()
    })
}

fn is_stand_in(c: char) -> bool {
    matches!(c, JOINER | STAR | TILDE)
}

/// `50*30`, `5%~10%`, `20℃~30℃`, `φ10*200`: a sign of figures.
fn is_between_figures(sign: char, previous: Option<char>, next: Option<char>) -> bool {
    let figure = |c: char| c.is_ascii_digit();
    let end = |c: char| figure(c) || (sign == '~' && !c.is_whitespace() && c != '\\');
    previous.is_some_and(end)
        && next.is_some_and(|c| figure(c) || (sign == '~' && matches!(c, '+' | '-' | '－')))
}

/// Whether a joiner has to stand between a mark and the punctuation `one`, given what is on the other side.
fn joins(one: Option<char>, other: Option<char>) -> bool {
    one.is_some_and(|one| is_cjk_punctuation(one) || is_other_punctuation(one) && other.is_some_and(is_cjk))
}

fn is_cjk(c: char) -> bool {
    is_cjk_punctuation(c)
        || matches!(c, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}'
            | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{3035}' | '\u{3038}'..='\u{303C}' | '\u{3040}'..='\u{A4CF}'
            | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}'
            | '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}'
            | '\u{FF66}'..='\u{FFDC}' | '\u{20000}'..='\u{3FFFF}')
}

/// Quotation marks, dashes and dots are shared with other scripts; beside a mark of emphasis in a Chinese text they are Chinese.
fn is_cjk_punctuation(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303D}'..='\u{303F}'
        | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}' | '\u{FFE0}'..='\u{FFEE}'
        | '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// Punctuation and symbols of other scripts: ASCII's, and what is neither letter, figure, mark nor blank.
fn is_other_punctuation(c: char) -> bool {
    if c.is_ascii() {
        // Another mark of emphasis is for the parser.
        return c.is_ascii_punctuation() && !matches!(c, '*' | '_' | '~' | '`' | '\\');
    }
    !(c.is_alphanumeric() || c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use crate::to_html;

    fn html(markdown: &str) -> String {
        to_html(markdown, 2).trim().trim_start_matches("<p>").trim_end_matches("</p>").to_owned()
    }

    #[test]
    fn emphasis_beside_punctuation_and_symbols_is_bold() {
        for (markdown, shown) in [
            ("**“报告”**是", "<strong>“报告”</strong>是"),
            ("**《规范》**的", "<strong>《规范》</strong>的"),
            ("这是**重点。**下一句", "这是<strong>重点。</strong>下一句"),
            ("依据**“原丝—碳化”**一体化", "依据<strong>“原丝—碳化”</strong>一体化"),
            ("见*《标准》*第3条", "见<em>《标准》</em>第3条"),
            ("普通**重点**文字", "普通<strong>重点</strong>文字"),
            ("乙**100%**国产化", "乙<strong>100%</strong>国产化"),
            ("**5℃**以下", "<strong>5℃</strong>以下"),
            ("**(1)**总体", "<strong>(1)</strong>总体"),
            ("约**≥99.9**", "约<strong>≥99.9</strong>"),
            ("**≥99.9%**的；**GB/T 1234**规定", "<strong>≥99.9%</strong>的；<strong>GB/T 1234</strong>规定"),
            (
                "降到**≤-40 ℃**时，**$5/W**，**±0.1**",
                "降到<strong>≤-40 ℃</strong>时，<strong>$5/W</strong>，<strong>±0.1</strong>",
            ),
            ("甲**[1]**乙**“丙”**（丁）", "甲<strong>[1]</strong>乙<strong>“丙”</strong>（丁）"),
            ("删~~10%~~改为", "删<del>10%</del>改为"),
            ("`**“代码”**是`", "<code>**“代码”**是</code>"),
        ] {
            assert_eq!(html(markdown), shown);
        }
    }

    #[test]
    fn signs_between_figures_stay() {
        for text in [
            "尺寸 50*30*20 mm，3*10^5 次，4*4",
            "5~10，20~30",
            "温度 5℃~10℃、20℃~30℃",
            "5%~10%、-5~+5",
            "a ** b",
            "`5*3*2`",
        ] {
            let shown = html(text).replace("<code>", "`").replace("</code>", "`");
            assert_eq!(shown, text);
        }
        assert_eq!(html("*a* 和 *5*3*"), "<em>a</em> 和 <em>5*3</em>");
    }

    #[test]
    fn no_stand_in_reaches_the_page() {
        let shown = html("**“一”**二 \u{FDD0}\u{FDD1} [三](https://a.example/\u{FDD0}5*3)");
        assert!(!shown.contains(['\u{FDD0}', '\u{FDD1}', '\u{FDD2}']), "{shown}");
        assert!(shown.contains("https://a.example/5*3"), "{shown}");
    }
}
