//! Words of secrecy, and what makes them ordinary ones.

pub(super) const PHRASES: [&str; 2] = ["工作秘密", "国防专利"];

pub(super) const INTERNAL: [&str; 6] =
    ["内部资料", "内部文件", "内部材料", "内部刊物", "内部参考", "内部参阅"];

pub(super) const KEEP: [&str; 13] = [
    "注意保存",
    "妥善保存",
    "注意保密",
    "不得外传",
    "不得公开",
    "不得扩散",
    "不得翻印",
    "严禁外传",
    "禁止外传",
    "请勿外传",
    "切勿外传",
    "严禁扩散",
    "请勿扩散",
];

/// Where what is internal is a matter of rules and systems.
pub(super) const KEPT_BY: [&str; 7] = ["制度", "办法", "规定", "系统", "平台", "识别", "检测"];

pub(super) const GRADES: [&str; 3] = ["密级", "保密等级", "涉密等级"];

pub(super) const WORDS: [&str; 3] = ["绝密", "机密", "秘密"];

/// What stands between 密级 and its answer.
pub(super) const ANSWERING: [&str; 6] = ["确定为", "定为", "列为", "属于", "为", "是"];

/// What makes a range or a list of a grade.
pub(super) const RANGES: [&str; 14] = [
    "及以上",
    "以上",
    "及以下",
    "以下",
    "(含)",
    "或以上",
    "和以上",
    "至",
    "到",
    "别",
    "差",
    "~",
    "-绝密",
    "-机密",
];

/// What is said of things that are made for a grade and do not have it.
pub(super) const MADE_FOR: [&str; 14] = [
    "达到",
    "满足",
    "符合",
    "支持",
    "适用于",
    "应用于",
    "用于",
    "面向",
    "通过",
    "具备",
    "不低于",
    "参照",
    "相当于",
    "对标",
];
