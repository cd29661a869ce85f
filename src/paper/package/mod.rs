//! A file that claims to be a workbook or a document: what it really is, and its parts, unpacked within bounds. Nothing in
//! it is run, followed or fetched.

mod relations;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::xml;
use relations::Relation;

/// Largest file, its most entries, and the most bytes unpacked: of one part and of all. No filled form comes near them.
const FILE_BYTES: u64 = 20 << 20;
const ENTRIES: usize = 2_000;
const PART_BYTES: u64 = 16 << 20;
const ALL_BYTES: u64 = 48 << 20;

/// A part this large that is so many times its packed size was made to hurt.
const RATIO_FROM: u64 = 4 << 20;
const RATIO: u64 = 400;

/// Signatures of the compound files of old Office, and of archives.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const ARCHIVE: &[u8] = b"PK";

/// Why a file is not read.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// A format of before 2007 (.xls, .doc), or of WPS (.et, .wps).
    #[error("a compound file of an old format")]
    Old,
    /// A password protects it.
    #[error("protected by a password")]
    Password,
    /// An `OpenDocument` file (.ods, .odt).
    #[error("an OpenDocument file")]
    OpenDocument,
    /// A binary workbook (.xlsb).
    #[error("a binary workbook")]
    Binary,
    /// No such file at all.
    #[error("neither a workbook nor a document")]
    Other,
    /// Larger than 20 MiB, or than any form when unpacked.
    #[error("larger than any form")]
    TooLarge,
    /// It cannot be unpacked or read.
    #[error("damaged: {0}")]
    Damaged(String),
}

/// What a package is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackageKind {
    /// A workbook (.xlsx).
    Workbook,
    /// A document (.docx).
    Document,
}

/// A workbook or document, unpacked.
#[derive(Debug)]
pub struct Package {
    /// Which of the two.
    pub kind: PackageKind,
    /// Name of the part that all begins with.
    main: String,
    /// Its XML parts by name.
    parts: BTreeMap<String, Vec<u8>>,
    /// What else is in it, by name.
    others: Vec<String>,
}

impl Package {
    /// Its XML parts by name.
    pub fn into_parts(self) -> Vec<(String, Vec<u8>)> {
        self.parts.into_iter().collect()
    }

