//! How a run of text looks, as far as it decides what is read: by its own properties, its style, that of its paragraph.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::symbols::Font;
use crate::paper::PackageError;
use crate::paper::seen::Script;
use crate::paper::xml::{attribute, damaged, is_on, text};

/// Longest chain of styles that are based on each other.
const CHAIN: usize = 20;

/// Half points: from here on text is raised or lowered rather than nudged.
const RAISED: i32 = 4;

/// Half points: smaller text is a speck.
const SPECK: u32 = 4;

/// Some properties of a run; what is absent is left to the style below.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    hidden: Option<bool>,
    struck: Option<bool>,
    /// Whether small letters are shown as capitals.
    capitals: Option<bool>,
    speck: Option<bool>,
    white: Option<bool>,
    /// Whether something other than paper is behind it.
    filled: Option<bool>,
    script: Option<Script>,
    font: Option<Font>,
}

impl Look {
    /// Takes one property of a run.
    pub(super) fn take(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), PackageError> {
        let value = || attribute(element, "val").map(Option::unwrap_or_default);
        match name {
            "vanish" | "webHidden" => self.hidden = Some(is_on(element)?),
            "caps" => self.capitals = Some(is_on(element)?),
            "strike" | "dstrike" => self.struck = Some(is_on(element)?),
            "sz" => self.speck = Some(value()?.parse::<u32>().is_ok_and(|size| size <= SPECK)),
            "color" => self.white = Some(value()?.eq_ignore_ascii_case("ffffff")),
            "highlight" => self.filled = Some(!matches!(value()?.as_str(), "none" | "white")),
            "shd" => self.filled = Some(is_filled(element)?),
            "vertAlign" => {
                self.script = Some(match value()?.as_str() {
                    "superscript" => Script::Super,
                    "subscript" => Script::Sub,
                    _ => Script::Base,
                });
            }
            "position" => {
                self.script = Some(match value()?.parse::<i32>().unwrap_or_default() {
                    RAISED.. => Script::Super,
                    ..=-4 => Script::Sub,
                    _ => Script::Base,
                });
            }
            "rFonts" => {
                let of = |side| attribute(element, side);
                if let Some(font) = of("ascii")?.or(of("hAnsi")?) {
                    self.font = Some(Font::named(&font));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// These properties, and where they are absent those of `below`.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            hidden: self.hidden.or(below.hidden),
            struck: self.struck.or(below.struck),
            capitals: self.capitals.or(below.capitals),
            speck: self.speck.or(below.speck),
            white: self.white.or(below.white),
            filled: self.filled.or(below.filled),
            script: self.script.or(below.script),
            font: self.font.or(below.font),
        }
    }

    /// Whether the eye does not see it; `on_paper`: nothing but paper is behind the paragraph.
    pub(super) fn is_hidden(self, on_paper: bool) -> bool {
        let white = self.white == Some(true) && self.filled != Some(true) && on_paper;
        self.hidden == Some(true) || self.speck == Some(true) || white
    }

    pub(super) fn is_struck(self) -> bool {
        self.struck == Some(true)
    }

    pub(super) fn is_capital(self) -> bool {
        self.capitals == Some(true)
    }

    pub(super) fn script(self) -> Script {
        self.script.unwrap_or_default()
    }

    pub(super) fn font(self) -> Font {
        self.font.unwrap_or_default()
    }
}

/// Whether a shade is not that of paper.
pub(super) fn is_filled(element: &BytesStart<'_>) -> Result<bool, PackageError> {
    let fill = attribute(element, "fill")?.unwrap_or_default();
    Ok(!matches!(fill.to_lowercase().as_str(), "" | "auto" | "ffffff"))
}

/// Which list a paragraph is of, and at which level.
#[derive(Clone, Debug, Default)]
pub(super) struct Listed {
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
}

#[derive(Debug, Default)]
struct Named {
    look: Look,
    listed: Listed,
    based_on: Option<String>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Named>,
    /// What holds where nothing is said.
    all: Look,
    /// The style of paragraphs that name none.
    paragraph: Option<String>,
}

impl Styles {
    /// Reads the part that holds them.
    pub(super) fn read(xml: &[u8]) -> Result<Self, PackageError> {
        let mut styles = Self::default();
        let mut reader = Reader::from_str(text(xml)?);
        let mut open: Vec<String> = Vec::new();
        let mut current: Option<(String, Named)> = None;
        loop {
            let (element, is_start) = match reader.read_event().map_err(damaged)? {
                Event::Start(element) => (element, true),
                Event::Empty(element) => (element, false),
                Event::End(element) => {
                    open.pop();
                    if element.local_name().as_ref() == "style"
                        && let Some((id, style)) = current.take()
                    {
                        styles.by_id.insert(id, style);
                    }
                    continue;
                }
                Event::DocType(_) => return Err(PackageError::Damaged("DOCTYPE".to_owned())),
                Event::Eof => return Ok(styles),
                _ => continue,
            };
            let name = element.local_name().as_ref().to_owned();
            let value = || attribute(&element, "val").map(Option::unwrap_or_default);
            if name == "style" {
                let id = attribute(&element, "styleId")?.unwrap_or_default();
                let is_default = attribute(&element, "default")?.is_some_and(|on| on == "1" || on == "true");
                if is_default && attribute(&element, "type")?.as_deref() == Some("paragraph") {
                    styles.paragraph = Some(id.clone());
                }
                current = Some((id, Named::default()));
            }
            let parents =
                (open.last().map_or("", String::as_str), open.iter().rev().nth(1).map_or("", String::as_str));
            match (name.as_str(), parents, &mut current) {
                ("basedOn", _, Some((_, style))) => style.based_on = Some(value()?),
                ("numId", ("numPr", _), Some((_, style))) => style.listed.list = Some(value()?),
                ("ilvl", ("numPr", _), Some((_, style))) => style.listed.level = value()?.parse().ok(),
                (name, ("rPr", "style"), Some((_, style))) => style.look.take(name, &element)?,
                (name, ("rPr", "rPrDefault"), None) => styles.all.take(name, &element)?,
                _ => {}
            }
            if is_start {
                open.push(name);
            }
        }
    }

    fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = &'s Named> {
        let next = |style: &&'s Named| self.by_id.get(style.based_on.as_deref()?);
        std::iter::successors(self.by_id.get(id), next).take(CHAIN)
    }

    /// The look of a style of runs.
    pub(super) fn run(&self, id: &str) -> Look {
        self.chain(id).fold(Look::default(), |look, style| look.over(style.look))
    }

    /// The look of a style of paragraphs, and the list that it puts them on.
    pub(super) fn paragraph(&self, id: Option<&str>) -> (Look, Listed) {
        let Some(id) = id.or(self.paragraph.as_deref()) else { return (self.all, Listed::default()) };
        let listed = self.chain(id).fold(Listed::default(), |listed, style| Listed {
            list: listed.list.or_else(|| style.listed.list.clone()),
            level: listed.level.or(style.listed.level),
        });
        (self.run(id).over(self.all), listed)
    }
}
