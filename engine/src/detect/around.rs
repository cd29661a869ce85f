//! What stands around digits: whether they are called a number of a person, a code or a figure, and whether a unit of
//! measure follows.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::sentence::starts;

/// What the nearest word in front of digits says that they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Called {
    /// A number to call.
    Phone,
    /// The number of a bank account or card.
    Account,
    /// The number of a patent, a contract, a part, a version, a place on the map.
    Code,
    /// A quantity.
    Figure,
    /// Nothing is said.
    Nothing,
}

/// How far in front of digits a word is looked for, in characters.
const REACH: usize = 16;

const PHONES: [&str; 25] = [
    "电话",
    "手机",
    "联系",
    "联络",
    "热线",
    "致电",
    "拨打",
    "来电",
    "短信",
    "微信",
    "咨询",
    "客服",
    "经理",
    "老师",
    "先生",
    "女士",
    "负责人",
    "主任",
    "☎",
    "📱",
    "tel",
    "phone",
    "mob",
    "cell",
    "call",
];
const ACCOUNTS: [&str; 7] = ["卡号", "账号", "帐号", "账户", "帐户", "开户", "银行"];
const CODES: [&str; 44] = [
    "编号",
    "编码",
    "代码",
    "专利",
    "申请号",
    "公开号",
    "公告号",
    "授权号",
    "合同",
    "订单",
    "单号",
    "序列号",
    "批号",
    "货号",
    "料号",
    "图号",
    "型号",
    "流水",
    "标准号",
    "证书",
    "备案",
    "许可证",
    "注册号",
    "登记号",
    "发票",
    "条码",
    "条形码",
    "物料",
    "件号",
    "零件",
    "版本",
    "坐标",
    "经度",
    "纬度",
    "项目号",
    "文号",
    "档号",
    "资产",
    "isbn",
    "s/n",
    "p/n",
    "no.",
    "批次",
    "序号",
];
const FIGURES: [&str; 50] = [
    "转速",
    "尺寸",
    "温度",
    "压力",
    "压强",
    "范围",
    "档",
    "频率",
    "功率",
    "粒径",
    "粒度",
    "厚度",
    "循环",
    "波长",
    "间距",
    "长度",
    "宽度",
    "高度",
    "直径",
    "孔径",
    "载荷",
    "负荷",
    "电压",
    "电流",
    "流量",
    "速度",
    "容量",
    "寿命",
    "误差",
    "分辨率",
    "步长",
    "分别",
    "依次",
    "参数",
    "规格",
    "数值",
    "样本",
    "数量",
    "产量",
    "剂量",
    "浓度",
    "目数",
    "砂纸",
    "梯度",
    "取值",
    "像素",
    "距离",
    "次数",
    "周期",
    "数据",
];

/// Units of measure in letters. No letter may follow.
const UNITS: [&str; 62] = [
    "r/min", "rpm", "mm", "cm", "dm", "km", "μm", "um", "µm", "nm", "pm", "m", "Pa", "kPa", "MPa", "GPa",
    "Hz", "kHz", "MHz", "GHz", "V", "kV", "mV", "A", "mA", "W", "kW", "MW", "Wh", "kWh", "h", "s", "min",
    "ms", "μs", "g", "kg", "mg", "t", "L", "mL", "ml", "K", "N", "kN", "J", "kJ", "dB", "ppm", "bit", "bps",
    "B", "KB", "MB", "GB", "TB", "Ω", "lm", "lx", "mol", "cd", "px",
];
/// Units and measure words in Han characters.
const MEASURES: [&str; 60] = [
    "元",
    "万",
    "亿",
    "次",
    "件",
    "台",
    "套",
    "吨",
    "米",
    "毫",
    "微米",
    "纳米",
    "小时",
    "分钟",
    "秒",
    "天",
    "年",
    "月",
    "片",
    "只",
    "支",
    "根",
    "伏",
    "瓦",
    "度",
    "倍",
    "组",
    "批",
    "例",
    "株",
    "亩",
    "升",
    "克",
    "赫",
    "帕",
    "字节",
    "条记录",
    "目",
    "公里",
    "千米",
    "毫升",
    "千克",
    "公斤",
    "平方",
    "立方",
    "人次",
    "人民币",
    "美元",
    "像素",
    "帧",
    "颗",
    "粒",
    "块",
    "辆",
    "艘",
    "枚",
    "瓶",
    "盒",
    "箱",
    "袋",
];
const SIGNS: &str = "℃°%‰×*^";

