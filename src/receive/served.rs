//! The built site beside the service: plain files of one folder, and nothing that lies elsewhere.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use hyper::{Request, StatusCode};
use percent_encoding::percent_decode_str;
use tokio::task::spawn_blocking;

use super::address::{READING, is_reading};
use super::reply::{Page, bare, built_file, moved, not_allowed};

/// Largest file that is served, in bytes.
const LARGEST: u64 = 64 << 20;

/// The folder of a built site.
#[derive(Clone, Debug)]
pub(super) struct BuiltSite(PathBuf);

/// What an address of it is answered with.
#[derive(Debug)]
enum Found {
    File {
        name: String,
        bytes: Vec<u8>,
    },
    /// It is a folder: its address ends with a slash.
    Folder(String),
    Nothing,
}

impl BuiltSite {
    pub(super) fn new(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// Answers a request for one of its files.
    pub(super) async fn answer<B>(&self, request: &Request<B>) -> Page {
        if !is_reading(request.method()) {
            return not_allowed(READING);
        }
        match self.found(request.uri().path()).await {
            Found::File { name, bytes } => built_file(&name, bytes, StatusCode::OK),
            Found::Folder(to) => moved(&to),
            Found::Nothing => match self.found("/404.html").await {
                Found::File { name, bytes } => built_file(&name, bytes, StatusCode::NOT_FOUND),
                _ => bare(StatusCode::NOT_FOUND),
            },
        }
    }

    /// Files are read where nobody waits for it.
    async fn found(&self, path: &str) -> Found {
        let (site, path) = (self.clone(), path.to_owned());
        spawn_blocking(move || site.find(&path)).await.unwrap_or(Found::Nothing)
    }

    /// The file at the path of an address, which begins with a slash. It is opened anew each time: a site is exchanged as a whole
    /// while it is served.
    fn find(&self, path: &str) -> Found {
        let Ok(path) = percent_decode_str(path.trim_start_matches('/')).decode_utf8() else {
            return Found::Nothing;
        };
        let is_folder = path.is_empty() || path.ends_with('/');
        let mut file = self.0.clone();
        for part in path.split('/').filter(|part| !part.is_empty()) {
            // No file of a site begins with a dot, and no part of an address leads up or to another disk.
            let plain = !part.starts_with('.') && !part.contains(['\\', '\0', ':']);
            if !plain {
                return Found::Nothing;
            }
            file.push(part);
        }
        if is_folder {
            file.push("index.html");
        }
        // A link in the folder may lead anywhere.
        match fs::symlink_metadata(&file) {
            Ok(metadata) if metadata.is_dir() => {
                let name = path.rsplit('/').next().unwrap_or_default();
                return Found::Folder(format!("./{name}/"));
            }
            Ok(metadata) if metadata.is_file() && metadata.len() <= LARGEST => {}
            _ => return Found::Nothing,
        }
        let mut bytes = Vec::new();
        match File::open(&file).and_then(|open| open.take(LARGEST).read_to_end(&mut bytes)) {
            Ok(_) => {
                Found::File { name: file.file_name().unwrap_or_default().to_string_lossy().into(), bytes }
            }
            Err(_) => Found::Nothing,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_of_the_folder_is_found() {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("public");
        fs::create_dir_all(folder.join("units/shili")).unwrap();
        for (path, text) in
            [("public/index.html", "start"), ("public/units/shili/index.html", "unit"), ("secret", "no")]
        {
            fs::write(room.path().join(path), text).unwrap();
        }
        std::os::unix::fs::symlink(room.path().join("secret"), folder.join("link")).unwrap();
        let site = BuiltSite::new(&folder);
        let text = |path: &str| match site.find(path) {
            Found::File { bytes, .. } => String::from_utf8(bytes).unwrap(),
            Found::Folder(to) => to,
            Found::Nothing => "nothing".to_owned(),
        };
        assert_eq!(text("/"), "start");
        assert_eq!(text("/units/shili/"), "unit");
        assert_eq!(text("/units/%73hili/"), "unit");
        assert_eq!(text("/units/shili"), "./shili/");
        for path in [
            "/../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "/units/..%2f..%2f..%2fsecret",
            "/link",
            "/none",
            "/%00",
            "/%ff",
            "//etc/passwd",
            "/.git/config",
            "/c:/secret",
            "/..\\secret",
        ] {
            assert_eq!(text(path), "nothing", "{path}");
        }
    }
}
