//! A git server as a bureau would run one: git's own http-backend behind a web server that knows who pushes, and our hooks.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Git;
use crate::program::{Output, output};

/// A bare repository behind HTTP, seeded with the `main` of another one.
pub(crate) struct Server {
    pub(crate) bare: PathBuf,
    port: u16,
}

/// The hook that administrators are told to install.
pub(super) fn install(bare: &Path, name: &str) {
    let path = bare.join("hooks").join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, format!("#!/bin/sh\nexec {} hook {name}\n", env!("CARGO_BIN_EXE_zhengji")))
        .unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

impl Server {
    /// Serves a bare copy of the repository until the test ends.
    pub(crate) fn of(git: &Git) -> Self {
        Self::at(git, git.path())
    }

    /// The same of a repository beside that of the test.
    pub(crate) fn at(git: &Git, folder: &Path) -> Self {
        let bare = git.beside("server.git");
        git.git_in(folder, ["clone", "-q", "--bare", ".", "../server.git"]);
        git.git_in(&bare, ["config", "http.receivepack", "true"]);
        git.git_in(&bare, ["config", "receive.procReceiveRefs", "refs/for"]);
        git.git_in(&bare, ["config", "receive.keepAlive", "1"]);
        install(&bare, "pre-receive");
        install(&bare, "proc-receive");
        install(&bare, "post-receive");
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let root = bare.parent().unwrap().to_owned();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let root = root.clone();
                std::thread::spawn(move || answer(stream, &root));
            }
        });
        Self { bare, port }
    }

    /// Its address for somebody who has logged in.
    pub(crate) fn url(&self, user: &str) -> String {
        format!("http://{user}:secret@127.0.0.1:{}/server.git", self.port)
    }

    /// Pushes the `HEAD` of a folder to `main`.
    pub(crate) fn push(&self, git: &Git, folder: &Path, user: &str) -> Output {
        git.try_git_in(folder, ["push", &self.url(user), "HEAD:refs/heads/main"])
    }

    /// Proposes the `HEAD` of a folder to `main`.
    pub(crate) fn propose(&self, git: &Git, folder: &Path, user: &str) -> Output {
        git.try_git_in(folder, ["push", &self.url(user), "HEAD:refs/for/main"])
    }

    pub(crate) fn tip(&self, git: &Git) -> String {
        git.git_in(&self.bare, ["rev-parse", "main"])
    }
}

/// One request, passed on by the rules of CGI.
fn answer(stream: TcpStream, root: &Path) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let mut words = line.split(' ');
    let (Some(method), Some(target)) = (words.next(), words.next()) else { return };
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut command = Command::new("git");
    command
        .arg("http-backend")
        .env("GIT_PROJECT_ROOT", root)
        .env("GIT_HTTP_EXPORT_ALL", "1")
        .env("REQUEST_METHOD", method)
        .env("PATH_INFO", path)
        .env("QUERY_STRING", query)
        .env("HOME", root)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("LANG", "zh_CN.UTF-8");
    let mut length = 0;
    let mut chunked = false;
    let mut user = None;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        match name.to_ascii_lowercase().as_str() {
            "content-type" => drop(command.env("CONTENT_TYPE", value)),
            "content-encoding" => drop(command.env("HTTP_CONTENT_ENCODING", value)),
            "git-protocol" => drop(command.env("HTTP_GIT_PROTOCOL", value)),
            "content-length" => length = value.parse().unwrap(),
            "transfer-encoding" => chunked = value == "chunked",
            "authorization" => user = value.strip_prefix("Basic ").map(decode),
            _ => {}
        }
    }
    let mut stream = stream;
    let Some(user) = user.as_deref().and_then(|user| user.split_once(':')) else {
        let asks = "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"git\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        stream.write_all(asks.as_bytes()).unwrap();
        return;
    };
    let body = if chunked { chunks(&mut reader) } else { exactly(&mut reader, length) };
    command.env("REMOTE_USER", user.0).env("CONTENT_LENGTH", body.len().to_string());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // A backend that has seen enough hangs up.
    let writer = std::thread::spawn(move || drop(input.write_all(&body)));
    let answered = child.wait_with_output().unwrap().stdout;
    writer.join().unwrap();
    let end = answered.windows(4).position(|part| part == b"\r\n\r\n").unwrap_or(answered.len());
    let (head, body) = answered.split_at(end);
    let head = String::from_utf8_lossy(head);
    let status = head.lines().find_map(|line| line.strip_prefix("Status: ")).unwrap_or("200 OK");
    let head: Vec<&str> = head.lines().filter(|line| !line.starts_with("Status: ")).collect();
    let length = body.len().saturating_sub(4);
    let head = format!(
        "HTTP/1.1 {status}\r\n{}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n",
        head.join("\r\n")
    );
    let _ =
        stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.get(4..).unwrap_or_default()));
}

fn exactly(reader: &mut impl Read, length: usize) -> Vec<u8> {
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    body
}

fn chunks(reader: &mut impl BufRead) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let length = usize::from_str_radix(line.trim(), 16).unwrap();
        body.extend(exactly(reader, length));
        reader.read_line(&mut line).unwrap();
        if length == 0 {
            return body;
        }
    }
}

/// Base64, as `Authorization` has it.
fn decode(text: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes().filter(|byte| *byte != b'=') {
        bits = bits << 6 | u32::try_from(ALPHABET.iter().position(|one| *one == byte).unwrap()).unwrap();
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xFF) as u8);
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// A key that signs commits, and its public half as roles write it.
pub(crate) fn key(git: &Git, name: &str, kind: &str) -> (PathBuf, String) {
    let path = git.beside(name);
    let made =
        output(Command::new("ssh-keygen").args(["-q", "-N", "", "-C", "", "-t", kind, "-f"]).arg(&path));
    assert_eq!(made.code, 0, "{}", made.shown());
    let public = std::fs::read_to_string(path.with_extension("pub")).unwrap();
    (path, public.trim().to_owned())
}
