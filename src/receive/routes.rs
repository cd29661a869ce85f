//! What an address means, who may ask from where, and what is sent back.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::body::{Body as _, Incoming};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request as HttpRequest, Response, StatusCode};
use jiff::Timestamp;
use serde::Deserialize;
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;

use super::answer::{Answer, Refusal};
use super::counter::NoAnswer;
use super::pages::Pages;
use super::rate::{Group, Rate};
use super::request::{Asked, CommentForm};
use super::served::{BuiltSite, Found};
use super::{Counter, Limits, Request, parts};
use crate::built_in;
use crate::diagnostic::catalog::{Catalog, Language};
use crate::serve::media_type;

/// Below this path the service answers itself.
const OWN: &str = "/receive";

/// Larger bodies than this wait for a place, so that memory is bounded.
const SMALL: usize = 64 << 10;

/// Places for large bodies.
const LARGE_BODIES: usize = 16;

/// Places for scans, which are larger still.
const SCANS: usize = 2;

/// How many times as long as anything else a scan may take.
const SCAN_TIMES: u32 = 5;

/// The same policy as the site's pages have, and nobody may put a page of the service into his own.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

type Page = Response<Full<Bytes>>;

/// Everything that answers.
pub(super) struct Routes {
    counter: Counter,
    pages: Pages,
    site: Option<BuiltSite>,
    limits: Limits,
    large: Semaphore,
    scans: Semaphore,
    end: watch::Sender<bool>,
    comments: Mutex<Rate<Group>>,
    others: Mutex<Rate<Group>>,
    chinese: Catalog,
    english: Catalog,
}

/// What an address below [`OWN`] means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Route<'p> {
    Health,
    Begin,
    Asset(&'p str),
    Desk(&'p str),
    Receipt(&'p str, &'p str),
    ReceiptFile(&'p str, &'p str),
    HandIn,
    Withdraw,
    Recommend,
    Confirm,
    SendBack,
    Comment,
    Nothing,
}

impl<'p> Route<'p> {
    fn of(path: &'p str) -> Self {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["", ""] => Self::Begin,
            ["", "health"] => Self::Health,
            ["", "assets", ..] => Self::Asset(&path[1..]),
            ["", "link", link, ""] => Self::Desk(link),
            ["", "link", link, "receipt", number, ""] => Self::Receipt(link, number),
            ["", "link", link, "receipt", number, "receipt.json"] => Self::ReceiptFile(link, number),
            ["", "hand-in"] => Self::HandIn,
            ["", "withdraw"] => Self::Withdraw,
            ["", "recommend"] => Self::Recommend,
            ["", "confirm"] => Self::Confirm,
            ["", "send-back"] => Self::SendBack,
            ["", "comment"] => Self::Comment,
            _ => Self::Nothing,
        }
    }

    fn takes(self) -> bool {
        matches!(
            self,
            Self::HandIn | Self::Withdraw | Self::Recommend | Self::Confirm | Self::SendBack | Self::Comment
        )
    }

    /// Whether what is sent there holds the secret of a link.
    fn bears_secret(self) -> bool {
        matches!(self, Self::Withdraw | Self::Recommend | Self::Confirm | Self::SendBack)
    }

    /// What it is called in a log: an address may hold a secret.
    fn logged(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Begin => "begin",
            Self::Asset(_) => "asset",
            Self::Desk(_) => "link",
            Self::Receipt(..) | Self::ReceiptFile(..) => "receipt",
            Self::HandIn => "hand-in",
            Self::Withdraw => "withdraw",
            Self::Recommend => "recommend",
            Self::Confirm => "confirm",
            Self::SendBack => "send-back",
            Self::Comment => "comment",
            Self::Nothing => "nothing",
        }
    }

    /// From the address to the folder of the service.
    fn root(self) -> &'static str {
        match self {
            Self::Desk(_) => "../../",
            Self::Receipt(..) => "../../../../",
            _ => "",
        }
    }

    fn link(self) -> Option<&'p str> {
        match self {
            Self::Desk(link) | Self::Receipt(link, _) | Self::ReceiptFile(link, _) => Some(link),
            _ => None,
        }
    }
}

/// What is sent with a hand-in.
#[derive(Debug, Deserialize)]
struct HandInBody {
    hand_in: String,
    #[serde(default)]
    link: Option<String>,
    #[serde(default)]
    new_link: Option<String>,
}

