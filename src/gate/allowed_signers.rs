//! Which keys sign for which accounts: a file in the format of OpenSSH's `allowed_signers` (ssh-keygen(1), ALLOWED
//! SIGNERS), beside the keys that roles name themselves.
//!
//! A line is `principals [options] type key [comment]`. Principals are accounts as roles write them (`github:name`) or
//! patterns of them. Options are `namespaces="…"`, `valid-after=…` and `valid-before=…`; certificates are not read. A time
//! without `Z` is meant in the call's time zone. A line with a fault grants nothing.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::call::{Account, Platform};
use crate::diagnostic::Message;

/// Where it stands in the repository. It is the bureau's, as everything outside of the calls is.
pub const ALLOWED_SIGNERS: &str = ".zhengji/allowed_signers";

/// The lines of the file.
#[derive(Clone, Debug, Default)]
pub struct AllowedSigners(Vec<Line>);

#[derive(Clone, Debug)]
struct Line {
    principals: Vec<String>,
    namespaces: Option<Vec<String>>,
    after: Option<Timestamp>,
    before: Option<Timestamp>,
    key: Account,
}

/// What the file says of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyStatus {
    /// Nothing.
    Unnamed,
    /// It signs for these of the accounts that were asked about.
    Signs(Vec<Account>),
    /// It is named, and not valid now.
    Expired,
    /// It is named, and not for commits.
    OtherNamespace,
}

impl AllowedSigners {
    /// Reads the file, with the faults of its lines by their numbers, counted from 1.
    pub fn read(bytes: &[u8], zone: &TimeZone) -> (Self, Vec<(usize, Message)>) {
        let text = String::from_utf8_lossy(bytes);
        let mut lines = Vec::new();
        let mut faults = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match read_line(line, zone) {
                Ok(line) => lines.push(line),
                Err(id) => faults.push((number, Message::new(id).text("line", number))),
            }
        }
        (Self(lines), faults)
    }

    /// Whether a line names a key for a namespace, whoever its principals are.
    pub fn names_for(&self, key: &Account, namespace: &str) -> bool {
        let named = self.0.iter().filter(|line| line.key == *key);
        named.filter_map(|line| line.namespaces.as_ref()).any(|namespaces| matches(namespaces, namespace))
    }

    /// For which of these accounts a key signs commits at that time.
    pub fn status<'a>(
        &self,
        key: &Account,
        accounts: impl Iterator<Item = &'a Account> + Clone,
        now: Timestamp,
    ) -> KeyStatus {
        let named: Vec<_> = self.0.iter().filter(|line| line.key == *key).collect();
        if named.is_empty() {
            return KeyStatus::Unnamed;
        }
        let of_git = |line: &&&Line| {
            line.namespaces.as_ref().is_none_or(|namespaces| matches(namespaces, super::signature::NAMESPACE))
        };
        let for_commits: Vec<_> = named.iter().filter(of_git).collect();
        if for_commits.is_empty() {
            return KeyStatus::OtherNamespace;
        }
        let valid: Vec<_> = for_commits.into_iter().filter(|line| line.valid(now)).collect();
        if valid.is_empty() {
            return KeyStatus::Expired;
        }
        let signs = |account: &&Account| valid.iter().any(|line| matches(&line.principals, &account.shown()));
        let mut accounts: Vec<Account> = accounts.filter(signs).cloned().collect();
        accounts.sort();
        accounts.dedup();
        KeyStatus::Signs(accounts)
    }
}

impl Line {
    fn valid(&self, now: Timestamp) -> bool {
        self.after.is_none_or(|after| after <= now) && self.before.is_none_or(|before| now <= before)
    }
}

