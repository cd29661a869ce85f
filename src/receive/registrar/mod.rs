//! The one who takes things in: holds the repository, judges what comes, and writes it down with a receipt.

mod accept;
mod confirm;
mod deed;
mod department;
mod done;
mod hand_in;
mod kept;
mod links;
mod outside;
mod paper;
mod recommend;
mod refusal;
mod renew;
mod scan;
mod stamp;
mod table;
mod taken;
mod unit_files;
mod verdict;
mod view;

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::answer::{Answer, CallHead};
use super::rate::Rate;
use super::request::{Asked, Holder, Request};
use crate::built_in;
use crate::call::layout::check_call_name;
use crate::call::{Receive, Settings, StageKind};
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Language, Reveal};
use crate::gate::{FolderCache, GateError, facts_path, settings};
use crate::proof::{ReceiptKey, SignedReceipt};
use crate::source::{GitError, GitRepository, Ledger, Revision, Source, SourceError};
use department::Judged;
use kept::Kept;
pub(crate) use paper::Paper;
use refusal::{Stop, refuse};

/// After so many commits what is known of folders is read anew.
const RENEWED: usize = 50;

/// Most hand-ins that are remembered to be told again.
const REMEMBERED: usize = 1_000;

/// How often something is judged anew because somebody pushed to the branch meanwhile.
const TRIES: usize = 100;

/// How often a department loads or saves its page: so many times at once, then once in so much time.
const PAGES: (u32, Duration) = (30, Duration::from_secs(3));

/// Longest reason, in characters: for taking a demand back, for sending a unit back.
const REASON: usize = 500;

/// Takes in what comes.
pub(crate) struct Registrar {
    repository: GitRepository,
    key: ReceiptKey,
    facts: Option<PathBuf>,
    folder_cache: FolderCache,
    /// Commits since it was read.
    behind: usize,
    /// For the pages of departments.
    judged_call: Kept<Judged>,
    /// What each holder of a link has left of pages that cost much.
    pages: Rate<(String, Holder)>,
    /// What came in since the start, by a digest of all that was sent, with its number: whoever did not hear the answer and sends
    /// the same again is told the same again, also where it was sealed and no two sealings are alike.
    recent: HashMap<[u8; 32], String>,
    chinese: Catalog,
    english: Catalog,
}

/// The branch as it stands.
struct Base {
    reference: String,
    tip: Revision,
}

/// A call that takes something in.
struct Open {
    name: String,
    settings: Settings,
    receive: Receive,
}

impl Open {
    fn zone(&self) -> TimeZone {
        self.settings.zone().unwrap_or(TimeZone::UTC)
    }

    fn head(&self) -> CallHead {
        CallHead {
            name: self.name.clone(),
            title: self.settings.short_title.clone().unwrap_or_else(|| self.settings.title.clone()),
            host: self.settings.host.clone(),
            is_sample: self.settings.sample,
        }
    }

    /// The address that people reach the service at, with a slash at the end.
    fn address(&self) -> String {
        format!("{}/", self.receive.address.trim_end_matches('/'))
    }

    /// Whether the clock is inside a stage, put off or not, and its end in words. A stage that is put off for one department is
    /// open for that one.
    fn stage(&self, kind: StageKind, department: Option<&str>, now: Timestamp) -> (bool, String) {
        let own = department.and_then(|id| self.settings.stage_of_department(kind, id));
        let Some(stage) = own.or_else(|| self.settings.stage(kind)) else { return (false, String::new()) };
        let inside = stage.instants(&self.zone()).is_some_and(|at| at.opens <= now && now < at.closes);
        (inside, stage.closing())
    }
}

impl Registrar {
    /// Opens a repository to take things in.
    ///
    /// # Errors
    /// When it cannot be used.
    pub(crate) fn new(repository: GitRepository, key: ReceiptKey) -> Result<Self, CommandError> {
        let mut registrar =
            Self { facts: facts_path(&repository), behind: 1, ..Self::to_show(repository, key) };
        // What somebody who was killed could not write down.
        registrar.repository.moving()?;
        registrar.rest();
        Ok(registrar)
    }

    /// Opens a repository to show what stands in it.
    pub(crate) fn to_show(repository: GitRepository, key: ReceiptKey) -> Self {
        Self {
            repository,
            key,
            facts: None,
            folder_cache: FolderCache::default(),
            behind: 0,
            judged_call: Kept::default(),
            pages: Rate::new(PAGES.0, PAGES.1),
            recent: HashMap::new(),
            chinese: built_in::catalog(Language::Chinese),
            english: built_in::catalog(Language::English),
        }
    }

