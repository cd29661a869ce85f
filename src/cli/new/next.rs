//! `zhengji new call --from OLD`: the next batch. Departments, accounts, thresholds, offices and units go along; dates, domains and
//! quotas are asked for; what was put off to the next batch is listed with the command that takes it over.

use jiff::civil::Date;

use super::call::NewCallArguments;
use super::call::{ask_name, date, text};
use crate::call::layout::Role;
use crate::call::{Call, Settings, StageKind, Vocabulary, call_folder, inside};
use crate::cli::checked::{CheckedCall, check_call};
use crate::cli::scaffold::{CallBasics, NewFile, call_files, write_whole};
use crate::cli::{CallArguments, Outcome};
use crate::command_error::CommandError;
use crate::diagnostic::Message;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::document::Node;
use crate::form::written;
use crate::intake::interview::Console;
use crate::intake::next_batch;
use crate::schema::Kind;
use crate::sealing::Recipients;
use crate::source::{Content, Repository, Source};

/// The stages whose dates are asked for, and those questions.
struct Dates {
    opens: Date,
    closes: Date,
    recommendation_closes: Date,
}

pub(super) fn run(
    arguments: &NewCallArguments,
    old: &str,
    catalog: &Catalog,
) -> Result<Outcome, CommandError> {
    let repository = Repository::find(&arguments.directory)?;
    let call = CallArguments {
        call: Some(old.to_owned()),
        directory: arguments.directory.clone(),
        key: arguments.key.clone(),
        ..CallArguments::default()
    };
    let checked = check_call(&call)?;
    // What is sealed belongs to its path, so it has to be opened and sealed anew.
    if let Some((role, _)) = next_batch::documents(&checked.call, Kind::Unit)
        .find(|(_, root)| next_batch::is_sealed(&next_batch::unit(root)))
    {
        let path = role.clone().in_call(old).to_string();
        return Err(CommandError::new("new-next-sealed").text("path", path).text("call", old));
    }
    let no_settings = || CommandError::new("cli-new-settings");
    let settings = checked.call.settings.as_ref().ok_or_else(no_settings)?;
    let root = next_batch::document(&checked.call, &Role::Call).ok_or_else(no_settings)?;
    let mut console = Console::new(catalog, Reveal::Private);
    console.tell(&Message::new("new-next-how").text("title", &settings.title))?;
    let name = ask_name(&mut console, &repository)?;
    let title = text(&mut console, "new-call-title")?;
    let short_title = text(&mut console, "new-call-short-title")?;
    let opens = date(&mut console, "new-call-opens", None)?;
    let closes = date(&mut console, "new-call-closes", Some(opens))?;
    let recommendation_closes = date(&mut console, "new-call-recommendation-closes", Some(closes))?;
    let dates = Dates { opens, closes, recommendation_closes };
    let mut next = next_batch::settings(root);
    next_batch::put(&mut next, "title", next_batch::text(&title));
    next_batch::put(&mut next, "short_title", next_batch::text(&short_title));
    next_batch::put(&mut next, "notice", next_batch::text("notice.md"));
    next_batch::put(&mut next, "stages", stages(settings, &dates));
    if let Some(domains) = ask_domains(settings, &mut console)? {
        next_batch::put(&mut next, "domains", next_batch::domains(&domains, root));
    }
    let vocabulary = Vocabulary::new(&checked.schemas, settings, catalog.language());
    for limit in next_batch::limits(root) {
        if let Some(most) = ask_limit(&limit, &checked.call, &vocabulary, &mut console)? {
            next_batch::set_limit(&mut next, &limit, &most);
        }
    }
    let basics = CallBasics {
        name: name.clone(),
        title,
        short_title,
        host: settings.host.clone(),
        opens,
        closes,
        recommendation_closes,
    };
    let mut files: Vec<NewFile> =
        vec![("call.yaml".to_owned(), written(&next, Kind::Call, &checked.schemas))];
    files.extend(call_files(&basics).into_iter().filter(|(path, _)| path == "notice.md"));
    files.extend(carried(&checked, &name)?);
    let folder = repository.root().join(call_folder(&name));
    write_whole(&folder, repository.root(), &files)
        .map_err(|error| CommandError::new("cli-io").text("path", folder.display()).text("reason", error))?;
    let carried = Message::new("new-next-written")
        .text("path", call_folder(&name))
        .count("departments", checked.call.departments.len())
        .count("units", checked.call.units.len());
    console.tell(&carried)?;
    tell_put_off(&checked.call, &name, &mut console)?;
    super::call::tell_faults(&name, &arguments.directory, &mut console)
}

