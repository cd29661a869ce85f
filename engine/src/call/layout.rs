//! Which file of a call is what (rule `path`). Identity is the path, so names are strict.

use std::fmt;

use super::StageKind;
use crate::diagnostic::Message;
use crate::schema::Kind;

/// Longest name of a folder or file, in bytes without extension, so that Windows can check the repository out.
pub const NAME_BYTES: usize = 64;

/// A folder of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folder {
    /// `units/`: a folder a unit, with its demands.
    Units,
    /// `departments/`: a folder a department, with what it recommends.
    Departments,
    /// `guideline/`: the items of the draft.
    Guideline,
    /// `drafts/`: a folder an earlier draft.
    Drafts,
    /// `comments/`: a file a comment.
    Comments,
}

impl Folder {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Units, Self::Departments, Self::Guideline, Self::Drafts, Self::Comments];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Departments => "departments",
            Self::Guideline => "guideline",
            Self::Drafts => "drafts",
            Self::Comments => "comments",
        }
    }

    /// The folder that a path relative to the call's folder leads into, and the name that follows there, whether or not such
    /// a file belongs there.
    pub fn of(inside: &str) -> Option<(Self, &str)> {
        let (first, rest) = inside.split_once('/')?;
        let folder = Self::ALL.into_iter().find(|folder| folder.name() == first)?;
        Some((folder, rest.split('/').next().unwrap_or(rest)))
    }
}

/// What a file of a call is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// `call.yaml`
    Call,
    /// A Markdown page of the call by its file name, such as `notice.md`.
    Page(String),
    /// `units/<unit>/unit.yaml`
    Unit(String),
    /// `units/<unit>/<demand>.yaml`
    Demand(String, String),
    /// `departments/<department>/department.yaml`
    Department(String),
    /// `departments/<department>/recommendation.yaml`
    Recommendation(String),
    /// `departments/<department>/<file>`: a scan beside a recommendation.
    Scan(String, String),
    /// `guideline/<item>.md`
    GuidelineItem(String),
    /// `drafts/<draft>/<item>.md`: an item as it stood in an earlier draft.
    DraftItem(String, String),
    /// `guideline/dispositions.yaml`
    Dispositions,
    /// `comments/<comment>.yaml`
    Comment(String),
}

/// Its path relative to the call's folder.
impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call => f.write_str("call.yaml"),
            Self::Page(file) => f.write_str(file),
            Self::Unit(unit) => write!(f, "units/{unit}/unit.yaml"),
            Self::Demand(unit, demand) => write!(f, "units/{unit}/{demand}.yaml"),
            Self::Department(department) => write!(f, "departments/{department}/department.yaml"),
            Self::Recommendation(department) => write!(f, "departments/{department}/recommendation.yaml"),
            Self::Scan(department, file) => write!(f, "departments/{department}/{file}"),
            Self::GuidelineItem(item) => write!(f, "guideline/{item}.md"),
            Self::DraftItem(draft, item) => write!(f, "drafts/{draft}/{item}.md"),
            Self::Dispositions => f.write_str("guideline/dispositions.yaml"),
            Self::Comment(comment) => write!(f, "comments/{comment}.yaml"),
        }
    }
}

impl Role {
    /// The stage in which such a file is written; none for the call's own files.
    pub fn stage(&self) -> Option<StageKind> {
        match self {
            Self::Unit(_) | Self::Demand(..) => Some(StageKind::Submission),
            Self::Department(_) | Self::Recommendation(_) | Self::Scan(..) => Some(StageKind::Recommendation),
            Self::GuidelineItem(_) | Self::DraftItem(..) | Self::Dispositions => Some(StageKind::Guideline),
            Self::Comment(_) => Some(StageKind::Consultation),
            Self::Call | Self::Page(_) => None,
        }
    }

    /// Reads a path relative to the call's folder.
    ///
    /// # Errors
    /// The message that says why no such file belongs there.
    pub fn parse(inside: &str) -> Result<Self, Message> {
        let parts: Vec<&str> = inside.split('/').collect();
        for part in &parts {
            check_name(part)?;
        }
        // Folders become folders of the site, where `index.html` and its like are files.
        if parts.iter().rev().skip(1).any(|folder| folder.contains('.')) {
            return Err(Message::new("path-folder-dot"));
        }
        let stem = |file: &str, extension: &str| file.strip_suffix(extension).map(str::to_owned);
        match parts.as_slice() {
            ["call.yaml"] => Ok(Self::Call),
            [page] if page.ends_with(".md") => Ok(Self::Page((*page).to_owned())),
            ["units", unit, "unit.yaml"] => Ok(Self::Unit((*unit).to_owned())),
            ["units", unit, file] => match stem(file, ".yaml") {
                Some(demand) => Ok(Self::Demand((*unit).to_owned(), demand)),
                None => Err(misplaced(file)),
            },
            ["departments", department, "department.yaml"] => Ok(Self::Department((*department).to_owned())),
            ["departments", department, "recommendation.yaml"] => {
                Ok(Self::Recommendation((*department).to_owned()))
            }
            ["departments", department, file]
                if [".pdf", ".jpg", ".jpeg", ".png"].iter().any(|extension| file.ends_with(extension)) =>
            {
                Ok(Self::Scan((*department).to_owned(), (*file).to_owned()))
            }
            ["guideline", "dispositions.yaml"] => Ok(Self::Dispositions),
            ["guideline", file] => stem(file, ".md").map(Self::GuidelineItem).ok_or_else(|| misplaced(file)),
            ["drafts", draft, file] => match stem(file, ".md") {
                Some(item) => Ok(Self::DraftItem((*draft).to_owned(), item)),
                None => Err(misplaced(file)),
            },
            ["comments", file] => stem(file, ".yaml").map(Self::Comment).ok_or_else(|| misplaced(file)),
            [.., file] => Err(misplaced(file)),
            [] => Err(Message::new("path-misplaced")),
        }
    }

