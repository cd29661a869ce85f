//! Whether a text holds a figure that can be measured: a number that is no part of a name, a standard, a reference or a date.

/// Bodies whose standards are cited by a number. Words with `/T` or `/Z` behind them, `T/`, `Q/` or `DB` in front are more.
const STANDARDS: [&str; 84] = [
    "GB", "GJB", "GBJ", "GBZ", "JJF", "JJG", "ISO", "IEC", "IEEE", "ASTM", "EN", "DIN", "JIS", "BS", "BSI",
    "ANSI", "ASME", "API", "SAE", "UL", "NEMA", "MIL", "MIL-STD", "JEDEC", "JESD", "SEMI", "IPC", "ITU",
    "ITU-T", "ITU-R", "ETSI", "3GPP", "RFC", "DO", "ARINC", "STANAG", "AS", "IATF", "OHSAS", "AEC", "AEC-Q",
    "CISPR", "VDE", "VDI", "NACE", "NFPA", "OECD", "ICH", "USP", "JB", "HG", "YY", "SJ", "YD", "QC", "QB",
    "DL", "NB", "CJ", "CJJ", "JGJ", "JG", "JC", "LY", "NY", "SN", "TB", "JT", "JTG", "WS", "YC", "AQ", "GA",
    "HJ", "TSG", "CB", "HB", "QJ", "SY", "SH", "MT", "YB", "YS", "CECS",
];
/// Measures that are written right before their number: IP68, HRC60, SIL3, Ra0.8.
const MEASURES: [&str; 44] = [
    "IP", "IPX", "IK", "HRC", "HRB", "HRA", "HV", "HB", "HBW", "HS", "SIL", "PL", "TRL", "MRL", "EAL", "DAL",
    "COP", "EER", "IPLV", "SEER", "PUE", "WUE", "CUE", "AUC", "mAP", "MAP", "AP", "IoU", "mIoU", "SNR",
    "PSNR", "SSIM", "Ra", "Rz", "Rq", "Rt", "pH", "PH", "Cp", "Cpk", "Ppk", "R", "Re", "CMMI",
];
/// Words whose number tells one of several apart and measures nothing.
const NAMING: [&str; 17] = [
    "windows", "win", "android", "ios", "python", "java", "version", "ver", "v", "no", "nr", "type", "model",
    "gen", "phase", "wi-fi", "rohs",
];
/// What stands before the number of a reference.
const REFERRING: [&str; 10] = ["第", "图", "表", "附件", "附录", "附表", "附图", "条款", "章节", "编号"];
/// What stands behind the number of a name.
const NAMED: [&str; 12] = [
    "不锈钢",
    "铝合金",
    "号",
    "版",
    "钢",
    "系铝",
    "类医疗器械",
    "类器械",
    "类注册",
    "类新药",
    "D打印",
    "D 打印",
];
/// Longest word before a number that is read, in characters.
const WORD: usize = 24;
const LIST_MARKS: &str = "、.)";

/// Whether a text holds a figure.
pub(crate) fn has_figure(text: &str) -> bool {
    let text: Vec<char> = text.chars().map(narrow).collect();
    let mut at = 0;
    let mut begins = true;
    while let Some(c) = text.get(at).copied() {
        if !c.is_ascii_digit() {
            begins = match c {
                '\n' | ';' | '；' => true,
                ' ' | '(' | '（' => begins,
                _ => false,
            };
            at += 1;
            continue;
        }
        let number = Number { text: &text, start: at, end: end_of_number(&text, at) };
        at = match number.passed(begins) {
            Some(end) => end.max(number.end),
            None => return true,
        };
        begins = false;
    }
    false
}

/// Digits with points and commas between them.
fn end_of_number(text: &[char], start: usize) -> usize {
    let mut end = start;
    while let Some(c) = text.get(end) {
        let inside = matches!(c, '.' | ',') && text.get(end + 1).is_some_and(char::is_ascii_digit);
        if !c.is_ascii_digit() && !inside {
            break;
        }
        end += 1;
    }
    end
}

struct Number<'a> {
    text: &'a [char],
    start: usize,
    end: usize,
}

impl<'a> Number<'a> {
    /// Where to read on if this is no figure.
    fn passed(&self, begins: bool) -> Option<usize> {
        self.list_mark(begins)
            .or_else(|| self.standard())
            .or_else(|| self.part_of_word())
            .or_else(|| self.date())
            .or_else(|| self.reference())
            .or_else(|| self.name())
    }

