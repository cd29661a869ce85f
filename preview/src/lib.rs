//! The preview of a text as a WebAssembly module: Markdown in, the HTML of its page out.
//!
//! It is apart from the engine because most who fill in a form never ask for it.

// The same door as that of the engine.
#[path = "../../browser/src/door.rs"]
mod door;

pub use door::{ask, get, put};

/// Headings in the text of a demand stand below those of its page.
const FIRST_HEADING: u8 = 3;

/// What is behind the door.
#[derive(Default)]
struct Room;

impl Room {
    #[allow(clippy::unused_self, clippy::unnecessary_wraps, reason = "the door asks every room the same way")]
    fn answer(&mut self, markdown: &str) -> Result<String, std::convert::Infallible> {
        Ok(zhengji_markdown::to_html(markdown, FIRST_HEADING))
    }
}

#[cfg(test)]
mod tests {
    use super::door::tests::answer;

    #[test]
    fn markdown_goes_in_and_safe_html_comes_out() {
        assert_eq!(answer("**“报告”**是<b>"), Ok("<p><strong>“报告”</strong>是&lt;b&gt;</p>\n".to_owned()));
        assert_eq!(answer(""), Ok(String::new()));
    }
}
