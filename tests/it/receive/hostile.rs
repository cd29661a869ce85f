//! Whoever means no good, or has a bad line: through HTTP.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::json;

use super::service::{INVITED, Service, demand, hand_in, try_post, try_send, unit};
use crate::fixture::files;

/// What is as it was: everything of the repository but the queue's own files.
fn lasting(service: &Service) -> Vec<(String, Vec<u8>)> {
    let own = |path: &str| path.starts_with("zhengji/queue") || path == "zhengji/moving";
    files(&service.bare).into_iter().filter(|(path, _)| !own(path)).collect()
}

fn head(lines: &str, length: usize) -> String {
    format!(
        "POST /receive/hand-in HTTP/1.1\r\nHost: zhengji.example\r\nConnection: close\r\n{lines}Content-Length: {length}\r\n\r\n"
    )
}

const JSON: &str = "Content-Type: application/json\r\n";

#[test]
fn bodies_of_any_bytes_are_refused_in_words_and_leave_nothing() {
    let service = Service::new(INVITED);
    let link = service.invite("shili-xinda");
    let before = lasting(&service);
    let wrapped = |text: &str| json!({ "hand_in": text, "link": link }).to_string().into_bytes();
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let bodies: Vec<Vec<u8>> = vec![
        Vec::new(),
        vec![0; 1_000],
        vec![0xff; 70_000],
        b"{".to_vec(),
        deep.clone().into_bytes(),
        b"{\"hand_in\": 1}".to_vec(),
        b"{\"hand_in\": \"\xff\"}".to_vec(),
        wrapped(""),
        wrapped("a: &a [x]\nb: *a\n"),
        wrapped(&format!("files: {deep}")),
        wrapped("call: ../../etc\nunit: x\nfiles: {unit.yaml: a}\n"),
        wrapped("call: example\nunit: ../shili-yiqi\nfiles: {unit.yaml: a}\n"),
        wrapped("call: example\nunit: shili-xinda\nfiles: {../../../call.yaml: 'title: x'}\n"),
        wrapped("call: example\nunit: shili-xinda\nfiles: {unit.yaml: \"\\0\"}\n"),
        wrapped("call: example\nunit: shili-xinda\nfiles: {.git: a}\n"),
        wrapped("call: example\nunit: shili-xinda\nfiles: {CON.yaml: a}\n"),
        wrapped("call: other\nunit: shili-xinda\nfiles: {unit.yaml: a}\n"),
        wrapped(&hand_in("shili-xinda", &[("unit.yaml", &unit().replace("name:", "name: &a"))])),
        wrapped(&hand_in("shili-xinda", &[("unit.yaml", &format!("{}x", "\u{202E}"))])),
        wrapped(&hand_in("shili-xinda", &[("unit.yaml", &"a: b\n".repeat(50_000))])),
    ];
    for (number, body) in bodies.iter().enumerate() {
        let begun = Instant::now();
        // A body that is too deep or too large ends the request, not the service.
        let answer = service.send(&head(JSON, body.len()), body);
        assert!(
            matches!(answer.status, 400 | 403 | 404 | 422),
            "{number}: {} {}",
            answer.status,
            answer.body
        );
        // A machine that is busy with other tests is slow, not endless.
        assert!(begun.elapsed() < Duration::from_secs(30), "{number}");
        assert!(!answer.body.contains("panicked"), "{number}: {}", answer.body);
    }
    assert!(lasting(&service) == before, "something was left behind");
    assert_eq!(service.get("/receive/health").body, "ok\n");
}

#[test]
fn what_is_too_large_compressed_or_of_another_kind_is_not_read() {
    let service = Service::of(super::service::open_call(INVITED), &["--body", "64"]);
    let status = |lines: &str, length: usize, body: &[u8]| service.send(&head(lines, length), body).status;
    // It is refused by what it says of itself, before it has come.
    assert_eq!(status(JSON, 1 << 30, b""), 413);
    assert_eq!(status(JSON, 70 << 10, &vec![b' '; 70 << 10]), 413);
    // And where it does not say so, by what has come.
    let chunks = format!("{:x}\r\n{}\r\n", 40 << 10, " ".repeat(40 << 10)).repeat(2) + "0\r\n\r\n";
    let chunked = format!(
        "POST /receive/hand-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{JSON}Transfer-Encoding: chunked\r\n\r\n"
    );
    assert_eq!(service.send(&chunked, chunks.as_bytes()).status, 413);
    for encoding in ["gzip", "br", "deflate", "identity, gzip", "unknown"] {
        assert_eq!(status(&format!("{JSON}Content-Encoding: {encoding}\r\n"), 2, b"{}"), 415, "{encoding}");
    }
    for kind in ["text/plain", "multipart/form-data; boundary=x", "application/x-yaml", "*"] {
        assert_eq!(status(&format!("Content-Type: {kind}\r\n"), 2, b"{}"), 415, "{kind}");
    }
    assert_eq!(status("", 2, b"{}"), 415);
}

