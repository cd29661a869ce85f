//! The listener: connections, their limits, and an end that finishes what was begun.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};

use super::Counter;
use super::pages::Pages;
use super::routes::Routes;
use super::served::BuiltSite;
use crate::command_error::CommandError;

/// Most bytes of a request's head.
const HEAD_BYTES: usize = 16 << 10;

/// Most lines of it.
const HEAD_LINES: usize = 64;

/// How long what was begun has to come to its end.
const LAST: Duration = Duration::from_secs(20);

/// What a connection may cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// How many at the same time.
    pub(crate) connections: usize,
    /// Largest body, in bytes.
    pub(crate) body: usize,
    /// How long a head may take, and how long a connection may wait for the next one.
    pub(crate) head: Duration,
    /// How long a body may take.
    pub(crate) sending: Duration,
}

/// What is served, and how.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    pub(crate) site: Option<PathBuf>,
    pub(crate) limits: Limits,
}

impl Server {
    /// Serves until the process is told to end, and finishes what was begun. `ready` is told the address.
    ///
    /// # Errors
    /// When it cannot begin, or nobody takes anything in any more.
    pub(crate) fn run(self, counter: Counter, ready: impl FnOnce(SocketAddr)) -> Result<(), CommandError> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(self.serve(counter, ready))
    }

    async fn serve(self, counter: Counter, ready: impl FnOnce(SocketAddr)) -> Result<(), CommandError> {
        let refused = |error| CommandError::new("receive-bind").text("address", self.address).reason(error);
        let listener = TcpListener::bind(self.address).await.map_err(refused)?;
        let pages = Pages::new().map_err(|error| CommandError::new("receive-pages").reason(error))?;
        let (end, ended) = watch::channel(false);
        let site = self.site.as_deref().map(BuiltSite::new);
        let routes = Arc::new(Routes::new(counter, pages, site, self.limits, end));
        let places = Arc::new(Semaphore::new(self.limits.connections));
        let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        ready(listener.local_addr().map_err(refused)?);
        let mut broken = ended.clone();
        let outcome = loop {
            // Who comes when all places are taken waits at the door, and costs nothing.
            let place = tokio::select! {
                place = Arc::clone(&places).acquire_owned() => place,
                _ = term.recv() => break Ok(()),
                _ = int.recv() => break Ok(()),
                _ = broken.changed() => break Err(CommandError::new("receive-gone")),
            };
            let Ok(place) = place else { break Ok(()) };
            let (stream, peer) = tokio::select! {
                accepted = listener.accept() => {
                    let Ok(accepted) = accepted else {
                        // No file is left to open, or the other side has gone already.
                        sleep(Duration::from_millis(50)).await;
                        continue;
                    };
                    accepted
                }
                _ = term.recv() => break Ok(()),
                _ = int.recv() => break Ok(()),
                _ = broken.changed() => break Err(CommandError::new("receive-gone")),
            };
            let (routes, ended) = (Arc::clone(&routes), ended.clone());
            let head = self.limits.head;
            tokio::spawn(async move {
                connection(stream, peer, routes, head, ended).await;
                drop(place);
            });
        };
        drop(listener);
        routes.end();
        let all = u32::try_from(self.limits.connections).unwrap_or(u32::MAX);
        // Whoever does not come to an end is cut off; what he handed in is in, or is not.
        let _ = timeout(LAST, places.acquire_many(all)).await;
        outcome
    }
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    routes: Arc<Routes>,
    head: Duration,
    mut ended: watch::Receiver<bool>,
) {
    let service = service_fn(move |request| {
        let routes = Arc::clone(&routes);
        async move { Ok::<_, Infallible>(routes.answer(request, peer.ip()).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head)
        .max_buf_size(HEAD_BYTES)
        .max_headers(HEAD_LINES)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    // What goes wrong on a connection is the other side's to notice.
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = ended.changed() => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}
