//! The parts of the container.

use std::fmt::Write as _;

use super::styles::styles;
use super::xml::{Writer, escape};
use super::{Document, Paragraph};
use crate::fonts::ALL;

pub(super) const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// Boxes to tick are of the second namespace, which programs may ignore.
pub(super) const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" mc:Ignorable="w14""#;

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
    let mut writer = Writer::default();
    for inner in &document.body {
        writer.block(inner);
    }
    let mut text = format!("{XML}<w:document {NAMESPACES}><w:body>{}", writer.out);
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
    let mut writer = Writer::default();
    writer.paragraph(content);
    format!("{XML}<w:{element} {NAMESPACES}>{}</w:{element}>", writer.out)
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
