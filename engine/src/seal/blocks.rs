//! Where the sealed values of a file stand, and what to write in their place. Every other byte stays as it is.

use std::ops::Range;

use super::{AgeError, Entropy, Identity, Recipient};
use crate::diagnostic::Diagnostic;
use crate::document::{self, Document, Entry, Node, Style, Syntax, Value, emit};

/// The keys at the top of a form whose values can be sealed, where the form says that they are not public.
pub const SEALABLE: [&str; 2] = ["contact", "finance"];

/// The key under which what is sealed stands.
pub(super) const SEALED: &str = "sealed";

/// First line of what is encrypted, before path and key.
const MAGIC: &str = "zhengji-sealed-1";

/// A stretch of a file, bytes, and what to write in its place.
pub type Edit = (Range<usize>, String);

/// A value that is or can be sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<'a> {
    /// Its key.
    pub key: &'a str,
    /// The line that its key stands on, from 1.
    pub line: u32,
    /// What stands after the key's colon up to the end of the value's last line, bytes.
    range: Range<usize>,
    /// What is sealed, where it is.
    armored: Option<&'a str>,
}

/// Why a value cannot be sealed or opened; the key, and the line it stands on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The format of age says no.
    #[error("{key}, line {line}: {source}")]
    Age {
        /// The key.
        key: String,
        /// Its line, from 1.
        line: u32,
        /// Why.
        source: AgeError,
    },
    /// What was sealed is more than the value of this key: in this file it would change or add others.
    #[error("{key}, line {line}: not-its-own")]
    NotItsOwn {
        /// The key.
        key: String,
        /// Its line, from 1.
        line: u32,
    },
    /// It was sealed for another file or another key, and has been copied here.
    #[error("{key}, line {line}: copied")]
    Copied {
        /// The key.
        key: String,
        /// Its line, from 1.
        line: u32,
    },
}

impl<'a> Block<'a> {
    /// All values of a document that are or can be sealed and hold anything.
    pub fn all(document: &'a Document) -> Vec<Self> {
        let entries = document.root.entries().iter().filter(|entry| SEALABLE.contains(&&*entry.key.text));
        entries.filter_map(|entry| Self::of(document, entry)).collect()
    }

    fn of(document: &'a Document, entry: &'a Entry) -> Option<Self> {
        // A form has fields here. Anything else is a fault that is told elsewhere, and nothing to be sealed.
        let Value::Mapping(fields) = &entry.value.value else { return None };
        let text = &document.text;
        let key_end = entry.key.span.end.offset as usize;
        let start = key_end + text.get(key_end..)?.find(':')? + 1;
        // The span of a block scalar may reach to where the next key begins.
        let reach = last_offset(text, &entry.value).max(start);
        let last = start + text.get(start..reach)?.trim_end().len();
        // A comment on the last line belongs to it.
        let end = text.get(last..)?.find('\n').map_or(text.len(), |feed| last + feed);
        let end = start + text.get(start..end)?.trim_end().len();
        let armored = match fields.as_slice() {
            [only] if &*only.key.text == SEALED => only.value.as_str(),
            _ => None,
        };
        Some(Self { key: &entry.key.text, line: entry.key.span.start.line, range: start..end, armored })
    }

    /// Whether it is sealed.
    pub fn is_sealed(&self) -> bool {
        self.armored.is_some()
    }

    fn failed(&self) -> impl Fn(AgeError) -> SealError {
        let (key, line) = (self.key.to_owned(), self.line);
        move |source| SealError::Age { key: key.clone(), line, source }
    }
}

/// Where the value's last scalar ends, or its closing bracket where it is written between brackets. In block style the
/// span of a group itself may reach to where the next key begins.
fn last_offset(text: &str, node: &Node) -> usize {
    let (start, end) = (node.span.start.offset as usize, node.span.end.offset as usize);
    let bracketed = text.get(start..).is_some_and(|rest| rest.starts_with(['{', '[']));
    let below = node.entries().iter().map(|entry| &entry.value).chain(node.items());
    match &node.value {
        Value::Mapping(_) | Value::Sequence(_) if !bracketed => {
            below.map(|inner| last_offset(text, inner)).max().unwrap_or(end)
        }
        _ => end,
    }
}

/// What to write so that everything that can be sealed is. Nothing to do where all of it is sealed already.
///
/// # Errors
/// When a value cannot be sealed; then nothing should be written.
pub fn sealings(
    document: &Document,
    recipients: &[Recipient],
    entropy: &mut Entropy<'_>,
) -> Result<Vec<Edit>, SealError> {
    let feed = if document.text.contains("\r\n") { "\r\n" } else { "\n" };
    let open = Block::all(document).into_iter().filter(|block| !block.is_sealed());
    open.map(|block| {
        let plain = document.text.get(block.range.clone()).unwrap_or_default();
        let bound = format!("{MAGIC}\n{}\n{}\n{plain}", document.path, block.key);
        let armored = Recipient::encrypt(recipients, bound.as_bytes(), entropy).map_err(block.failed())?;
        let lines = armored.lines().map(|line| format!("{feed}    {line}"));
        Ok((block.range.clone(), format!("{feed}  {SEALED}: |{}", lines.collect::<String>())))
    })
    .collect()
}

