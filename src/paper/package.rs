//! A file that claims to be a workbook or a document: what it really is, and its parts, unpacked within bounds. Nothing in
//! it is run, followed or fetched.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

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
        let mut package = Self { kind: PackageKind::Workbook, parts: BTreeMap::new(), others: Vec::new() };
        let mut left = ALL_BYTES;
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).map_err(damaged)?;
            let name = entry.name().map_err(damaged)?.trim_start_matches('/').to_owned();
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
            (&mut entry).take(most + 1).read_to_end(&mut part).map_err(broken)?;
            let length = part.len() as u64;
            if length > most || length > RATIO_FROM && length / packed > RATIO {
                return Err(PackageError::TooLarge);
            }
            left -= length;
            package.parts.insert(name, part);
        }
        package.kind = package.what()?;
        Ok(package)
    }

    fn what(&self) -> Result<PackageKind, PackageError> {
        let other = |name: &str| self.others.iter().any(|other| other == name);
        if self.parts.contains_key("xl/workbook.xml") {
            Ok(PackageKind::Workbook)
        } else if self.parts.contains_key("word/document.xml") {
            Ok(PackageKind::Document)
        } else if other("xl/workbook.bin") {
            Err(PackageError::Binary)
        } else if other("mimetype") && self.parts.contains_key("content.xml") {
            Err(PackageError::OpenDocument)
        } else {
            Err(PackageError::Other)
        }
    }

    /// One of its parts.
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        self.parts.get(name).map(Vec::as_slice)
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
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for (name, part) in &self.parts {
            writer.start_file(name.as_str(), stored).map_err(damaged)?;
            writer.write_all(part).map_err(broken)?;
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

#[allow(clippy::needless_pass_by_value, reason = "the signature that map_err wants")]
fn broken(error: io::Error) -> PackageError {
    PackageError::Damaged(error.to_string())
}