/// The stages with their dates; an hour of the day stays what it was.
fn stages(settings: &Settings, dates: &Dates) -> Node {
    let stage = |kind: StageKind, opens: Date, closes: Date| {
        let before = settings.stages.get(&kind);
        let hour =
            |at: fn(&crate::call::Stage) -> &Option<String>| before.and_then(|stage| at(stage).clone());
        let parts = [
            ("opens", Some(opens.to_string())),
            ("closes", Some(closes.to_string())),
            ("opens_at", hour(|stage| &stage.opens_at)),
            ("closes_at", hour(|stage| &stage.closes_at)),
        ];
        next_batch::mapping(
            parts.iter().filter_map(|(key, value)| Some((*key, next_batch::text(value.as_ref()?)))),
        )
    };
    let of = |kind: StageKind, closes| (kind.key(), stage(kind, dates.opens, closes));
    next_batch::mapping([
        of(StageKind::Submission, dates.closes),
        of(StageKind::Recommendation, dates.recommendation_closes),
    ])
}

/// The domains of the next batch; none where they stay.
fn ask_domains(
    settings: &Settings,
    console: &mut Console<'_>,
) -> Result<Option<Vec<(String, String)>>, CommandError> {
    for domain in &settings.domains {
        console.say("  ", &format!("{} {}", domain.id, domain.name))?;
    }
    console.tell(&Message::new("new-next-domains"))?;
    loop {
        let answer = console.lines()?;
        if answer.trim().is_empty() {
            return Ok(None);
        }
        let domains: Option<Vec<_>> =
            answer.lines().filter(|line| !line.trim().is_empty()).map(next_batch::domain_of).collect();
        match domains {
            Some(domains) => return Ok(Some(domains)),
            None => console.tell(&Message::new("new-next-domain-wrong"))?,
        }
    }
}

/// How many there are of a limit of the quota table; none where it stays.
fn ask_limit(
    limit: &next_batch::Limit,
    call: &Call,
    vocabulary: &Vocabulary,
    console: &mut Console<'_>,
) -> Result<Option<String>, CommandError> {
    let whose = limit.unit_kind.as_deref().map(|kind| vocabulary.unit_kind(kind));
    let only = limit.only.as_ref().map(|next_batch::Only { key, value, .. }| {
        let name = match key.as_str() {
            "department" => call.departments.get(value).and_then(|department| department.name.as_ref()),
            "unit" => call.units.get(value).and_then(|unit| unit.name.as_ref()),
            _ => None,
        };
        name.map_or_else(|| vocabulary.of_key(key, value), |name| name.value.clone())
    });
    let what: Vec<String> = whose.into_iter().chain(only).collect();
    let question = if what.is_empty() {
        Message::new("new-next-limit")
    } else {
        Message::new("new-next-limit-of").list("what", what)
    };
    let question = question.count("row", limit.row + 1).text("most", &limit.most);
    loop {
        let answer = console.ask(&question)?;
        if answer.is_empty() {
            return Ok(None);
        }
        match answer.parse::<u32>() {
            Ok(most) => return Ok(Some(most.to_string())),
            Err(_) => console.tell(&Message::new("new-next-number"))?,
        }
    }
}

/// Departments as they are, and units without the figures of last year, for the call `next`.
fn carried(checked: &CheckedCall, next: &str) -> Result<Vec<NewFile>, CommandError> {
    let recipients = Recipients::of(checked.call.recipients()).map_err(CommandError::Message)?;
    let name = &checked.call.name;
    let departments: Vec<String> = next_batch::documents(&checked.call, Kind::Department)
        .map(|(role, _)| role.clone().in_call(name).to_string())
        .collect();
    let part = checked.source.read_part(name, &|_, path| departments.iter().any(|own| own == path))?;
    let mut files: Vec<NewFile> = part
        .files
        .into_iter()
        .filter_map(|(_, file)| match file.content {
            Content::Bytes(bytes) => {
                Some((inside(name, &file.path)?.to_owned(), String::from_utf8(bytes).ok()?))
            }
            Content::Unread(_) => None,
        })
        .collect();
    for (role, root) in next_batch::documents(&checked.call, Kind::Unit) {
        let text = written(&next_batch::unit(root), Kind::Unit, &checked.schemas);
        let path = role.clone().in_call(next).to_string();
        let kept = recipients.sealed(&path, &text).map_err(CommandError::Message)?;
        files.push((role.to_string(), kept));
    }
    Ok(files)
}

fn tell_put_off(old: &Call, name: &str, console: &mut Console<'_>) -> Result<(), CommandError> {
    let put_off = next_batch::put_off(old);
    if put_off.is_empty() {
        return Ok(());
    }
    console.tell(&Message::new("new-next-put-off").count("count", put_off.len()))?;
    for (id, title) in put_off {
        console.say("  ", &title)?;
        console.say("    ", &format!("zhengji new demand {name} --from {}/{id}", old.name))?;
    }
    Ok(())
}
