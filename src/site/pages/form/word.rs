//! What the page makes a document for Word of, beside what was typed: the papers of the call and the words on them, so that the module
//! that draws them reads no schema.

use serde::Serialize;

use crate::built_in;
use crate::diagnostic::catalog::Language;
use crate::form_layout::FormLayout;
use crate::site::page::Site;
use crate::site::script_data::script;
use crate::site::{Files, TemplateError};

#[derive(Serialize)]
struct Frame<'a> {
    layouts: &'a [FormLayout],
    messages: String,
}

/// A script with both, where the site has the module.
///
/// # Errors
/// When a value has no JSON.
pub(super) fn files(site: &Site<'_>, papers: &[FormLayout]) -> Result<Files, TemplateError> {
    if !site.has_word {
        return Ok(Files::new());
    }
    let frame = Frame { layouts: papers, messages: words(built_in::messages(Language::Chinese.tag())) };
    Ok(Files::from([("data/form/papers.js".to_owned(), script("papers", &frame)?)]))
}

/// The messages that stand on papers. What is said of reading them is none of those.
fn words(messages: &str) -> String {
    let mut is_word = false;
    let lines = messages.lines().filter(|line| {
        // A message begins at the margin; what belongs to it does not begin with a letter.
        if line.starts_with(|c: char| c.is_ascii_lowercase() || c == '#') {
            is_word = line.starts_with("paper-") && !line.starts_with("paper-read-");
        }
        is_word
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn messages_come_whole_and_no_others_do() {
        let messages = "# 一\na-b = 甲\npaper-rows = （{ $min ->\n    [0] 最多\n} 项）\n\npaper-read-x = 乙\n    丙\npaper-no = 否\n";
        assert_eq!(words(messages), "paper-rows = （{ $min ->\n    [0] 最多\n} 项）\n\npaper-no = 否\n");
    }
}
