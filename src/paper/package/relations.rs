//! What the parts of a package are, and how they refer to each other.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::PackageError;
use crate::paper::xml::{attribute, damaged, text};

/// Most relations or types of parts.
const MOST: usize = 4_000;

/// One part's reference to another.
#[derive(Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    kind: String,
    target: String,
}

impl Relation {
    /// Whether it is of a kind; transitional and strict files differ in what stands before its name.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }

    /// The name of the part that it leads to from a part in a folder.
    pub(super) fn target_from(&self, folder: &str) -> String {
        let mut path: Vec<&str> = match self.target.strip_prefix('/') {
            Some(_) => Vec::new(),
            None => folder.split('/').filter(|step| !step.is_empty()).collect(),
        };
        for step in self.target.split('/') {
            match step {
                "" | "." => {}
                ".." => drop(path.pop()),
                step => path.push(step),
            }
        }
        path.join("/")
    }
}

/// The relations within the package that a part of relations lists.
pub(super) fn read(xml: &[u8]) -> Result<Vec<Relation>, PackageError> {
    let mut relations = Vec::new();
    each(xml, |element| {
        if element.local_name().as_ref() == "Relationship"
            && attribute(element, "TargetMode")?.as_deref() != Some("External")
        {
            relations.push(Relation {
                id: attribute(element, "Id")?.unwrap_or_default(),
                kind: attribute(element, "Type")?.unwrap_or_default(),
                target: attribute(element, "Target")?.unwrap_or_default().replace('\\', "/"),
            });
        }
        Ok(())
    })?;
    Ok(relations)
}

/// The type of a part, as `[Content_Types].xml` says.
pub(super) fn content_type(xml: &[u8], part: &str) -> Result<Option<String>, PackageError> {
    let extension = part.rsplit('.').next().unwrap_or_default();
    let (mut own, mut of_extension) = (None, None);
    each(xml, |element| {
        let kind = || attribute(element, "ContentType");
        match element.local_name().as_ref() {
            "Override" => {
                let name = attribute(element, "PartName")?.unwrap_or_default().replace('\\', "/");
                if name.trim_start_matches('/').eq_ignore_ascii_case(part) {
                    own = kind()?;
                }
            }
            "Default"
                if attribute(element, "Extension")?
                    .is_some_and(|own| own.eq_ignore_ascii_case(extension)) =>
            {
                of_extension = kind()?;
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(own.or(of_extension))
}

/// Calls `take` with each element of a part.
fn each(
    xml: &[u8],
    mut take: impl FnMut(&BytesStart<'_>) -> Result<(), PackageError>,
) -> Result<(), PackageError> {
    let mut reader = Reader::from_str(text(xml)?);
    for _ in 0..MOST {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) | Event::Empty(element) => take(&element)?,
            Event::DocType(_) => return Err(PackageError::Damaged("DOCTYPE".to_owned())),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
    Err(PackageError::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::{content_type, read};

    #[test]
    fn relations_lead_from_their_folder() {
        let xml = r#"<r:Relationships xmlns:r="x"><r:Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="\word\document2.xml"/><r:Relationship Type="http://x/styles" Target="../s.xml"/><r:Relationship Type="http://x/officeDocument" TargetMode="External" Target="http://example.org/"/></r:Relationships>"#;
        let relations = read(xml.as_bytes()).unwrap();
        assert_eq!(relations.len(), 2);
        assert!(relations[0].is("officeDocument"));
        assert_eq!(relations[0].target_from("any"), "word/document2.xml");
        assert_eq!(relations[1].target_from("word/deep"), "word/s.xml");
    }

    #[test]
    fn a_part_has_its_own_type_or_that_of_its_extension() {
        let xml = r#"<Types><Default Extension="xml" ContentType="a"/><Override PartName="/Word/X.xml" ContentType="b"/></Types>"#;
        assert_eq!(content_type(xml.as_bytes(), "word/x.xml").unwrap().as_deref(), Some("b"));
        assert_eq!(content_type(xml.as_bytes(), "word/y.XML").unwrap().as_deref(), Some("a"));
        assert_eq!(content_type(xml.as_bytes(), "word/y.bin").unwrap(), None);
    }
}
