//! Several items that somebody wrote into one box.

/// The items of a text: on lines of their own, or with commas, semicolons or 、 between them. A comma that belongs to a
/// name (`1,4-丁二醇`, `N,N-二甲基甲酰胺`) separates nothing.
pub fn items(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let parts = match c {
            '，' | '、' | '；' | ';' | '\n' | '\r' | '\t' | '\u{2028}' | '\u{B}' => true,
            ',' => {
                !is_within_name(text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default())
            }
            _ => false,
        };
        if parts {
            found.push(text.get(start..at).unwrap_or_default());
            start = at + c.len_utf8();
        }
    }
    found.push(text.get(start..).unwrap_or_default());
    let mut items: Vec<&str> = Vec::new();
    for item in found.into_iter().map(|item| item.trim().trim_end_matches(['。', '．'])) {
        if !item.is_empty() && !items.contains(&item) {
            items.push(item);
        }
    }
    items
}

/// Whether a comma stands between the places of atoms: digits or one capital on both sides, and a hyphen behind them.
fn is_within_name(before: &str, after: &str) -> bool {
    let is_place = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        digits || matches!(text.as_bytes(), [letter] if letter.is_ascii_uppercase())
    };
    let word = |c: char| c.is_ascii_alphanumeric();
    let last = before.rsplit(|c| !word(c)).next().unwrap_or_default();
    let end = after.find(|c| !word(c)).unwrap_or(after.len());
    let (next, rest) = after.split_at(end);
    is_place(last) && is_place(next) && rest.starts_with(['-', ',', '\''])
}

#[cfg(test)]
mod tests {
    use super::items;

    #[test]
    fn several_in_one_box_are_several() {
        for text in [
            "储能，PCS，寿命",
            "储能、PCS、寿命",
            "储能,PCS, 寿命",
            "储能；PCS; 寿命。",
            "储能\nPCS\r\n寿命\n",
            "储能，PCS、寿命，储能",
        ] {
            assert_eq!(items(text), ["储能", "PCS", "寿命"], "{text}");
        }
        assert_eq!(items("光纤"), ["光纤"]);
        assert_eq!(items("PCS,BMS"), ["PCS", "BMS"]);
        assert_eq!(items("5G,6G"), ["5G", "6G"]);
        assert_eq!(
            items("1,4-丁二醇，N,N-二甲基甲酰胺,1,2,4-三唑"),
            ["1,4-丁二醇", "N,N-二甲基甲酰胺", "1,2,4-三唑"]
        );
        assert_eq!(items("，、 ；"), [""; 0]);
    }
}
