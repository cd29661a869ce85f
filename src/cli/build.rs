//! `zhengji build`: checks a call, then writes its site and tables.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;

use super::examine::{Examined, examine};
use super::refusal::Refusal;
use super::{CallArguments, Outcome, arrived, check, engine};
use crate::call::{Site, public};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::schema::Kind;
use crate::site::{self, Edition, PublishError, Put, SiteError, TemplateError};

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
    /// 浏览器表单用的检查程序；不写时用本程序旁边的 zhengji-engine.js The engine of the forms; without it, zhengji-engine.js beside the program
    #[arg(long, value_name = "FILE")]
    engine: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, catalog: &Catalog) -> Result<Outcome, Refusal> {
    let now = arguments.call.now()?;
    let mut examined = examine(&arguments.call)?;
    let faulty = examined.diagnostics.iter().any(Diagnostic::is_error);
    if !examined.diagnostics.is_empty() {
        check::tell(&examined, catalog, &mut anstream::stdout().lock())?;
    }
    if faulty {
        anstream::eprintln!("zhengji: {}", catalog.text("cli-build-refused"));
        return Ok(Outcome::Faults);
    }
    let versions = arrived::versions(&arguments.call, &examined.call.name)?;
    examined.timings.lap("timing-report");
    let out = if arguments.out.is_absolute() {
        arguments.out.clone()
    } else {
        arguments.call.directory.join(&arguments.out)
    };
    let edition = Edition::begin(&out, examined.source.root()).map_err(|error| refusal(&error))?;
    let put = |path: &str, bytes: Vec<u8>| edition.put(path, &bytes);
    render(&examined, now, versions, arguments.engine.as_deref(), &put)?;
    let published = edition.publish().map_err(|error| refusal(&error))?;
    examined.timings.lap_with("timing-render", "timing-write", published.writing);
    let message = Message::new("cli-built")
        // As whoever called it can find it, who may stand elsewhere.
        .text("path", out.strip_prefix(".").unwrap_or(&out).display())
        .count("pages", published.pages)
        .count("files", published.files);
    anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
    if let Some(message) = absent_identity(&examined, catalog) {
        anstream::eprintln!("{}", catalog.render(&message, Reveal::PublicOnly));
    }
    if arguments.timings {
        anstream::eprintln!("{}", examined.timings.table(catalog));
    }
    Ok(Outcome::Clean)
}

/// What a public body must show on its site and `call.yaml` does not give. It is left out, never invented.
fn absent_identity(examined: &Examined, catalog: &Catalog) -> Option<Message> {
    let site = examined.call.settings.as_ref()?.site.as_ref();
    let form = examined.schemas.form(Kind::Call).property("site");
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

/// Makes the site of a call that was judged without errors.
pub(super) fn render(
    examined: &Examined,
    now: Timestamp,
    versions: BTreeMap<String, Vec<Timestamp>>,
    engine: Option<&Path>,
    put: Put<'_>,
) -> Result<(), Refusal> {
    let mut public = public::view(&examined.call, &examined.schemas)
        .map_err(|error| Refusal::new("cli-view").reason(error))?;
    for (id, times) in versions {
        if let Some(demand) = public.demands.get_mut(&id) {
            demand.received = times;
        }
    }
    let mut templates = examined.source.template_overrides()?;
    engine::add(engine, &mut templates)?;
    site::render(&public, &examined.schemas, &templates, now, put).map_err(|error| match error {
        SiteError::Template(error) => template_refusal(&error, &templates),
        SiteError::Publish(error) => refusal(&error),
    })
}

/// Says which file and line are at fault, and whose file that is.
fn template_refusal(error: &TemplateError, overrides: &BTreeMap<String, Vec<u8>>) -> Refusal {
    let Some(fault) = error.fault(overrides) else { return Refusal::new("cli-template").reason(error) };
    let message = if fault.built_in {
        Message::new("cli-template-built-in")
    } else {
        Message::new("cli-template-line")
    };
    let message =
        message.text("file", fault.file).text("line", fault.line).list("overrides", overrides.keys());
    Refusal::Told(message.lines("reason", fault.reason))
}

fn refusal(error: &PublishError) -> Refusal {
    match error {
        PublishError::NotOurs(path) => Refusal::new("cli-out-not-ours").text("path", path.display()),
        PublishError::Inside(path) => Refusal::new("cli-out-inside").text("path", path.display()),
        PublishError::Io { .. } => Refusal::new("cli-publish").reason(error),
    }
}