/// Why a body is not taken.
pub(super) enum BadBody {
    TooLarge,
    TooSlow,
    Encoded,
    Kind,
    Unreadable,
}

impl BadBody {
    /// The status, and the message that says it.
    fn told(self) -> (u16, &'static str) {
        match self {
            Self::TooLarge => (413, "receive-too-large"),
            Self::TooSlow => (408, "receive-too-slow"),
            Self::Encoded => (415, "receive-encoded"),
            Self::Kind => (415, "receive-kind"),
            Self::Unreadable => (400, "receive-unreadable"),
        }
    }
}

impl Routes {
    pub(super) fn new(
        counter: Counter,
        pages: Pages,
        site: Option<BuiltSite>,
        limits: Limits,
        end: watch::Sender<bool>,
    ) -> Self {
        Self {
            counter,
            pages,
            site,
            limits,
            large: Semaphore::new(LARGE_BODIES),
            scans: Semaphore::new(SCANS),
            end,
            comments: Mutex::new(Rate::new(5, Duration::from_secs(60))),
            others: Mutex::new(Rate::new(120, Duration::from_millis(500))),
            chinese: built_in::catalog(Language::Chinese),
            english: built_in::catalog(Language::English),
        }
    }

    /// Lets every connection come to its end.
    pub(super) fn end(&self) {
        let _ = self.end.send(true);
    }

    /// Answers a request, and says so in the log.
    pub(super) async fn answer(&self, request: HttpRequest<Incoming>, peer: IpAddr) -> Page {
        let (begun, uri) = (Instant::now(), request.uri().clone());
        let Some(own) = uri.path().strip_prefix(OWN).filter(|rest| rest.starts_with('/') || rest.is_empty())
        else {
            return self.built(&request).await;
        };
        if own.is_empty() {
            return moved("/receive/");
        }
        let route = Route::of(own);
        let method = request.method().clone();
        let (page, number) = self.own(route, request, peer).await;
        if route.takes() || page.status().as_u16() >= 400 {
            anstream::eprintln!(
                "{} {method} {} {} {} ms {number}",
                Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ"),
                route.logged(),
                page.status().as_u16(),
                begun.elapsed().as_millis(),
            );
        }
        page
    }

    async fn own(&self, route: Route<'_>, request: HttpRequest<Incoming>, peer: IpAddr) -> (Page, String) {
        let (language, query) = language(&request);
        let tongue = (language, query);
        let allowed = if route.takes() {
            request.method() == Method::POST
        } else {
            matches!(*request.method(), Method::GET | Method::HEAD)
        };
        if !allowed {
            return (bare(StatusCode::METHOD_NOT_ALLOWED), String::new());
        }
        let wants_json = is_json(request.headers());
        let from = client(request.headers(), peer);
        if let Route::Asset(path) = route {
            return (self.asset(path), String::new());
        }
        let asked = match self.asked(route, request, from).await {
            Ok(Some(asked)) => asked,
            Ok(None) => return (bare(StatusCode::NOT_FOUND), String::new()),
            Err((status, id)) => {
                let refusal = self.refusal(status, id, language);
                return (self.shown(&Answer::Refused(refusal), route, wants_json, tongue), String::new());
            }
        };
        let request = Request { arrived: Timestamp::now(), language, asked };
        let answer = match self.counter.ask(request).await {
            Ok(answer) => answer,
            Err(NoAnswer::Full) => Answer::Refused(self.refusal(503, "receive-full", language)),
            Err(NoAnswer::Gone) => {
                // Without somebody who takes things in the process has no use: whoever watches it starts it anew.
                self.end();
                Answer::Refused(self.refusal(503, "receive-failed", language))
            }
        };
        let number = answer.logged().to_owned();
        (self.shown(&answer, route, wants_json, tongue), number)
    }

