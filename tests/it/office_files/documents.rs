//! What Word puts into a box, and where a document begins.

use zhengji::form_layout::{Answers, compose};
use zhengji::paper::{Package, PackageError, Read};
use zhengji::schema::Kind;

use super::{HERE, form, layout, pack, read};
use crate::papers::{As, Sample, sample};

/// A document whose box 主要研究内容 holds these paragraphs, and more parts besides.
fn document(sample: &Sample, paragraphs: &str, more: &[(&str, &str, &str)]) -> Vec<(String, String)> {
    let mut parts = form(sample, As::Document, Kind::Demand, "research");
    for (name, text) in &mut parts {
        if name == "word/document.xml" {
            let at = text.find(HERE).unwrap();
            let start = text[..at].rfind("<w:p>").unwrap();
            let end = at + text[at..].find("</w:p>").unwrap() + 6;
            text.replace_range(start..end, paragraphs);
        } else if name == "word/_rels/document.xml.rels" {
            for (kind, file, _) in more {
                let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
                let relation =
                    format!("<Relationship Id=\"rId{file}\" Type=\"{base}/{kind}\" Target=\"{file}\"/>");
                *text = text.replace("</Relationships>", &format!("{relation}</Relationships>"));
            }
        }
    }
    parts.extend(more.iter().map(|(_, file, text)| (format!("word/{file}"), (*text).to_owned())));
    parts
}