    /// The demand of that identity, `<unit>/<demand>`.
    pub fn of_demand(id: &str) -> Option<Self> {
        id.split_once('/').map(|(unit, demand)| Self::Demand(unit.to_owned(), demand.to_owned()))
    }

    /// The identity of the demand that it is, `<unit>/<demand>`; none where it is no demand.
    pub fn demand_id(&self) -> Option<String> {
        match self {
            Self::Demand(unit, demand) => Some(format!("{unit}/{demand}")),
            _ => None,
        }
    }

    /// Itself, where a file can be called so: names may come from people.
    ///
    /// # Errors
    /// The message that says what is wrong with the names, or that the file there is something else.
    pub fn checked(self) -> Result<Self, Message> {
        match Self::parse(&self.to_string())? {
            read if read == self => Ok(self),
            _ => Err(Message::new("new-name-taken")),
        }
    }

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
            Self::Page(_) | Self::Scan(..) => None,
        }
    }
}

/// Whether a call's folder may be called so.
///
/// # Errors
/// The message that says why not.
pub fn check_call_name(name: &str) -> Result<(), Message> {
    match name {
        _ if name.contains('/') => Err(Message::new("path-misplaced")),
        _ if name.contains('.') => Err(Message::new("path-folder-dot")),
        _ => check_name(name),
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
    use super::{Folder, Role};

    fn fault(path: &str) -> &'static str {
        Role::parse(path).unwrap_err().id()
    }

    #[test]
    fn every_file_of_the_layout_has_its_role_and_the_role_its_path() {
        for (path, role) in [
            ("call.yaml", Role::Call),
            ("notice.md", Role::Page("notice.md".into())),
            ("units/a/unit.yaml", Role::Unit("a".into())),
            ("units/a/b-2.yaml", Role::Demand("a".into(), "b-2".into())),
            ("departments/d/department.yaml", Role::Department("d".into())),
            ("departments/d/recommendation.yaml", Role::Recommendation("d".into())),
            ("departments/d/stamped.pdf", Role::Scan("d".into(), "stamped.pdf".into())),
            ("guideline/dispositions.yaml", Role::Dispositions),
            ("guideline/item.md", Role::GuidelineItem("item".into())),
            ("drafts/2021-06-15/item.md", Role::DraftItem("2021-06-15".into(), "item".into())),
            ("comments/c.yaml", Role::Comment("c".into())),
        ] {
            assert_eq!(Role::parse(path).as_ref(), Ok(&role));
            assert_eq!(role.to_string(), path);
            assert_eq!(role.clone().checked(), Ok(role));
        }
    }

    #[test]
    fn a_demand_is_known_by_its_identity() {
        let demand = Role::of_demand("a/b-2").unwrap();
        assert_eq!(demand.to_string(), "units/a/b-2.yaml");
        assert_eq!(demand.demand_id().unwrap(), "a/b-2");
        assert_eq!(Role::of_demand("a"), None);
        assert_eq!(Role::Unit("a".into()).demand_id(), None);
    }

    #[test]
    fn a_name_of_somebodys_choice_is_checked() {
        let fault = |role: Role| role.checked().unwrap_err().id();
        assert_eq!(fault(Role::Demand("a".into(), "unit".into())), "new-name-taken");
        assert_eq!(fault(Role::Demand("a".into(), "../b".into())), "path-name");
        assert_eq!(fault(Role::Unit("a/b".into())), "path-misplaced");
    }

    #[test]
    fn the_folder_is_seen_whatever_lies_in_it() {
        assert_eq!(Folder::of("units/a/b.yml"), Some((Folder::Units, "a")));
        assert_eq!(Folder::of("units/a.yaml"), Some((Folder::Units, "a.yaml")));
        assert_eq!(Folder::of("unitses/a"), None);
        assert_eq!(Folder::of("units"), None);
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
        assert_eq!(Role::parse("units/console/com.yaml"), Ok(Role::Demand("console".into(), "com".into())));
        assert_eq!(fault("units/index.html/unit.yaml"), "path-folder-dot");
        assert_eq!(fault("departments/a.b/department.yaml"), "path-folder-dot");
        assert_eq!(fault("drafts/item.md"), "path-misplaced");
        assert_eq!(fault("drafts/2021-06-15/item.yaml"), "path-misplaced");
        assert_eq!(fault(&format!("units/a/{}.yaml", "b".repeat(65))), "path-long-name");
    }
}
