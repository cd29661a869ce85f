//! The head of a request.

use std::io::{ErrorKind, Read};

use percent_encoding::percent_decode_str;

/// Longest head read, in bytes. Browsers stay far below.
const HEAD_BYTES: usize = 16 * 1024;

/// Most header fields in a head.
const FIELDS: usize = 64;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// `HEAD`: the answer has no body.
    pub(super) head_only: bool,
    /// The path, percent signs decoded, without the first slash. It is compared and never opened.
    pub(super) path: String,
    /// What stands after the question mark, as it came.
    pub(super) query: String,
}

/// Why there is no request to answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// The other side closed or said nothing in time.
    Gone,
    /// 400.
    Malformed,
    /// 405.
    Method,
    /// 421: the request is meant for a host that this is not.
    Host,
    /// 431.
    TooLong,
}

/// Reads a request.
pub(super) fn read(stream: &mut impl Read) -> Result<Request, Refused> {
    let mut head = Vec::new();
    let mut piece = [0; 2048];
    loop {
        match stream.read(&mut piece) {
            Ok(0) => return Err(Refused::Gone),
            Ok(count) => head.extend_from_slice(&piece[..count]),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return Err(Refused::Gone),
        }
        if let Some(request) = parse(&head)? {
            return Ok(request);
        }
        if head.len() > HEAD_BYTES {
            return Err(Refused::TooLong);
        }
    }
}

/// The request in a head; none while the head is not complete.
fn parse(head: &[u8]) -> Result<Option<Request>, Refused> {
    let mut fields = [httparse::EMPTY_HEADER; FIELDS];
    let mut parsed = httparse::Request::new(&mut fields);
    match parsed.parse(head) {
        Ok(httparse::Status::Complete(_)) => {}
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) => return Err(Refused::TooLong),
        Err(_) => return Err(Refused::Malformed),
    }
    let mut hosts = parsed.headers.iter().filter(|field| field.name.eq_ignore_ascii_case("host"));
    match (hosts.next(), hosts.next()) {
        (Some(host), None) if is_this_machine(host.value) => {}
        (Some(_), None) => return Err(Refused::Host),
        _ => return Err(Refused::Malformed),
    }
    let head_only = match parsed.method {
        Some("GET") => false,
        Some("HEAD") => true,
        _ => return Err(Refused::Method),
    };
    let target = parsed.path.and_then(|path| path.strip_prefix('/')).ok_or(Refused::Malformed)?;
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let path = percent_decode_str(path).decode_utf8().map_err(|_| Refused::Malformed)?;
    Ok(Some(Request { head_only, path: path.into_owned(), query: query.to_owned() }))
}

/// Whether a `Host` field names this machine by a name that nobody else can give out. A page of another site whose own
/// name was made to point here (DNS rebinding) still sends that name.
fn is_this_machine(host: &[u8]) -> bool {
    let Ok(host) = std::str::from_utf8(host) else { return false };
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost")
}

#[cfg(test)]
mod tests {
    use super::{HEAD_BYTES, Refused, Request, read};

    fn ask(head: &str) -> Result<Request, Refused> {
        read(&mut head.as_bytes())
    }

    fn path(target: &str) -> Result<String, Refused> {
        ask(&format!("GET {target} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n")).map(|request| request.path)
    }

    #[test]
    fn paths_are_decoded_once() {
        assert_eq!(path("/").as_deref(), Ok(""));
        assert_eq!(path("/demands/?page=2").as_deref(), Ok("demands/"));
        assert_eq!(path("/%E6%90%9C%2e%252e").as_deref(), Ok("搜.%2e"));
        assert_eq!(path("/%FF"), Err(Refused::Malformed));
        assert_eq!(path("http://localhost/"), Err(Refused::Malformed));
        assert_eq!(path("*"), Err(Refused::Malformed));
    }

    #[test]
    fn only_this_machine_s_own_names_are_answered() {
        for host in ["127.0.0.1", "127.0.0.1:8000", "localhost", "LocalHost:9"] {
            assert!(ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")).is_ok(), "{host}");
        }
        for host in
            ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", ""]
        {
            assert_eq!(ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")), Err(Refused::Host), "{host}");
        }
        assert_eq!(ask("GET / HTTP/1.1\r\n\r\n"), Err(Refused::Malformed));
        let two = "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n";
        assert_eq!(ask(two), Err(Refused::Malformed));
    }

    #[test]
    fn nothing_but_reading_is_allowed() {
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"] {
            let head = format!("{method} / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assert_eq!(ask(&head), Err(Refused::Method), "{method}");
        }
        assert!(ask("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n").is_ok_and(|request| request.head_only));
    }

    #[test]
    fn heads_are_bounded() {
        let long = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(2 * HEAD_BYTES));
        assert_eq!(ask(&long), Err(Refused::TooLong));
        let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "A: b\r\n".repeat(100));
        assert_eq!(ask(&many), Err(Refused::TooLong));
        assert_eq!(ask("GET / HTTP/1.1\r\nHost: local"), Err(Refused::Gone));
        assert_eq!(ask("\u{0}\u{1}\r\n\r\n"), Err(Refused::Malformed));
    }
}
