//! Formulas (`OMML`) as a line of text: what is raised is raised, a fraction has a slash, a root its sign.

use crate::paper::seen::Script;

/// The open elements of a formula.
#[derive(Debug, Default)]
pub(super) struct Math {
    open: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    name: String,
    /// How many of its parts have begun.
    parts: usize,
    /// What stands before, between and behind its parts, or the sign of a sum.
    marks: [String; 3],
}

impl Math {
    /// Whether a formula is open.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Where text stands now.
    pub(super) fn script(&self) -> Script {
        let scripts = self.open.iter().rev().find_map(|part| match part.name.as_str() {
            "sup" | "deg" => Some(Script::Super),
            "sub" | "lim" => Some(Script::Sub),
            _ => None,
        });
        scripts.unwrap_or_default()
    }

    /// An element begins; what it writes.
    pub(super) fn open(&mut self, name: &str, value: Option<String>) -> Option<String> {
        if !self.is_open() && name != "oMath" {
            return None;
        }
        let slot = match name {
            "begChr" | "chr" => Some(0),
            "sepChr" => Some(1),
            "endChr" => Some(2),
            _ => None,
        };
        if let Some(slot) = slot
            && let Some(holder) =
                self.open.iter_mut().rev().find(|part| matches!(part.name.as_str(), "d" | "nary"))
        {
            holder.marks[slot] = value.unwrap_or_default();
        }
        let written = self.open.last_mut().and_then(|parent| {
            let (mark, first) = (&parent.marks, parent.parts == 0);
            let written = match (parent.name.as_str(), name) {
                ("f", "num" | "den") => Some("(".to_owned()),
                ("rad", "e") => Some("√(".to_owned()),
                ("d", "e") => Some(if first { mark[0].clone() } else { mark[1].clone() }),
                ("eqArr", "e") | ("m", "mr") if !first => Some("；".to_owned()),
                ("mr", "e") if !first => Some(" ".to_owned()),
                _ => None,
            };
            parent.parts += usize::from(matches!(name, "e" | "mr"));
            written
        });
        let marks = match name {
            "d" => ["(", "|", ")"],
            "nary" => ["∫", "", ""],
            _ => [""; 3],
        };
        self.open.push(Part { name: name.to_owned(), parts: 0, marks: marks.map(str::to_owned) });
        written
    }

    /// An element ends; what it writes.
    pub(super) fn close(&mut self, name: &str) -> Option<String> {
        if !self.is_open() {
            return None;
        }
        let part = self.open.pop()?;
        let parent = self.open.last();
        let of = |wanted: &str| parent.is_some_and(|parent| parent.name == wanted);
        match name {
            "num" if of("f") => Some(")/".to_owned()),
            "den" if of("f") => Some(")".to_owned()),
            "e" if of("rad") => Some(")".to_owned()),
            "naryPr" => parent.map(|parent| parent.marks[0].clone()),
            "d" if part.parts > 0 => Some(part.marks[2].clone()),
            _ => None,
        }
    }
}
