//! What stands on one line: text, bold between `**`, raised and lowered in `^{ }` and `_{ }`.

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    /// `**`, of which two make what is between them bold.
    Bold {
        starts: bool,
    },
    /// The inside of `^{ }`, or of `_{ }`.
    Script {
        raised: bool,
        inside: &'a str,
    },
}

/// Longest inside of `^{ }`, in bytes.
const LONGEST_SCRIPT: usize = 60;

/// The pieces of a line, in their order.
pub(super) fn pieces(line: &str) -> Vec<Piece<'_>> {
    let bold = bold_marks(line);
    let read = if is_formula(line) { text } else { scripts };
    let mut pieces = Vec::new();
    let mut from = 0;
    for (index, at) in bold.iter().enumerate() {
        read(line.get(from..*at).unwrap_or_default(), &mut pieces);
        pieces.push(Piece::Bold { starts: index % 2 == 0 });
        from = at + 2;
    }
    read(line.get(from..).unwrap_or_default(), &mut pieces);
    pieces
}

/// Where the marks of bold stand, each second one closing the one before it.
fn bold_marks(line: &str) -> Vec<usize> {
    let mut marks = Vec::new();
    let mut open: Option<usize> = None;
    let mut from = 0;
    while let Some(found) = line.get(from..).and_then(|rest| rest.find("**")) {
        let at = from + found;
        let stars = line.get(at..).unwrap_or_default();
        let run = stars.len() - stars.trim_start_matches('*').len();
        from = at + run;
        if run != 2 || is_power(line, at) || is_masked_name(line, at) {
            continue;
        }
        match open {
            Some(start) if is_bold(line, start, at) => {
                marks.extend([start, at]);
                open = None;
            }
            _ => open = Some(at),
        }
    }
    marks
}

fn before(line: &str, at: usize) -> Option<char> {
    line.get(..at)?.chars().next_back()
}

/// `2**10`, `x**(-1)`, `)**2`, `10**-6`: a power, as programs write it.
fn is_power(line: &str, at: usize) -> bool {
    let mut after = line.get(at + 2..).unwrap_or_default().chars();
    let base = before(line, at).is_some_and(|c| c.is_ascii_alphanumeric() || c == ')');
    let exponent = match after.next() {
        Some('(') => before(line, at) != Some(')'),
        Some('-' | '+') => after.next().is_some_and(|c| c.is_ascii_digit()),
        other => other.is_some_and(|c| c.is_ascii_alphanumeric()),
    };
    base && exponent
}

/// Whether the marks at `start` and `end` make bold what stands between them.
fn is_bold(line: &str, start: usize, end: usize) -> bool {
    let inside = line.get(start + 2..end).unwrap_or_default();
    let (Some(first), Some(last)) = (inside.chars().next(), inside.chars().next_back()) else { return false };
    let stays_apart = first.is_whitespace() || last.is_whitespace() || separates(first) || opens(last);
    // Stars of significance behind figures (`0.85**和0.92**`).
    let figure = |at| before(line, at).is_some_and(|c| c.is_ascii_digit());
    let significance = figure(start) && figure(end) && !first.is_ascii_digit();
    !(stays_apart || significance)
}

/// Punctuation that no emphasis begins with.
fn separates(c: char) -> bool {
    matches!(
        c,
        '、' | '，'
            | '。'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '】'
            | '》'
            | '」'
            | '』'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
    )
}

fn opens(c: char) -> bool {
    matches!(c, '（' | '【' | '《' | '「' | '『' | '(' | '[' | '{')
}

/// A name of which only the first character may be shown, alone or behind another one: `朱**、李**和王**`.
fn is_masked_name(line: &str, at: usize) -> bool {
    /// The commonest surnames.
    const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈\
                            姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫\
                            孔向汤施章俞楼";
    let mut before = line.get(..at).unwrap_or_default().chars().rev();
    if !before.next().is_some_and(|c| SURNAMES.contains(c)) {
        return false;
    }
    match before.next() {
        None => true,
        Some('和' | '与' | '及' | '同' | '跟') => before.next() == Some('*'),
        Some(other) => !other.is_alphanumeric() && other != '*',
    }
}

fn text<'a>(part: &'a str, pieces: &mut Vec<Piece<'a>>) {
    if !part.is_empty() {
        pieces.push(Piece::Text(part));
    }
}

