//! `zhengji receive`: the service beside a bare repository.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::Outcome;
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::gate::ALLOWED_SIGNERS;
use crate::proof::{ReceiptKey, usual_key};
use crate::receive::{Counter, Limits, Registrar, Server, takes_in};
use crate::source::GitRepository;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// 服务器上的裸仓库 The server's bare repository
    #[arg(value_name = "REPO")]
    repository: PathBuf,
    /// 在哪个地址等候；前面应当有网页服务器 Where to wait; a web server should stand in front
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8788")]
    listen: SocketAddr,
    /// 同时提供做好的网站 Serve a built site as well
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// 签回执的 SSH 私钥；没有就生成一个 The SSH key that signs receipts; made where there is none
    /// [默认 zhengji/receipt-key]
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// 同时最多多少个连接 Most connections at the same time
    #[arg(long, value_name = "COUNT", default_value_t = 256, value_parser = clap::value_parser!(u16).range(1..))]
    connections: u16,
    /// 一次最多交多少 KiB Largest hand-in, in KiB
    #[arg(long, value_name = "KIB", default_value_t = 4096, value_parser = clap::value_parser!(u32).range(1..=16384))]
    body: u32,
    /// 一次最多传多少秒 How long sending may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u16).range(1..))]
    sending: u16,
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let repository = GitRepository::discover(&arguments.repository)?;
    let branch = repository.default_branch()?.unwrap_or_default();
    if repository.is_checked_out(&branch)? {
        return Err(CommandError::new("receive-not-bare").text("path", arguments.repository.display()));
    }
    let path = arguments.key.clone().unwrap_or_else(|| usual_key(&repository));
    let key = ReceiptKey::open(&path)
        .map_err(|error| CommandError::new("receive-key").text("path", path.display()).reason(error))?;
    let say = |message: &Message| {
        anstream::eprintln!("{}", catalog.render(message, Reveal::PublicOnly));
    };
    let known = repository.revision("HEAD")?.file(ALLOWED_SIGNERS)?.unwrap_or_default();
    if !String::from_utf8_lossy(&known).contains(key.public()) {
        let line = Message::new("receive-key-unknown").text("path", ALLOWED_SIGNERS);
        say(&line.text("line", key.allowed_signer()));
    }
    if takes_in(&repository)?.is_empty() {
        say(&Message::new("receive-no-receive"));
    }
    let place = repository.git_directory().to_owned();
    drop(repository);
    let (there, again) = (place.clone(), key.clone());
    let (counter, registrars) = Counter::open(
        move || Registrar::new(GitRepository::discover(&place)?, key),
        move || Ok(Registrar::to_show(GitRepository::discover(&there)?, again)),
    )?;
    let server = Server {
        address: arguments.listen,
        site: arguments.site.clone(),
        limits: Limits {
            connections: arguments.connections.into(),
            body: arguments.body as usize * 1024,
            head: Duration::from_secs(10),
            sending: Duration::from_secs(arguments.sending.into()),
        },
    };
    let outcome = server.run(counter, |address| {
        say(&Message::new("receive-ready").text("address", format!("http://{address}/receive/")));
    });
    // What was handed over is done to its end.
    for registrar in registrars {
        let _ = registrar.join();
    }
    outcome.map(|()| Outcome::Clean)
}
