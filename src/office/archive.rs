//! Workbooks as they are packed: the same bytes on every system.

use rust_xlsxwriter::{Workbook, XlsxError};

/// A workbook as it is on every system: `rust_xlsxwriter` writes the system that packed it beside each name in the list at its end.
///
/// # Errors
/// When the workbook cannot be written.
pub fn saved(book: &mut Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut bytes = book.save_to_buffer()?;
    // What is no list cannot come from there.
    let _ = name_unix(&mut bytes);
    Ok(bytes)
}

/// Writes Unix into the entries of a zip's list. What is no such list is left as it is.
fn name_unix(zip: &mut [u8]) -> Option<()> {
    let number = |zip: &[u8], at: usize, bytes: usize| -> Option<usize> {
        let bytes = zip.get(at..at + bytes)?;
        Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    };
    let end = zip.len().checked_sub(22)?;
    let (count, mut at) = (number(zip, end + 10, 2)?, number(zip, end + 16, 4)?);
    for _ in 0..count {
        let entry = zip.get_mut(at..at + 46)?;
        if !entry.starts_with(b"PK\x01\x02") {
            return None;
        }
        entry[5] = 3;
        at += 46 + number(zip, at + 28, 2)? + number(zip, at + 30, 2)? + number(zip, at + 32, 2)?;
    }
    Some(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use zhengji_office::archive::pack;

    use super::name_unix;

    #[test]
    fn the_system_is_the_same_wherever_it_was_packed() {
        let here = pack([("a", &b"1"[..]), ("b/c", &b"22"[..])]).unwrap();
        let mut elsewhere = here.clone();
        let places: Vec<usize> =
            (0..here.len()).filter(|at| here[*at..].starts_with(b"PK\x01\x02")).collect();
        assert_eq!(places.len(), 2);
        for place in places {
            elsewhere[place + 5] = 0;
        }
        assert_ne!(elsewhere, here);
        name_unix(&mut elsewhere).unwrap();
        assert_eq!(elsewhere, here);
        assert_eq!(name_unix(&mut [0; 30]), Some(()), "an empty list");
        assert_eq!(name_unix(&mut [1; 60]), None);
    }
}