#[test]
fn heads_have_bounds() {
    let service = Service::new(INVITED);
    for lines in ["X: y\r\n".repeat(1_000), format!("X: {}\r\n", "y".repeat(100_000)), "\0\r\n".to_owned()] {
        let request = format!("GET /receive/ HTTP/1.1\r\nHost: x\r\n{lines}\r\n");
        // Refused, or the connection is closed: never served.
        let answer = try_send(service.port, &request, b"");
        assert!(answer.is_none_or(|answer| matches!(answer.status, 400 | 431)), "{}", &lines[..6]);
    }
    let long =
        format!("GET /receive/{} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "a".repeat(100_000));
    assert!(
        try_send(service.port, &long, b"")
            .is_none_or(|answer| matches!(answer.status, 400 | 414 | 431 | 404))
    );
    assert_eq!(service.get("/receive/health").status, 200);
}

#[test]
fn slow_senders_are_cut_off_and_keep_nobody_waiting() {
    let service = Service::of(super::service::open_call(INVITED), &["--sending", "2", "--connections", "40"]);
    let link = service.invite("shili-xinda");
    let slow = |text: String| {
        let mut stream = TcpStream::connect(("127.0.0.1", service.port)).unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        stream
    };
    let begun = Instant::now();
    let mut heads: Vec<_> =
        (0..15).map(|_| slow("POST /receive/hand-in HTTP/1.1\r\nHo".to_owned())).collect();
    let mut bodies: Vec<_> = (0..15).map(|_| slow(head(JSON, 1_000) + "{")).collect();
    // Others are served meanwhile.
    let answer = service.hand_in(&link, "shili-xinda", &[("unit.yaml", &unit()), ("gauge.yaml", &demand())]);
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(begun.elapsed() < Duration::from_secs(9), "they kept it waiting");
    for stream in heads.iter_mut().chain(&mut bodies) {
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let mut told = Vec::new();
        let _ = stream.read_to_end(&mut told);
        let told = String::from_utf8_lossy(&told);
        assert!(told.is_empty() || told.contains(" 408 "), "{told}");
    }
    assert!(begun.elapsed() < Duration::from_secs(30));
}

/// A form with a file, of whatever stands between its parts.
fn multipart(service: &Service, body: &[u8]) -> super::service::Answer {
    let head = format!(
        "POST /receive/recommend HTTP/1.1\r\nHost: zhengji.example\r\nConnection: close\r\n\
         Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    service.send(&head, body)
}

#[test]
fn what_stands_between_parts_is_bounded_and_keeps_nobody_waiting() {
    let service = Service::new(INVITED);
    let long = vec![b'y'; 20_000_000];
    let link = "--edge\r\nContent-Disposition: form-data; name=\"link\"\r\n";
    let headers = [format!("{link}X: ").as_bytes(), &long].concat();
    let after = [format!("{link}\r\nx\r\n--edge").as_bytes(), &long].concat();
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let sent: Vec<_> = [&long, &headers, &after]
            .map(|body| {
                scope.spawn(|| {
                    try_send(
                        service.port,
                        &format!(
                            "POST /receive/recommend HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
                 Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {}\r\n\r\n",
                            body.len()
                        ),
                        body,
                    )
                })
            })
            .into_iter()
            .collect();
        for one in sent {
            // Refused before all of it has come: the connection may be cut off while it is still being sent.
            assert!(one.join().unwrap().is_none_or(|answer| answer.status == 400));
        }
    });
    // Each took half a minute, and everybody else with it, when all that came was searched anew again and again.
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    assert_eq!(service.get("/receive/health").status, 200);
}

