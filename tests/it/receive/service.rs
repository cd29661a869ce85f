//! The service as a bureau runs it: a real process beside a real bare repository, asked over real connections.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::fixture::base;
use crate::git::Git;
use crate::program::{Output, run};

pub(super) const CALL: &str = "submissions/example/call.yaml";

/// A code that no unit of the base call has.
pub(super) const CODE: &str = "91330106MA0000005J";

/// The service, and what it said so far.
pub(super) struct Service {
    pub(super) git: Git,
    pub(super) bare: PathBuf,
    pub(super) port: u16,
    child: Child,
    log: Arc<Mutex<String>>,
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: String,
}

impl Answer {
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {} {}", self.status, self.body))
    }

    /// A header's value.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// The base call, open until 2099, with what it says of the service.
pub(super) fn open_call(receive: &str) -> Git {
    let git = Git::valid();
    let text = std::fs::read_to_string(git.path().join(CALL)).unwrap();
    let text = text.replace("closes: 2021-04-20", "closes: 2099-04-20");
    let text = text.replace("closes: 2021-04-30", "closes: 2099-04-30");
    git.write(CALL, format!("{text}{receive}").as_bytes());
    git.commit("open");
    git
}

pub(super) const INVITED: &str =
    "receive: {address: 'https://zhengji.example/receive/', new_units: invited}\n";
pub(super) const ANYBODY: &str =
    "receive: {address: 'https://zhengji.example/receive/', new_units: anybody}\n";

impl Service {
    pub(super) fn new(receive: &str) -> Self {
        Self::of(open_call(receive), &[])
    }

    /// Serves a bare copy of the repository until the test ends.
    pub(super) fn of(git: Git, more: &[&str]) -> Self {
        let bare = git.beside("server.git");
        git.git_in(git.path(), ["clone", "-q", "--bare", ".", "../server.git"]);
        let (child, log, port) = start(&bare, more);
        Self { git, bare, port, child, log }
    }

    /// Everything that the process has said.
    pub(super) fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    pub(super) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub(super) fn start_again(&mut self) {
        let (child, log, port) = start(&self.bare, &[]);
        (self.child, self.log, self.port) = (child, log, port);
    }

    /// Asks it to end, and waits until it has.
    pub(super) fn end(&mut self) -> i32 {
        Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        self.child.wait().unwrap().code().unwrap()
    }

    /// The secret of a new link.
    pub(super) fn invite(&self, unit: &str) -> String {
        let output = self.run(&["invite", unit]);
        assert_eq!(output.code, 0, "{}", output.shown());
        let link = output.stdout.trim().rsplit("/link/").next().unwrap();
        link.trim_end_matches('/').to_owned()
    }

    /// The program on the bare repository.
    pub(super) fn run(&self, arguments: &[&str]) -> Output {
        run(&self.bare, arguments)
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: zhengji.example\r\nConnection: close\r\n\r\n"), b"")
    }

    /// What a script of the site posts.
    pub(super) fn post(&self, path: &str, body: &Value) -> Answer {
        try_post(self.port, path, body, "192.0.2.1").unwrap()
    }

    /// What a form without a script posts.
    pub(super) fn form(&self, path: &str, boxes: &[(&str, &str)]) -> Answer {
        let encode = |text: &str| text.bytes().fold(String::new(), |all, byte| format!("{all}%{byte:02X}"));
        let body: Vec<String> = boxes.iter().map(|(name, text)| format!("{name}={}", encode(text))).collect();
        let body = body.join("&");
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: zhengji.example\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        self.send(&head, body.as_bytes())
    }

    pub(super) fn send(&self, head: &str, body: &[u8]) -> Answer {
        try_send(self.port, head, body).unwrap()
    }

    pub(super) fn hand_in(&self, link: &str, unit: &str, files: &[(&str, &str)]) -> Answer {
        self.post("/receive/hand-in", &json!({ "hand_in": hand_in(unit, files), "link": link }))
    }

    pub(super) fn show(&self, path: &str) -> String {
        self.git.git_in(&self.bare, ["show", &format!("main:submissions/example/{path}")])
    }

    pub(super) fn tip(&self) -> String {
        self.git.git_in(&self.bare, ["rev-parse", "main"])
    }