    /// Unpacks a file.
    ///
    /// # Errors
    /// When it is something else, protected, damaged, or larger than any form.
    pub fn open(bytes: &[u8]) -> Result<Self, PackageError> {
        if bytes.len() as u64 > FILE_BYTES {
            return Err(PackageError::TooLarge);
        }
        if bytes.starts_with(COMPOUND) {
            let mark: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let encrypted = bytes.windows(mark.len()).any(|window| window == mark);
            return Err(if encrypted { PackageError::Password } else { PackageError::Old });
        }
        if !bytes.starts_with(ARCHIVE) {
            return Err(PackageError::Other);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > ENTRIES {
            return Err(PackageError::TooLarge);
        }
        let mut package = Self {
            kind: PackageKind::Workbook,
            main: String::new(),
            parts: BTreeMap::new(),
            others: Vec::new(),
        };
        let mut left = ALL_BYTES;
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).map_err(damaged)?;
            // Some programs for Windows write names as Windows does.
            let name = entry.name().map_err(damaged)?.replace('\\', "/").trim_start_matches('/').to_owned();
            let is_xml = [".xml", ".rels"].iter().any(|end| name.to_ascii_lowercase().ends_with(end));
            if !entry.is_file() || !is_xml {
                package.others.push(name);
                continue;
            }
            let (packed, claimed) = (entry.compressed_size().max(1), entry.size());
            if claimed > PART_BYTES || claimed > RATIO_FROM && claimed / packed > RATIO {
                return Err(PackageError::TooLarge);
            }
            let most = left.min(PART_BYTES);
            let mut part = Vec::new();
            // The claim may be a lie; one byte over the bound is enough to know.
            (&mut entry).take(most + 1).read_to_end(&mut part).map_err(xml::damaged)?;
            let length = part.len() as u64;
            if length > most || length > RATIO_FROM && length / packed > RATIO {
                return Err(PackageError::TooLarge);
            }
            left -= length;
            if package.parts.insert(name, part).is_some() {
                return Err(PackageError::Damaged("two parts of one name".to_owned()));
            }
        }
        (package.kind, package.main) = package.what()?;
        Ok(package)
    }

    /// What it is, and where it begins: as its relations and the types of its parts say, or else as its parts are called.
    fn what(&self) -> Result<(PackageKind, String), PackageError> {
        use PackageKind::{Document, Workbook};
        let named = relations::read(self.part("_rels/.rels").unwrap_or_default())?
            .into_iter()
            .find(|relation| relation.is("officeDocument"))
            .map(|relation| relation.target_from(""));
        let other = |name: &str| self.others.iter().any(|other| other.eq_ignore_ascii_case(name));
        if let Some(name) = named {
            let kind = relations::content_type(self.part("[Content_Types].xml").unwrap_or_default(), &name)?;
            match kind.as_deref() {
                Some(kind) if kind.contains("sheet.binary") => return Err(PackageError::Binary),
                Some(kind) if kind.contains("wordprocessingml") || kind.contains("ms-word") => {
                    return self.begins(Document, name);
                }
                Some(kind) if kind.contains("spreadsheetml") || kind.contains("ms-excel") => {
                    return self.begins(Workbook, name);
                }
                _ => {}
            }
        }
        for (kind, name) in [(Workbook, "xl/workbook.xml"), (Document, "word/document.xml")] {
            if self.part(name).is_some() {
                return self.begins(kind, name.to_owned());
            }
        }
        if other("xl/workbook.bin") {
            Err(PackageError::Binary)
        } else if other("mimetype") && self.part("content.xml").is_some() {
            Err(PackageError::OpenDocument)
        } else {
            Err(PackageError::Other)
        }
    }

    fn begins(&self, kind: PackageKind, main: String) -> Result<(PackageKind, String), PackageError> {
        match self.part(&main) {
            Some(_) => Ok((kind, main)),
            None => Err(PackageError::Damaged(main)),
        }
    }

    /// One of its parts; upper and lower case are one in names.
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        let found = self.parts.get(name).or_else(|| {
            self.parts.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, part)| part)
        });
        found.map(Vec::as_slice)
    }

    /// The part that all begins with.
    pub(super) fn main(&self) -> &[u8] {
        self.part(&self.main).unwrap_or_default()
    }

    /// The part that the main part refers to as its `kind`, such as `styles`.
    ///
    /// # Errors
    /// When the relations are damaged.
    pub(super) fn related(&self, kind: &str) -> Result<Option<&[u8]>, PackageError> {
        self.relation(|relation| relation.is(kind))
    }

    /// The part that the main part refers to by an id.
    ///
    /// # Errors
    /// When the relations are damaged.
    pub(super) fn related_by_id(&self, id: &str) -> Result<Option<&[u8]>, PackageError> {
        self.relation(|relation| relation.id == id)
    }

    fn relation(&self, wanted: impl Fn(&Relation) -> bool) -> Result<Option<&[u8]>, PackageError> {
        let (folder, file) = self.main.rsplit_once('/').unwrap_or(("", &self.main));
        let slash = if folder.is_empty() { "" } else { "/" };
        let relations = self.part(&format!("{folder}{slash}_rels/{file}.rels")).unwrap_or_default();
        let found = relations::read(relations)?.into_iter().find(wanted);
        Ok(found.and_then(|relation| self.part(&relation.target_from(folder))))
    }

    /// What it holds besides cells and paragraphs; the ids of the messages that tell it.
    pub fn unread(&self) -> Vec<&'static str> {
        let names = || self.parts.keys().chain(&self.others).map(|name| name.to_ascii_lowercase());
        let any = |mark: &str| names().any(|name| name.contains(mark));
        [
            ("vbaproject", "paper-read-macros"),
            ("externallinks/", "paper-read-links"),
            ("/comments", "paper-read-comments"),
            ("threadedcomments/", "paper-read-comments"),
            ("/media/", "paper-read-images"),
            ("/embeddings/", "paper-read-embedded"),
        ]
        .into_iter()
        .filter_map(|(mark, id)| any(mark).then_some(id))
        .fold(Vec::new(), |mut ids, id| {
            if !ids.contains(&id) {
                ids.push(id);
            }
            ids
        })
    }

    /// The XML parts alone, packed again without compression: what a reader of workbooks gets to see.
    ///
    /// # Errors
    /// When it cannot be packed.
    pub fn repacked(&self) -> Result<Vec<u8>, PackageError> {
        self.repacked_with(|_, _| Ok(None))
    }

    /// The XML parts alone, each as `change` leaves it, packed again without compression: what a reader of workbooks gets to
    /// see.
    ///
    /// # Errors
    /// When a part cannot be changed or packed.
    pub(super) fn repacked_with(
        &self,
        mut change: impl FnMut(&str, &[u8]) -> Result<Option<Vec<u8>>, PackageError>,
    ) -> Result<Vec<u8>, PackageError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for (name, part) in &self.parts {
            writer.start_file(name.as_str(), stored).map_err(damaged)?;
            let changed = change(name, part)?;
            writer.write_all(changed.as_deref().unwrap_or(part)).map_err(xml::damaged)?;
        }
        Ok(writer.finish().map_err(damaged)?.into_inner())
    }
}

#[allow(clippy::needless_pass_by_value, reason = "the signature that map_err wants")]
fn damaged(error: ZipError) -> PackageError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => PackageError::Password,
        other => PackageError::Damaged(other.to_string()),
    }
}
