//! Names of folders and files for what is new: the sound of its Chinese name, the same every time.

use std::fmt::Write as _;

use pinyin::ToPinyin;
use sha2::{Digest, Sha256};

/// Longest name made up, in bytes: it is also an address that people read.
const LONGEST: usize = 40;

/// The sound of a name, as far as it fits; empty where it has none.
pub(super) fn sound(name: &str) -> String {
    let mut parts: Vec<String> = vec![String::new()];
    for c in name.chars() {
        let heard = c.to_pinyin().map(|sound| sound.plain().to_owned());
        match heard {
            Some(sound) => parts.extend([sound, String::new()]),
            None if c.is_ascii_alphanumeric() => {
                if let Some(last) = parts.last_mut() {
                    last.push(c.to_ascii_lowercase());
                }
            }
            None => parts.push(String::new()),
        }
    }
    let mut sounds = String::new();
    for part in parts.iter().map(|part| part.replace('ü', "v")).filter(|part| !part.is_empty()) {
        let longer = sounds.len() + usize::from(!sounds.is_empty()) + part.len();
        if longer > LONGEST || !part.is_ascii() {
            break;
        }
        if !sounds.is_empty() {
            sounds.push('-');
        }
        sounds.push_str(&part);
    }
    sounds
}

/// A few characters that tell a name from one that sounds alike.
pub(super) fn mark(name: &str) -> String {
    let digest = Sha256::digest(name.as_bytes());
    digest.iter().take(2).fold(String::new(), |mut mark, byte| {
        // Writing to a string never fails.
        let _ = write!(mark, "{byte:02x}");
        mark
    })
}

#[cfg(test)]
mod tests {
    use super::{mark, sound};

    #[test]
    fn names_are_heard() {
        assert_eq!(sound("示例航机动力装备集团有限公司"), "shi-li-hang-ji-dong-li-zhuang-bei-ji");
        assert_eq!(sound("5G 基站用 GaN 器件"), "5g-ji-zhan-yong-gan-qi-jian");
        assert_eq!(sound("旅游绿道"), "lv-you-lv-dao");
        assert_eq!(sound("……"), "");
        assert_eq!(mark("示例").len(), 4);
    }
}
