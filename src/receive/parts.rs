//! A form that is sent with a file: its boxes, and the scan of a stamped table.

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body_util::BodyExt as _;
use hyper::Request;
use hyper::body::{Body, Frame, Incoming};
use hyper::header::CONTENT_TYPE;
use multer::{Constraints, Error, Field, Multipart, SizeLimit};
use tokio::sync::Semaphore;

use super::body::{BadBody, SMALL};

/// The box that the file is chosen in.
const SCAN: &str = "scan";

/// Largest scan, in bytes (20 MiB): no rule takes a larger one.
const SCAN_BYTES: usize = 20 << 20;

/// Most parts of a form: twelve for each of a thousand demands, and some more.
const PARTS: usize = 12_100;

/// Most bytes from the end of one part to where the content of the next begins: a line and some headers.
const BETWEEN: usize = 128 << 10;

/// Where the number of bytes does not matter.
const ANY: usize = usize::MAX;

/// A form as it comes in.
pub(super) struct Parts {
    multipart: Multipart<'static>,
    /// How many bytes may still come before the next part begins.
    left: Arc<AtomicUsize>,
    boxes: HashMap<String, String>,
    /// Bytes of the boxes, and most of them.
    held: usize,
    limit: usize,
    count: usize,
}

/// A scan whose first bytes have come.
pub(super) struct Begun {
    first: Bytes,
    rest: Field<'static>,
}

impl Parts {
    /// All boxes together hold no more than `limit` bytes.
    ///
    /// # Errors
    /// When it is no such form.
    pub(super) fn of(request: Request<Incoming>, limit: usize) -> Result<Self, BadBody> {
        let told =
            request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let boundary = multer::parse_boundary(told).map_err(|_| BadBody::Kind)?;
        let sizes = SizeLimit::new()
            .whole_stream((limit + SCAN_BYTES) as u64)
            .per_field(limit as u64)
            .for_field(SCAN, SCAN_BYTES as u64);
        let constraints = Constraints::new().size_limit(sizes);
        let left = Arc::new(AtomicUsize::new(ANY));
        let body = Counted { body: request.into_body(), left: Arc::clone(&left), paused: false };
        let multipart = Multipart::with_constraints(body.into_data_stream(), boundary, constraints);
        Ok(Self { multipart, left, boxes: HashMap::new(), held: 0, limit, count: 0 })
    }

    /// Reads boxes until the form ends, or a scan begins; when more than a little has come, in one of `places`.
    ///
    /// # Errors
    /// When it cannot be read, or is too large.
    pub(super) async fn boxes(&mut self, places: &Semaphore) -> Result<Option<Begun>, BadBody> {
        let mut place = None;
        loop {
            self.left.store(BETWEEN, Ordering::Relaxed);
            let next = self.multipart.next_field().await;
            self.left.store(ANY, Ordering::Relaxed);
            let Some(mut part) = next.map_err(|error| bad(&error))? else { return Ok(None) };
            self.count += 1;
            if self.count > PARTS {
                return Err(BadBody::TooLarge);
            }
            let Some(name) = part.name().map(str::to_owned) else { return Err(BadBody::Unreadable) };
            if name == SCAN {
                match part.chunk().await.map_err(|error| bad(&error))? {
                    Some(first) if !first.is_empty() => return Ok(Some(Begun { first, rest: part })),
                    // A box in which no file was chosen comes empty.
                    _ => continue,
                }
            }
            let mut bytes = Vec::new();
            while let Some(more) = part.chunk().await.map_err(|error| bad(&error))? {
                bytes.extend_from_slice(&more);
                if place.is_none() && self.held + bytes.len() > SMALL {
                    place = places.acquire().await.ok();
                }
            }
            self.held += name.len() + bytes.len();
            if self.held > self.limit {
                return Err(BadBody::TooLarge);
            }
            let text = String::from_utf8(bytes).map_err(|_| BadBody::Unreadable)?;
            self.boxes.insert(name, text);
        }
    }

    /// The rest of a scan.
    ///
    /// # Errors
    /// When it cannot be read, or is too large.
    pub(super) async fn scan(Begun { first, mut rest }: Begun) -> Result<Vec<u8>, BadBody> {
        let mut bytes = first.to_vec();
        while let Some(more) = rest.chunk().await.map_err(|error| bad(&error))? {
            bytes.extend_from_slice(&more);
        }
        Ok(bytes)
    }

    /// What stands in the boxes by their names, as far as they have come.
    pub(super) fn so_far(&self) -> &HashMap<String, String> {
        &self.boxes
    }

    pub(super) fn into_boxes(self) -> HashMap<String, String> {
        self.boxes
    }
}

/// A body that counts what comes while a part is looked for. All of that is searched anew whenever more has come, so it is bounded,
/// and comes piece by piece: 20 MB in front of the first part would keep everybody waiting for half a minute.
struct Counted {
    body: Incoming,
    left: Arc<AtomicUsize>,
    /// Whether what came last is to be looked at before more comes.
    paused: bool,
}

impl Body for Counted {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if std::mem::take(&mut self.paused) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        let left = self.left.load(Ordering::Relaxed);
        if left != ANY
            && let Some(Ok(frame)) = &frame
        {
            let came = frame.data_ref().map_or(0, Bytes::len);
            let Some(left) = left.checked_sub(came) else {
                return Poll::Ready(Some(Err("too much between two parts".into())));
            };
            self.left.store(left, Ordering::Relaxed);
            self.paused = true;
        }
        Poll::Ready(frame.map(|frame| frame.map_err(Into::into)))
    }
}

fn bad(error: &Error) -> BadBody {
    match error {
        Error::FieldSizeExceeded { .. } | Error::StreamSizeExceeded { .. } => BadBody::TooLarge,
        _ => BadBody::Unreadable,
    }
}
