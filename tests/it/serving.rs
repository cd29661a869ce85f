//! `zhengji serve` as its user meets it: a browser on the same machine, an editor beside it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

use crate::program::{Repository, command};

const AT: &str = "2021-04-01T12:00:00+08:00";
const DEMAND: &str = "submissions/example/units/shili-yiqi/sensor.yaml";
const PAGE: &str = "/demands/shili-yiqi/sensor/";

struct Server {
    process: Child,
    log: BufReader<ChildStderr>,
    port: u16,
}

impl Server {
    fn start(repository: &Repository) -> Self {
        Self::of(&mut command(repository.path(), ["serve", "--port", "0", "--at", AT]))
    }

    fn of(command: &mut Command) -> Self {
        let mut process = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut log = BufReader::new(process.stderr.take().unwrap());
        let mut line = String::new();
        let port = loop {
            line.clear();
            assert_ne!(log.read_line(&mut line).unwrap(), 0, "the server ended");
            if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
                break rest.split('/').next().unwrap().parse().unwrap();
            }
        };
        Self { process, log, port }
    }

    /// Sends bytes and reads the answer to its end: head and body.
    fn exchange(&self, request: &str) -> (String, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }

    fn get(&self, path: &str) -> (String, String) {
        self.exchange(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port))
    }

    /// Asks as the script of a page does, and comes back when the site has changed.
    fn wait_for_change(&self, page: &str) {
        let version = page.split("data-version=\"").nth(1).unwrap().split('"').next().unwrap();
        let (head, events) = self.get(&format!("/-/events?since={version}"));
        assert!(head.contains("text/event-stream"), "{head}");
        assert!(events.ends_with("event: changed\ndata:\n\n"), "{events}");
    }

    /// Ends it as Ctrl-C does, and says how it ended and what it said last.
    fn interrupt(mut self) -> (Option<i32>, String) {
        let killed = Command::new("kill").args(["-INT", &self.process.id().to_string()]).status().unwrap();
        assert!(killed.success());
        let mut rest = String::new();
        self.log.read_to_string(&mut rest).unwrap();
        (self.process.wait().unwrap().code(), rest)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already gone where the test ended it.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn a_broken_edit_is_told_on_the_page_and_mended_there() {
    let repository = Repository::valid();
    let server = Server::start(&repository);
    let (head, page) = server.get(PAGE);
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    assert!(page.contains("connect-src 'self'") && page.contains("/-/live.js"), "{page}");
    assert!(!page.contains("zhengji-fault"));

    repository.edit(DEMAND, "domain: new-materials", "domain: agriculture");
    server.wait_for_change(&page);
    let (head, broken) = server.get(PAGE);
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    assert!(broken.contains("zhengji-fault") && broken.contains("有 1 处错误要改"), "{broken}");
    let check = repository.run(&["check", "--at", AT]);
    let told = check.stdout.lines().next().unwrap();
    assert!(told.contains("domain-in-call") && broken.contains(told), "{told}\n{broken}");
    let body = |page: &str| page.split("<main").nth(1).unwrap().to_owned();
    assert_eq!(body(&broken), body(&page), "the last good page stays");

    repository.edit(DEMAND, "domain: agriculture", "domain: new-materials");
    server.wait_for_change(&broken);
    let (_, mended) = server.get(PAGE);
    assert!(!mended.contains("zhengji-fault"));
    assert_eq!(body(&mended), body(&page));

    let (code, said) = server.interrupt();
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("预览已结束"), "{said}");
    assert!(!repository.join("public").exists(), "nothing is written");
}

