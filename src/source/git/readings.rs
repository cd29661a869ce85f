//! Texts whose encoding nobody vouches for.

use std::collections::BTreeSet;

use encoding_rs::{BIG5, Encoding, GB18030, UTF_16BE, UTF_16LE};

/// A text in every way that its bytes may be meant, one below the other, and whether they could be read as `encoding` says. What
/// is searched for must not hide behind an encoding: a text that says it is GBK may be UTF-8, and one that says nothing GBK.
pub fn readings(bytes: &[u8], encoding: Option<&str>) -> (String, bool) {
    let mut texts = BTreeSet::from([String::from_utf8_lossy(bytes).into_owned()]);
    let mut add = |encoding: &'static Encoding| {
        texts.insert(encoding.decode(bytes).0.into_owned());
    };
    let named = encoding.map(str::trim).filter(|name| !name.is_empty());
    let mut deciphered = true;
    match named.map(|name| Encoding::for_label(name.as_bytes())) {
        // Those that only browsers read otherwise than they write, such as UTF-16, are none of git's.
        Some(Some(encoding)) if encoding.output_encoding() == encoding => add(encoding),
        Some(_) => deciphered = bytes.is_ascii() && named.is_some_and(is_like_ascii),
        None => {}
    }
    let text = std::str::from_utf8(bytes);
    if text.is_err() {
        add(GB18030);
        add(BIG5);
    }
    if bytes.contains(&0) || bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        add(UTF_16LE);
        add(UTF_16BE);
    }
    // git takes what is no UTF-8 in a message that should be for Latin-1, byte by byte, and turns that into UTF-8. Nobody writes
    // such a line in Chinese characters that are there already.
    let odd = |line: &&str| !line.is_ascii() && line.chars().all(|c| c < '\u{2E80}');
    for line in text.unwrap_or_default().lines().filter(odd) {
        let mut before = Vec::new();
        for c in line.chars() {
            match u8::try_from(u32::from(c)) {
                Ok(byte) => before.push(byte),
                Err(_) => before.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        texts.insert(GB18030.decode(&before).0.into_owned());
    }
    (texts.into_iter().collect::<Vec<_>>().join("\n"), deciphered)
}

/// Whether plain English is written as in ASCII in an encoding that is not known otherwise.
fn is_like_ascii(name: &str) -> bool {
    const UNLIKE: [&str; 9] =
        ["utf-7", "utf7", "utf-16", "utf16", "utf-32", "utf32", "ucs", "iso-2022", "hz"];
    let name = name.to_ascii_lowercase();
    name.starts_with("iso-8859")
        || name.starts_with("cp125")
        || !UNLIKE.iter().any(|odd| name.starts_with(odd))
}

#[cfg(test)]
mod tests {
    use super::readings;

    #[test]
    fn whatever_the_bytes_are_meant_to_be() {
        let text = "机密★10年";
        let (gbk, ..) = encoding_rs::GBK.encode(text);
        let (big5, ..) = encoding_rs::BIG5.encode("機密");
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, encoding) in [
            (&*gbk, Some("GBK")),
            (&*gbk, Some("gb2312")),
            (&*gbk, None),
            (&*gbk, Some("ISO-8859-1")),
            (text.as_bytes(), Some("GBK")),
            (text.as_bytes(), None),
            (&*wide, None),
        ] {
            assert!(readings(bytes, encoding).0.contains(text), "{encoding:?}");
        }
        // As git writes these bytes where it expects UTF-8: two of them are a character by chance.
        let by_git = "x\n\u{BB}\u{FA}\u{C3}\u{721}\u{EF}10\u{C4}\u{EA}\n";
        assert!(readings(by_git.as_bytes(), None).0.contains(text));
        assert!(readings(&big5, None).0.contains("機密"));
        assert!(readings(b"plain", Some("x-unheard-of")).1);
        for encoding in ["UTF-16", "UTF-7", "HZ-GB-2312", "ISO-2022-CN"] {
            assert!(!readings(b"+Zzpbxg-", Some(encoding)).1, "{encoding}");
        }
        assert!(!readings(&gbk, Some("x-unheard-of")).1);
    }
}
