//! Texts of cells in which runs look differently, made plain: calamine gives the characters of such a text and not how they
//! look, so raised, struck and hidden runs are settled before it reads the parts.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};

use crate::paper::PackageError;
use crate::paper::seen::{Odd, Script, Seen};
use crate::paper::xml::{attribute, character, damaged, is_on, text};

/// A text that is being settled.
#[derive(Default)]
struct Settling {
    seen: Seen,
    /// Its element and the bytes where what stands in it begins.
    name: String,
    start: usize,
    is_rich: bool,
    run: Run,
    /// How many readings above characters are open.
    readings: usize,
    /// The open text: whether blanks at its ends count, and what it says.
    open: Option<(bool, String)>,
}

/// How a run looks.
#[derive(Clone, Copy, Default)]
struct Run {
    script: Script,
    struck: bool,
    white: bool,
}

/// A part with its rich texts made plain, and what was odd about them noted behind them; none where there are none.
pub(super) fn settled(part: &[u8]) -> Result<Option<Vec<u8>>, PackageError> {
    let xml = text(part)?;
    let mut reader = Reader::from_str(xml);
    let mut out = String::new();
    let mut copied = 0;
    let mut settling: Option<Settling> = None;
    loop {
        let before = position(&reader);
        let event = reader.read_event().map_err(damaged)?;
        let after = position(&reader);
        match (event, &mut settling) {
            (Event::DocType(_), _) => return Err(PackageError::Damaged("DOCTYPE".to_owned())),
            (Event::Eof, _) => break,
            (Event::Start(element), None) if matches!(element.local_name().as_ref(), "si" | "is") => {
                let name = element.name().as_ref().to_owned();
                settling = Some(Settling { name, start: after, ..Settling::default() });
            }
            (Event::Start(element), Some(settling)) => settling.open(&element)?,
            (Event::Empty(element), Some(settling)) => {
                settling.open(&element)?;
                settling.close(element.local_name().as_ref());
            }
            (Event::Text(piece), Some(settling)) => settling.text(&piece.xml10_content()),
            (Event::CData(piece), Some(settling)) => settling.text(&piece.xml10_content()),
            (Event::GeneralRef(reference), Some(settling)) => {
                settling.text(character(&reference)?.encode_utf8(&mut [0; 4]));
            }
            (Event::End(element), Some(open)) => {
                if element.name().as_ref() != open.name.as_str() {
                    open.close(element.local_name().as_ref());
                } else if let Some(done) = settling.take().filter(|done| done.is_rich) {
                    out.push_str(&xml[copied..done.start]);
                    out.push_str(&done.plain());
                    copied = before;
                }
            }
            _ => {}
        }
    }
    out.push_str(&xml[copied..]);
    Ok((copied > 0).then(|| out.into_bytes()))
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

impl Settling {
    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), PackageError> {
        let value = || attribute(element, "val").map(Option::unwrap_or_default);
        match element.local_name().as_ref() {
            "r" => {
                self.is_rich = true;
                self.run = Run::default();
            }
            "rPh" => self.readings += 1,
            "t" => {
                self.open =
                    Some((attribute(element, "space")?.as_deref() == Some("preserve"), String::new()));
            }
            "strike" => self.run.struck = is_on(element)?,
            "vertAlign" => {
                self.run.script = match value()?.as_str() {
                    "superscript" => Script::Super,
                    "subscript" => Script::Sub,
                    _ => Script::Base,
                };
            }
            "color" => {
                self.run.white =
                    attribute(element, "rgb")?.is_some_and(|rgb| rgb.eq_ignore_ascii_case("ffffffff"));
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, piece: &str) {
        if let Some((_, text)) = &mut self.open {
            text.push_str(piece);
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "rPh" => self.readings = self.readings.saturating_sub(1),
            "t" => {
                let Some((keeps, text)) = self.open.take() else { return };
                let text = if keeps { &*text } else { text.trim_matches([' ', '\t', '\r', '\n']) };
                let run = self.run;
                if self.readings > 0 {
                    return;
                }
                match (run.white, run.struck) {
                    (true, _) => drop(self.seen.odd.insert(Odd::Hidden)),
                    (_, true) => drop(self.seen.odd.insert(Odd::Struck)),
                    _ => self.seen.push(text, run.script),
                }
            }
            _ => {}
        }
    }

    /// The text as one element, with marks behind it.
    fn plain(self) -> String {
        let prefix = self.name.rsplit_once(':').map(|(prefix, _)| format!("{prefix}:")).unwrap_or_default();
        let (mut text, odd) = self.seen.finish();
        text.extend(odd.into_iter().map(Odd::mark));
        format!("<{prefix}t xml:space=\"preserve\">{}</{prefix}t>", escape(&text))
    }
}

/// A text without the marks behind it, and what they say.
pub(super) fn unmarked(text: &str) -> (String, BTreeSet<Odd>) {
    let odd = text.chars().filter_map(Odd::marked).collect();
    (text.chars().filter(|c| Odd::marked(*c).is_none()).collect(), odd)
}

#[cfg(test)]
mod tests {
    use super::{settled, unmarked};
    use crate::paper::seen::Odd;

    fn plain(xml: &str) -> Option<String> {
        settled(xml.as_bytes()).unwrap().map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn runs_are_settled_and_all_else_is_left() {
        let xml = "<x:sst a='1'><x:si><x:t>&lt;甲</x:t></x:si><x:si><x:r><x:t>10</x:t></x:r><x:r><x:rPr><x:vertAlign val=\"superscript\"/></x:rPr><x:t>-6</x:t></x:r><x:r><x:rPr><x:strike/></x:rPr><x:t>废</x:t></x:r><x:r><x:rPr/><x:t xml:space=\"preserve\"> &amp;</x:t></x:r><x:rPh><x:t>ji</x:t></x:rPh></x:si></x:sst>";
        let found = plain(xml).unwrap();
        let (found, odd) = unmarked(&found);
        assert_eq!(
            found,
            "<x:sst a='1'><x:si><x:t>&lt;甲</x:t></x:si><x:si><x:t xml:space=\"preserve\">10⁻⁶ &amp;</x:t></x:si></x:sst>"
        );
        assert_eq!(odd.into_iter().collect::<Vec<_>>(), [Odd::Struck]);
        assert_eq!(plain("<sst><si><t>甲</t><rPh><t>jia</t></rPh></si></sst>"), None);
    }
}