#[test]
fn what_cannot_be_built_at_first_is_told_instead_of_the_site() {
    let repository = Repository::valid();
    repository.write("site-templates/notice.html", b"{% extends \"base.html\" %}{% broken %}");
    let server = Server::start(&repository);
    let (head, page) = server.get(PAGE);
    assert!(head.starts_with("HTTP/1.1 503 "), "{head}");
    assert!(page.contains("notice.html") && page.contains("还没有生成"), "{page}");
    std::fs::remove_file(repository.join("site-templates/notice.html")).unwrap();
    server.wait_for_change(&page);
    assert!(server.get(PAGE).0.starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_call_that_is_not_there_ends_it_at_once() {
    let repository = Repository::valid();
    let output = repository.run(&["serve", "elsewhere", "--port", "0"]);
    assert_eq!(output.code, 2, "{}", output.shown());
    assert!(output.stderr.contains("elsewhere"), "{}", output.shown());
}

#[test]
fn strangers_and_crooked_addresses_get_nothing() {
    let repository = Repository::valid();
    repository.write("secret.txt", b"CANARY");
    let server = Server::start(&repository);
    let refused = |request: &str, status: &str| {
        let (head, body) = server.exchange(request);
        assert!(head.starts_with(&format!("HTTP/1.1 {status}")), "{request}: {head}");
        assert!(!body.contains("CANARY") && !body.contains("sensor"), "{request}: {body}");
    };
    refused("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", "421");
    refused("GET / HTTP/1.1\r\n\r\n", "400");
    refused("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n", "405");
    refused("GET /../secret.txt HTTP/1.1\r\nHost: localhost\r\n\r\n", "404");
    refused("GET /%2e%2e/secret.txt HTTP/1.1\r\nHost: localhost\r\n\r\n", "404");
    refused("GET /..%2fsecret.txt HTTP/1.1\r\nHost: localhost\r\n\r\n", "404");
    refused("GET //etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", "404");
    refused(
        &format!("GET {} HTTP/1.1\r\nHost: localhost\r\n\r\n", repository.join("secret.txt").display()),
        "404",
    );
    let (head, body) = server.exchange("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert!(head.starts_with("HTTP/1.1 200 ") && body.is_empty());
    let (head, _) = server.get("/demands");
    assert!(head.starts_with("HTTP/1.1 301 ") && head.contains("Location: ./demands/"), "{head}");
}

#[test]
fn a_taken_port_makes_way_for_the_next() {
    let repository = Repository::valid();
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let mut process = command(repository.path(), ["serve", "--port", &port.to_string(), "--at", AT])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    let address = lines.find(|line| line.as_ref().unwrap().contains("http://")).unwrap().unwrap();
    process.kill().unwrap();
    process.wait().unwrap();
    assert!(first.contains(&port.to_string()) && first.contains("已被占用"), "{first}");
    assert!(!address.contains(&format!(":{port}/")), "{address}");
    assert!(begun.elapsed() < Duration::from_secs(60));
}

#[test]
fn several_calls_are_shown_as_they_will_be_published() {
    let repository = Repository::valid();
    for (path, bytes) in crate::fixture::base() {
        repository.write(&format!("submissions/second/{path}"), &bytes);
    }
    let server = Server::start(&repository);
    let (_, list) = server.get("/");
    assert!(list.contains("second/index.html") && list.contains("example/index.html"), "{list}");
    let (head, page) = server.get(&format!("/second{PAGE}"));
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    repository.edit(&DEMAND.replace("example", "second"), "陶瓷基板", "陶瓷封装基板");
    server.wait_for_change(&page);
    assert!(server.get(&format!("/second{PAGE}")).1.contains("陶瓷封装基板"));
    assert!(!server.get(&format!("/example{PAGE}")).1.contains("陶瓷封装基板"));
}

#[test]
fn the_sample_is_written_and_shown() {
    let room = tempfile::tempdir().unwrap();
    let demo = || command(room.path(), ["demo", "sample", "--port", "0"]);
    let server = Server::of(&mut demo());
    let (head, body) = server.get("/");
    assert!(head.starts_with("HTTP/1.1 200") && body.contains("<html"), "{head}");
    drop(server);
    let written = crate::fixture::files(&room.path().join("sample/submissions"));
    let sample = crate::fixture::files(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("submissions"));
    assert!(written == sample, "{} files", written.len());
    // What somebody changed there is shown, and not written over.
    let notice = room.path().join("sample/submissions/hangzhou-2021-1/notice.md");
    let text = std::fs::read_to_string(&notice).unwrap();
    std::fs::write(&notice, format!("{text}\n补充一段。\n")).unwrap();
    let server = Server::of(&mut demo());
    assert!(server.get("/").0.starts_with("HTTP/1.1 200"));
    drop(server);
    assert!(std::fs::read_to_string(&notice).unwrap().ends_with("补充一段。\n"));

    std::fs::create_dir(room.path().join("other")).unwrap();
    std::fs::write(room.path().join("other/file"), "x").unwrap();
    let refused = crate::program::run(room.path(), ["demo", "other"]);
    assert_eq!(refused.code, 2, "{}", refused.shown());
}