/// A text with everything sealed in it that can be, for a file that is not on a disk. One that is no document stays as it is.
///
/// # Errors
/// When a value cannot be sealed.
pub fn sealed(
    path: &str,
    text: &str,
    recipients: &[Recipient],
    entropy: &mut Entropy<'_>,
) -> Result<String, SealError> {
    let Some(document) = document::parse(&path.into(), text.as_bytes(), Syntax::Yaml).document else {
        return Ok(text.to_owned());
    };
    let mut edits = sealings(&document, recipients, entropy)?;
    edits.sort_by_key(|(range, _)| range.start);
    let mut text = document.text.to_string();
    for (range, new) in edits.iter().rev() {
        text.replace_range(range.clone(), new);
    }
    Ok(text)
}

/// What to write so that everything that is sealed can be read again.
///
/// # Errors
/// When a value cannot be opened; then nothing should be written.
pub fn openings(document: &Document, identities: &[Identity]) -> Result<Vec<Edit>, SealError> {
    let mut edits = Vec::new();
    for block in Block::all(document) {
        let Some(armored) = block.armored else { continue };
        let bytes = Identity::decrypt(identities, armored).map_err(block.failed())?;
        let text = String::from_utf8(bytes).map_err(|_| block.failed()(AgeError::Broken))?;
        let bound = format!("{MAGIC}\n{}\n{}\n", document.path, block.key);
        let Some(plain) = text.strip_prefix(&bound) else {
            return Err(SealError::Copied { key: block.key.to_owned(), line: block.line });
        };
        let edit = (block.range.clone(), plain.to_owned());
        if !keeps_to_itself(document, &block, &edit) {
            return Err(SealError::NotItsOwn { key: block.key.to_owned(), line: block.line });
        }
        edits.push(edit);
    }
    Ok(edits)
}

