//! The call itself and its departments.

use std::fmt::Write as _;

use super::random::Random;

/// Ids and names of the domains.
pub(super) const DOMAINS: [(&str, &str); 4] = [
    ("internet-plus", "互联网+"),
    ("life-health", "生命健康"),
    ("new-materials", "新材料"),
    ("advanced-manufacturing", "先进制造与装备"),
];

/// How many demands a district has, about: its recommendations are one file, and the form takes a thousand of them.
const OF_DISTRICT: usize = 800;

/// How many districts there are beside so many demands, each with a department of its own.
pub(super) fn districts(demands: usize) -> usize {
    demands.div_ceil(OF_DISTRICT).max(DISTRICTS.len())
}

/// The name of a district.
pub(super) fn district(number: usize) -> String {
    let name = DISTRICTS.get(number % DISTRICTS.len()).copied().unwrap_or_default();
    match number / DISTRICTS.len() {
        0 => name.to_owned(),
        further => name.replacen("示例", &format!("示例第{}", further + 1), 1),
    }
}

const DISTRICTS: [&str; 15] = [
    "示例东区",
    "示例西区",
    "示例南区",
    "示例北区",
    "示例中区",
    "示例江区",
    "示例湖区",
    "示例山区",
    "示例港区",
    "示例园区",
    "示例新区",
    "示例滨区",
    "示例溪区",
    "示例岭区",
    "示例湾区",
];

const OPINIONS: [&str; 6] = [
    "需求来自生产一线，指标可以检验，同意推荐。",
    "单位基础较好，产业链上下游已有合作意向，同意推荐。",
    "经专家评议，技术路线合理，经费测算有依据，同意推荐。",
    "符合本区产业方向，投入有保障，同意推荐。",
    "现有样机已通过内部测试，攻关内容明确，同意推荐。",
    "应用单位明确，成果可以就地转化，同意推荐。",
];

pub(super) fn settings() -> String {
    let domains = DOMAINS.iter().fold(String::new(), |mut list, (id, name)| {
        // Writing to a string never fails.
        let _ = writeln!(list, "  - id: {id}\n    name: {name}");
        list
    });
    format!(
        "title: 示例市基准测试征集
short_title: 基准测试征集
batch: 基准测试
table_title: 基准测试推荐汇总表
host: 示例市科学技术局
notice: notice.md
time_zone: Asia/Shanghai
stages:
  submission: {{opens: 2021-03-24, closes: 2021-04-20}}
  recommendation: {{opens: 2021-03-24, closes: 2021-04-30}}
domains:
{domains}unit_kinds:
  - {{id: leading-enterprise, name: 大企业集团或头部企业}}
  - {{id: new-rd-institution, name: 新型研发机构}}
  - {{id: advantaged-enterprise, name: 其他优势企业}}
thresholds:
  rd_intensity: 3.0
  rd_investment: 1000
  project_investment: 1500
  warn_only: [new-rd-institution]
  institution_kinds: [new-rd-institution]
quotas:
  - unit_kind: leading-enterprise
    max: 2
    when_at_least: 2
    needs: {{min: 1, organization: [open-bidding, innovation-consortium]}}
  - unit_kind: new-rd-institution
    max_each: {{topic: {{self-designed: 1, result-transformation: 1}}}}
  - unit_kind: advantaged-enterprise
    max: 1
limits:
  title: 40
  summary: 300
  necessity: 800
  research: 1500
  key_problem: 120
  outcome_description: 500
  opinion: 300
  indicators_min: 1
contacts:
  - {{office: 示例处, for: 需求填报和推荐}}
city: [示例市]
sensitive_handover:
  office: 示例办公室
  how: 请直接报送示例办公室
site:
  name: 基准测试征集
  organizer: 示例市科学技术局
roles:
  bureau:
    - github: shili-kjj
"
    )
}

pub(super) fn department(district: usize) -> String {
    let name = self::district(district);
    format!(
        "name: {name}科技局
kind: district
covers:
  districts:
    - {{name: {name}, code: \"{}\"}}
members:
  - github: district-{:02}
",
        990_101 + district,
        district + 1
    )
}

pub(super) fn recommendation(random: &mut Random, demands: &[String]) -> String {
    let mut text =
        String::from(if demands.is_empty() { "recommendations: []\n" } else { "recommendations:\n" });
    for (rank, demand) in (1..).zip(demands) {
        let opinion = random.one(&OPINIONS);
        let _ = writeln!(
            text,
            "  - demand: {demand}\n    rank: {rank}\n    key_recommended: true\n    unit_kind_confirmed: true\n    \
             opinion: {opinion}"
        );
    }
    text
}
