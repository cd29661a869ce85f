//! How a person is shown who has not agreed to be named: the surname, and `*` for the rest (朱**), as notices on what became
//! of comments do.

/// Most stars: how long a name is helps nobody, and a foreign one would be all stars.
const STARS: usize = 3;

/// Surnames of two characters. A name of two characters that begins like one is read as surname and given name.
pub const DOUBLE_SURNAMES: &str = "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 \
    申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 轩辕 令狐 \
    段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 第五 南荣 东里 纳兰 叶赫";

/// The first character, or a surname of two, and a star for each other character, at least one and at most three. Blanks
/// do not count; what is masked already stays so.
pub fn masked(name: &str) -> String {
    let chars: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).collect();
    let double: String = chars.iter().take(2).collect();
    let kept =
        if chars.len() > 2 && DOUBLE_SURNAMES.split_whitespace().any(|one| one == double) { 2 } else { 1 };
    let stars = chars.len().saturating_sub(kept).clamp(1, STARS);
    chars.iter().take(kept).copied().chain(std::iter::repeat_n('*', stars)).collect()
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn the_surname_stays() {
        for (name, shown) in [
            ("朱建国", "朱**"),
            ("王五", "王*"),
            ("王 五", "王*"),
            ("欧阳修", "欧阳*"),
            ("司马相如", "司马**"),
            ("欧阳", "欧*"),
            ("朱", "朱*"),
            ("朱**", "朱**"),
            ("张*祥", "张**"),
            ("阿依古丽·买买提", "阿***"),
            ("John Smith", "J***"),
            ("𠮷田", "𠮷*"),
        ] {
            assert_eq!(masked(name), shown, "{name}");
        }
    }
}
