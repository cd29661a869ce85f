//! Where the site is published, as far as `call.yaml` says.

use crate::call::Settings;
use crate::site::page::Site;

impl Site<'_> {
    /// The full address of a file of the site; none where `call.yaml` gives no address of the site.
    pub(super) fn absolute(&self, path: &str) -> Option<String> {
        Some(format!("{}{}", self.base?, folder(path)))
    }

    /// The path of the start page on its host, from slash to slash; none where it is not known.
    pub(super) fn base_path(&self) -> Option<String> {
        let base = self.absolute("")?;
        let (_, rest) = base.split_once("://")?;
        rest.find('/').map(|at| rest[at..].to_owned())
    }
}

/// The address of a folder instead of that of the page in it.
fn folder(path: &str) -> &str {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    }
}

/// The address of the site that a call names.
pub(super) fn of_settings(settings: &Settings) -> Option<String> {
    Some(base(settings.site.as_ref()?.base_url.as_deref()?))
}

/// The address that pages are added to: it ends with a slash, without a query or a fragment.
fn base(url: &str) -> String {
    let url = url.split(['?', '#']).next().unwrap_or(url);
    let url = folder(url);
    if url.ends_with('/') { url.to_owned() } else { format!("{url}/") }
}

#[cfg(test)]
mod tests {
    use super::{base, folder};

    #[test]
    fn pages_hang_below_the_address_of_the_site() {
        for url in [
            "https://kjj.example.gov.cn/zhengji",
            "https://kjj.example.gov.cn/zhengji/",
            "https://kjj.example.gov.cn/zhengji/index.html",
            "https://kjj.example.gov.cn/zhengji/?from=home#top",
        ] {
            assert_eq!(base(url), "https://kjj.example.gov.cn/zhengji/");
        }
        assert_eq!(base("http://kjj.example.gov.cn"), "http://kjj.example.gov.cn/");
    }

    #[test]
    fn folders_stand_for_their_pages() {
        assert_eq!(folder("index.html"), "");
        assert_eq!(folder("demands/index.html"), "demands/");
        assert_eq!(folder("demands/my-index.html"), "demands/my-index.html");
        assert_eq!(folder("feed.xml"), "feed.xml");
    }
}