/// Whether a file with an opened value in it is the same file but for this value, and the value a group as the form has one
/// there. Whoever seals may have written anything in front of the seal: lines that, once open, are keys of their own.
fn keeps_to_itself(document: &Document, block: &Block<'_>, (range, plain): &Edit) -> bool {
    let mut text = document.text.to_string();
    text.replace_range(range.clone(), plain);
    let parsed = document::parse(&document.path, text.as_bytes(), Syntax::Yaml);
    let Some(opened) = parsed.document.filter(|_| !parsed.diagnostics.iter().any(Diagnostic::is_error))
    else {
        return false;
    };
    let (before, after) = (document.root.entries(), opened.root.entries());
    before.len() == after.len()
        && before.iter().zip(after).all(|(before, after)| {
            let own = &*before.key.text == block.key;
            let same = || emit(&before.value, Style::default()) == emit(&after.value, Style::default());
            before.key.text == after.key.text
                && if own { matches!(after.value.value, Value::Mapping(_)) } else { same() }
        })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
pub(super) mod tests {
    use super::*;

    /// Numbers that are good enough for tests: each is another.
    pub(in crate::seal) fn counted() -> impl FnMut(&mut [u8]) -> Result<(), AgeError> {
        use std::sync::atomic::{AtomicU64, Ordering};
        static NEXT: AtomicU64 = AtomicU64::new(1);
        |bytes: &mut [u8]| {
            for eight in bytes.chunks_mut(8) {
                let number = NEXT.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed).to_le_bytes();
                let length = eight.len();
                eight.copy_from_slice(&number[..length]);
            }
            Ok(())
        }
    }
    use crate::document::{Syntax, parse};
    use crate::seal::readable_keys;

    fn document(path: &str, text: &str) -> Document {
        let parsed = parse(&path.into(), text.as_bytes(), Syntax::Yaml);
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        parsed.document.unwrap()
    }

    fn apply(text: &str, edits: &[Edit]) -> String {
        let mut after = text.to_owned();
        for (range, new) in edits.iter().rev() {
            after.replace_range(range.clone(), new);
        }
        after
    }

    const TEXTS: [&str; 6] = [
        "name: a\nfinance:\n  year: 2020 # 已审计\n\n  # 说明\n  main_revenue: 27480\n  audited: true\n# 联系人\ncontact:\n  name: 某\n  phone: '0571-00000000'\n",
        "contact: {name: 某, phone: 0571-00000000}   # 值班\nname: a\nfinance: {year: 2020}\n",
        "finance:\n    year: 2020\n    main_revenue: 1",
        "contact:\r\n  name: 某\r\n  phone: 1\r\nname: a\r\n",
        "finance: {\n  year: 2020,\n  main_revenue: 1\n}\nname: a\n",
        "contact: # 单位的人\n  name: \"某\"\n  phone: >-\n    0571\n    1\n\n\nname: a\n",
    ];

    #[test]
    fn opening_gives_back_every_byte() {
        let identity = Identity::generate(&mut counted()).unwrap();
        for text in TEXTS {
            let plain = document("u.yaml", text);
            let sealed_text =
                apply(text, &sealings(&plain, &[identity.recipient()], &mut counted()).unwrap());
            assert!(!sealed_text.contains("2020") && !sealed_text.contains("0571"), "{sealed_text}");
            let sealed = document("u.yaml", &sealed_text);
            assert!(Block::all(&sealed).iter().all(Block::is_sealed));
            assert_eq!(
                sealings(&sealed, &[identity.recipient()], &mut counted()).unwrap(),
                [],
                "sealed once is sealed"
            );
            let opened = apply(&sealed_text, &openings(&sealed, std::slice::from_ref(&identity)).unwrap());
            assert_eq!(opened, text);
        }
    }

    #[test]
    fn what_opens_is_the_value_and_nothing_else() {
        let identity = Identity::generate(&mut counted()).unwrap();
        let opens = |plain: &str| {
            let bound = format!("{MAGIC}\nu.yaml\ncontact\n{plain}");
            let armored =
                Recipient::encrypt(&[identity.recipient()], bound.as_bytes(), &mut counted()).unwrap();
            let lines = armored.lines().fold(String::new(), |text, line| text + "\n    " + line);
            let text = format!("title: 甲\ncontact:\n  sealed: |{lines}\nkeywords: [乙]\n");
            openings(&document("u.yaml", &text), std::slice::from_ref(&identity))
                .map(|edits| apply(&text, &edits))
        };
        for plain in [" {name: 某}", "\n  name: 某 # 值班", " {name: 某}\n# 说明"] {
            let opened = opens(plain).unwrap();
            assert_eq!(opened, format!("title: 甲\ncontact:{plain}\nkeywords: [乙]\n"));
        }
        for plain in [
            " {name: 某}\nstrategic_task: 混进来的",
            "\n  name: 某\nkeywords: [丙]",
            "\n  name: 某\ntitle: 丙",
            " {name: 某}\n---\na: 1",
            " {name: 某}\n...",
            " [1]",
            " 某",
            "",
            " {name: 某",
            " |\n  name: 某",
            "\n  name: '",
            "\n  note: |\n    某\n  keywords: [丙]\nother:",
        ] {
            assert_eq!(
                opens(plain),
                Err(SealError::NotItsOwn { key: "contact".to_owned(), line: 2 }),
                "{plain:?}"
            );
        }
    }

    #[test]
    fn what_is_not_sealed_is_known() {
        let identity = Identity::generate(&mut counted()).unwrap();
        for text in TEXTS {
            let keys = |text: &str| {
                let mut keys = readable_keys("u.yaml", text);
                keys.sort_unstable();
                keys
            };
            let held: Vec<&str> =
                SEALABLE.into_iter().filter(|key| text.contains(&format!("{key}:"))).collect();
            assert_eq!(keys(text), held, "{text}");
            // The lines of a text that is no document tell the same.
            assert_eq!(keys(&format!("{text}\nbroken: [\n")), held, "{text}");
            let sealed = sealed("u.yaml", text, &[identity.recipient()], &mut counted()).unwrap();
            assert_eq!(keys(&sealed), [""; 0], "{sealed}");
            assert_eq!(keys(&format!("{sealed}\nbroken: [\n")), [""; 0], "{sealed}");
        }
        for (text, held) in [
            ("contact:\nfinance: {}\n", &[][..]),
            ("contact: ''\nfinance: []\n", &[]),
            ("contact: 张三 0571-00000000\n", &["contact"]),
            ("contact: {sealed: 张三}\n", &["contact"]),
            ("finance:\n  sealed: |\n    -----BEGIN AGE ENCRYPTED FILE-----\n  year: 2020\n", &["finance"]),
            ("name: 甲\n", &[]),
        ] {
            assert_eq!(readable_keys("u.yaml", text), held, "{text}");
        }
    }

    #[test]
    fn what_belongs_to_another_file_or_key_does_not_open() {
        let identity = Identity::generate(&mut counted()).unwrap();
        let own = document("units/a/unit.yaml", TEXTS[0]);
        let sealed = apply(TEXTS[0], &sealings(&own, &[identity.recipient()], &mut counted()).unwrap());
        let identities = [identity];
        let copied = document("units/b/unit.yaml", &sealed);
        assert!(matches!(openings(&copied, &identities), Err(SealError::Copied { line: 2, .. })));
        let swapped =
            sealed.replace("finance:", "x:").replace("contact:", "finance:").replace("x:", "contact:");
        let swapped = document("units/a/unit.yaml", &swapped);
        assert!(matches!(openings(&swapped, &identities), Err(SealError::Copied { .. })));
    }
}
