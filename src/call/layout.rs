//! Which file of a call is what (rule `path`). Identity is the path, so names are strict.

use crate::diagnostic::Message;
use crate::schema::Kind;

/// Longest name of a folder or file, in bytes without extension, so that Windows can check the repository out.
pub const NAME_BYTES: usize = 64;

/// What a file of a call is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// `call.yaml`
    Call,
    /// A Markdown page of the call, such as `notice.md`.
    Page,
    /// `units/<unit>/unit.yaml`
    Unit(String),
    /// `units/<unit>/<demand>.yaml`
    Demand(String, String),
    /// `departments/<department>/department.yaml`
    Department(String),
    /// `departments/<department>/recommendation.yaml`
    Recommendation(String),
    /// A scan beside a recommendation.
    Scan(String),
    /// `guideline/<item>.md`
    GuidelineItem(String),
    /// `drafts/<draft>/<item>.md`: an item as it stood in an earlier draft.
    DraftItem(String, String),
    /// `guideline/dispositions.yaml`
    Dispositions,
    /// `comments/<comment>.yaml`
    Comment(String),
}

impl Role {
    /// The schema its document follows; none for Markdown pages and scans.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Call => Some(Kind::Call),
            Self::Unit(_) => Some(Kind::Unit),
            Self::Demand(..) => Some(Kind::Demand),
            Self::Department(_) => Some(Kind::Department),
            Self::Recommendation(_) => Some(Kind::Recommendation),
            Self::GuidelineItem(_) | Self::DraftItem(..) => Some(Kind::GuidelineItem),
            Self::Dispositions => Some(Kind::Dispositions),
            Self::Comment(_) => Some(Kind::Comment),
            Self::Page | Self::Scan(_) => None,
        }
    }
}

/// Reads a path relative to the call's folder.
///
/// # Errors
/// The message that says why no such file belongs there.
pub fn role(path: &str) -> Result<Role, Message> {
    let parts: Vec<&str> = path.split('/').collect();
    for part in &parts {
        check_name(part)?;
    }
    // Folders become folders of the site, where `index.html` and its like are files.
    if parts.iter().rev().skip(1).any(|folder| folder.contains('.')) {
        return Err(Message::new("path-folder-dot"));
    }
    let stem = |file: &str, extension: &str| file.strip_suffix(extension).map(str::to_owned);
    match parts.as_slice() {
        ["call.yaml"] => Ok(Role::Call),
        [page] if page.ends_with(".md") => Ok(Role::Page),
        ["units", unit, "unit.yaml"] => Ok(Role::Unit((*unit).to_owned())),
        ["units", unit, file] => match stem(file, ".yaml") {
            Some(demand) => Ok(Role::Demand((*unit).to_owned(), demand)),
            None => Err(misplaced(file)),
        },
        ["departments", department, "department.yaml"] => Ok(Role::Department((*department).to_owned())),
        ["departments", department, "recommendation.yaml"] => {
            Ok(Role::Recommendation((*department).to_owned()))
        }
        ["departments", department, file]
            if [".pdf", ".jpg", ".jpeg", ".png"].iter().any(|extension| file.ends_with(extension)) =>
        {
            Ok(Role::Scan((*department).to_owned()))
        }
        ["guideline", "dispositions.yaml"] => Ok(Role::Dispositions),
        ["guideline", file] => stem(file, ".md").map(Role::GuidelineItem).ok_or_else(|| misplaced(file)),
        ["drafts", draft, file] => match stem(file, ".md") {
            Some(item) => Ok(Role::DraftItem((*draft).to_owned(), item)),
            None => Err(misplaced(file)),
        },
        ["comments", file] => stem(file, ".yaml").map(Role::Comment).ok_or_else(|| misplaced(file)),
        [.., file] => Err(misplaced(file)),
        [] => Err(Message::new("path-misplaced")),
    }
}

fn misplaced(file: &str) -> Message {
    match file.strip_suffix(".yml") {
        Some(stem) => Message::new("path-yml").text("name", format_args!("{stem}.yaml")),
        None => Message::new("path-misplaced"),
    }
}

