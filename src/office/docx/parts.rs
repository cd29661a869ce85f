//! The parts of the container.

use std::fmt::Write as _;

use super::xml::{block, escape, paragraph};
use super::{Document, Paragraph};
use crate::office::fonts::{ALL, BODY, Font, HEADING, LATIN, TABLE, TITLE};

const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// All parts with their names, in the order in which readers want them.
pub(super) fn parts(document: &Document) -> Vec<(&'static str, String)> {
    let mut parts = vec![
        ("[Content_Types].xml", content_types(document)),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", core(document)),
        ("word/document.xml", body(document)),
        ("word/styles.xml", styles(document.language)),
        ("word/fontTable.xml", font_table()),
        ("word/settings.xml", settings()),
        ("word/_rels/document.xml.rels", relations(document)),
    ];
    parts.extend(document.header.as_ref().map(|header| ("word/header1.xml", margin("hdr", header))));
    parts.extend(document.footer.as_ref().map(|footer| ("word/footer1.xml", margin("ftr", footer))));
    parts
}

/// The parts that the text refers to: name, kind, file.
fn related(document: &Document) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "fontTable", "fontTable.xml"),
        ("rId3", "settings", "settings.xml"),
    ]
    .into_iter()
    .chain(document.header.is_some().then_some(("rId4", "header", "header1.xml")))
    .chain(document.footer.is_some().then_some(("rId5", "footer", "footer1.xml")))
}

// Writing to a string never fails; every `write!` below relies on it.

fn content_types(document: &Document) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut text = format!(
        r#"{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#
    );
    for (_, name, file) in related(document) {
        let _ = write!(text, r#"<Override PartName="/word/{file}" ContentType="{kind}.{name}+xml"/>"#);
    }
    text + "</Types>"
}

fn package_relations() -> String {
    format!(
        r#"{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#
    )
}

fn relations(document: &Document) -> String {
    let mut text = format!(r#"{XML}<Relationships xmlns="{PACKAGE}/relationships">"#);
    for (id, name, file) in related(document) {
        let _ = write!(text, r#"<Relationship Id="{id}" Type="{OFFICE}/{name}" Target="{file}"/>"#);
    }
    text + "</Relationships>"
}

/// Without times: the same content gives the same bytes.
fn core(document: &Document) -> String {
    format!(
        r#"{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>{}</dc:language></cp:coreProperties>"#,
        escape(&document.title),
        escape(&document.author),
        document.language
    )
}

fn body(document: &Document) -> String {
    let mut text = format!("{XML}<w:document {NAMESPACES}><w:body>");
    for inner in &document.body {
        block(&mut text, inner);
    }
    let (width, height) = (document.page.width, document.page.height);
    text.push_str("<w:sectPr>");
    for (id, name, _) in related(document).filter(|(_, name, _)| ["header", "footer"].contains(name)) {
        let _ = write!(text, r#"<w:{name}Reference w:type="default" r:id="{id}"/>"#);
    }
    let lying = if width > height { r#" w:orient="landscape""# } else { "" };
    let page = document.page;
    let _ = write!(
        text,
        r#"<w:pgSz w:w="{width}" w:h="{height}"{lying}/><w:pgMar w:top="{}" w:right="{side}" w:bottom="{}" w:left="{side}" w:header="567" w:footer="510" w:gutter="0"/></w:sectPr></w:body></w:document>"#,
        page.top,
        page.bottom,
        side = page.side
    );
    text
}

fn margin(element: &str, content: &Paragraph) -> String {
    let mut text = format!("{XML}<w:{element} {NAMESPACES}>");
    paragraph(&mut text, content);
    let _ = write!(text, "</w:{element}>");
    text
}

fn font_table() -> String {
    let mut text = format!("{XML}<w:fonts {NAMESPACES}>");
    for font in ALL {
        let family = if font.sans { "swiss" } else { "roman" };
        let _ = write!(
            text,
            r#"<w:font w:name="{}"><w:altName w:val="{}"/><w:charset w:val="86"/><w:family w:val="{family}"/></w:font>"#,
            font.name, font.instead
        );
    }
    text + "</w:fonts>"
}

fn settings() -> String {
    format!(
        r#"{XML}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:updateFields w:val="false"/><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#
    )
}

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
const LOOKS: [Look; 8] = [
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
    Look { id: "Note", name: "Note", paragraph: r#"<w:spacing w:before="60"/>"#, font: TABLE, size: 18 },
    Look { id: "Margin", name: "Margin", paragraph: "", font: TABLE, size: 18 },
];

fn fonts(font: Font) -> String {
    format!(r#"<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{}" w:cs="{LATIN}"/>"#, font.name)
}

fn styles(language: &str) -> String {
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
    let mut lines = String::new();
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ = write!(lines, r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#);
    }
    let _ = write!(
        text,
        r#"<w:style w:type="table" w:default="1" w:styleId="Plain"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="Lined"><w:name w:val="Table Grid"/><w:basedOn w:val="Plain"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="57" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>"#
    );
    text
}