    /// What is asked; none where there is nothing at the address.
    async fn asked(
        &self,
        route: Route<'_>,
        request: HttpRequest<Incoming>,
        from: IpAddr,
    ) -> Result<Option<Asked>, (u16, &'static str)> {
        let slow = |rate: &Mutex<Rate<Group>>| {
            let mut rate = rate.lock().unwrap_or_else(PoisonError::into_inner);
            if rate.allows(from, Instant::now()) { Ok(()) } else { Err((429, "receive-too-often")) }
        };
        if !matches!(route, Route::Health | Route::Begin) {
            slow(&self.others)?;
        }
        if route.takes() && !is_from_here(request.headers(), route.bears_secret()) {
            return Err((403, "receive-other-site"));
        }
        Ok(Some(match route {
            Route::Health => Asked::Health,
            Route::Begin => Asked::Begin,
            Route::Desk(link) => Asked::Desk { link: link.to_owned() },
            Route::Receipt(link, number) | Route::ReceiptFile(link, number) => {
                Asked::Receipt { link: link.to_owned(), number: number.to_owned() }
            }
            Route::HandIn => {
                let body = self.body(request).await?;
                let sent = HandInBody {
                    hand_in: body.text("hand_in"),
                    link: body.optional("link"),
                    new_link: body.optional("new_link"),
                };
                Asked::HandIn { file: sent.hand_in.into_bytes(), link: sent.link, new_link: sent.new_link }
            }
            Route::Withdraw => {
                let body = self.body(request).await?;
                Asked::Withdraw {
                    link: body.text("link"),
                    demand: body.text("demand"),
                    reason: body.text("reason"),
                }
            }
            Route::Recommend => {
                let (Boxes(mut boxes), scan) = self.boxes_and_scan(request).await?;
                let link = boxes.remove("link").unwrap_or_default();
                Asked::Recommend { link, boxes: boxes.into_iter().collect(), scan }
            }
            Route::Confirm => {
                let body = self.body(request).await?;
                Asked::Confirm { link: body.text("link"), unit: body.text("unit") }
            }
            Route::SendBack => {
                let body = self.body(request).await?;
                Asked::SendBack {
                    link: body.text("link"),
                    unit: body.text("unit"),
                    reason: body.text("reason"),
                }
            }
            Route::Comment => {
                slow(&self.comments)?;
                let body = self.body(request).await?;
                // A box that people do not see. Programs that fill in everything fill it in, too.
                if body.optional("website").is_some() {
                    return Err((422, "receive-trap"));
                }
                Asked::Comment(Box::new(CommentForm {
                    call: body.text("call"),
                    item: body.text("item"),
                    paragraph: body.text("paragraph"),
                    aspect: body.text("aspect"),
                    text: body.text("text"),
                    current_text: body.text("current_text"),
                    proposed_text: body.text("proposed_text"),
                    reason: body.text("reason"),
                    name: body.text("name"),
                    in_full: body.text("show") == "full",
                }))
            }
            Route::Asset(_) | Route::Nothing => return Ok(None),
        }))
    }

    /// What was sent, by the names of its boxes.
    async fn body(&self, request: HttpRequest<Incoming>) -> Result<Boxes, (u16, &'static str)> {
        self.read(request).await.map_err(BadBody::told)
    }

    /// The same with the scan of a stamped table, where one was chosen.
    async fn boxes_and_scan(
        &self,
        request: HttpRequest<Incoming>,
    ) -> Result<(Boxes, Option<Vec<u8>>), (u16, &'static str)> {
        if !has_type(request.headers(), "multipart/form-data") {
            return Ok((self.body(request).await?, None));
        }
        let place = self.scans.acquire().await;
        let time = self.limits.sending * SCAN_TIMES;
        let parts = timeout(time, parts::read(request, self.limits.body)).await;
        drop(place);
        let (boxes, scan) = parts.unwrap_or(Err(BadBody::TooSlow)).map_err(BadBody::told)?;
        Ok((Boxes(boxes), scan))
    }

    async fn read(&self, request: HttpRequest<Incoming>) -> Result<Boxes, BadBody> {
        let encoding = request.headers().get(header::CONTENT_ENCODING);
        // What unfolds is not unfolded: a few bytes could be any number of them.
        if encoding.is_some_and(|encoding| encoding != "identity") {
            return Err(BadBody::Encoded);
        }
        let json = is_json(request.headers());
        if !json && !has_type(request.headers(), "application/x-www-form-urlencoded") {
            return Err(BadBody::Kind);
        }
        let told = request.body().size_hint().lower();
        if told > self.limits.body as u64 {
            return Err(BadBody::TooLarge);
        }
        let bytes = timeout(self.limits.sending, self.bytes(request.into_body()));
        let bytes = bytes.await.map_err(|_| BadBody::TooSlow)??;
        if json {
            let boxes: HashMap<String, Option<String>> =
                serde_json::from_slice(&bytes).map_err(|_| BadBody::Unreadable)?;
            return Ok(Boxes(boxes.into_iter().filter_map(|(name, text)| Some((name, text?))).collect()));
        }
        let mut boxes = HashMap::new();
        for (name, text) in form_urlencoded::parse(&bytes) {
            boxes.insert(name.into_owned(), text.into_owned());
        }
        Ok(Boxes(boxes))
    }