/// All words by their first characters.
static WORDS: LazyLock<HashMap<char, Vec<(&str, Called)>>> = LazyLock::new(|| {
    let lists = [
        (&PHONES[..], Called::Phone),
        (&ACCOUNTS, Called::Account),
        (&CODES, Called::Code),
        (&FIGURES, Called::Figure),
    ];
    let mut words: HashMap<char, Vec<(&str, Called)>> = HashMap::new();
    for (word, called) in lists.iter().flat_map(|(words, called)| words.iter().map(|word| (*word, *called))) {
        if let Some(first) = word.chars().next() {
            words.entry(first).or_default().push((word, called));
        }
    }
    words
});

/// What the nearest word in front of `at` calls what stands there. Sentences end at lines and full stops.
pub(super) fn called(chars: &[char], at: usize) -> Called {
    let from = at.saturating_sub(REACH);
    for start in (from..at).rev() {
        let Some(c) = chars.get(start) else { continue };
        if "。;".contains(*c) {
            break;
        }
        let Some(words) = WORDS.get(&c.to_ascii_lowercase()) else { continue };
        let rest = chars.get(start..at).unwrap_or_default();
        if let Some((_, called)) = words.iter().find(|(word, _)| starts_caseless(rest, word)) {
            return *called;
        }
    }
    Called::Nothing
}

/// Whether a unit of measure follows at `end`, with a blank or without.
pub(super) fn is_measured(chars: &[char], end: usize) -> bool {
    let blanks = chars.iter().skip(end).take(2).take_while(|c| **c == ' ').count();
    let rest = chars.get(end + blanks..).unwrap_or_default();
    let Some(first) = rest.first() else { return false };
    if SIGNS.contains(*first) {
        return true;
    }
    let in_letters = || {
        UNITS.iter().any(|unit| {
            starts(rest, unit)
                .is_some_and(|end| rest.get(end).is_none_or(|c| !c.is_ascii_alphanumeric() && *c != '@'))
        })
    };
    first.is_ascii_alphabetic() && in_letters()
        || matches!(first, 'μ' | 'µ' | 'Ω') && in_letters()
        || MEASURES.iter().any(|word| starts(rest, word).is_some())
}

fn starts_caseless(text: &[char], word: &str) -> bool {
    let mut letters = text.iter().map(char::to_ascii_lowercase);
    word.chars().all(|c| letters.next() == Some(c))
}

#[cfg(test)]
mod tests {
    use super::{Called, called, is_measured};

    #[test]
    fn the_nearest_word_counts() {
        for (text, wanted) in [
            ("联系电话：", Called::Phone),
            ("Tel: ", Called::Phone),
            ("电话略，合同编号 ", Called::Code),
            ("转速 ", Called::Figure),
            ("电话。转速", Called::Figure),
            ("请见 ", Called::Nothing),
            ("卡号", Called::Account),
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(called(&chars, chars.len()), wanted, "{text}");
        }
    }

    #[test]
    fn units() {
        for (text, wanted) in [
            (" r/min", true),
            ("μm", true),
            (" 次", true),
            ("%", true),
            (" Pass", false),
            (" 张三", false),
            ("", false),
            (" m@x", false),
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(is_measured(&chars, 0), wanted, "{text}");
        }
    }
}
