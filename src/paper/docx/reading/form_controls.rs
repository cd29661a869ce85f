//! Boxes to tick, drop-down lists and symbols of a document, as the text that a reader sees.

use quick_xml::events::BytesStart;

use super::{Field, Legacy, Parsing};
use crate::paper::PackageError;
use crate::paper::docx::symbols::{Font, is_private};
use crate::paper::seen::{Odd, Script};
use crate::paper::xml::{attribute, is_on};

impl Parsing {
    pub(super) fn symbol(&mut self, font: Font, c: char, script: Script) {
        match font.character(c) {
            Some(known) => self.seen().push(known.encode_utf8(&mut [0; 4]), script),
            // What is no code of the font is drawn by another one.
            None if !is_private(c) && c > '\u{FF}' => {
                self.seen().push(c.encode_utf8(&mut [0; 4]), script);
            }
            None => self.odd(Odd::Symbol),
        }
    }

    pub(super) fn open_symbol(&mut self, element: &BytesStart<'_>) -> Result<(), PackageError> {
        let code = attribute(element, "char")?.unwrap_or_default();
        let font = attribute(element, "font")?.unwrap_or_default();
        let c = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
        match c.and_then(|c| Font::named(&font).character(c)) {
            Some(c) => self.piece(c.encode_utf8(&mut [0; 4]), false),
            None => self.odd(Odd::Symbol),
        }
        Ok(())
    }

    pub(super) fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.has_result = true;
                }
            }
            "end" if self.fields.pop().is_some_and(|field| field.draws && !field.has_result) => {
                self.odd(Odd::Field);
            }
            _ => {}
        }
    }

    /// Boxes to tick and lists of forms as Word made them before content controls: what is chosen is no text there.
    pub(super) fn legacy_field(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), PackageError> {
        match (name, &mut self.legacy) {
            ("checkBox", None) => self.legacy = Some(Legacy::Box { ticked: false, decided: false }),
            ("ddList", None) => self.legacy = Some(Legacy::List { chosen: 0, options: Vec::new() }),
            ("default", Some(Legacy::Box { ticked, decided: false })) => *ticked = is_on(element)?,
            ("checked", Some(Legacy::Box { ticked, decided })) => {
                (*ticked, *decided) = (is_on(element)?, true);
            }
            ("result", Some(Legacy::List { chosen, .. })) => {
                *chosen = attribute(element, "val")?.and_then(|value| value.parse().ok()).unwrap_or_default();
            }
            ("listEntry", Some(Legacy::List { options, .. })) => {
                options.push(attribute(element, "val")?.unwrap_or_default());
            }
            _ => {}
        }
        Ok(())
    }

    /// Whether a mark is of the look of something rather than in the text: `<w:tabs><w:tab/>`, `<w:rPr><w:ins/>`.
    pub(super) fn in_properties(&self) -> bool {
        self.stack.iter().rev().take(3).any(|name| name.ends_with("Pr") || name == "tabs")
    }
}
