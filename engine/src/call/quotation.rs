//! Whether words stand in a text as they are quoted.
//!
//! Blanks, line breaks and the width of characters are a matter of typesetting: they are the same here. So are the marks of
//! Markdown, and the address behind the words of a link; a parser of Markdown would be a tenth of the engine in a browser.
//! Every other character counts. `…` stands for words that the quotation leaves out.

use crate::document::half_width;

/// What of a quotation stands in a text.
pub fn stands_in(quote: &str, text: &str) -> bool {
    let text = folded(text);
    let mut rest = text.as_str();
    let mut any = false;
    for part in parts(quote) {
        let Some((_, after)) = rest.split_once(&part) else { return false };
        rest = after;
        any = true;
    }
    any
}

/// Which of several texts, in their order, a quotation begins in: the last one is no other than the whole text that it stands in.
pub fn begins_in<'a>(quote: &str, texts: impl IntoIterator<Item = &'a str>) -> Option<usize> {
    let texts: Vec<String> = texts.into_iter().map(folded).collect();
    let part = parts(quote).next()?;
    // A quotation may go over the end of a paragraph; it is then found by where it begins.
    texts.iter().position(|text| text.contains(&part)).or_else(|| {
        let (whole, starts) = joined(&texts);
        let at = whole.find(&part)?;
        starts.partition_point(|start| *start <= at).checked_sub(1)
    })
}

/// All texts in one, and where each begins.
fn joined(texts: &[String]) -> (String, Vec<usize>) {
    let (mut whole, mut starts) = (String::new(), Vec::new());
    for text in texts {
        starts.push(whole.len());
        whole.push_str(text);
    }
    (whole, starts)
}

fn parts(quote: &str) -> impl Iterator<Item = String> {
    quote.split('…').map(folded).filter(|part| !part.is_empty())
}

fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == ']' && chars.peek() == Some(&'(') {
            chars.by_ref().find(|c| matches!(c, ')' | '\n'));
        } else if !c.is_whitespace() && !"*_`#>|[]\\".contains(c) {
            folded.push(half_width(c));
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::{begins_in, stands_in};

    const NOTICE: &str =
        "研究开发费占主营业务收入的比例应在３.0%以上（含），\n研发投入总额 1000 万元以上；限 1 项。";

    #[test]
    fn blanks_and_width_do_not_matter_and_words_do() {
        for quote in
            ["比例应在3.0%以上(含)", "应在 3.0% 以上", "研究开发费……研发投入总额1000万元以上", "限1项"]
        {
            assert!(stands_in(quote, NOTICE), "{quote}");
        }
        let marked = "## 一、条件\n\n> 比例应在**3.0%**以上，见[附件2](files/2.docx)的`第三栏`。";
        for quote in ["条件比例应在3.0%以上", "见附件2的第三栏"] {
            assert!(stands_in(quote, marked), "{quote}");
        }
        for quote in ["比例应在4.5%以上", "3,0%", "限1项……研究开发费", "", "……"] {
            assert!(!stands_in(quote, NOTICE), "{quote}");
        }
    }

    #[test]
    fn a_quotation_begins_in_one_paragraph() {
        let paragraphs = ["一、条件", "比例应在3.0%以上。", "二、名额", "限1项。"];
        for (quote, place) in
            [("应在3.0%", Some(1)), ("二、名额：", None), ("名额限1项", Some(2)), ("限……项", Some(3))]
        {
            assert_eq!(begins_in(quote, paragraphs), place, "{quote}");
        }
    }
}
