//! Texts to terms. Chinese has no blanks between words; pairs of neighbouring characters tell texts apart nearly as well
//! as words do, need no dictionary, and never disagree about where a word ends.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// A term: two characters, or a Latin word by its hash.
pub(super) type Term = u64;

/// Marks the hash of a Latin word; two characters need 42 bits.
const WORD: u64 = 1 << 63;

/// What every demand says, whatever it is about. Longer ones first have no meaning here: the longest that fits is taken.
const COMMON: &str = "研究 开发 研制 开展 实现 突破 关键技术 核心技术 技术 关键 核心 国产化 国产 进口 替代 取代 依赖 \
    国内 国外 国际 先进 水平 产业化 产业 应用 示范 面向 基于 采用 利用 方法 工艺 系统 平台 装备 设备 产品 材料 问题 需求 \
    目前 高端 市场 主要 受制于人 卡脖子 风险 亟须 联合 攻关 自主 可控 形成 具有 竞争力 提高 提升 降低 减少 减小 改善 优化 \
    设计 制备 控制 建立 建设 构建 解决 满足 适应 支持 用于 新型 新一代 高性能 性能 质量 效率 成本 寿命 精度 大规模 批量 \
    生产 制造 工程 项目 企业 单位 公司 我国 长期 稳定 稳定性 可靠性 一致性 均匀性 评价 验证 试验 检测 测试 考核 分析 \
    模型 算法 数据 智能 以上 以下 小于 大于 超过 低于 不低于 达到 要求 指标 结构 机理 过程 条件 影响 能力 服务 标准 规范";

/// Characters that join words and are part of few.
const JOINING: &str =
    "的了和与及等在对为是以用于由可将或并其从到使而但也都不有更最各种该此时后前中内外上下之个项年月日";

/// Finds the common words and joining characters. None only if the list above could not be compiled, which a test rules out.
static COMMON_WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let joining = JOINING.char_indices().map(|(at, c)| &JOINING[at..at + c.len_utf8()]);
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(COMMON.split_whitespace().chain(joining))
        .ok()
});

/// Every term of a text, as often as it occurs.
pub(super) fn terms(text: &str, mut see: impl FnMut(Term)) {
    let folded: String = text.chars().map(fold).collect();
    let mut from = 0;
    for word in COMMON_WORDS.iter().flat_map(|common| common.find_iter(&folded)) {
        stretch(folded.get(from..word.start()).unwrap_or_default(), &mut see);
        from = word.end();
    }
    stretch(folded.get(from..).unwrap_or_default(), &mut see);
}

/// Upper and lower case, full and half width are the same.
pub(super) fn fold(c: char) -> char {
    match c {
        'a'..='z' | '\u{4E00}'..='\u{9FFF}' => c,
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(c) - 0xFEE0).map_or(c, |c| c.to_ascii_lowercase())
        }
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// The terms of a stretch without common words.
fn stretch(text: &str, see: &mut impl FnMut(Term)) {
    let mut last = None;
    let mut word = Word::default();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            word.push(c);
            last = None;
            continue;
        }
        if let Some(term) = std::mem::take(&mut word).term() {
            see(term);
        }
        let han = is_han(c).then_some(c);
        if let (Some(last), Some(c)) = (last, han) {
            see(u64::from(u32::from(last)) << 21 | u64::from(u32::from(c)));
        }
        last = han;
    }
    if let Some(term) = word.term() {
        see(term);
    }
}

/// A Latin word while it is read: FNV-1a. Words that happen to meet in one hash only look more alike.
#[derive(Default)]
struct Word {
    hash: u64,
    length: usize,
    letters: bool,
}

impl Word {
    fn push(&mut self, c: char) {
        let hash = if self.length == 0 { 0xcbf2_9ce4_8422_2325 } else { self.hash };
        self.hash = (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3);
        self.length += 1;
        self.letters |= c.is_ascii_alphabetic();
    }

    /// None for a single letter and for figures: many a demand speaks of 1000 ℃.
    fn term(self) -> Option<Term> {
        (self.letters && self.length > 1).then_some(self.hash | WORD)
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::{COMMON_WORDS, Term, terms};

    fn of(text: &str) -> Vec<Term> {
        let mut found = Vec::new();
        terms(text, |term| found.push(term));
        found
    }

    #[test]
    fn common_words_are_no_terms_and_part_the_rest() {
        assert!(COMMON_WORDS.is_some());
        assert!(of("突破关键技术，实现国产化替代，解决“卡脖子”问题。").is_empty());
        assert_eq!(of("陶瓷基板的制备").len(), 3);
        assert_eq!(of("陶瓷的基板").len(), 2);
    }

    #[test]
    fn case_and_width_do_not_matter_and_figures_do_not_count() {
        assert_eq!(of("ＭＥＭＳ芯片"), of("mems芯片"));
        assert!(of("1000 ℃，3 × 10").is_empty());
        assert_eq!(of("SiC与GaN").len(), 2);
    }
}
