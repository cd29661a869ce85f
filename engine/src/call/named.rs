//! Which district or department of a call somebody means who writes its name otherwise: with the city before it, without 区 or 县
//! behind it, or with an office's full title where the call uses its short one.

use std::collections::BTreeSet;

use super::{Call, Covered};
use crate::schema::narrow;

impl Call {
    /// The names of the districts that its departments cover, each once.
    pub fn districts(&self) -> impl Iterator<Item = &str> {
        let covers = self.departments.values().flat_map(|department| &department.covers);
        let names = covers.filter_map(|cover| match &cover.what {
            Covered::District(name, _) => Some(name.as_str()),
            Covered::Unit(_) => None,
        });
        names.collect::<BTreeSet<_>>().into_iter()
    }
}

/// What a name in other words stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant<T> {
    /// This one, and no other fits.
    One(T),
    /// Several fit.
    Several(Vec<T>),
    /// None fits.
    Nothing,
}

/// What districts end in.
const KINDS: [&str; 6] = ["自治县", "新区", "区", "县", "市", "旗"];

/// Titles of offices and their short forms.
const TITLES: [(&str, &str); 8] = [
    ("科学技术", "科技"),
    ("经济和信息化", "经信"),
    ("工业和信息化", "工信"),
    ("发展和改革", "发改"),
    ("发展改革", "发改"),
    ("管理委员会", "管委会"),
    ("委员会", "委"),
    ("人民政府", "政府"),
];

/// The district of a call that a text means.
pub fn district_meant<'n>(names: &[&'n str], text: &str) -> Meant<&'n str> {
    let text = bare(text);
    let exact = names.iter().filter(|name| bare(name) == text);
    let within = names.iter().filter(|name| text.contains(&bare(name)));
    // 滨江 is named by 滨江 and by 高新区（滨江）, and 西湖 names both 西湖区 and 西湖风景名胜区.
    let loosely = names.iter().filter(|name| {
        let stem = stem(name);
        stem.chars().count() > 1 && text.contains(stem)
            || text.chars().count() > 1 && name.contains(&text) && !KINDS.contains(&text.as_str())
    });
    decide([
        exact.copied().collect(),
        longest(&within.copied().collect::<Vec<_>>()),
        loosely.copied().collect(),
    ])
}

/// The department of a call, by folder, that a text means.
pub fn department_meant<'n>(departments: &[(&'n str, &'n str)], text: &str) -> Meant<&'n str> {
    let text = short(text);
    let pick = |fits: &dyn Fn(&str) -> bool| -> Vec<&'n str> {
        departments.iter().filter(|(_, name)| fits(&short(name))).map(|(id, _)| *id).collect()
    };
    let exact = pick(&|name| name == text);
    // 杭州市余杭区科技局, and 余杭区科技局 of the bureau.
    let within = pick(&|name| text.ends_with(name));
    let loose = without_kinds(&text);
    let loosely = pick(&|name| {
        let name = without_kinds(name);
        loose.chars().count() > 1 && (loose.ends_with(&name) || name.contains(&loose))
    });
    decide([exact, within, loosely])
}

/// The first way of reading that fits anything; the others are further off.
fn decide<T, const N: usize>(ways: [Vec<T>; N]) -> Meant<T> {
    for mut found in ways {
        match (found.pop(), found.is_empty()) {
            (None, _) => {}
            (Some(only), true) => return Meant::One(only),
            (Some(last), false) => {
                found.push(last);
                return Meant::Several(found);
            }
        }
    }
    Meant::Nothing
}

/// Names that are no part of another that fits as well.
fn longest<'a>(found: &[&'a str]) -> Vec<&'a str> {
    let is_part = |name: &&str| found.iter().any(|other| other != name && other.contains(*name));
    found.iter().filter(|name| !is_part(name)).copied().collect()
}

fn bare(text: &str) -> String {
    narrow(text).chars().filter(|c| !c.is_whitespace()).collect()
}

fn stem(name: &str) -> &str {
    KINDS.iter().find_map(|kind| name.strip_suffix(kind)).unwrap_or(name)
}

fn short(name: &str) -> String {
    TITLES.iter().fold(bare(name), |name, (title, short)| name.replace(title, short))
}

fn without_kinds(name: &str) -> String {
    name.replace("自治县", "").replace("新区", "").replace(['区', '县', '市', '旗'], "")
}

#[cfg(test)]
mod tests {
    use super::{Meant, department_meant, district_meant};

    const DISTRICTS: [&str; 6] = ["余杭区", "滨江区", "西湖区", "西湖风景名胜区", "桐庐县", "钱塘新区"];
    const DEPARTMENTS: [(&str, &str); 5] = [
        ("yuhang", "余杭区科技局"),
        ("binjiang", "滨江区科技局"),
        ("xihu", "西湖区科技局"),
        ("scenic", "西湖风景名胜区管委会"),
        ("institute", "示例材料研究院"),
    ];

    #[test]
    fn a_district_is_understood_where_one_fits() {
        for (text, district) in [
            ("余杭区", "余杭区"),
            ("杭州市余杭区", "余杭区"),
            ("浙江省杭州市 余杭区", "余杭区"),
            ("余杭", "余杭区"),
            ("滨江", "滨江区"),
            ("高新区（滨江）", "滨江区"),
            ("西湖区", "西湖区"),
            ("西湖风景名胜区", "西湖风景名胜区"),
            ("杭州西湖风景名胜区", "西湖风景名胜区"),
            ("桐庐", "桐庐县"),
            ("钱塘区", "钱塘新区"),
        ] {
            assert_eq!(district_meant(&DISTRICTS, text), Meant::One(district), "{text}");
        }
        assert_eq!(district_meant(&DISTRICTS, "西湖"), Meant::Several(vec!["西湖区", "西湖风景名胜区"]));
        assert_eq!(district_meant(&DISTRICTS, "余杭区和滨江区"), Meant::Several(vec!["余杭区", "滨江区"]));
        for text in ["高新区", "区", "新区", "海曙区", "杭州市", ""] {
            assert_eq!(district_meant(&DISTRICTS, text), Meant::Nothing, "{text}");
        }
    }

    #[test]
    fn a_department_is_understood_where_one_fits() {
        for (text, department) in [
            ("余杭区科技局", "yuhang"),
            ("余杭区科学技术局", "yuhang"),
            ("杭州市余杭区科学技术局", "yuhang"),
            ("余杭科技局", "yuhang"),
            ("余杭区", "yuhang"),
            ("西湖区科技局", "xihu"),
            ("西湖风景名胜区管理委员会", "scenic"),
            ("材料研究院", "institute"),
        ] {
            assert_eq!(department_meant(&DEPARTMENTS, text), Meant::One(department), "{text}");
        }
        assert_eq!(department_meant(&DEPARTMENTS, "西湖"), Meant::Several(vec!["xihu", "scenic"]));
        assert!(matches!(department_meant(&DEPARTMENTS, "科技局"), Meant::Several(all) if all.len() == 3));
        for text in ["海曙区科技局", "财政局", "局", ""] {
            assert_eq!(department_meant(&DEPARTMENTS, text), Meant::Nothing, "{text}");
        }
    }
}
