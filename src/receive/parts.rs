//! A form that is sent with a file: its boxes, and the scan of a stamped table.

use std::collections::HashMap;

use http_body_util::BodyExt as _;
use hyper::Request;
use hyper::body::Incoming;
use hyper::header::{CONTENT_ENCODING, CONTENT_TYPE};
use multer::{Constraints, Error, Multipart, SizeLimit};

use super::routes::BadBody;

/// The box that the file is chosen in.
const SCAN: &str = "scan";

/// Largest scan, in bytes (20 MiB): no rule takes a larger one.
const SCAN_BYTES: usize = 20 << 20;

/// Most parts of a form: twelve for each of a thousand demands, and some more.
const PARTS: usize = 12_100;

/// What stands in the boxes by their names, and the bytes of the file, where one was chosen. All boxes together hold no more than
/// `limit` bytes.
pub(super) async fn read(
    request: Request<Incoming>,
    limit: usize,
) -> Result<(HashMap<String, String>, Option<Vec<u8>>), BadBody> {
    if request.headers().get(CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity") {
        return Err(BadBody::Encoded);
    }
    let told = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(told).map_err(|_| BadBody::Kind)?;
    let sizes = SizeLimit::new()
        .whole_stream((limit + SCAN_BYTES) as u64)
        .per_field(limit as u64)
        .for_field(SCAN, SCAN_BYTES as u64);
    let constraints = Constraints::new().size_limit(sizes);
    let stream = request.into_body().into_data_stream();
    let mut parts = Multipart::with_constraints(stream, boundary, constraints);
    let (mut boxes, mut scan, mut held, mut count) = (HashMap::new(), None, 0, 0);
    while let Some(part) = parts.next_field().await.map_err(|error| bad(&error))? {
        count += 1;
        if count > PARTS {
            return Err(BadBody::TooLarge);
        }
        let Some(name) = part.name().map(str::to_owned) else { return Err(BadBody::Unreadable) };
        let bytes = part.bytes().await.map_err(|error| bad(&error))?;
        if name == SCAN {
            // A box in which no file was chosen comes empty.
            scan = Some(bytes.to_vec()).filter(|bytes| !bytes.is_empty());
            continue;
        }
        held += name.len() + bytes.len();
        if held > limit {
            return Err(BadBody::TooLarge);
        }
        let text = String::from_utf8(bytes.to_vec()).map_err(|_| BadBody::Unreadable)?;
        boxes.insert(name, text);
    }
    Ok((boxes, scan))
}

fn bad(error: &Error) -> BadBody {
    match error {
        Error::FieldSizeExceeded { .. } | Error::StreamSizeExceeded { .. } => BadBody::TooLarge,
        _ => BadBody::Unreadable,
    }
}