#[test]
#[allow(clippy::too_many_lines, reason = "one table of cases")]
fn a_box_of_a_document_holds_what_is_seen() {
    let sample = sample();
    let text = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let look = |look: &str, text: &str| {
        format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let line = |runs: &str| format!("<w:p>{runs}</w:p>");
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let boxed = "<w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent>";
    let cases = [
        // Struck and hidden.
        (
            line(
                &[
                    text("保留。"),
                    look("<w:strike/>", "作废。"),
                    look("<w:dstrike/>", "也作废。"),
                    look("<w:strike w:val=\"0\"/>", "再保留。"),
                ]
                .concat(),
            ),
            "保留。再保留。",
            "struck",
        ),
        (
            line(
                &[text("甲。"), look("<w:vanish/>", "底价"), look("<w:webHidden/>", "底价"), text("乙。")]
                    .concat(),
            ),
            "甲。乙。",
            "hidden",
        ),
        (
            line(
                &[text("甲"), look("<w:color w:val=\"FFFFFF\"/>", "白"), look("<w:sz w:val=\"2\"/>", "小")]
                    .concat(),
            ),
            "甲",
            "hidden",
        ),
        (
            line(
                &[text("甲"), look("<w:color w:val=\"FFFFFF\"/><w:shd w:fill=\"000000\"/>", "黑底白字")]
                    .concat(),
            ),
            "甲黑底白字",
            "",
        ),
        (line(&[text("甲"), look("<w:vanish/>", " ")].concat()), "甲", ""),
        (
            format!(
                "{}{}",
                "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>标题</w:t></w:r></w:p>",
                line(&text("。接着写"))
            ),
            "标题。接着写",
            "",
        ),
        // Raised and lowered.
        (
            line(&[text("3×10"), look("<w:vertAlign w:val=\"superscript\"/>", "5"), text(" 次")].concat()),
            "3×10⁵ 次",
            "",
        ),
        (
            line(
                &[
                    text("10"),
                    look("<w:position w:val=\"8\"/><w:sz w:val=\"14\"/>", "-6"),
                    text("，H"),
                    look("<w:position w:val=\"-6\"/>", "2"),
                ]
                .concat(),
            ),
            "10⁻⁶，H₂",
            "",
        ),
        (
            line(&[text("x"), look("<w:vertAlign w:val=\"superscript\"/>", "1/2")].concat()),
            "x^{1/2}",
            "script",
        ),
        // Lines.
        (
            line(
                "<w:r><w:t>甲\u{2028}乙</w:t><w:br/><w:t>丙</w:t><w:br w:type=\"page\"/><w:t>丁</w:t><w:cr/><w:t>戊\n己</w:t></w:r>",
            ),
            "甲\n乙\n丙\n丁\n戊 己",
            "",
        ),
        (format!("{}{}", line(&text("（1）甲；")), line(&text("（2）乙。"))), "（1）甲；\n（2）乙。", ""),
        (
            line(
                "<w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"100\"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>丙</w:t></w:r>",
            ),
            "甲\t乙-丙",
            "",
        ),
        // Other things between the lines.
        (
            line(
                "<w:r><w:t>承担</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>yì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>镱</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            ),
            "承担镱",
            "ruby",
        ),
        (format!("{}<w:altChunk r:id=\"rId9\"/><w:p/>", line(&text("前文"))), "前文", "chunk"),
        (
            line(&format!(
                "{}<m:oMath xmlns:m=\"m\"><m:r><m:t>σ=</m:t></m:r><m:f><m:num><m:r><m:t>F</m:t></m:r></m:num><m:den><m:sSub><m:e><m:r><m:t>A</m:t></m:r></m:e><m:sub><m:r><m:t>1</m:t></m:r></m:sub></m:sSub></m:den></m:f><m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e><m:r><m:t>y</m:t></m:r></m:e></m:d></m:oMath>",
                text("满足")
            )),
            "满足σ=(F)/(A₁)[y]",
            "equation",
        ),
        (
            format!(
                "{}<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>{}",
                line(&text("如表")),
                cell("温度"),
                cell("1000"),
                cell("压力"),
                cell("20"),
                line(&text("完"))
            ),
            "如表\n温度\t1000\n压力\t20\n完",
            "nested",
        ),
        (
            line(&format!(
                "{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{boxed}</w:drawing></mc:Choice><mc:Fallback><w:pict>{boxed}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{}",
                text("前。"),
                text("后。")
            )),
            "前。\n框里的字\n后。",
            "text-box",
        ),
        (line(&format!("{}<w:r><w:drawing/></w:r>", text("见图"))), "见图", "picture"),
        (
            line(&format!(
                "{}{}<w:r><w:instrText> PAGE </w:instrText></w:r>{}{}{}",
                text("第"),
                field("begin"),
                field("separate"),
                text("3"),
                field("end")
            )),
            "第3",
            "",
        ),
        (
            line(&format!(
                "{}{}<w:r><w:instrText> EQ \\o\\ac(○,1)</w:instrText></w:r>{}",
                text("甲"),
                field("begin"),
                field("end")
            )),
            "甲",
            "field",
        ),
        (
            line(&format!(
                "<w:hyperlink w:anchor=\"x\">{}</w:hyperlink><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt><w:smartTag>{}</w:smartTag>",
                text("链接"),
                text("控件"),
                text("标签")
            )),
            "链接控件标签",
            "",
        ),
        // Symbols.
        (
            line(
                "<w:r><w:t>5 </w:t><w:sym w:font=\"Symbol\" w:char=\"F06D\"/><w:t>m</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0D8\"/><w:sym w:font=\"Webdings\" w:char=\"F041\"/></w:r>",
            ),
            "5 μm➢",
            "symbol",
        ),
        (
            line(
                &[
                    text("±"),
                    look("<w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/>", "\u{F044}m"),
                    text("T"),
                ]
                .concat(),
            ),
            "±ΔμT",
            "",
        ),
        (line(&text("⾼温⼯艺，\u{F9B4}域")), "高温工艺，領域", "radical"),
    ];
    for (paragraphs, meant, odd) in cases {
        let (found, ids) = read(&sample, &document(&sample, &paragraphs, &[]), Kind::Demand, "research");
        let odd: Vec<String> =
            odd.split(' ').filter(|id| !id.is_empty()).map(|id| format!("paper-read-{id}")).collect();
        assert_eq!((found.as_deref(), ids), (Some(meant), odd), "{paragraphs}");
    }
}

#[test]
fn styles_and_lists_of_a_document_are_followed() {
    let sample = sample();
    let styles = r#"<w:styles xmlns:w="w"><w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:type="character" w:styleId="Upper"><w:basedOn w:val="Up"/></w:style><w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Point"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style></w:styles>"#;
    let lists = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;
    let more = [("styles", "styles2.xml", styles), ("numbering", "numbering.xml", lists)];
    let paragraphs = r#"<w:p><w:pPr><w:pStyle w:val="Point"/></w:pPr><w:r><w:t>甲 10</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Upper"/></w:rPr><w:t>3</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr><w:r><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>露</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr><w:r><w:t>乙</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr><w:r><w:t>丙</w:t></w:r></w:p>"#;
    let mut parts = document(&sample, paragraphs, &more);
    // The form's own styles are not these.
    let relations = parts.iter_mut().find(|(name, _)| name == "word/_rels/document.xml.rels").unwrap();
    relations.1 = relations.1.replacen("styles.xml", "none.xml", 1).replacen(
        "relationships/styles\"",
        "relationships/other\"",
        1,
    );
    let (found, ids) = read(&sample, &parts, Kind::Demand, "research");
    assert_eq!(found.as_deref(), Some("（1）甲 10³\n露\n（2）乙\n丙"));
    assert_eq!(ids, ["paper-read-numbers", "paper-read-hidden", "paper-read-numbering"]);
}

#[test]
fn old_fields_of_forms_are_ticked_and_chosen() {
    let sample = sample();
    let tick = |data: &str, label: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox>{data}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\">{label} </w:t></w:r>"
        )
    };
    let mut parts = form(&sample, As::Document, Kind::Demand, "goal");
    let document = &mut parts.iter_mut().find(|(name, _)| name == "word/document.xml").unwrap().1;
    // The box to the right of the label.
    let at = document.find("w:name=\"zj_demand_goal\"").unwrap();
    let start = at + document[at..].find("<w:tc>").unwrap();
    let start = start + document[start..].find("<w:p>").unwrap();
    let end = start + document[start..].find("</w:tc>").unwrap();
    let ticks = [
        tick("<w:default w:val=\"1\"/><w:checked w:val=\"0\"/>", "自主可控"),
        tick("<w:default w:val=\"0\"/><w:checked/>", "抢占制高点"),
    ];
    document.replace_range(start..end, &format!("<w:p>{}</w:p>", ticks.concat()));
    let read = Read::new(&pack(&parts), &sample.layouts).unwrap();
    assert!(read.unmapped.is_empty(), "{:?}", read.unmapped);
    assert_eq!(goals(&sample, &read.layouts[0].1), Ok(vec!["抢占制高点".to_owned()]));
}

