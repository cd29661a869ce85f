//! `zhengji build`: checks a call, then writes its site and tables.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use jiff::Timestamp;

use super::checked::CheckedCall;
use super::checked_calls::{CheckedCalls, check_calls};
use super::{CallArguments, Outcome, arrived, check, engine};
use crate::call::Site;
use crate::call::public::{self, PublicCall};
use crate::command_error::CommandError;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::rules::{is_mended_with_table, waits_for_office};
use crate::schema::Kind;
use crate::site::{self, CallSource, PublishError, Put, SiteError, StagedSite, TemplateError};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    call: CallArguments,
    /// 网站写到哪个文件夹 The folder to write the site to
    #[arg(long, value_name = "DIR", default_value = "public")]
    out: PathBuf,
    /// 最后列出每一步用了多长时间 Say in the end how long each stage took
    #[arg(long)]
    timings: bool,
    /// 浏览器表单用的检查程序；不写时用本程序自带的 The engine of the forms; without it, the program's own
    #[arg(long, value_name = "FILE")]
    engine: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, CommandError> {
    let mut checked = check_calls(&arguments.call)?;
    let faulty = checked.diagnostics.iter().any(stops);
    if !checked.diagnostics.is_empty() {
        check::tell(&checked, catalog, &mut anstream::stdout().lock())?;
    }
    if faulty {
        anstream::eprintln!("zhengji: {}", catalog.text("cli-build-refused"));
        return Ok(Outcome::Faults);
    }
    let versions = |call: &str| arrived::versions(&arguments.call, call);
    let calls = checked.calls.iter().map(|checked| view(checked, versions(&checked.call.name)?));
    let calls = calls.collect::<Result<Vec<_>, CommandError>>()?;
    checked.timings.lap("timing-report");
    let out = if arguments.out.is_absolute() {
        arguments.out.clone()
    } else {
        arguments.call.directory.join(&arguments.out)
    };
    let root = checked.root();
    let staged = StagedSite::begin(&out, root).map_err(|error| refusal(&error))?;
    let put = |path: &str, bytes: Vec<u8>| staged.put(path, &bytes);
    let engine = render(&checked, &calls, arguments.engine.as_deref(), &put)?;
    let published = staged.publish().map_err(|error| refusal(&error))?;
    checked.timings.lap_with("timing-render", "timing-write", published.writing);
    let message = Message::new("cli-built")
        // As whoever called it can find it, who may stand elsewhere.
        .text("path", out.strip_prefix(".").unwrap_or(&out).display())
        .count("pages", published.pages)
        .count("files", published.files);
    anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
    if let Some(calls) = checked.several() {
        let message =
            Message::new("cli-built-calls").count("count", checked.calls.len()).list("calls", calls);
        anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
    }
    if let Some(message) = engine {
        anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
    }
    let outstanding = checked.diagnostics.iter().filter(|fault| fault.is_error()).count();
    if outstanding > 0 {
        let message = Message::new("cli-built-outstanding").count("count", outstanding);
        anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
    }
    if let Some(message) = checked.calls.iter().find_map(|call| absent_identity(call, catalog)) {
        anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
    }
    if arguments.timings {
        anstream::eprintln!("{}", checked.timings.table(catalog));
    }
    Ok(Outcome::Clean)
}

/// Whether there is no site with this fault in the call. What one office still has to hand in or to answer takes nothing from what
/// is there: `check` calls it an error, and the site stands for everybody else.
pub(super) fn stops(fault: &Diagnostic) -> bool {
    fault.is_error() && !is_mended_with_table(fault) && !waits_for_office(fault)
}

/// What a public body must show on its site and `call.yaml` does not give. It is left out, never invented.
fn absent_identity(checked: &CheckedCall, catalog: &Catalog) -> Option<Message> {
    let site = checked.call.settings.as_ref()?.site.as_ref();
    let form = checked.schemas.form(Kind::Call).property("site");
    let absent: Vec<String> = Site::IDENTITY
        .iter()
        .filter(|key| site.is_none_or(|site| site.identity(key).is_none()))
        .map(|key| {
            let title = form.and_then(|form| form.property(key)?.title()).unwrap_or_default();
            let message = Message::new("cli-built-absent-key").text("key", key).text("title", title);
            catalog.render(&message, Reveal::PublicOnly)
        })
        .collect();
    (!absent.is_empty()).then(|| Message::new("cli-built-absent").list("keys", absent))
}

/// What the public may see of a call, with the times at which its versions came in.
pub(super) fn view(
    checked: &CheckedCall,
    versions: BTreeMap<String, Vec<Timestamp>>,
) -> Result<PublicCall, CommandError> {
    let mut public = public::view(&checked.call, &checked.schemas)
        .map_err(|error| CommandError::new("cli-view").reason(error))?;
    for (id, times) in versions {
        if let Some(demand) = public.demands.get_mut(&id) {
            Arc::make_mut(demand).received = times;
        }
    }
    Ok(public)
}

/// Makes the site of calls in which nothing [`stops`] it, of what [`view`] shows of each. Gives what there is to say of the engine
/// of its forms.
pub(super) fn render(
    checked: &CheckedCalls,
    calls: &[PublicCall],
    engine: Option<&Path>,
    put: Put<'_>,
) -> Result<engine::Told, CommandError> {
    let mut templates = match checked.calls.first() {
        Some(first) => first.source.template_overrides()?,
        None => BTreeMap::new(),
    };
    let told = engine::add(engine, &mut templates)?;
    let sources: Vec<CallSource<'_>> = checked
        .calls
        .iter()
        .zip(calls)
        .map(|(checked, call)| CallSource { call, schemas: &checked.schemas, now: checked.now })
        .collect();
    let rendered = site::render(&sources, &templates, put).map_err(|error| match error {
        SiteError::Template(error) => template_refusal(&error, &templates),
        SiteError::Publish(error) => refusal(&error),
        SiteError::View(error) => CommandError::new("cli-view").reason(error),
        SiteError::Reserved(name) => CommandError::new("cli-call-reserved").text("name", name),
    });
    rendered.map(|()| told)
}

/// Says which file and line are at fault, and whose file that is.
fn template_refusal(error: &TemplateError, overrides: &BTreeMap<String, Vec<u8>>) -> CommandError {
    let Some(fault) = error.fault(overrides) else { return CommandError::new("cli-template").reason(error) };
    let message = if fault.built_in {
        Message::new("cli-template-built-in")
    } else {
        Message::new("cli-template-line")
    };
    let message =
        message.text("file", fault.file).text("line", fault.line).list("overrides", overrides.keys());
    CommandError::Message(message.lines("reason", fault.reason))
}

fn refusal(error: &PublishError) -> CommandError {
    match error {
        PublishError::NotOurs(path) => CommandError::new("cli-out-not-ours").text("path", path.display()),
        PublishError::Inside(path) => CommandError::new("cli-out-inside").text("path", path.display()),
        PublishError::InUse(path) => CommandError::new("cli-publish-in-use").text("path", path.display()),
        PublishError::Io { .. } => CommandError::new("cli-publish").reason(error),
    }
}