    /// The lines of the receipts.
    pub(super) fn receipts(&self) -> Vec<Value> {
        let text = std::fs::read_to_string(self.bare.join("zhengji/receipts")).unwrap_or_default();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The bureau names the server's key.
    pub(super) fn name_key(&self) {
        let public = std::fs::read_to_string(self.bare.join("zhengji/receipt-key.pub")).unwrap();
        self.by_bureau("bureau", &|clone| {
            std::fs::create_dir_all(clone.join(".zhengji")).unwrap();
            let line = format!("receipts namespaces=\"zhengji-receipt\" {public}");
            std::fs::write(clone.join(".zhengji/allowed_signers"), line).unwrap();
        });
    }

    /// As if all of it had been in April 2021, and the stage were over since: nobody waits for a closing in a test.
    pub(super) fn closed_long_ago(&self) {
        self.by_bureau("closing", &|clone| {
            let text = std::fs::read_to_string(clone.join(CALL)).unwrap();
            std::fs::write(clone.join(CALL), text.replace("2099-04", "2021-04")).unwrap();
        });
        let path = self.bare.join("zhengji/receipts");
        let text = std::fs::read_to_string(&path).unwrap();
        let lines = (1..).zip(text.lines()).map(|(number, line)| {
            let mut line: Value = serde_json::from_str(line).unwrap();
            line["at"] = json!(format!("2021-04-0{number}T01:00:00Z"));
            format!("{line}\n")
        });
        std::fs::write(&path, lines.collect::<String>()).unwrap();
    }

    pub(super) fn by_bureau(&self, name: &str, change: &dyn Fn(&Path)) {
        let clone = self.git.beside(name);
        self.git.git_in(clone.parent().unwrap(), ["clone", "-q", "server.git", name]);
        change(&clone);
        self.git.git_in(&clone, ["add", "-A"]);
        self.git.git_in(&clone, ["commit", "-q", "-m", "bureau"]);
        let (old, new) = (self.tip(), self.git.git_in(&clone, ["rev-parse", "HEAD"]));
        self.git.git_in(&clone, ["push", "-q", "origin", "main"]);
        // No hooks stand here; what they write is written.
        let mut child = crate::program::command(&self.bare, ["hook", "post-receive"])
            .env("GIT_DIR", &self.bare)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let line = format!("{old} {new} refs/heads/main\n");
        child.stdin.take().unwrap().write_all(line.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success());
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(bare: &Path, more: &[&str]) -> (Child, Arc<Mutex<String>>, u16) {
    let mut child = crate::program::command(bare, ["receive", ".", "--listen", "127.0.0.1:0"])
        .args(more)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap());
    let mut begin = String::new();
    let port = loop {
        let mut line = String::new();
        assert_ne!(said.read_line(&mut line).unwrap(), 0, "the service ended: {begin}");
        begin.push_str(&line);
        if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
            break rest.split('/').next().unwrap().parse().unwrap();
        }
    };
    let log = Arc::new(Mutex::new(begin));
    let keeps = Arc::clone(&log);
    std::thread::spawn(move || {
        let mut line = String::new();
        while said.read_line(&mut line).is_ok_and(|read| read > 0) {
            keeps.lock().unwrap().push_str(&line);
            line.clear();
        }
    });
    (child, log, port)
}

/// Posts from an address as a web server in front would pass it on. None where the connection breaks.
pub(super) fn try_post(port: u16, path: &str, body: &Value, from: &str) -> Option<Answer> {
    let body = body.to_string();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: zhengji.example\r\nConnection: close\r\nX-Forwarded-For: {from}\r\n\
         Origin: https://zhengji.example\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    try_send(port, &head, body.as_bytes())
}

pub(super) fn try_send(port: u16, head: &str, body: &[u8]) -> Option<Answer> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
    // Whoever has heard enough hangs up.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    let end = bytes.windows(4).position(|part| part == b"\r\n\r\n")?;
    let head = String::from_utf8(bytes[..end].to_vec()).ok()?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let told = head.lines().filter_map(|line| line.split_once(": "));
    let mut told = told.filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let length: usize = told.find_map(|(_, value)| value.parse().ok())?;
    let body = bytes.get(end + 4..end + 4 + length)?;
    Some(Answer { status, body: String::from_utf8_lossy(body).into_owned(), head })
}

/// What the form writes.
pub(super) fn hand_in(unit: &str, files: &[(&str, &str)]) -> String {
    let files: serde_json::Map<String, Value> =
        files.iter().map(|(name, text)| ((*name).to_owned(), json!(text))).collect();
    json!({ "call": "example", "unit": unit, "files": files }).to_string()
}

/// A unit that the base call does not hold.
pub(super) fn unit() -> String {
    let text = of_base("units/shili-yiqi/unit.yaml");
    text.replace("91330106MA00000016", CODE)
        .replace("杭州示例仪器有限公司", "杭州示例新达有限公司")
        .replace("submitters:\n  - github: shili-yiqi\n", "")
}

/// Its demand.
pub(super) fn demand() -> String {
    of_base("units/shili-yiqi/sensor.yaml")
        .replace("高温压力传感器用陶瓷基板", "微型真空计的漂移补偿")
        .replace("1. 材料配方与烧结制度；", "1. 热阴极的寿命与稳定；")
        .replace("2. 批量制备与检测方法。", "2. 真空腔的除气工艺。")
        .replace("烧结收缩不均匀", "长期漂移难以预测")
}

pub(super) fn of_base(path: &str) -> String {
    String::from_utf8(base()[path].clone()).unwrap()
}

pub(super) fn eventually(what: &str, mut is_so: impl FnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(30);
    while !is_so() {
        assert!(Instant::now() < until, "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
