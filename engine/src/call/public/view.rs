//! How the public view of a call is taken, and how it reads in another language.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::{
    Comment, Demand, Department, Dispositions, GuidelineItem, PublicCall, Recommendation, Stamp, Translated,
    Unit, ViewError,
};
use crate::call::layout::Role;
use crate::call::{Call, PrintedTable, Settings, Vocabulary};
use crate::diagnostic::catalog::Language;
use crate::document::{self, Document, in_language};
use crate::schema::{Kind, Public, SchemaSet};

/// Takes the public view of a call that was checked without errors.
///
/// # Errors
/// When a document does not fit its public type, or there are no settings.
pub fn view(call: &Call, schemas: &SchemaSet) -> Result<PublicCall, ViewError> {
    let settings = call.settings.clone().ok_or_else(|| ViewError {
        path: "call.yaml".to_owned(),
        source: serde::de::Error::custom("no settings"),
    })?;
    let mut public = PublicCall {
        name: call.name.clone(),
        announced: settings.stages.clone(),
        settings: settings.with_stages_put_off(),
        notice: call.notice.as_deref().unwrap_or_default().to_owned(),
        units: BTreeMap::new(),
        demands: BTreeMap::new(),
        departments: Vec::new(),
        guideline: Vec::new(),
        drafts: BTreeMap::new(),
        dispositions: BTreeMap::new(),
        comments: Vec::new(),
        frame: BTreeMap::new(),
        translated: Vec::new(),
    };
    let mut recommendations = BTreeMap::new();
    for (role, document) in &call.documents {
        let Some(kind) = role.kind() else { continue };
        public.keep_translated(role, schemas, kind, document);
        if matches!(kind, Kind::Call | Kind::Department) {
            let part = Public::of(schemas.get(kind), &document.root);
            let text = document::emit(part.node(), document::Style::default());
            public.frame.insert(document.path.to_string(), text);
        }
        match role.clone() {
            Role::Call | Role::Page(_) | Role::Scan(..) => {}
            Role::Unit(id) => {
                let unit: Unit = read(schemas, kind, document)?;
                public.units.insert(id.clone(), Unit { id, ..unit });
            }
            Role::Demand(unit, name) => {
                let answers = Public::of(schemas.get(kind), &document.root);
                let demand: Demand = fitted(&answers, &document.path)?;
                if demand.withdrawn.is_none() {
                    let id = format!("{unit}/{name}");
                    public.demands.insert(id.clone(), Arc::new(Demand { id, unit, answers, ..demand }));
                }
            }
            Role::Department(id) => {
                let department: Department = read(schemas, kind, document)?;
                public.departments.push(Department { id, ..department });
            }
            Role::Recommendation(department) => {
                let recommendation: Recommendation = read(schemas, kind, document)?;
                recommendations.insert(department, recommendation);
            }
            Role::GuidelineItem(id) => public.guideline.push(item(schemas, id, document)?),
            Role::DraftItem(draft, id) => {
                public.drafts.entry(draft).or_default().push(item(schemas, id, document)?);
            }
            Role::Dispositions => {
                let list: Dispositions = read(schemas, kind, document)?;
                public.dispositions = list.dispositions.into_iter().map(|d| (d.demand.clone(), d)).collect();
            }
            Role::Comment(id) => {
                let comment: Comment = read(schemas, kind, document)?;
                public.comments.push(Comment { id, ..comment });
            }
        }
    }
    let words = Vocabulary::new(schemas, &public.settings, Language::Chinese);
    for department in &mut public.departments {
        let given = recommendations.remove(&department.id);
        department.approved_on = given.as_ref().and_then(|given| given.approved_on);
        if let Some(own) = call.departments.get(&department.id)
            && let Some(table) = PrintedTable::of(call, &words, own)
        {
            let copied = own.recommendation.as_ref().and_then(|given| given.table_digest.as_ref());
            department.stamp = match copied {
                None => Stamp::Awaited,
                Some(copied) if table.is_stamped_as(&copied.value) => Stamp::Covers,
                Some(_) => Stamp::Outdated,
            };
            department.table_digest = table.digest();
        }
        let mut list = given.map(|given| given.recommendations).unwrap_or_default();
        // A withdrawn demand keeps its rank in the department's file but appears nowhere: those below it move up.
        list.retain(|entry| public.demands.contains_key(&entry.demand));
        list.sort_by_key(|entry| entry.rank);
        for (place, entry) in (1..).zip(&mut list) {
            entry.rank = place;
        }
        department.recommendations = list;
    }
    let order = &public.settings.departments;
    public
        .departments
        .sort_by_key(|d| (order.iter().position(|id| *id == d.id).unwrap_or(usize::MAX), d.id.clone()));
    for items in public.drafts.values_mut().chain([&mut public.guideline]) {
        items.sort_by_cached_key(|item| (numbers(&item.number), item.id.clone()));
    }
    public.comments.sort_by_cached_key(|comment| (comment.received_on, comment.id.clone()));
    Ok(public)
}

