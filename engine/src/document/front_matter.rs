//! Splits a Markdown file into front matter and body.

use std::ops::Range;
use std::sync::Arc;

use super::lines::Lines;
use crate::diagnostic::{Diagnostic, Location, Message, Severity};

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) yaml: Range<usize>,
    pub(super) body: Range<usize>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The first line is not `---`.
    NoStart,
    /// No later line is `---`.
    NoEnd,
}

impl Fault {
    pub(super) fn diagnostic(&self, path: &Arc<str>, text: &str, lines: &Lines) -> Diagnostic {
        let id = match self {
            Self::NoStart => "yaml-front-matter-start",
            Self::NoEnd => "yaml-front-matter-end",
        };
        let line = lines.line_range(text, 1);
        let location = Location::at(path, lines.span(text, line.start, line.end));
        Diagnostic::new("yaml", Severity::Error, location, Message::new(id))
    }
}

pub(super) fn split(text: &str) -> Result<Parts, Fault> {
    let is_fence = |line: &str| line.trim_end() == "---";
    let mut offset = 0;
    let mut yaml_start = None;
    for line in text.split_inclusive('\n') {
        match yaml_start {
            None if is_fence(line) => yaml_start = Some(offset + line.len()),
            None => return Err(Fault::NoStart),
            Some(start) if is_fence(line) => {
                return Ok(Parts { yaml: start..offset, body: offset + line.len()..text.len() });
            }
            Some(_) => {}
        }
        offset += line.len();
    }
    Err(if yaml_start.is_some() { Fault::NoEnd } else { Fault::NoStart })
}

#[cfg(test)]
mod tests {
    use super::{Fault, Parts, split};

    #[test]
    fn front_matter_stands_between_two_fences() {
        assert_eq!(split("---\na: 1\n---\n# T\n"), Ok(Parts { yaml: 4..9, body: 13..17 }));
        assert_eq!(split("---\r\na: 1\r\n---\r\n"), Ok(Parts { yaml: 5..11, body: 16..16 }));
        assert_eq!(split("# T\n"), Err(Fault::NoStart));
        assert_eq!(split(""), Err(Fault::NoStart));
        assert_eq!(split("---\na: 1\n"), Err(Fault::NoEnd));
    }
}
