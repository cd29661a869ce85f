//! A demand: sentences put together from the terms of one object, one cause and one way to mend it, so that texts share
//! their form and not their subject.

use std::fmt::Write as _;

use super::Kind;
use super::call::DOMAINS;
use super::random::Random;
use super::unit::credit_code;
use super::words::{CAUSES, INDICATORS, MATTERS, PLACES, THINGS, WAYS};

struct Words<'a> {
    matter: &'a str,
    thing: &'a str,
    place: &'a str,
    causes: Vec<&'a str>,
    ways: Vec<&'a str>,
}

impl Words<'_> {
    /// `count` sentences that name this demand's own causes and ways.
    fn sentences(&self, random: &mut Random, count: usize) -> String {
        let mut text = String::new();
        for _ in 0..count {
            let (cause, way) = (random.one(&self.causes), random.one(&self.ways));
            let (a, b) = (random.between(2, 90), random.between(100, 9000));
            let _ = match random.below(5) {
                0 => write!(
                    text,
                    "{}{}在{}中{cause}，第{a}批样件的合格比例只有{}.{a}%。",
                    self.matter,
                    self.thing,
                    self.place,
                    a % 60 + 30
                ),
                1 => write!(text, "{way}，在{b}次循环后复测{cause}的程度，判据由第三方给出。"),
                2 => write!(
                    text,
                    "现场统计{b}台次，{cause}占全部停机的{a}%，是{}用户反映最多的问题。",
                    self.place
                ),
                3 => write!(text, "为此{way}，并以{}台样机在{}连续考核{b}小时。", a % 9 + 2, self.place),
                _ => write!(
                    text,
                    "已有工作表明，{way}能使{cause}推迟{b}小时出现，余下的差距在于{}。",
                    random.one(&self.causes)
                ),
            };
        }
        text
    }
}

pub(super) fn yaml(random: &mut Random, number: usize, kind: Kind, place: usize, domain: usize) -> String {
    let words = Words {
        matter: MATTERS.get(domain).map_or("", |matters| random.one(matters)),
        thing: random.one(&THINGS),
        place: random.one(&PLACES),
        causes: random.some(&CAUSES, 4),
        ways: random.some(&WAYS, 4),
    };
    let organization = match (kind, place) {
        (Kind::Leading, 0) => "open-bidding",
        (Kind::Leading, _) => "single-unit",
        _ => random.one(&[
            "single-unit",
            "single-unit",
            "chain-alliance",
            "innovation-consortium",
            "open-bidding",
        ]),
    };
    let (personnel, equipment, other) =
        (random.between(100, 900), random.between(900, 4000), random.between(700, 3000));
    let cause = words.causes.first().copied().unwrap_or_default();
    let mut text = format!(
        "# yaml-language-server: $schema=../../../../schema/demand.schema.json
title: {place}用{matter}{thing}抑制{cause}的技术
domain: {domain}
innovation_stage: [{stages}]
organization: {organization}
{conditional}goal: [self-reliance]
strategic_task: {place}领域的国产化与节能改造
summary: {summary}
necessity: |
  {necessity}
research: |
  {research}

",
        matter = words.matter,
        thing = words.thing,
        place = words.place,
        domain = DOMAINS.get(domain).map_or("", |(id, _)| id),
        stages = random.some(&["frontier", "common-key", "applied", "demonstration"], 2).join(", "),
        conditional = conditional(random, kind, place, organization, &words),
        summary = words.sentences(random, 2),
        necessity = words.sentences(random, 5),
        research = words.sentences(random, 4),
    );
    // Writing to a string never fails.
    for (step, way) in (1..).zip(&words.ways) {
        let _ = writeln!(text, "  {step}. {way}，查明{}的成因；", random.one(&words.causes));
    }
    if random.below(5) < 2 {
        text.push_str("\n  | 阶段 | 任务 | 节点 |\n  |---|---|---|\n");
        for (year, way) in (1..4).zip(&words.ways) {
            let _ = writeln!(text, "  | 第{year}年 | {way} | 样件{}套 |", random.between(3, 60));
        }
    }
    text.push_str("key_problems:\n");
    for cause in words.causes.iter().take(3) {
        let _ = writeln!(text, "  - {}{cause}", words.thing);
    }
    indicators(random, &mut text);
    let outcomes =
        ["international-advanced", "domestic-advanced", "import-substitution", "strategic-product"];
    let _ = write!(
        text,
        "outcomes: [{outcomes}]
outcome_description: {description}
foundation: {foundation}
application_scenario: {place}，首批{first}套
{partners}term_months: {term}
budget:
  total: {total}
  personnel: {personnel}
  equipment: {equipment}
  other: {other}
keywords: [{matter}, {thing}, {cause}]
declaration:
  not_classified: true
  no_sensitive_matter: true
  accurate: true
contact:
  name: 示例联系人
  phone: 0571-8{phone:07}
  email: office@unit-{number}.example
",
        outcomes = random.some(&outcomes, 2).join(", "),
        description = words.sentences(random, 2),
        foundation = words.sentences(random, 2),
        place = words.place,
        first = random.between(2, 300),
        partners = partners(organization, number, &words),
        term = ["24", "30", "36"].get(random.below(3)).copied().unwrap_or("36"),
        total = personnel + equipment + other,
        matter = words.matter,
        thing = words.thing,
        phone = random.below(9_999_999),
    );
    text
}

fn indicators(random: &mut Random, text: &mut String) {
    text.push_str("indicators:\n");
    let first = random.below(INDICATORS.len());
    for step in 0..4 {
        // Five and twelve have no common divisor, so none comes twice.
        let index = (first + step * 5) % INDICATORS.len();
        let (name, unit, now, target, best) = INDICATORS.get(index).copied().unwrap_or_default();
        let _ = writeln!(
            text,
            "  - name: {name}\n    unit: {unit}\n    current: {now}\n    target: {target}\n    world_best: {best}\n    basis: 第三方检测报告"
        );
    }
}

/// The parts that only some demands have.
fn conditional(
    random: &mut Random,
    kind: Kind,
    place: usize,
    organization: &str,
    words: &Words<'_>,
) -> String {
    let mut text = String::new();
    if kind == Kind::Institution {
        text.push_str(if place == 0 { "topic: self-designed\n" } else { "topic: result-transformation\n" });
        if place > 0 {
            let _ = write!(
                text,
                "transformation:\n  original_result: {}{}原理样机\n  place: 示例市示例园\n  implementing_unit: 示例转化有限公司\n",
                words.matter, words.thing
            );
        }
    }
    if organization == "open-bidding" {
        let _ = write!(
            text,
            "bidding:\n  ip_ownership: 发榜方与揭榜方共有，实施许可另行约定\n  bidder_conditions: 具有{}方面研究基础的高校、院所或企业\n  payment_to_bidder: {}\n  deadline: 2022-12-31\n",
            words.matter,
            random.between(300, 1500)
        );
    }
    text
}

fn partners(organization: &str, number: usize, words: &Words<'_>) -> String {
    if !matches!(organization, "innovation-consortium" | "chain-alliance") {
        return String::new();
    }
    let mut text = String::from("partners:\n");
    for (index, way) in (1..3).zip(&words.ways) {
        let code = credit_code("91", 2_000_000 + number * 2 + index);
        let _ = writeln!(
            text,
            "  - name: 示例协作第{number}之{index}有限公司\n    uscc: {code}\n    role: {way}"
        );
    }
    text
}
