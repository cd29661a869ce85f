//! Bytes of an export to text: UTF-8 with or without a byte order mark, UTF-16 with one (what Excel calls Unicode text), and
//! GB18030, which is what Excel for Chinese Windows writes.

use encoding_rs::{Encoding, GB18030, UTF_8};

/// Reads the bytes in the one encoding that they fit. UTF-8 is tried first: Chinese in GB18030 is hardly ever well-formed
/// UTF-8, while nearly everything is well-formed GB18030. None where they fit neither, and for binary files.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => GB18030,
    };
    let (text, _, malformed) = encoding.decode(bytes);
    (!malformed && !text.contains('\0')).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::decode;

    const TEXT: &str = "意见内容,姓名\n建议提高到1100 ℃，𠮷野,朱某某\n";

    #[test]
    fn every_encoding_of_an_export_is_read() {
        let mark = |text: &str| format!("\u{FEFF}{text}");
        let wide = |text: &str| mark(text).encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let (chinese, _, _) = encoding_rs::GB18030.encode(TEXT);
        assert_eq!(decode(TEXT.as_bytes()).as_deref(), Some(TEXT));
        assert_eq!(decode(mark(TEXT).as_bytes()).as_deref(), Some(TEXT));
        assert_eq!(decode(&wide(TEXT)).as_deref(), Some(TEXT));
        assert_eq!(decode(&chinese).as_deref(), Some(TEXT));
    }

    #[test]
    fn what_is_no_text_is_not_guessed_at() {
        assert_eq!(decode(b"PK\x03\x04\x00\x00\xFF\xFF"), None);
        assert_eq!(decode(b"\xEF\xBB\xBF\xFF\xFE,\n"), None);
        assert_eq!(decode(&[0xFF]), None);
    }
}
