//! The preview of a text as a WebAssembly module: plain text in, the HTML of its page out.
//!
//! It is apart from the engine because most who fill in a form never ask for it.

// The same foreign interface as that of the engine.
#[path = "../../browser/src/ffi.rs"]
mod ffi;

pub use ffi::{ask, get, put};

/// What is behind the foreign interface.
#[derive(Default)]
struct Room;

impl Room {
    #[allow(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "the interface asks every room the same way"
    )]
    fn answer(&mut self, text: &str) -> Result<String, std::convert::Infallible> {
        Ok(zhengji_markdown::plain::to_html(text))
    }
}

#[cfg(test)]
mod tests {
    use super::ffi::tests::answer;

    #[test]
    fn what_a_page_shows_is_what_the_preview_shows() {
        assert_eq!(answer("**“报告”**是<b>"), Ok("<p><strong>“报告”</strong>是&lt;b&gt;</p>\n".to_owned()));
        assert_eq!(answer(""), Ok(String::new()));
        let cases = include_str!("../../markdown/tests/clerks.txt").split("\n=== ");
        for (_, text) in cases.filter_map(|case| case.split_once('\n')) {
            assert_eq!(answer(text), Ok(zhengji_markdown::plain::to_html(text)));
        }
    }
}