/// The labels that are chosen as goals, or the id of what is said instead.
fn goals(sample: &Sample, answers: &Answers) -> Result<Vec<String>, String> {
    let demand = layout(sample, Kind::Demand);
    let composed = compose(demand, answers);
    if let Some(remark) = composed.remarks.first() {
        return Err(remark.message.id().to_owned());
    }
    let choices = demand.fields().find(|blank| blank.key == "goal").unwrap().choices();
    let label = |word: &str| choices.iter().find(|choice| choice.word == word).unwrap().label.clone();
    let goals = composed
        .root
        .get("goal")
        .map(|node| node.items().iter().map(|item| label(item.as_str().unwrap())).collect());
    Ok(goals.unwrap_or_default())
}

#[test]
fn a_tick_chooses_the_label_it_stands_at() {
    let sample = sample();
    for (text, meant) in [
        ("√自主可控　抢占制高点", Ok(vec!["自主可控"])),
        ("自主可控√　抢占制高点", Ok(vec!["自主可控"])),
        ("□自主可控 ■抢占制高点", Ok(vec!["抢占制高点"])),
        ("☑自主可控\n☑抢占制高点", Ok(vec!["自主可控", "抢占制高点"])),
        ("自主可控、抢占制高点", Ok(vec!["自主可控", "抢占制高点"])),
        ("抢占制高点", Ok(vec!["抢占制高点"])),
        ("自主可控　抢占制高点", Err("paper-read-ticks")),
        ("自主可控 √ 抢占制高点", Err("paper-read-ticks")),
        ("√自主可控　√赶超", Err("paper-read-no-choice")),
    ] {
        let mut answers = Answers::default();
        answers.write("goal", text);
        let meant = meant
            .map(|labels| labels.into_iter().map(str::to_owned).collect::<Vec<_>>())
            .map_err(str::to_owned);
        assert_eq!(goals(&sample, &answers), meant, "{text}");
    }
}

#[test]
fn a_document_is_found_wherever_it_stands() {
    let sample = sample();
    let plain = document(&sample, "<w:p><w:r><w:t>甲</w:t></w:r></w:p>", &[]);
    let moved = |from: &str, to: &str| -> Vec<(String, String)> {
        plain.iter().map(|(name, text)| (name.replace(from, to), text.replace(from, to))).collect()
    };
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument";
    let transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let mut strictly = plain.clone();
    for (_, text) in &mut strictly {
        *text = text.replace(transitional, strict);
    }
    let windows: Vec<_> = plain.iter().map(|(name, text)| (name.replace('/', "\\"), text.clone())).collect();
    let prefixed: Vec<_> = plain
        .iter()
        .map(|(name, text)| {
            (
                name.clone(),
                text.replace("<w:", "<x:")
                    .replace("</w:", "</x:")
                    .replace("xmlns:w=", "xmlns:x=")
                    .replace(" w:", " x:"),
            )
        })
        .collect();
    for parts in [
        moved("document.xml", "document2.xml"),
        moved("word/", "w2/")
            .into_iter()
            .map(|(name, text)| (name, text.replace("/word/", "/w2/")))
            .collect(),
        strictly,
        windows,
        prefixed,
        plain.iter().filter(|(name, _)| name != "_rels/.rels").cloned().collect(),
    ] {
        let names: Vec<&String> = parts.iter().map(|(name, _)| name).collect();
        let (found, _) = read(&sample, &parts, Kind::Demand, "research");
        assert_eq!(found.as_deref(), Some("甲"), "{names:?}");
    }
    // One name for two parts: nobody can tell which of them others see.
    let mut twice = plain.clone();
    let main = plain.iter().find(|(name, _)| name == "word/document.xml").unwrap();
    twice.push(("word\\document.xml".to_owned(), main.1.clone()));
    assert!(matches!(Package::open(&pack(&twice)), Err(PackageError::Damaged(_))));
    // A relation to a part that is not there.
    let gone: Vec<_> = plain.into_iter().filter(|(name, _)| name != "word/document.xml").collect();
    assert!(matches!(Package::open(&pack(&gone)), Err(PackageError::Damaged(_))));
}
