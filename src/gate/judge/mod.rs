//! Judges a proposal, call by call, and says what it is answerable for.

mod trees;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::built_in;
use crate::call::layout::Role;
use crate::call::{Call, NewUnits, ReadFile, Roles, Settings};
use crate::check::{Assembled, Counts, Options, Scope, Sources};
use crate::cores::AllCores;
use crate::diagnostic::{Diagnostic, Location, Message, Severity, report_order};
use crate::gate::allowed_signers::{ALLOWED_SIGNERS, AllowedSigners};
use crate::gate::attribute::{Baseline, attribute};
use crate::gate::change::{ProposedChange, call_of, file_change};
use crate::gate::endorse::endorsements;
use crate::gate::folder_cache::{FolderCache, KeptEntry};
use crate::gate::identity::Identity;
use crate::gate::screening::passing;
use crate::gate::signature::Keys;
use crate::gate::{GateError, earlier_demands, stamped};
use crate::rules::{self, AtRest, Bearer, Commit, Proposal, ReferenceUpdate, StampedTables};
use crate::schema::{SchemaError, SchemaSet};
use crate::source::{CommitObject, Entry, Revision, Source};
pub(super) use trees::calls_of;
use trees::{read, with};

/// By what a proposal is judged, besides the base.
#[derive(Clone, Debug)]
pub struct ProposalOptions {
    /// The checker's clock.
    pub now: Timestamp,
    /// Who proposes it, as a forge or a server says.
    pub actor: Option<String>,
    /// Whose link it came by, where it came by the service.
    pub bearer: Option<Bearer>,
    /// Whether it is a fault that nobody knows who proposes it.
    pub require_owner: bool,
    /// What a push does to protected references.
    pub references: Vec<ReferenceUpdate>,
    /// The only call to judge; all that the proposal touches where none is named.
    pub call: Option<String>,
    /// Whether it is sealed before it comes in, so that nobody will read it as it is judged.
    pub before_sealing: bool,
}

impl ProposalOptions {
    /// Nobody says who proposes it, and nobody has to.
    pub fn unknown(now: Timestamp) -> Self {
        Self {
            now,
            actor: None,
            bearer: None,
            require_owner: false,
            references: Vec::new(),
            call: None,
            before_sealing: false,
        }
    }
}

/// What comes of judging a proposal for one call.
pub struct Verdict {
    /// The call's folder.
    pub call: String,
    /// What is wrong and what is worth knowing, in report order. Errors are what the proposal is answerable for.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts they stand in.
    pub sources: Sources,
    /// How much was judged.
    pub checked: Counts,
    /// What the proposal does to the call.
    pub effect: Vec<Message>,
}

/// Judges a proposal for every call that it touches; for all calls where it changes what they share, or nothing at all.
/// With facts, files that it does not touch are taken from there as far as they can be; then warnings may be missing.
///
/// # Errors
/// When it cannot be read, or the base's own forms are broken.
pub fn judge(
    change: &ProposedChange,
    options: &ProposalOptions,
    folder_cache: Option<&FolderCache>,
) -> Result<Vec<Verdict>, GateError> {
    let mut no_forms = BTreeMap::new();
    let base_forms = match &change.base {
        Some(base) => base.schema_overrides()?,
        None => std::mem::take(&mut no_forms),
    };
    let base_schemas = built_in::schemas(&base_forms)?;
    // A form that a proposal breaks is its fault, and the base's are used instead.
    let own_schemas = if change.touches_below("schema/") { Some(own_schemas(&change.merged)?) } else { None };
    let trial = Trial {
        change,
        options,
        base_schemas: &base_schemas,
        own_schemas: own_schemas.as_ref(),
        folder_cache,
    };
    trial.calls()?.iter().map(|call| trial.call(call)).collect()
}

fn own_schemas(merged: &Revision) -> Result<Result<SchemaSet, SchemaError>, GateError> {
    Ok(built_in::schemas(&merged.schema_overrides()?))
}

struct Trial<'a> {
    change: &'a ProposedChange,
    options: &'a ProposalOptions,
    base_schemas: &'a SchemaSet,
    own_schemas: Option<&'a Result<SchemaSet, SchemaError>>,
    folder_cache: Option<&'a FolderCache>,
}

/// The files of a call in the base, and those in what comes of the proposal with what they are called there.
struct Both {
    base_files: Vec<ReadFile>,
    list: Vec<KeptEntry>,
    files: Vec<ReadFile>,
}

