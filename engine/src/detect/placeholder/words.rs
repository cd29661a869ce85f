//! Words that fill a field and say nothing.

pub(super) const NOTHING: [&str; 73] = [
    "无",
    "略",
    "空",
    "缺",
    "暂无",
    "暂缺",
    "暂空",
    "没有",
    "目前没有",
    "目前无",
    "暂时没有",
    "暂时无",
    "空白",
    "未定",
    "未知",
    "不详",
    "不明",
    "不清楚",
    "不知道",
    "不适用",
    "不确定",
    "未确定",
    "尚未确定",
    "暂未确定",
    "尚不确定",
    "暂不确定",
    "未填",
    "未填写",
    "不填",
    "暂不填写",
    "无需填写",
    "从略",
    "省略",
    "略去",
    "此处略",
    "此处省略",
    "以下省略",
    "无内容",
    "无数据",
    "无资料",
    "暂无数据",
    "暂无内容",
    "暂无资料",
    "暂无信息",
    "暂无相关内容",
    "无相关内容",
    "无此项",
    "没有内容",
    "没什么",
    "后补",
    "后续补充",
    "后续填写",
    "稍后补充",
    "稍后填写",
    "随后补充",
    "容后补充",
    "容后补报",
    "另行提供",
    "另行提交",
    "另行补充",
    "另附",
    "后附",
    "同上",
    "同前",
    "如上",
    "如前所述",
    "不明确",
    "未明确",
    "如上所述",
    "如前",
    "见上",
    "另行上报",
    "另行报送",
];

pub(super) const BLANK_FORMS: [&str; 26] = [
    "请填写",
    "请输入",
    "请补充",
    "请选择",
    "请在此填写",
    "请在此输入",
    "在此填写",
    "在此输入",
    "此处填写",
    "此处填写内容",
    "填写内容",
    "填写说明",
    "按要求填写",
    "按实际填写",
    "按实际情况填写",
    "根据实际情况填写",
    "如实填写",
    "选择一项",
    "点击此处输入文字",
    "点击输入文字",
    "单击此处输入文字",
    "单击或点击此处输入文字",
    "单击或点击以输入文本",
    "clickortapheretoentertext",
    "clickheretoentertext",
    "yourtexthere",
];

pub(super) const ENGLISH: [&str; 20] = [
    "todo",
    "tbd",
    "tbc",
    "tba",
    "none",
    "null",
    "nil",
    "nothing",
    "unknown",
    "pending",
    "blank",
    "empty",
    "tobedetermined",
    "tobeconfirmed",
    "tobedecided",
    "tobeadded",
    "notavailable",
    "notapplicable",
    "comingsoon",
    "loremipsum",
];

/// What people type to try a form. A term in a list can be that.
pub(super) const TRIALS: [&str; 4] = ["测试", "试填", "test", "testing"];

/// The same where sentences are asked for; a name can be that, too (示例).
pub(super) const STOPGAPS: [&str; 11] =
    ["示例", "样例", "例子", "内容", "文本", "正文", "附件", "demo", "example", "text", "asdf"];

/// 待…: what is still to be done, whoever says so in whichever words.
pub(super) const WAITING: [&str; 5] = ["待", "有待", "尚待", "仍待", "等待"];

/// Longer ones first.
pub(super) const DOINGS: [&str; 36] = [
    "上报", "报送", "填写", "补充", "补填", "补报", "完善", "确认", "确定", "明确", "核实", "核定", "商定",
    "商议", "论证", "更新", "编写", "编制", "撰写", "整理", "提供", "提交", "讨论", "研究", "测定", "细化",
    "通知", "后补", "定", "填", "补", "商", "议", "续", "查", "测",
];

pub(super) const AFTERWARDS: [&str; 9] =
    ["后续", "稍后", "随后", "容后", "以后", "日后", "之后", "会后", "另行"];

pub(super) const LATER: [&str; 9] = ["后续", "进一步", "继续", "再", "另行", "后期", "今后", "日后", "后面"];

pub(super) const SUBJECTS: [&str; 26] = [
    "请", "具体", "详细", "内容", "情况", "相关", "有关", "材料", "说明", "此项", "该项", "本项", "数据",
    "指标", "目标", "信息", "资料", "暂", "尚", "仍", "还", "先", "均", "数值", "目前", "现",
];

pub(super) const WORKING: [&str; 12] =
    ["编写", "填写", "整理", "补充", "完善", "确认", "准备", "收集", "撰写", "编制", "拟定", "更新"];

/// 见附件: what is told elsewhere.
pub(super) const SEEING: [&str; 12] =
    ["详情见", "详见", "参见", "另见", "请见", "见", "参阅", "查阅", "查看", "参看", "参照", "按照"];

pub(super) const PLACES: [&str; 30] = [
    "附件",
    "附表",
    "附图",
    "附录",
    "附页",
    "附文",
    "附后",
    "后附",
    "上文",
    "下文",
    "前文",
    "后文",
    "上述",
    "前述",
    "上面",
    "下面",
    "上",
    "下",
    "正文",
    "申报书",
    "申请书",
    "申报表",
    "可研报告",
    "可行性研究报告",
    "可行性报告",
    "建议书",
    "任务书",
    "纸质材料",
    "电子版",
    "邮件",
];

/// 同上: what is told in another box.
pub(super) const SAME: [&str; 20] = [
    "上",
    "前",
    "左",
    "右",
    "下",
    "摘要",
    "简介",
    "研究内容",
    "需求名称",
    "必要性",
    "上一项",
    "上项",
    "上栏",
    "前项",
    "上文",
    "前文",
    "上述",
    "前述",
    "上条",
    "前一项",
];