    /// Between two requests: reads what is known of folders anew. Without it everything is judged the same, only slower.
    pub(crate) fn rest(&mut self) {
        self.judged_call.forget_before(Timestamp::now());
        if std::mem::take(&mut self.behind) == 0 {
            return;
        }
        let Some(path) = &self.facts else { return };
        let renew = || -> Result<(), CommandError> {
            let tip = self.base()?.tip;
            let schemas = built_in::schemas(&tip.schema_overrides()?)
                .map_err(|error| CommandError::new("cli-schema").reason(error))?;
            let renewed = FolderCache::load(path).renew(&tip, &schemas, path)?;
            renewed
                .map_err(|error| CommandError::new("hook-facts").text("path", path.display()).reason(error))
        };
        if renew().is_ok() {
            self.folder_cache = FolderCache::load(path);
        }
    }

    /// Answers a request.
    pub(crate) fn answer(&mut self, request: Request) -> Answer {
        let language = request.language;
        match self.answered(request) {
            Ok(answer) => answer,
            Err(Stop::Refused(refusal)) => Answer::Refused(*refusal),
            Err(Stop::Moved) => Answer::Failed { message: self.catalog(language).text("receive-failed") },
            Err(Stop::Failed(error)) => {
                let reason = error.tell(self.catalog(Language::Chinese));
                anstream::eprintln!("zhengji receive: {reason}");
                Answer::Failed { message: self.catalog(language).text("receive-failed") }
            }
        }
    }

    fn answered(&mut self, request: Request) -> Result<Answer, Stop> {
        let Request { arrived, language, asked } = request;
        match asked {
            Asked::Health => {
                self.base()?;
                Ok(Answer::Well)
            }
            Asked::Department { link } => self.department_of(&link, language).map(|_| Answer::Well),
            Asked::Begin => self.begin(arrived, language),
            Asked::Desk { link } => self.desk(&link, arrived, language),
            Asked::Table { link } => self.table(&link, arrived, language),
            Asked::Receipt { link, number } => self.receipt(&link, &number, language),
            Asked::HandIn { file, link, new_link } => {
                self.hand_in(&file, (link.as_deref(), new_link.as_deref()), arrived, language)
            }
            Asked::Withdraw { link, demand, reason } => {
                self.withdraw(&link, &demand, &reason, arrived, language)
            }
            Asked::Recommend { link, boxes, scan } => self.recommend(&link, boxes, scan, arrived, language),
            Asked::Confirm { link, unit, seen } => {
                self.confirm(&link, &unit, seen.as_deref(), arrived, language)
            }
            Asked::SendBack { link, unit, reason } => {
                self.send_back(&link, &unit, &reason, arrived, language)
            }
            Asked::Renew { link, unit } => self.renew(&link, &unit, arrived, language),
            Asked::Comment(form) => self.comment(&form, arrived, language),
        }
    }

    fn catalog(&self, language: Language) -> &Catalog {
        match language {
            Language::Chinese => &self.chinese,
            Language::English => &self.english,
        }
    }

    fn say(&self, language: Language, message: &Message) -> String {
        self.catalog(language).render(message, Reveal::PublicOnly)
    }

    /// The branch that things are taken in on: the one that `HEAD` names.
    fn base(&self) -> Result<Base, GitError> {
        let reference = self.repository.default_branch()?.ok_or(GitError::Unborn)?;
        let tip = self.repository.reference(&reference)?.ok_or(GitError::Unborn)?;
        Ok(Base { reference, tip })
    }

    /// A call of the branch, where it takes something in.
    fn open(&self, base: &Base, name: &str, language: Language) -> Result<Open, Stop> {
        let unknown = || refuse(self, language, 404, &Message::new("receive-no-call").text("call", name));
        check_call_name(name).map_err(|_| unknown())?;
        let settings = settings(&base.tip, name)?.ok_or_else(unknown)?;
        let receive = settings.receive.clone().ok_or_else(unknown)?;
        Ok(Open { name: name.to_owned(), settings, receive })
    }
}

/// What a call of a revision takes in by the service; none where it does not.
pub(crate) fn receive_of(revision: &Revision, call: &str) -> Result<Option<Receive>, GitError> {
    Ok(settings(revision, call)?.and_then(|settings| settings.receive))
}

/// The calls that take something in by the service.
pub(crate) fn takes_in(repository: &GitRepository) -> Result<Vec<String>, SourceError> {
    let tip = repository.revision("HEAD")?;
    let mut calls = Vec::new();
    for call in tip.calls()? {
        if receive_of(&tip, &call)?.is_some() {
            calls.push(call);
        }
    }
    Ok(calls)
}

/// The receipts of one holder in a call, as they were handed out, in the order in which they were written.
fn receipts_of<'l>(
    ledger: &'l Ledger,
    call: &'l str,
    by: &'l str,
) -> impl DoubleEndedIterator<Item = SignedReceipt> + use<'l> {
    let own = move |receipt: &SignedReceipt| receipt.call == call && receipt.actor == by;
    ledger.receipts.iter().filter_map(SignedReceipt::of).filter(own)
}

impl From<SourceError> for Stop {
    fn from(error: SourceError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<GitError> for Stop {
    fn from(error: GitError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<GateError> for Stop {
    fn from(error: GateError) -> Self {
        Self::Failed(error.into())
    }
}
