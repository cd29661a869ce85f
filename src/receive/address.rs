//! What an address of the service means, and the language that its answer is read in.

use hyper::header;
use hyper::{Method, Request as HttpRequest};

use crate::diagnostic::catalog::Language;

/// Below this path the service answers itself.
pub(super) const OWN: &str = "/receive";

/// The methods that only read.
pub(super) const READING: &str = "GET, HEAD";

/// What an address below [`OWN`] means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Route<'p> {
    Health,
    Begin,
    Asset(&'p str),
    Desk(&'p str),
    /// The table of a department, to be printed and stamped.
    Table(&'p str),
    Receipt(&'p str, &'p str),
    ReceiptFile(&'p str, &'p str),
    HandIn,
    Withdraw,
    Recommend,
    Confirm,
    SendBack,
    Renew,
    Comment,
    Nothing,
}

impl<'p> Route<'p> {
    pub(super) fn of(path: &'p str) -> Self {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["", ""] => Self::Begin,
            ["", "health"] => Self::Health,
            ["", "assets", ..] => Self::Asset(&path[1..]),
            ["", "link", link, ""] => Self::Desk(link),
            ["", "link", link, "table.docx"] => Self::Table(link),
            ["", "link", link, "receipt", number, ""] => Self::Receipt(link, number),
            ["", "link", link, "receipt", number, "receipt.json"] => Self::ReceiptFile(link, number),
            ["", "hand-in"] => Self::HandIn,
            ["", "withdraw"] => Self::Withdraw,
            ["", "recommend"] => Self::Recommend,
            ["", "confirm"] => Self::Confirm,
            ["", "send-back"] => Self::SendBack,
            ["", "renew"] => Self::Renew,
            ["", "comment"] => Self::Comment,
            _ => Self::Nothing,
        }
    }

    /// Whether something is sent there.
    pub(super) fn takes(self) -> bool {
        matches!(
            self,
            Self::HandIn
                | Self::Withdraw
                | Self::Recommend
                | Self::Confirm
                | Self::SendBack
                | Self::Renew
                | Self::Comment
        )
    }

    /// The methods that it knows, as a header names them.
    pub(super) fn methods(self) -> &'static str {
        if self.takes() { "POST" } else { READING }
    }

    /// Whether it knows a method.
    pub(super) fn knows(self, method: &Method) -> bool {
        if self.takes() { method == Method::POST } else { is_reading(method) }
    }

    /// Whether what is sent there holds the secret of a link.
    pub(super) fn bears_secret(self) -> bool {
        matches!(self, Self::Withdraw | Self::Recommend | Self::Confirm | Self::SendBack | Self::Renew)
    }

    /// What it is called in a log: an address may hold a secret.
    pub(super) fn logged(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Begin => "begin",
            Self::Asset(_) => "asset",
            Self::Desk(_) => "link",
            Self::Table(_) => "table",
            Self::Receipt(..) | Self::ReceiptFile(..) => "receipt",
            Self::HandIn => "hand-in",
            Self::Withdraw => "withdraw",
            Self::Recommend => "recommend",
            Self::Confirm => "confirm",
            Self::SendBack => "send-back",
            Self::Renew => "renew",
            Self::Comment => "comment",
            Self::Nothing => "nothing",
        }
    }

    /// From the address to the folder of the service.
    pub(super) fn root(self) -> &'static str {
        match self {
            Self::Desk(_) | Self::Table(_) => "../../",
            Self::Receipt(..) => "../../../../",
            _ => "",
        }
    }

    /// The secret of a link that stands in it.
    pub(super) fn link(self) -> Option<&'p str> {
        match self {
            Self::Desk(link) | Self::Table(link) | Self::Receipt(link, _) | Self::ReceiptFile(link, _) => {
                Some(link)
            }
            _ => None,
        }
    }
}

/// The language that an answer is read in: as the address asks, else as the browser does; and what the address asks.
pub(super) fn language<B>(request: &HttpRequest<B>) -> (Language, &'static str) {
    let asked = request.uri().query().and_then(|query| {
        form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "lang").map(|(_, value)| value)
    });
    match asked.as_deref().and_then(Language::of_locale) {
        Some(Language::Chinese) => (Language::Chinese, "?lang=zh-CN"),
        Some(Language::English) => (Language::English, "?lang=en"),
        None => {
            let spoken = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
            let first = spoken.and_then(|spoken| spoken.split([',', ';']).next());
            (first.and_then(|tag| Language::of_locale(tag.trim())).unwrap_or_default(), "")
        }
    }
}

/// Whether a method only reads.
pub(super) fn is_reading(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_mean_what_they_say_and_nothing_else() {
        assert_eq!(Route::of("/"), Route::Begin);
        assert_eq!(Route::of("/link/abc/"), Route::Desk("abc"));
        assert_eq!(Route::of("/link/abc/receipt/7/"), Route::Receipt("abc", "7"));
        for nothing in ["/link/abc", "/link//x/", "/hand-in/", "/../", "//", "/health/x", "/link/a/receipt/7"]
        {
            assert_eq!(Route::of(nothing), Route::Nothing, "{nothing}");
        }
    }
}