/// The pieces of a part in which no mark of bold stands.
fn scripts<'a>(part: &'a str, pieces: &mut Vec<Piece<'a>>) {
    let mut from = 0;
    let mut at = 0;
    while let Some(found) = part.get(at..).and_then(|rest| rest.find('{')) {
        let brace = at + found;
        at = brace + 1;
        let Some((sign, inside)) = script(part, brace) else { continue };
        text(part.get(from..brace - 1).unwrap_or_default(), pieces);
        pieces.push(Piece::Script { raised: sign == '^', inside });
        at = brace + 1 + inside.len() + 1;
        from = at;
    }
    text(part.get(from..).unwrap_or_default(), pieces);
}

/// The sign and the inside of what a brace opens, if that is raised or lowered: `10^{-6}`, `H_{2}O`.
fn script(part: &str, brace: usize) -> Option<(char, &str)> {
    let sign = before(part, brace).filter(|c| matches!(c, '^' | '_'))?;
    before(part, brace - 1).filter(|c| !c.is_whitespace())?;
    let rest = part.as_bytes().get(brace + 1..)?;
    let end = rest.iter().take(LONGEST_SCRIPT).position(|byte| matches!(byte, b'{' | b'}' | b'\\'))?;
    let inside = part.get(brace + 1..brace + 1 + end)?;
    (rest.get(end) == Some(&b'}') && !inside.trim().is_empty()).then_some((sign, inside))
}

/// A formula of a typesetting program (`\frac{a}{b}`, `$x_{i}$`): it stands as it is.
fn is_formula(line: &str) -> bool {
    line.contains('$')
        || line.split('\\').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    fn shown(line: &str) -> String {
        let part = |piece: &Piece<'_>| match piece {
            Piece::Text(text) => (*text).to_owned(),
            Piece::Bold { starts: true } => "<b>".to_owned(),
            Piece::Bold { starts: false } => "</b>".to_owned(),
            Piece::Script { raised, inside } => format!("<{}:{inside}>", if *raised { "sup" } else { "sub" }),
        };
        pieces(line).iter().map(part).collect()
    }

    #[test]
    fn marked_stretches_are_bold() {
        for (line, expected) in [
            ("乙**100%**国产化", "乙<b>100%</b>国产化"),
            ("**5℃**以下", "<b>5℃</b>以下"),
            ("**(1)**总体", "<b>(1)</b>总体"),
            ("约**≥99.9**", "约<b>≥99.9</b>"),
            ("**≥99.9%**的；**GB/T 1234**规定", "<b>≥99.9%</b>的；<b>GB/T 1234</b>规定"),
            ("**“报告”**是**重点。**下", "<b>“报告”</b>是<b>重点。</b>下"),
            ("2025**年底**前，第1**批**", "2025<b>年底</b>前，第1<b>批</b>"),
            (
                "应当**及时**报告，**和谐**，提高**黄金**纯度",
                "应当<b>及时</b>报告，<b>和谐</b>，提高<b>黄金</b>纯度",
            ),
            ("**参数 x**2 的上限**", "<b>参数 x**2 的上限</b>"),
            ("达到**3*10^5**次", "达到<b>3*10^5</b>次"),
        ] {
            assert_eq!(shown(line), expected);
        }
    }

    #[test]
    fn other_stars_stay() {
        for line in [
            "50*30*20",
            "3*10^5",
            "4*4",
            "2**10 与 2**20",
            "x**(-1)+y**2",
            "10**-6 和 10**-9",
            "(1+x)**2 与 (1-x)**3",
            "朱**、李**",
            "朱**和李**两位",
            "答复朱**、李**，张**与王**的意见；同意朱**",
            "a ** b ** c",
            "** 甲 **",
            "p<0.05*，p<0.01**，p<0.001***",
            "0.85**和0.92**",
            "138****1234，139****5678",
            "***甲***",
            "**甲",
            "****",
            "*注*：_x_ ~~y~~ `z`",
        ] {
            assert_eq!(shown(line), line);
        }
    }

    #[test]
    fn scripts_are_raised_and_lowered() {
        for (line, expected) in [
            ("10^{-6} A/cm^{2}，H_{2}O", "10<sup:-6> A/cm<sup:2>，H<sub:2>O"),
            ("**x^{n}**次", "<b>x<sup:n></b>次"),
            ("^{2}，a ^{2}，a^{}，a^{b{c}}，a^{b", "^{2}，a ^{2}，a^{}，a^{b{c}}，a^{b"),
            ("\\frac{a}{b}^{n}", "\\frac{a}{b}^{n}"),
            ("$x_{i}^{2}$", "$x_{i}^{2}$"),
            ("{x}、f(x)={1}", "{x}、f(x)={1}"),
        ] {
            assert_eq!(shown(line), expected);
        }
    }
}
