//! What departments stamped, where their table is another by now: for the rule `scan-matches-table`, which says what changed.
//!
//! A digest tells that something is otherwise, never what. The table that it is of stands in the history of the branch, or in
//! the base of a proposal; where it stands in neither, nothing is said of it.

use std::collections::BTreeSet;

use crate::call::layout::{Folder, Role};
use crate::call::{Call, Department, PrintedTable, ReadFile, Vocabulary, assemble, read_file};
use crate::diagnostic::catalog::Language;
use crate::document::Node;
use crate::rules::StampedTables;
use crate::schema::SchemaSet;
use crate::source::{Content, File, GitError, ObjectId, Revision};

/// How many commits of the branch are looked at, and how many different states of a department's table.
const COMMITS: usize = 5_000;
const STATES: usize = 300;

/// The departments whose stamp no longer fits, with the code that they copied from it.
fn outdated<'c>(call: &'c Call, schemas: &SchemaSet) -> Vec<(&'c Department, &'c str)> {
    let Some(settings) = &call.settings else { return Vec::new() };
    let given = |department: &'c Department| {
        Some((department, department.recommendation.as_ref()?.table_digest.as_ref()?.value.as_str()))
    };
    let stamped: Vec<_> = call.departments.values().filter_map(given).collect();
    if stamped.is_empty() {
        return Vec::new();
    }
    let words = Vocabulary::new(schemas, settings, Language::Chinese);
    let fits = |department: &Department, code: &str| {
        PrintedTable::of(call, &words, department).is_none_or(|table| table.is_stamped_as(code))
    };
    stamped.into_iter().filter(|(department, code)| !fits(department, code)).collect()
}

/// The tables of the base that a proposal makes others of, although they were stamped.
pub(super) fn in_base(base: &Call, merged: &Call, schemas: &SchemaSet) -> StampedTables {
    let outdated = outdated(merged, schemas);
    let Some(settings) = base.settings.as_ref().filter(|_| !outdated.is_empty()) else {
        return StampedTables::new();
    };
    let words = Vocabulary::new(schemas, settings, Language::Chinese);
    let table = |(department, code): (&Department, &str)| {
        let table = PrintedTable::of(base, &words, base.departments.get(&department.id)?)?;
        table.is_stamped_as(code).then(|| (department.id.clone(), table))
    };
    outdated.into_iter().filter_map(table).collect()
}

/// The tables that were stamped and are others now, as the branch that ends at `tip` once had them. Where the history ends or cannot
/// be read, nothing more is found: it only serves to say what changed.
pub fn stamped_tables(tip: &Revision, now: &Call, schemas: &SchemaSet) -> StampedTables {
    let mut found = StampedTables::new();
    let mut wanted: Vec<Wanted<'_>> = outdated(now, schemas)
        .into_iter()
        .map(|(department, code)| Wanted { department, code, seen: BTreeSet::new() })
        .collect();
    let mut next = (!wanted.is_empty()).then(|| tip.clone());
    for _ in 0..COMMITS {
        let Some(revision) = next else { break };
        let search = |wanted: &mut Wanted<'_>| wanted.table(&revision, &now.name, schemas);
        wanted.retain_mut(|wanted| match search(wanted) {
            Ok(None) => wanted.seen.len() < STATES,
            Ok(Some(table)) => {
                found.insert(wanted.department.id.clone(), table);
                false
            }
            Err(_) => false,
        });
        if wanted.is_empty() {
            break;
        }
        next = revision.parent().ok().flatten();
    }
    found
}

/// A table that is looked for.
struct Wanted<'c> {
    department: &'c Department,
    code: &'c str,
    /// The states that were looked at, by what decides about them.
    seen: BTreeSet<Vec<Option<ObjectId>>>,
}

impl Wanted<'_> {
    /// The table as a revision has it, where it is the one.
    fn table(
        &mut self,
        revision: &Revision,
        call: &str,
        schemas: &SchemaSet,
    ) -> Result<Option<PrintedTable>, GitError> {
        let id = &self.department.id;
        let path = |role: Role| role.in_call(call).to_string();
        let (settings, recommendation) = (path(Role::Call), path(Role::Recommendation(id.clone())));
        let department = path(Role::Department(id.clone()));
        let deciding = [settings.as_str(), &department, &recommendation, &Folder::Units.in_call(call)];
        let id_of = |path: &&str| Ok(revision.entry(path)?.map(|entry| entry.id));
        let state = deciding.iter().map(id_of).collect::<Result<_, GitError>>()?;
        if !self.seen.insert(state) {
            return Ok(None);
        }
        let read = |path: String| -> Result<Option<ReadFile>, GitError> {
            let Some(bytes) = revision.file(&path)? else { return Ok(None) };
            let file = File { path: path.into(), content: Content::Bytes(bytes) };
            Ok(Some(read_file(call, &file, schemas)))
        };
        let Some(given) = read(recommendation)? else { return Ok(None) };
        let mut paths = BTreeSet::from([settings, department]);
        let entries = given.document.as_ref().and_then(|document| document.root.get("recommendations"));
        for item in entries.map(Node::items).unwrap_or_default() {
            let id = item.get("demand").and_then(Node::as_str);
            if let Some(role @ Role::Demand(..)) = id.and_then(Role::of_demand) {
                if let Role::Demand(unit, _) = &role {
                    paths.insert(path(Role::Unit(unit.clone())));
                }
                paths.insert(path(role));
            }
        }
        let mut files = vec![given];
        for path in paths {
            files.extend(read(path)?);
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let (model, _) = assemble(call, &files);
        let Some(settings) = &model.settings else { return Ok(None) };
        let words = Vocabulary::new(schemas, settings, Language::Chinese);
        let table = model.departments.get(id).and_then(|own| PrintedTable::of(&model, &words, own));
        Ok(table.filter(|table| table.is_stamped_as(self.code)))
    }
}