/// Leftovers that editors and systems put beside a file.
fn is_leftover(name: &str) -> bool {
    name.starts_with("~$")
        || name.ends_with('~')
        || [".swp", ".bak", ".tmp", ".orig"].iter().any(|extension| name.ends_with(extension))
        || [".DS_Store", "Thumbs.db", "desktop.ini"].contains(&name)
}

/// Names that mean devices on Windows, whatever their extension: no checkout there can hold such a file.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    ["con", "prn", "aux", "nul"].contains(&stem)
        || numbered.is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
}

fn check_name(name: &str) -> Result<(), Message> {
    if is_leftover(name) {
        return Err(Message::new("path-leftover"));
    }
    if name.len() > NAME_BYTES {
        return Err(Message::new("path-long-name").count("limit", NAME_BYTES));
    }
    let stem = name.split('.').next().unwrap_or_default();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let dots = name.matches('.').count();
    let well_formed = !stem.is_empty()
        && dots <= 1
        && !name.ends_with('.')
        && name.chars().all(|c| plain(c) || c == '.')
        && !stem.starts_with('-')
        && !stem.ends_with('-');
    if well_formed && is_device(name) {
        return Err(Message::new("path-device").text("name", name));
    }
    if well_formed {
        return Ok(());
    }
    // Names that differ only in case would be one file on Windows and macOS.
    let lower = name.to_lowercase();
    if name != lower && check_name(&lower).is_ok() {
        return Err(Message::new("path-upper-case").text("name", lower));
    }
    Err(Message::new("path-name"))
}

#[cfg(test)]
mod tests {
    use super::{Role, role};

    fn fault(path: &str) -> &'static str {
        role(path).unwrap_err().id()
    }

    #[test]
    fn every_file_of_the_layout_has_its_role() {
        assert_eq!(role("call.yaml"), Ok(Role::Call));
        assert_eq!(role("notice.md"), Ok(Role::Page));
        assert_eq!(role("units/a/unit.yaml"), Ok(Role::Unit("a".into())));
        assert_eq!(role("units/a/b-2.yaml"), Ok(Role::Demand("a".into(), "b-2".into())));
        assert_eq!(role("departments/d/stamped.pdf"), Ok(Role::Scan("d".into())));
        assert_eq!(role("guideline/dispositions.yaml"), Ok(Role::Dispositions));
        assert_eq!(role("guideline/item.md"), Ok(Role::GuidelineItem("item".into())));
        assert_eq!(
            role("drafts/2021-06-15/item.md"),
            Ok(Role::DraftItem("2021-06-15".into(), "item".into()))
        );
        assert_eq!(role("comments/c.yaml"), Ok(Role::Comment("c".into())));
    }

    #[test]
    fn everything_else_is_refused_with_a_reason() {
        assert_eq!(fault("units/a/Sensor.yaml"), "path-upper-case");
        assert_eq!(fault("units/a/传感器.yaml"), "path-name");
        assert_eq!(fault("units/a /b.yaml"), "path-name");
        assert_eq!(fault("units/a/b.yml"), "path-yml");
        assert_eq!(fault("units/a/b.yaml~"), "path-leftover");
        assert_eq!(fault("units/a/.gitattributes"), "path-name");
        assert_eq!(fault("units/../a.yaml"), "path-name");
        assert_eq!(fault("units/a.yaml"), "path-misplaced");
        assert_eq!(fault("other/a/b.yaml"), "path-misplaced");
        for name in ["con.yaml", "nul/unit.yaml", "aux/a.yaml", "com1.yaml", "lpt9.yaml", "prn/unit.yaml"] {
            assert_eq!(fault(&format!("units/{name}")), "path-device");
        }
        assert_eq!(role("units/console/com.yaml"), Ok(Role::Demand("console".into(), "com".into())));
        assert_eq!(fault("units/index.html/unit.yaml"), "path-folder-dot");
        assert_eq!(fault("departments/a.b/department.yaml"), "path-folder-dot");
        assert_eq!(fault("drafts/item.md"), "path-misplaced");
        assert_eq!(fault("drafts/2021-06-15/item.yaml"), "path-misplaced");
        assert_eq!(fault(&format!("units/a/{}.yaml", "b".repeat(65))), "path-long-name");
    }
}
