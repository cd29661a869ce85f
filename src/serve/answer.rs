//! What an address is answered with.

use super::live::{Live, Shown};
use super::page;

/// Where the server's own files lie; no file of a site begins with this.
pub(super) const OWN: &str = "-/";

/// An answer without its connection.
pub(super) struct Answer {
    pub(super) status: &'static str,
    pub(super) kind: &'static str,
    /// Where to ask instead.
    pub(super) location: Option<String>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    fn new(status: &'static str, kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, kind, location: None, body: body.into() }
    }

    /// A status that says all there is to say.
    pub(super) fn bare(status: &'static str) -> Self {
        Self::new(status, TEXT, format!("{status}\n"))
    }

    pub(super) fn text(status: &'static str, text: &str) -> Self {
        Self::new(status, TEXT, format!("{text}\n"))
    }
}

const TEXT: &str = "text/plain; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

/// The answer to a path, which comes without its first slash.
pub(super) fn answer(live: &Live, path: &str) -> Answer {
    if let Some(own) = path.strip_prefix(OWN) {
        return match own {
            "live.js" => Answer::new("200 OK", kind(own), page::SCRIPT),
            "live.css" => Answer::new("200 OK", kind(own), page::STYLE),
            _ => Answer::bare("404 Not Found"),
        };
    }
    let shown = live.shown();
    let Some(site) = &shown.site else {
        let html = page::without_site(&shown, live.words.language);
        return Answer::new("503 Service Unavailable", HTML, html);
    };
    let file =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    if let Some(bytes) = site.get(&file) {
        return found("200 OK", &file, bytes, &shown, live);
    }
    if site.contains_key(&format!("{path}/index.html")) {
        // Only the last name: whatever stood before it is still right, and no other host can be meant.
        let name = path.rsplit('/').next().unwrap_or_default();
        let location = format!("./{name}/");
        return Answer { location: Some(location), ..Answer::bare("301 Moved Permanently") };
    }
    match site.get("404.html") {
        Some(bytes) => found("404 Not Found", "404.html", bytes, &shown, live),
        None => Answer::bare("404 Not Found"),
    }
}

fn found(status: &'static str, file: &str, bytes: &[u8], shown: &Shown, live: &Live) -> Answer {
    let kind = kind(file);
    match std::str::from_utf8(bytes) {
        Ok(html) if kind == HTML => Answer::new(status, kind, page::alive(html, shown, live.words.language)),
        _ => Answer::new(status, kind, bytes),
    }
}

/// The media type of a file by its name.
pub(crate) fn kind(file: &str) -> &'static str {
    if file == "feed.xml" || file.ends_with("/feed.xml") {
        return "application/atom+xml; charset=utf-8";
    }
    match file.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "txt" | "md" | "yaml" => TEXT,
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::super::live::{Fault, Live, Words};
    use super::{Answer, answer};

    fn live() -> Live {
        Live::new(Words { language: "zh-CN", wrong_host: String::new() })
    }

    fn site() -> Live {
        let live = live();
        let file = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
        live.show(
            [
                file("index.html", "<html><head></head><body class=\"page\">start</body></html>"),
                file("404.html", "<html><head></head><body>none</body></html>"),
                file("units/shili/index.html", "<html><head></head><body>unit</body></html>"),
                file("tables/all.csv", "a,b\r\n"),
            ]
            .into(),
        );
        live
    }

    fn text(answer: &Answer) -> &str {
        std::str::from_utf8(&answer.body).unwrap()
    }

    #[test]
    fn an_address_is_a_file_of_the_site_or_not_found() {
        let live = site();
        assert!(text(&answer(&live, "")).contains("start"));
        assert!(text(&answer(&live, "units/shili/")).contains("unit"));
        let table = answer(&live, "tables/all.csv");
        assert_eq!((table.kind, text(&table)), ("text/csv; charset=utf-8", "a,b\r\n"));
        for outside in
            ["../Cargo.toml", "/etc/passwd", "units/../index.html", "units//shili/", "-/../index.html", "\0"]
        {
            assert!(answer(&live, outside).status.starts_with("404"), "{outside}");
        }
    }

    #[test]
    fn a_folder_without_its_slash_leads_to_the_folder() {
        let folder = answer(&site(), "units/shili");
        assert_eq!((folder.status, folder.location.as_deref()), ("301 Moved Permanently", Some("./shili/")));
    }

    #[test]
    fn a_fault_stands_on_every_page_until_it_is_mended() {
        let live = live();
        let fault = |report: &str| Fault {
            heading: "有 1 处错误".to_owned(),
            note: "下面是上一次的网站".to_owned(),
            report: report.to_owned(),
        };
        live.complain(fault("first"));
        let first = answer(&live, "units/shili/");
        assert!(first.status.starts_with("503") && text(&first).contains("first"));
        live.show(site().shown().site.as_deref().unwrap().clone());
        assert!(!text(&answer(&live, "")).contains("first"));
        live.complain(fault("<b>second & last</b>"));
        let again = answer(&live, "units/shili/");
        assert!(again.status.starts_with("200") && text(&again).contains("unit"));
        assert!(text(&again).contains("&lt;b&gt;second &amp; last&lt;/b&gt;"), "{}", text(&again));
    }
}