    async fn bytes(&self, mut body: Incoming) -> Result<Vec<u8>, BadBody> {
        let mut bytes = Vec::new();
        let mut place = None;
        while let Some(frame) = body.frame().await {
            let Ok(data) = frame.map_err(|_| BadBody::Unreadable)?.into_data() else { continue };
            if bytes.len() + data.len() > self.limits.body {
                return Err(BadBody::TooLarge);
            }
            if place.is_none() && bytes.len() + data.len() > SMALL {
                place = self.large.acquire().await.ok();
            }
            bytes.extend_from_slice(&data);
        }
        Ok(bytes)
    }

    fn catalog(&self, language: Language) -> &Catalog {
        match language {
            Language::Chinese => &self.chinese,
            Language::English => &self.english,
        }
    }

    fn refusal(&self, status: u16, id: &'static str, language: Language) -> Refusal {
        let catalog = self.catalog(language);
        let mend = format!("{id}-mend");
        let mend = catalog.has(&mend).then(|| catalog.text(&mend));
        Refusal { status, message: catalog.text(id), mend, faults: Vec::new() }
    }

    fn shown(&self, answer: &Answer, route: Route<'_>, json: bool, tongue: (Language, &str)) -> Page {
        let status = StatusCode::from_u16(answer.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let sent = |kind, bytes: Vec<u8>| with_headers(kind, Response::new(Full::from(bytes)), status);
        match (answer, route) {
            (Answer::Well, _) => return sent(TEXT, b"ok\n".to_vec()),
            (Answer::Taken(taken), Route::ReceiptFile(..)) => {
                let mut page = sent(JSON, taken.receipt_text.clone().into_bytes());
                let name = format!("attachment; filename=\"receipt-{}.json\"", taken.receipt.number);
                if let Ok(name) = HeaderValue::from_str(&name) {
                    page.headers_mut().insert(header::CONTENT_DISPOSITION, name);
                }
                return page;
            }
            // Whoever loads the page again asks for it again, and hands nothing in.
            (Answer::Taken(taken), Route::HandIn | Route::Withdraw | Route::Recommend | Route::Confirm)
                if !json =>
            {
                if let Some(link) = &taken.link {
                    return moved(&format!("link/{link}/receipt/{}/{}", taken.receipt.number, tongue.1));
                }
            }
            (Answer::Noted { link }, _) if !json => return moved(&format!("link/{link}/{}", tongue.1)),
            _ => {}
        }
        if json {
            return sent(JSON, serde_json::to_vec(answer).unwrap_or_default());
        }
        match self.pages.page(answer, route.link(), route.root(), tongue) {
            Ok(bytes) => sent(HTML, bytes),
            Err(error) => {
                anstream::eprintln!("zhengji receive: {error}");
                bare(StatusCode::INTERNAL_SERVER_ERROR)
            }
        }
    }

    fn asset(&self, path: &str) -> Page {
        match self.pages.asset(path) {
            Some(bytes) => {
                with_headers(media_type(path), Response::new(Full::from(bytes.to_vec())), StatusCode::OK)
            }
            None => bare(StatusCode::NOT_FOUND),
        }
    }

    /// A file of the built site.
    async fn built(&self, request: &HttpRequest<Incoming>) -> Page {
        let Some(site) = self.site.clone() else { return bare(StatusCode::NOT_FOUND) };
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return bare(StatusCode::METHOD_NOT_ALLOWED);
        }
        let path = request.uri().path().to_owned();
        let missing = site.clone();
        let found = tokio::task::spawn_blocking(move || site.find(&path)).await.unwrap_or(Found::Nothing);
        match found {
            Found::File { name, bytes } => built_file(&name, bytes, StatusCode::OK),
            Found::Folder(to) => moved(&to),
            Found::Nothing => {
                let found = tokio::task::spawn_blocking(move || missing.find("/404.html")).await;
                match found {
                    Ok(Found::File { name, bytes }) => built_file(&name, bytes, StatusCode::NOT_FOUND),
                    _ => bare(StatusCode::NOT_FOUND),
                }
            }
        }
    }
}

/// What stood in boxes, by their names.
struct Boxes(HashMap<String, String>);

impl Boxes {
    fn text(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }

    fn optional(&self, name: &str) -> Option<String> {
        self.0.get(name).filter(|text| !text.trim().is_empty()).cloned()
    }
}

