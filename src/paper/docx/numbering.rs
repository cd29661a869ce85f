//! The numbers that Word counts by itself, as it shows them.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::symbols::Font;
use crate::paper::PackageError;
use crate::paper::xml::{attribute, damaged, text};

const LEVELS: usize = 9;

/// Longest text of a number.
const LONGEST: usize = 40;

/// Lists and levels beyond these belong to no form.
const LISTS: usize = 2_000;

#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// `%1.%2`: the numbers of the levels.
    text: String,
    /// Whether a blank or tabulator follows.
    apart: bool,
    font: Font,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".to_owned(), text: String::new(), apart: true, font: Font::Letters }
    }
}

/// The lists of a document and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    levels: BTreeMap<String, Vec<Level>>,
    /// The definition of each list, and where its levels start otherwise.
    lists: BTreeMap<String, (String, BTreeMap<usize, u32>)>,
    counted: BTreeMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    /// Reads the part that holds the lists.
    pub(super) fn read(xml: &[u8]) -> Result<Self, PackageError> {
        let mut numbering = Self::default();
        let mut reader = Reader::from_str(text(xml)?);
        let (mut definition, mut list, mut level) = (None::<String>, None::<String>, 0);
        loop {
            let element = match reader.read_event().map_err(damaged)? {
                Event::Start(element) | Event::Empty(element) => element,
                Event::End(element) => {
                    match element.local_name().as_ref() {
                        "abstractNum" => definition = None,
                        "num" => list = None,
                        _ => {}
                    }
                    continue;
                }
                Event::DocType(_) => return Err(PackageError::Damaged("DOCTYPE".to_owned())),
                Event::Eof => return Ok(numbering),
                _ => continue,
            };
            let value = || attribute(&element, "val").map(Option::unwrap_or_default);
            let name = element.local_name();
            if numbering.levels.len() + numbering.lists.len() > LISTS {
                return Err(PackageError::TooLarge);
            }
            match name.as_ref() {
                "abstractNum" => {
                    let id = attribute(&element, "abstractNumId")?.unwrap_or_default();
                    numbering.levels.insert(id.clone(), vec![Level::default(); LEVELS]);
                    definition = Some(id);
                }
                "num" => list = attribute(&element, "numId")?,
                "abstractNumId" => {
                    if let Some(list) = &list {
                        numbering.lists.insert(list.clone(), (value()?, BTreeMap::new()));
                    }
                }
                "lvl" | "lvlOverride" => {
                    level =
                        attribute(&element, "ilvl")?.and_then(|level| level.parse().ok()).unwrap_or(LEVELS);
                }
                "startOverride" => {
                    if let (Some(list), Ok(start)) = (&list, value()?.parse())
                        && let Some((_, starts)) = numbering.lists.get_mut(list)
                    {
                        starts.insert(level, start);
                    }
                }
                name => {
                    let levels = definition.as_ref().and_then(|id| numbering.levels.get_mut(id));
                    let Some(level) = levels.and_then(|levels| levels.get_mut(level)) else { continue };
                    match name {
                        "start" => level.start = value()?.parse().unwrap_or(1),
                        "numFmt" => level.format = value()?,
                        "lvlText" => level.text = value()?.chars().take(LONGEST).collect(),
                        "suff" => level.apart = value()? != "nothing",
                        "rFonts" => {
                            level.font = Font::named(&attribute(&element, "ascii")?.unwrap_or_default());
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    /// The number of the next paragraph of a list; none where it cannot be told.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let (definition, starts) = self.lists.get(list)?;
        let levels = self.levels.get(definition)?;
        let counted = self.counted.entry(definition.clone()).or_default();
        for (deeper, count) in counted.iter_mut().enumerate() {
            let start = || {
                starts
                    .get(&deeper)
                    .copied()
                    .unwrap_or_else(|| levels.get(deeper).map_or(1, |level| level.start))
            };
            match deeper.cmp(&level) {
                std::cmp::Ordering::Less => *count = Some(count.unwrap_or_else(start)),
                std::cmp::Ordering::Equal => {
                    *count = Some(count.map_or_else(start, |count| count.saturating_add(1)));
                }
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        let own = levels.get(level)?;
        if own.format == "bullet" {
            let mark = own.text.chars().next().unwrap_or('•');
            return Some(format!("{} ", own.font.character(mark).unwrap_or('•')));
        }
        let mut text = own.text.clone();
        for (number, (level, count)) in (1..).zip(levels.iter().zip(counted.iter())) {
            let place = format!("%{number}");
            if text.contains(&place) {
                text = text.replace(&place, &written(&level.format, (*count)?)?);
            }
        }
        let apart = own.apart && text.ends_with(|c: char| c.is_ascii());
        Some(if apart { text + " " } else { text })
    }
}

/// A number as a format of numbers writes it; none for formats that are not known here.
fn written(format: &str, number: u32) -> Option<String> {
    let nth =
        |signs: &str| Some(signs.chars().nth(usize::try_from(number).ok()?.checked_sub(1)?)?.to_string());
    match format {
        "decimal" => Some(number.to_string()),
        "decimalZero" => Some(format!("{number:02}")),
        "none" => Some(String::new()),
        "decimalFullWidth" | "decimalFullWidth2" => Some(
            number.to_string().chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c)).collect(),
        ),
        "lowerLetter" | "upperLetter" => {
            let letter = u8::try_from((number.checked_sub(1)?) % 26).ok()?;
            let first = if format == "lowerLetter" { b'a' } else { b'A' };
            Some(
                char::from(first + letter)
                    .to_string()
                    .repeat(usize::try_from((number - 1) / 26 + 1).ok()?.min(9)),
            )
        }
        "lowerRoman" => roman(number).map(|number| number.to_lowercase()),
        "upperRoman" => roman(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => nth("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "decimalEnclosedParen" => nth("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
        "decimalEnclosedFullstop" => nth("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
        "ideographTraditional" => nth("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => nth("子丑寅卯辰巳午未申酉戌亥"),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCountingThousand"
        | "taiwaneseCounting"
        | "ideographDigital"
        | "japaneseDigitalTenThousand" => counted(number),
        _ => None,
    }
}

/// Up to 99 in Chinese.
fn counted(number: u32) -> Option<String> {
    let digit = |digit: u32| "零一二三四五六七八九".chars().nth(usize::try_from(digit).ok()?);
    let (tens, ones) = (number / 10, number % 10);
    let mut text = String::new();
    match tens {
        0 => return digit(ones).map(String::from),
        1 => {}
        2..=9 => text.push(digit(tens)?),
        _ => return None,
    }
    text.push('十');
    if ones > 0 {
        text.push(digit(ones)?);
    }
    Some(text)
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    if !(1..400).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{Numbering, written};

    #[test]
    fn lists_are_counted_as_word_shows_them() {
        let xml = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0D8;"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#;
        let mut numbering = Numbering::read(xml.as_bytes()).unwrap();
        let next: Vec<_> =
            [0, 1, 1, 0, 1, 2].map(|level| numbering.next("3", level).unwrap()).into_iter().collect();
        assert_eq!(next, ["一、", "1. ", "2. ", "二、", "1. ", "➢ "]);
        assert_eq!(numbering.next("4", 0), None);
        assert_eq!(numbering.next("3", 8), Some(String::new()));
    }

    #[test]
    fn numbers_are_written_in_their_format() {
        for (format, number, meant) in [
            ("chineseCounting", 21, Some("二十一")),
            ("chineseCounting", 10, Some("十")),
            ("lowerRoman", 14, Some("xiv")),
            ("upperLetter", 28, Some("BB")),
            ("decimalEnclosedCircle", 20, Some("⑳")),
            ("decimalEnclosedCircle", 21, None),
            ("decimalFullWidth", 12, Some("１２")),
            ("hebrew1", 1, None),
        ] {
            assert_eq!(written(format, number).as_deref(), meant, "{format} {number}");
        }
    }
}