    fn before(&self) -> &'a [char] {
        self.text.get(..self.start).unwrap_or_default()
    }

    fn after(&self) -> &'a [char] {
        self.text.get(self.end..).unwrap_or_default()
    }

    fn digits(&self) -> &'a [char] {
        self.text.get(self.start..self.end).unwrap_or_default()
    }

    /// `1. 显著提高`, `（1）…`: the number of a point.
    fn list_mark(&self, begins: bool) -> Option<usize> {
        let next = self.after().first().filter(|c| LIST_MARKS.contains(**c) || **c == '）')?;
        let behind = self.after().get(1)?;
        let short = self.digits().len() <= 2 && self.digits().iter().all(char::is_ascii_digit);
        (begins && short && !behind.is_ascii_digit() && (*next != '.' || !behind.is_ascii_alphanumeric()))
            .then_some(self.end)
    }

    /// GB/T 2260-2007, ISO/IEC 27001:2013. What follows with hyphens and colons is a part of its number.
    fn standard(&self) -> Option<usize> {
        let word = self.word_before();
        let body: String = word.iter().collect();
        let body = body.trim_matches(|c: char| !c.is_ascii_alphabetic() && c != '3' && c != '/');
        let upper = body.to_ascii_uppercase();
        let is_body = body == upper
            && (STANDARDS.contains(&body)
                || ["/T", "/Z"].iter().any(|end| body.ends_with(end))
                || ["T/", "Q/", "DB"].iter().any(|start| body.starts_with(start))
                || body.split('/').any(|part| STANDARDS.contains(&part)));
        // Brinell hardness and safety levels have such letters too, and small numbers.
        let small = matches!(body, "HB" | "SL" | "PL" | "AS") && self.digits().len() < 4;
        if !is_body || small || body.is_empty() {
            return None;
        }
        let mut end = self.end;
        while self.text.get(end).is_some_and(|c| "-–—:.".contains(*c))
            && self.text.get(end + 1).is_some_and(char::is_ascii_digit)
        {
            end = end_of_number(self.text, end + 1);
        }
        Some(end)
    }

    /// Latin letters, hyphens and slashes before the number, with one blank between or none.
    fn word_before(&self) -> &'a [char] {
        let before = self.before();
        let trimmed = match before {
            [rest @ .., ' '] => rest,
            other => other,
        };
        let length = trimmed
            .iter()
            .rev()
            .take(WORD)
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.'))
            .count();
        trimmed.get(trimmed.len() - length..).unwrap_or_default()
    }

    /// `TiO2`, `M8`, 62044-3 behind a name, `Windows 10`; but IP68 and HRC60 are measures.
    fn part_of_word(&self) -> Option<usize> {
        let word: String = self.word_before().iter().collect();
        let letters = word.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
        if letters.is_empty() {
            return None;
        }
        if self.before().last() == Some(&' ') {
            let word = letters.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
            return NAMING.contains(&word.as_str()).then_some(self.end);
        }
        let graded = letters == "L" && matches!(self.after(), ['级', ..] | [' ', '级', ..]);
        // `1e-6` begins with its first digit; here the letters come first.
        (!graded && !MEASURES.contains(&letters)).then_some(self.end)
    }

    /// `2026 年 12 月 31 日`, `2026-2028 年`, `2026.12.31`, `12 月底`.
    fn date(&self) -> Option<usize> {
        if self.is_year() {
            return self.end_of_date();
        }
        let rest = skip_blanks(self.after());
        let short = self.digits().len() <= 2;
        let month = short && rest.first() == Some(&'月');
        if !month {
            return None;
        }
        let day = rest.get(1..).unwrap_or_default();
        let digits = skip_blanks(day).iter().take_while(|c| c.is_ascii_digit()).count();
        let day = skip_blanks(day).get(digits..).unwrap_or_default();
        let is_day = (1..=2).contains(&digits) && matches!(skip_blanks(day).first(), Some('日' | '号'));
        Some(if is_day { self.text.len() - day.len() } else { self.end })
    }

    fn is_year(&self) -> bool {
        matches!(self.digits().get(..4), Some(['1', '9', _, _] | ['2', '0', _, _]))
            && self.digits().get(2..4).is_some_and(|rest| rest.iter().all(char::is_ascii_digit))
    }

    fn end_of_date(&self) -> Option<usize> {
        // A year by itself.
        let plain = self.digits().len() == 4;
        if plain && skip_blanks(self.after()).first() == Some(&'年') {
            return Some(self.end);
        }
        // From one year to another.
        let rest = skip_blanks(self.after());
        let to = plain && rest.first().is_some_and(|c| "-–—~～至到".contains(*c));
        if to {
            let next = self.text.len() - skip_blanks(rest.get(1..).unwrap_or_default()).len();
            let other = Number { text: self.text, start: next, end: end_of_number(self.text, next) };
            if other.is_year() && skip_blanks(other.after()).first() == Some(&'年') {
                return Some(other.end);
            }
        }
        // By figures: 2026-12-31, 2026/12, 2026.12.
        let all = self.text.get(self.start..).unwrap_or_default();
        let length = all.iter().take(12).take_while(|c| c.is_ascii_digit() || "-/.".contains(**c)).count();
        let written: String = all.get(..length).unwrap_or_default().iter().collect();
        let parts: Vec<&str> = written.trim_end_matches(['.', '-', '/']).split(['-', '/', '.']).collect();
        let within = |part: &str, most: u32| {
            part.len() <= 2 && part.parse().is_ok_and(|n: u32| (1..=most).contains(&n))
        };
        let is_date = match parts.as_slice() {
            [year, month, day] => year.len() == 4 && within(month, 12) && within(day, 31),
            [year, month] => {
                year.len() == 4 && month.len() == 2 && within(month, 12) && self.ends_like_a_date(length)
            }
            _ => false,
        };
        is_date.then_some(self.start + length)
    }

    /// `2026.12` is a month at the end of a text and before 前, 底 and the like.
    fn ends_like_a_date(&self, length: usize) -> bool {
        let rest = self.text.get(self.start + length..).unwrap_or_default();
        skip_blanks(rest).first().is_none_or(|c| "前底完达实之止，,。；;".contains(*c))
    }

    /// 第 3 代, 图 2, 附件 1.
    fn reference(&self) -> Option<usize> {
        let before: String =
            trim_blanks(self.before()).iter().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
        REFERRING.iter().any(|word| before.ends_with(word)).then_some(self.end)
    }

    /// 304 不锈钢, 3 号样机, 2.0 版, 5G 网络.
    fn name(&self) -> Option<usize> {
        let rest = skip_blanks(self.after());
        let starts =
            |word: &str| word.chars().zip(rest).filter(|(a, b)| a == *b).count() == word.chars().count();
        if NAMED.iter().any(|word| starts(word)) {
            return Some(self.end);
        }
        let generation = self.digits().len() == 1
            && matches!(self.after().first(), Some('G' | 'D' | 'd'))
            && !self.after().get(1).is_some_and(char::is_ascii_alphanumeric);
        let before: String =
            self.before().iter().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
        let force =
            ["过载", "冲击", "加速度", "振动", "≥", "≤", ">", "<"].iter().any(|word| before.contains(word));
        (generation && !force).then_some(self.end + 1)
    }
}