#[test]
fn a_scan_is_waited_for_from_departments_alone() {
    let service = Service::new(INVITED);
    let (xihu, unit) = (super::desk::invite(&service, "xihu"), service.invite("shili-yiqi"));
    let tip = service.tip();
    let part = |name: &str, text: &str| {
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
    };
    let scan = part("scan", "%PDF-1.7 stamped");
    let end = "--edge--\r\n";
    // Three who send slowly and have no department's link keep no place of the two.
    let mut slow = Vec::new();
    for link in [&*unit, "", "0123456789abcdef0123456789abcdef"] {
        let mut stream = TcpStream::connect(("127.0.0.1", service.port)).unwrap();
        let begin = format!(
            "{}--edge\r\nContent-Disposition: form-data; name=\"scan\"\r\n\r\n%PDF-",
            part("link", link)
        );
        let head = format!(
            "POST /receive/recommend HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
             Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: 1000000\r\n\r\n{begin}{}",
            "y".repeat(1_000)
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let mut told = [0; 12];
        stream.read_exact(&mut told).unwrap();
        assert_eq!(&told, b"HTTP/1.1 403", "refused before the scan has come: {link}");
        slow.push(stream);
    }
    // A department's comes through, and is judged: here the page that it was made from is none.
    let answer = multipart(&service, format!("{}{scan}{end}", part("link", &xihu)).as_bytes());
    assert_eq!(answer.status, 409, "{}", answer.body);
    // The link comes first, and there is one scan.
    let answer = multipart(&service, format!("{scan}{}{end}", part("link", &xihu)).as_bytes());
    assert_eq!(answer.status, 403, "{}", answer.body);
    let answer = multipart(&service, format!("{}{scan}{scan}{end}", part("link", &xihu)).as_bytes());
    assert_eq!(answer.status, 400, "{}", answer.body);
    assert_eq!(service.tip(), tip);
}

#[test]
fn pages_of_other_sites_send_nothing() {
    let service = Service::new(INVITED);
    let link = service.invite("shili-xinda");
    let files = [("unit.yaml", &*unit()), ("gauge.yaml", &*demand())];
    let body = json!({ "hand_in": hand_in("shili-xinda", &files), "link": link }).to_string();
    let tip = service.tip();
    for lines in [
        "Origin: https://other.example\r\n",
        "Origin: null\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
        "Origin: https://zhengji.example.other.example\r\n",
    ] {
        let answer = service.send(&head(&format!("{JSON}{lines}"), body.len()), body.as_bytes());
        assert!(answer.status == 403 && answer.body.contains("不是从本站"), "{lines}: {}", answer.body);
    }
    assert_eq!(service.tip(), tip);
    // Nothing is asked by reading, and no other method is known.
    for method in ["GET", "PUT", "DELETE", "OPTIONS"] {
        let request = format!("{method} /receive/hand-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        let answer = try_send(service.port, &request, b"").unwrap();
        assert_eq!((answer.status, answer.header("allow")), (405, Some("POST")), "{method}");
    }
    // A method may be any word; in the log it is none.
    let word = "Q".repeat(2_000);
    for path in ["/receive/", "/"] {
        let request = format!("{word} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assert!(
            try_send(service.port, &request, b"")
                .is_none_or(|answer| matches!(answer.status, 400 | 404 | 405))
        );
    }
    assert!(!service.log().contains("QQQQ"), "{}", service.log());
}

#[test]
fn pages_bear_the_policy_of_the_site_and_no_cookie() {
    let service = Service::new(INVITED);
    let link = service.invite("shili-xinda");
    for path in
        ["/receive/", &format!("/receive/link/{link}/"), "/receive/link/x/", "/receive/assets/style.css"]
    {
        let answer = service.get(path);
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert!(answer.header("set-cookie").is_none(), "{path}");
        assert!(!answer.body.contains("<script>") && !answer.body.contains("style="), "{path}");
    }
}

#[test]
fn the_built_site_is_served_and_nothing_beside_it() {
    let git = super::service::open_call(INVITED);
    let public = git.beside("public");
    std::fs::create_dir(&public).unwrap();
    std::fs::write(public.join("index.html"), "start").unwrap();
    std::fs::write(git.beside("secret"), "secret").unwrap();
    let service = Service::of(git, &["--site", public.to_str().unwrap()]);
    assert_eq!(service.get("/").body, "start");
    for path in ["/../secret", "/%2e%2e/secret", "/..%2f..%2fetc/passwd", "//secret", "/receive/../../secret"]
    {
        let answer = service.get(path);
        assert!(answer.status == 404 && !answer.body.contains("secret"), "{path}: {}", answer.body);
    }
}

#[test]
fn too_many_from_one_place_are_asked_to_wait_and_others_are_not() {
    let service = Service::new(INVITED);
    let body = json!({ "hand_in": "", "link": "x" });
    let statuses: Vec<u16> = (0..140)
        .map(|_| try_post(service.port, "/receive/hand-in", &body, "203.0.113.5").unwrap().status)
        .collect();
    assert!(statuses.contains(&429), "{statuses:?}");
    let other = try_post(service.port, "/receive/hand-in", &body, "203.0.113.6").unwrap();
    assert_ne!(other.status, 429);
}