const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

fn has_type(headers: &HeaderMap, kind: &str) -> bool {
    let told = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    told.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(kind)
}

fn is_json(headers: &HeaderMap) -> bool {
    has_type(headers, "application/json")
        || headers.get(header::ACCEPT).is_some_and(|accept| accept == "application/json")
}

/// Whether a page of this very site sends it, or no page at all. A browser says where a request comes from, and no page can make
/// it say something else. Older ones only name the origin, and from pages that tell nobody their address, as all of these do,
/// a form has none (`null`): that is enough where what is sent holds the secret of a link, which no other site knows.
fn is_from_here(headers: &HeaderMap, bears_secret: bool) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?").to_owned());
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    match (text(header::ORIGIN), text(header::HOST)) {
        (None, _) => true,
        (Some(origin), _) if origin == "null" => bears_secret,
        (Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, from)| from.eq_ignore_ascii_case(&host))
        }
        (Some(_), None) => false,
    }
}

/// Who asks: the other end of the connection, or, where that is a web server on this machine, whom that speaks for.
fn client(headers: &HeaderMap, peer: IpAddr) -> IpAddr {
    if !peer.to_canonical().is_loopback() {
        return peer;
    }
    let last = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    let last = last.and_then(|list| list.rsplit(',').next()?.trim().parse().ok());
    last.unwrap_or(peer)
}

/// The language that an answer is read in: as the address asks, else as the browser does; and what the address asks.
fn language(request: &HttpRequest<Incoming>) -> (Language, &'static str) {
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

fn with_headers(kind: &'static str, mut page: Page, status: StatusCode) -> Page {
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

/// A file of the built site. Its pages say their own policy, which may let the engine for forms in.
fn built_file(name: &str, bytes: Vec<u8>, status: StatusCode) -> Page {
    let mut page = with_headers(media_type(name), Response::new(Full::from(bytes)), status);
    page.headers_mut().remove(header::CONTENT_SECURITY_POLICY);
    page.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    page
}

/// An answer without words: nobody comes here by a page.
fn bare(status: StatusCode) -> Page {
    let text = format!("{status}\n");
    with_headers(TEXT, Response::new(Full::from(text)), status)
}

fn moved(to: &str) -> Page {
    let mut page = bare(StatusCode::SEE_OTHER);
    match HeaderValue::from_str(to) {
        Ok(to) => {
            page.headers_mut().insert(header::LOCATION, to);
            page
        }
        Err(_) => bare(StatusCode::NOT_FOUND),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    fn headers(lines: &[(&'static str, &'static str)]) -> HeaderMap {
        lines
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn only_pages_of_this_site_send_something() {
        for (lines, here) in [
            (&[("host", "zhengji.example")][..], true),
            (&[("host", "zhengji.example"), ("origin", "https://zhengji.example")], true),
            (&[("host", "zhengji.example"), ("sec-fetch-site", "same-origin")], true),
            (&[("host", "zhengji.example"), ("origin", "https://other.example")], false),
            (&[("host", "zhengji.example"), ("origin", "null")], false),
            (&[("host", "zhengji.example"), ("sec-fetch-site", "cross-site")], false),
            (&[("host", "zhengji.example"), ("sec-fetch-site", "same-site")], false),
            (&[("origin", "https://zhengji.example")], false),
        ] {
            assert_eq!(is_from_here(&headers(lines), false), here, "{lines:?}");
        }
        // A form on a page that tells nobody its address.
        let null = [("host", "zhengji.example"), ("origin", "null")];
        assert!(is_from_here(&headers(&null), true));
        for (site, here) in [("same-origin", true), ("cross-site", false)] {
            let told = headers(&[null[0], null[1], ("sec-fetch-site", site)]);
            assert_eq!((is_from_here(&told, false), is_from_here(&told, true)), (here, here));
        }
    }

    #[test]
    fn only_a_web_server_on_this_machine_speaks_for_others() {
        let lines = headers(&[("x-forwarded-for", "203.0.113.9, 192.0.2.7")]);
        let (near, far): (IpAddr, IpAddr) = ([127, 0, 0, 1].into(), [198, 51, 100, 1].into());
        assert_eq!(client(&lines, near), IpAddr::from([192, 0, 2, 7]));
        assert_eq!(client(&lines, far), far);
        assert_eq!(client(&HeaderMap::new(), near), near);
        assert_eq!(client(&headers(&[("x-forwarded-for", "no address")]), near), near);
    }

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
