//! `zhengji seal` and `zhengji unseal`: what only the bureau may read is encrypted in the files themselves.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;

use super::Outcome;
use crate::call::layout::Role;
use crate::call::{CallPath, Settings, within};
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::document::{self, Document, Syntax};
use crate::sealing::{Edit, Identity, Recipients, openings, refused, system};
use crate::source::{Content, FILE_BYTES, NewFile, Repository, Source, write_one};

/// Which files.
#[derive(Debug, Args)]
struct Targets {
    /// 文件、文件夹或哪一批；不写则是全部 Files, folders or a call; all of the only call if left out
    targets: Vec<PathBuf>,
    /// 在哪个文件夹里找 The folder to start from
    #[arg(long, short = 'C', value_name = "DIR", default_value = ".")]
    directory: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct SealArguments {
    #[command(flatten)]
    files: Targets,
    /// 生成一对新的密钥，私钥写进这个文件 Make a new pair of keys, the secret one into this file
    #[arg(long, value_name = "FILE", conflicts_with = "targets")]
    new_key: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct UnsealArguments {
    #[command(flatten)]
    files: Targets,
    /// 私钥文件 The file of the secret key
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
}

pub(super) fn seal(arguments: &SealArguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    if let Some(path) = &arguments.new_key {
        return new_key(path, catalog);
    }
    let chosen = Chosen::find(&arguments.files)?;
    let settings = chosen
        .settings
        .as_ref()
        .ok_or_else(|| CommandError::new("freeze-no-settings").text("call", &chosen.call))?;
    let recipients = Recipients::of(&settings.sealing.recipients).map_err(CommandError::Message)?;
    if recipients.is_empty() {
        return Err(CommandError::new("seal-no-recipients"));
    }
    chosen.edit("seal-done", catalog, &|document| recipients.sealings(document))
}

pub(super) fn unseal(arguments: &UnsealArguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let identities = read_key(&arguments.key)?;
    let chosen = Chosen::find(&arguments.files)?;
    let opened = |document: &Document| {
        openings(document, &identities).map_err(|error| refused(&document.path, &error))
    };
    chosen.edit("unseal-done", catalog, &opened)
}

/// The keys in a key file.
pub(super) fn read_key(path: &Path) -> Result<Vec<Identity>, CommandError> {
    let told =
        |error: io::Error| CommandError::new("cli-io").text("path", path.display()).text("reason", error);
    let mut text = String::new();
    let file = fs::File::open(path).map_err(told)?;
    io::Read::read_to_string(&mut io::Read::take(file, FILE_BYTES), &mut text).map_err(told)?;
    Identity::read_all(&text).map_err(|_| CommandError::new("seal-bad-key").text("path", path.display()))
}

fn new_key(path: &Path, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let told = |error: io::Error| CommandError::unwritten(path, error);
    let identity = Identity::generate(&mut system).map_err(|_| CommandError::new("seal-no-randomness"))?;
    let recipient = identity.recipient();
    let text = format!("# created: {}\n# public key: {recipient}\n{}\n", Timestamp::now(), identity.secret());
    write_one(NewFile::create(path, text).private()).map_err(told)?;
    let message = Message::new("seal-key-made").text("path", path.display());
    anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
    let mut out = anstream::stdout().lock();
    writeln!(out, "sealing:\n  recipients:\n    - {recipient}")?;
    Ok(Outcome::Clean)
}

/// The files that were asked for.
struct Chosen {
    repository: Repository,
    call: String,
    settings: Option<Settings>,
    documents: Vec<Document>,
}

impl Chosen {
    fn find(targets: &Targets) -> Result<Self, CommandError> {
        let repository = Repository::find(&targets.directory)?;
        let (call, prefixes) = wanted(&repository, targets)?;
        let mut settings = None;
        let mut documents = Vec::new();
        for file in repository.read_call(&call)? {
            let (Ok(place), Content::Bytes(bytes)) = (CallPath::parse(&file.path), &file.content) else {
                continue;
            };
            let role = place.role;
            let asked = prefixes.is_empty() || prefixes.iter().any(|prefix| is_below(&file.path, prefix));
            let bound = matches!(role, Role::Unit(_) | Role::Demand(..));
            if !(role == Role::Call || bound && asked) {
                continue;
            }
            let parsed = document::parse(&file.path, bytes, Syntax::Yaml);
            match parsed.document {
                Some(document) if role == Role::Call => settings = document::from_node(&document.root).ok(),
                Some(document) => documents.push(document),
                None if bound => return Err(CommandError::new("seal-unreadable").text("path", &*file.path)),
                None => {}
            }
        }
        Ok(Self { repository, call, settings, documents })
    }

    /// Works out every change first, then writes all files or none.
    fn edit(
        &self,
        done: &'static str,
        catalog: &Catalog,
        edits_of: &dyn Fn(&Document) -> Result<Vec<Edit>, Message>,
    ) -> Result<Outcome, CommandError> {
        let mut files = Vec::new();
        for document in &self.documents {
            let edits = edits_of(document).map_err(CommandError::Message)?;
            if !edits.is_empty() {
                files.push((document.path.to_string(), edits));
            }
        }
        self.repository.edit_all(&files)?;
        let values: usize = files.iter().map(|(_, edits)| edits.len()).sum();
        let message = Message::new(done).count("files", files.len()).count("values", values);
        anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
        Ok(Outcome::Clean)
    }
}

/// The call, and the paths in it that are meant; none for all of it.
fn wanted(repository: &Repository, targets: &Targets) -> Result<(String, Vec<String>), CommandError> {
    if let [only] = targets.targets.as_slice()
        && let Ok(call) = repository.call(only.to_str())
    {
        return Ok((call, Vec::new()));
    }
    let mut call: Option<String> = None;
    let mut prefixes = Vec::new();
    for target in &targets.targets {
        let unknown = || CommandError::new("seal-no-such-file").text("path", target.display());
        let path =
            dunce::canonicalize(target).or_else(|_| dunce::canonicalize(targets.directory.join(target)));
        let path = path.map_err(|_| unknown())?;
        let inside = path.strip_prefix(repository.root()).map_err(|_| unknown())?;
        let inside = inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        // The slash, because the folder of a call may be meant itself.
        let within_call = format!("{inside}/");
        let (name, _) = within(&within_call).ok_or_else(unknown)?;
        if call.get_or_insert_with(|| name.to_owned()) != name {
            return Err(CommandError::new("seal-one-call"));
        }
        prefixes.push(inside);
    }
    let call = repository.call(call.as_deref())?;
    Ok((call, prefixes))
}

fn is_below(path: &str, prefix: &str) -> bool {
    path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
