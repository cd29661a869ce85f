//! Data for the scripts of the site. Pages opened from a disk may not fetch files, but they may load scripts, so every
//! piece of data is a script that hands itself over: `zhengji.got(name, value)`.

use serde::Serialize;

/// Sixty-four letters that need no escape in a script.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";

/// A script that hands over one value.
///
/// # Errors
/// When the value has no JSON.
pub(super) fn script(name: &str, value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    Ok(format!("zhengji.got({}, {});\n", serde_json::to_string(name)?, serde_json::to_string(value)?)
        .into_bytes())
}

/// A number in exactly `width` letters, the highest six bits first.
pub(super) fn fixed(out: &mut String, number: usize, width: u32) {
    for index in (0..width).rev() {
        out.push(letter(number >> (6 * index)));
    }
}

/// How many letters hold every number below `count`.
pub(super) fn width(count: usize) -> u32 {
    (1..=10).find(|width| count <= 1 << (6 * width)).unwrap_or(10)
}

/// A number in as few letters as it needs: five bits a letter, the lowest first; the sixth bit says that more follow.
pub(super) fn variable(out: &mut String, mut number: usize) {
    while number >= 32 {
        out.push(letter(32 | (number & 31)));
        number >>= 5;
    }
    out.push(letter(number));
}

fn letter(bits: usize) -> char {
    char::from(LETTERS[bits & 63])
}

#[cfg(test)]
mod tests {
    use super::{fixed, variable, width};

    #[test]
    fn numbers_take_the_letters_they_need() {
        assert_eq!([width(1), width(64), width(65), width(4096), width(4097)], [1, 1, 2, 2, 3]);
        let mut text = String::new();
        fixed(&mut text, 65, 2);
        variable(&mut text, 31);
        variable(&mut text, 32);
        assert_eq!(text, "BBfgB");
    }
}
