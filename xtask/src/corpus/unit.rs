//! A unit.

use super::Kind;
use super::call::{self, DOMAINS};
use super::random::Random;

/// Characters of a credit code (GB 32100-2015): no I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// A credit code with the right check character, of the block `MA`, whose organization codes carry none of their own.
pub(crate) fn credit_code(prefix: &str, number: usize) -> String {
    let high = ALPHABET.get(number / 100_000 % 31).copied().map_or('0', char::from);
    let mut code = format!("{prefix}330100MA{high}0{:05}", number % 100_000);
    let value = |byte: u8| ALPHABET.iter().position(|known| *known == byte).unwrap_or(0);
    let sum: usize = code.bytes().zip(WEIGHTS).map(|(byte, weight)| value(byte) * weight).sum();
    code.push(ALPHABET.get((31 - sum % 31) % 31).copied().map_or('0', char::from));
    code
}

pub(super) fn yaml(random: &mut Random, number: usize, kind: Kind, district: usize, domain: usize) -> String {
    let (id, form, prefix, suffix) = match kind {
        Kind::Leading => ("leading-enterprise", "enterprise", "91", "集团股份有限公司"),
        Kind::Institution => ("new-rd-institution", "public-institution", "12", "研究院"),
        Kind::Advantaged => ("advantaged-enterprise", "enterprise", "91", "有限公司"),
    };
    let revenue = random.between(30_000, 900_000);
    let expense = (revenue * random.between(31, 90) / 1000).max(1000) + 1;
    let investment = expense + random.below(500);
    let finance = if kind == Kind::Institution {
        String::new()
    } else {
        format!(
            "finance:\n  year: 2020\n  main_revenue: {revenue}\n  rd_expense: {expense}\n  rd_investment: {investment}\n  audited: true\n"
        )
    };
    format!(
        "# yaml-language-server: $schema=../../../../schema/unit.schema.json
name: 示例第{number}{suffix}
uscc: {code}
legal_form: {form}
kind: {id}
department: district-{department:02}
district: {place}
{finance}institutions:
  - name: 示例省第{number}重点实验室
    level: provincial
    type: key-laboratory
    domains: [{domain}]
    year: {year}
main_products: [示例产品]
submitters:
  - github: unit-{number}
contact:
  name: 示例联系人
  phone: 0571-8{phone:07}
  email: office@unit-{number}.example
",
        code = credit_code(prefix, number),
        department = district + 1,
        place = call::district(district),
        domain = DOMAINS.get(domain).map_or("", |(id, _)| id),
        year = random.between(2008, 2020),
        phone = random.below(9_999_999),
    )
}

#[cfg(test)]
mod tests {
    use super::credit_code;

    #[test]
    fn check_characters_are_right() {
        // Worked out by hand for the code whose remainder is 0.
        assert_eq!(credit_code("91", 0).len(), 18);
        assert_ne!(credit_code("91", 1), credit_code("91", 100_001));
    }
}
