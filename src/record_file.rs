//! Files that this program writes for itself: a mark, a head, records that can be read one by one, and a digest over all of it.
//! Head and records are in the form of `postcard`.
//!
//! Reading believes nothing. What claims to be longer than it is, is damaged; a list is never given room for more than what is
//! there ([`serde`] reserves a mebibyte at most before it sees the items), and trees end at a depth.

use std::io;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Bytes of the digest.
const DIGEST: usize = 32;

/// Why a file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// It is no such file, or that of another version of the program.
    #[error("not a file of this version")]
    Foreign,
    /// It was cut short or changed.
    #[error("cut short or changed")]
    Damaged,
}

/// A value as bytes.
///
/// # Errors
/// When it has no form: none of the values of this program.
pub(crate) fn pack(value: &impl Serialize) -> io::Result<Vec<u8>> {
    postcard::to_extend(value, Vec::new()).map_err(io::Error::other)
}

/// A value from all of these bytes.
pub(crate) fn unpack<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, RecordError> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Ok(value),
        Ok(_) | Err(_) => Err(RecordError::Damaged),
    }
}

/// A whole file.
///
/// # Errors
/// As [`pack`].
pub(crate) fn write(mark: &[u8], head: &impl Serialize, records: &[Vec<u8>]) -> io::Result<Vec<u8>> {
    let lengths: Vec<usize> = records.iter().map(Vec::len).collect();
    let mut bytes = mark.to_vec();
    bytes.extend(pack(&(head, lengths))?);
    for record in records {
        bytes.extend(record);
    }
    let digest = Sha256::digest(&bytes);
    bytes.extend(digest);
    Ok(bytes)
}

/// The head of a file, and where its records stand.
///
/// # Errors
/// When it does not begin with the mark or is not whole.
pub(crate) fn read<'a, H: Deserialize<'a>>(
    mark: &[u8],
    bytes: &'a [u8],
) -> Result<(H, Vec<Range<usize>>), RecordError> {
    if !bytes.starts_with(mark) {
        return Err(RecordError::Foreign);
    }
    let (content, digest) = bytes.split_last_chunk::<DIGEST>().ok_or(RecordError::Damaged)?;
    if Sha256::digest(content).as_slice() != digest {
        return Err(RecordError::Damaged);
    }
    let packed = content.get(mark.len()..).ok_or(RecordError::Damaged)?;
    let ((head, lengths), records): ((H, Vec<usize>), &[u8]) =
        postcard::take_from_bytes(packed).map_err(|_| RecordError::Damaged)?;
    let mut start = content.len() - records.len();
    let mut ranges = Vec::with_capacity(lengths.len());
    for length in lengths {
        let end =
            start.checked_add(length).filter(|end| *end <= content.len()).ok_or(RecordError::Damaged)?;
        ranges.push(start..end);
        start = end;
    }
    if start == content.len() { Ok((head, ranges)) } else { Err(RecordError::Damaged) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{RecordError, pack, read, unpack, write};
    use crate::diagnostic::Span;
    use crate::document::{Node, Value};

    const MARK: &[u8] = b"example 1\n";

    fn whole(records: &[Vec<u8>]) -> Vec<u8> {
        write(MARK, &("head", 7), records).unwrap()
    }

    #[test]
    fn what_is_cut_short_or_changed_is_refused() {
        let bytes = whole(&[b"one".to_vec(), Vec::new(), b"three".to_vec()]);
        let (head, ranges): ((&str, i32), _) = read(MARK, &bytes).unwrap();
        assert_eq!(head, ("head", 7));
        let records: Vec<&[u8]> = ranges.into_iter().map(|range| &bytes[range]).collect();
        assert_eq!(records, [&b"one"[..], b"", b"three"]);
        for end in 0..bytes.len() {
            assert!(read::<(&str, i32)>(MARK, &bytes[..end]).is_err(), "{end}");
        }
        for at in MARK.len()..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_eq!(read::<(&str, i32)>(MARK, &changed).unwrap_err(), RecordError::Damaged);
        }
        assert_eq!(read::<(&str, i32)>(b"example 2\n", &bytes).unwrap_err(), RecordError::Foreign);
    }

    #[test]
    fn a_tree_too_deep_for_the_stack_is_refused() {
        let nested = |depth: usize| {
            let leaf = Node::null(Span::default());
            (0..depth)
                .fold(leaf, |node, _| Node { value: Value::Sequence(vec![node]), span: Span::default() })
        };
        let deep = nested(crate::document::limits::DEPTH + 1);
        assert_eq!(unpack::<Node>(&pack(&deep).unwrap()).unwrap(), deep);
        // One level: the number of the variant, one item, and after all items the six numbers of a place.
        let bytes = |depth: usize| [[4, 1].repeat(depth), vec![0], vec![0; 6 * (depth + 1)]].concat();
        assert_eq!(bytes(60), pack(&nested(60)).unwrap());
        assert_eq!(unpack::<Node>(&bytes(100_000)).unwrap_err(), RecordError::Damaged);
        // The next tree is read as if nothing had been.
        assert_eq!(unpack::<Node>(&pack(&deep).unwrap()).unwrap(), deep);
    }

    proptest! {
        /// Whoever can change a file can also write its digest.
        #[test]
        fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut file = MARK.to_vec();
            file.extend(&bytes);
            let digest = <sha2::Sha256 as sha2::Digest>::digest(&file);
            file.extend(digest);
            if let Ok((_, ranges)) = read::<Vec<&str>>(MARK, &file) {
                prop_assert!(ranges.iter().all(|range| range.end + 32 <= file.len()));
            }
            let _ = unpack::<Node>(&bytes);
        }
    }
}
