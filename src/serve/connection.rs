//! Connections: one request each, then closed. Plain HTTP/1.1 for one reader on the same machine.

use std::io::{self, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::answer::{Answer, answer};
use super::live::Live;
use super::request::{Refused, Request, read};

/// Most connections at a time; more are closed unanswered. Visible pages keep one open each.
const CONNECTIONS: usize = 64;

/// How long the other side may take for anything.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often a waiting page is written to, so that closed ones are noticed.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Answers every connection in a thread of its own, until the process ends.
pub fn listen(listener: TcpListener, live: Arc<Live>) {
    let open = Arc::new(AtomicUsize::new(0));
    thread::spawn(move || {
        for stream in listener.incoming() {
            // A connection that broke before it was accepted is nobody's loss. Where descriptors have run out, waiting
            // lets others close.
            let Ok(stream) = stream else {
                thread::sleep(Duration::from_millis(50));
                continue;
            };
            if open.fetch_add(1, Ordering::Relaxed) >= CONNECTIONS {
                open.fetch_sub(1, Ordering::Relaxed);
                continue;
            }
            let (live, open) = (Arc::clone(&live), Arc::clone(&open));
            thread::spawn(move || {
                // Whoever does not wait for the answer does not get it.
                let _ = converse(stream, &live);
                open.fetch_sub(1, Ordering::Relaxed);
            });
        }
    });
}

fn converse(mut stream: TcpStream, live: &Live) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    match read(&mut stream) {
        Ok(request) if request.path == "-/events" && !request.head_only => {
            events(&mut stream, live, &request)
        }
        Ok(request) => send(&mut stream, &answer(live, &request.path), request.head_only),
        Err(refused) => {
            let answer = match refused {
                Refused::Gone => return Ok(()),
                Refused::Malformed => Answer::bare("400 Bad Request"),
                Refused::Method => Answer::bare("405 Method Not Allowed"),
                Refused::Host => Answer::text("421 Misdirected Request", &live.words.wrong_host),
                Refused::TooLong => Answer::bare("431 Request Header Fields Too Large"),
            };
            send(&mut stream, &answer, false)
        }
    }
}

fn send(stream: &mut TcpStream, answer: &Answer, head_only: bool) -> io::Result<()> {
    let mut head = head(answer.status, answer.kind);
    if answer.status.starts_with("405") {
        head.push_str("Allow: GET, HEAD\r\n");
    }
    if let Some(location) = &answer.location {
        head.extend(["Location: ", location, "\r\n"]);
    }
    head.extend(["Content-Length: ", &answer.body.len().to_string(), "\r\n\r\n"]);
    stream.write_all(head.as_bytes())?;
    if !head_only {
        stream.write_all(&answer.body)?;
    }
    stream.flush()
}

fn head(status: &str, kind: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nCache-Control: no-store\r\nConnection: close\r\n\
         X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n"
    )
}

/// Tells a page that shows `since` once another version is there (server-sent events).
fn events(stream: &mut TcpStream, live: &Live, request: &Request) -> io::Result<()> {
    let since = request.query.strip_prefix("since=").unwrap_or_default();
    stream.write_all(format!("{}\r\n", head("200 OK", "text/event-stream")).as_bytes())?;
    while !live.differs_from(since, HEARTBEAT) {
        stream.write_all(b":\n\n")?;
    }
    stream.write_all(b"event: changed\ndata:\n\n")
}
