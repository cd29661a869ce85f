//! Bytes of an export to text. An encoding is certain where the bytes say it (a byte order mark) or fit nothing else (UTF-8);
//! else it is the one under which names of columns are known and the text has the characters that every text has.

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// How a text was written, where that is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// UTF-8, UTF-16 or GB18030 (GBK), which spreadsheet programs in China write.
    AsUsual,
    /// Big5, for traditional characters.
    Big5,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// In no encoding that is known.
    Encoding,
    /// GB18030 or Big5, and nothing says which.
    Undecided,
    /// UTF-8 but for a few bytes; the line (from 1) of the first.
    Damaged(usize),
}

/// Characters of which any ten sentences have some, simplified and traditional.
const COMMON: &str = "的一是不了在人有我他这这個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于著着下自之年过過发發后後作里用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心本前开開但因只从從想实實建议議意见見应應标標准準条條内內容明确確提高技术術单單位日期间間问題题问問";

/// One reading of bytes.
struct Reading {
    text: String,
    written: Written,
    weight: usize,
}

/// Reads the bytes. `known` says how many names of columns a text begins with.
///
/// # Errors
/// When they are in no encoding, or could be in two.
pub(super) fn decode(bytes: &[u8], known: &dyn Fn(&str) -> usize) -> Result<(String, Written), Unread> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let text = strict(encoding, bytes).ok_or(Unread::Encoding)?;
        return Ok((text, Written::AsUsual));
    }
    if let Some(text) = strict(UTF_8, bytes) {
        return Ok((text, Written::AsUsual));
    }
    let weigh = |(encoding, written): (&'static Encoding, Written)| {
        let text = strict(encoding, bytes)?;
        // A heading weighs as much as many characters: it is there on purpose.
        let common = text.chars().filter(|c| COMMON.contains(*c)).count();
        let weight = known(&text) * 20 + common;
        Some(Reading { text, written, weight })
    };
    let wide = bytes.contains(&0);
    let encodings = if wide {
        [(UTF_16LE, Written::AsUsual), (UTF_16BE, Written::AsUsual)]
    } else {
        [(GB18030, Written::AsUsual), (BIG5, Written::Big5)]
    };
    let mut readings: Vec<Reading> = encodings.into_iter().filter_map(weigh).collect();
    readings.sort_by_key(|reading| std::cmp::Reverse(reading.weight));
    let damaged = damaged(bytes, known);
    let mut readings = readings.into_iter();
    let Some(best) = readings.next() else { return Err(damaged.unwrap_or(Unread::Encoding)) };
    if let Some(damaged) = damaged.filter(|_| known(&best.text) == 0) {
        return Err(damaged);
    }
    if wide && best.weight == 0 {
        return Err(Unread::Encoding);
    }
    match readings.next() {
        // Mostly common characters on one side, hardly any on the other: else somebody has to say.
        Some(other) if other.weight * 2 >= best.weight => Err(Unread::Undecided),
        _ => Ok((best.text, best.written)),
    }
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let (text, _, malformed) = encoding.decode(bytes);
    (!malformed && !text.contains('\0')).then(|| text.into_owned())
}

/// Whether the bytes are UTF-8 but for a few, such as a character that was cut off.
fn damaged(bytes: &[u8], known: &dyn Fn(&str) -> usize) -> Option<Unread> {
    let first = std::str::from_utf8(bytes).err()?.valid_up_to();
    let text = String::from_utf8_lossy(bytes);
    let line = bytes.get(..first)?.split(|byte| *byte == b'\n').count();
    let wrong = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    let (ascii, all) = (text.chars().filter(char::is_ascii).count(), text.chars().count());
    let right = all - ascii - wrong;
    (right > wrong * 10 && known(&text) > 0).then_some(Unread::Damaged(line))
}

#[cfg(test)]
mod tests {
    use super::{Unread, Written, decode};

    const TEXT: &str = "意见内容,姓名\n建议提高到1100 ℃，𠮷野,朱某某\n";
    const TRADITIONAL: &str = "時間,條目,意見\n2021-06-18,4.2,建議提高到1100度,並說明理由\n";

    /// Stands for the names of columns that are known.
    fn known(text: &str) -> usize {
        ["意见内容", "姓名", "時間", "意見"].iter().filter(|word| text.contains(**word)).count()
    }

    fn read(bytes: &[u8]) -> Result<(String, Written), Unread> {
        decode(bytes, &known)
    }

    #[test]
    fn every_encoding_of_an_export_is_read() {
        let mark = |text: &str| format!("\u{FEFF}{text}");
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let other_end = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        let (chinese, _, _) = encoding_rs::GB18030.encode(TEXT);
        for bytes in [
            TEXT.as_bytes().to_vec(),
            mark(TEXT).into_bytes(),
            wide(&mark(TEXT)),
            wide(TEXT),
            other_end(&mark(TEXT)),
            other_end(TEXT),
            chinese.into_owned(),
        ] {
            assert_eq!(read(&bytes), Ok((TEXT.to_owned(), Written::AsUsual)), "{bytes:?}");
        }
        let (taiwan, _, lossy) = encoding_rs::BIG5.encode(TRADITIONAL);
        assert!(!lossy);
        assert_eq!(read(&taiwan), Ok((TRADITIONAL.to_owned(), Written::Big5)));
        // Headings in ASCII say nothing; the text does.
        let plain = "id,body\n1,建議提高到1100度，並說明不可行的理由\n";
        let (taiwan, _, _) = encoding_rs::BIG5.encode(plain);
        assert_eq!(read(&taiwan), Ok((plain.to_owned(), Written::Big5)));
        let plain = "id,body\n1,建议提高到1100度，并说明不可行的理由\n";
        let (chinese, _, _) = encoding_rs::GBK.encode(plain);
        assert_eq!(read(&chinese), Ok((plain.to_owned(), Written::AsUsual)));
    }

    #[test]
    fn what_is_no_text_is_not_guessed_at() {
        for bytes in [&b"PK\x03\x04\x00\x00\xFF\xFF"[..], b"\xEF\xBB\xBF\xFF\xFE,\n", &[0xFF]] {
            assert_eq!(read(bytes), Err(Unread::Encoding), "{bytes:?}");
        }
        let mut cut = TEXT.as_bytes().to_vec();
        cut.extend_from_slice(b"\xE5\xA5,x\n");
        assert_eq!(read(&cut), Err(Unread::Damaged(3)));
    }
}
