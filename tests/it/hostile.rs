//! Broken and hostile documents: each gets a diagnostic of the right rule, and nothing panics or takes long.

use proptest::prelude::*;
use zhengji::document::{self, Syntax};

use crate::fixture::{base, judge};

const DEMAND: &str = "units/shili-yiqi/sensor.yaml";

fn with(bytes: impl Into<Vec<u8>>) -> Vec<&'static str> {
    let mut call = base();
    call.insert(DEMAND.to_owned(), bytes.into());
    let mut rules = judge(&call).rules();
    rules.dedup();
    rules
}

fn valid() -> String {
    String::from_utf8(base().remove(DEMAND).unwrap()).unwrap()
}

#[test]
fn yaml_that_surprises_is_refused() {
    let bomb: String = (1..10).fold("a0: &a0 [x, x]\n".to_owned(), |text, n| {
        format!("{text}a{n}: &a{n} [*a{0}, *a{0}, *a{0}, *a{0}]\n", n - 1)
    });
    for (what, text) in [
        ("aliases", bomb),
        ("depth", format!("summary: {}{}\n", "[".repeat(100_000), "]".repeat(100_000))),
        ("key twice", format!("{}title: 第二个题目\n", valid())),
        ("nested key twice", valid().replace("  total: 2000", "  total: 100\n  total: 2000")),
        ("tag", valid().replace("summary: ", "summary: !!binary ")),
        ("language tag", valid().replace("title: ", "title: !!python/object/apply:os.system ")),
        ("merge key", format!("{}<<: {{title: x}}\n", valid())),
        ("second document", format!("{}---\ntitle: x\n", valid())),
        ("after the end", format!("{}...\nsecret: hidden\n", valid())),
        ("tab", format!("{}partners:\n\t- name: 甲\n", valid())),
        ("conflict marks", format!("{}<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> pr\n", valid())),
        ("colon", valid().replace("title: ", "title: 关键技术: ")),
        ("list as key", format!("{}? [a, b]\n: x\n", valid())),
        ("percent", valid().replace("unit: ℃", "unit: %")),
    ] {
        assert!(with(text).contains(&"yaml"), "{what}");
    }
}

#[test]
fn bytes_that_hide_are_refused() {
    let utf16: Vec<u8> = valid().encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (what, bytes) in [
        ("UTF-16", [vec![0xFF, 0xFE], utf16].concat()),
        ("overlong", [valid().into_bytes(), vec![b'x', b':', b' ', 0xC0, 0xAF, b'\n']].concat()),
        ("NUL", valid().replace("title: ", "title: \0").into_bytes()),
        ("bidi", valid().replace("title: ", "title: \u{202E}").into_bytes()),
        ("zero width", valid().replace("title: ", "title: \u{200B}").into_bytes()),
        ("NEL", valid().replace("title: ", "title: \u{85}").into_bytes()),
    ] {
        assert_eq!(with(bytes), ["text"], "{what}");
    }
}

#[test]
fn values_of_the_wrong_sort_are_faults_of_the_form() {
    for (what, from, to) in [
        ("octal", "term_months: 36", "term_months: 036"),
        ("sexagesimal", "term_months: 36", "term_months: 12:30"),
        ("infinity", "total: 2000", "total: .inf"),
        ("huge exponent", "total: 2000", "total: 1e999999999"),
        ("overflow", "total: 2000", "total: 79228162514264337593543950335"),
        ("unit in the figure", "total: 2000", "total: 1500万元"),
        ("full-width key", "title: ", "ｔitle: "),
        ("yes as truth", "accurate: true", "accurate: yes"),
        ("not declared", "accurate: true", "accurate: false"),
    ] {
        let text = valid();
        assert!(text.contains(from), "{what}");
        assert!(with(text.replace(from, to)).contains(&"schema"), "{what}");
    }
}

#[test]
fn honest_oddities_pass() {
    for (what, text) in [
        ("CR LF", valid().replace('\n', "\r\n")),
        ("rare character", valid().replace("示例联系人", "𠮷田示例")),
        ("a title like a date", valid().replace("title: 高温压力传感器用陶瓷基板", "title: 2021-04-01")),
        ("words of YAML 1.1", valid().replace("title: 高温压力传感器用陶瓷基板", "title: no")),
        ("idle zeros", valid().replace("total: 2000", "total: 2000.00")),
    ] {
        assert_eq!(with(text), Vec::<&str>::new(), "{what}");
    }
    assert_eq!(with([b"\xEF\xBB\xBF".to_vec(), valid().into_bytes()].concat()), ["text"], "BOM");
}

#[test]
fn an_empty_file_is_one_fault() {
    for text in ["", "# 待填\n", "---\n"] {
        assert_eq!(with(text), ["schema"], "{text:?}");
    }
}

#[test]
fn one_hopeless_file_does_not_drown_the_report() {
    let many = "indicators:\n".to_owned() + &"  - {name: i}\n".repeat(10_000);
    let mut call = base();
    call.insert(DEMAND.to_owned(), many.into_bytes());
    assert!(judge(&call).diagnostics.len() < 70);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for syntax in [Syntax::Yaml, Syntax::FrontMatter, Syntax::Markdown] {
            let _ = document::parse(&"x".into(), &bytes, syntax);
        }
    }

    #[test]
    fn any_yamlish_text_is_read_without_panic(text in "([a-z题: \\-\\[\\]{},&*!|>'\"%@`#\\t]|\\n){0,200}") {
        let parsed = document::parse(&"x".into(), text.as_bytes(), Syntax::Yaml);
        prop_assert!(parsed.document.is_some() || !parsed.diagnostics.is_empty());
    }

    #[test]
    fn a_damaged_form_is_judged_without_panic(at in 0usize..900, insert in "[:\\-\\[{&*!|>'\"%@`#\\t\\n 题]{1,4}") {
        let mut text = valid();
        let at = (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap();
        text.insert_str(at, &insert);
        let mut call = base();
        call.insert(DEMAND.to_owned(), text.into_bytes());
        let _ = judge(&call);
    }
}