fn read<T: for<'de> Deserialize<'de>>(
    schemas: &SchemaSet,
    kind: Kind,
    document: &Document,
) -> Result<T, ViewError> {
    fitted(&Public::of(schemas.get(kind), &document.root), &document.path)
}

fn fitted<T: for<'de> Deserialize<'de>>(part: &Public, path: &str) -> Result<T, ViewError> {
    document::from_node(part.node()).map_err(|source| ViewError { path: path.to_owned(), source })
}

fn item(schemas: &SchemaSet, id: String, document: &Document) -> Result<GuidelineItem, ViewError> {
    let item: GuidelineItem = read(schemas, Kind::GuidelineItem, document)?;
    Ok(GuidelineItem { id, body: document.body_text().replace("\r\n", "\n"), ..item })
}

/// `1.10` after `1.9`.
fn numbers(number: &str) -> Vec<u32> {
    number.split('.').map(|part| part.parse().unwrap_or(u32::MAX)).collect()
}

impl PublicCall {
    /// Keeps the public part of a document that says something in another language; a demand keeps its own.
    fn keep_translated(&mut self, role: &Role, schemas: &SchemaSet, kind: Kind, document: &Document) {
        if kind == Kind::Demand
            || !Language::ALL.iter().any(|one| in_language(&document.root, *one).is_some())
        {
            return;
        }
        let part = Public::of(schemas.get(kind), &document.root);
        self.translated.push(Translated { role: role.clone(), path: document.path.to_string(), part });
    }

    /// The call as a language has it: its names and texts in that language where they are given, as they are elsewhere. The
    /// call itself where it says nothing in that language.
    ///
    /// # Errors
    /// When what is said in that language does not fit the public type, which its schema rules out.
    pub fn in_language(&self, language: Language) -> Result<Cow<'_, Self>, ViewError> {
        let mut told = Cow::Borrowed(self);
        for (id, demand) in &self.demands {
            if let Some(answers) = demand.answers.in_language(language) {
                let own: Demand = fitted(&answers, id)?;
                let (id, unit, received) = (id.clone(), demand.unit.clone(), demand.received.clone());
                let own = Demand { id: id.clone(), unit, received, answers, ..own };
                told.to_mut().demands.insert(id, Arc::new(own));
            }
        }
        for Translated { role, path, part } in &self.translated {
            if let Some(part) = part.in_language(language) {
                told.to_mut().take(role, &part, path)?;
            }
        }
        Ok(told)
    }

    /// The settings as a language has them; as they were written where that does not fit, which their schema rules out.
    pub fn settings_in(&self, language: Language) -> Cow<'_, Settings> {
        let own = self.translated.iter().find(|one| one.role == Role::Call);
        let told = own.and_then(|own| settings(&own.part.in_language(language)?, &own.path).ok());
        told.map_or(Cow::Borrowed(&self.settings), Cow::Owned)
    }

    /// Puts a document of that role in the place of the one that is there.
    fn take(&mut self, role: &Role, part: &Public, path: &str) -> Result<(), ViewError> {
        match role {
            Role::Call => self.settings = settings(part, path)?,
            Role::Unit(id) => {
                let unit: Unit = fitted(part, path)?;
                self.units.insert(id.clone(), Unit { id: id.clone(), ..unit });
            }
            Role::Department(id) => {
                let own: Department = fitted(part, path)?;
                if let Some(department) = self.departments.iter_mut().find(|one| one.id == *id) {
                    department.name = own.name;
                }
            }
            Role::GuidelineItem(id) => retitle(&mut self.guideline, id, &fitted(part, path)?),
            Role::DraftItem(draft, id) => {
                if let Some(items) = self.drafts.get_mut(draft) {
                    retitle(items, id, &fitted(part, path)?);
                }
            }
            // No form of these has names in other languages.
            Role::Demand(..)
            | Role::Recommendation(_)
            | Role::Dispositions
            | Role::Comment(_)
            | Role::Page(_)
            | Role::Scan(..) => {}
        }
        Ok(())
    }
}

/// Settings as people go by them.
fn settings(part: &Public, path: &str) -> Result<Settings, ViewError> {
    Ok(fitted::<Settings>(part, path)?.with_stages_put_off())
}

fn retitle(items: &mut [GuidelineItem], id: &str, own: &GuidelineItem) {
    if let Some(item) = items.iter_mut().find(|item| item.id == id) {
        item.title.clone_from(&own.title);
    }
}
