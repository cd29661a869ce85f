//! The container of office files: a zip whose bytes depend on its parts alone.
//!
//! Written by ourselves: of the format a document needs a head before each part and a list at the end, and what a library brings beside
//! them (passwords, random numbers, clocks) has no place in a browser's module.

use std::io::Write as _;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// A container that could not be put together.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// A part, a name or all of it is larger than the format can say.
    #[error("larger than a container can be")]
    TooLarge,
    /// A part could not be compressed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl From<std::num::TryFromIntError> for PackError {
    fn from(_: std::num::TryFromIntError) -> Self {
        Self::TooLarge
    }
}

/// The version of the format that a reader must know: 2.0, which compresses.
const VERSION: u16 = 20;

/// Unix, whoever packs it; readers take from it how the rights of a file are written.
const UNIX: u16 = 3 << 8;

/// What its owner may read and write, and others read: `-rw-r--r--`.
const RIGHTS: u32 = 0o100_644 << 16;

/// Compressed with deflate.
const DEFLATED: u16 = 8;

/// 1980-01-01, the first day that the format knows: the same parts give the same bytes.
const DAY: u16 = 1 << 5 | 1;

/// Packs parts by their names, in the order given.
///
/// # Errors
/// When the container cannot hold them.
pub fn pack<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>, PackError> {
    let mut out = Vec::new();
    let mut list = Vec::new();
    let mut count: u16 = 0;
    for (name, part) in parts {
        let at = u32::try_from(out.len())?;
        let mut crc = Crc::new();
        crc.update(part);
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::default());
        packer.write_all(part)?;
        let packed = packer.finish()?;
        let mut about = Vec::new();
        // No flags; the time of day is midnight.
        short(&mut about, &[VERSION, 0, DEFLATED, 0, DAY]);
        long(&mut about, &[crc.sum(), u32::try_from(packed.len())?, u32::try_from(part.len())?]);
        // Nothing is added to the name.
        short(&mut about, &[u16::try_from(name.len())?, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend(name.as_bytes());
        out.extend(packed);
        list.extend(b"PK\x01\x02");
        short(&mut list, &[UNIX | VERSION]);
        list.extend(about);
        // No remark, the first disk, nothing said of its content.
        short(&mut list, &[0, 0, 0]);
        long(&mut list, &[RIGHTS, at]);
        list.extend(name.as_bytes());
        count = count.checked_add(1).ok_or(PackError::TooLarge)?;
    }
    let (at, length) = (u32::try_from(out.len())?, u32::try_from(list.len())?);
    out.extend(list);
    out.extend(b"PK\x05\x06");
    short(&mut out, &[0, 0, count, count]);
    long(&mut out, &[length, at]);
    short(&mut out, &[0]);
    Ok(out)
}

fn short(out: &mut Vec<u8>, numbers: &[u16]) {
    out.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

fn long(out: &mut Vec<u8>, numbers: &[u32]) {
    out.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};

    use super::pack;

    #[test]
    fn a_library_reads_what_was_packed() {
        let long = "需求建议".repeat(10_000);
        let parts = [("a.xml", long.as_bytes()), ("b/c.xml", b"".as_slice()), ("d", b"x".as_slice())];
        let packed = pack(parts).unwrap();
        assert!(packed.len() < long.len() / 100, "{}", packed.len());
        let mut archive = zip::ZipArchive::new(Cursor::new(&packed)).unwrap();
        assert_eq!(archive.len(), 3);
        for (at, (name, part)) in parts.into_iter().enumerate() {
            let mut file = archive.by_index(at).unwrap();
            assert_eq!(file.name().unwrap(), name);
            assert_eq!(file.unix_mode(), Some(0o100_644));
            assert_eq!(file.last_modified().unwrap().to_string(), "1980-01-01 00:00:00");
            let mut bytes = Vec::new();
            // The checksum is looked at as it is read.
            file.read_to_end(&mut bytes).unwrap();
            assert_eq!(bytes, part);
        }
    }
}
