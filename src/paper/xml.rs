//! What all readers of XML parts need.

use quick_xml::events::{BytesRef, BytesStart};

use super::PackageError;

pub(super) fn damaged(error: impl std::fmt::Display) -> PackageError {
    PackageError::Damaged(error.to_string())
}

/// The text of a part.
pub(super) fn text(part: &[u8]) -> Result<&str, PackageError> {
    Ok(std::str::from_utf8(part).map_err(damaged)?.trim_start_matches('\u{FEFF}'))
}

/// An attribute, whatever the prefix of its name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, PackageError> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(damaged)?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(damaged)?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// Whether a property that is on or off is on.
pub(super) fn is_on(element: &BytesStart<'_>) -> Result<bool, PackageError> {
    let value = attribute(element, "val")?;
    Ok(value.is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off")))
}

/// The character of a reference. Entities of one's own are not followed.
pub(super) fn character(reference: &BytesRef<'_>) -> Result<char, PackageError> {
    if let Some(c) = reference.resolve_char_ref().map_err(damaged)? {
        return Ok(c);
    }
    Ok(match &*reference.xml10_content() {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return Err(PackageError::Damaged("entity".to_owned())),
    })
}
