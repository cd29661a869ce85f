//! What git and its proc-receive hook say to each other (githooks(5)): lines with their length in front, in hexadecimal.

use std::io::{self, Read, Write};

use crate::gate::Update;

/// Longest line, with its length.
const LINE: usize = 65_520;

/// Most lines of one list. More are no honest push.
const LINES: usize = 1_000;

/// What becomes of one proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Nothing of it, in a few words.
    Refused(String),
    /// A branch was moved, or stands where it stood.
    Moved {
        /// Its full name.
        reference: String,
        /// Where it stood.
        old: String,
        /// Where it stands.
        new: String,
    },
    /// It is no proposal: git goes on with it as with any other push.
    NotOurs,
}

/// What git asks for.
#[derive(Debug)]
pub(super) struct Request {
    /// What is pushed to which name.
    pub(super) updates: Vec<Update>,
    /// Whether all of it is to be done or nothing.
    pub(super) atomic: bool,
}

/// Agrees on a version and reads what is asked for. None where it is not what git says.
pub(super) fn open(input: &mut impl Read, output: &mut impl Write) -> io::Result<Option<Request>> {
    let greeting = list(input)?;
    let Some(greeting) = greeting.first() else { return Ok(None) };
    let (version, features) = greeting.split_once('\0').unwrap_or((greeting, ""));
    if version != "version=1" {
        return Ok(None);
    }
    let has = |feature| features.split(' ').any(|one| one == feature);
    let (atomic, options) = (has("atomic"), has("push-options"));
    let features: &[u8] = if options { b"version=1\0push-options" } else { b"version=1" };
    write(output, features)?;
    end(output)?;
    let lines = list(input)?;
    if options {
        // They come from whoever pushes, and say nothing here.
        list(input)?;
    }
    let updates: Option<Vec<Update>> = lines.iter().map(|line| Update::parse(line)).collect();
    Ok(updates.map(|updates| Request { updates, atomic }))
}

/// Says what became of one proposal.
pub(super) fn answer(output: &mut impl Write, name: &str, answer: &Answer) -> io::Result<()> {
    let mut say = |line: String| write(output, line.as_bytes());
    match answer {
        Answer::Refused(reason) => {
            // A line that is too long would be no line at all.
            let reason: String =
                reason.chars().map(|c| if c.is_control() { ' ' } else { c }).take(500).collect();
            say(format!("ng {name} {reason}"))
        }
        Answer::Moved { reference, old, new } => {
            say(format!("ok {name}"))?;
            say(format!("option refname {reference}"))?;
            say(format!("option old-oid {old}"))?;
            say(format!("option new-oid {new}"))
        }
        Answer::NotOurs => {
            say(format!("ok {name}"))?;
            say("option fall-through".to_owned())
        }
    }
}

fn write(output: &mut impl Write, line: &[u8]) -> io::Result<()> {
    write!(output, "{:04x}", line.len() + 4)?;
    output.write_all(line)
}

/// Ends a list.
pub(super) fn end(output: &mut impl Write) -> io::Result<()> {
    output.write_all(b"0000")?;
    output.flush()
}

/// The lines up to the end of a list, without their line feeds.
fn list(input: &mut impl Read) -> io::Result<Vec<String>> {
    let broken = || io::Error::from(io::ErrorKind::InvalidData);
    let mut lines = Vec::new();
    loop {
        let mut head = [0; 4];
        input.read_exact(&mut head)?;
        let head = std::str::from_utf8(&head).map_err(|_| broken())?;
        let length = usize::from_str_radix(head, 16).map_err(|_| broken())?;
        if length == 0 {
            return Ok(lines);
        }
        if !(4..=LINE).contains(&length) || lines.len() == LINES {
            return Err(broken());
        }
        let mut line = vec![0; length - 4];
        input.read_exact(&mut line)?;
        let mut line = String::from_utf8(line).map_err(|_| broken())?;
        if line.ends_with('\n') {
            line.pop();
        }
        lines.push(line);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    fn lines(lists: &[&[&str]]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for lines in lists {
            for line in *lines {
                write(&mut bytes, line.as_bytes()).unwrap();
            }
            end(&mut bytes).unwrap();
        }
        bytes
    }

    #[test]
    fn both_sides_say_what_git_documents() {
        let (zero, id) = ("0".repeat(40), "a".repeat(40));
        let command = format!("{zero} {id} refs/for/main");
        let input = lines(&[&["version=1\0push-options atomic\n"], &[&command], &["option of somebody"]]);
        let mut output = Vec::new();
        let request = open(&mut &*input, &mut output).unwrap().unwrap();
        assert_eq!(output, b"001aversion=1\0push-options0000");
        assert!(request.atomic);
        assert_eq!(
            request.updates,
            [Update { old: None, new: Some(id.clone()), name: "refs/for/main".to_owned() }]
        );
        let mut output = Vec::new();
        let moved =
            Answer::Moved { reference: "refs/heads/main".to_owned(), old: zero.clone(), new: id.clone() };
        answer(&mut output, "refs/for/main", &moved).unwrap();
        answer(&mut output, "refs/for/x", &Answer::Refused("no\nplace".to_owned())).unwrap();
        end(&mut output).unwrap();
        let moved = [
            "ok refs/for/main",
            "option refname refs/heads/main",
            &format!("option old-oid {zero}"),
            &format!("option new-oid {id}"),
        ];
        assert_eq!(output, lines(&[&[&moved[..], &["ng refs/for/x no place"]].concat()]));
    }

    #[test]
    fn what_git_does_not_say_is_refused() {
        for input in [&b"0000"[..], b"000eversion=2\x000000", b"0009hello0000"] {
            assert!(open(&mut &*input, &mut Vec::new()).unwrap().is_none(), "{input:?}");
        }
        for input in [&b""[..], b"zzzz", b"0003", b"fff5", b"0010version=1", b"0005\xff0000"] {
            assert!(open(&mut &*input, &mut Vec::new()).is_err(), "{input:?}");
        }
    }
}