fn read_line(line: &str, zone: &TimeZone) -> Result<Line, &'static str> {
    let mut words = Words(line);
    let principals = words.next_word().ok_or("signers-incomplete")?;
    let mut word = words.next_word().ok_or("signers-incomplete")?;
    let mut read = Line {
        principals: principals.split(',').map(str::to_owned).collect(),
        namespaces: None,
        after: None,
        before: None,
        key: Account::new(Platform::Ssh, ""),
    };
    if !is_key_type(&word) {
        options(&word, &mut read, zone)?;
        word = words.next_word().ok_or("signers-incomplete")?;
    }
    let body = words.next_word().ok_or("signers-incomplete")?;
    let key = format!("{word} {body}");
    ssh_key::PublicKey::from_openssh(&key).map_err(|_| "signers-key")?;
    read.key = Account::new(Platform::Ssh, &key);
    Ok(read)
}

fn is_key_type(word: &str) -> bool {
    ["ssh-", "ecdsa-", "sk-"].iter().any(|start| word.starts_with(start))
}

fn options(text: &str, line: &mut Line, zone: &TimeZone) -> Result<(), &'static str> {
    for option in split_outside_quotes(text) {
        let (name, value) = option.split_once('=').unwrap_or((option, ""));
        let value = value.trim_matches('"');
        match name.to_ascii_lowercase().as_str() {
            "namespaces" => line.namespaces = Some(value.split(',').map(str::to_owned).collect()),
            "valid-after" => line.after = Some(time(value, zone).ok_or("signers-time")?),
            "valid-before" => line.before = Some(time(value, zone).ok_or("signers-time")?),
            "cert-authority" => return Err("signers-certificate"),
            _ => return Err("signers-option"),
        }
    }
    Ok(())
}

/// `YYYYMMDD`, `YYYYMMDDHHMM` or `YYYYMMDDHHMMSS`, with `Z` for UTC.
fn time(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let (digits, zone) = match text.strip_suffix('Z') {
        Some(digits) => (digits, &TimeZone::UTC),
        None => (text, zone),
    };
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let full = match digits.len() {
        8 => format!("{digits}000000"),
        12 => format!("{digits}00"),
        14 => digits.to_owned(),
        _ => return None,
    };
    let at = DateTime::strptime("%Y%m%d%H%M%S", full).ok()?;
    Some(at.to_zoned_datetime(zone.clone()).ok()?.timestamp())
}

/// Words parted by blanks; a word or a part of it may stand in quotes.
struct Words<'a>(&'a str);

impl Words<'_> {
    fn next_word(&mut self) -> Option<String> {
        let rest = self.0.trim_start();
        let mut quoted = false;
        let end = rest.find(|c: char| {
            quoted ^= c == '"';
            !quoted && c.is_ascii_whitespace()
        });
        let (word, rest) = rest.split_at(end.unwrap_or(rest.len()));
        self.0 = rest;
        if word.is_empty() || quoted {
            return None;
        }
        // Quotes around a whole word are not part of it; inside an option they still part its values.
        let inner = word.strip_prefix('"').and_then(|word| word.strip_suffix('"'));
        Some(inner.unwrap_or(word).to_owned())
    }
}

fn split_outside_quotes(text: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split(move |c: char| {
        quoted ^= c == '"';
        !quoted && c == ','
    })
}

/// Whether a list of patterns matches: one of them does, and none that begins with `!` does.
fn matches(patterns: &[String], text: &str) -> bool {
    let mut matched = false;
    for pattern in patterns {
        match pattern.strip_prefix('!') {
            Some(negated) if matches_one(negated.as_bytes(), text.as_bytes()) => return false,
            Some(_) => {}
            None => matched |= matches_one(pattern.as_bytes(), text.as_bytes()),
        }
    }
    matched
}

