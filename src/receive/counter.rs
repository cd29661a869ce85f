//! The counter between those who ask and those who answer. Who works behind it does so in a thread of his own, for a repository
//! stays where it was opened; whoever asks waits for the answer without keeping others waiting.
//!
//! It has two windows. At one things are taken in, one after the other. At the other they are only shown: a department's page may
//! take seconds to judge a large call, and nobody who hands in is to stand behind it.

use std::mem;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, channel, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rayon::ThreadPoolBuilder;
use tokio::sync::oneshot;

use super::{Answer, Registrar, Request};
use crate::command_error::CommandError;

/// How many may wait at a window. Who comes after them is asked to come again.
const LINE: usize = 256;

/// After so long without a request the registrar has time for other things.
const QUIET: Duration = Duration::from_secs(2);

/// Where requests are handed over.
#[derive(Clone, Debug)]
pub(crate) struct Counter {
    takes: SyncSender<Job>,
    shows: SyncSender<Job>,
}

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
    /// Opens it. `taking` and `showing` are called in the threads that do the work; a thread ends when the last counter is dropped
    /// and all that was handed over is done.
    ///
    /// # Errors
    /// Why there is no registrar.
    pub(crate) fn open(
        taking: impl FnOnce() -> Result<Registrar, CommandError> + Send + 'static,
        showing: impl FnOnce() -> Result<Registrar, CommandError> + Send + 'static,
    ) -> Result<(Self, [JoinHandle<()>; 2]), CommandError> {
        let (takes, taking) = window("registrar", taking, take)?;
        let showing = move || {
            share_of_cores()?;
            showing()
        };
        let (shows, showing) = window("pages", showing, show)?;
        Ok((Self { takes, shows }, [taking, showing]))
    }

    /// Hands a request over and waits for the answer. What was to be taken is done also when nobody waits for the
    /// answer any more; what was only to be shown is not.
    pub(super) async fn ask(&self, request: Request) -> Result<Answer, NoAnswer> {
        let (reply, answer) = oneshot::channel();
        let window = if request.asked.is_a_look() { &self.shows } else { &self.takes };
        window.try_send(Job { request, reply }).map_err(|error| match error {
            TrySendError::Full(_) => NoAnswer::Full,
            TrySendError::Disconnected(_) => NoAnswer::Gone,
        })?;
        answer.await.map_err(|_| NoAnswer::Gone)
    }
}

/// Opens a window with somebody behind it, who does his work in a thread of that name.
fn window(
    name: &str,
    registrar: impl FnOnce() -> Result<Registrar, CommandError> + Send + 'static,
    work: impl Fn(&mut Registrar, Job) + Send + 'static,
) -> Result<(SyncSender<Job>, JoinHandle<()>), CommandError> {
    let (jobs, line) = sync_channel(LINE);
    let (ready, is_ready) = channel();
    let all = move || {
        let (told, registrar) = match registrar() {
            Ok(registrar) => (Ok(()), Some(registrar)),
            Err(error) => (Err(error), None),
        };
        if ready.send(told).is_ok()
            && let Some(registrar) = registrar
        {
            serve(registrar, &line, work);
        }
    };
    let thread = thread::Builder::new().name(name.to_owned()).spawn(all)?;
    match is_ready.recv() {
        Ok(Ok(())) => Ok((jobs, thread)),
        Ok(Err(error)) => Err(error),
        Err(_) => Err(CommandError::new("receive-failed")),
    }
}

fn serve(mut registrar: Registrar, line: &Receiver<Job>, work: impl Fn(&mut Registrar, Job)) {
    loop {
        match line.recv_timeout(QUIET) {
            Ok(job) => work(&mut registrar, job),
            Err(RecvTimeoutError::Timeout) => registrar.rest(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn take(registrar: &mut Registrar, Job { request, reply }: Job) {
    // Nobody may be waiting any more.
    let _ = reply.send(registrar.answer(request));
}

/// What nobody waits for any more is not looked up: somebody has loaded his page once more.
fn show(registrar: &mut Registrar, job: Job) {
    if !job.reply.is_closed() {
        take(registrar, job);
    }
}

/// What this thread does on several cores it does on half of them from now on, and leaves the others to what is handed in.
fn share_of_cores() -> Result<(), CommandError> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let pool = ThreadPoolBuilder::new().num_threads((cores / 2).max(1)).use_current_thread().build();
    // Those who help live as long as the process.
    pool.map(mem::forget).map_err(|error| CommandError::new("receive-failed").reason(error))
}