fn skip_blanks(text: &[char]) -> &[char] {
    let count = text.iter().take_while(|c| c.is_whitespace()).count();
    text.get(count..).unwrap_or_default()
}

fn trim_blanks(text: &[char]) -> &[char] {
    let count = text.iter().rev().take_while(|c| c.is_whitespace()).count();
    text.get(..text.len() - count).unwrap_or_default()
}

/// Full-width digits and letters as ASCII.
fn narrow(c: char) -> char {
    if c == '\u{3000}' { ' ' } else { crate::document::half_width(c) }
}

#[cfg(test)]
mod tests {
    use super::has_figure;

    #[test]
    fn figures() {
        for text in [
            "1000",
            "≥1000",
            "≥ 99.9",
            "600~1000",
            "1e-6",
            "-40",
            "１００",
            "不少于3件",
            "2023年达到50台",
            "按GB/T 2260检测不低于95",
            "TiO2纯度99.99",
            "1/3",
            "Ra 0.8",
            "300Wh/kg",
            "2000小时",
            "PUE 1.2",
            "mAP 0.85",
            "AUC 0.92",
            "HRC 60",
            "SIL 3",
            "COP 4.5",
            "IP68",
            "HRC60",
            "IPX7",
            "F1 0.92",
            "TRL 6",
            "HB 200",
            "1. 不低于 95",
            "2026年12月底前建成2条线",
            "5G≥1.2 Gbps",
            "冲击 5G",
            "36个月",
            "2000",
        ] {
            assert!(has_figure(text), "{text}");
        }
        for text in [
            "显著提高",
            "三项",
            "国际领先",
            "2023年前达到国际先进",
            "符合GB/T 2260",
            "符合 GB/T 2260-2007 要求",
            "通过ISO 9001认证",
            "IEC 62044-3",
            "TiO2",
            "",
            "2026 年",
            "2026年12月31日前完成",
            "2026-2028年",
            "2026—2028 年",
            "2026-12-31",
            "ISO 9001:2015",
            "GB/T 19001—2016",
            "第3代",
            "图2",
            "支持5G",
            "3D打印",
            "1. 显著提高",
            "（1）国际领先",
            "304不锈钢",
            "Windows 10",
            "V2.0",
            "发明专利 ZL201310123456.7",
            "12月底前",
            "MIL-STD-810",
            "2026.12前",
        ] {
            assert!(!has_figure(text), "{text}");
        }
    }
}
