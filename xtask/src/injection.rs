//! A call whose every public text tries to run something: a unit with a demand for each line of
//! `tests/fixtures/injection.txt`. What comes of it is looked at in a browser (`tests/browser/injection.test.js`).

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::corpus::credit_code;
use crate::tool::root;

/// During the consultation: comments can be made, items and comments are public.
pub(crate) const CLOCK: &str = "2021-06-20T12:00:00+08:00";

/// Writes `folder/submissions/injection`.
///
/// # Errors
/// When the texts cannot be read or the folder cannot be written.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let list = root().join("tests/fixtures/injection.txt");
    let text = fs::read_to_string(&list).with_context(|| list.display().to_string())?;
    // Lines that start with a hash and a blank say what follows.
    let payloads: Vec<&str> =
        text.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()).collect();
    let call = folder.join("submissions/injection");
    if call.exists() {
        fs::remove_dir_all(&call).with_context(|| call.display().to_string())?;
    }
    let put = |path: String, text: String| -> Result<()> {
        let path = call.join(path);
        fs::create_dir_all(path.parent().context("a file without a folder")?)?;
        fs::write(&path, text).with_context(|| path.display().to_string())
    };
    let mut ranks = String::from("recommendations:\n");
    for (index, payload) in payloads.iter().enumerate() {
        let number = index + 1;
        let unit = format!("unit-{number:02}");
        put(format!("units/{unit}/unit.yaml"), self::unit(number, payload))?;
        put(format!("units/{unit}/demand.yaml"), demand(number, payload))?;
        put(format!("guideline/item-{number:02}.md"), item(number, payload))?;
        put(format!("comments/2021-06-18-item-{number:02}.yaml"), comment(number, payload))?;
        // Writing to a string never fails.
        let _ = writeln!(
            ranks,
            "  - {{demand: {unit}/demand, rank: {number}, opinion: {}, key_recommended: true, unit_kind_confirmed: true}}",
            quoted(payload)
        );
    }
    let (first, second) = (payloads.first().context("no texts")?, payloads.get(6).context("few texts")?);
    put("departments/xihu/recommendation.yaml".to_owned(), ranks)?;
    put("departments/xihu/department.yaml".to_owned(), department(second))?;
    put("notice.md".to_owned(), format!("# 通知\n\n{}\n", payloads.join("\n\n")))?;
    put("call.yaml".to_owned(), settings(first, second))
}

/// A text between double quotes, as YAML reads it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn unit(number: usize, payload: &str) -> String {
    let (text, code) = (quoted(payload), credit_code("91", number));
    format!(
        "name: {text}\nuscc: {code}\nlegal_form: enterprise\nkind: advantaged-enterprise\ndepartment: xihu\n\
         district: 西湖区\n\
         finance: {{year: 2020, main_revenue: 40000, rd_expense: 2000, rd_investment: 2200, audited: true}}\n\
         institutions:\n  - {{name: {text}, level: provincial, type: key-laboratory, domains: [new-materials], year: 2018}}\n\
         main_products: [{text}]\ncontact: {{name: 示例联系人, phone: 0571-00000000}}\n"
    )
}

fn demand(number: usize, payload: &str) -> String {
    let text = quoted(payload);
    let code = credit_code("91", 50_000 + number);
    let form = if number.is_multiple_of(2) {
        format!(
            "organization: open-bidding\nbidding:\n  ip_ownership: {text}\n  bidder_conditions: {text}\n  \
             payment_to_bidder: 600\n  deadline: 2023-12-31\n"
        )
    } else {
        let partner = quoted(&format!("{payload}乙"));
        format!(
            "organization: chain-alliance\npartners:\n  - {{name: {partner}, uscc: {code}, role: {text}}}\n"
        )
    };
    format!(
        "title: {text}\ndomain: new-materials\ninnovation_stage: [common-key]\n{form}goal: [self-reliance]\n\
         strategic_task: {text}\nsummary: {text}\nnecessity: {text}\nresearch: {text}\nkey_problems: [{text}]\n\
         indicators:\n  - {{name: {text}, unit: {text}, current: {text}, target: 1000, world_best: {text}, basis: {text}}}\n\
         outcomes: [import-substitution]\noutcome_description: {text}\nfoundation: {text}\napplication_scenario: {text}\n\
         term_months: 36\nbudget: {{total: 2000, personnel: 300}}\nkeywords: [{text}]\n\
         declaration: {{not_classified: true, no_sensitive_matter: true, accurate: true}}\n\
         contact: {{name: 示例联系人, phone: 0571-00000000}}\n"
    )
}

fn item(number: usize, payload: &str) -> String {
    let text = quoted(payload);
    format!(
        "---\ntitle: {text}\nnumber: \"1.{number}\"\ndomain: new-materials\ncategory: common-key-technology\n\
         organization: [open-bidding]\nsources: [unit-{number:02}/demand]\nterm_months: 36\nbudget_cap: 500\n\
         supported: {{min: 1, max: 2}}\nlead_requirement: {text}\n---\n\n## {payload}\n\n{payload}\n\n- {payload}\n\n> {payload}\n"
    )
}

fn comment(number: usize, payload: &str) -> String {
    let text = quoted(payload);
    format!(
        "on: {{item: item-{number:02}, paragraph: {text}}}\naspect: advancement\nchannel: mail\nreceived_on: 2021-06-18\n\
         shown_as: {text}\ntext: {text}\ncurrent_text: {text}\nproposed_text: {text}\nreason: {text}\n\
         disposition: partly-adopted\nreply: {text}\nreplied_on: 2021-06-19\n"
    )
}

fn department(payload: &str) -> String {
    let text = quoted(payload);
    format!(
        "name: {text}\nkind: district\ncovers:\n  districts: [{{name: 西湖区, code: \"330106\"}}]\ncontact: {{office: {text}}}\n"
    )
}

fn settings(first: &str, second: &str) -> String {
    let (first, second) = (quoted(first), quoted(second));
    format!(
        "title: {first}\nshort_title: {second}\nhost: {second}\nbasis: {first}\ntime_zone: Asia/Shanghai\nnotice: notice.md\n\
         stages:\n  submission: {{opens: 2021-03-24, closes: 2021-04-20}}\n  \
         recommendation: {{opens: 2021-03-24, closes: 2021-04-30}}\n  \
         guideline: {{opens: 2021-05-06, closes: 2021-06-10}}\n  \
         consultation: {{opens: 2021-06-15, closes: 2021-06-29}}\n\
         consultation: {{basis: 十五日, background: {first}, ways: [{{channel: mail, address: 示例路1号}}]}}\n\
         domains:\n  - {{id: new-materials, name: {second}, description: {first}}}\n\
         departments: [xihu]\n\
         unit_kinds:\n  - {{id: advantaged-enterprise, name: {second}}}\n  - {{id: new-rd-institution, name: 新型研发机构}}\n\
         city: [杭州]\n\
         thresholds: {{rd_intensity: 3.0, rd_investment: 1000, project_investment: 1500, institution_kinds: [new-rd-institution]}}\n\
         limits: {{title: 120, summary: 3000, necessity: 3000, research: 3000, opinion: 3000, indicators_min: 1}}\n\
         contacts:\n  - {{office: {second}, for: {first}}}\n\
         sensitive_handover: {{office: {second}, how: {first}}}\n\
         roles:\n  bureau: [{{github: shili-bureau}}]\n\
         severity: {{bidding-terms: warning, comment-answered: warning, consultation-period: warning, stamped-scan: warning, approved: warning, scan-matches-table: warning}}\n\
         site: {{name: {second}, organizer: {first}}}\n"
    )
}
