//! What is sent back: bytes with the headers that everything bears.

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};

use crate::serve::media_type;

/// The same policy as the site's pages have, and nobody may put a page of the service into his own.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const JSON: &str = "application/json; charset=utf-8";
pub(super) const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
pub(super) const TEXT: &str = "text/plain; charset=utf-8";

/// An answer.
pub(super) type Page = Response<Full<Bytes>>;

/// Bytes of a kind.
pub(super) fn sent(kind: &'static str, bytes: impl Into<Bytes>, status: StatusCode) -> Page {
    let mut page = Response::new(Full::new(bytes.into()));
    *page.status_mut() = status;
    let headers = page.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set(header::CONTENT_TYPE, kind);
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "no-referrer");
    set(header::CACHE_CONTROL, "no-store");
    if matches!(status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS) {
        set(header::RETRY_AFTER, "30");
    }
    if matches!(status, StatusCode::PAYLOAD_TOO_LARGE | StatusCode::REQUEST_TIMEOUT) {
        set(header::CONNECTION, "close");
    }
    page
}

/// The same as a file that the browser saves under a name.
pub(super) fn saved(name: &str, mut page: Page) -> Page {
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        page.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    page
}

/// A file of the built site. Its pages say their own policy, which may let the engine for forms in.
pub(super) fn built_file(name: &str, bytes: Vec<u8>, status: StatusCode) -> Page {
    let mut page = sent(media_type(name), bytes, status);
    page.headers_mut().remove(header::CONTENT_SECURITY_POLICY);
    page.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    page
}

/// An answer without words: nobody comes here by a page.
pub(super) fn bare(status: StatusCode) -> Page {
    sent(TEXT, format!("{status}\n"), status)
}

/// The answer to a method that an address does not know: `allowed` are those that it does.
pub(super) fn not_allowed(allowed: &'static str) -> Page {
    let mut page = bare(StatusCode::METHOD_NOT_ALLOWED);
    page.headers_mut().insert(header::ALLOW, HeaderValue::from_static(allowed));
    page
}

/// The way to another address.
pub(super) fn moved(to: &str) -> Page {
    let mut page = bare(StatusCode::SEE_OTHER);
    match HeaderValue::from_str(to) {
        Ok(to) => {
            page.headers_mut().insert(header::LOCATION, to);
            page
        }
        Err(_) => bare(StatusCode::NOT_FOUND),
    }
}
