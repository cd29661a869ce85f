//! What is sent with a request: its boxes, the scan beside them, and how much, how slowly and how often it may come.

use std::collections::HashMap;

use http_body_util::BodyExt as _;
use hyper::Request as HttpRequest;
use hyper::body::{Body as _, Incoming};
use hyper::header::{self, HeaderMap};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::Limits;
use super::parts::{Begun, Parts};

/// Larger bodies than this wait for a place, so that memory is bounded; who sends less keeps none.
pub(super) const SMALL: usize = 64 << 10;

/// Places for large bodies.
const LARGE_BODIES: usize = 16;

/// Places for scans, which are larger still.
const SCANS: usize = 2;

/// How many times as long as anything else a scan may take.
const SCAN_TIMES: u32 = 5;

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
    pub(super) fn told(self) -> (u16, &'static str) {
        match self {
            Self::TooLarge => (413, "receive-too-large"),
            Self::TooSlow => (408, "receive-too-slow"),
            Self::Encoded => (415, "receive-encoded"),
            Self::Kind => (415, "receive-kind"),
            Self::Unreadable => (400, "receive-unreadable"),
        }
    }
}

/// Where bodies are read.
pub(super) struct Bodies {
    limits: Limits,
    large: Semaphore,
    scans: Semaphore,
}

impl Bodies {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, large: Semaphore::new(LARGE_BODIES), scans: Semaphore::new(SCANS) }
    }

    /// What was sent, by the names of its boxes.
    pub(super) async fn boxes(&self, request: HttpRequest<Incoming>) -> Result<Boxes, BadBody> {
        let json = has_type(request.headers(), "application/json");
        is_plain(request.headers())?;
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

    /// What was sent from a form that may hold the scan of a stamped table, until that begins.
    pub(super) async fn form(&self, request: HttpRequest<Incoming>) -> Result<Sent, BadBody> {
        if !has_type(request.headers(), "multipart/form-data") {
            return self.boxes(request).await.map(Sent::Whole);
        }
        is_plain(request.headers())?;
        let mut parts = Parts::of(request, self.limits.body)?;
        let begins = timeout(self.limits.sending, parts.boxes(&self.large));
        Ok(match begins.await.map_err(|_| BadBody::TooSlow)?? {
            Some(begun) => Sent::WithScan(Box::new((parts, begun))),
            None => Sent::Whole(Boxes(parts.into_boxes())),
        })
    }

    /// The scan, and what comes behind it. Places for scans are few: whose it is has been asked before.
    pub(super) async fn scan(&self, (mut parts, begun): (Parts, Begun)) -> Result<(Boxes, Vec<u8>), BadBody> {
        let whole = timeout(self.limits.sending * SCAN_TIMES, async {
            let _place = self.scans.acquire().await;
            let bytes = Parts::scan(begun).await?;
            // There is one stamped table, and one scan of it.
            if parts.boxes(&self.large).await?.is_some() { Err(BadBody::Unreadable) } else { Ok(bytes) }
        });
        let bytes = whole.await.map_err(|_| BadBody::TooSlow)??;
        Ok((Boxes(parts.into_boxes()), bytes))
    }
}

/// A form that was sent.
pub(super) enum Sent {
    /// All of it.
    Whole(Boxes),
    /// What came before a scan, and its beginning.
    WithScan(Box<(Parts, Begun)>),
}

/// What stood in boxes, by their names.
pub(super) struct Boxes(pub(super) HashMap<String, String>);

impl Boxes {
    pub(super) fn text(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }

    pub(super) fn optional(&self, name: &str) -> Option<String> {
        self.0.get(name).filter(|text| !text.trim().is_empty()).cloned()
    }
}

/// What unfolds is not unfolded: a few bytes could be any number of them.
fn is_plain(headers: &HeaderMap) -> Result<(), BadBody> {
    let encoding = headers.get(header::CONTENT_ENCODING);
    if encoding.is_some_and(|encoding| encoding != "identity") { Err(BadBody::Encoded) } else { Ok(()) }
}

fn has_type(headers: &HeaderMap, kind: &str) -> bool {
    let told = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    told.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(kind)
}

/// Whether a program asks, and not a page without one.
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    has_type(headers, "application/json")
        || headers.get(header::ACCEPT).is_some_and(|accept| accept == "application/json")
}
