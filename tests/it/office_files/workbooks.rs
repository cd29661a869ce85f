//! What Excel and WPS put into a cell.

use std::collections::BTreeMap;

use zhengji::schema::Kind;

use super::{HERE, form, read};
use crate::papers::{As, Sample, sample};

/// A workbook in which the cell of a box is replaced; `{r}` stands for its place.
fn workbook(
    sample: &Sample,
    kind: Kind,
    key: &str,
    cell: &str,
    more: &[(&str, &str, &str)],
) -> Vec<(String, String)> {
    let mut parts = form(sample, As::Workbook, kind, key);
    let strings = parts.iter().find(|(name, _)| name == "xl/sharedStrings.xml").unwrap().1.clone();
    let index = strings[..strings.find(&format!(">{HERE}<")).unwrap()].matches("<si>").count() - 1;
    let styles = &mut parts.iter_mut().find(|(name, _)| name == "xl/styles.xml").unwrap().1;
    let mut cell = cell.to_owned();
    for (id, (mark, format)) in (200..).zip(FORMATS) {
        let looks = styles.find("<cellXfs").unwrap();
        let end = styles.find("</cellXfs>").unwrap();
        let style = styles[looks..end].matches("<xf ").count();
        cell = cell.replace(mark, &format!("s=\"{style}\""));
        styles.insert_str(
            end,
            &format!("<xf numFmtId=\"{id}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"),
        );
        let formats = styles.find("</numFmts>").unwrap();
        styles.insert_str(formats, &format!("<numFmt numFmtId=\"{id}\" formatCode=\"{format}\"/>"));
    }
    for (name, text) in &mut parts {
        if name.starts_with("xl/worksheets/sheet")
            && let Some(at) = text.find(&format!("t=\"s\"><v>{index}</v></c>"))
        {
            let start = text[..at].rfind("<c ").unwrap();
            let end = at + text[at..].find("</c>").unwrap() + 4;
            let place = text[start..].split('"').nth(1).unwrap().to_owned();
            let style = text[start..end].split(" s=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
            let cell =
                cell.replace("{r}", &format!("r=\"{place}\"")).replace("{s}", &format!("s=\"{style}\""));
            text.replace_range(start..end, &cell);
        }
        for (part, from, to) in more {
            if name == part {
                assert!(text.contains(from), "{part}: {from}");
                *text = text.replacen(from, to, 1);
            }
        }
    }
    parts
}

/// Formats that a workbook of ours has no cell for, with the mark that a case has for each.
const FORMATS: [(&str, &str); 4] =
    [("{words}", "0&quot;个月&quot;"), ("{scaled}", "0!.0,"), ("{percent}", "0.0%"), ("{nothing}", ";;;")];

#[test]
fn a_cell_of_a_workbook_holds_what_is_seen() {
    let sample = sample();
    let cases = [
        (
            "research",
            "<c {r} {s} t=\"inlineStr\"><is><r><t>3×10</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>5</t></r><r><rPr><strike/></rPr><t>废</t></r><r><rPr><color rgb=\"FFFFFFFF\"/></rPr><t>藏</t></r><rPh sb=\"0\" eb=\"1\"><t>shēn</t></rPh></is></c>",
            Some("3×10⁵"),
            "struck hidden",
        ),
        (
            "research",
            "<c {r} {s} t=\"inlineStr\"><is><t>砷</t><rPh sb=\"0\" eb=\"1\"><t>shēn</t></rPh></is></c>",
            Some("砷"),
            "",
        ),
        (
            "research",
            "<c {r} {s} t=\"inlineStr\"><is><t>甲_x000B_乙&#10;丙_x000D_&#10;⼯作</t></is></c>",
            Some("甲\n乙\n丙\n工作"),
            "radical",
        ),
        (
            "research",
            "<c {r} {s} t=\"str\"><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v></c>",
            None,
            "cell-picture",
        ),
        ("research", "<c {r} {s} t=\"str\"><v>=DISPIMG(\"ID_1\",1)</v></c>", None, "cell-picture"),
        ("research", "<c {r} {s}><f>A1&amp;B1</f></c>", None, "no-result"),
        ("research", "<c {r} {s}><f>A1&amp;B1</f><v></v></c>", None, "no-result"),
        ("research", "<c {r} {s} t=\"str\"><f>\"甲\"&amp;\"乙\"</f><v>甲乙</v></c>", Some("甲乙"), ""),
        ("research", "<c {r} {s} t=\"str\"><f>\"\"</f><v></v></c>", None, ""),
        ("term_months", "<c {r} {s}><v>24.000000000000004</v></c>", Some("24"), ""),
        ("term_months", "<c {r} {words}><v>24</v></c>", Some("24"), "figure-as"),
        ("term_months", "<c {r} {scaled}><v>24000</v></c>", None, "scaled"),
        ("term_months", "<c {r} {percent}><v>0.24</v></c>", None, "percent"),
        ("research", "<c {r} {percent}><v>0.24</v></c>", Some("24%"), "percent-as-text"),
        ("research", "<c {r} {words}><v>1000</v></c>", Some("1000个月"), ""),
        ("research", "<c {r} {nothing}><v>1000</v></c>", None, "hidden"),
    ];
    for (key, cell, meant, odd) in cases {
        let parts = workbook(&sample, Kind::Demand, key, cell, &[]);
        let (found, ids) = read(&sample, &parts, Kind::Demand, key);
        let odd: Vec<String> =
            odd.split(' ').filter(|id| !id.is_empty()).map(|id| format!("paper-read-{id}")).collect();
        assert_eq!((found.as_deref(), ids), (meant, odd), "{cell}");
    }
}

#[test]
fn days_of_a_workbook_are_those_that_are_shown() {
    let sample = sample();
    let of_1904 = [("xl/workbook.xml", "<workbookPr ", "<workbookPr date1904=\"1\" ")];
    let text = |text: &str| format!("<c {{r}} {{s}} t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let serial = |serial: &str| format!("<c {{r}} {{s}}><v>{serial}</v></c>");
    for (cell, more, meant, odd) in [
        (serial("40490"), &[][..], Some("2010-11-08"), ""),
        (serial("39028"), &of_1904[..], Some("2010-11-08"), ""),
        (serial("40490.375"), &[][..], Some("2010-11-08"), "date"),
        (serial("0.375"), &[][..], None, "moment"),
        ("<c {r} {s} t=\"d\"><v>2010-11-08T09:00:00</v></c>".to_owned(), &[][..], Some("2010-11-08"), "date"),
        (text("2010.11.8"), &[][..], Some("2010-11-08"), "date"),
        (text("二〇一〇年十一月八日"), &[][..], Some("2010-11-08"), "date"),
        (text("二零二一年四月二十日"), &[][..], Some("2021-04-20"), "date"),
        (text("2010年11月"), &[][..], None, "not-date"),
        ("<c {r}><v>40490</v></c>".to_owned(), &[][..], None, "not-date"),
    ] {
        let parts = workbook(&sample, Kind::Unit, "registered_on", &cell, more);
        let (found, ids) = read(&sample, &parts, Kind::Unit, "registered_on");
        let odd: Vec<String> =
            odd.split(' ').filter(|id| !id.is_empty()).map(|id| format!("paper-read-{id}")).collect();
        assert_eq!((found.as_deref(), ids), (meant, odd), "{cell}");
    }
}

#[test]
fn hidden_rows_and_columns_of_a_form_are_told() {
    let sample = sample();
    let parts = form(&sample, As::Workbook, Kind::Demand, "research");
    let sheets = || parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
    let columns: BTreeMap<&String, &String> = sheets().map(|(name, text)| (name, text)).collect();
    let strings = &parts.iter().find(|(name, _)| name == "xl/sharedStrings.xml").unwrap().1;
    let index = strings[..strings.find(&format!(">{HERE}<")).unwrap()].matches("<si>").count() - 1;
    let (name, text) =
        columns.into_iter().find(|(_, text)| text.contains(&format!("<v>{index}</v>"))).unwrap();
    let at = text.find(&format!("<v>{index}</v>")).unwrap();
    let row = text[..at].rfind("<row ").unwrap();
    let mut hidden = text.clone();
    hidden.insert_str(row + 5, "hidden=\"1\" ");
    let parts: Vec<_> = parts
        .iter()
        .map(|(own, text)| (own.clone(), if own == name { hidden.clone() } else { text.clone() }))
        .collect();
    let (found, ids) = read(&sample, &parts, Kind::Demand, "research");
    assert_eq!((found, ids), (None, vec!["paper-read-hidden-cell".to_owned()]));
}
