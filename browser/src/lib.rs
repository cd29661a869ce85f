//! The engine as a WebAssembly module: the rules that judge what is handed in, for the forms of the site.

#[cfg(target_arch = "wasm32")]
mod seeds;

mod ffi;

pub use ffi::{ask, get, put};

/// What is behind the foreign interface.
type Room = zhengji_engine::form::Desk;

#[cfg(test)]
mod tests {
    use zhengji_engine::schema::Kind;

    use super::ffi::tests::answer;

    #[test]
    fn questions_pass_in_pieces_of_four_bytes() {
        assert!(answer("{}").is_err());
        assert!(answer(r#"{"ask":"check","files":{},"now":"2021-04-01T00:00:00Z"}"#).is_err());
        let without = answer(r#"{"ask":"begin","call":"一","files":{},"language":"zh-CN"}"#);
        assert!(without.unwrap_err().contains("call.schema.json"), "the page brings the schemas along");
        let schemas = Kind::ALL.map(|kind| format!(r#""{}":"{{}}""#, kind.file_name())).join(",");
        let begin = format!(
            r#"{{"ask":"begin","call":"一","files":{{}},"schemas":{{{schemas}}},"language":"zh-CN"}}"#
        );
        assert_eq!(answer(&begin).as_deref(), Ok("{}"));
        let report = answer(r#"{"ask":"check","files":{},"now":"2021-04-01T00:00:00Z"}"#).unwrap();
        assert!(report.contains("submissions/一/call.yaml"), "{report}");
    }
}