/// Files by path, of one revision.
type Read<'a> = HashMap<&'a str, (Entry, &'a ReadFile)>;

impl Trial<'_> {
    fn call(&self, name: &str) -> Result<Verdict, GateError> {
        let schemas = self.base_schemas;
        let settings = Role::Call.in_call(name).shared();
        let folder_cache = match self.folder_cache {
            Some(folder_cache) if self.facts_will_do(name, &settings)? => Some(folder_cache),
            _ => None,
        };
        let scope = if folder_cache.is_some() { Scope::Facts } else { Scope::Whole };
        let Both { base_files, list, files } = self.read_both(name, folder_cache, schemas)?;

        let base_settings = base_files.iter().find(|file| file.path == settings);
        let base_model = (!base_files.is_empty()).then(|| Assembled::new(name, &base_files).shared());
        let earlier = match &base_model {
            Some(base) if scope == Scope::Whole => match &self.change.base {
                Some(revision) => earlier_demands(revision, &base.call, schemas)?,
                None => Vec::new(),
            },
            _ => Vec::new(),
        };
        let at_rest = AtRest::default();
        let options = |schemas, proposal| Options {
            schemas,
            now: self.options.now,
            proposal,
            earlier: &earlier,
            arrivals: None,
            stamped: None,
            at_rest: Some(&at_rest).filter(|_| !self.options.before_sealing),
            scope,
        };
        let before = Baseline::new(base_model.as_ref().map(|base| (base, options(schemas, None))));

        let proposal =
            self.proposal(name, base_model.as_ref().map(|base| Arc::clone(&base.call)), schemas)?;
        let touched: BTreeSet<&str> = proposal.changed.iter().map(|change| &*change.path).collect();

        // By the rules of the base, whatever the proposal makes of them.
        let changes_settings = base_settings.is_some() && touched.contains(&*settings);
        let mut first_touched = touched.clone();
        let first_files = match base_settings {
            Some(base_settings) if changes_settings => {
                first_touched.remove(&*settings);
                Cow::Owned(with(&files, base_settings))
            }
            _ => Cow::Borrowed(&*files),
        };
        let first = Assembled::new(name, &first_files);
        let attribute =
            |found, touched: &BTreeSet<&str>| attribute(found, touched, &before, self.folder_cache.is_some());
        let in_base = |merged: &Call| match &base_model {
            Some(base) => stamped::in_base(&base.call, merged, schemas),
            None => StampedTables::new(),
        };
        let stamped = in_base(&first.call);
        let judged = Options { stamped: Some(&stamped), ..options(schemas, Some(&proposal)) };
        let mut found = attribute(first.judge(&judged, &AllCores), &first_touched);

        // And by its own, where it changes them.
        let own_schemas = self.own_schemas.map(|own| own.as_ref());
        let mut last = first;
        let mut last_files = first_files;
        if changes_settings || matches!(own_schemas, Some(Ok(_))) {
            let own = match own_schemas {
                Some(Ok(own)) => own,
                _ => schemas,
            };
            last_files = match own_schemas {
                Some(Ok(own)) => Cow::Owned(read(&self.change.merged, name, &list, own, &Read::new())?),
                _ => Cow::Borrowed(&*files),
            };
            last = Assembled::new(name, &last_files);
            let stamped = in_base(&last.call);
            let judged = Options { stamped: Some(&stamped), ..options(own, Some(&proposal)) };
            found.merge(attribute(last.judge(&judged, &AllCores), &touched));
        }
        if let Some(Err(error)) = own_schemas {
            let message = Message::new("gate-schema").lines("reason", error);
            found.diagnostics.push(Diagnostic::new(
                "schema",
                Severity::Error,
                Location::file(&"schema".into()),
                message,
            ));
        }
        found.diagnostics.sort_by(report_order);
        let mut effect = rules::on_behalf(&proposal, &last.call);
        effect.extend(rules::under_amendments(&proposal, &last.call, self.options.now));
        effect.extend(rules::effect(proposal.base.as_deref(), &last.call, schemas));
        if let Some(base) = self.change.base.as_ref().filter(|_| self.change.is_nothing()) {
            effect.push(Message::new("effect-nothing").text("base", base.name()));
        }
        if found.others > 0 {
            effect.push(Message::new("effect-others").count("count", found.others));
        }
        self.read_shown(&mut last_files, &list, &found.diagnostics, schemas)?;
        Ok(Verdict {
            call: name.to_owned(),
            sources: Sources::new(&last_files, schemas, &found.diagnostics),
            diagnostics: found.diagnostics,
            checked: Counts::of(&last.call, last_files.len()),
            effect,
        })
    }

    /// The proposal as the rules of one call read it.
    fn proposal(
        &self,
        name: &str,
        base: Option<Arc<Call>>,
        schemas: &SchemaSet,
    ) -> Result<Proposal, GateError> {
        let founded = base.is_none();
        let settings = base.as_ref().and_then(|base| base.settings.as_ref());
        // What was committed before the call asked for it is nobody's fault.
        let seals = settings.is_some_and(Settings::seals);
        let base = match base {
            Some(base) => Some(base),
            None => self.founders(name)?.map(Arc::new),
        };
        // What nobody has a role in yet cannot be asked whose it is.
        let require_owner =
            self.options.require_owner && (base.is_some() || !founded || self.change.base.is_some());
        let zone = base.as_ref().and_then(|base| base.settings.as_ref()?.zone()).unwrap_or(TimeZone::UTC);
        let signers = match &self.change.base {
            Some(base) => base.file(ALLOWED_SIGNERS)?,
            None => None,
        };
        let (signers, _) = AllowedSigners::read(&signers.unwrap_or_default(), &zone);
        let keys = Keys {
            accounts: base.iter().flat_map(|base| base.accounts()).collect(),
            signers: &signers,
            now: self.options.now,
        };
        let named = self.options.call.is_some();
        let own = |path: &str| named || call_of(path).is_none_or(|call| call == name);
        let identity = Identity::of(self.change.base.as_ref())?;
        let commit = |commit: &CommitObject| {
            let signer = keys.signer(commit.signature.as_ref());
            Ok(Commit {
                id: commit.id.to_string().into(),
                message: Arc::clone(&commit.message),
                people: Arc::clone(&commit.people),
                undeciphered: commit.undeciphered,
                changed: commit.changes.iter().map(file_change).collect(),
                signer: identity.signer(signer, commit, &self.change.merged)?,
            })
        };
        let commits: Vec<Commit> =
            self.change.commits.iter().map(commit).collect::<Result<_, GateError>>()?;
        let endorsements = endorsements(self.change, &commits)?;
        let changed = self.change.changes.iter().filter(|change| own(&change.path)).map(file_change);
        let amendments = self.new_amendments(name, base.as_deref())?;
        let mut improper = self.change.improper();
        improper.extend(self.faulty_signers(&zone)?);
        Ok(Proposal {
            changed: changed.collect(),
            commits,
            endorsements,
            base,
            amendments,
            actor: self.options.actor.clone(),
            bearer: self.options.bearer.clone(),
            require_owner,
            references: self.options.references.clone(),
            passing: passing(self.change, name, schemas, seals)?,
            names: Vec::new(),
            improper: improper.into_iter().filter(|(path, _)| own(path)).collect(),
        })
    }

    /// A file of allowed signers that the proposal breaks: once in the base, its lines would silently grant nothing.
    fn faulty_signers(&self, zone: &TimeZone) -> Result<Vec<(Arc<str>, Message)>, GateError> {
        if !self.change.changes.iter().any(|change| &*change.path == ALLOWED_SIGNERS) {
            return Ok(Vec::new());
        }
        let Some(bytes) = self.change.merged.file(ALLOWED_SIGNERS)? else { return Ok(Vec::new()) };
        let (_, faults) = AllowedSigners::read(&bytes, zone);
        Ok(faults.into_iter().map(|(_, message)| (ALLOWED_SIGNERS.into(), message)).collect())
    }

    /// A call that the base does not hold yet has no roles. Those may open it who are the bureau of a call that the base
    /// holds; none where there is no other.
    fn founders(&self, name: &str) -> Result<Option<Call>, GateError> {
        let Some(base) = &self.change.base else { return Ok(None) };
        let mut founders: Option<Settings> = None;
        for other in calls_of(base)?.into_iter().filter(|other| other != name) {
            let path = Role::Call.in_call(&other).shared();
            let Some(settings) = self.settings(base, &other, &path)? else { continue };
            let bureau = settings.roles.bureau.clone();
            let founder = founders.get_or_insert_with(|| Settings {
                roles: Roles { new_units: NewUnits::Bureau, ..Roles::default() },
                ..settings
            });
            founder.roles.bureau.extend(bureau);
        }
        Ok(founders.map(|settings| {
            let (mut call, _) = crate::call::assemble(name, &[]);
            call.settings = Some(settings);
            call
        }))
    }
}