/// `*` stands for any characters, `?` for one.
fn matches_one(pattern: &[u8], text: &[u8]) -> bool {
    let (mut at, mut seen) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while seen < text.len() {
        match pattern.get(at) {
            Some(b'*') => {
                star = Some((at + 1, seen));
                at += 1;
            }
            Some(wanted) if *wanted == b'?' || text.get(seen) == Some(wanted) => {
                at += 1;
                seen += 1;
            }
            _ => match star {
                Some((after, from)) => {
                    star = Some((after, from + 1));
                    at = after;
                    seen = from + 1;
                }
                None => return false,
            },
        }
    }
    pattern.get(at..).unwrap_or_default().iter().all(|rest| *rest == b'*')
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::{AllowedSigners, KeyStatus, matches};
    use crate::call::{Account, Platform};

    const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIILzMjXrZTFkBzyMVy6TzhkSPp+QcPQEMIuxgg4MDEC6";

    fn status(lines: &str, at: &str) -> KeyStatus {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let (signers, faults) = AllowedSigners::read(lines.as_bytes(), &zone);
        assert_eq!(faults, []);
        let accounts =
            [Account::parse("github:shili-yiqi").unwrap(), Account::parse("gitlab:other").unwrap()];
        signers.status(&Account::new(Platform::Ssh, KEY), accounts.iter(), at.parse().unwrap())
    }

    fn fault(line: &str) -> &'static str {
        let (signers, faults) = AllowedSigners::read(line.as_bytes(), &TimeZone::UTC);
        assert!(signers.0.is_empty(), "{line}");
        faults[0].1.id()
    }

    #[test]
    fn lines_say_for_whom_a_key_signs() {
        let yiqi = KeyStatus::Signs(vec![Account::parse("github:shili-yiqi").unwrap()]);
        let now = "2021-04-01T12:00:00+08:00";
        assert_eq!(status("# nobody\n\n", now), KeyStatus::Unnamed);
        assert_eq!(status(&format!("github:shili-yiqi {KEY} a comment"), now), yiqi);
        assert_eq!(
            status(&format!("\"github:shili-*,!github:shili-x\" namespaces=\"file,git\" {KEY}"), now),
            yiqi
        );
        assert_eq!(status(&format!("* {KEY}"), now), status(&format!("git*:* {KEY}"), now));
        assert_eq!(status(&format!("github:nobody {KEY}"), now), KeyStatus::Signs(Vec::new()));
        assert_eq!(status(&format!("github:* NAMESPACES=\"file\" {KEY}"), now), KeyStatus::OtherNamespace);
        assert_eq!(status(&format!("github:* valid-before=\"20210401\" {KEY}"), now), KeyStatus::Expired);
        assert_eq!(status(&format!("github:* valid-after=20210401120001 {KEY}"), now), KeyStatus::Expired);
        let open = format!("github:* valid-after=\"202104011200\",valid-before=20210401040000Z {KEY}");
        assert_eq!(status(&open, now), yiqi);
        assert_eq!(status(&format!("a valid-before=20200101 {KEY}\ngithub:* {KEY}"), now), yiqi);
    }

    #[test]
    fn a_line_with_a_fault_grants_nothing() {
        assert_eq!(fault("github:a"), "signers-incomplete");
        assert_eq!(fault(&format!("\"github:a {KEY}")), "signers-incomplete");
        assert_eq!(fault(&format!("github:a cert-authority {KEY}")), "signers-certificate");
        assert_eq!(fault(&format!("github:a valid-before=2021 {KEY}")), "signers-time");
        assert_eq!(fault(&format!("github:a valid-before=20211301 {KEY}")), "signers-time");
        assert_eq!(fault(&format!("github:a no-touch-required {KEY}")), "signers-option");
        assert_eq!(fault("github:a ssh-ed25519 AAAA"), "signers-key");
    }

    #[test]
    fn patterns_are_those_of_openssh() {
        let list = |patterns: &str| patterns.split(',').map(str::to_owned).collect::<Vec<_>>();
        for (patterns, text, expected) in [
            ("a*c", "abbc", true),
            ("a*c", "abcd", false),
            ("*a*b*", "xxaxxbxx", true),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("*,!ab*", "abc", false),
            ("!ab", "cd", false),
            ("", "", true),
        ] {
            assert_eq!(matches(&list(patterns), text), expected, "{patterns} {text}");
        }
    }
}
