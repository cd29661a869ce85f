//! The digest that ties a stamped table to the ranks and opinions it was printed from (notice 三2).

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The digest of a table: of each demand in the order of ranks its identity, rank, opinion and stress. Three groups of
/// four hexadecimal digits, short enough to be compared by eye with a piece of paper; it guards against mistakes, while
/// the stamp itself guards against forgers.
pub fn table_digest<'a>(rows: impl IntoIterator<Item = (&'a str, i64, &'a str, bool)>) -> String {
    let mut rows: Vec<_> = rows.into_iter().collect();
    rows.sort_by_key(|(demand, rank, ..)| (*rank, *demand));
    let mut hash = Sha256::new();
    for (demand, rank, opinion, key) in rows {
        // Each part is followed by a mark that no part can hold, so that no two tables read the same.
        let opinion: String = opinion.split_whitespace().collect();
        hash.update(format!("{demand}\n{rank}\n{opinion}\n{key}\n"));
    }
    let hex = hash.finalize().iter().take(6).fold(String::new(), |mut hex, byte| {
        // Writing to a string never fails.
        let _ = write!(hex, "{byte:02X}");
        hex
    });
    let group = |from: usize| hex.get(from..from + 4).unwrap_or_default();
    format!("{}-{}-{}", group(0), group(4), group(8))
}

#[cfg(test)]
mod tests {
    use super::table_digest;

    #[test]
    fn the_digest_is_of_what_is_printed() {
        let rows = [("a/x", 1, "同意推荐。", true), ("b/y", 2, "同意。", false)];
        let digest = table_digest(rows);
        assert_eq!(digest.len(), 14);
        assert_eq!(digest, table_digest([rows[1], rows[0]]), "the order of the file does not matter");
        assert_eq!(digest, table_digest([("a/x", 1, "同意推\n  荐。", true), rows[1]]), "nor do line breaks");
        assert_ne!(digest, table_digest([("a/x", 2, "同意推荐。", true), ("b/y", 1, "同意。", false)]));
        assert_ne!(digest, table_digest([("a/x", 1, "同意推荐。", false), rows[1]]));
        assert_ne!(digest, table_digest([("a/x", 1, "不同意。", true), rows[1]]));
    }
}
