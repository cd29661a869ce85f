//! The counter between those who ask and the one who takes things in. The registrar works in a thread of its own, for a repository
//! stays where it was opened; whoever asks waits for the answer without keeping others waiting.

use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, channel, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::sync::oneshot;

use super::{Answer, Registrar, Request};
use crate::command_error::CommandError;

/// How many may wait. Who comes after them is asked to come again.
const LINE: usize = 256;

/// After so long without a request the registrar has time for other things.
const QUIET: Duration = Duration::from_secs(2);

/// Where requests are handed over.
#[derive(Clone, Debug)]
pub(crate) struct Counter(SyncSender<Job>);

#[derive(Debug)]
struct Job {
    request: Request,
    reply: oneshot::Sender<Answer>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoAnswer {
    /// Too many wait.
    Full,
    /// The registrar is no more.
    Gone,
}

impl Counter {
    /// Opens it. `registrar` is called in the thread that does the work; the thread ends when the last counter is dropped and all
    /// that was handed over is done.
    ///
    /// # Errors
    /// Why there is no registrar.
    pub(crate) fn open(
        registrar: impl FnOnce() -> Result<Registrar, CommandError> + Send + 'static,
    ) -> Result<(Self, JoinHandle<()>), CommandError> {
        let (jobs, line) = sync_channel(LINE);
        let (ready, is_ready) = channel();
        let work = move || {
            let registrar = registrar();
            let (told, registrar) = match registrar {
                Ok(registrar) => (Ok(()), Some(registrar)),
                Err(error) => (Err(error), None),
            };
            if ready.send(told).is_ok()
                && let Some(registrar) = registrar
            {
                serve(registrar, &line);
            }
        };
        let thread = thread::Builder::new().name("registrar".to_owned()).spawn(work)?;
        match is_ready.recv() {
            Ok(Ok(())) => Ok((Self(jobs), thread)),
            Ok(Err(error)) => Err(error),
            Err(_) => Err(CommandError::new("receive-failed")),
        }
    }

    /// Hands a request over and waits for the answer. Whoever does not wait for it changes nothing: it is done all the same.
    pub(super) async fn ask(&self, request: Request) -> Result<Answer, NoAnswer> {
        let (reply, answer) = oneshot::channel();
        self.0.try_send(Job { request, reply }).map_err(|error| match error {
            TrySendError::Full(_) => NoAnswer::Full,
            TrySendError::Disconnected(_) => NoAnswer::Gone,
        })?;
        answer.await.map_err(|_| NoAnswer::Gone)
    }
}

fn serve(mut registrar: Registrar, line: &Receiver<Job>) {
    loop {
        match line.recv_timeout(QUIET) {
            Ok(Job { request, reply }) => {
                // Nobody may be waiting any more.
                let _ = reply.send(registrar.answer(request));
            }
            Err(RecvTimeoutError::Timeout) => registrar.rest(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
