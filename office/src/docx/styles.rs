//! The styles of a document: every look has a name, so that people can change it.

use std::fmt::Write as _;

use super::parts::{NAMESPACES, XML};
use crate::fonts::{BODY, Font, HEADING, LATIN, TABLE, TITLE};

// Writing to a string never fails; every `write!` below relies on it.

/// One paragraph style: its id and name, its paragraph properties, its typeface and size in half points.
struct Look {
    id: &'static str,
    name: &'static str,
    paragraph: &'static str,
    font: Font,
    size: u32,
}

/// Sizes as official papers have them: title 二号 (22 pt), text 三号 (16 pt) on lines of 28 pt with two characters of
/// indent, lines around tables 小四 (12 pt), tables 五号 (10.5 pt) and below.
const LOOKS: [Look; 10] = [
    Look {
        id: "Title",
        name: "Title",
        paragraph: r#"<w:keepNext/><w:spacing w:after="160"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>"#,
        font: TITLE,
        size: 44,
    },
    Look {
        id: "Heading1",
        name: "heading 1",
        paragraph: r#"<w:keepNext/><w:spacing w:before="200" w:after="120"/><w:outlineLvl w:val="1"/>"#,
        font: HEADING,
        size: 28,
    },
    Look {
        id: "BodyText",
        name: "Body Text",
        paragraph: r#"<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>"#,
        font: BODY,
        size: 32,
    },
    Look {
        id: "Line",
        name: "Line",
        paragraph: r#"<w:spacing w:before="40" w:after="40"/>"#,
        font: BODY,
        size: 24,
    },
    Look { id: "CellText", name: "Cell Text", paragraph: "", font: BODY, size: 20 },
    Look {
        id: "CellHead",
        name: "Cell Head",
        paragraph: r#"<w:jc w:val="center"/>"#,
        font: HEADING,
        size: 20,
    },
    Look {
        id: "FormText",
        name: "Form Text",
        paragraph: r#"<w:spacing w:line="288" w:lineRule="auto"/>"#,
        font: TABLE,
        size: 21,
    },
    Look {
        id: "FormHeading",
        name: "Form Heading",
        paragraph: r#"<w:keepNext/><w:spacing w:line="288" w:lineRule="auto"/>"#,
        font: HEADING,
        size: 21,
    },
    Look {
        id: "Note",
        name: "Note",
        paragraph: r#"<w:spacing w:before="40" w:after="40"/>"#,
        font: TABLE,
        size: 18,
    },
    Look { id: "Margin", name: "Margin", paragraph: "", font: TABLE, size: 18 },
];

fn fonts(font: Font) -> String {
    format!(r#"<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{}" w:cs="{LATIN}"/>"#, font.name)
}

/// The part that holds them.
pub(super) fn styles(language: &str) -> String {
    let mut text = format!(
        r#"{XML}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#,
        fonts(BODY)
    );
    for look in &LOOKS {
        let _ = write!(
            text,
            r#"<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#,
            look.id,
            look.name,
            look.paragraph,
            fonts(look.font),
            size = look.size
        );
    }
    text.push_str(
        r#"<w:style w:type="table" w:default="1" w:styleId="Plain"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
    );
    table(&mut text, "Lined", "Table Grid", 4, 57);
    table(&mut text, "Framed", "Framed Table", 8, 80);
    text + "</w:styles>"
}

/// A style of tables: the width of its frame in eighths of a point, and the room beside what stands in a cell, twips.
fn table(text: &mut String, id: &str, name: &str, frame: u32, room: u32) {
    let _ = write!(
        text,
        r#"<w:style w:type="table" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Plain"/><w:tblPr><w:tblBorders>"#
    );
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let width = if side.starts_with("inside") { 4 } else { frame };
        let _ = write!(text, r#"<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="000000"/>"#);
    }
    let _ = write!(
        text,
        r#"</w:tblBorders><w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="{room}" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/><w:right w:w="{room}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#
    );
}
